package apitest

import (
	"maps"
	"net/http"
	"testing"

	"gongkai/auth"
)

// Refusal is one of the refusals that routes owe before anything else.
type Refusal int

// The refusals.
const (
	NoSession   Refusal = iota // 401
	WrongAgency                // 404: to another agency the case does not exist
	WrongRole                  // 403
	BadOrigin                  // 403: sent from another site
)

// Route is one address of the API with a request that it would accept.
type Route struct {
	Office *Office
	Request
	Wrong auth.Person // who has none of the roles
}

// Refuses sends the request as it must not be sent. Nothing of its body may come back.
func Refuses(t *testing.T, r Route, refusals ...Refusal) {
	t.Helper()
	for _, refusal := range refusals {
		sent, status, kind := r.refused(refusal)
		a := r.Office.Do(t, sent)
		if a.Status != status || !a.IsProblem(kind) {
			t.Errorf("%s %s, refusal %d: answered %d, want %d %s: %s", r.Method, r.Path, refusal, a.Status, status, kind, a.Body)
		}
	}
}

func (r Route) refused(refusal Refusal) (sent Request, status int, kind string) {
	sent = r.Request
	switch refusal {
	case NoSession:
		sent.As = auth.Person{}
		return sent, http.StatusUnauthorized, "no-session"
	case WrongAgency:
		sent.As = r.Office.Outsider
		return sent, http.StatusNotFound, "not-found"
	case WrongRole:
		sent.As = r.Wrong
		return sent, http.StatusForbidden, "denied"
	case BadOrigin:
		sent.Header = maps.Clone(r.Header)
		if sent.Header == nil {
			sent.Header = map[string]string{}
		}
		sent.Header["Origin"] = "https://elsewhere.example"
		return sent, http.StatusForbidden, "cross-origin"
	}
	return sent, 0, ""
}
