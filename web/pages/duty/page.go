// Package duty is the form of every act on an item of the ledger and on a unit's share of it: filled in, shown as what it will
// record where something moves, confirmed.
//
// Which acts there are stands in acts.go; what a confirmed act will have recorded, in record.go.
package duty

import (
	"embed"
	"net/http"
	"slices"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/desk"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/site"
)

//go:embed *.html
var files embed.FS

// Page is the form of acts and its confirmation.
func Page() site.Page {
	routes := []site.Route{}
	for _, kind := range []casefile.Kind{casefile.KindItem, casefile.KindShare} {
		path := "/" + string(kind) + "s/:id/acts/:kind"
		routes = append(routes, site.Route{Method: "GET", Path: path, May: every(kind), Do: on(kind, show)},
			site.Route{Method: "POST", Path: path, May: every(kind), Takes: maxUpload, Do: on(kind, post)})
	}
	return site.Page{Name: "duty", Menu: "/ledger", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: form.View{}}, {Name: "confirm", Zero: form.Confirm{}}}, Routes: routes}
}

// every is what lets somebody come to these pages at all; which act he may do, the policy of that act says.
func every(kind casefile.Kind) []auth.Act {
	var out []auth.Act
	for _, d := range definitions() {
		if d.of == kind {
			out = append(out, policy(kind, d.kind))
		}
	}
	return out
}

func policy(kind casefile.Kind, act string) auth.Act { return auth.Act(string(kind) + "." + act) }

// call is one visit to the form of an act.
type call struct {
	*form.Paper
	def definition
	c   desk.AssignmentCase

	kept   []assignment.File // uploaded already
	shares []string          // ticked
	faults desk.Invalid      // of what was uploaded
}

func on(kind casefile.Kind, do func(*call) error) func(*site.Visit) error {
	return func(v *site.Visit) error {
		c, err := open(v, kind)
		if err != nil {
			return err
		}
		return do(c)
	}
}

func open(v *site.Visit, kind casefile.Kind) (*call, error) {
	def, ok := find(kind, v.Param("kind"))
	if !ok {
		return nil, desk.ErrNotFound
	}
	read := v.Desk.Item
	if kind == casefile.KindShare {
		read = v.Desk.Share
	}
	a, err := read(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return nil, err
	}
	if !auth.Allowed(v.Person, policy(kind, def.kind)) {
		return nil, auth.Denied{Act: policy(kind, def.kind)}
	}
	return callOf(v, def, a)
}

func callOf(v *site.Visit, def definition, a desk.AssignmentCase) (*call, error) {
	id := v.Param("id")
	paper, err := form.Open(v, form.Subject{Kind: def.of, ID: id, Link: "/" + string(def.of) + "s/" + id, Seq: a.Seq, Act: def.kind}, a.Offers)
	if err != nil {
		return nil, err
	}
	c := &call{Paper: paper, def: def, c: a}
	paper.Fill(c)
	return c, nil
}

// Offered is the empty form of an act, for a page that shows it at once; ok is false where the act is not possible now.
func Offered(v *site.Visit, a desk.AssignmentCase, kind string) (view View, ok bool, err error) {
	def, known := find(a.Kind, kind)
	if !known {
		return View{}, false, nil
	}
	c, err := callOf(v, def, a)
	if err != nil || c.Offer.Kind == "" {
		return View{}, false, err
	}
	c.blank()
	view = c.view(parts.Problems{})
	view.Fresh = true
	return view, true, nil
}

// show draws the empty form, or the reasons why the act is not possible.
func show(c *call) error {
	if c.c.Waiting > 0 {
		return c.Redirect(c.Link)
	}
	c.blank()
	if c.Offer.Kind != "" {
		view := c.view(parts.Problems{})
		view.Fresh = true
		return c.Show(http.StatusOK, "page", view)
	}
	// The guard of the act itself says why: it is tried with a form that lacks nothing.
	effect, err := c.Desk.Preview(c.Ctx(), c.Person, desk.Act{CaseID: c.ID, On: c.Today, Command: c.def.command(c.filled())})
	if err != nil {
		return err
	}
	p := parts.Refusals(effect.Refusals)
	p.Heading = "现在不能" + c.title()
	view := c.view(p)
	view.Closed = true
	return c.Show(http.StatusUnprocessableEntity, "page", view)
}

func post(c *call) error {
	if err := c.receive(); err != nil {
		return err
	}
	c.Typed = form.Bind(c.Visit, isField)
	c.kept, c.shares = keptIn(c.C.Request.PostForm["kept"]), c.C.Request.PostForm["shares"]
	bad, err := c.upload()
	if err != nil {
		return err
	}
	c.faults = append(c.faults, bad...)
	return c.Post()
}

// isField tells the fields of the forms of acts; an act reads its own.
func isField(name string) bool {
	return slices.Contains([]string{"on", "text", "opinion", "reason", "due", "links", "published_on"}, name)
}

// blank is the form before anything is typed.
func (c *call) blank() {
	c.Typed = c.Blank()
	if c.def.kind == assignment.CmdAsk && !c.c.AskDue.IsZero() {
		c.Typed["due"] = c.c.AskDue.String()
	}
	if c.def.picks && len(c.lacking()) == 1 {
		c.shares = c.lacking()
	}
}

// filled lacks nothing: only what the case itself forbids is refused.
func (c *call) filled() answers {
	return answers{Typed: form.Typed{"text": "—", "opinion": "—", "reason": "—", "due": c.Today.String()}, shares: c.lacking()}
}

// Draw shows the form with what was typed.
func (c *call) Draw(status int, p parts.Problems) error { return c.Show(status, "page", c.view(p)) }

// Command makes the command of what was typed.
func (c *call) Command(r *form.Reader) (casefile.Command, error) {
	r.Date("due")
	r.Date("published_on")
	for _, f := range c.faults {
		r.Fault(f.Field, f.Code)
	}
	return c.def.command(answers{Typed: r.Typed, kept: c.kept, shares: c.shares}), nil
}

// Place is the field of a reason: forms call their fields as refusals do.
func (c *call) Place(r casefile.Refusal) string { return r.Field }
