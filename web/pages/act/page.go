// Package act is the form of every act on an application: filled in, shown as what it will record, confirmed.
//
// Which acts there are, their fields and their commands stand in acts.go; what a confirmed act will have recorded, in record.go.
package act

import (
	"embed"
	"net/http"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed *.html
var files embed.FS

// Page is the form of acts and its confirmation.
func Page() site.Page {
	return site.Page{Name: "act", Menu: "/applications", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: form.View{}}, {Name: "confirm", Zero: form.Confirm{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/applications/:id/acts/:kind", May: every(), Do: show},
			{Method: "POST", Path: "/applications/:id/acts/:kind", May: every(), Takes: form.MaxUpload, Do: post},
			{Method: "GET", Path: "/applications/:id/paper/:kind", May: []auth.Act{auth.EnterPaper}, Do: showPaper},
			{Method: "POST", Path: "/applications/:id/paper/:kind", May: []auth.Act{auth.EnterPaper}, Takes: form.MaxUpload, Do: postPaper},
		}}
}

// every is what lets somebody come to these pages at all; which act he may do, the policy of that act says.
func every() []auth.Act {
	var out []auth.Act
	for _, d := range definitions() {
		out = append(out, policy(d.kind))
	}
	return out
}

func policy(kind string) auth.Act { return auth.Act(string(casefile.KindApplication) + "." + kind) }

// call is one visit to the form of an act.
type call struct {
	*form.Paper
	def   definition
	app   desk.Application
	rows  int          // of co-applicants, where more were asked for
	paper bool         // what somebody signed on paper is entered for him
	fault desk.Invalid // of the picture that came
}

func open(v *site.Visit) (*call, error) {
	def, ok := find(v.Param("kind"))
	if !ok {
		return nil, desk.ErrNotFound
	}
	if !auth.Allowed(v.Person, policy(def.kind)) {
		return nil, auth.Denied{Act: policy(def.kind)}
	}
	return opened(v, def, false)
}

func opened(v *site.Visit, def definition, onPaper bool) (*call, error) {
	app, err := v.Desk.Application(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return nil, err
	}
	s := app.State
	paper, err := form.Open(v, form.Subject{Kind: casefile.KindApplication, ID: s.ID, Link: "/applications/" + s.ID, Seq: s.Seq, Act: def.kind}, offersOf(app, onPaper))
	if err != nil {
		return nil, err
	}
	c := &call{Paper: paper, def: def, app: app, paper: onPaper}
	paper.Fill(c)
	return c, nil
}

// show draws the empty form, or the reasons why the act is not possible.
func show(v *site.Visit) error {
	c, err := open(v)
	if err != nil {
		return err
	}
	return c.first(v)
}

// first is the form before anything is typed.
func (c *call) first(v *site.Visit) error {
	if c.app.Waiting > 0 {
		return v.Redirect(c.Link)
	}
	c.Typed = c.blank(v.Query("target"))
	if c.Offer.Kind != "" {
		kept, err := c.Restore(isField)
		if err != nil {
			return err
		}
		view, err := c.view(parts.Problems{})
		view.Fresh, view.Kept = true, kept
		return showOr(c, http.StatusOK, view, err)
	}
	why, known := c.app.Why[c.def.kind]
	if c.paper {
		why, known = c.app.NoPapers[c.def.kind]
	}
	if !known {
		return auth.Denied{Act: policy(c.def.kind)} // his role has the act, but not in this case
	}
	p := parts.RefusalsOf(c.def.kind, why)
	p.Heading = "现在不能" + c.title()
	view, err := c.view(p)
	view.Closed = true
	return showOr(c, http.StatusUnprocessableEntity, view, err)
}

func showOr(c *call, status int, view form.View, err error) error {
	if err != nil {
		return err
	}
	return c.Show(status, "page", view)
}

func post(v *site.Visit) error {
	if err := form.Receive(v, form.MaxUpload); err != nil {
		return err
	}
	c, err := open(v)
	if err != nil {
		return err
	}
	return c.posted(v)
}

// posted does what the form says. A picture that came is sealed first: it goes with the form from then on.
func (c *call) posted(v *site.Visit) (err error) {
	c.Typed = form.Bind(v, isField)
	if c.rows = form.MoreRows(c.typed, v.Form("more")); c.rows > 0 {
		return c.Draw(http.StatusOK, parts.Problems{})
	}
	if c.fault, err = c.KeepScan(); err != nil {
		return err
	}
	return c.Post()
}

// Draw shows the form with what was typed.
func (c *call) Draw(status int, p parts.Problems) error {
	view, err := c.view(p)
	return showOr(c, status, view, err)
}

// Command makes the command of what was typed. Fields that the form shows masked keep their value unless they were typed anew.
func (c *call) Command(r *form.Reader) (casefile.Command, error) {
	cmd := c.def.command(c, r)
	for _, f := range c.fault {
		r.Fault(f.Field, f.Code)
	}
	x, ok := cmd.(application.Complete)
	if !ok {
		return cmd, nil
	}
	var err error
	x.Party, err = c.Desk.Unseen(c.Ctx(), c.Person, c.app.State.ID, x.Party)
	return x, err
}

// Place is the field of a reason: forms call their fields as refusals do.
func (c *call) Place(r casefile.Refusal) string { return r.Field }

func (c *call) title() string {
	if c.paper {
		return "录入呈批单上的" + paperName(c.def.kind)
	}
	if c.def.kind == assign && c.app.State.Handler != "" {
		return "改派"
	}
	return words.Act(c.def.kind)
}
