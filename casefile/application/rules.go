package application

import (
	"time"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/annual"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/statute/remedy"
	"gongkai/statute/review"
)

// Rules are what the casefile is told: the periods with their calendar, and the office's settings.
type Rules struct {
	Clock    clock.Rules
	Fee      fee.Tariffs
	Review   review.Rules
	Counting annual.Counting
	// PassAs and SignAs are the capacities in which the reviewer and the signer sign a refusal [C].
	PassAs, SignAs review.Role
	// OneRole: one person signs a draft in one role; HigherMaySign: a warning that is the head's to sign may also be signed by the
	// leader in charge, and theirs by the main leader [C].
	OneRole, HigherMaySign bool
	// CoApplicants is how many may apply together in one case, beside the first [C].
	CoApplicants int
	// Redress is where decisions of the agency can be contested. Nothing is configured by default: then nothing is signed (E09).
	Redress remedy.Venue
	// DocNoOf is the 登记号 of another application whose reply has the 文号 of the command that is decided; "": none has.
	DocNoOf string
	// RemindBefore are working days before the reply due date on which the handler is reminded, most distant first [C].
	RemindBefore []int
	// ProofDays are the natural days after a reply was handed to the post on which its proof of delivery is asked for, before the post
	// stops tracking it [C].
	ProofDays int
	// Morning is the hour and minute of reminders on a working day, China [C].
	MorningHour, MorningMinute int
}

// DefaultRules are the rules under a calendar, the tariffs and the table of grounds with every setting at its default: reminders 5, 2 and 0 working days before
// the due date and on the working day after it, at 08:30.
func DefaultRules(c clock.Rules, t fee.Tariffs, grounds review.Table) Rules {
	return Rules{Clock: c, Fee: t, Review: review.Defaults(grounds), Counting: annual.DefaultCounting(),
		PassAs: review.OfficeHead, SignAs: review.Leader, OneRole: true, HigherMaySign: true,
		CoApplicants: DefaultCoApplicants, RemindBefore: []int{5, 2, 0}, ProofDays: 10, MorningHour: 8, MorningMinute: 30}
}

// Casefile binds the package to its rules; record keeps one for each calendar edition.
type Casefile struct{ Rules Rules }

// Kind is 依申请公开.
func (Casefile) Kind() casefile.Kind { return casefile.KindApplication }

// ReadCommand decodes a waiting command.
func (Casefile) ReadCommand(kind string, version int, body []byte) (casefile.Command, error) {
	return readCommand(kind, version, body)
}

// ReadEvent decodes an event of the log.
func (Casefile) ReadEvent(eventType string, version int, body []byte) (casefile.Event, error) {
	return readEvent(eventType, version, body)
}

// Blank is the state before birth.
func (Casefile) Blank(id string) casefile.State { return State{ID: id} }

// Evolve folds one event.
func (Casefile) Evolve(s casefile.State, r casefile.Recorded) (casefile.State, error) {
	return Evolve(s.(State), r)
}

// Decide decides one command.
func (c Casefile) Decide(s casefile.State, e casefile.Envelope, cmd casefile.Command) (casefile.Decision, error) {
	return Decide(s.(State), e, cmd, c.Rules)
}

// Outlook lists the reminders of the reply due date.
func (c Casefile) Outlook(s casefile.State) casefile.Outlook {
	return casefile.Outlook{Reminders: Reminders(s.(State), c.Rules)}
}

// Reminders are the mornings on which somebody is told that a reply is due. Lateness itself is no event: lists compare dates.
func Reminders(s State, r Rules) []casefile.Reminder {
	due := s.CaseDue()
	if !s.Stage.Open() {
		return r.proofDue(s)
	}
	if due.IsZero() {
		return nil
	}
	out := make([]casefile.Reminder, 0, len(r.RemindBefore)+1)
	add := func(kind string, on civil.Date) {
		out = append(out, casefile.Reminder{Kind: kind, Due: due, Rank: len(out), To: s.Handler, At: r.morning(on)})
	}
	if s.waiting() { // it is the applicant's time that runs: only its end is news
		add(casefile.Expired, r.Clock.Calendar.AddWorking(due, 1))
		return out
	}
	for _, n := range r.RemindBefore {
		add(casefile.DueReminder(n), r.workingDaysBefore(due, n))
	}
	add(casefile.Overdue, r.Clock.Calendar.AddWorking(due, 1))
	return out
}

// proofDue is the morning on which the proof of a posted reply should be fetched: that of the last working day by then. A posting
// that came back, or whose arrival is on file, asks for nothing.
func (r Rules) proofDue(s State) []casefile.Reminder {
	last, sent := s.lastPosting()
	if !sent || s.Stage == Struck || last.Way != ByPost || !last.ReturnedOn.IsZero() || s.replyProved() {
		return nil
	}
	due := last.On.AddDays(r.ProofDays)
	return []casefile.Reminder{{Kind: casefile.ProofDue, Due: due, To: s.Handler, At: r.morning(max(last.On.AddDays(1), r.Clock.Calendar.LastWorkingOnOrBefore(due)))}}
}

func (r Rules) morning(d civil.Date) time.Time { return d.At(r.MorningHour, r.MorningMinute, 0) }

// workingDaysBefore is the working day from which n more working days lead to due.
func (r Rules) workingDaysBefore(due civil.Date, n int) civil.Date {
	c := r.Clock.Calendar
	return c.AddWorking(c.LastWorkingOnOrBefore(due), -n)
}
