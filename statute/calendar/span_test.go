package calendar_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gongkai/civil"
	"gongkai/statute/calendar"
)

func TestSpansAreLeftOutOnce(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	for _, row := range []struct{ name, spans, want string }{
		{"T7: overlapping consultations count once", "2024-03-11/2024-03-20;2024-03-18/2024-03-25", "2024-04-16"},
		{"in whatever order they come", "2024-03-18/2024-03-25;2024-03-11/2024-03-20", "2024-04-16"},
		{"one inside the other", "2024-03-11/2024-03-25;2024-03-13/2024-03-18", "2024-04-16"},
		{"touching ones", "2024-03-11/2024-03-18;2024-03-18/2024-03-25", "2024-04-16"},
		{"one day apart: that day counts", "2024-03-11/2024-03-18;2024-03-19/2024-03-25", "2024-04-15"},
		{"begun before the count", "2024-02-20/2024-03-05", "2024-04-02"},
		{"ended before the count", "2024-02-20/2024-03-04", "2024-04-01"},
		{"sent on the last day: nothing is left to exclude", "2024-04-01/2024-04-20", "2024-04-01"},
		{"sent on the day before the last", "2024-03-29/2024-04-02", "2024-04-03"},
		{"ended on the day it began", "2024-03-11/2024-03-11", "2024-04-01"},
		{"a weekend costs nothing", "2024-03-15/2024-03-17", "2024-04-01"},
	} {
		if got := c.AddWorkingExcluding(day("2024-03-04"), 20, spans(row.spans)).String(); got != row.want {
			t.Errorf("%s: %s, want %s", row.name, got, row.want)
		}
	}
}

func TestOnlyACountForwardLeavesSpansOut(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	x := spans("2024-03-04/2024-03-20")
	for n, want := range map[int]string{0: "2024-03-09", -1: "2024-03-08", 1: "2024-03-21"} {
		if got := c.AddWorkingExcluding(day("2024-03-09"), n, x).String(); got != want {
			t.Errorf("%+d working days from Saturday 9 March: %s, want %s", n, got, want)
		}
	}
}

func TestCountingLeavesItsArgumentAlone(t *testing.T) {
	t.Parallel()
	in := spans("2024-03-18/2024-03-25;2024-03-11/2024-03-20")
	before := slices.Clone(in)
	MustSeed(t).AddWorkingExcluding(day("2024-03-04"), 20, in)
	if diff := cmp.Diff(before, in); diff != "" {
		t.Errorf("the argument was changed: %s", diff)
	}
}

