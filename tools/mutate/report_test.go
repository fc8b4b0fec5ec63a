package main

import (
	"strings"
	"testing"
)

func named(file, operator string, v verdict) trial {
	return trial{mutant{key: key{file, "f", operator, "a || b"}, ordinal: 1, line: 3, col: 4, changed: "a && b"}, v}
}

func explain(file, operator string, line int) explanation {
	return explanation{key: key{file, "f", operator, "a || b"}, reason: "one | the other", line: line}
}

func TestSift(t *testing.T) {
	t.Parallel()
	trials := []trial{named("p/p.go", "logic", survived), named("p/p.go", "negate", uncovered), named("p/p.go", "drop", killed),
		named("p/p.go", "remove", timedOut), named("p/p.go", "number", notCompiling)}
	explanations := []explanation{explain("p/p.go", "logic", 1), explain("p/p.go", "drop", 2), explain("q/q.go", "drop", 3)}
	f := sift("p", trials, explanations, true)
	if len(f.explained) != 1 || len(f.unexplained) != 1 || f.unexplained[0].operator != "negate" || f.total() != 4 {
		t.Errorf("sifted into %+v", f)
	}
	if len(f.stale) != 1 || f.stale[0].line != 2 {
		t.Errorf("stale: %+v: the mutant of line 2 was killed, line 3 is of another package", f.stale)
	}
	if f := sift("p", trials, explanations, false); len(f.stale) != 0 {
		t.Error("a narrowed run cannot know what is stale")
	}
	section := f.section()
	for _, want := range []string{
		"| 4 | 1 | 1 | 1 | 1 | 1 | 1 |\n",
		"| p/p.go:3:4:negate | f | uncovered | `a \\|\\| b` | `a && b` |\n",
		"| p/p.go:3:4:logic | f | `a \\|\\| b` | `a && b` | one \\| the other |\n",
	} {
		if !strings.Contains(section, want) {
			t.Errorf("%q is missing in\n%s", want, section)
		}
	}
}

func TestOnlyTheStrictPackagesFail(t *testing.T) {
	t.Parallel()
	left := []survivor{{trial: named("p/p.go", "logic", survived)}}
	for _, row := range []struct {
		name string
		f    findings
		want bool
	}{
		{"nothing survived", findings{dir: "statute/clock"}, true},
		{"unexplained", findings{dir: "statute/clock", unexplained: left}, false},
		{"explained", findings{dir: "statute/clock", explained: left}, true},
		{"stale", findings{dir: "statute/annual", stale: []explanation{{line: 7}}}, false},
		{"in a package that is only looked at", findings{dir: "statute/review", unexplained: left}, true},
	} {
		var said strings.Builder
		if got := verdictOn([]findings{row.f}, &said); got != row.want {
			t.Errorf("%s: %v", row.name, got)
		}
		if (len(row.f.unexplained)+len(row.f.stale) > 0) != (said.Len() > 0) {
			t.Errorf("%s: said %q", row.name, said.String())
		}
	}
}

func TestAPageKeepsThePackagesThatWereNotTried(t *testing.T) {
	t.Parallel()
	page := merge("", []findings{{dir: "statute/fee"}, {dir: "statute/calendar"}})
	if merge(page, nil) != page {
		t.Errorf("a page without news changes:\n%s", merge(page, nil))
	}
	again := merge(page, []findings{{dir: "statute/fee", count: map[verdict]int{killed: 7}}})
	if !strings.Contains(again, "| 7 | 7 |") || strings.Count(again, "\n## ") != 2 ||
		strings.Index(again, "statute/calendar") > strings.Index(again, "statute/fee") {
		t.Errorf("merged to\n%s", again)
	}
}
