package clock

import (
	"gongkai/civil"
	"gongkai/statute/calendar"
)

// Status is how a case stands.
type Status string

// The statuses.
const (
	StatusRunning     Status = "running"     // a due date is being counted down to
	StatusStopped     Status = "stopped"     // see StoppedFor
	StatusClosed      Status = "closed"      // replied, withdrawn or given up
	StatusUnconfirmed Status = "unconfirmed" // ordinary mail or fax not yet confirmed with the applicant (art. 31): no reply period runs
)

// StoppedFor is what a stopped clock waits for.
type StoppedFor string

// What a clock may wait for; "" while it runs.
const (
	ForNothing      StoppedFor = ""             // it runs
	ForCorrection   StoppedFor = "correction"   // art. 30; no due date exists
	ForConsultation StoppedFor = "consultation" // art. 33(3); the due date stands
	ForFee          StoppedFor = "fee"          // 109号 art. 6; no due date exists
)

// Standing is what depends on the day on which one looks.
type Standing struct {
	Status     Status     `json:"status"`
	StoppedFor StoppedFor `json:"stopped_for"`
	Late       bool       `json:"late"`      // closed after the due date, or open and past it
	DaysLeft   *int       `json:"days_left"` // working days after asOf up to the due date; negative once late; nil while no date runs
}

// At says how the case stands at the end of a day. All facts are taken as known: asOf decides only whether an excluded span
// holds the day, whether the due date has passed, and how far off it is.
func (c Clock) At(asOf civil.Date, cal *calendar.Calendar) Standing {
	s := Standing{Status: c.Status, StoppedFor: c.StoppedFor, Late: c.Late}
	if c.Status != StatusRunning {
		return s
	}
	if c.consulting(asOf) {
		s.Status, s.StoppedFor = StatusStopped, ForConsultation
	}
	left := cal.Working(asOf, c.ReplyDue)
	if asOf > c.ReplyDue {
		s.Late = true
		left = min(left, -1) // a day of rest after the due date is late already
	}
	s.DaysLeft = &left
	return s
}

// fixed reports whether the due date is one that was told instead of counted (art. 35).
func (c Clock) fixed() bool { return !c.LaterDate.IsZero() }

// consulting reports whether a consultation keeps asOf out of the count.
func (c Clock) consulting(asOf civil.Date) bool {
	if c.fixed() || asOf > c.ReplyDue {
		return false
	}
	for _, s := range c.Spans {
		if s.Holds(asOf) {
			return true
		}
	}
	return false
}
