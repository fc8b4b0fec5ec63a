package calendar

import (
	"slices"
	"strings"
	"time"

	"gongkai/civil"
)

// Holiday is the name of the holiday for which d is off, such as 国庆节; two that are joined have both names. It is read off
// the days that are off together, since the notices are loaded without names; "" where that names none, and for other days.
func (c *Calendar) Holiday(d civil.Date) string {
	if !c.free(d) {
		return ""
	}
	first, last := d, d
	for c.free(first - 1) {
		first--
	}
	for c.free(last + 1) {
		last++
	}
	return holiday(first, last)
}

// free reports whether a file names d among its days off.
func (c *Calendar) free(d civil.Date) bool {
	return c.covers(d) && slices.Contains(c.years[d.Year()-c.years[0].number].Off, d)
}

// holiday names the days off from first to last by where they lie (全国年节及纪念日放假办法第二条). 国庆节 alone is at most seven
// days; longer, it is joined with 中秋节.
func holiday(first, last civil.Date) string {
	const nationalAlone = 7
	within := func(m1 time.Month, d1 int, m2 time.Month, d2 int) bool {
		return first <= civil.Of(last.Year(), m2, d2) && civil.Of(last.Year(), m1, d1) <= last
	}
	switch national := within(time.October, 1, time.October, 3); {
	case within(time.January, 1, time.January, 1):
		return "元旦"
	case within(time.January, 21, time.February, 21): // the first day of the first lunar month
		return "春节"
	case within(time.April, 4, time.April, 6):
		return "清明节"
	case within(time.May, 1, time.May, 2):
		return "劳动节"
	case within(time.May, 27, time.June, 26): // the fifth of the fifth lunar month
		return "端午节"
	case national && last-first+1 > nationalAlone:
		return "国庆节、中秋节"
	case national:
		return "国庆节"
	case within(time.September, 7, time.October, 8): // the fifteenth of the eighth lunar month
		return "中秋节"
	default:
		return ""
	}
}

// Notices are what governs the year of d, as a reader may look it up: numbers of notices (国办发明电〔2024〕12号) where the
// source gives them, else addresses; nil where no notice governs.
func (c *Calendar) Notices(d civil.Date) []string {
	if !c.Official(d) {
		return nil
	}
	source, _, _ := strings.Cut(c.Reason(d).Source, " via ") // by whom it was copied
	if numbers := numbersIn(source); numbers != nil {
		return numbers
	}
	var out []string
	for part := range strings.SplitSeq(source, ";") {
		out = append(out, strings.TrimSpace(part))
	}
	return out
}

// numbersIn finds the numbers of State Council notices in a text.
func numbersIn(text string) []string {
	const begins, ends = "国办发明电〔", "号"
	var out []string
	for {
		_, after, found := strings.Cut(text, begins)
		if !found {
			return out
		}
		number, rest, found := strings.Cut(after, ends)
		if !found {
			return out
		}
		out, text = append(out, begins+number+ends), rest
	}
}
