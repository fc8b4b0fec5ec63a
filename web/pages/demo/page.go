// Package demo is the administrator's page of the demonstration county (演示县): what it is, how to load it, how far that is, and once it is
// there who can sign in. Loading goes on when the page is left.
package demo

import (
	"embed"
	"errors"
	"net/http"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed *.html *.css
var files embed.FS

// Addresses.
const (
	home  = "/系统管理/演示"
	noted = home + "/已记下"
)

// View is the page.
type View struct {
	Problems parts.Problems
	Here     bool // nothing is left to load
	Failed   bool
	Progress *Progress
	People   []Person
	Noted    string // where the button of the passwords leads; "": there are none to show
}

// Progress is how far loading is.
type Progress struct {
	Done, Of int
	Address  string
}

// Person is somebody of the demonstration county.
type Person struct{ Account, Name, Roles, Password string }

// Page is the page.
func Page() site.Page {
	may := []auth.Act{auth.LoadDemo}
	return site.Page{Name: "demo", Menu: "/系统管理", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}, Parts: map[string]any{"progress": Progress{}}}},
		Routes: []site.Route{
			{Method: "GET", Path: home, May: may, Do: show},
			{Method: "POST", Path: home, May: may, Do: load},
			{Method: "POST", Path: noted, May: may, Do: forget},
		}}
}

func show(v *site.Visit) error {
	s, err := v.Desk.DemoState(v.Ctx(), v.Person)
	if err != nil {
		return err
	}
	if v.Fragment() {
		if !s.Running { // the page has more to say now
			v.C.Header("HX-Refresh", "true")
		}
		return v.Part(http.StatusOK, "page", "progress", progressOf(s))
	}
	return draw(v, http.StatusOK, s)
}

// load starts; a refusal stands on the page.
func load(v *site.Visit) error {
	err := v.Desk.StartDemo(v.Ctx(), v.Person)
	var why casefile.Refusals
	if !errors.As(err, &why) {
		if err != nil {
			return err
		}
		return v.Redirect(home)
	}
	s, err := v.Desk.DemoState(v.Ctx(), v.Person)
	if err != nil {
		return err
	}
	s.Refusals = why
	return draw(v, http.StatusUnprocessableEntity, s)
}

func forget(v *site.Visit) error {
	if err := v.Desk.ForgetDemoPasswords(v.Person); err != nil {
		return err
	}
	return v.Redirect(home)
}

func draw(v *site.Visit, status int, s desk.DemoState) error {
	view := View{Here: s.Here && !s.Failed, Failed: s.Failed}
	for _, text := range words.Reasons(s.Refusals) {
		view.Problems.Heading = "没有载入"
		view.Problems.Items = append(view.Problems.Items, parts.Problem{Text: text})
	}
	if s.Running {
		v.Refresh = 2
		p := progressOf(s)
		view.Progress = &p
	}
	if s.Loaded != nil {
		view.Noted = noted
		for _, p := range s.Loaded.People {
			view.People = append(view.People, Person{Account: p.Name, Name: p.Display, Roles: words.Roles(p.Roles), Password: p.Password})
		}
	}
	return v.Show(status, "page", view)
}

func progressOf(s desk.DemoState) Progress {
	return Progress{Done: s.Done, Of: max(s.Of, 1), Address: home}
}
