package api

import (
	"cmp"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/statute/review"
)

// Mounted is a route as the router has it, and what the description says of it.
type Mounted struct {
	Method, Path string
	Policy       []string // nil: not described
	Summary      string
}

// Routes walks the router and finds each route in the description.
func Routes() ([]Mounted, error) {
	s, err := newServer(Options{})
	if err != nil {
		return nil, err
	}
	var out []Mounted
	for _, r := range s.engine.Routes() {
		m := Mounted{Method: r.Method, Path: described(strings.TrimPrefix(r.Path, Prefix))}
		if item := s.huma.OpenAPI().Paths[m.Path]; item != nil {
			for _, op := range []*huma.Operation{item.Get, item.Post, item.Put, item.Delete} {
				if op != nil && op.Method == r.Method {
					m.Policy, _ = op.Extensions["x-policy"].([]string)
					m.Summary = op.Summary
				}
			}
		}
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b Mounted) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method)) })
	return out, nil
}

// described writes :id as {id}.
func described(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if name, ok := strings.CutPrefix(p, ":"); ok {
			parts[i] = "{" + name + "}"
		}
	}
	return strings.Join(parts, "/")
}

// YAML is the description as it is served.
func YAML() ([]byte, error) {
	s, err := newServer(Options{})
	if err != nil {
		return nil, err
	}
	return s.huma.OpenAPI().YAML()
}

// ProblemOf is the mapper.
func ProblemOf(err error) *Problem { return problemOf(err) }

// Undone is a command that was decided and not done.
func Undone(r desk.Result) error { return undone{Result: r} }

// TooManyTries is an address that must wait.
func TooManyTries(seconds int) error { return auth.TooManyTries{Seconds: seconds} }

// MissingHeaders are headers that were not sent.
func MissingHeaders(names ...string) error { return missingHeaders(names) }

// The API's own errors.
var (
	ErrNoRoute    = errNoRoute
	ErrNoMethod   = errNoMethod
	ErrOrigin     = errOrigin
	ErrMustChange = errMustChange
	ErrMalformed  = errMalformed
	ErrTooLarge   = errTooLarge
	ErrMedia      = errMedia
	ErrSlow       = errSlow
	ErrPanic      = errPanic
)

// ProblemTypes are all types.
func ProblemTypes() []string {
	var out []string
	for _, t := range problemTypes() {
		out = append(out, "/problems/"+string(t))
	}
	return out
}

// WithPanic is an API with one route more, which panics.
func WithPanic(o Options, with any) (http.Handler, error) {
	s, err := newServer(o)
	if err != nil {
		return nil, err
	}
	s.engine.GET(Prefix+"/panic", func(*gin.Context) { panic(with) })
	return s.engine, nil
}

// FileCodes are the codes that the file of a reply may hold, by the name of their type.
func FileCodes() map[string][]any {
	out := map[string][]any{}
	for t, codes := range fileCodes() {
		out[t.String()] = codes
	}
	return out
}

// CodedFields are the types of codes in the file of a reply, by schema and property.
func CodedFields() map[string]string {
	out := map[string]string{}
	eachCode(reflect.TypeFor[review.File](), map[reflect.Type]bool{}, func(schema, property string, code reflect.Type) {
		out[schema+"."+property] = code.String()
	})
	return out
}
