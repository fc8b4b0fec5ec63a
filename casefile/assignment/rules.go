package assignment

import (
	"time"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/calendar"
)

// Rules are the calendar and the office's settings.
type Rules struct {
	Calendar                   *calendar.Calendar
	RemindBefore               []int // working days before a due date, most distant first [C]
	MorningHour, MorningMinute int   // of reminders, China [C]
	AskBefore                  int   // working days before a unit's due date by which it is asked to report [C]
	AskWithin                  int   // working days given to report where nothing is due, or too soon [C]
	CheckFresh                 int   // natural days for which 核查 of a standing duty holds [C]
}

// DefaultRules are the rules under a calendar with every setting at its default.
func DefaultRules(c *calendar.Calendar) Rules {
	return Rules{Calendar: c, RemindBefore: []int{5, 0}, MorningHour: 8, MorningMinute: 30, AskBefore: 5, AskWithin: 10, CheckFresh: 90}
}

// reminders of a due date: RemindBefore working days ahead and on the working day after it.
func (r Rules) reminders(due civil.Date) []casefile.Reminder {
	if due.IsZero() {
		return nil
	}
	var out []casefile.Reminder
	for _, n := range r.RemindBefore {
		out = append(out, casefile.Reminder{Kind: casefile.DueReminder(n), Due: due, Rank: len(out), At: r.morning(r.workingDaysBefore(due, n))})
	}
	return append(out, casefile.Reminder{Kind: casefile.Overdue, Due: due, Rank: len(out), At: r.morning(r.Calendar.AddWorking(due, 1))})
}

func (r Rules) morning(d civil.Date) time.Time { return d.At(r.MorningHour, r.MorningMinute, 0) }

func (r Rules) workingDaysBefore(due civil.Date, n int) civil.Date {
	c := r.Calendar
	return c.AddWorking(c.LastWorkingOnOrBefore(due), -n)
}

// lastWorking is the last working day not after a due date; a due date of a notice is a calendar day [C].
func (r Rules) lastWorking(due civil.Date) civil.Date {
	if due.IsZero() {
		return 0
	}
	return r.Calendar.LastWorkingOnOrBefore(due)
}
