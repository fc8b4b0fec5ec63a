// Package deadline is the calculator of periods (期限计算) for everybody: dates into the address, out comes the last day to reply and how
// it was counted. It keeps nothing and knows no case; the rules are those of the office's own clock.
package deadline

import (
	"embed"
	"net/http"
	"net/url"

	"gongkai/statute/clock"
	"gongkai/web/parts"
	"gongkai/web/site"
)

//go:embed page.html page.css
var files embed.FS

// Path is the address of the calculator.
const Path = "/期限计算"

// View is the form with its answer.
type View struct {
	Signed   bool // somebody is signed in: the frame is around the page
	Empty    bool // nothing was asked yet
	Problems parts.Problems
	Top      []Input // receipt
	Rows     []Row
	More     []parts.Option // what else may have happened
	Full     bool           // no further row
	AsOf     Input
	Days     bool // the daily list lies open
	Answer   *Answer
	Example  string // address of a worked example
	Path     string
}

// Page is the calculator; nobody needs to sign in.
func Page() site.Page {
	return site.Page{Name: "deadline", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{{Method: "GET", Path: Path, Open: true, Do: show}}}
}

func show(v *site.Visit) error {
	query := v.C.Request.URL.Query()
	if changed := edited(query); changed != nil {
		return v.Redirect(address(changed)) // so that the address may be kept, and loading it again adds nothing
	}
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return err
	}
	f := read(query, v.Today, cal)
	view := View{Signed: v.Person.ID != "", Empty: len(query) == 0, Problems: f.summary(), Top: f.top, Rows: f.rows, More: happenings(),
		Full: len(f.rows) >= mostRows, AsOf: f.asOf, Days: query.Get("days") != "", Example: address(example()), Path: address(nil)}
	if view.Empty || view.Problems.Any() {
		return v.Show(view.status(), "page", view.blank())
	}
	rules := clock.Defaults(cal)
	view.Answer = answerOf(clock.Derive(f.facts, rules), f.when, v.Today, rules)
	return v.Show(http.StatusOK, "page", view)
}

// blank is the form before anything was asked: what is missing is no fault yet.
func (w View) blank() View {
	if !w.Empty {
		return w
	}
	w.Problems = parts.Problems{}
	for i := range w.Top {
		w.Top[i].Error = ""
	}
	return w
}

func (w View) status() int {
	if w.Empty {
		return http.StatusOK
	}
	return http.StatusUnprocessableEntity
}

// address is the page with its fields, the empty ones left out; browsers and logs get it in plain letters.
func address(fields url.Values) string {
	path := (&url.URL{Path: Path}).EscapedPath()
	kept := url.Values{}
	for name, values := range fields {
		if len(values) > 0 && values[0] != "" {
			kept.Set(name, values[0])
		}
	}
	if len(kept) == 0 {
		return path
	}
	return path + "?" + kept.Encode()
}

// example is a consultation of a silent third party.
func example() url.Values {
	return url.Values{"channel": {"in_person"}, "on": {"2024-03-04"}, "k1": {consultation}, "party1": {string(clock.ThirdParty)}, "on1": {"2024-03-11"},
		"served1": {"2024-03-13"}, "as_of": {"2024-03-20"}}
}
