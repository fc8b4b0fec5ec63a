// Package search finds applications by 登记号, full name, document number or telephone. What is searched for is posted: it may be
// personal data, which belongs into no address and no log.
package search

import (
	"embed"
	"net/http"

	"gongkai/auth"
	"gongkai/web/parts"
	"gongkai/web/site"
)

//go:embed page.html page.css
var files embed.FS

// View is what was found.
type View struct {
	Query string
	Asked bool
	Rows  []parts.CaseRow
}

// Page is the search.
func Page() site.Page {
	may := []auth.Act{auth.ReadApplications}
	return site.Page{Name: "search", Menu: "/applications", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/search", May: may, Do: show},
			{Method: "POST", Path: "/search", May: may, Do: find},
		}}
}

func show(v *site.Visit) error { return v.Show(http.StatusOK, "page", View{}) }

const longest = 200 // letters

func find(v *site.Visit) error {
	query := v.Form("q")
	if query == "" {
		return v.Redirect("/search")
	}
	if letters := []rune(query); len(letters) > longest {
		query = string(letters[:longest])
	}
	rows, err := v.Desk.Search(v.Ctx(), v.Person, query)
	if err != nil {
		return err
	}
	if len(rows) == 1 {
		return v.Redirect("/applications/" + rows[0].CaseID)
	}
	v.C.Header("Cache-Control", "private, no-cache") // "back" from a case shows the list again; signing out clears it
	return v.Show(http.StatusOK, "page", View{Query: query, Asked: true, Rows: parts.CaseRows(rows, v.Today)})
}
