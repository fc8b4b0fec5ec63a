package apitest

import (
	"strings"
	"testing"
)

// Scenario is one request and what its answer must and must not hold.
type Scenario struct {
	Name string
	Request
	Status  int
	Problem string            // the type's last part
	Want    map[string]string // values of the body by path
	Has     []string
	Not     []string
}

// Run plays scenarios in their order over one office.
func Run(t *testing.T, o *Office, scenarios ...Scenario) {
	t.Helper()
	for _, s := range scenarios {
		t.Run(s.Name, func(t *testing.T) { s.check(t, o.Do(t, s.Request)) })
	}
}

func (s Scenario) check(t *testing.T, a Answer) {
	t.Helper()
	if a.Status != s.Status || s.Problem != "" && !a.IsProblem(s.Problem) {
		t.Fatalf("answered %d %s, want %d %s: %s", a.Status, a.Head("Content-Type"), s.Status, s.Problem, a.Body)
	}
	for path, want := range s.Want {
		if got := a.Get(path); got != want {
			t.Errorf("%s is %q, want %q in %s", path, got, want, a.Body)
		}
	}
	for _, text := range s.Has {
		if !strings.Contains(a.Body, text) {
			t.Errorf("lacks %q: %s", text, a.Body)
		}
	}
	for _, text := range s.Not {
		if strings.Contains(a.Body, text) {
			t.Errorf("holds %q: %s", text, a.Body)
		}
	}
}
