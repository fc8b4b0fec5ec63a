package bench

import (
	"testing"

	"github.com/6tail/lunar-go/HolidayUtil"

	"gongkai/civil"
)

// The days on which all three have the notices. lunar-go brings its own; the others read ours.
const (
	firstDay = "2019-01-01"
	lastDay  = "2026-12-31"
)

func TestAllAgreeWhichDaysAreWorked(t *testing.T) {
	t.Parallel()
	ours, rickar, byMap := MustOurs(t), MustRickar(t), MustRickarByMap(t)
	for d := range civil.Days(civil.MustParse(firstDay), civil.MustParse(lastDay)) {
		want := ours.IsWorking(d)
		if got := rickar.IsWorkday(utc(d)); got != want {
			t.Errorf("%s: ours %v, rickar/cal %v", d, want, got)
		}
		if got := byMap.IsWorkday(utc(d)); got != want {
			t.Errorf("%s: ours %v, rickar/cal by map %v", d, want, got)
		}
		if got := lunarWorks(d); got != want {
			t.Errorf("%s: ours %v, lunar-go %v", d, want, got)
		}
	}
}

func TestAllAgreeOnTheNthWorkingDay(t *testing.T) {
	t.Parallel()
	ours, rickar, byMap := MustOurs(t), MustRickar(t), MustRickarByMap(t)
	for d := range civil.Days(civil.MustParse("2019-02-01"), civil.MustParse("2026-09-30")) {
		if d.Day()%10 != 0 { // every tenth day and every count: lunar-go takes its time
			continue
		}
		for _, n := range []int{1, 7, 15, 20, 40, -5} {
			want := ours.AddWorking(d, n)
			if got := civil.Of(rickar.WorkdaysFrom(utc(d), n).Date()); got != want {
				t.Errorf("%s %+d: ours %s, rickar/cal %s", d, n, want, got)
			}
			if got := civil.Of(byMap.WorkdaysFrom(utc(d), n).Date()); got != want {
				t.Errorf("%s %+d: ours %s, rickar/cal by map %s", d, n, want, got)
			}
			if got := solar(d).Next(n, true).ToYmd(); got != want.String() {
				t.Errorf("%s %+d: ours %s, lunar-go %s", d, n, want, got)
			}
		}
	}
}

// lunarWorks is the rule by which lunar-go itself counts.
func lunarWorks(d civil.Date) bool {
	if h := HolidayUtil.GetHolidayByYmd(d.Year(), int(d.Month()), d.Day()); h != nil {
		return h.IsWork()
	}
	return !d.IsWeekend()
}
