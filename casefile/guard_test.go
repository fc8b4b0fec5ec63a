package casefile_test

import (
	"slices"
	"testing"

	"gongkai/casefile"
	"gongkai/civil"
)

func day(s string) civil.Date {
	d, err := civil.Parse(s)
	if err != nil {
		return 0
	}
	return d
}

func TestTheStatuteBeginsOn15May2019(t *testing.T) {
	t.Parallel()
	if casefile.Statute != civil.MustParse("2019-05-15") {
		t.Errorf("Statute is %s", casefile.Statute)
	}
}

// A guard's bounds and what is said beyond them; accepted is 2024-03-20 throughout.
func TestGuard(t *testing.T) {
	t.Parallel()
	no := casefile.Refuse("H04", "", "")
	until := casefile.Bound{On: day("2024-03-15"), Beyond: casefile.Refusal{Check: "E13"}}
	from := casefile.Guard{}.NotBefore("S50", day("2024-03-04"))
	both := from
	both.Until = until
	for _, c := range []struct {
		says   string
		guard  casefile.Guard
		on     string
		checks []string
	}{
		{"no bound: from the first day of the 条例", casefile.Guard{}, "2019-05-15", nil},
		{"H03: a day before", casefile.Guard{}, "2019-05-14", []string{"H03"}},
		{"no bound: up to the day of acceptance", casefile.Guard{}, "2024-03-20", nil},
		{"H02: a day after", casefile.Guard{}, "2024-03-21", []string{"H02"}},
		{"H05: no date", casefile.Guard{}, "", []string{"H05"}},
		{"no date, and no act", casefile.Guard{No: no}, "", []string{"H04", "H05"}},
		{"no date cures it", casefile.Guard{No: no}, "2024-03-10", []string{"H04"}},
		{"every reason at once", casefile.Guard{No: no, From: from.From}, "2019-01-01", []string{"H04", "H03", "S50"}},
		{"on the first day", from, "2024-03-04", nil},
		{"before the first day", from, "2024-03-03", []string{"S50"}},
		{"on the last day", both, "2024-03-15", nil},
		{"after the last day", both, "2024-03-16", []string{"E13"}},
		{"after the last day and in the future", both, "2024-03-21", []string{"H02", "E13"}},
	} {
		why := c.guard.Refuse(day(c.on), day("2024-03-20"))
		if got := why.Checks(); !slices.Equal(got, append([]string{}, c.checks...)) {
			t.Errorf("%s: %v, want %v", c.says, got, c.checks)
		}
	}
}

func TestARefusalNamesTheDateItComparedWith(t *testing.T) {
	t.Parallel()
	g := casefile.Guard{}.NotBefore("S50", day("2024-03-04"))
	for _, c := range []struct{ on, check, fact, date string }{
		{"2024-03-21", "H02", "latest", "2024-03-20"},
		{"2019-05-14", "H03", "earliest", "2019-05-15"},
		{"2024-03-03", "S50", "earliest", "2024-03-04"},
	} {
		r := g.Refuse(day(c.on), day("2024-03-20"))[0]
		if r.Check != c.check || r.Field != "on" || r.Facts[c.fact] != c.date {
			t.Errorf("%s: %+v", c.on, r)
		}
	}
}

func TestTheLatestBoundGivesTheReason(t *testing.T) {
	t.Parallel()
	g := casefile.Guard{}.NotBefore("S50", day("2024-03-04")).NotBefore("S57", 0, day("2024-03-04"), day("2024-03-01"))
	if got := g.Refuse(day("2024-03-03"), day("2024-03-20")).Checks(); !slices.Equal(got, []string{"S50"}) {
		t.Errorf("equal days: %v, want the first", got)
	}
	g = g.NotBefore("S57", day("2024-03-07"), day("2024-03-05")).NotBefore("S51", day("2024-03-06"))
	why := g.Refuse(day("2024-03-03"), day("2024-03-20"))
	if !slices.Equal(why.Checks(), []string{"S57"}) || why[0].Facts["earliest"] != "2024-03-07" {
		t.Errorf("%v", why)
	}
}

func TestWindow(t *testing.T) {
	t.Parallel()
	until := func(g casefile.Guard, d string) casefile.Guard {
		g.Until = casefile.Bound{On: day(d), Beyond: casefile.Refusal{Check: "E13"}}
		return g
	}
	from := casefile.Guard{}.NotBefore("S50", day("2024-03-04"))
	for _, c := range []struct {
		says     string
		guard    casefile.Guard
		from, to string // "": not possible
		why      []string
	}{
		{"no bound", casefile.Guard{}, "2019-05-15", "2024-03-20", nil},
		{"from a day", from, "2024-03-04", "2024-03-20", nil},
		{"up to a day that passed", until(from, "2024-03-15"), "2024-03-04", "2024-03-15", nil},
		{"up to a day still to come", until(from, "2024-04-01"), "2024-03-04", "2024-03-20", nil},
		{"on one day only", until(from, "2024-03-04"), "2024-03-04", "2024-03-04", nil},
		{"over before it began", until(from, "2024-03-01"), "", "", []string{"E13"}},
		{"not begun", casefile.Guard{}.NotBefore("S50", day("2024-03-21")), "", "", []string{"S50"}},
		{"no date cures it", casefile.Guard{No: casefile.Refuse("H04", "", "")}, "", "", []string{"H04"}},
	} {
		a, b, ok := c.guard.Window(day("2024-03-20"))
		if ok != (c.from != "") || ok && (a != day(c.from) || b != day(c.to)) {
			t.Errorf("%s: %s to %s, %v", c.says, a, b, ok)
		}
		if got := c.guard.Reasons(day("2024-03-20")).Checks(); !slices.Equal(got, append([]string{}, c.why...)) {
			t.Errorf("%s: reasons %v, want %v", c.says, got, c.why)
		}
	}
}
