package act

import (
	"cmp"
	"fmt"
	"strings"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// sentence is what the act will have recorded, in one sentence that can be read aloud.
func (c *call) sentence(in desk.Act, e desk.Effect) string {
	day := words.LongDay(in.On)
	if c.paper {
		return c.paperSentence(in, paperOf(c.Typed))
	}
	switch x := in.Command.(type) {
	case application.ReturnedMail:
		return day + "收到退信：" + words.ReturnReason(x.Reason) + "。答复日期仍是首次交邮之日。"
	case application.SendAgain:
		return day + by(x.Way) + "再次寄送答复" + bracketed("单号 ", x.Tracking) + "。答复日期仍是首次交邮之日。"
	case application.Assign:
		return day + "将本件交给" + c.chosenHandler(x.Handler) + "承办。"
	case application.Draft:
		return day + "起草答复（" + x.Outcome.Name() + "）并送审。"
	case application.Pass:
		return day + "审核通过，转签发。"
	case application.Countersign:
		return day + x.Role.Name() + "会签：" + x.Opinion.Name() + "。"
	case application.Return:
		return day + "退回" + c.app.Handler + "修改。"
	case application.Sign:
		return day + "签发答复" + bracketed("文号 ", x.DocNo) + "，生成答复书，等待送达。"
	case application.Deliver:
		return delivery(day, x, e)
	case application.Archive:
		return day + "归档，本件办结。"
	case application.RequestExtension:
		return fmt.Sprintf("%s请示延期 %d 个工作日，待负责人批准。期限现在不变。", day, x.Days)
	case application.ApproveExtension:
		return fmt.Sprintf("%s批准延期 %d 个工作日。告知申请人以后期限才延长。", day, c.app.State.Extension.Days)
	case application.NotifyExtension:
		return day + by(x.Way) + "告知申请人延期。"
	case application.Complete:
		return day + "更新申请人信息。"
	case application.Withdraw:
		return day + "收到申请人书面撤回，本件办结，不再答复。"
	case application.Amend:
		return c.mending(x)
	case application.Void:
		return day + "作废 " + c.app.State.Number + "：保留登记号，不计入统计，不能恢复。"
	case application.Note:
		return day + "备注。"
	}
	return c.procedureSentence(in, e)
}

// by is 以邮寄方式.
func by(w application.Way) string {
	return "以" + strings.TrimSuffix(words.Way(w), "方式") + "方式"
}

func bracketed(label, value string) string {
	if value == "" {
		return ""
	}
	return "（" + label + value + "）"
}

func delivery(day string, x application.Deliver, e desk.Effect) string {
	text := day + by(x.Way) + "答复申请人" + bracketed("文号 ", x.DocNo) + bracketed("单号 ", x.Tracking)
	switch {
	case e.Late:
		return text + "，视为逾期答复。"
	case e.Due.IsZero():
		return text + "。收到日期尚未确认，是否按期以确认后为准。"
	}
	return text + "，视为按期答复。"
}

// chosenHandler is the display name behind an id; the id was one of the list, or the preview would have refused it.
func (c *call) chosenHandler(id string) string {
	people, err := c.Desk.Handlers(c.Ctx(), c.Person.AgencyID)
	if err != nil {
		return "选定的承办人"
	}
	for _, h := range people {
		if h.ID == id {
			return h.Display
		}
	}
	return "选定的承办人"
}

// dayOf is the day by which people know a fact: of an extension, the day the applicant was told.
func dayOf(f clock.Fact) civil.Date {
	if f.Kind == clock.Extended {
		return f.NotifiedOn
	}
	return f.On
}

func (c *call) mending(x application.Amend) string {
	var fact clock.Fact
	for _, f := range c.app.State.Facts {
		if f.Seq == x.Target {
			fact = f.Fact
		}
	}
	what := "“" + words.Fact(fact.Kind) + "”"
	if x.Withdrawn {
		return "撤销" + what + "（" + words.LongDay(dayOf(fact)) + "）的记录，记为没有发生。"
	}
	text := "更正" + what
	if !x.NewOn.IsZero() {
		text += "：日期由" + words.LongDay(dayOf(fact)) + "改为" + words.LongDay(x.NewOn)
	}
	if x.Channel != "" {
		text += "：渠道由" + words.Channel(fact.Channel) + "改为" + words.Channel(x.Channel)
	}
	if !x.ConfirmedOn.IsZero() {
		text += "：确认收到的日期为" + words.LongDay(x.ConfirmedOn)
	}
	if !x.ServedOn.IsZero() {
		text += "：送达日期为" + words.LongDay(x.ServedOn)
	}
	return text + "。"
}

// moves are what changes on the case: its stage, its due date.
func (c *call) moves(e desk.Effect) []form.Move {
	stage := func(s string) string { return words.Stage(application.Stage(s)) }
	var out []form.Move
	if e.StageBefore != e.Stage {
		out = append(out, form.Move{Label: "状态", From: stage(e.StageBefore), To: stage(e.Stage)})
	}
	return append(out, c.dueMoves(e)...)
}

// dueMoves are what becomes of the due date: it moves, stays, or gives way to the applicant's own time.
func (c *call) dueMoves(e desk.Effect) []form.Move {
	note := ""
	if e.ProvisionalDue {
		note = "暂定"
	}
	from, to := c.dueNow(e.ClockBefore), c.dueNow(e.Clock)
	var out []form.Move
	switch {
	case to == "":
	case from != to:
		out = append(out, form.Move{Label: "答复期限", From: from, To: to, Note: note})
	case application.Stage(e.Stage).Open():
		out = append(out, form.Move{Label: "答复期限", To: to + "，不变"})
	}
	if d := cmp.Or(e.Clock.CorrectionDue, e.Clock.PayDue); !d.IsZero() && e.Clock.StoppedFor != clock.ForNothing {
		label := map[clock.StoppedFor]string{clock.ForCorrection: "补正截止", clock.ForFee: "缴费截止"}[e.Clock.StoppedFor]
		out = append(out, form.Move{Label: label, To: words.Day(d, c.Today), Note: note})
	}
	return out
}

// dueNow is the due date of a clock as far as it has one.
func (c *call) dueNow(k clock.Clock) string {
	switch {
	case k.StoppedFor != clock.ForNothing:
		return "计时停止：" + words.StoppedFor(k.StoppedFor)
	case !k.ReplyDue.IsZero():
		return words.Day(k.ReplyDue, c.Today)
	case !k.ReplyDueConservative.IsZero():
		return "待确认收到，从早按 " + words.Day(k.ReplyDueConservative, c.Today)
	}
	return ""
}

// texts are the passages that go with the act, as they will be kept.
func (c *call) texts(cmd casefile.Command) []parts.Quote {
	quote := func(label, text string) []parts.Quote {
		if text == "" {
			return nil
		}
		return []parts.Quote{{Label: label, Text: text}}
	}
	switch x := cmd.(type) {
	case application.Draft:
		return quote("答复内容", x.Text)
	case application.Pass:
		return quote("审核意见", x.Opinion)
	case application.Countersign:
		return quote("说明", x.Text)
	case application.Return:
		return quote("理由", x.Reason)
	case application.RequestExtension:
		return quote("理由", x.Reason)
	case application.Withdraw:
		return quote("撤回申请书的要点", x.Statement)
	case application.Amend:
		return quote("理由", x.Reason)
	case application.Void:
		return quote("理由", x.Reason)
	case application.Note:
		return quote("内容", x.Text)
	}
	label, text := procedureText(cmd)
	return quote(label, text)
}
