package notice

import (
	"time"

	"gongkai/civil"
)

// onDate adds a date, or says why there is none. day 0 is the last of the month.
func (s *scan) onDate(h hit, month, day int) {
	year, ok := s.year(h)
	if !ok {
		return
	}
	date := civil.Of(year, time.Month(month), day)
	if day == 0 {
		date = civil.Of(year, time.Month(month)+1, 0)
	}
	if month < 1 || month > 12 || int(date.Month()) != month || day != 0 && date.Day() != day || date <= 0 {
		s.warn(NoSuchDay, "“%s”不是存在的日期", h.quote)
		return
	}
	if date < s.issued {
		s.warn(BeforeIssue, "期限“%s”（%s）早于成文日期%s，请核对", h.quote, date, s.issued)
	}
	d := Deadline{Kind: OnDate, Date: date}
	if s.lastWorking != nil {
		d.LastWorkingDay = s.lastWorking(date)
	}
	s.add(h, d)
}

// year is the one written at the date, else the year of issue, with a warning.
func (s *scan) year(h hit) (int, bool) {
	if h.has("year") {
		return number(h.words["year"]), true
	}
	if s.issued.IsZero() {
		s.warn(NoYear, "“%s”未写年份，又没有成文日期，无法换算", h.quote)
		return 0, false
	}
	year := s.issued.Year()
	if rel := h.words["rel"]; rel == "明" || rel == "次" {
		year++
	}
	s.warn(YearFromIssue, "“%s”未写年份，年份取自成文日期（%d年）", h.quote, year)
	return year, true
}
