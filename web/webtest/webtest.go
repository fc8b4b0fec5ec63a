// Package webtest opens an office with its pages and walks through it as people do: by links, forms and buttons.
package webtest

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"gongkai/auth"
	"gongkai/internal/htmlcheck"
	"gongkai/internal/office"
	"gongkai/internal/storetest"
	"gongkai/store"
	"gongkai/web"
	"gongkai/web/site"
)

// Office is an office with its pages.
type Office struct {
	*office.Office
	Site  *site.Site
	Pages http.Handler
	Log   *Log
}

// Log is what the pages wrote into their log.
type Log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write keeps a line.
func (l *Log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

// String is everything written so far.
func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// New opens an office whose commands are decided at once.
func New(t testing.TB, today string) *Office { return open(t, today, true) }

// Waiting opens an office without a workflow engine: commands wait until Decide is called.
func Waiting(t testing.TB, today string) *Office { return open(t, today, false) }

func open(t testing.TB, today string, direct bool) *Office {
	t.Helper()
	db := storetest.Open(t, store.SQLite)
	o := &Office{Log: &Log{}}
	if direct {
		o.Office = office.New(t, db, today, &office.Direct{})
	} else {
		o.Office = office.New(t, db, today, nil)
	}
	o.Mount(t, web.Options{})
	return o
}

// Mount builds the site again under other options.
func (o *Office) Mount(t testing.TB, options web.Options) {
	t.Helper()
	options.Desk, options.Auth, options.Log = o.Desk, o.Auth, slog.New(slog.NewTextHandler(o.Log, nil))
	var err error
	if o.Site, err = web.New(options); err != nil {
		t.Fatal(err)
	}
	o.Pages = o.Site.Handler()
}

// Browser is one person's browser.
type Browser struct {
	t      testing.TB
	office *Office
	Cookie string // the session's token
	person auth.Person
	since  time.Time
}

// Visitor is a browser in which nobody is signed in.
func (o *Office) Visitor(t testing.TB) *Browser { return &Browser{t: t, office: o} }

// As is a browser in which a person is signed in, with a password of his own. He signs in again when the clock has moved on.
func (o *Office) As(t testing.TB, p auth.Person) *Browser {
	t.Helper()
	b := &Browser{t: t, office: o, person: p}
	b.signIn()
	return b
}

func (b *Browser) signIn() {
	b.t.Helper()
	token, hash := auth.NewToken()
	now := b.office.Record.Now()
	err := b.office.DB.Update(b.t.Context(), "sign in", func(tx *store.Tx) error {
		a, err := tx.FindAccount(b.person.ID)
		if err != nil {
			return err
		}
		a.MustChange = false
		if err := tx.SaveAccount(a); err != nil {
			return err
		}
		return tx.InsertSession(store.Session{TokenHash: hash, AccountID: a.ID, CreatedAt: now, SeenAt: now, ExpiresAt: now.Add(auth.SessionLimit)})
	})
	if err != nil {
		b.t.Fatal(err)
	}
	b.Cookie, b.since = token, now
}

// Reply is what came back.
type Reply struct {
	*htmlcheck.Page
	t        testing.TB
	Status   int
	Header   http.Header
	Body     string
	Location string
}

// Get asks for a page.
func (b *Browser) Get(path string) *Reply {
	b.t.Helper()
	return b.do(httptest.NewRequest(http.MethodGet, path, nil))
}

// Post sends a form as a browser does from a page of the same site.
func (b *Browser) Post(path string, form url.Values) *Reply {
	b.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return b.do(r)
}

// Fragment posts a form as htmx does.
func (b *Browser) Fragment(path string, form url.Values) *Reply {
	b.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("HX-Request", "true")
	return b.do(r)
}

// Do sends any request with the browser's cookie.
func (b *Browser) Do(r *http.Request) *Reply {
	b.t.Helper()
	return b.do(r)
}

func (b *Browser) do(r *http.Request) *Reply {
	b.t.Helper()
	if b.person.ID != "" && b.Cookie != "" && b.office.Record.Now().Sub(b.since).Abs() > time.Hour {
		b.signIn()
	}
	if b.Cookie != "" {
		r.AddCookie(&http.Cookie{Name: site.CookieName, Value: b.Cookie})
	}
	w := httptest.NewRecorder()
	b.office.Pages.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		if c.Name == site.CookieName {
			b.Cookie = c.Value
		}
	}
	body := w.Body.String()
	return &Reply{Page: htmlcheck.Parse(b.t, body), t: b.t, Status: w.Code, Header: w.Header(), Body: body, Location: w.Header().Get("Location")}
}

// WantStatus checks the status.
func (r *Reply) WantStatus(want int) *Reply {
	r.t.Helper()
	if r.Status != want {
		r.t.Fatalf("status %d, want %d; %s %.1500s", r.Status, want, r.Location, r.Text("body"))
	}
	return r
}

// Fill is the form found on the page with some fields set: "name", "value", …
func (r *Reply) Fill(selector string, pairs ...string) url.Values {
	r.t.Helper()
	form := r.Form(selector)
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}

// Follow goes where a 303 leads.
func (b *Browser) Follow(r *Reply) *Reply {
	b.t.Helper()
	if r.Status != http.StatusSeeOther {
		b.t.Fatalf("status %d, want 303; page says %.1500s", r.Status, r.Text("body"))
	}
	return b.Get(r.Location)
}

// Register enters an application at the window and answers the address of its case.
func (b *Browser) Register(pairs ...string) string {
	b.t.Helper()
	page := b.Get("/applications/new").WantStatus(http.StatusOK)
	form := page.Fill("form[data-keep=new]", append([]string{"name", "李示范", "request", "城东片区房屋征收补偿方案"}, pairs...)...)
	done := b.Post("/applications/new", form).WantStatus(http.StatusSeeOther)
	path, _, _ := strings.Cut(done.Location, "?")
	return strings.TrimSuffix(path, "/receipt")
}

// Act fills in the form of an act and confirms it, and answers what came back.
func (b *Browser) Act(casePath, kind string, pairs ...string) *Reply {
	b.t.Helper()
	path := casePath + "/acts/" + kind
	page := b.Get(path).WantStatus(http.StatusOK)
	form := page.Fill("main form", append(pairs, "step", "confirm")...)
	return b.Post(path, form)
}
