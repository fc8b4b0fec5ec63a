// Package register is the registration form at the window: the first block gives a 登记号, the rest may follow in folds, in the order
// of the official 申请表. A wrong check digit or a missing address is no error; it becomes a line of the checklist.
package register

import (
	"embed"
	"errors"
	"net/http"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
)

//go:embed page.html page.css
var files embed.FS

// Page is the registration form.
func Page() site.Page {
	may := []auth.Act{"application.register"}
	return site.Page{Name: "register", Menu: "/applications", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}, Parts: map[string]any{"preview": Preview{}}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/applications/new", May: may, Do: show},
			{Method: "POST", Path: "/applications/new", May: may, Takes: mostSent, Do: save},
			{Method: "POST", Path: previewPath, May: may, Takes: mostSent, Do: preview},
		}}
}

const previewPath = "/applications/new/preview"

// mostSent is how much one form may be, in bytes as browsers send it: a field pasted much too long is told by its name, and all the
// other fields are kept.
const mostSent = 40 << 20

func show(v *site.Visit) error {
	return draw(v, http.StatusOK, blank(v.Today), parts.Problems{}, true)
}

// draw shows the form with what was typed, and what a receipt on that day would mean.
func draw(v *site.Visit, status int, f paper, p parts.Problems, fresh bool) error {
	see, err := previewOf(v, f)
	if err != nil {
		return err
	}
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return err
	}
	view := f.view(p, v.Today, cal)
	view.Preview, view.Fresh = see, fresh
	return v.Show(status, "page", view)
}

// preview answers 看期限 and the buttons for more rows: a fragment while one types, the whole form again without script.
func preview(v *site.Visit) error {
	f := bind(v)
	if !v.Fragment() {
		return draw(v, http.StatusOK, f, parts.Problems{}, false)
	}
	see, err := previewOf(v, f)
	if err != nil {
		return err
	}
	return v.Part(http.StatusOK, "page", "preview", see)
}

func save(v *site.Visit) error {
	f := bind(v)
	in, bad := f.registration()
	if len(bad) > 0 {
		return again(v, f, parts.Faults(bad))
	}
	born, err := v.Desk.Register(v.Ctx(), v.Person, in)
	var why casefile.Refusals
	switch {
	case errors.As(err, &why):
		return again(v, f, parts.Refusals(why))
	case errors.As(err, &bad):
		return again(v, f, parts.Faults(bad))
	case errors.Is(err, desk.ErrReused):
		return again(v, f, parts.Problems{Heading: "这张表已经登记过一次，后来又改了内容", After: "重复点击不会登记两次。确实要再登记一件，请再次保存；要修改已登记的内容，请到该件里办理。"})
	case err != nil:
		return err
	}
	if v.Form("after") == "receipt" {
		return v.Redirect("/applications/" + born.CaseID + "/receipt?print=1")
	}
	return v.Redirect("/applications/" + born.CaseID + "?did=register")
}

// again gives the form back under a new command id: the old one stands for what was refused.
func again(v *site.Visit, f paper, p parts.Problems) error {
	f.Typed[commandID] = uuid.NewString()
	if f.cut {
		p.After += "太长的内容只留下了开头的 10 万字，其余各项都还在。"
	}
	return draw(v, http.StatusUnprocessableEntity, f, p, false)
}
