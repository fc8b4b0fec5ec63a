package remedy_test

import (
	"testing"

	"gongkai/civil"
	"gongkai/statute/remedy"
)

func TestPeriodsForContesting(t *testing.T) {
	t.Parallel()
	c := MustCalendar(t)
	for _, x := range []struct {
		name, from  string
		period      remedy.Period
		until       string
		provisional bool
	}{
		{"行诉法 art. 46: ends in the holiday of October, moves to a make-up Saturday", "2023-04-05", remedy.SuitPeriod(), "2023-10-07", false},
		{"民法典 art. 202: no corresponding day, the month's end", "2023-08-31", remedy.SuitPeriod(), "2024-02-29", false},
		{"复议法 art. 20(1): the day of receipt is not counted", "2024-03-04", remedy.ReviewPeriod(), "2024-05-06", false}, // 3 May is in the holiday of 1–5 May
		{"民法典 art. 203: an end on a Sunday moves to Monday", "2024-04-10", remedy.ReviewPeriod(), "2024-06-11", false},  // Sun 9 June, 端午 on the 10th
		{"an end on a make-up Sunday stays", "2024-02-07", remedy.ReviewPeriod(), "2024-04-07", false},
		{"行诉法 art. 45: 15 days", "2024-03-04", remedy.SuitAfterReviewPeriod(), "2024-03-19", false},
		{"行诉法 art. 45: 除夕 of 2024 was worked", "2024-01-25", remedy.SuitAfterReviewPeriod(), "2024-02-09", false},
		{"复议法 art. 20(3): one year where nothing was told", "2024-03-04", remedy.UntoldPeriod(), "2025-03-04", false},
		{"a year from a leap day ends with the month", "2024-02-29", remedy.UntoldPeriod(), "2025-02-28", false},
		{"a year without a notice: New Year's Day is a holiday all the same", "2026-11-02", remedy.ReviewPeriod(), "2027-01-04", true},
		{"a year without a notice, on a weekday", "2026-11-24", remedy.ReviewPeriod(), "2027-01-25", true},
	} {
		got := x.period.Until(day(x.from), c)
		if got.On != day(x.until) || got.Provisional != x.provisional || got.Counted > got.On {
			t.Errorf("%s: %s after %s is %s (%s), provisional %v; want %s", x.name, x.period, x.from, got.On, got.Counted, got.Provisional, x.until)
		}
	}
	if got := remedy.SuitPeriod().Until(0, c); got != (remedy.Limit{}) {
		t.Errorf("no day gives %+v", got)
	}
}

func TestPeriodsArePrinted(t *testing.T) {
	t.Parallel()
	for p, want := range map[remedy.Period]string{remedy.ReviewPeriod(): "60日", remedy.SuitPeriod(): "6个月", remedy.SuitAfterReviewPeriod(): "15日", remedy.UntoldPeriod(): "1年"} {
		if p.String() != want {
			t.Errorf("%s, want %s", p, want)
		}
	}
}

// Whatever the day: a period never ends on a day of rest, never before its count, and moves over days of rest alone.
func TestNoPeriodEndsOnADayOfRest(t *testing.T) {
	t.Parallel()
	c := MustCalendar(t)
	for _, p := range []remedy.Period{remedy.ReviewPeriod(), remedy.SuitPeriod(), remedy.SuitAfterReviewPeriod(), remedy.UntoldPeriod()} {
		var last civil.Date
		for d := range civil.Days(day("2019-05-15"), day("2025-12-31")) {
			l := p.Until(d, c)
			if !c.IsWorking(l.On) || l.On < last || l.Counted <= d || c.Official(l.On) == l.Provisional {
				t.Fatalf("%s after %s: %+v after %s", p, d, l, last)
			}
			for x := range civil.Days(l.Counted, l.On-1) {
				if c.IsWorking(x) {
					t.Fatalf("%s after %s: %s was no day of rest", p, d, x)
				}
			}
			last = l.On
		}
	}
}
