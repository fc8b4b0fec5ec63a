package calendar_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/6tail/lunar-go/HolidayUtil"

	"gongkai/civil"
	"gongkai/internal/lawcases"
	"gongkai/statute/calendar"
)

func TestWorkedDeadlines(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	rows, err := lawcases.AddWorking()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		n, err := strconv.Atoi(row["n"])
		if err != nil {
			t.Fatal(err)
		}
		if got := c.AddWorkingExcluding(day(row["start"]), n, spans(row["excluded"])).String(); got != row["expected"] {
			t.Errorf("%s + %d working days without [%s] = %s, want %s", row["start"], n, row["excluded"], got, row["expected"])
		}
	}
}

// The table was typed from the notices by another hand than the seed.
func TestEveryYearHasTheDaysOfItsNotice(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	for _, row := range MustRows(t, "testdata/years.csv") {
		first, last := day(row["year"]+"-01-01"), day(row["year"]+"-12-31")
		var off int
		var makeUp []string
		for d := range civil.Days(first, last) {
			switch c.KindOf(d) {
			case calendar.Off:
				off++
			case calendar.MakeUp:
				makeUp = append(makeUp, d.String()[len("2006-"):])
			case calendar.Weekday, calendar.Weekend, calendar.Statutory:
			}
		}
		if got := strconv.Itoa(c.Working(first-1, last)); got != row["workdays"] {
			t.Errorf("%s has %s working days, want %s", row["year"], got, row["workdays"])
		}
		if strconv.Itoa(off) != row["off"] || strings.Join(makeUp, " ") != row["make_up"] {
			t.Errorf("%s: %d days off and make-up days %v, want %s and %s", row["year"], off, makeUp, row["off"], row["make_up"])
		}
	}
}

// lunar-go lists some Saturdays and Sundays more than the seed does; whether a day is worked must agree on every day.
func TestLunarGoAgreesEveryDay(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	for d := range civil.Days(day("2019-01-01"), day("2026-12-31")) {
		want := !d.IsWeekend()
		if h := HolidayUtil.GetHoliday(d.String()); h != nil {
			want = h.IsWork()
		}
		if got := c.IsWorking(d); got != want {
			t.Errorf("%s (%s): worked %v, lunar-go says %v", d, d.Weekday(), got, want)
		}
	}
}

func TestReasonNamesWhyADayIsWorkedOrNot(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	for _, row := range []struct {
		name, day   string
		kind        calendar.Kind
		working     bool
		provisional bool
		source      string // a part of it
	}{
		{"T1: an ordinary Monday", "2024-03-04", calendar.Weekday, true, false, "202310"},
		{"T1: an ordinary Saturday", "2024-03-09", calendar.Weekend, false, false, "202310"},
		{"除夕 2024 was only encouraged, not off", "2024-02-09", calendar.Weekday, true, false, "202310"},
		{"a Friday off", "2020-01-31", calendar.Off, false, false, "2020-01/27"},
		{"a Saturday of the notice is off, not weekend", "2020-10-03", calendar.Off, false, false, "2019-11"},
		{"a make-up Saturday", "2021-02-20", calendar.MakeUp, true, false, "2020-11"},
		{"a statutory day before its notice is named and counted", "2027-10-01", calendar.Statutory, true, true, "PROVISIONAL"},
		{"a statutory Saturday is a Saturday", "2027-05-01", calendar.Weekend, false, true, "PROVISIONAL"},
		{"a Monday of 2027 is a guess", "2027-01-04", calendar.Weekday, true, true, "PROVISIONAL"},
		{"the last day of the table", "2027-12-31", calendar.Weekday, true, true, "PROVISIONAL"},
		{"a year without a file is a guess without a source", "2028-10-02", calendar.Weekday, true, true, ""},
		{"so is a year before the first file", "2018-10-01", calendar.Weekday, true, true, ""},
	} {
		got := c.Reason(day(row.day))
		if got.Kind != row.kind || got.Working != row.working || got.Provisional != row.provisional {
			t.Errorf("%s: %s is %+v", row.name, row.day, got)
		}
		if !strings.Contains(got.Source, row.source) || (row.source == "") != (got.Source == "") {
			t.Errorf("%s: source %q, want %q", row.name, got.Source, row.source)
		}
	}
	if got := c.Reason(day("2020-02-01")).Note; !strings.Contains(got, "extension") {
		t.Errorf("the note of 2020 is %q", got)
	}
}

