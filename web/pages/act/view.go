package act

import (
	"strconv"

	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// Head is the case an act belongs to.
type Head struct {
	Link, Number, Title, Name, Stage string
	Clock                            parts.Clock
}

// View is the form of an act.
type View struct {
	Head
	Kind, Act, Lead, Action string
	CommandID               string
	Seen                    int
	Fields                  []parts.Field
	Context                 []Quote // what must be read to decide
	Problems                parts.Problems
	Light, Grave            bool
	Elsewhere               string // the page for replies that need a file
	Closed                  bool   // not possible now: reasons only
	Fresh                   bool
}

// Quote is a passage with a heading.
type Quote struct{ Label, Text string }

// Confirm is what the act will record.
type Confirm struct {
	Head
	Act, Action string
	Sentence    string
	Late        bool
	Moves       []Move
	Texts       []Quote
	Risks       []parts.Risk // warnings taken upon oneself
	Fields      []Hidden
	Grave       bool
}

// Move is a change of the case.
type Move struct{ Label, From, To, Note string }

// Hidden is a field that goes with the confirmation.
type Hidden struct{ Name, Value string }

func (c *call) head() Head {
	s := c.app.State
	return Head{Link: c.link(), Number: s.Number, Title: parts.Line(c.app.Request, 40), Name: parts.Named(c.app.Party.Name), Stage: words.Stage(s.Stage),
		Clock: parts.ClockOf(s, c.app.Standing, c.Today)}
}

func (c *call) action() string { return c.link() + "/acts/" + c.def.kind }

func (c *call) view(p parts.Problems) (View, error) {
	fields, err := c.def.fields(c, p)
	if err != nil {
		return View{}, err
	}
	context, err := c.context()
	fields = append(fields, c.signFields(p)...)
	v := View{Head: c.head(), Kind: c.def.kind, Act: c.title(), Lead: c.def.lead, Action: c.action(), CommandID: c.form.CommandID, Seen: c.form.Seen,
		Fields: fields, Context: context, Problems: p, Light: c.def.light, Grave: c.def.grave}
	if c.def.kind == draft {
		v.Elsewhere = c.link() + "/draft"
	}
	return v, err
}

// context is what somebody must have read before he decides.
func (c *call) context() ([]Quote, error) {
	a := c.app
	switch c.def.kind {
	case draft:
		out := []Quote{{Label: "申请内容（原文）", Text: a.Request}}
		if a.Returned != "" {
			out = append(out, Quote{Label: "退回修改的理由", Text: a.Returned})
		}
		return out, nil
	case application.CmdPass, application.CmdCountersign, application.CmdSign, application.CmdReturn, application.CmdDeliver:
		return c.reply()
	case application.CmdApproveExtension:
		return []Quote{{Label: "请示延期的理由", Text: a.Extension}}, nil
	}
	if c.def.kind == application.CmdCharge {
		return c.sameMonth()
	}
	return c.procedureContext(), nil
}

func (c *call) confirmation(in desk.Act, e desk.Effect) Confirm {
	out := Confirm{Head: c.head(), Act: c.title(), Action: c.action(), Sentence: c.sentence(in, e), Late: e.Late,
		Moves: c.moves(e), Texts: c.texts(in.Command), Risks: c.taken(), Grave: c.def.grave}
	for _, f := range c.form.entries() {
		if f.value != "" {
			out.Fields = append(out.Fields, Hidden{f.name, f.value})
		}
	}
	for _, w := range c.form.Signed {
		out.Fields = append(out.Fields, Hidden{parts.SignName(w.Check), w.Reason})
	}
	out.Fields = append(out.Fields, Hidden{"command_id", c.form.CommandID}, Hidden{"seen", strconv.Itoa(c.form.Seen)})
	return out
}
