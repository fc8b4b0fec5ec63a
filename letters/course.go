package letters

import (
	"gongkai/civil"
	"gongkai/statute/clock"
)

// Course is what happened between the receipt and the decision, as far as the applicant was told; zero dates are absent.
type Course struct {
	CorrectionAsked, Corrected civil.Date // art. 30
	Idle                       bool       // the notice came too late or a second time: the period was not counted anew
	Consultations              []Consultation
	ExtensionTold, ExtendedTo  civil.Date // art. 33(2)
	Paid                       civil.Date // 信息处理费, art. 42
}

// Consultation is an opinion asked for; Ended is the day it came, or on which the time for it ran out.
type Consultation struct {
	Party       clock.Party
	Sent, Ended civil.Date
	Answered    bool
	TookBack    bool // the agency withdrew its question on Ended
	Pending     bool // neither answered nor run out when the letter was written
	Late        bool // sent after the due date: its time is counted like any other
}

// told are the sentences on correction, consultations, extension and fee, in that order.
func (c Course) told(you string) (t Text) {
	if !c.CorrectionAsked.IsZero() {
		t = t.say("本机关于"+c.CorrectionAsked.Chinese()+"告知"+you+"补正，于").date("收到补正日期", c.Corrected).
			say("收到补正材料")
		if !c.Idle {
			t = t.say("，答复期限自收到补正的申请之日起重新计算")
		}
		t = t.say("。")
	}
	for _, x := range c.Consultations {
		t = append(t, x.told()...)
	}
	if !c.ExtensionTold.IsZero() {
		t = t.say("本机关于"+c.ExtensionTold.Chinese()+"告知"+you+"延期答复，延长后的答复期限至").date("延长后的答复期限", c.ExtendedTo).say("。")
	}
	if !c.Paid.IsZero() {
		t = t.say(you + "于" + c.Paid.Chinese() + "缴纳信息处理费，答复期限自缴纳完成之次日起重新计算。")
	}
	return t
}

// told never names the party: a third party's name is not the applicant's business.
func (x Consultation) told() Text {
	whom := "第三方"
	switch x.Party {
	case clock.CoMaker:
		whom = "共同制作机关"
	case clock.Agency:
		whom = "其他机关"
	case clock.ThirdParty:
	}
	t := say("本机关于").date("征求意见日期", x.Sent).say("书面征求" + whom + "意见，")
	switch {
	case x.TookBack:
		t = t.say("于").date("撤回征求意见日期", x.Ended).say("撤回")
	case x.Pending:
		t = t.say("至今尚未收到意见")
	case x.Answered:
		t = t.say("于").date("收到意见日期", x.Ended).say("收到意见")
	default:
		t = t.say("征求意见期限于").date("征求意见期限届满日期", x.Ended).say("届满")
	}
	if x.Late {
		return t.say("。")
	}
	return t.say("，征求意见所需时间不计算在答复期限内。")
}

// check holds that everything lies between the receipt and the letter.
func (c Course) check(f *Faults, received, written civil.Date) {
	between := func(dates ...dated) {
		all := append([]dated{{"Application.Received", received}}, dates...)
		f.inOrder("日期先后有误", append(all, dated{"Date", written})...)
	}
	between()
	between(dated{"Course.CorrectionAsked", c.CorrectionAsked}, dated{"Course.Corrected", c.Corrected})
	between(dated{"Course.ExtensionTold", c.ExtensionTold})
	between(dated{"Course.Paid", c.Paid})
	for _, x := range c.Consultations {
		between(dated{"Course.Consultations.Sent", x.Sent}, dated{"Course.Consultations.Ended", x.Ended})
		if x.Party != "" && x.Party != clock.ThirdParty && x.Party != clock.CoMaker && x.Party != clock.Agency {
			f.add("Course.Consultations.Party", "没有这种征求意见对象")
		}
	}
}
