package api

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/gin-gonic/gin"
)

type visitKey struct{}

// visit is what is known of a request before anything of it is read.
type visit struct {
	ref  string // the number a person may tell the operator
	from string // IP address
}

func visitOf(ctx context.Context) visit {
	v, _ := ctx.Value(visitKey{}).(visit) // absent in tests of single functions
	return v
}

const accountKey = "account"

func noteAccount(c *gin.Context, id string) { c.Set(accountKey, id) }

// observe is around every request, those without a route too: headers, origin, panic, one line of log.
func (s *server) observe(c *gin.Context) {
	began := time.Now()
	v := visit{ref: rand.Text()[:8], from: c.RemoteIP()}
	c.Request = c.Request.WithContext(context.WithValue(c.Request.Context(), visitKey{}, v))
	c.Request.Header.Del("Accept") // we speak JSON only, and huma's negotiation panics on some values
	secureHeaders(c.Writer.Header())
	defer s.logLine(c, v, began)
	defer s.rescue(c)
	if err := s.origins.Check(c.Request); err != nil {
		s.fail(c, errOrigin)
		return
	}
	c.Next()
}

func secureHeaders(h http.Header) {
	h.Set("Cache-Control", "no-store") // answers hold personal data
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
}

// logLine writes one line a request: the route's pattern, never the address itself, so that no query and nothing of a case is in it.
func (s *server) logLine(c *gin.Context, v visit, began time.Time) {
	s.log.Info("api", "ref", v.ref, "method", c.Request.Method, "route", c.FullPath(), "status", c.Writer.Status(), "bytes", c.Writer.Size(),
		"ms", time.Since(began).Milliseconds(), "account", c.GetString(accountKey))
}

// rescue turns a panic into a problem; its text may quote a value, so only its type and place are logged.
func (s *server) rescue(c *gin.Context) {
	p := recover()
	if p == nil {
		return
	}
	if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(p)
	}
	s.log.Error("panic", "ref", visitOf(c.Request.Context()).ref, "route", c.FullPath(), "type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
	s.fail(c, errPanic)
}

// fail answers with a problem from outside an action.
func (s *server) fail(c *gin.Context, err error) {
	c.Abort()
	if c.Writer.Written() {
		return
	}
	p := s.problem(c.Request.Context(), err)
	for name, values := range p.GetHeaders() {
		c.Writer.Header()[name] = values
	}
	c.Render(p.Status, problemJSON{p})
}
