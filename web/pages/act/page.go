// Package act is the form of every act on an application: filled in, shown as what it will record, confirmed.
//
// Which acts there are, their fields and their commands stand in acts.go; what a confirmed act will have recorded, in record.go.
package act

import (
	"embed"
	"errors"
	"net/http"
	"strconv"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/calendar"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed *.html page.css
var files embed.FS

// Page is the form of acts and its confirmation.
func Page() site.Page {
	return site.Page{Name: "act", Menu: "/applications", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "confirm", Zero: Confirm{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/applications/:id/acts/:kind", May: every(), Do: show},
			{Method: "POST", Path: "/applications/:id/acts/:kind", May: every(), Do: post},
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
	*site.Visit
	def   definition
	app   desk.Application
	offer casefile.Offer // the range of legal dates; zero where the act is not possible now
	cal   *calendar.Calendar
	form  Form
	risks casefile.Refusals // warnings that can be signed, each with its field on the form
}

func open(v *site.Visit) (*call, error) {
	def, ok := find(v.Param("kind"))
	if !ok {
		return nil, desk.ErrNotFound
	}
	if !auth.Allowed(v.Person, policy(def.kind)) {
		return nil, auth.Denied{Act: policy(def.kind)}
	}
	app, err := v.Desk.Application(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return nil, err
	}
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return nil, err
	}
	c := &call{Visit: v, def: def, app: app, cal: cal}
	for _, o := range app.Offers {
		if o.Kind == def.kind {
			c.offer = o
		}
	}
	return c, nil
}

func (c *call) link() string { return "/applications/" + c.app.State.ID }

// show draws the empty form, or the reasons why the act is not possible.
func show(v *site.Visit) error {
	c, err := open(v)
	if err != nil {
		return err
	}
	if c.app.Waiting > 0 {
		return v.Redirect(c.link())
	}
	c.form = c.blank(v.Query("target"))
	if c.offer.Kind != "" {
		return c.draw(http.StatusOK, parts.Problems{}, true)
	}
	why, known := c.app.Why[c.def.kind]
	if !known {
		return auth.Denied{Act: policy(c.def.kind)} // his role has the act, but not in this case
	}
	p := parts.RefusalsOf(c.def.kind, why)
	p.Heading = "现在不能" + c.title()
	view, err := c.view(p)
	if err != nil {
		return err
	}
	view.Closed = true
	return v.Show(http.StatusUnprocessableEntity, "page", view)
}

func post(v *site.Visit) error {
	c, err := open(v)
	if err != nil {
		return err
	}
	c.form = bind(v)
	in, bad, err := c.read()
	switch {
	case err != nil:
		return err
	case v.Form("step") == "edit":
		return c.edit(in)
	case len(bad) > 0:
		return c.again(http.StatusUnprocessableEntity, parts.Faults(bad))
	case v.Form("step") == "confirm":
		return c.confirm(in)
	}
	return c.preview(in)
}

// preview shows what would be recorded; nothing is kept yet.
func (c *call) preview(in desk.Act) error {
	effect, err := c.Desk.Preview(c.Ctx(), c.Person, in)
	var bad desk.Invalid
	switch {
	case errors.As(err, &bad):
		return c.again(http.StatusUnprocessableEntity, parts.Faults(bad))
	case err != nil:
		return err
	case len(effect.Refusals) > 0:
		return c.refused(effect.Refusals)
	}
	if c.risks, err = c.doubts(in); err != nil {
		return err
	}
	return c.Show(http.StatusOK, "confirm", c.confirmation(in, effect))
}

// confirm does it. The command id makes a double click one act.
func (c *call) confirm(in desk.Act) error {
	r, err := c.Desk.Act(c.Ctx(), c.Person, in)
	var bad desk.Invalid
	switch {
	case errors.As(err, &bad):
		return c.again(http.StatusUnprocessableEntity, parts.Faults(bad))
	case errors.Is(err, desk.ErrReused):
		return c.again(http.StatusUnprocessableEntity, parts.Problems{Heading: "这张表已经提交过，后来又改了内容", After: "重复点击不会记录两次。请先看“经过”里已经记录的内容，确实还要办理再提交。"})
	case err != nil:
		return err
	}
	switch r.Status {
	case desk.Done:
		return c.Redirect(c.link() + "?did=" + c.def.kind)
	case desk.Refused:
		return c.refused(r.Refusals)
	case desk.Stale:
		return c.again(http.StatusConflict, parts.Stale(r.Changes, c.Today))
	case desk.Faulted:
		return c.again(http.StatusInternalServerError, parts.Problems{Heading: "系统没有办成，编号 " + r.Ref, After: "已通知管理员，您填写的内容还在下面。"})
	}
	return c.Redirect(c.link()) // 已收到，处理中
}

// again gives the form back with what was typed, a new command id and the case as it is now.
func (c *call) again(status int, p parts.Problems) error {
	c.form.CommandID, c.form.Seen = uuid.NewString(), c.app.State.Seq
	return c.draw(status, p, false)
}

func (c *call) draw(status int, p parts.Problems, fresh bool) error {
	view, err := c.view(p)
	if err != nil {
		return err
	}
	view.Fresh = fresh
	return c.Show(status, "page", view)
}

// read makes the command of what was typed. Fields that the form shows masked keep their value unless they were typed anew.
func (c *call) read() (desk.Act, desk.Invalid, error) {
	r := &reader{form: c.form}
	on := r.date("on", c.form.On)
	cmd := c.def.command(c, r)
	r.lengths()
	var err error
	if x, ok := cmd.(application.Complete); ok {
		x.Party, err = c.Desk.Unseen(c.Ctx(), c.Person, c.app.State.ID, x.Party)
		cmd = x
	}
	return desk.Act{CommandID: c.form.CommandID, Kind: casefile.KindApplication, CaseID: c.app.State.ID, On: on, Seen: c.form.Seen, Command: cmd,
		Signed: c.form.Signed}, r.bad, err
}

// said is a day in words with what it is in the calendar.
func (c *call) said(d civil.Date) string { return parts.SayDay(d, c.Today, c.cal) }

func (c *call) title() string {
	if c.def.kind == assign && c.app.State.Handler != "" {
		return "改派"
	}
	return words.Act(c.def.kind)
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}
