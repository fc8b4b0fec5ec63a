// Package ledger is the 任务台账: an agency's notices, and the items of one notice in the order of the document.
package ledger

import (
	"cmp"
	"embed"
	"net/http"
	"slices"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed *.html *.css
var files embed.FS

// View is the list of notices.
type View struct {
	Tabs      parts.LedgerTabs
	CanImport bool
	Notices   []Notice
}

// Notice is an imported notice.
type Notice struct {
	Link, Number, Title, Issued, Imported string
	Items                                 int
}

// Page is the list of notices with the table of each.
func Page() site.Page {
	return site.Page{Name: "ledger", Menu: "/ledger", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "table", Zero: Table{}}, {Name: "names", Zero: Names{}}, {Name: "items", Zero: Items{}},
			{Name: "mapping", Zero: Mapping{One: &parts.Field{}, Group: &parts.Field{}, NewName: &parts.Field{}, From: &parts.Field{}}}},
		Routes: append(namesRoutes(), []site.Route{
			{Method: "GET", Path: "/ledger", May: []auth.Act{auth.ReadLedger, "share.report"}, Do: list},
			{Method: "GET", Path: "/ledger/:notice", May: []auth.Act{auth.ReadLedger}, Do: table},
		}...)}
}

// list is for those who keep the ledger; other units have a list of their own.
func list(v *site.Visit) error {
	if !auth.Allowed(v.Person, auth.ReadLedger) {
		return v.Redirect("/shares")
	}
	notices, err := v.Desk.Notices(v.Ctx(), v.Person)
	if err != nil {
		return err
	}
	slices.SortStableFunc(notices, func(a, b desk.Notice) int { return cmp.Compare(b.IssuedOn, a.IssuedOn) })
	view := View{Tabs: parts.LedgerTabsOf(v.Person, "/ledger"), CanImport: auth.Allowed(v.Person, auth.ImportNotice)}
	for _, n := range notices {
		view.Notices = append(view.Notices, Notice{Link: "/ledger/" + n.ID, Number: n.Number, Title: n.Title, Items: n.Items, Issued: n.IssuedOn.Chinese(),
			Imported: words.Instant(n.ImportedAt, v.Today)})
	}
	return v.Show(http.StatusOK, "page", view)
}
