// Package application is the case page: where an application stands, how long is left and why, the one next act, what was asked,
// and everything that happened.
package application

import (
	"embed"
	"net/http"
	"net/url"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
)

//go:embed *.html page.css
var files embed.FS

// Page is the case page with its reveals and files.
func Page() site.Page {
	may := []auth.Act{auth.ReadApplications}
	return site.Page{Name: "application", Menu: "/applications", Files: files,
		Screens: []site.Screen{
			{Name: "page", Zero: View{}},
			{Name: "reveal", Zero: Revealed{}, Parts: map[string]any{"value": Revealed{}}},
		},
		Routes: []site.Route{
			{Method: "GET", Path: "/applications/:id", May: may, Do: show},
			{Method: "POST", Path: "/applications/:id/reveal", May: []auth.Act{auth.RevealParty}, Do: reveal},
			{Method: "GET", Path: "/applications/:id/files/:file", May: may, Do: download},
		}}
}

const refresh = 3 // seconds, while a command waits

func show(v *site.Visit) error {
	app, err := v.Desk.Application(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	same, err := sameName(v, app)
	if err != nil {
		return err
	}
	if app.Waiting > 0 {
		v.Refresh = refresh
	}
	view := viewOf(v.Person, app, v.Query("said"))
	file, _, err := v.Desk.DraftFile(v.Ctx(), v.Person, app.State)
	if err != nil {
		return err
	}
	view.Items = itemsOf(file, app.Request)
	view.Same, view.Done, view.LetterFaults = same, done(v.Query("did")), parts.LetterFaults(v.Param("id"), app.Faults)
	return v.Show(http.StatusOK, "page", view)
}

const maxSame = 5

// sameName are other applications under the very same name; whether it is the same person, the handler judges.
func sameName(v *site.Visit, app desk.Application) ([]parts.CaseRow, error) {
	if app.Party.Name == "" {
		return nil, nil
	}
	rows, err := v.Desk.Search(v.Ctx(), v.Person, app.Party.Name)
	if err != nil {
		return nil, err
	}
	var others []desk.Row
	for _, r := range rows {
		if r.CaseID != app.State.ID && len(others) < maxSame {
			others = append(others, r)
		}
	}
	return parts.CaseRows(others, v.Today), nil
}

func download(v *site.Visit) error {
	app, err := v.Desk.Application(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	for _, f := range app.Files {
		if f.ID != v.Param("file") {
			continue
		}
		mime, body, err := v.Desk.File(v.Ctx(), v.Person, app.State.ID, f.ID)
		if err != nil {
			return err
		}
		return v.Download(app.State.Number+" "+fileName(f.Kind), mime, body)
	}
	return desk.ErrNotFound
}

// done is the sentence after an act; the address holds the act's code only.
func done(kind string) string {
	if kind == "" {
		return ""
	}
	return doneWords(kind)
}

func link(id string, more ...string) string {
	out := "/applications/" + url.PathEscape(id)
	for _, m := range more {
		out += "/" + m
	}
	return out
}

// Title is a request on one line, for headings.
func Title(request string) string { return parts.Line(request, 40) }
