package site

import (
	"cmp"
	"context"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"gongkai/auth"
	"gongkai/desk"
)

// CookieName is the session's cookie.
const CookieName = auth.CookieName

// Config is what a site is made of.
type Config struct {
	Desk        *desk.Desk
	Auth        *auth.Service
	Log         *slog.Logger
	ExternalURL string
	Notices     func() []string
	Contact     string // how the office is reached
	Pages       []Page
	Parts       fs.FS   // shared templates and their styles
	Style       []Asset // the style sheet's beginning: tokens, then elements
	Assets      []Asset // scripts, icon
	// SignIn shows the sign-in form in the place of a page that needs a session, or asks somebody who signed in with a one-time password
	// for his own; what was posted is kept in it.
	SignIn func(v *Visit, kept Kept) error
}

// Site serves the pages.
type Site struct {
	Config
	assets  assets
	pages   map[string]*page
	origins *http.CrossOriginProtection
	secure  bool
}

// page is a Page with its templates parsed.
type page struct {
	Page
	screens map[string]*template.Template
	print   map[string]string // file name of a print sheet → name of its asset
}

// New parses every template and hashes every asset.
func New(cfg Config) (*Site, error) {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Notices == nil {
		cfg.Notices = func() []string { return nil }
	}
	s := &Site{Config: cfg, pages: map[string]*page{}, origins: http.NewCrossOriginProtection(), secure: strings.HasPrefix(cfg.ExternalURL, "https://")}
	files, err := s.collect()
	if err != nil {
		return nil, err
	}
	if s.assets, err = newAssets(files); err != nil {
		return nil, err
	}
	return s, s.parse()
}

// collect puts the style sheet together and lists all assets.
func (s *Site) collect() ([]Asset, error) {
	var css strings.Builder
	for _, f := range s.Style {
		fmt.Fprintf(&css, "/* %s */\n%s\n", f.Name, f.Body)
	}
	out := slices.Clone(s.Assets)
	add := func(from string, files fs.FS) error {
		names, err := fs.Glob(files, "*/*.css")
		if err != nil {
			return err
		}
		own, err := fs.Glob(files, "*.css")
		if err != nil {
			return err
		}
		for _, name := range append(names, own...) {
			body, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			if strings.HasSuffix(name, ".print.css") {
				out = append(out, Asset{Name: name, Body: body})
				continue
			}
			fmt.Fprintf(&css, "/* %s %s */\n%s\n", from, name, body)
		}
		return nil
	}
	if err := add("parts", s.Parts); err != nil {
		return nil, err
	}
	for _, p := range s.Pages {
		if p.Files == nil {
			continue
		}
		if err := add(p.Name, p.Files); err != nil {
			return nil, err
		}
	}
	return append(out, Asset{Name: "desk.css", Body: []byte(css.String())}), nil
}

// Handler is an engine of its own with nothing but the pages, for one-program use and tests.
func (s *Site) Handler() http.Handler {
	e := NewEngine()
	s.Mount(e)
	return e
}

// NewEngine is gin as this office runs it: no debug prints, no log of its own (gin's writes whole query strings), no trusted proxies.
func NewEngine() *gin.Engine {
	gin.SetMode(gin.ReleaseMode)
	e := gin.New()
	e.ContextWithFallback = true
	e.RedirectTrailingSlash = false
	e.HandleMethodNotAllowed = true
	_ = e.SetTrustedProxies(nil) // nil cannot be malformed
	return e
}

// Mount adds all routes, what is shown where there is none, and what is said to a method that an address does not know: nobody has
// to sign in for being told that.
func (s *Site) Mount(e *gin.Engine) {
	handle(e, http.MethodGet, "/assets/:hash/:name", s.assets.serve)
	for _, p := range s.Pages {
		compiled := s.pages[p.Name]
		for _, r := range p.Routes {
			handle(e, r.Method, r.Path, func(c *gin.Context) { s.serve(c, compiled, r) })
		}
	}
	nowhere := Route{Do: func(*Visit) error { return desk.ErrNotFound }}
	e.NoRoute(func(c *gin.Context) { s.serve(c, s.pages[failurePage], nowhere) })
	otherwise := Route{Open: true, Do: func(*Visit) error { return errMethod }}
	e.NoMethod(func(c *gin.Context) { s.serve(c, s.pages[failurePage], otherwise) })
}

