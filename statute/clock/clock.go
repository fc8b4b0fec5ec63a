package clock

import (
	"gongkai/civil"
	"gongkai/statute/calendar"
)

// Clock is everything that follows from the facts of a case and does not depend on today. It is stored whole inside the
// events of the case, so its JSON names are for ever. Dates that do not exist are zero.
type Clock struct {
	ArrivedOn  civil.Date `json:"arrived_on,omitempty"`  // the application lay on the table; lists show it while unconfirmed
	ReceivedOn civil.Date `json:"received_on,omitempty"` // R, art. 31; zero while unconfirmed
	Base       civil.Date `json:"base,omitempty"`        // day 0 of the running count; zero while none runs
	Period     int        `json:"period,omitempty"`      // working days counted from Base, the extension included
	LaterDate  civil.Date `json:"later_date,omitempty"`  // art. 35: told in the place of the count

	// Spans are the days (S, E] left out of the running count, as a union (art. 33(3)).
	Spans []calendar.Span `json:"spans,omitempty"`

	CorrectionNoticeDue  civil.Date `json:"correction_notice_due,omitempty"`  // art. 30
	ReplyDue             civil.Date `json:"reply_due,omitempty"`              // the date worked to and measured by
	ReplyDueConservative civil.Date `json:"reply_due_conservative,omitempty"` // counted from arrival, and the day of each opinion counted too
	ReplyLimit           civil.Date `json:"reply_limit,omitempty"`            // a submission on a day of rest taken as received on the next working day
	CorrectionDue        civil.Date `json:"correction_due,omitempty"`         // while waiting: the applicant's time to correct ends, art. 30
	PayDue               civil.Date `json:"pay_due,omitempty"`                // while waiting: the applicant's time to pay ends, 109号 art. 6

	Status     Status     `json:"status"`                // as far as it does not depend on today; see At
	StoppedFor StoppedFor `json:"stopped_for,omitempty"` // correction or fee; see At
	ClosedOn   civil.Date `json:"closed_on,omitempty"`
	Late       bool       `json:"late,omitempty"` // closed, or ordered anew, after the due date; stays for ever

	Provisional     bool   `json:"provisional,omitempty"` // one of the dates lies where no State Council notice governs (暂定)
	CalendarEdition string `json:"calendar_edition"`

	Consultations []Consultation `json:"consultations,omitempty"`
	Violations    []Check        `json:"violations,omitempty"` // each once, in legal order
	Explain       []Step         `json:"explain,omitempty"`    // how the date came about; Sentences puts it into words
}

// Consultation is one letter asking for an opinion (arts 32, 33(3), 34).
type Consultation struct {
	Ref       string     `json:"ref,omitempty"`
	Party     Party      `json:"party"`
	SentOn    civil.Date `json:"sent_on"`             // S
	ServedOn  civil.Date `json:"served_on,omitempty"` // zero: not proved, counted as served when sent (送达未证明)
	AnswerDue civil.Date `json:"answer_due"`          // the party's last day
	EndedOn   civil.Date `json:"ended_on"`            // E; AnswerDue unless answered or withdrawn before
	Ending    Ending     `json:"ending"`
}

// Ending is how a consultation ended. An open one counts as silent until its AnswerDue.
type Ending string

// The endings.
const (
	Silent   Ending = "silent"    // nothing by AnswerDue: art. 32 the agency decides, art. 34 consent
	Answered Ending = "answered"  // the opinion came
	TookBack Ending = "withdrawn" // the agency withdrew its question
)

// Derive computes the clock of a set of facts. The order of the slice never matters; facts the law does not allow become
// Violations and move no date. Facts should have passed Validate: dates out of range are counted as they stand.
func Derive(facts []Fact, r Rules) Clock {
	f := newFold(r, facts)
	var few [factsExpected]Fact // hardly any case has more; the copy then stays off the heap
	ordered := append(few[:0], facts...)
	sortLegally(ordered)
	first := firstReceipt(ordered)
	if first < 0 {
		f.Consultations = nil // as it comes back from a stored event
		f.violate(NoReceipt, Step{})
		return f.Clock
	}
	f.ArrivedOn = ordered[first].On
	for i, x := range ordered {
		switch {
		case i == first:
			f.receive(x)
		case f.admits(x):
			f.apply(x)
		}
	}
	return f.finish()
}

// factsExpected is how many facts most cases have at most.
const factsExpected = 12

func firstReceipt(ordered []Fact) int {
	for i, x := range ordered {
		if x.Kind == Received && !x.On.IsZero() {
			return i
		}
	}
	return -1
}
