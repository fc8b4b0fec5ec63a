package act

import (
	"cmp"
	"fmt"
	"slices"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// procedureSentence is what an act between receipt and reply will have recorded.
func (c *call) procedureSentence(in desk.Act, e desk.Effect) string {
	day := words.LongDay(in.On)
	switch x := in.Command.(type) {
	case application.ConfirmReceipt:
		return day + "与申请人确认收到，以这一天为收到之日" + due(e.Clock, "，答复期限 ") + "。"
	case application.RecordService:
		return c.service(day, x, e)
	case application.AskCorrection:
		return day + by(x.Way) + "发出补正通知" + stopped(e, "，计时停止，等待补正。申请人在"+words.LongDay(e.Clock.CorrectionDue)+
			"前补正"+unproved(words.LongDay(in.On))+"。")
	case application.ReceiveCorrection:
		return c.corrected(day, x, e)
	case application.CloseUncorrected:
		return day + "因申请人逾期不补正、又无正当理由，视为放弃申请，本件办结，不再处理。"
	case application.Consult, application.RecordOpinion, application.WithdrawConsultation:
		return c.consultationSentence(day, in, e)
	}
	return c.volumeSentence(day, in, e)
}

func (c *call) volumeSentence(day string, in desk.Act, e desk.Effect) string {
	switch x := in.Command.(type) {
	case application.AskReasons:
		return day + by(x.Way) + "要求申请人说明理由。" + running(e, "期限照常计算。")
	case application.FixLaterDate:
		return day + "告知申请人，延迟到" + words.LongDay(x.Due) + "答复。"
	case application.Charge:
		return c.charged(day, x, e)
	case application.RecordPayment:
		return fmt.Sprintf("%s收到信息处理费 %s，已缴清；从次日起重新计算 %d 个工作日%s。", day, words.Yuan(c.yuan()), e.Clock.Period, due(e.Clock, "，答复期限 "))
	case application.CloseUnpaid:
		return day + "因申请人逾期不缴费，视为放弃申请，本件办结，不再处理。"
	case application.OrderRedo:
		return fmt.Sprintf("%s收到%s%s，责令重新答复；期限 %d 个工作日%s。", day, words.Orderer(x.By), bracketed("文号 ", x.DocNo), e.Clock.Period, due(e.Clock, "，至 "))
	}
	return day + words.Act(in.Command.CommandKind()) + "。"
}

// due is the due date after its label, where there is one.
func due(k clock.Clock, label string) string {
	if k.ReplyDue.IsZero() {
		return ""
	}
	return label + words.LongDay(k.ReplyDue)
}

// stopped is what follows a letter that stops the clock; a late or a second one stops nothing.
func stopped(e desk.Effect, then string) string {
	if e.Clock.StoppedFor == clock.ForNothing {
		return "。期限不停止" + due(e.Clock, "，答复期限仍是 ") + "。"
	}
	return then
}

func running(e desk.Effect, then string) string {
	if e.Clock.StoppedFor == clock.ForNothing {
		return then
	}
	return "计时停止，" + words.StoppedFor(e.Clock.StoppedFor) + "。"
}

// unproved says from when a period is counted until the letter's arrival is on file.
func unproved(from string) string { return "（送达还没有登记，暂从" + from + "起算）" }

// service is a letter's arrival, and until when its addressee has time.
func (c *call) service(day string, x application.RecordService, e desk.Effect) string {
	var f clock.Fact
	for _, known := range c.app.State.Facts {
		if known.Seq == x.Target {
			f = known.Fact
		}
	}
	text := day + c.letter(f) + "送达"
	switch f.Kind {
	case clock.Replied:
		return text + "，以这一天为申请人收到之日；答复日期不变。"
	case clock.CorrectionSent:
		return text + until("；申请人补正截止 ", e.Clock.CorrectionDue)
	case clock.FeeNoticed:
		return text + until("；申请人缴费截止 ", e.Clock.PayDue)
	}
	return text + until("；答复截止 ", consulted(e.Clock, f.Ref).AnswerDue)
}

func until(label string, d civil.Date) string {
	if d.IsZero() {
		return "。"
	}
	return label + words.LongDay(d) + "。"
}

func consulted(k clock.Clock, ref string) clock.Consultation {
	for _, x := range k.Consultations {
		if x.Ref == ref {
			return x
		}
	}
	return clock.Consultation{}
}

func (c *call) corrected(day string, x application.ReceiveCorrection, e desk.Effect) string {
	text := day + "收到补正（" + words.Channel(x.Channel) + "）"
	if e.Clock.ReplyDue.IsZero() {
		return text + "；与申请人确认收到以后，期限重新计算。"
	}
	return fmt.Sprintf("%s，从次日起重新计算 %d 个工作日%s。", text, e.Clock.Period, due(e.Clock, "，答复期限 "))
}

// consultationSentence is about one letter asking for an opinion.
func (c *call) consultationSentence(day string, in desk.Act, e desk.Effect) string {
	switch x := in.Command.(type) {
	case application.Consult:
		k := e.Clock.Consultations[len(e.Clock.Consultations)-1]
		text := day + by(x.Way) + "向" + x.Party.Text() + "“" + x.Name + "”征求意见，答复截止 " + words.LongDay(k.AnswerDue) + unproved("发出之日") + "。"
		if slices.Contains(e.Clock.Violations, clock.LateConsultation) {
			return text + "时间不从答复期限里扣除。"
		}
		return text + "从次日起到收到意见之日，不计入答复期限；" + words.Silence(x.Party) + "。"
	case application.RecordOpinion:
		return day + "收到征求意见书 " + x.Ref + c.nameOf(x.Ref) + " 的意见：" + words.Opinion(x.Opinion) + c.counted(e, x.Ref) + "。"
	case application.WithdrawConsultation:
		return day + "撤回征求意见书 " + x.Ref + c.nameOf(x.Ref) + c.counted(e, x.Ref) + "。"
	}
	return day
}

// counted is until when a letter keeps time out of the count.
func (c *call) counted(e desk.Effect, ref string) string {
	return "。征求意见的时间算到" + words.LongDay(consulted(e.Clock, ref).EndedOn) + "，次日起继续计算" + due(e.Clock, "，答复期限 ")
}

// yuan is what the fee notice of the case asks for.
func (c *call) yuan() int64 {
	if c.app.State.Fee == nil {
		return 0
	}
	return c.app.State.Fee.Yuan
}

func (c *call) charged(day string, x application.Charge, e desk.Effect) string {
	how := fmt.Sprintf("%s，本件 %d %s", words.Tariff(x.Tariff), x.Count, words.TariffUnit(x.Tariff))
	if x.Tariff == fee.Units {
		how += fmt.Sprintf("、本月此前 %d 件", x.Before)
	}
	return day + by(x.Way) + "发出收费通知：" + how + "，应缴 " + words.Yuan(e.Yuan) + "。" +
		"计时停止，等待缴费；申请人在" + words.LongDay(e.Clock.PayDue) + "前缴清" + unproved("发出之日") + "。"
}

// procedureText is the passage that goes with an act between receipt and reply.
func procedureText(cmd casefile.Command) (label, text string) {
	switch x := cmd.(type) {
	case application.AskCorrection:
		return "需要补正的内容", application.CorrectionText(x.Points, x.Text)
	case application.ReceiveCorrection:
		return "补正后的申请内容", x.Text
	case application.Consult:
		return "征求意见的信息", x.Text
	case application.RecordOpinion:
		return "意见的内容和理由", x.Text
	case application.AskReasons:
		return "数量、频次的事实和要求", x.Text
	case application.CloseUncorrected:
		return "理由", x.Reason
	case application.WithdrawConsultation:
		return "理由", x.Reason
	case application.FixLaterDate:
		return "理由", x.Reason
	case application.CloseUnpaid:
		return "理由", x.Reason
	}
	return "", ""
}

// procedureContext is what must be read before an act between receipt and reply.
func (c *call) procedureContext() []parts.Quote {
	a := c.app
	switch c.def.kind {
	case application.CmdReceiveCorrection:
		return []parts.Quote{{Label: "补正通知要求补正的内容", Text: a.Correction}, {Label: "原来的申请内容", Text: cmp.Or(a.First, a.Request)}}
	case application.CmdCloseUncorrected:
		return []parts.Quote{{Label: "补正通知要求补正的内容", Text: a.Correction}}
	case application.CmdRecordOpinion, application.CmdWithdrawConsultation:
		return c.openLetters()
	case application.CmdRecordPayment, application.CmdCloseUnpaid:
		if x := a.State.Fee; x != nil {
			return []parts.Quote{{Label: "收费通知", Text: fmt.Sprintf("%s，%d %s，应缴 %s", words.Tariff(x.Tariff), x.Count, words.TariffUnit(x.Tariff), words.Yuan(x.Yuan))}}
		}
	}
	return nil
}

// openLetters are the letters that wait for an opinion, as they were sent.
func (c *call) openLetters() []parts.Quote {
	var out []parts.Quote
	for _, x := range c.app.Consulted {
		if x.EndedSeq == 0 {
			out = append(out, parts.Quote{Label: "征求意见书 " + x.Ref + "　" + x.Name, Text: x.Text})
		}
	}
	return out
}
