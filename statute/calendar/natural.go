package calendar

import "gongkai/civil"

// Periods in natural days and months (自然日), as of suits, appeals and complaints: the day of the event is not counted, and a
// last day that falls on a day of rest (法定休假日) gives way to the first day after the rest (rule T4: 民事诉讼法第八十五条,
// 民法典第二百零二条, 第二百零三条). That first day may be a make-up Saturday or Sunday. A period of working days needs none of
// this: see AddWorking.

// AddDays is the last day of a period of n natural days that begins with an event on start: n = 15 from the day a complaint
// was received is the last day to answer it. n must not be negative.
func (c *Calendar) AddDays(start civil.Date, n int) civil.Date { return c.AfterRest(start.AddDays(n)) }

// AddMonths is the last day of a period of n months that begins with an event on start: the corresponding day, or the end of
// the month where there is none (民法典第二百零二条), moved off a day of rest. n must not be negative.
func (c *Calendar) AddMonths(start civil.Date, n int) civil.Date {
	return c.AfterRest(start.AddMonths(n))
}

// AfterRest is d itself, or the first day after the rest in which d lies. A statutory day is a day of rest by law also while
// the notice of its year is not out, although counts of working days do not leave it out (see Statutory).
func (c *Calendar) AfterRest(d civil.Date) civil.Date {
	for c.KindOf(d).Rest() {
		d++
	}
	return d
}
