package parts

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/web/words"
)

var dateForm = regexp.MustCompile(`^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$`)

// ReadDate reads a date as people write it; no text is no date. ok is false for what is none.
func ReadDate(text string) (d civil.Date, ok bool) {
	if text == "" {
		return 0, true
	}
	m := dateForm.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(m[i+1]) // digits only
	}
	d = civil.Of(n[0], time.Month(n[1]), n[2])
	if d.Year() != n[0] || int(d.Month()) != n[1] || d.Day() != n[2] || n[0] < 1990 {
		return 0, false // out of range days roll over
	}
	return d, true
}

// SayDay is a day in words, with what it is in the calendar.
func SayDay(d, today civil.Date, cal *calendar.Calendar) string {
	if d.IsZero() || cal == nil {
		return ""
	}
	text := words.Day(d, today) + "，" + words.WorkingDay(cal.IsWorking(d))
	switch n := int(today - d); {
	case n == 0:
		text += "，今天"
	case n == 1:
		text += "，昨天"
	case n < 0:
		text += "，晚于今天"
	case n > 30:
		text += fmt.Sprintf("，%d 天前，请核对", n)
	}
	return text
}
