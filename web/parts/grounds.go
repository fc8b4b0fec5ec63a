package parts

import (
	"cmp"
	"strings"

	"gongkai/statute/review"
)

// Standing is what a reply stands on, line by line, for whoever decides about it: items, parts withheld with ground, facts and reason,
// searches, milder courses. Texts are those of the handler.
func Standing(f review.File) []string {
	var out []string
	for _, r := range f.Replies {
		line := "处理结果：" + r.Code.Name()
		if len(f.Replies) > 1 {
			line = "第" + r.Item + "项：" + r.Code.Name()
		}
		out = append(out, line)
		out = append(out, searched(r)...)
	}
	for _, d := range f.Documents {
		out = append(out, documentLines(f, d)...)
	}
	return out
}

func documentLines(f review.File, d review.Document) []string {
	name := d.Title
	if name == "" {
		name = "文件" + strings.TrimPrefix(d.ID, "d")
	}
	var out []string
	for _, s := range d.Segments {
		switch {
		case s.State == review.Open:
			out = append(out, name+"　"+s.Location+"：公开")
		case s.NotInformation:
			out = append(out, name+"　"+s.Location+"：不是政府信息。"+s.Reason)
		default:
			out = append(out, name+"　"+s.Location+"：不公开，"+groundOf(f, s.Basis)+"。事实："+s.Facts+"。理由："+s.Reason)
		}
	}
	if d.Separable == review.No {
		out = append(out, name+"：不能作区分处理，"+d.Indivisible)
	}
	return out
}

func groundOf(f review.File, basis string) string {
	for _, b := range f.Bases {
		if b.ID == basis && basis != "" {
			return b.Ground.Name() + "（" + b.Ground.Article() + "）"
		}
	}
	return "没有写明依据"
}

func searched(r review.Reply) []string {
	if r.Search == nil {
		return nil
	}
	var out []string
	for _, e := range r.Search.Entries {
		out = append(out, "查找："+cmp.Or(e.Place.Name(), string(e.Place))+"，"+e.By+"，关键词"+e.Keywords+"，范围"+e.Range)
	}
	return out
}
