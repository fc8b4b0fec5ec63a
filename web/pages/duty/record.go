package duty

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/desk"
	"gongkai/web/words"
)

// sentence is what the act will have recorded, in one sentence that can be read aloud.
func (c *call) sentence(in desk.Act) string {
	day := words.LongDay(in.On)
	switch in.Command.(type) {
	case assignment.Close:
		return day + "将 " + c.c.Item.No + " 从台账销号。"
	case assignment.Reopen:
		return day + "将 " + c.c.Item.No + " 恢复列入台账。"
	case assignment.Report:
		return day + c.unit() + "反馈。"
	case assignment.Accept:
		return day + "认可" + c.unit() + "的反馈。"
	case assignment.Return:
		return day + "退回" + c.unit() + "重新反馈。"
	}
	return day + words.Act(in.Command.CommandKind()) + "。"
}

func (c *call) unit() string {
	if c.c.Share == nil {
		return ""
	}
	return c.c.Share.Unit
}

// moves are what changes on the case: its stage, its date.
func (c *call) moves(e desk.Effect) []Move {
	stage := func(s string) string { return words.AssignmentStage(assignment.Stage(s)) }
	var out []Move
	if e.StageBefore != e.Stage {
		out = append(out, Move{Label: "状态", From: stage(e.StageBefore), To: stage(e.Stage)})
	}
	if e.DueBefore != e.Due {
		m := Move{Label: "期限", From: words.Day(e.DueBefore, c.Today), To: words.Day(e.Due, c.Today)}
		if e.Due.IsZero() {
			m.To = "不再有到期的"
		}
		out = append(out, m)
	}
	return out
}

// texts are the passages that go with the act, as they will be kept.
func texts(cmd casefile.Command) []Quote {
	quote := func(label, text string) []Quote {
		if text == "" {
			return nil
		}
		return []Quote{{Label: label, Text: text}}
	}
	switch x := cmd.(type) {
	case assignment.Close:
		return quote("销号意见", x.Opinion)
	case assignment.Reopen:
		return quote("理由", x.Reason)
	case assignment.Report:
		return quote("反馈内容", x.Text)
	case assignment.Accept:
		return quote("意见", x.Opinion)
	case assignment.Return:
		return quote("理由", x.Reason)
	case assignment.Note:
		return quote("内容", x.Text)
	}
	return nil
}
