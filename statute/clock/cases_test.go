package clock_test

import (
	"encoding/json"
	"slices"
	"testing"

	"gongkai/statute/clock"
)

// TestCases runs the law's worked examples, one file each; a file names only the members of the answer it is about.
func TestCases(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	for _, c := range MustCases(t) {
		t.Run(c.File, func(t *testing.T) {
			t.Parallel()
			r := MustParse(t, MustRequest(t, c))
			answer, err := json.Marshal(clock.Answer(r.Events, r.AsOf, rules))
			if err != nil {
				t.Fatal(err)
			}
			for _, wrong := range c.Wrong(answer) {
				t.Error(wrong)
			}
		})
	}
}

func TestEveryCheckHasACaseAndAText(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	seen := map[clock.Check]bool{}
	for _, c := range MustCases(t) {
		r := MustParse(t, MustRequest(t, c))
		for _, v := range clock.Derive(r.Events, rules).Violations {
			seen[v] = true
		}
	}
	for _, x := range clock.Checks() {
		if x.Text() == "" {
			t.Errorf("%s has no text", x)
		}
		if !seen[x] && x != clock.UnknownKind { // a request of an unknown kind is refused before
			t.Errorf("%s has no case", x)
		}
	}
	for x := range seen {
		if !slices.Contains(clock.Checks(), x) {
			t.Errorf("%s is none of the checks", x)
		}
	}
	if clock.Check("S99").Text() != "" {
		t.Error("an unknown check has a text")
	}
}

func TestEveryKindHasACase(t *testing.T) {
	t.Parallel()
	seen := map[clock.Kind]bool{}
	for _, c := range MustCases(t) {
		for _, f := range MustParse(t, MustRequest(t, c)).Events {
			seen[f.Kind] = true
		}
	}
	for _, k := range allKinds() {
		if !seen[k] {
			t.Errorf("no case has a fact %q", k)
		}
	}
}

func TestCaseNamesAreUnique(t *testing.T) {
	t.Parallel()
	var names []string
	for _, c := range MustCases(t) {
		if slices.Contains(names, c.Name) {
			t.Errorf("two cases are called %q", c.Name)
		}
		names = append(names, c.Name)
	}
}

// allKinds is typed again here, from the contract.
func allKinds() []clock.Kind {
	return []clock.Kind{"received", "correction_sent", "corrected", "correction_expired", "consult_sent", "consult_answered",
		"consult_withdrawn", "extended", "reasons_asked", "later_date_fixed", "fee_noticed", "paid", "replied", "withdrawn",
		"redo_ordered"}
}
