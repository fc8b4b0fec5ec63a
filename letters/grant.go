package letters

import (
	"fmt"
	"strings"

	"gongkai/civil"
	"gongkai/statute/outcome"
)

// GrantInput is what a 答复书·予以公开 says.
type GrantInput struct {
	Application  Application
	Course       Course
	Number       string   // 文号
	Request      []string // the request restated, item by item, in the applicant's words
	Attachments  []Attachment
	Route        string // drafted: way, route and time of getting it, where it is not attached or besides
	ServedOnline bool   // sent through an internet channel
	Redress      Redress
	Agency       string
	Date         civil.Date // 成文日期, the day of the decision: it chooses the remedy
}

// Attachment is a document that goes with the answer.
type Attachment struct {
	Title  string // as the document is called
	Form   string // 纸质复印件, 电子文件 …
	Extent string // 共12页, 1个文件
}

// Grant composes the 政府信息公开申请答复书 (T21) that discloses under art. 36(2).
func Grant(in GrantInput) (Letter, error) {
	if err := in.faults().or(); err != nil {
		return Letter{}, err
	}
	a := in.Application
	body := append([]Text{append(a.received(), in.Course.told(a.you())...)}, a.requested(in.Request)...)
	remedy := remedyOf(outcome.A36_2_GRANT, in.Date)
	return Letter{
		Code:      T21,
		Title:     "政府信息公开申请答复书",
		Number:    fill("文号", in.Number),
		Addressee: fill("申请人", a.Applicant),
		Body:      append(body, in.decision()...),
		Remedy:    remedy,
		Rights:    in.Redress.rights(remedy, in.ServedOnline),
		Enclosed:  in.enclosed(),
		Signed:    fill("署名机关", in.Agency),
		Date:      Text{}.date("成文日期", in.Date),
	}, nil
}

// decision is art. 36(2): what is provided, or the way, route and time of getting it.
func (in GrantInput) decision() []Text {
	t := say("经审查，" + in.Application.you() + "申请公开的政府信息可以公开。根据" + outcome.A36_2_GRANT.Citation() + "的规定，本机关决定予以公开")
	if len(in.Attachments) > 0 {
		t = t.say("，现将该政府信息提供给" + in.Application.you() + "（详见附件）。")
		if strings.TrimSpace(in.Route) == "" {
			return []Text{t}
		}
		return append([]Text{t}, drafted("获取信息的方式、途径和时间", in.Route)...)
	}
	t = t.say("，获取该政府信息的方式、途径和时间如下：")
	return append([]Text{t}, drafted("所公开信息的附件，或者获取信息的方式、途径和时间", in.Route)...)
}

func (in GrantInput) enclosed() (out []Text) {
	for i, x := range in.Attachments {
		var t Text
		name := "附件"
		if len(in.Attachments) > 1 {
			t = say(fmt.Sprintf("%d. ", i+1))
			name = fmt.Sprintf("附件%d", i+1)
		}
		out = append(out, t.fill(name+"名称", x.Title).say("（").fill(name+"形式", x.Form).say("，").fill(name+"页数", x.Extent).say("）"))
	}
	return out
}

func (in GrantInput) faults() (f Faults) {
	in.Application.check(&f)
	f.written(in.Date)
	f.oneLine("Number", in.Number)
	f.oneLine("Agency", in.Agency)
	f.ownWords("Route", in.Route)
	in.Redress.check(&f)
	for _, x := range in.Attachments {
		f.oneLine("Attachments", x.Title+x.Form+x.Extent)
	}
	in.Course.check(&f, in.Application.Received, in.Date)
	return f
}
