// Package duty is the form of every act on an item of the ledger and on a unit's share of it: filled in, shown as what it will
// record where something moves, confirmed.
//
// Which acts there are stands in acts.go; what a confirmed act will have recorded, in record.go.
package duty

import (
	"embed"
	"errors"
	"net/http"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/statute/calendar"
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
			site.Route{Method: "POST", Path: path, May: every(kind), Do: on(kind, post)})
	}
	return site.Page{Name: "duty", Menu: "/ledger", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "confirm", Zero: Confirm{}}}, Routes: routes}
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
	*site.Visit
	def   definition
	c     desk.AssignmentCase
	offer casefile.Offer // the range of legal dates; zero where the act is not possible now
	cal   *calendar.Calendar
	form  Form
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
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return nil, err
	}
	c := &call{Visit: v, def: def, c: a, cal: cal}
	for _, o := range a.Offers {
		if o.Kind == def.kind {
			c.offer = o
		}
	}
	return c, nil
}

// Offered is the empty form of an act, for a page that shows it at once; ok is false where the act is not possible now.
func Offered(v *site.Visit, a desk.AssignmentCase, kind string) (view View, ok bool, err error) {
	def, known := find(a.Kind, kind)
	if !known {
		return View{}, false, nil
	}
	c, err := callOf(v, def, a)
	if err != nil || c.offer.Kind == "" {
		return View{}, false, err
	}
	c.form = c.blank()
	view = c.view(parts.Problems{})
	view.Fresh = true
	return view, true, nil
}

// show draws the empty form, or the reasons why the act is not possible.
func show(c *call) error {
	if c.c.Waiting > 0 {
		return c.Redirect(c.link())
	}
	c.form = c.blank()
	if c.offer.Kind != "" {
		return c.draw(http.StatusOK, parts.Problems{}, true)
	}
	// The guard of the act itself says why: it is tried with a form that lacks nothing.
	effect, err := c.Desk.Preview(c.Ctx(), c.Person, desk.Act{CaseID: c.Param("id"), On: c.Today, Command: c.def.command(filled())})
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
	c.form = bind(c.Visit)
	in, bad := c.read()
	switch {
	case c.Form("step") == "edit":
		return c.draw(http.StatusOK, parts.Problems{}, false)
	case len(bad) > 0:
		return c.again(http.StatusUnprocessableEntity, parts.Faults(bad))
	case c.Form("step") == "confirm":
		return c.confirm(in)
	}
	return c.preview(in)
}

// preview shows what would be recorded; nothing is kept yet.
func (c *call) preview(in desk.Act) error {
	effect, err := c.Desk.Preview(c.Ctx(), c.Person, in)
	switch {
	case err != nil:
		return err
	case len(effect.Refusals) > 0:
		return c.again(http.StatusUnprocessableEntity, parts.Refusals(effect.Refusals))
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
		return c.again(http.StatusUnprocessableEntity, parts.Refusals(r.Refusals))
	case desk.Stale:
		return c.again(http.StatusConflict, parts.Stale(r.Changes, c.Today))
	case desk.Faulted:
		return c.again(http.StatusInternalServerError, parts.Problems{Heading: "系统没有办成，编号 " + r.Ref, After: "已通知管理员，您填写的内容还在下面。"})
	}
	return c.Redirect(c.link()) // 已收到，处理中
}

// again gives the form back with what was typed, a new command id and the case as it is now.
func (c *call) again(status int, p parts.Problems) error {
	c.form.CommandID, c.form.Seen = uuid.NewString(), c.c.Seq
	return c.draw(status, p, false)
}

func (c *call) draw(status int, p parts.Problems, fresh bool) error {
	view := c.view(p)
	view.Fresh = fresh
	return c.Show(status, "page", view)
}

// read makes the command of what was typed.
func (c *call) read() (desk.Act, desk.Invalid) {
	day, bad := c.form.read()
	return desk.Act{CommandID: c.form.CommandID, CaseID: c.Param("id"), On: day, Seen: c.form.Seen, Command: c.def.command(c.form)}, bad
}

func (c *call) link() string { return "/" + string(c.def.of) + "s/" + c.Param("id") }
