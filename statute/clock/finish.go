package clock

import (
	"slices"

	"gongkai/civil"
	"gongkai/statute/calendar"
)

// finish takes the dates of the count that runs, and tells how they came about.
func (f *fold) finish() Clock {
	f.ReplyDue = f.due(f.Base, f.spans)
	f.ReplyDueConservative = f.conservativeDue()
	f.ReplyLimit = f.due(f.latest, f.spans)
	f.Spans = f.running()
	f.Provisional = f.provisional()
	f.tellCount()
	if len(f.Consultations) == 0 {
		f.Consultations = nil // as it comes back from a stored event
	}
	return f.Clock
}

// conservativeDue counts from arrival, and the last day of each excluded span too: where E belongs is not settled, and the
// earlier date is safe. An order sets its own period, to which art. 33(3) does not speak; there nothing is left out.
func (f *fold) conservativeDue() civil.Date {
	if f.ordered {
		return f.due(f.soonest, nil)
	}
	return f.dueWith(f.soonest, func(s calendar.Span) calendar.Span {
		s.Through--
		return s
	})
}

// running is the union of the spans as far as it lies in the running count; while none runs, all of it. nil for none.
func (f *fold) running() []calendar.Span {
	union := calendar.Union(f.spans)
	inside := union[:0]
	for _, s := range union {
		s.After = max(s.After, f.Base)
		if s.After < s.Through && (f.ReplyDue.IsZero() || s.After < f.ReplyDue) {
			inside = append(inside, s)
		}
	}
	if len(inside) == 0 {
		return nil
	}
	return inside
}

// provisional reports whether any date of the clock was counted over days without a State Council notice.
func (f *fold) provisional() bool {
	for _, d := range [...]civil.Date{f.ArrivedOn, f.Base, f.CorrectionNoticeDue, f.ReplyDue, f.ReplyDueConservative, f.ReplyLimit,
		f.CorrectionDue, f.PayDue} {
		if f.guessed(d) {
			return true
		}
	}
	return slices.ContainsFunc(f.Consultations, func(c Consultation) bool { return f.guessed(c.AnswerDue) })
}

func (f *fold) guessed(d civil.Date) bool { return !d.IsZero() && !f.rules.Calendar.Official(d) }
