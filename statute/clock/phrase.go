package clock

import (
	"strconv"
	"time"

	"gongkai/civil"
)

// The phrases of which explanations are made.

// date is 2024年3月4日.
func date(d civil.Date) string { return d.Chinese() }

// weekday is 2026年11月24日（周二）, or 2026年10月10日（周六，调休上班）.
func weekday(d civil.Date, makeUp bool) string {
	if makeUp {
		return date(d) + "（" + d.ChineseWeekday() + "，调休上班）"
	}
	return date(d) + "（" + d.ChineseWeekday() + "）"
}

// stretch is 2026年10月1日至2026年10月7日, or one day.
func stretch(from, to civil.Date) string {
	if from == to {
		return date(from)
	}
	return date(from) + "至" + date(to)
}

func workingDays(n int) string { return strconv.Itoa(n) + "个工作日" }

// holiday names a stretch of days off where its dates alone make it certain: a step keeps no names, the notices join holidays,
// and a stretch may begin inside one. Days, which has the calendar at hand, names them all.
func holiday(from, to civil.Date) string {
	const nationalDays = 3 // 国庆节 is 1 to 3 October
	holds := func(month time.Month, day int) bool {
		d := civil.Of(to.Year(), month, day)
		return from <= d && d <= to
	}
	switch {
	case from.Month() == time.October && from.Day() <= nationalDays:
		return "国庆节"
	case holds(time.January, 1):
		return "元旦"
	case holds(time.May, 1):
		return "劳动节"
	default:
		return ""
	}
}
