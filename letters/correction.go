package letters

import (
	"gongkai/civil"
	"gongkai/statute/review"
)

// CorrectionInput is what a 补正告知书 says.
type CorrectionInput struct {
	Application Application
	Number      string
	Request     []string
	Points      string // drafted: what is unclear, item by item
	Days        int    // working days given to correct, from the day it arrives
	Idle        bool   // too late, or a second one: it does not stop the clock
	Contact     Contact
	Agency      string
	Date        civil.Date
}

// CorrectionNotice composes the 补正告知书 (T04) under art. 30: everything at once, what to do, by when, and what follows.
func CorrectionNotice(in CorrectionInput) (Letter, error) {
	var f Faults
	p := procedural{in.Application, in.Number, in.Agency, in.Date}
	p.check(&f)
	f.ownWords("Points", in.Points)
	in.Contact.check(&f)
	for _, bad := range review.AsksWhy(in.Points) {
		f.add("Points", "不得要求说明"+bad+"（条例第二十七条、第二十九条）")
	}
	if in.Days < 0 {
		f.add("Days", "补正期限应为正数")
	}
	if err := f.or(); err != nil {
		return Letter{}, err
	}
	a := in.Application
	body := append(a.requested(in.Request), say("经审查，"+a.you()+"的申请内容不明确，根据"+regulation+"第二十九条、第三十条的规定，请"+a.you()+"一次性补正下列内容："))
	body = append(body, drafted("需要补正的内容", in.Points)...)
	body = append(body, say("补正时，请写明所申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述；涉及申请人姓名或者名称、身份证明、联系方式，以及获取信息的方式、途径等形式要求的，请一并写明。"),
		say("请"+a.you()+"自收到本告知书之次日起").number("补正期限（工作日）", in.Days).say("个工作日内补正。"+a.you()+"无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。"),
		in.effect(), in.Contact.asked())
	return p.letter(T04, "政府信息公开申请补正告知书", body...), nil
}

func (in CorrectionInput) effect() Text {
	if in.Idle {
		return say("本告知不改变本机关对该申请的答复期限。")
	}
	return say("本机关收到补正的申请后，答复期限自收到补正的申请之日起重新计算。")
}

// ReasonsInput is what a 说明理由告知书 says.
type ReasonsInput struct {
	Application Application
	Number      string
	Request     []string
	Facts       string     // drafted: number and frequency
	Due         civil.Date // the last day for giving reasons
	Contact     Contact
	Agency      string
	Date        civil.Date
}

// ReasonsNotice composes the 说明理由告知书 (T05) under art. 35.
func ReasonsNotice(in ReasonsInput) (Letter, error) {
	var f Faults
	p := procedural{in.Application, in.Number, in.Agency, in.Date}
	p.check(&f)
	f.ownWords("Facts", in.Facts)
	in.Contact.check(&f)
	f.inOrder("说明理由的期限不能早于告知之日", dated{"Date", in.Date}, dated{"Due", in.Due})
	if err := f.or(); err != nil {
		return Letter{}, err
	}
	a := in.Application
	body := append(a.requested(in.Request), say(a.you()+"申请公开政府信息的数量、频次明显超过合理范围，具体情况如下："))
	body = append(body, drafted("申请的数量、频次", in.Facts)...)
	body = append(body,
		say("根据"+regulation+"第三十五条的规定，请"+a.you()+"在").date("说明理由的期限", in.Due).say("前（含当日）书面说明理由。"),
		say("本机关认为申请理由不合理的，将告知"+a.you()+"不予处理；认为申请理由合理，但是无法在规定的期限内答复的，将确定延迟答复的合理期限并告知"+a.you()+"。"),
		in.Contact.asked())
	return p.letter(T05, "政府信息公开申请说明理由告知书", body...), nil
}

// asked is the sentence on where to send things and ask.
func (c Contact) asked() Text {
	if c.Line != "" {
		return say("联系方式：" + c.Line + "。")
	}
	t := say("联系单位：").fill("联系单位", c.Office).say("；电话：").fill("联系电话", c.Telephone)
	if c.Address != "" {
		t = t.say("；地址：" + c.Address)
	}
	return t.say("。")
}

func (c Contact) check(f *Faults) {
	f.oneLine("Contact.Office", c.Office)
	f.oneLine("Contact.Telephone", c.Telephone)
	f.oneLine("Contact.Address", c.Address)
	f.oneLine("Contact.Line", c.Line)
}
