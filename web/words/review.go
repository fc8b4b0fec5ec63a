package words

import (
	"strings"
	"sync"

	"gongkai/casefile"
	"gongkai/seeds"
	"gongkai/statute/review"
)

// Grounds is the table of grounds that the program ships: conditions, alternatives and their texts.
var Grounds = sync.OnceValue(func() review.Table {
	t, err := review.ParseGrounds(seeds.Grounds())
	if err != nil {
		panic("the program's own table of grounds: " + err.Error())
	}
	return t
})

// finding is what the minimal-exemption rule says, with the place it speaks of; "" for another refusal.
func finding(r casefile.Refusal) string {
	id := r.Facts["condition"]
	if id == "" {
		return ""
	}
	if id == "marked_text" {
		return "文字里有“机密”“绝密”等标注。国家秘密不得录入本系统，请删去；只是引用文件名称等不涉密情形的，写明理由。"
	}
	if id == "unlawful_words" {
		return "文字里有“不予受理”或者“不属于公开范围”：条例没有这样的处理结果和理由，请写明按条例哪一条怎样处理；引用文件名称或者他人原话的，加书名号或者引号。"
	}
	if id == "asks_why" {
		return "文字里要求说明“申请用途”“特殊需要”或者“利害关系”：补正只能针对申请内容和形式要求，请删去；引用文件名称的，加书名号。"
	}
	for _, row := range Grounds().Rows() {
		for _, c := range row.Conditions {
			if c.ID == id {
				return spot(r) + strings.ReplaceAll(c.Text, "{}", subject(r)) + "。" + whoMaySign(r)
			}
		}
	}
	return ""
}

// whoMaySign says whose the warning is, to somebody who cannot sign against it.
func whoMaySign(r casefile.Refusal) string {
	role := review.Role(r.Facts["may_sign"])
	if r.MaySign || !role.Known() {
		return ""
	}
	return "只有" + role.Name() + "可以带风险签发：请由其会签时写明理由，或者由其办理。"
}

// subject is the signer or the alternative that a text names.
func subject(r casefile.Refusal) string {
	_, id, _ := strings.Cut(r.Field, ".")
	if role := review.Role(id); role.Known() {
		return role.Name()
	}
	for _, row := range Grounds().Rows() {
		for _, o := range row.Options {
			if o.ID == id {
				return o.Text
			}
		}
	}
	return ""
}

// spot is where in the file it lies: 文件1第2段、依据1.
func spot(r casefile.Refusal) string {
	number := func(id string) string { return strings.TrimLeft(id, "bds") }
	text := ""
	if id := r.Facts["item"]; id != "" && id != "1" {
		text = "第" + id + "项"
	}
	if id := r.Facts["document"]; id != "" {
		text += "文件" + number(id)
	}
	if id := r.Facts["segment"]; id != "" {
		text += "第" + number(id) + "段"
	}
	if id := r.Facts["basis"]; id != "" {
		text += "依据" + number(id)
	}
	if text == "" {
		return ""
	}
	return text + "："
}

// Ahead is a finding that stands in the way of a later act: what will be asked, and of whom.
func Ahead(x review.Finding) string {
	r := casefile.Refusal{Check: string(x.Check), Field: x.Field, MaySign: true, Facts: map[string]string{"condition": x.Condition, "item": x.Item,
		"document": x.Document, "segment": x.Segment, "basis": x.Basis}}
	text := strings.TrimSuffix(finding(r), "。") + "（" + string(x.Check) + "）"
	if x.Severity == review.Warning && x.MaySign.Known() {
		return text + "：由" + x.MaySign.Name() + "写明理由后可以带风险签发"
	}
	return text
}
