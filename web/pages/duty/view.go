package duty

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/desk"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// View is the form of an act, which a share's page shows too.
type View = form.View

func (c *call) head() form.Head {
	i := c.c.Item
	h := form.Head{Link: c.Link, Number: i.No, Title: parts.Line(i.Text, 40), Stage: words.AssignmentStage(assignment.Stage(i.Stage)),
		Clock: parts.ClockOfDue(i.Light, i.DueOn, c.Today, c.Cal)}
	if s := c.c.Share; s != nil {
		h.Name, h.Stage = s.Unit, words.ShareStage(assignment.Stage(s.Stage), s.Asked)
		h.Clock = parts.ClockOfDue(s.Light, s.DueOn, c.Today, c.Cal)
	}
	return h
}

func (c *call) view(p parts.Problems) View {
	v := c.View(c.head(), c.def.fields(c, p), p)
	v.Act, v.Lead, v.Action, v.Light, v.Context = c.title(), c.def.lead, c.action(), c.def.light, c.context()
	v.Proof, v.Units = c.proofForm(p), c.units(p)
	return v
}

func (c *call) action() string { return c.Link + "/acts/" + c.def.kind }

// context is what somebody must have read before he decides.
func (c *call) context() []parts.Quote {
	out := []parts.Quote{{Label: "举措（原文）", Text: c.c.Item.Text}}
	if c.c.Kind == casefile.KindShare && c.c.Report != "" {
		out = append(out, parts.Quote{Label: "单位的反馈", Text: c.c.Report})
	}
	if c.c.Kind == casefile.KindShare && c.def.kind == assignment.CmdReport && c.c.Asked != "" {
		out = append(out, parts.Quote{Label: "要报送什么", Text: c.c.Asked})
	}
	if c.def.kind == assignment.CmdReport && c.c.Returned != "" {
		out = append(out, parts.Quote{Label: "退回的理由", Text: c.c.Returned})
	}
	return out
}

// Confirmation is what the act will record.
func (c *call) Confirmation(in desk.Act, e desk.Effect) form.Confirm {
	out := form.Confirm{Head: c.head(), Act: c.title(), Action: c.action(), Sentence: c.sentence(in), Moves: c.moves(e), Texts: texts(in.Command)}
	for _, f := range c.kept {
		out.Fields = append(out.Fields, form.Hidden{Name: "kept", Value: keptValue(f)})
	}
	for _, s := range c.shares {
		out.Fields = append(out.Fields, form.Hidden{Name: "shares", Value: s})
	}
	return out
}
