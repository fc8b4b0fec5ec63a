package calendar_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/6tail/lunar-go/HolidayUtil"

	"gongkai/civil"
	"gongkai/statute/calendar"
)

// lunar-go names each day of a holiday, for joined ones a single name.
func TestHolidaysAreCalledWhatLunarGoCallsThem(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	named := 0
	for d := range civil.Days(day("2019-01-01"), day("2026-12-31")) {
		got := c.Holiday(d)
		h := HolidayUtil.GetHoliday(d.String())
		if got == "" {
			if c.KindOf(d) == calendar.Off {
				t.Errorf("%s is off for no holiday", d)
			}
			continue
		}
		named++
		if h == nil || h.IsWork() {
			t.Errorf("%s is %s; lunar-go knows no holiday", d, got)
			continue
		}
		want := strings.NewReplacer("元旦节", "元旦", "国庆中秋", "国庆节、中秋节").Replace(h.GetName())
		if got != want && !slices.Contains(strings.Split(got, "、"), want) {
			t.Errorf("%s is called %s, lunar-go says %s", d, got, want)
		}
	}
	if named < 200 {
		t.Errorf("%d days off have a name", named)
	}
}

func TestNamesOfHolidays(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	for _, row := range []struct{ name, day, want string }{
		{"prolonged in 2020", "2020-02-02", "春节"},
		{"New Year begun in December", "2022-12-31", "元旦"},
		{"eight days: joined", "2023-09-29", "国庆节、中秋节"},
		{"seven days: alone", "2024-10-07", "国庆节"},
		{"中秋 on its own", "2024-09-16", "中秋节"},
		{"清明 is named after the term of the year", "2024-04-04", "清明节"},
		{"a statutory day before the notice", "2027-06-09", "端午节"},
		{"a working day", "2024-03-04", ""},
		{"a plain weekend", "2024-03-09", ""},
		{"a make-up day", "2024-10-12", ""},
		{"no file for the year", "2028-10-01", ""},
		{"the calendar's first day", "2019-01-01", "元旦"},
	} {
		if got := c.Holiday(day(row.day)); got != row.want {
			t.Errorf("%s: %s is %q, want %q", row.name, row.day, got, row.want)
		}
	}
}

// Each holiday is looked for between a first and a last day (放假办法第二条, for the lunar ones the earliest and the latest they can
// fall on): one single day off at a time, of an invented year.
func TestHolidaysHaveAFirstAndALastDay(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ day, want string }{
		{"01-01", "元旦"}, {"01-02", ""}, {"01-20", ""}, {"01-21", "春节"}, {"02-21", "春节"}, {"02-22", ""},
		{"04-03", ""}, {"04-04", "清明节"}, {"04-06", "清明节"}, {"04-07", ""},
		{"04-30", ""}, {"05-01", "劳动节"}, {"05-02", "劳动节"}, {"05-03", ""},
		{"05-26", ""}, {"05-27", "端午节"}, {"06-26", "端午节"}, {"06-27", ""},
		{"09-06", ""}, {"09-07", "中秋节"}, {"09-30", "中秋节"}, {"10-01", "国庆节"}, {"10-03", "国庆节"}, {"10-04", "中秋节"},
		{"10-08", "中秋节"}, {"10-09", ""}, {"12-31", ""},
	} {
		c := MustParse(t, `{"2030":{"off":["2030-`+row.day+`"],"work":[],"source":"示例","status":"provisional"}}`)
		if got := c.Holiday(day("2030-" + row.day)); got != row.want {
			t.Errorf("%s is %q, want %q", row.day, got, row.want)
		}
	}
}

func TestADayOffNobodyKnowsHasNoName(t *testing.T) {
	t.Parallel()
	c := MustParse(t, `{"2030":{"off":["2030-07-17","2030-09-03"],"work":[],"source":"示例","status":"official","workdays":259}}`)
	for _, d := range []string{"2030-07-17", "2030-09-03"} {
		if got := c.Holiday(day(d)); got != "" {
			t.Errorf("%s is called %s", d, got)
		}
	}
}

func TestNoticesCanBeLookedUp(t *testing.T) {
	t.Parallel()
	c := MustSeed(t)
	two := c.Notices(day("2020-05-01"))
	if !slices.Equal(two, []string{"国办发明电〔2019〕16号", "国办发明电〔2020〕1号"}) {
		t.Errorf("2020: %q", two)
	}
	addressed := MustParse(t, `{"2025":{"off":["2025-01-01"],"work":[],"source":"http://a.cn/1; http://a.cn/2 via x","status":"official","workdays":260}}`)
	if got := addressed.Notices(day("2025-03-03")); !slices.Equal(got, []string{"http://a.cn/1", "http://a.cn/2"}) {
		t.Errorf("a source without numbers gives its addresses, got %q", got)
	}
	if got := c.Notices(day("2027-05-01")); got != nil {
		t.Errorf("2027 has no notice, got %q", got)
	}
	cut := MustParse(t, `{"2025":{"off":["2025-01-01"],"work":[],"source":"国办发明电〔2024〕12号; 国办发明电〔2025","status":"official","workdays":260}}`)
	if got := cut.Notices(day("2025-03-03")); !slices.Equal(got, []string{"国办发明电〔2024〕12号"}) {
		t.Errorf("a number cut off: %q", got)
	}
	numbered := MustParse(t, `{"2025":{"off":["2025-01-01"],"work":[],"source":"国办发明电〔2019〕16号，国办发明电〔2020〕1号 via x","status":"official","workdays":260}}`)
	if got := numbered.Notices(day("2025-03-03")); !slices.Equal(got, []string{"国办发明电〔2019〕16号", "国办发明电〔2020〕1号"}) {
		t.Errorf("%q", got)
	}
}
