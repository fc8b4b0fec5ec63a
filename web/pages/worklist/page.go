// Package worklist is the work list (工作台): open applications, the next irreversible day first, with whom each lies and since when;
// what waits for others is folded away.
package worklist

import (
	"embed"
	"net/http"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/web/site"
)

//go:embed page.html page.css
var files embed.FS

// Page is the work list at the root of the site.
func Page() site.Page {
	may := []auth.Act{auth.ReadApplications}
	return site.Page{Name: "worklist", Menu: "/", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/", Do: show},
			{Method: "POST", Path: "/filters", May: may, Do: save},
			{Method: "POST", Path: "/filters/forget", May: may, Do: forget},
		}}
}

func show(v *site.Visit) error {
	if home := v.Home(); home != "/" {
		return v.Redirect(home)
	}
	return draw(v, http.StatusOK, filterOf(v.C.Request.URL.Query()), "", nil)
}

func draw(v *site.Visit, status int, f desk.WorkFilter, name string, bad desk.Invalid) error {
	w, err := v.Desk.WorkList(v.Ctx(), v.Person, f)
	if err != nil {
		return err
	}
	kept, err := v.Desk.SavedFilters(v.Ctx(), v.Person)
	if err != nil {
		return err
	}
	view := viewOf(v.Person, f, w)
	view.Kept = keptOf(f, kept)
	view.Save = saveOf(f, name, bad)
	return v.Show(status, "page", view)
}
