package duty

import (
	"strconv"
	"strings"

	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/desk"
	"gongkai/web/form"
	"gongkai/web/parts"
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
	case assignment.Ask:
		return c.askSentence(in, day)
	case assignment.Report:
		return day + c.unit() + "反馈。"
	case assignment.Accept:
		return day + "认可" + c.unit() + "的反馈。"
	case assignment.Return:
		return day + "退回" + c.unit() + "重新反馈。"
	}
	return day + words.Act(in.Command.CommandKind()) + "。"
}

// askSentence names everyone who will be asked.
func (c *call) askSentence(in desk.Act, day string) string {
	ask, _ := in.Command.(assignment.Ask)
	by := "于" + words.LongDay(ask.Due) + "前报送落实情况。"
	if c.c.Share != nil {
		return day + "请" + c.unit() + by
	}
	var names []string
	for _, s := range c.c.Item.Shares {
		if stage := assignment.Stage(s.Stage); !s.Asked && (stage == assignment.Owed || stage == assignment.Back) {
			names = append(names, s.Unit)
		}
	}
	return day + "请 " + strconv.Itoa(len(names)) + " 个单位（" + strings.Join(names, "、") + "）" + by
}

func (c *call) unit() string {
	if c.c.Share == nil {
		return ""
	}
	return c.c.Share.Unit
}

// moves are what changes on the case: its stage, its date.
func (c *call) moves(e desk.Effect) []form.Move {
	stage := func(s string) string { return words.AssignmentStage(assignment.Stage(s)) }
	var out []form.Move
	if e.StageBefore != e.Stage {
		out = append(out, form.Move{Label: "状态", From: stage(e.StageBefore), To: stage(e.Stage)})
	}
	if e.DueBefore != e.Due {
		m := form.Move{Label: "期限", From: words.Day(e.DueBefore, c.Today), To: words.Day(e.Due, c.Today)}
		if e.Due.IsZero() {
			m.To = "不再有到期的"
		}
		out = append(out, m)
	}
	return out
}

// texts are the passages that go with the act, as they will be kept.
func texts(cmd casefile.Command) []parts.Quote {
	quote := func(label, text string) []parts.Quote {
		if text == "" {
			return nil
		}
		return []parts.Quote{{Label: label, Text: text}}
	}
	switch x := cmd.(type) {
	case assignment.Close:
		return quote("销号意见", x.Opinion)
	case assignment.Reopen:
		return quote("理由", x.Reason)
	case assignment.Report:
		return quote("反馈内容", x.Text)
	case assignment.Ask:
		return quote("要报送什么", x.Text)
	case assignment.Accept:
		return quote("意见", x.Opinion)
	case assignment.Return:
		return quote("理由", x.Reason)
	case assignment.Note:
		return quote("内容", x.Text)
	}
	return nil
}
