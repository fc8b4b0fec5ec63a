package calendar_test

import (
	"testing"

	"pgregory.net/rapid"

	"gongkai/civil"
)

func TestNaturalPeriodsNeverEndOnADayOfRest(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	for _, row := range []struct {
		name, start  string
		days, months int
		want         string
	}{
		{"民诉法第八十五条: the day of the event is not counted", "2024-03-04", 15, 0, "2024-03-19"},
		{"the fifteenth day is a Saturday", "2024-03-01", 15, 0, "2024-03-18"},
		{"国庆 2023: the first day after the rest is a make-up Saturday", "2023-09-20", 15, 0, "2023-10-07"},
		{"a make-up Sunday is a last day like any other", "2024-03-23", 15, 0, "2024-04-07"},
		{"复议: sixty days into the 2020 Spring Festival, prolonged to 2 February", "2019-12-01", 60, 0, "2020-02-03"},
		{"#28: six months end on 5 October 2023, in the holiday", "2023-04-05", 0, 6, "2023-10-07"},
		{"#29: no corresponding day, the month's end", "2023-08-31", 0, 6, "2024-02-29"},
		{"a month's end on a Sunday", "2024-01-31", 0, 8, "2024-09-30"},
		{"a statutory day is a day of rest before its year's notice too", "2027-09-16", 15, 0, "2027-10-04"},
		{"beyond the table, Monday to Friday", "2028-06-15", 15, 0, "2028-06-30"},
	} {
		got := c.AddDays(day(row.start), row.days)
		if row.months > 0 {
			got = c.AddMonths(day(row.start), row.months)
		}
		if got.String() != row.want {
			t.Errorf("%s: from %s %s, want %s", row.name, row.start, got, row.want)
		}
	}
}

func TestTheRestDayRuleOnlyMovesForwardAndOnlyOverRest(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	rapid.Check(t, func(t *rapid.T) {
		start, n := anyDay().Draw(t, "start"), rapid.IntRange(1, 200).Draw(t, "n")
		last, end := start.AddDays(n), c.AddDays(start, n)
		if c.KindOf(end).Rest() || end < last {
			t.Fatalf("%s + %d natural days = %s", start, n, end)
		}
		for d := range civil.Days(last, end-1) {
			if !c.KindOf(d).Rest() {
				t.Fatalf("%s + %d natural days = %s, though %s is no day of rest", start, n, end, d)
			}
		}
	})
}
