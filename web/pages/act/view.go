package act

import (
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/words"
)

func (c *call) head() form.Head {
	s := c.app.State
	return form.Head{Link: c.Link, Number: s.Number, Title: parts.Line(c.app.Request, 40), Name: parts.Named(c.app.Party.Name), Stage: words.Stage(s.Stage),
		Clock: parts.ClockOf(s, c.app.Standing, c.Today)}
}

func (c *call) action() string {
	if c.paper {
		return c.Link + "/paper/" + c.def.kind
	}
	return c.Link + "/acts/" + c.def.kind
}

func (c *call) view(p parts.Problems) (form.View, error) {
	fields, err := c.def.fields(c, p)
	if err != nil {
		return form.View{}, err
	}
	v := c.View(c.head(), fields, p)
	v.Act, v.Lead, v.Action, v.Light = c.title(), c.def.lead, c.action(), c.def.light
	if c.def.groups != nil {
		v.Groups = c.def.groups(c, p)
	}
	if c.def.folds != nil {
		v.Folds = c.def.folds(c, p)
	}
	if c.def.kind == draft {
		v.Elsewhere = c.Link + "/draft"
	}
	v.Context, err = c.context()
	return v, err
}

// context is what somebody must have read before he decides: the request, and what the act is about.
func (c *call) context() ([]parts.Quote, error) {
	more, err := c.about()
	if err != nil || c.def.kind == application.CmdReceiveCorrection { // which has it in its own form, to be corrected
		return more, err
	}
	return append(parts.Requested(c.app), more...), nil
}

// about are the passages that an act answers.
func (c *call) about() ([]parts.Quote, error) {
	a := c.app
	switch c.def.kind {
	case draft:
		if a.Returned != "" {
			return []parts.Quote{{Label: "退回修改的理由", Text: a.Returned}}, nil
		}
		return nil, nil
	case application.CmdPass, application.CmdCountersign, application.CmdSign, application.CmdReturn, application.CmdDeliver:
		return c.reply()
	case application.CmdApproveExtension:
		return []parts.Quote{{Label: "请示延期的理由", Text: a.Extension}}, nil
	case application.CmdCharge:
		return c.sameMonth()
	}
	return c.procedureContext(), nil
}

// Confirmation is what the act will record.
func (c *call) Confirmation(in desk.Act, e desk.Effect) form.Confirm {
	return form.Confirm{Head: c.head(), Act: c.title(), Action: c.action(), Sentence: c.sentence(in, e), Late: e.Late,
		Moves: c.moves(e), Lines: c.bands(in, e), Texts: c.texts(in.Command), Grave: c.def.grave}
}