// handle adds a route. What can be read can be asked for its headers alone: HEAD is GET, of which the server leaves out the body.
func handle(e *gin.Engine, method, path string, do gin.HandlerFunc) {
	e.Handle(method, path, do)
	if method == http.MethodGet {
		e.HEAD(path, do)
	}
}

// Routes are all routes, for tests that visit each.
func (s *Site) Routes() []Route {
	var out []Route
	for _, p := range s.Pages {
		out = append(out, p.Routes...)
	}
	slices.SortFunc(out, func(a, b Route) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method)) })
	return out
}

// serve is one request from beginning to end.
func (s *Site) serve(c *gin.Context, p *page, r Route) {
	v := s.visit(c, p)
	defer s.note(v, r)
	defer v.rescue()
	if err := s.enter(v, r); err != nil {
		v.fail(err)
	}
}

const maxBody = 2 << 20 // of a posted form; a route that takes files says how much more

// enter lets a request in: headers, origin, session, one-time password, policy. Then the page's own work is done.
func (s *Site) enter(v *Visit, r Route) error {
	secureHeaders(v.C.Writer.Header())
	if err := s.origins.Check(v.C.Request); err != nil {
		return errOrigin
	}
	v.C.Request.Body = http.MaxBytesReader(v.C.Writer, v.C.Request.Body, cmp.Or(r.Takes, maxBody))
	if v.C.Request.Method == http.MethodPost {
		if err := v.C.Request.ParseForm(); err != nil {
			return fmt.Errorf("%w: %w", ErrForm, err)
		}
	}
	known, err := s.who(v)
	switch {
	case err != nil:
		return err
	case r.Open:
		return r.Do(v)
	case !known:
		return s.turnAway(v)
	case v.Person.MustChange && !r.Early && v.C.Request.Method == http.MethodPost && !v.Fragment():
		return s.SignIn(v, v.kept())
	case v.Person.MustChange && !r.Early:
		return v.Redirect("/password")
	case !allowed(v.Person, r.May):
		return auth.Denied{Act: r.May[0]}
	}
	return r.Do(v)
}

// who finds the person behind the cookie; false: nobody is signed in.
func (s *Site) who(v *Visit) (bool, error) {
	token, err := v.C.Request.Cookie(CookieName)
	if err != nil || token.Value == "" {
		return false, nil
	}
	v.Person, err = s.Auth.Person(v.Ctx(), token.Value)
	if isNoSession(err) {
		return false, nil
	}
	return err == nil, err
}

// turnAway sends a reader to the sign-in page and back again; what was posted is kept in the sign-in form itself.
func (s *Site) turnAway(v *Visit) error {
	if v.C.Request.Method == http.MethodPost {
		if v.Fragment() {
			v.C.Status(http.StatusUnauthorized)
			return nil
		}
		return s.SignIn(v, v.kept())
	}
	if v.Fragment() {
		v.C.Header("HX-Refresh", "true")
		v.C.Status(http.StatusUnauthorized)
		return nil
	}
	return v.Redirect("/signin?next=" + escapeNext(v.C.Request.URL.RequestURI()))
}

// SignedIn gives the browser its session.
func (s *Site) SignedIn(v *Visit, token string) {
	http.SetCookie(v.C.Writer, s.cookie(token, 0))
}

// SignedOut takes it back.
func (s *Site) SignedOut(v *Visit) {
	http.SetCookie(v.C.Writer, s.cookie("", -1))
}

func (s *Site) cookie(value string, maxAge int) *http.Cookie {
	return &http.Cookie{Name: CookieName, Value: value, Path: "/", MaxAge: maxAge, HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode}
}

// unread is a hint in the bar; that it cannot be counted is no reason to refuse a page.
func (s *Site) unread(ctx context.Context, p auth.Person) int {
	n, err := s.Desk.Unread(ctx, p)
	if err != nil {
		s.Log.Warn("count unread", "error", err)
	}
	return n
}
