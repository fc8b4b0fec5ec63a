package words

import (
	"fmt"
	"strconv"
	"time"

	"gongkai/civil"
)

// Day is 10月23日（周五）; the year stands in front where it is not today's.
func Day(d, today civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return Short(d, today) + "（" + d.ChineseWeekday() + "）"
}

// Short is 10月23日; the year stands in front where it is not today's.
func Short(d, today civil.Date) string {
	if today.IsZero() || d.IsZero() || d.Year() == today.Year() {
		return d.ChineseShort()
	}
	return d.Chinese()
}

// LongDay is 2026年10月23日（周五）, for what is recorded and printed.
func LongDay(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Chinese() + "（" + d.ChineseWeekday() + "）"
}

// Weekday is 星期五.
func Weekday(d civil.Date) string {
	return "星期" + string([]rune(d.ChineseWeekday())[1:])
}

var china = time.FixedZone("UTC+8", 8*60*60)

// Clock is 16:42, the time in China at an instant.
func Clock(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.In(china).Format("15:04")
}

// Instant is 11月20日 16:42; the year stands in front where it is not today's.
func Instant(at time.Time, today civil.Date) string {
	if at.IsZero() {
		return ""
	}
	return Short(civil.In(at), today) + " " + Clock(at)
}

// DaysLeft is 还剩 3 个工作日, 今天到期 or 已逾期 2 个工作日.
func DaysLeft(n int) string {
	switch {
	case n == 0:
		return "今天到期"
	case n < 0:
		return fmt.Sprintf("已逾期 %d 个工作日", -n)
	}
	return fmt.Sprintf("还剩 %d 个工作日", n)
}

// WorkingDay is 工作日 or 休息日.
func WorkingDay(working bool) string {
	if working {
		return "工作日"
	}
	return "休息日"
}

// Since is 第 3 天: how long something has lain where it lies, the first day being 1.
func Since(from, today civil.Date) string {
	if from.IsZero() || from > today {
		return ""
	}
	return "第 " + strconv.Itoa(int(today-from)+1) + " 天"
}

// DayOfMonth is 8日.
func DayOfMonth(d civil.Date) string { return strconv.Itoa(d.Day()) + "日" }
