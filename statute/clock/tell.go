package clock

import (
	"gongkai/civil"
	"gongkai/statute/calendar"
)

// tellCount sets the running count in its place among the events: after the step with which it began, before what happened
// to it; then the result, then the closing.
func (f *fold) tellCount() {
	next, closing := f.started+1, len(f.Explain)
	if f.Status == StatusClosed {
		closing = f.closing
	}
	var few [8]Step // hardly any count has more events; the copy then stays off the heap
	events := append(few[:0], f.Explain[next:]...)
	during, after := events[:closing-next], events[closing-next:]
	t := teller{cal: f.rules.Calendar, base: f.Base, due: f.ReplyDue, spans: f.Spans, steps: f.Explain[:next]}
	if !f.ReplyDue.IsZero() && !f.fixed() {
		t.count(f)
	}
	t.steps = append(t.steps, during...)
	f.tellResult(&t)
	f.Explain = append(t.steps, after...)
}

// tellResult says the date, and the other dates that stand beside it.
func (f *fold) tellResult(t *teller) {
	if !f.ReplyDue.IsZero() {
		n := f.Period
		if f.fixed() {
			n = 0
		}
		t.say(Step{Code: StepDue, On: f.ReplyDue, N: n, MakeUp: f.makeUp(f.ReplyDue)})
	}
	if f.ReplyLimit != f.ReplyDue {
		t.say(Step{Code: StepLimit, On: f.ReplyLimit})
	}
	if f.ReplyDueConservative != f.ReplyDue {
		t.say(f.conservative())
	}
	if f.Provisional {
		t.say(Step{Code: StepProvisional, On: f.rules.Calendar.OfficialUntil() + 1})
	}
}

// conservative says for which reason the earlier date is earlier.
func (f *fold) conservative() Step {
	switch {
	case f.soonest != f.Base:
		return Step{Code: StepFromArrival, On: f.ReplyDueConservative, From: f.soonest}
	case f.ordered:
		return Step{Code: StepNothingLeftOut, On: f.ReplyDueConservative}
	default:
		return Step{Code: StepEndCounted, On: f.ReplyDueConservative}
	}
}

// teller walks through one count and says what a reader would stumble over: holidays, make-up days, excluded spans.
type teller struct {
	cal       *calendar.Calendar
	base, due civil.Date
	spans     []calendar.Span
	steps     []Step
	n         int // working days counted so far
}

func (t *teller) say(s Step) { t.steps = append(t.steps, s) }

func (t *teller) count(f *fold) {
	begun := &t.steps[len(t.steps)-1]
	begun.First = t.cal.AddWorkingExcluding(t.base, 1, t.spans)
	begun.MakeUp = f.makeUp(begun.First)
	at := t.base
	begun.From, begun.To = t.restBefore(begun.First)
	if !begun.To.IsZero() {
		at = begun.To
	}
	for _, s := range t.spans {
		t.stretch(at, max(at, s.After), begun.First)
		t.span(f, s)
		at = s.Through
	}
	t.stretch(at, t.due, begun.First)
}

// restBefore are the days off between day 0 and day 1, if the notice names any.
func (t *teller) restBefore(first civil.Date) (from, to civil.Date) {
	end, off := t.rest(t.base+1, first-1)
	if !off || (len(t.spans) > 0 && t.spans[0].After < end) {
		return 0, 0
	}
	return t.base + 1, end
}

// rest is the last of the days of rest that begin with d, not after until, and whether the notice freed one of them.
func (t *teller) rest(d, until civil.Date) (end civil.Date, off bool) {
	for ; d <= until && !t.cal.IsWorking(d); d++ {
		off = off || t.cal.KindOf(d) == calendar.Off
	}
	return d - 1, off
}

// stretch tells the days (from, to], all of which count; first is day 1, already told.
func (t *teller) stretch(from, to, first civil.Date) {
	resuming := t.n > 0
	for d := from + 1; d <= to; d++ {
		kind := t.cal.KindOf(d)
		switch makeUp := kind == calendar.MakeUp; {
		case !kind.Working():
			end, off := t.rest(d, to)
			if off {
				t.say(Step{Code: StepRest, From: d, To: end})
			}
			d = end
		case resuming && d != t.due:
			t.say(Step{Code: StepResumed, On: d, N: t.n + 1, MakeUp: makeUp})
			resuming = false
		case makeUp && d != first && d != t.due:
			t.say(Step{Code: StepMakeUp, On: d})
		}
	}
	n := t.cal.Working(from, to)
	if n > 0 && to != t.due {
		t.say(Step{Code: StepCounted, From: t.cal.NextWorking(from + 1), To: t.cal.LastWorkingOnOrBefore(to), N: n})
	}
	t.n += n
}

// span tells the letters of one excluded span and what they cost.
func (t *teller) span(f *fold, s calendar.Span) {
	for i, c := range f.Consultations {
		if own := f.spans[i]; own.After < s.Through && own.Through > s.After {
			t.say(Step{Code: StepConsulted, On: c.SentOn, Proved: c.ServedOn, Until: c.EndedOn, Party: c.Party, Ending: c.Ending})
		}
	}
	if n := t.cal.Working(s.After, s.Through); n > 0 {
		t.say(Step{Code: StepExcluded, From: t.cal.NextWorking(s.After + 1), To: s.Through, N: n})
	}
}