func TestUnionIsAscendingAndApart(t *testing.T) {
	t.Parallel()
	in := spans("2024-03-18/2024-03-25;2024-05-01/2024-04-01;2024-03-11/2024-03-20;2024-03-25/2024-03-26;2024-04-02/2024-04-03")
	before := slices.Clone(in)
	want := spans("2024-03-11/2024-03-26;2024-04-02/2024-04-03")
	if diff := cmp.Diff(want, calendar.Union(in)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(before, in); diff != "" {
		t.Errorf("the argument was changed: %s", diff)
	}
	if calendar.Union(spans("2024-03-18/2024-03-18")) != nil {
		t.Error("no time is not nil")
	}
}

func TestASpanHoldsItsEndAndNotItsBeginning(t *testing.T) {
	t.Parallel()
	s := spans("2024-03-11/2024-03-13")[0]
	for d, want := range map[string]bool{"2024-03-11": false, "2024-03-12": true, "2024-03-13": true, "2024-03-14": false} {
		if s.Holds(day(d)) != want {
			t.Errorf("%s: %v", d, !want)
		}
	}
}

// slow counts as a clerk would, day by day.
func slow(c *calendar.Calendar, d civil.Date, n int, excluded []calendar.Span) civil.Date {
	for n > 0 {
		d++
		if c.IsWorking(d) && !slices.ContainsFunc(excluded, func(s calendar.Span) bool { return s.Holds(d) }) {
			n--
		}
	}
	return d
}

func anyDay() *rapid.Generator[civil.Date] {
	return rapid.Custom(func(t *rapid.T) civil.Date {
		return civil.Date(rapid.Int32Range(int32(day("2018-06-01")), int32(day("2028-12-31"))).Draw(t, "day"))
	})
}

func anySpans() *rapid.Generator[[]calendar.Span] {
	one := rapid.Custom(func(t *rapid.T) calendar.Span {
		s := anyDay().Draw(t, "after")
		return calendar.Span{After: s, Through: s + civil.Date(rapid.Int32Range(-3, 40).Draw(t, "length"))}
	})
	return rapid.SliceOfN(one, 0, 20)
}

func TestTheTableCountsLikeAClerk(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDay().Draw(t, "from"), rapid.IntRange(1, 300).Draw(t, "n")
		if got, want := c.AddWorking(d, n), slow(c, d, n, nil); got != want {
			t.Fatalf("%s + %d = %s, by hand %s", d, n, got, want)
		}
		x := anySpans().Draw(t, "spans")
		if got, want := c.AddWorkingExcluding(d, n, x), slow(c, d, n, x); got != want {
			t.Fatalf("%s + %d without %v = %s, by hand %s", d, n, x, got, want)
		}
	})
}

func TestCountingThereAndBack(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDay().Draw(t, "from"), rapid.IntRange(1, 600).Draw(t, "n")
		due := c.AddWorking(d, n)
		if !c.IsWorking(due) || c.Working(d, due) != n || c.Working(due, d) != -n {
			t.Fatalf("%s + %d = %s: worked %v, counted %d", d, n, due, c.IsWorking(due), c.Working(d, due))
		}
		if got, want := c.AddWorking(due, -n), c.LastWorkingOnOrBefore(d); got != want {
			t.Fatalf("%s - %d = %s, want %s", due, n, got, want)
		}
		if next := c.NextWorking(d); !c.IsWorking(next) || next < d || c.Working(d-1, next) != 1 {
			t.Fatalf("the working day on or after %s is not %s", d, next)
		}
	})
}

func TestUnionIsTheSameTime(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	rapid.Check(t, func(t *rapid.T) {
		d, x := anyDay().Draw(t, "from"), anySpans().Draw(t, "spans")
		if got, want := c.AddWorkingExcluding(d, 20, calendar.Union(x)), c.AddWorkingExcluding(d, 20, x); got != want {
			t.Fatalf("union %s, parts %s", got, want)
		}
	})
}

func TestCountingAllocatesNothing(t *testing.T) {
	c := MustSeed(t) // not parallel: allocations are counted for the whole program
	x := spans("2024-03-18/2024-03-25;2024-03-11/2024-03-20")
	if n := testing.AllocsPerRun(100, func() {
		c.AddWorking(day("2024-03-04"), 20)
		c.AddWorkingExcluding(day("2024-03-04"), 20, x)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkAddWorking(b *testing.B) {
	c, d := MustSeed(b), day("2024-03-04")
	b.ReportAllocs()
	for b.Loop() {
		c.AddWorking(d, 20)
	}
}

func BenchmarkAddWorkingExcluding(b *testing.B) {
	c, d, x := MustSeed(b), day("2024-03-04"), spans("2024-03-11/2024-03-20;2024-03-18/2024-03-25")
	b.ReportAllocs()
	for b.Loop() {
		c.AddWorkingExcluding(d, 20, x)
	}
}

func BenchmarkAddWorkingExcludingUnsorted(b *testing.B) {
	c, d, x := MustSeed(b), day("2024-03-04"), spans("2024-03-18/2024-03-25;2024-03-11/2024-03-20")
	b.ReportAllocs()
	for b.Loop() {
		c.AddWorkingExcluding(d, 20, x)
	}
}
