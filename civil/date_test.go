package civil_test

import (
	"encoding/json"
	"testing"
	"time"

	"gongkai/civil"
)

func TestParseKeepsTheDayAndNothingElse(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"2019-05-15", "2024-02-29", "1999-12-31", "2100-01-01"} {
		if got := civil.MustParse(s).String(); got != s {
			t.Errorf("%s came back as %s", s, got)
		}
	}
	for _, s := range []string{"", "2024-2-9", "2023-02-29", "2024-13-01", "2024/01/01", "2024-01-01 ", "二〇二四年"} {
		if d, err := civil.Parse(s); err == nil {
			t.Errorf("%q was read as %s", s, d)
		}
	}
}

func TestInstantsBecomeDaysAtPlusEight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ instant, day string }{
		{"2026-12-31T15:59:59Z", "2026-12-31"},
		{"2026-12-31T16:00:00Z", "2027-01-01"}, // the year of a number turns at midnight in China
		{"2026-11-24T23:30:00+08:00", "2026-11-24"},
		{"1969-12-30T15:00:00Z", "1969-12-30"},
	} {
		at, err := time.Parse(time.RFC3339, c.instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := civil.In(at).String(); got != c.day {
			t.Errorf("%s is %s, want %s", c.instant, got, c.day)
		}
	}
	d := civil.MustParse("2026-11-24")
	if got := d.At(8, 30, 0).Format(time.RFC3339); got != "2026-11-24T00:30:00Z" {
		t.Errorf("08:30 on 24 November in China is %s", got)
	}
	if civil.In(d.At(0, 0, 0)) != d || civil.In(d.At(23, 59, 59)) != d {
		t.Error("a day does not contain its own first and last second")
	}
}

func TestMonthsEndWhereTheLawSays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2023-04-05", 6, "2023-10-05"},
		{"2023-08-31", 6, "2024-02-29"}, // 民法典 art. 202: no corresponding day, month end
		{"2024-01-31", 1, "2024-02-29"},
		{"2024-11-30", 3, "2025-02-28"},
	} {
		if got := civil.MustParse(c.from).AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.months, got, c.want)
		}
	}
	if got := civil.MustParse("2020-02-03").MonthEnd().String(); got != "2020-02-29" {
		t.Errorf("month end %s", got)
	}
}

func TestNamesOfDays(t *testing.T) {
	t.Parallel()
	d := civil.MustParse("2026-11-24")
	if d.Chinese() != "2026年11月24日" || d.ChineseShort() != "11月24日" || d.ChineseWeekday() != "周二" {
		t.Errorf("%s %s %s", d.Chinese(), d.ChineseShort(), d.ChineseWeekday())
	}
	var none civil.Date
	if none.Chinese() != "" || none.String() != "" || !none.IsZero() {
		t.Error("no date has a name")
	}
}

func TestDatesTravelAsText(t *testing.T) {
	t.Parallel()
	type box struct{ On, None civil.Date }
	b, err := json.Marshal(box{On: civil.MustParse("2024-03-04")})
	if err != nil || string(b) != `{"On":"2024-03-04","None":""}` {
		t.Fatalf("%s %v", b, err)
	}
	var back box
	if err := json.Unmarshal(b, &back); err != nil || back.On != civil.MustParse("2024-03-04") || back.None != 0 {
		t.Fatalf("%+v %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"On":"2024-02-30"}`), &back); err == nil {
		t.Error("30 February was accepted")
	}
}

func TestDaysIncludesBothEnds(t *testing.T) {
	t.Parallel()
	var got []string
	for d := range civil.Days(civil.MustParse("2024-02-28"), civil.MustParse("2024-03-01")) {
		got = append(got, d.String())
	}
	if len(got) != 3 || got[0] != "2024-02-28" || got[1] != "2024-02-29" || got[2] != "2024-03-01" {
		t.Error(got)
	}
}
