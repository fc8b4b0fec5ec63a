package duty

import (
	"strconv"

	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// Head is the case an act belongs to.
type Head struct {
	Link, No, Title, Unit, Stage string
	Clock                        parts.Clock
}

// View is the form of an act.
type View struct {
	Head
	Act, Lead, Action string
	CommandID         string
	Seen              int
	Fields            []parts.Field
	Context           []Quote // what must be read to decide
	Problems          parts.Problems
	Light             bool
	Closed            bool // not possible now: reasons only
	Fresh             bool
}

// Quote is a passage with a heading.
type Quote struct{ Label, Text string }

// Confirm is what the act will record.
type Confirm struct {
	Head
	Act, Action string
	Sentence    string
	Moves       []Move
	Texts       []Quote
	Fields      []Hidden
}

// Move is a change of the case.
type Move struct{ Label, From, To string }

// Hidden is a field that goes with the confirmation.
type Hidden struct{ Name, Value string }

func (c *call) head() Head {
	i := c.c.Item
	h := Head{Link: c.link(), No: i.No, Title: parts.Line(i.Text, 40), Stage: words.AssignmentStage(assignment.Stage(i.Stage)),
		Clock: parts.ClockOfDue(i.Light, i.DueOn, c.Today, c.cal)}
	if s := c.c.Share; s != nil {
		h.Unit, h.Stage = s.Unit, words.AssignmentStage(assignment.Stage(s.Stage))
		h.Clock = parts.ClockOfDue(s.Light, s.DueOn, c.Today, c.cal)
	}
	return h
}

func (c *call) action() string { return c.link() + "/acts/" + c.def.kind }

func (c *call) view(p parts.Problems) View {
	return View{Head: c.head(), Act: c.title(), Lead: c.def.lead, Action: c.action(), CommandID: c.form.CommandID, Seen: c.form.Seen, Fields: c.def.fields(c, p),
		Context: c.context(), Problems: p, Light: c.def.light}
}

// context is what somebody must have read before he decides.
func (c *call) context() []Quote {
	out := []Quote{{Label: "举措（原文）", Text: c.c.Item.Text}}
	if c.c.Kind == casefile.KindShare && c.c.Report != "" {
		out = append(out, Quote{Label: "单位的反馈", Text: c.c.Report})
	}
	if c.def.kind == assignment.CmdReport && c.c.Returned != "" {
		out = append(out, Quote{Label: "退回的理由", Text: c.c.Returned})
	}
	return out
}

func (c *call) confirmation(in desk.Act, e desk.Effect) Confirm {
	out := Confirm{Head: c.head(), Act: c.title(), Action: c.action(), Sentence: c.sentence(in), Moves: c.moves(e), Texts: texts(in.Command)}
	for _, f := range append(c.form.texts(), Hidden{"on", c.form.On}) {
		if f.Value != "" {
			out.Fields = append(out.Fields, f)
		}
	}
	out.Fields = append(out.Fields, Hidden{"command_id", c.form.CommandID}, Hidden{"seen", strconv.Itoa(c.form.Seen)})
	return out
}
