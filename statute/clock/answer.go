package clock

import (
	"gongkai/civil"
	"gongkai/statute/calendar"
)

// Result is the answer of `gongkai clock --json`. Dates that do not exist are null, lists are never null.
type Result struct {
	ReceivedOn           *civil.Date   `json:"received_on"`
	CorrectionNoticeDue  *civil.Date   `json:"correction_notice_due"`
	ReplyDue             *civil.Date   `json:"reply_due"`
	ReplyDueConservative *civil.Date   `json:"reply_due_conservative"`
	ReplyLimit           *civil.Date   `json:"reply_limit"`
	Provisional          bool          `json:"provisional"`
	CalendarEdition      string        `json:"calendar_edition"`
	Status               Status        `json:"status"`
	StoppedFor           StoppedFor    `json:"stopped_for"`
	Late                 bool          `json:"late"`
	DaysLeft             *int          `json:"days_left"` // working days
	Consultations        []ConsultDate `json:"consultations"`
	Violations           []Check       `json:"violations"`
	Explain              []string      `json:"explain"`
}

// ConsultDate is the last day of one consultation.
type ConsultDate struct {
	Ref       string     `json:"ref"`
	AnswerDue civil.Date `json:"answer_due"`
}

// Answer derives the clock of facts and says how it stands at the end of asOf.
func Answer(facts []Fact, asOf civil.Date, r Rules) Result {
	return Derive(facts, r).Answer(asOf, r.Calendar)
}

// Answer is the answer for a clock already derived.
func (c Clock) Answer(asOf civil.Date, cal *calendar.Calendar) Result {
	s := c.At(asOf, cal)
	out := Result{
		ReceivedOn:           known(c.ReceivedOn),
		CorrectionNoticeDue:  known(c.CorrectionNoticeDue),
		ReplyDue:             known(c.ReplyDue),
		ReplyDueConservative: known(c.ReplyDueConservative),
		ReplyLimit:           known(c.ReplyLimit),
		Provisional:          c.Provisional,
		CalendarEdition:      c.CalendarEdition,
		Status:               s.Status,
		StoppedFor:           s.StoppedFor,
		Late:                 s.Late,
		DaysLeft:             s.DaysLeft,
		Consultations:        make([]ConsultDate, 0, len(c.Consultations)),
		Violations:           append([]Check{}, c.Violations...),
		Explain:              Sentences(c.Explain),
	}
	for _, x := range c.Consultations {
		out.Consultations = append(out.Consultations, ConsultDate{Ref: x.Ref, AnswerDue: x.AnswerDue})
	}
	return out
}

func known(d civil.Date) *civil.Date {
	if d.IsZero() {
		return nil
	}
	return &d
}
