package clock

import (
	"cmp"

	"gongkai/civil"
	"gongkai/statute/calendar"
)

// extend lengthens the running count (art. 33(2), T9): once, by at most MaxExtension, approved and told by the first due
// date. That date is the one without extension but with the consultations so far.
func (f *fold) extend(x Fact) {
	if !f.mayExtend(x) {
		return
	}
	days := min(x.Days, f.rules.MaxExtension)
	if days < x.Days {
		f.violate(ExtensionLength, Step{On: x.NotifiedOn, N: x.Days})
	}
	if x.ApprovedOn > x.NotifiedOn {
		f.violate(ExtensionProof, Step{On: x.NotifiedOn})
	}
	f.extended = true
	f.Period += days
	f.say(Step{Code: StepExtended, On: x.NotifiedOn, Proved: x.ApprovedOn, N: days})
}

func (f *fold) mayExtend(x Fact) bool {
	first, told := f.current(), x.day()
	switch {
	case f.waiting(), f.ordered, f.fixed():
		f.violate(ClockNotRunning, Step{On: told})
	case f.extended:
		f.violate(SecondExtension, Step{On: told})
	case x.ApprovedOn > first, x.NotifiedOn > first:
		f.violate(LateExtension, Step{On: max(x.ApprovedOn, x.NotifiedOn), Until: first})
	case x.ApprovedOn.IsZero(), x.NotifiedOn.IsZero():
		f.violate(ExtensionProof, Step{On: told})
	case x.Days < 1:
		f.violate(ExtensionLength, Step{On: told, N: x.Days})
	default:
		return true
	}
	return false
}

// askReasons stops nothing by the text (art. 35, T8), unless local rules make it a correction item.
func (f *fold) askReasons(x Fact) {
	if f.rules.ReasonsAsCorrection {
		f.askCorrection(x)
		return
	}
	f.say(Step{Code: StepReasonsAsked, On: x.On})
}

// fixLaterDate puts a date in the place of the count (art. 35): decided by the current due date, and later than the one that
// would hold if every open consultation ended on the day of the decision.
func (f *fold) fixLaterDate(x Fact) {
	current := f.current()
	least := f.dueWith(cmp.Or(f.Base, f.soonest), func(s calendar.Span) calendar.Span {
		s.Through = min(s.Through, x.On)
		return s
	})
	switch {
	case f.waiting(), f.ordered:
		f.violate(ClockNotRunning, Step{On: x.On})
	case x.On > current:
		f.violate(LaterDate, Step{On: x.On, Until: current})
	case x.Due <= least:
		f.violate(LaterDate, Step{On: x.On, Until: least})
	default:
		f.LaterDate = x.Due
		f.say(Step{Code: StepLaterDate, On: x.On, Until: x.Due})
	}
}

// charge stops the clock until the fee is paid (109号 art. 6); the applicant's time counts from the notice's arrival.
func (f *fold) charge(x Fact) {
	current := f.current()
	switch {
	case f.waiting():
		f.violate(ClockNotRunning, Step{On: x.On})
	case f.charged, x.On > current:
		f.violate(LateFeeNotice, Step{On: x.On, Until: current})
	default:
		proved, served := f.served(x)
		f.charged = true
		f.stop(ForFee)
		f.PayDue = f.rules.Calendar.AddWorking(served, f.rules.PayDays)
		f.say(Step{Code: StepFeeNoticed, On: x.On, Proved: proved, Until: f.PayDue})
	}
}

// pay restarts the full period from the day after payment (109号 art. 6, T6).
func (f *fold) pay(x Fact) {
	if f.StoppedFor != ForFee {
		f.violate(NoFeeNotice, Step{On: x.On})
		return
	}
	f.begin(plainZero(x.On), f.rules.ReplyDays)
	f.tell(Step{Code: StepPaid, On: x.On, N: f.Period})
}

// end closes the case; that it was late stays for ever.
func (f *fold) end(x Fact, code StepCode) {
	due := f.settleLate(x)
	f.Status, f.StoppedFor, f.ClosedOn = StatusClosed, ForNothing, x.On
	f.closing = len(f.Explain)
	f.say(Step{Code: code, On: x.On, Until: due})
}

// settleLate compares the end of a running count with its due date, which it gives back; zero where none runs.
func (f *fold) settleLate(x Fact) (due civil.Date) {
	if f.Status != StatusRunning {
		return 0
	}
	due = f.due(f.Base, f.spans)
	f.Late = f.Late || x.On > due
	return due
}

// redo starts CLOCK_REDO: the period the order sets. An unanswered count that had run out before stays late.
func (f *fold) redo(x Fact) {
	f.settleLate(x)
	f.begin(plainZero(x.On), cmp.Or(max(x.Days, 0), f.rules.RedoDays))
	f.ordered = true
	f.tell(Step{Code: StepRedo, On: x.On, N: f.Period})
}
