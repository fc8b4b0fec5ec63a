package draft

import (
	"embed"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/statute/calendar"
	"gongkai/statute/outcome"
	"gongkai/web/parts"
	"gongkai/web/site"
)

//go:embed *.html page.css
var files embed.FS

const act auth.Act = "application." + application.CmdDraft

// Page is the drafting form and its confirmation.
func Page() site.Page {
	return site.Page{Name: "draft", Menu: "/applications", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "confirm", Zero: Confirm{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/applications/:id/draft", May: []auth.Act{act}, Do: show},
			{Method: "POST", Path: "/applications/:id/draft", May: []auth.Act{act}, Do: post},
		}}
}

// call is one visit.
type call struct {
	*site.Visit
	app   desk.Application
	offer casefile.Offer
	cal   *calendar.Calendar
	form  form
	risks casefile.Refusals
}

func open(v *site.Visit) (*call, error) {
	app, err := v.Desk.Application(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return nil, err
	}
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return nil, err
	}
	c := &call{Visit: v, app: app, cal: cal}
	for _, o := range app.Offers {
		if o.Kind == application.CmdDraft {
			c.offer = o
		}
	}
	return c, nil
}

func (c *call) link() string { return "/applications/" + c.app.State.ID }

// show draws the form with the last draft, or with one item to be answered.
func show(v *site.Visit) error {
	c, err := open(v)
	if err != nil {
		return err
	}
	if c.offer.Kind == "" || c.app.Waiting > 0 {
		return v.Redirect(c.link() + "/acts/" + application.CmdDraft) // which says why not
	}
	c.form = form{}
	file, drafted, err := v.Desk.DraftFile(v.Ctx(), v.Person, c.app.State)
	if err != nil {
		return err
	}
	if drafted {
		if c.form, err = formOf(file); err != nil {
			return err
		}
	}
	c.form["text"], c.form["on"] = c.app.Draft, c.Today.String()
	if code := outcome.Code(v.Query("outcome")); slices.Contains(application.Outcomes(), code) {
		c.form[reply(0)+".code"] = string(code)
	}
	return c.draw(http.StatusOK, parts.Problems{})
}

func post(v *site.Visit) error {
	c, err := open(v)
	if err != nil {
		return err
	}
	c.form = bind(v)
	step := v.Form("step")
	if list, ok := strings.CutPrefix(step, "add."); ok && fieldName.MatchString(list) {
		c.form.grow(list)
		return c.draw(http.StatusOK, parts.Problems{})
	}
	switch step {
	case "choose":
		return c.draw(http.StatusOK, parts.Problems{})
	case "edit":
		return c.edit()
	case "confirm":
		return c.confirm()
	}
	return c.preview()
}

// command is what was typed as a command, or the fields that could not be read.
func (c *call) command() (desk.Act, desk.Invalid) {
	file, bad := c.form.file()
	on, ok := parts.ReadDate(c.form["on"])
	if !ok {
		bad = append(bad, desk.Fault{Field: "on", Code: "not_a_date"})
	}
	cmd := application.Draft{Ground: outcome.Ground(c.form["ground"]), Text: c.form["text"], File: &file}
	in := desk.Act{CommandID: c.form["command_id"], Kind: casefile.KindApplication, CaseID: c.app.State.ID, On: on, Seen: of(c.form["seen"]), Command: cmd}
	for name, reason := range c.form {
		if check, ok := parts.SignedCheck(name); ok {
			in.Signed = append(in.Signed, desk.SignedText{Check: check, Reason: reason})
		}
	}
	slices.SortFunc(in.Signed, func(a, b desk.SignedText) int { return strings.Compare(a.Check, b.Check) })
	return in, bad
}

func (c *call) preview() error {
	in, bad := c.command()
	if len(bad) > 0 {
		return c.again(http.StatusUnprocessableEntity, parts.Faults(bad))
	}
	effect, err := c.Desk.Preview(c.Ctx(), c.Person, in)
	switch {
	case errors.As(err, &bad):
		return c.again(http.StatusUnprocessableEntity, parts.Faults(bad))
	case err != nil:
		return err
	case len(effect.Refusals) > 0:
		return c.refused(effect.Refusals)
	}
	return c.Show(http.StatusOK, "confirm", c.confirmation(in, effect))
}

func (c *call) confirm() error {
	in, bad := c.command()
	if len(bad) > 0 {
		return c.again(http.StatusUnprocessableEntity, parts.Faults(bad))
	}
	r, err := c.Desk.Act(c.Ctx(), c.Person, in)
	switch {
	case errors.As(err, &bad):
		return c.again(http.StatusUnprocessableEntity, parts.Faults(bad))
	case errors.Is(err, desk.ErrReused):
		return c.again(http.StatusUnprocessableEntity, parts.Problems{Heading: "这张表已经提交过，后来又改了内容", After: "请先看“经过”里已经记录的内容，确实还要办理再提交。"})
	case err != nil:
		return err
	}
	switch r.Status {
	case desk.Refused:
		return c.refused(r.Refusals)
	case desk.Stale:
		return c.again(http.StatusConflict, parts.Stale(r.Changes, c.Today))
	case desk.Faulted:
		return c.again(http.StatusInternalServerError, parts.Problems{Heading: "系统没有办成，编号 " + r.Ref, After: "已通知管理员，您填写的内容还在下面。"})
	}
	return c.Redirect(c.link() + "?did=" + application.CmdDraft)
}

// edit goes back to the form; what was signed stays in its field.
func (c *call) edit() error {
	in, bad := c.command()
	if len(bad) > 0 {
		return c.again(http.StatusOK, parts.Faults(bad))
	}
	in.Signed = nil
	effect, err := c.Desk.Preview(c.Ctx(), c.Person, in)
	if err != nil {
		return err
	}
	c.risks = slices.DeleteFunc(effect.Refusals, func(r casefile.Refusal) bool { return !r.MaySign })
	return c.draw(http.StatusOK, parts.Problems{})
}

// refused lists all that is missing, each beside its field; where only warnings are left, each can be signed.
func (c *call) refused(why casefile.Refusals) error {
	stops := slices.DeleteFunc(slices.Clone(why), func(r casefile.Refusal) bool { return r.MaySign })
	if len(stops) > 0 {
		p := parts.RefusalsOf(application.CmdDraft, stops)
		for i := range p.Items {
			p.Items[i].Field = place(stops[i])
		}
		return c.again(http.StatusUnprocessableEntity, p)
	}
	c.risks = why
	return c.again(http.StatusUnprocessableEntity, parts.Warnings(application.CmdDraft, why))
}

// again gives the form back with what was typed, a new command id and the case as it is now.
func (c *call) again(status int, p parts.Problems) error {
	delete(c.form, "command_id")
	delete(c.form, "seen")
	return c.draw(status, p)
}

func (c *call) draw(status int, p parts.Problems) error {
	if c.form["command_id"] == "" {
		c.form["command_id"] = uuid.NewString()
	}
	return c.Show(status, "page", c.view(p))
}
