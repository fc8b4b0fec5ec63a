package draft

import (
	"embed"
	"net/http"
	"slices"
	"strings"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/statute/outcome"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/site"
)

//go:embed *.html page.css
var files embed.FS

const act auth.Act = "application." + application.CmdDraft

// Page is the drafting form and its confirmation.
func Page() site.Page {
	return site.Page{Name: "draft", Menu: "/applications", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "confirm", Zero: form.Confirm{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/applications/:id/draft", May: []auth.Act{act}, Do: show},
			{Method: "POST", Path: "/applications/:id/draft", May: []auth.Act{act}, Do: post},
		}}
}

// call is one visit.
type call struct {
	*form.Paper
	app desk.Application
}

func open(v *site.Visit) (*call, error) {
	app, err := v.Desk.Application(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return nil, err
	}
	s := app.State
	paper, err := form.Open(v, form.Subject{Kind: casefile.KindApplication, ID: s.ID, Link: "/applications/" + s.ID, Seq: s.Seq, Act: application.CmdDraft}, app.Offers)
	if err != nil {
		return nil, err
	}
	c := &call{Paper: paper, app: app}
	paper.Fill(c)
	return c, nil
}

// typed is what was typed, as this page reads it.
func (c *call) typed() answers { return answers(c.Typed) }

// show draws the form with the last draft, or with one item to be answered.
func show(v *site.Visit) error {
	c, err := open(v)
	if err != nil {
		return err
	}
	if c.Offer.Kind == "" || c.app.Waiting > 0 {
		return v.Redirect(c.Link + "/acts/" + application.CmdDraft) // which says why not
	}
	file, drafted, err := v.Desk.DraftFile(v.Ctx(), v.Person, c.app.State)
	if err != nil {
		return err
	}
	c.Typed = c.Blank()
	if drafted {
		if err := c.typed().take(file); err != nil {
			return err
		}
	}
	c.Typed["text"] = c.app.Draft
	if code := outcome.Code(v.Query("outcome")); slices.Contains(application.Outcomes(), code) {
		c.Typed[reply(0)+".code"] = string(code)
	}
	kept, err := c.Restore(isField)
	if err != nil {
		return err
	}
	view := c.view(parts.Problems{})
	view.Fresh, view.Kept = true, kept
	return c.Show(http.StatusOK, "page", view)
}

func post(v *site.Visit) error {
	c, err := open(v)
	if err != nil {
		return err
	}
	c.Typed = form.Bind(v, isField)
	step := v.Form("step")
	if list, ok := strings.CutPrefix(step, "add."); ok && isField(list) {
		c.typed().grow(list)
		step = "choose"
	}
	if step == "choose" {
		return c.Draw(http.StatusOK, parts.Problems{})
	}
	return c.Post()
}

// Draw shows the form with what was typed.
func (c *call) Draw(status int, p parts.Problems) error { return c.Show(status, "page", c.view(p)) }

// Command makes the command of what was typed.
func (c *call) Command(r *form.Reader) (casefile.Command, error) {
	file, bad := answers(r.Typed).file()
	for _, f := range bad {
		r.Fault(f.Field, f.Code)
	}
	return application.Draft{Ground: outcome.Ground(r.Typed["ground"]), Text: r.Typed["text"], File: &file}, nil
}
