// Package applications lists all applications of a year's numbers, newest first.
package applications

import (
	"embed"
	"fmt"
	"net/http"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/web/parts"
	"gongkai/web/site"
)

//go:embed page.html page.css
var files embed.FS

// View is the list of a year.
type View struct {
	Year        int
	Years       []Year
	CanRegister bool
	Rows        []parts.CaseRow
	Paging      parts.Paging
}

// Year is a link to another year's list.
type Year struct {
	Year int
	Link string
	On   bool
}

// Page is the list.
func Page() site.Page {
	return site.Page{Name: "applications", Menu: "/applications", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{{Method: "GET", Path: "/applications", May: []auth.Act{auth.ReadApplications}, Do: show}}}
}

func show(v *site.Visit) error {
	first, last := casefile.Statute.Year(), v.Today.Year()
	year := v.QueryInt("year")
	if year < first || year > last {
		year = last
	}
	before := v.QueryInt("before")
	rows, next, err := v.Desk.Applications(v.Ctx(), v.Person, year, before)
	if err != nil {
		return err
	}
	view := View{Year: year, CanRegister: auth.Allowed(v.Person, "application.register"), Rows: parts.CaseRows(rows, v.Today)}
	for y := last; y >= first; y-- {
		view.Years = append(view.Years, Year{y, fmt.Sprintf("/applications?year=%d", y), y == year})
	}
	if before != 0 {
		view.Paging.First = fmt.Sprintf("/applications?year=%d", year)
	}
	if next != 0 {
		view.Paging.Next = fmt.Sprintf("/applications?year=%d&before=%d", year, next)
	}
	return v.Show(http.StatusOK, "page", view)
}
