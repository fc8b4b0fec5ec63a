package act

import (
	"fmt"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/web/words"
)

// sentence is what the act will have recorded, in one sentence that can be read aloud.
func (c *call) sentence(in desk.Act, e desk.Effect) string {
	day := words.LongDay(in.On)
	switch x := in.Command.(type) {
	case application.Assign:
		return day + "将本件交给" + c.chosenHandler(x.Handler) + "承办。"
	case application.Draft:
		return day + "起草答复（" + x.Outcome.Name() + "）并送审。"
	case application.Pass:
		return day + "审核通过，转签发。"
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
		return day + "以" + words.Way(x.Way) + "方式告知申请人延期。"
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
	return day + words.Act(in.Command.CommandKind())
}

func bracketed(label, value string) string {
	if value == "" {
		return ""
	}
	return "（" + label + value + "）"
}

func delivery(day string, x application.Deliver, e desk.Effect) string {
	text := day + "以" + words.Way(x.Way) + "方式答复申请人" + bracketed("文号 ", x.DocNo) + bracketed("单号 ", x.Tracking)
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
	return text + "。"
}

// moves are what changes on the case: its stage, its due date.
func (c *call) moves(e desk.Effect) []Move {
	stage := func(s string) string { return words.Stage(application.Stage(s)) }
	var out []Move
	if e.StageBefore != e.Stage {
		out = append(out, Move{Label: "状态", From: stage(e.StageBefore), To: stage(e.Stage)})
	}
	due := func(d civil.Date) string { return words.Day(d, c.Today) }
	if e.DueBefore != e.Due {
		m := Move{Label: "答复期限", From: due(e.DueBefore), To: due(e.Due)}
		if e.ProvisionalDue {
			m.Note = "暂定"
		}
		out = append(out, m)
	} else if application.Stage(e.Stage).Open() && !e.Due.IsZero() {
		out = append(out, Move{Label: "答复期限", To: due(e.Due) + "，不变"})
	}
	return out
}

// texts are the passages that go with the act, as they will be kept.
func (c *call) texts(cmd casefile.Command) []Quote {
	quote := func(label, text string) []Quote {
		if text == "" {
			return nil
		}
		return []Quote{{Label: label, Text: text}}
	}
	switch x := cmd.(type) {
	case application.Draft:
		return quote("答复内容", x.Text)
	case application.Pass:
		return quote("审核意见", x.Opinion)
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
	return nil
}
