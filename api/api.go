package api

import (
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"gongkai/auth"
	"gongkai/desk"
)

// Prefix is where the API lies.
const Prefix = "/api/v1"

// Options make the API.
type Options struct {
	Desk        *desk.Desk
	Auth        *auth.Service
	Log         *slog.Logger // nil: nowhere
	ExternalURL string       // the session's cookie is Secure exactly when this is https
}

// server is the API over one desk.
type server struct {
	desk    *desk.Desk
	auth    *auth.Service
	log     *slog.Logger
	secure  bool
	gate    *auth.Gate
	origins *http.CrossOriginProtection
	engine  *gin.Engine
	huma    huma.API
}

// New makes the API. It answers under Prefix and nowhere else.
func New(o Options) (http.Handler, error) {
	s, err := newServer(o)
	if err != nil {
		return nil, err
	}
	return headers(s.engine), nil
}

// headers lets HEAD ask for all that GET answers, of which the server leaves out the body; the description need not say so twice.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			r = r.WithContext(r.Context()) // a copy: the server looks at its own
			r.Method = http.MethodGet
		}
		next.ServeHTTP(w, r)
	})
}

func newServer(o Options) (*server, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &server{desk: o.Desk, auth: o.Auth, log: o.Log, secure: strings.HasPrefix(o.ExternalURL, "https://"), gate: auth.NewGate(),
		origins: http.NewCrossOriginProtection(), engine: newEngine()}
	s.engine.Use(s.observe)
	s.engine.NoRoute(func(c *gin.Context) { s.fail(c, errNoRoute) })
	s.engine.NoMethod(s.noMethod)
	group := s.engine.Group(Prefix)
	s.huma = humagin.NewWithGroup(s.engine, group, config())
	s.huma.UseMiddleware(s.enter)
	s.routes()
	if err := s.describe(group); err != nil {
		return nil, fmt.Errorf("describe the API: %w", err)
	}
	return s, nil
}

// noMethod answers with the methods that there are: gin's list, and HEAD beside GET.
func (s *server) noMethod(c *gin.Context) {
	if allow := c.Writer.Header().Get("Allow"); strings.Contains(allow, http.MethodGet) {
		c.Header("Allow", allow+", "+http.MethodHead)
	}
	s.fail(c, errNoMethod)
}

// newEngine is gin without its own log, which writes whole query strings, and without proxies it would believe.
func newEngine() *gin.Engine {
	gin.SetMode(gin.ReleaseMode)
	e := gin.New()
	e.ContextWithFallback = true
	e.RedirectTrailingSlash = false
	e.HandleMethodNotAllowed = true
	_ = e.SetTrustedProxies(nil) // nil cannot be malformed
	return e
}