func TestNothingIsOfficialBeyondTheLastNotice(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	for d, want := range map[string]bool{
		"2018-12-31": false, "2019-01-01": true, "2026-12-31": true, "2027-01-01": false, "2028-03-01": false,
	} {
		if got := c.Official(day(d)); got != want {
			t.Errorf("%s official: %v", d, got)
		}
	}
	if c.OfficialUntil() != day("2026-12-31") || c.Edition() != "test" {
		t.Errorf("edition %s official until %s", c.Edition(), c.OfficialUntil())
	}
}

func TestCountingRunsOnBeyondTheTable(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	for _, row := range []struct {
		name, from string
		n          int
		want       string
	}{
		{"#23: into the provisional year", "2026-11-24", 40, "2027-01-19"},
		{"out of the table, Monday to Friday", "2027-12-30", 3, "2028-01-04"},
		{"the first day beyond the table", "2028-01-01", 1, "2028-01-03"},
		{"wholly beyond it: 国庆 2028 is unknown", "2028-09-29", 1, "2028-10-02"},
		{"from before the table into it", "2018-12-27", 3, "2019-01-02"},
		{"wholly before it", "2018-12-21", 1, "2018-12-24"},
		{"back over the 2020 Spring Festival", "2020-02-03", -1, "2020-01-23"},
		{"back from a day of rest", "2020-02-01", -2, "2020-01-22"},
		{"back over the edge of the table", "2019-01-02", -1, "2018-12-31"},
		{"nothing to add", "2020-02-01", 0, "2020-02-01"},
	} {
		if got := c.AddWorking(day(row.from), row.n).String(); got != row.want {
			t.Errorf("%s: %s %+d working days = %s, want %s", row.name, row.from, row.n, got, row.want)
		}
	}
}

func TestNearestWorkingDays(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	for _, row := range []struct{ name, day, next, before string }{
		{"a working day is its own neighbour", "2024-03-04", "2024-03-04", "2024-03-04"},
		{"a make-up Sunday too", "2024-04-07", "2024-04-07", "2024-04-07"},
		{"10月底前 2020 is a Saturday", "2020-10-31", "2020-11-02", "2020-10-30"},
		{"New Year 2026", "2026-01-01", "2026-01-04", "2025-12-31"},
	} {
		next, before := c.NextWorking(day(row.day)).String(), c.LastWorkingOnOrBefore(day(row.day)).String()
		if next != row.next || before != row.before {
			t.Errorf("%s: next %s, before %s, want %s and %s", row.name, next, before, row.next, row.before)
		}
	}
}

// The last working day of the table need not be its last day Monday to Friday.
func TestATableThatEndsWithADayOff(t *testing.T) {
	t.Parallel()
	c := MustParse(t, `{"2027":{"off":["2027-12-31"],"work":[],"source":"示例通知","status":"official","workdays":260}}`)
	if got := c.LastWorkingOnOrBefore(day("2027-12-31")).String(); got != "2027-12-30" {
		t.Errorf("the last working day is %s", got)
	}
	if got := c.NextWorking(day("2027-12-31")).String(); got != "2028-01-03" {
		t.Errorf("the next working day is %s", got)
	}
}

func TestKindsHaveNames(t *testing.T) {
	t.Parallel()
	for kind, want := range map[calendar.Kind]string{
		calendar.Weekday: "weekday", calendar.Weekend: "weekend", calendar.Off: "off", calendar.MakeUp: "make_up",
		calendar.Statutory: "statutory", 9: "unknown",
	} {
		b, err := kind.MarshalText()
		if err != nil || string(b) != want {
			t.Errorf("kind %d is written %s (%v), want %s", kind, b, err, want)
		}
	}
}
