package bench

import (
	"encoding/json"
	"testing"
	"time"

	lunar "github.com/6tail/lunar-go/calendar"
	"github.com/rickar/cal/v2"

	"gongkai/civil"
	"gongkai/seeds"
	"gongkai/statute/calendar"
)

// notices are the days of the shipped calendar by which the plain week is broken, as the State Council told them. A year whose
// notice is not out breaks no week.
type notices struct {
	off    []civil.Date
	makeUp map[time.Time]bool
}

func newestEdition() seeds.Edition {
	all := seeds.Calendars()
	return all[len(all)-1]
}

// MustNotices reads the same file that ours reads.
func MustNotices(t testing.TB) notices {
	t.Helper()
	var years map[string]struct {
		Off, Work []civil.Date
		Status    string
	}
	if err := json.Unmarshal(newestEdition().JSON, &years); err != nil {
		t.Fatal(err)
	}
	out := notices{makeUp: map[time.Time]bool{}}
	for _, y := range years {
		if y.Status != "official" {
			continue
		}
		out.off = append(out.off, y.Off...)
		for _, d := range y.Work {
			out.makeUp[utc(d)] = true
		}
	}
	if len(out.off) == 0 || len(out.makeUp) == 0 {
		t.Fatal("the calendar breaks no week")
	}
	return out
}

// MustOurs is the shipped calendar.
func MustOurs(t testing.TB) *calendar.Calendar {
	t.Helper()
	e := newestEdition()
	c, err := calendar.Parse(e.ID, e.JSON)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// MustRickar is a business calendar as the documentation of rickar/cal would have one: a holiday for every day off, with the
// library's own cache. It knows holidays only; a Saturday or Sunday worked in exchange (调休上班) has to go through WorkdayFunc.
func MustRickar(t testing.TB) *cal.BusinessCalendar {
	t.Helper()
	n := MustNotices(t)
	c := cal.NewBusinessCalendar()
	c.Cacheable = true
	c.WorkdayFunc = func(d time.Time) bool { return !cal.IsWeekend(d) || n.makeUp[d] }
	for _, d := range n.off {
		c.AddHoliday(&cal.Holiday{StartYear: d.Year(), EndYear: d.Year(), Month: d.Month(), Day: d.Day(), Func: cal.CalcDayOfMonth})
	}
	return c
}

// MustRickarByMap is the fastest that rickar/cal can be made to be: no holidays at all, one look into a map for every day.
func MustRickarByMap(t testing.TB) *cal.BusinessCalendar {
	t.Helper()
	n := MustNotices(t)
	off := map[time.Time]bool{}
	for _, d := range n.off {
		off[utc(d)] = true
	}
	c := cal.NewBusinessCalendar()
	c.WorkdayFunc = func(d time.Time) bool {
		if cal.IsWeekend(d) {
			return n.makeUp[d]
		}
		return !off[d]
	}
	return c
}

func utc(d civil.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
}

func solar(d civil.Date) *lunar.Solar {
	return lunar.NewSolarFromYmd(d.Year(), int(d.Month()), d.Day())
}
