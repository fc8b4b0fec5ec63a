package api_test

import (
	"flag"
	"os"
	"slices"
	"testing"

	"gongkai/api"
	"gongkai/auth"
)

var update = flag.Bool("update", false, "write openapi.yaml anew")

func TestTheDescriptionIsTheCommittedOne(t *testing.T) {
	t.Parallel()
	got, err := api.YAML()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("openapi.yaml", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Error("the API differs from openapi.yaml; if that is meant: go test ./api -run Description -update")
	}
}

// TestEveryRouteIsDescribed walks the router: an operation with a policy note for each, but for the description itself.
func TestEveryRouteIsDescribed(t *testing.T) {
	t.Parallel()
	routes, err := api.Routes()
	if err != nil {
		t.Fatal(err)
	}
	itself := []string{"/openapi.json", "/openapi.yaml"}
	for _, r := range routes {
		if slices.Contains(itself, r.Path) {
			continue
		}
		if len(r.Policy) == 0 || r.Summary == "" {
			t.Errorf("%s %s: policy %v, summary %q", r.Method, r.Path, r.Policy, r.Summary)
		}
		for _, act := range r.Policy {
			inTable := slices.ContainsFunc(auth.Policy(), func(rule auth.Rule) bool { return string(rule.Act) == act })
			if !inTable && act != "open" && act != "session" {
				t.Errorf("%s %s: %s is not in the policy table", r.Method, r.Path, act)
			}
		}
	}
	if len(routes) < 60 {
		t.Errorf("only %d routes: the walk sees nothing", len(routes))
	}
}
