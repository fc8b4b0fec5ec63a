package application

import (
	"cmp"

	"gongkai/civil"
	"gongkai/statute/annual"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// Stage is where an application stands. Codes are stored; their Chinese names belong to the pages.
type Stage string

const (
	Intake    Stage = "intake"    // 待分办
	Handling  Stage = "handling"  // 承办中
	Review    Stage = "review"    // 待审核
	Signing   Stage = "signing"   // 待签发
	Delivery  Stage = "delivery"  // 待送达
	Answered  Stage = "answered"  // 已答复，待归档
	Archiving Stage = "archived"  // 已归档
	Retracted Stage = "withdrawn" // 已撤回，待归档
	Struck    Stage = "voided"    // 已作废
)

// Stages are all stages in the order of the work.
func Stages() []Stage {
	return []Stage{Intake, Handling, Review, Signing, Delivery, Answered, Retracted, Archiving, Struck}
}

// Open reports whether the applicant still waits for an answer.
func (s Stage) Open() bool {
	switch s {
	case Intake, Handling, Review, Signing, Delivery:
		return true
	case Answered, Archiving, Retracted, Struck:
		return false
	}
	return false
}

// DatedFact is an unamended fact of the clock and the event that stated it.
type DatedFact struct {
	Seq  int
	Fact clock.Fact
}

// DraftState is the reply as it was last sent for review.
type DraftState struct {
	Seq     int
	By      string
	On      civil.Date
	Outcome outcome.Code
	Ground  outcome.Ground
	Row     annual.RowID
	TextID  string
	FileID  string
	File    review.File // ids, codes and dates; with the conclusions, signatures and opinions that have come since
	Taken   []string    // warnings signed against at an earlier step; they are not asked again

	Opinions []OpinionState // 会签, in the order of entry; one that was replaced stays
}

// ExtensionState is the one extension of art. 33(2) on its way.
type ExtensionState struct {
	RequestedBy string
	RequestedOn civil.Date
	Days        int
	ReasonID    string
	ApprovedBy  string
	ApprovedOn  civil.Date
	NotifiedOn  civil.Date
	NotifiedSeq int
}

// State is an application folded from its log.
type State struct {
	Seq       int
	ID        string
	Number    string
	Year      int
	Ordinal   int
	Stage     Stage
	Applicant ApplicantKind
	PartyID   string
	RequestID string
	Tracking  string
	Checklist []Missing
	OnForm    OnForm

	Backfilled bool // 补录: registered elsewhere before

	Facts []DatedFact // by seq
	Clock clock.Clock

	Registrar    string
	RegisteredOn civil.Date // the day it was entered
	Handler      string
	Since        civil.Date // since when it lies where it lies

	Draft      *DraftState
	ReviewedBy string
	ReviewedOn civil.Date
	SignedBy   string
	SignedOn   civil.Date
	SignedSeq  int // whose letter is the one in force; 0: none
	DocNo      string
	ReturnedID string // reason of the last return, until the next draft
	Extension  *ExtensionState

	Corrections   []CorrectionState   // 补正通知, in the order of entry; the law knows one
	Consultations []ConsultationState // 征求意见, in the order of entry
	Fee           *FeeState
	RedoSeq       int // the last order to answer anew; 0: none

	DeliveredSeq int
	RepliedOn    civil.Date
	Way          Way
	Outcome      outcome.Code
	WithdrawnSeq int
	AbandonedSeq int
	ClosedOn     civil.Date // replied, withdrawn, abandoned or voided
	before       Stage      // where a withdrawal or an abandonment found the case
	Counted      Decided    // what the yearly report counts

	postings []Posting // the times that the reply in force left

	last, countedBefore Decided // the decision that closed the case, and what counted before it
}

// CorrectionState is one 补正通知 and what came of it.
type CorrectionState struct {
	Seq         int
	TextID      string
	ReceivedSeq int    // 0: nothing yet
	before      string // what was asked for until then
}

// ConsultationState is one letter asking for an opinion.
type ConsultationState struct {
	Ref         string
	Seq         int
	Party       clock.Party
	AddresseeID string
	TextID      string
	Opinion     Opinion // "": none yet
	OpinionID   string
	EndedSeq    int // answered or withdrawn; 0: open
}

// FeeState is the one 收费通知 of a case.
type FeeState struct {
	Seq     int
	Tariff  fee.By
	Count   int
	Yuan    int64
	PaidSeq int // 0: not paid
}

// Decided is a valid decision. A case answered anew counts once, in the year of its first decision: with its last decision of that
// year ([C]: figures once published stay).
type Decided struct {
	On      civil.Date
	Outcome outcome.Code
	Ground  outcome.Ground
	Row     annual.RowID // of table 3; "": as the outcome has it
}

// decided is what counts after one more decision.
func (d Decided) decided(next Decided) Decided {
	if d.On.IsZero() || d.On.Year() == next.On.Year() {
		return next
	}
	return d
}

// on is the decision on its right day, if it was the one of the wrong day.
func (d Decided) on(wrong, right civil.Date) Decided {
	if d.On == wrong {
		d.On = right
	}
	return d
}

// CaseStage is the stored stage code.
func (s State) CaseStage() string { return string(s.Stage) }

// CaseDue is the date lists sort by: the reply due date, or the conservative one while receipt is unconfirmed, or the end of the
// applicant's time to correct or to pay while the clock is stopped.
func (s State) CaseDue() civil.Date {
	return cmp.Or(s.Clock.ReplyDue, s.Clock.ReplyDueConservative, s.Clock.CorrectionDue, s.Clock.PayDue)
}

// Waits is what the clock is stopped for: correction or fee; "" while it runs.
func (s State) Waits() clock.StoppedFor { return s.Clock.StoppedFor }

// CaseOpen reports whether the applicant still waits.
func (s State) CaseOpen() bool { return s.Stage.Open() }

// CaseEdition is the calendar edition of the stored dates.
func (s State) CaseEdition() string { return s.Clock.CalendarEdition }

// ReceivedOn is the receipt date under art. 31; zero while unconfirmed.
func (s State) ReceivedOn() civil.Date { return s.Clock.ReceivedOn }

// arrivedOn is the date from which acts are possible: receipt, or the day the letter came while unconfirmed.
func (s State) arrivedOn() civil.Date {
	if f, ok := s.fact(1); ok {
		return f.On
	}
	return s.Clock.ReceivedOn
}

func (s State) fact(seq int) (clock.Fact, bool) {
	for _, f := range s.Facts {
		if f.Seq == seq {
			return f.Fact, true
		}
	}
	return clock.Fact{}, false
}

// facts are the unamended facts, and one more if given.
func (s State) facts(more ...clock.Fact) []clock.Fact {
	out := make([]clock.Fact, 0, len(s.Facts)+len(more))
	for _, f := range s.Facts {
		out = append(out, f.Fact)
	}
	return append(out, more...)
}

// mended are the facts with that of one event replaced, or left out.
func (s State) mended(target int, fact clock.Fact, withdrawn bool) []clock.Fact {
	out := make([]clock.Fact, 0, len(s.Facts))
	for _, f := range s.Facts {
		switch {
		case f.Seq != target:
			out = append(out, f.Fact)
		case !withdrawn:
			out = append(out, fact)
		}
	}
	return out
}

// Holder is who must do the next thing: the handler, or nobody by name where a role is waited for.
func (s State) Holder() string {
	switch s.Stage {
	case Handling, Delivery:
		return s.Handler
	case Intake, Review, Signing, Answered, Archiving, Retracted, Struck:
		return ""
	}
	return ""
}

// CaseNumber is the 登记号.
func (s State) CaseNumber() string { return s.Number }
