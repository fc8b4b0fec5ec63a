package remedy

import (
	"fmt"

	"gongkai/civil"
	"gongkai/statute/calendar"
)

// Period is a time for contesting, in natural days or in months: one of the two is zero.
type Period struct{ Days, Months int }

// ReviewPeriod is the time for 行政复议 from the day the decision was received (行政复议法 art. 20(1); art. 9 before 2024).
func ReviewPeriod() Period { return Period{Days: 60} }

// SuitPeriod is the time for a suit without 复议, from the day the decision was received (行政诉讼法 art. 46). Against silence it
// runs from the last day of the reply period (行诉解释 art. 66).
func SuitPeriod() Period { return Period{Months: 6} }

// SuitAfterReviewPeriod is the time for a suit from the day the 复议决定书 was received (行政诉讼法 art. 45).
func SuitAfterReviewPeriod() Period { return Period{Days: 15} }

// UntoldPeriod is the longest time where right, organ or period was not told, for 复议 (行政复议法 art. 20(3)) and for a suit
// (行诉解释 art. 64), from the day the person knew of the decision. Within it the ordinary periods run from the day the person
// knew what was not told.
func UntoldPeriod() Period { return Period{Months: 12} }

// String is the period as letters print it: 60日, 6个月.
func (p Period) String() string {
	switch {
	case p.Days > 0:
		return fmt.Sprintf("%d日", p.Days)
	case p.Months > 0 && p.Months%12 == 0:
		return fmt.Sprintf("%d年", p.Months/12)
	default:
		return fmt.Sprintf("%d个月", p.Months)
	}
}

// Limit is the last day of a period.
type Limit struct {
	On          civil.Date // the last day on which one may act
	Counted     civil.Date // where the count itself ended; On is later if that was a 法定休假日
	Provisional bool       // no State Council notice governs a day that was asked about
}

// Until is the last day of a period that begins on a day: that day is not counted (民法典 art. 201), months end on the
// corresponding day or on the last of the month (art. 202), and an end on a day of rest moves to the first day after the
// rest, which may be a make-up Saturday (art. 203, 民事诉讼法 art. 85). No day gives no limit.
func (p Period) Until(from civil.Date, c *calendar.Calendar) Limit {
	if from.IsZero() {
		return Limit{}
	}
	counted := from.AddMonths(p.Months).AddDays(p.Days)
	last := c.AfterRest(counted)
	return Limit{On: last, Counted: counted, Provisional: !c.Official(counted) || !c.Official(last)}
}
