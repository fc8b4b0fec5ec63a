package site

import (
	"context"
	"crypto/rand"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
)

// Visit is one request of one person.
type Visit struct {
	C      *gin.Context
	Site   *Site
	Desk   *desk.Desk
	Person auth.Person
	Today  civil.Date
	Ref    string // the number a person may tell the operator

	Refresh int    // seconds after which a page without script loads itself again; 0: never
	Sheet   string // a print sheet of the page: NAME.print.css
	Bare    bool   // without bar and menu

	page  *page
	began time.Time
}

func (s *Site) visit(c *gin.Context, p *page) *Visit {
	return &Visit{C: c, Site: s, Desk: s.Desk, Today: s.Desk.Today(), Ref: newRef(), page: p, began: time.Now()}
}

// newRef is eight letters that can be read out over the telephone.
func newRef() string { return rand.Text()[:8] }

// Ctx is the request's context.
func (v *Visit) Ctx() context.Context { return v.C.Request.Context() }

// Param is a part of the address.
func (v *Visit) Param(name string) string { return v.C.Param(name) }

// Query is a parameter of the address; none of them may hold personal data.
func (v *Visit) Query(name string) string { return v.C.Query(name) }

// QueryInt is a whole number of the address; 0 where there is none.
func (v *Visit) QueryInt(name string) int {
	n, err := strconv.Atoi(v.C.Query(name))
	if err != nil {
		return 0
	}
	return n
}

// Form is one posted field: line ends as \n, blanks around it cut off, no control characters.
func (v *Visit) Form(name string) string { return desk.Clean(v.C.Request.PostForm.Get(name)) }

// Fragment tells a request of htmx for a part of a page.
func (v *Visit) Fragment() bool { return v.C.GetHeader("HX-Request") == "true" }

// Redirect sends the browser to another page of this site after a post.
func (v *Visit) Redirect(path string) error {
	v.recorded()
	v.C.Redirect(http.StatusSeeOther, path)
	return nil
}

// Home is the first page of the menu that the person may open; his messages are always there.
func (v *Visit) Home() string {
	for _, m := range Menu() {
		if m.Opens(v.Person) {
			return m.Path
		}
	}
	return "/inbox"
}

// Landing is where somebody goes after signing in: whoever sets the office up, to what is still to do there. That it cannot be asked is
// no reason to keep anybody out.
func (v *Visit) Landing(p auth.Person, next string) string {
	if next != "/" || !auth.Allowed(p, auth.ConfigureOffice) {
		return next
	}
	s, err := v.Desk.Setup(v.Ctx(), p, "")
	if err != nil || !s.Pending() {
		return next
	}
	return SetupPath
}

// Use draws screens of another page from here on.
func (v *Visit) Use(name string) { v.page = v.Site.pages[name] }
