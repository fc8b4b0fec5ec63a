package api

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"gongkai/auth"
	"gongkai/web/words"
)

// route is one address with everything that is asked before its action: who may come, and which headers must be there.
type route struct {
	id, method, path string
	tag, summary     string
	may              []auth.Act // the roles must allow one of them; none: whoever is signed in
	open             bool       // no session needed
	early            bool       // also while a one-time password is still in force
	guessable        bool       // checks a password: guesses are counted
	needs            []string   // headers without which the answer is 428
	status           int        // of success; 0: 200, or 204 without a body
	also             int        // a second success
	alsoMeans        string
	sends            string // type of the answer where it is no JSON
}

// Bodies are JSON of at most a megabyte and must arrive within half a minute.
const (
	maxBody     = 1 << 20
	bodyTimeout = 30 * time.Second
)

// action does the work of a route: bind is done, p is allowed to come here. It knows nothing of HTTP libraries.
type action[I, O any] func(ctx context.Context, p auth.Person, in *I) (*O, error)

// mount adds a route and its action to the router and to the description.
func mount[I, O any](s *server, r route, do action[I, O]) {
	op := r.operation()
	huma.Register(s.huma, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := do(ctx, personOf(ctx), in)
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		return out, nil
	})
	if r.also != 0 {
		op.Responses[statusText(r.also)].Content = op.Responses[statusText(r.status)].Content
	}
}

const routeKey = "route"

func (r route) operation() huma.Operation {
	op := huma.Operation{OperationID: r.id, Method: r.method, Path: r.path, Tags: []string{r.tag}, Summary: r.summary, Description: r.policy(),
		DefaultStatus: r.status, MaxBodyBytes: maxBody, BodyReadTimeout: bodyTimeout, Errors: r.errors(), Metadata: map[string]any{routeKey: r},
		Extensions: map[string]any{"x-policy": r.acts()}}
	if !r.open {
		op.Security = []map[string][]string{{securityScheme: {}}}
	}
	op.Responses = map[string]*huma.Response{}
	if r.also != 0 {
		op.Responses[statusText(r.also)] = &huma.Response{Description: r.alsoMeans}
	}
	if r.sends != "" {
		file := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
		op.Responses[statusText(http.StatusOK)] = &huma.Response{Description: "文件", Content: map[string]*huma.MediaType{r.sends: file}}
	}
	return op
}

func routeOf(op *huma.Operation) route {
	r, _ := op.Metadata[routeKey].(route) // every operation is made by mount
	return r
}

// acts are the policy's words for who may come.
func (r route) acts() []string {
	switch {
	case r.open:
		return []string{"open"}
	case len(r.may) == 0:
		return []string{"session"}
	}
	out := make([]string, len(r.may))
	for i, a := range r.may {
		out[i] = string(a)
	}
	return out
}

// policy is who may, printed from the policy table.
func (r route) policy() string {
	switch {
	case r.open:
		return "不需要登录。"
	case len(r.may) == 0:
		return "登录后即可使用。"
	}
	var who []string
	for _, rule := range auth.Policy() {
		if slices.Contains(r.may, rule.Act) {
			who = append(who, rolesText(rule.Roles)+"（"+scopeText(rule.Scope)+"）")
		}
	}
	return "谁可以用：" + strings.Join(who, "；") + "。"
}

func rolesText(roles []auth.Role) string {
	if len(roles) == len(auth.Roles()) {
		return "所有角色"
	}
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = r.Chinese()
	}
	return strings.Join(names, "、")
}

func scopeText(s auth.Scope) string { return words.Scope(s) }

// errors are the statuses of problems that the route can answer, for the description.
func (r route) errors() []int {
	out := []int{http.StatusUnprocessableEntity, http.StatusInternalServerError, http.StatusServiceUnavailable}
	if r.method != http.MethodGet {
		out = append(out, http.StatusBadRequest, http.StatusForbidden, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	}
	if !r.open || r.guessable {
		out = append(out, http.StatusUnauthorized, http.StatusForbidden)
	}
	if r.guessable {
		out = append(out, http.StatusTooManyRequests)
	}
	if strings.Contains(r.path, "{") {
		out = append(out, http.StatusNotFound)
	}
	if len(r.needs) > 0 {
		out = append(out, http.StatusPreconditionRequired)
	}
	if slices.Contains(r.needs, headerIfMatch) {
		out = append(out, http.StatusConflict)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
