package clock

import (
	"cmp"
	"slices"

	"gongkai/civil"
	"gongkai/statute/calendar"
)

// fold goes through the facts in legal order and keeps what the next one is judged by.
type fold struct {
	Clock
	rules    Rules
	soonest  civil.Date      // day 0 of the conservative count
	latest   civil.Date      // day 0 of the permissive count
	spans    []calendar.Span // of Consultations, same index; empty where the letter excludes nothing
	started  int             // the step with which the running count began
	closing  int             // the step with which the case was closed, while it is
	noticed  bool            // a correction notice has gone out
	charged  bool            // a fee notice has stopped the clock
	extended bool
	ordered  bool // the running period is that of an order
}

// stepsExpected is how many steps most explanations have beside one for each fact.
const stepsExpected = 8

func newFold(r Rules, facts []Fact) fold {
	letters := 0
	for _, x := range facts {
		if x.Kind == ConsultSent {
			letters++
		}
	}
	f := fold{rules: r, Clock: Clock{
		Status: StatusUnconfirmed, CalendarEdition: r.Calendar.Edition(), Explain: make([]Step, 0, len(facts)+stepsExpected),
	}}
	if letters > 0 {
		f.Consultations, f.spans = make([]Consultation, 0, letters), make([]calendar.Span, 0, letters)
	}
	return f
}

// apply is the table of contents: one line for each kind of fact.
func (f *fold) apply(x Fact) {
	switch x.Kind {
	case Received:
		f.violate(SecondReceipt, Step{On: x.On})
	case CorrectionSent:
		f.askCorrection(x) // art. 30
	case Corrected:
		f.correct(x) // art. 30, T5
	case CorrectionExpired:
		f.expireCorrection(x) // art. 30
	case ConsultSent:
		f.consult(x) // art. 33(3), T7
	case ConsultAnswered:
		f.endConsultation(x, Answered)
	case ConsultWithdrawn:
		f.endConsultation(x, TookBack)
	case Extended:
		f.extend(x) // art. 33(2), T9
	case ReasonsAsked:
		f.askReasons(x) // art. 35, T8
	case LaterDateFixed:
		f.fixLaterDate(x) // art. 35
	case FeeNoticed:
		f.charge(x) // 109号 art. 6
	case Paid:
		f.pay(x) // 109号 art. 6, T6
	case Replied:
		f.end(x, StepReplied) // art. 33
	case Withdrawn:
		f.end(x, StepWithdrawn)
	case RedoOrdered:
		f.redo(x)
	default:
		f.violate(UnknownKind, Step{On: x.On})
	}
}

// admits refuses what lies before the arrival, and after the closing all but a new order and late opinions.
func (f *fold) admits(x Fact) bool {
	switch {
	case x.day() < f.ArrivedOn:
		f.violate(BeforeReceipt, Step{On: x.day()})
		return false
	case f.Status != StatusClosed, x.Kind == RedoOrdered, x.Kind == ConsultAnswered, x.Kind == ConsultWithdrawn:
		return true
	default:
		f.violate(AfterClosing, Step{On: x.day()})
		return false
	}
}

func (f *fold) violate(c Check, s Step) {
	if !slices.Contains(f.Violations, c) {
		f.Violations = append(f.Violations, c)
	}
	s.Code, s.Check = StepViolation, c
	f.say(s)
}

func (f *fold) say(s Step) { f.Explain = append(f.Explain, s) }

// begin starts a count of so many working days.
func (f *fold) begin(zero dayZero, days int) {
	f.Base, f.soonest, f.latest, f.Period = zero.received, zero.arrived, zero.permissive, days
	f.LaterDate, f.CorrectionDue, f.PayDue, f.ClosedOn = 0, 0, 0, 0
	f.Status, f.StoppedFor, f.ordered = StatusRunning, ForNothing, false
	if zero.received.IsZero() {
		f.Status = StatusUnconfirmed
	}
}

// tell writes the step with which a count began; finish completes it with the first day counted.
func (f *fold) tell(s Step) {
	f.started = len(f.Explain)
	if !f.Base.IsZero() {
		s.First = f.rules.Calendar.AddWorking(f.Base, 1)
		s.MakeUp = f.makeUp(s.First)
	}
	f.say(s)
}

func (f *fold) makeUp(d civil.Date) bool { return f.rules.Calendar.KindOf(d) == calendar.MakeUp }

// stop voids the running count (arts 30, 42): no due date exists until what is waited for arrives.
func (f *fold) stop(why StoppedFor) {
	f.Base, f.soonest, f.latest, f.LaterDate, f.Period = 0, 0, 0, 0, 0
	f.Status, f.StoppedFor = StatusStopped, why
}

func (f *fold) waiting() bool { return f.Status == StatusStopped }

// due is the last day of the running count from one of its days 0, or the later date told instead; zero where none runs.
func (f *fold) due(zero civil.Date, spans []calendar.Span) civil.Date {
	switch {
	case zero.IsZero():
		return 0
	case f.fixed():
		return f.LaterDate
	default:
		return f.rules.Calendar.AddWorkingExcluding(zero, f.Period, spans)
	}
}

// dueWith is due with each excluded span changed.
func (f *fold) dueWith(zero civil.Date, change func(calendar.Span) calendar.Span) civil.Date {
	var few [8]calendar.Span // hardly any case has more; the copy then stays off the heap
	spans := append(few[:0], f.spans...)
	for i := range spans {
		spans[i] = change(spans[i])
	}
	return f.due(zero, spans)
}

// current is the due date by which acts of the office are judged; before confirmation the conservative one.
func (f *fold) current() civil.Date { return f.due(cmp.Or(f.Base, f.soonest), f.spans) }

// served is when a letter counts as arrived: when that is proved, else when it was sent.
func (f *fold) served(x Fact) (proved, counted civil.Date) {
	if !x.ServedOn.IsZero() && x.ServedOn < x.On {
		f.violate(ProofTooEarly, Step{On: x.ServedOn, Until: x.On})
		return 0, x.On
	}
	return x.ServedOn, cmp.Or(x.ServedOn, x.On)
}
