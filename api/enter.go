package api

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/desk"
)

// Headers of commands.
const (
	headerIfMatch = "If-Match"
	headerKey     = "Idempotency-Key"
)

type personKey struct{}

// personOf is who is signed in; nobody on an open route.
func personOf(ctx context.Context) auth.Person {
	p, _ := ctx.Value(personKey{}).(auth.Person) // absent on an open route
	return p
}

// enter lets a request in before anything of it is read: session, one-time password, policy, ids, headers.
func (s *server) enter(ctx huma.Context, next func(huma.Context)) {
	c := humagin.Unwrap(ctx)
	p, err := s.admit(ctx, routeOf(ctx.Operation()))
	noteAccount(c, p.ID)
	if err != nil {
		s.fail(c, err)
		return
	}
	next(huma.WithValue(ctx, personKey{}, p))
}

func (s *server) admit(ctx huma.Context, r route) (auth.Person, error) {
	p, err := s.permitted(ctx, r)
	if err != nil {
		return p, err
	}
	if err := knownIDs(ctx); err != nil {
		return p, err
	}
	if err := knownQuery(ctx); err != nil {
		return p, err
	}
	return p, missing(ctx, r.needs)
}

// permitted is who asks, if he may come here at all.
func (s *server) permitted(ctx huma.Context, r route) (auth.Person, error) {
	if r.open {
		return auth.Person{}, nil
	}
	p, err := s.who(ctx)
	switch {
	case err != nil:
		return auth.Person{}, err
	case p.MustChange && !r.early:
		return p, errMustChange
	case !allowed(p, r.may):
		return p, auth.Denied{Act: r.may[0]}
	}
	return p, nil
}

// who is behind the cookie.
func (s *server) who(ctx huma.Context) (auth.Person, error) {
	cookie, err := huma.ReadCookie(ctx, CookieName)
	if errors.Is(err, http.ErrNoCookie) || err == nil && cookie.Value == "" {
		return auth.Person{}, auth.ErrSession
	}
	if err != nil {
		return auth.Person{}, err
	}
	return s.auth.Person(ctx.Context(), cookie.Value)
}

func allowed(p auth.Person, acts []auth.Act) bool {
	for _, a := range acts {
		if auth.Allowed(p, a) {
			return true
		}
	}
	return len(acts) == 0
}

// knownIDs: every id in an address is a UUID in its usual spelling; anything else is the id of nothing.
func knownIDs(ctx huma.Context) error {
	for _, part := range strings.Split(ctx.Operation().Path, "/") {
		name, isParam := strings.CutPrefix(part, "{")
		if !isParam {
			continue
		}
		id := ctx.Param(strings.TrimSuffix(name, "}"))
		if u, err := uuid.Parse(id); err != nil || u.String() != id {
			return desk.ErrNotFound
		}
	}
	return nil
}

// knownQuery: a parameter that the route does not have is a mistake, or a name that does not belong into an address.
func knownQuery(ctx huma.Context) error {
	u := ctx.URL()
	for key := range u.Query() {
		if !slices.ContainsFunc(ctx.Operation().Parameters, func(p *huma.Param) bool { return p.In == "query" && p.Name == key }) {
			return desk.Invalid{{Field: named("query." + key), Code: codeUnknownField}}
		}
	}
	return nil
}

// missingHeaders are required and were not sent.
type missingHeaders []string

// Error names them.
func (m missingHeaders) Error() string { return "missing headers: " + strings.Join(m, " ") }

func missing(ctx huma.Context, needs []string) error {
	var out missingHeaders
	for _, name := range needs {
		if ctx.Header(name) == "" {
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
