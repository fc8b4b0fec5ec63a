package assignment

import "gongkai/civil"

// Stage is where an item or a share stands.
type Stage string

const (
	Running Stage = "running"  // item: 办理中
	Closing Stage = "closed"   // item: 已销号
	Owed    Stage = "owed"     // share: 待反馈
	Waiting Stage = "reported" // share: 待审核
	Back    Stage = "returned" // share: 已退回
	Done    Stage = "accepted" // share: 已认可
)

// ItemState is an item folded from its log.
type ItemState struct {
	Seq    int
	ID     string
	Issue  Issue
	Stage  Stage
	Shares map[string]Stage // by share id
	// Unmet is the earliest due date that is not met: a date of the notice or the end of a period; zero: none.
	Unmet       civil.Date
	LastWorking civil.Date
	Period      string     // the latest period opened
	PeriodFrom  civil.Date // its first day
	Edition     string
	IssuedOn    civil.Date
	ClosedOn    civil.Date
}

// CaseStage is the stored stage code.
func (s ItemState) CaseStage() string { return string(s.Stage) }

// CaseDue is the earliest unmet due date.
func (s ItemState) CaseDue() civil.Date { return s.Unmet }

// CaseOpen reports whether the item is on the ledger.
func (s ItemState) CaseOpen() bool { return s.Stage == Running }

// CaseEdition is the calendar edition of the stored last working day.
func (s ItemState) CaseEdition() string { return s.Edition }

// AllAccepted reports whether every share is accepted; an item without shares is the office's own to close.
func (s ItemState) AllAccepted() bool {
	for _, stage := range s.Shares {
		if stage != Done {
			return false
		}
	}
	return true
}

// ShareState is one unit's share folded from its log.
type ShareState struct {
	Seq         int
	ID          string
	Open        Open
	Stage       Stage
	Due         civil.Date // zero: no date
	LastWorking civil.Date
	Edition     string
	OpenedOn    civil.Date
	ReportedOn  civil.Date
	ReportID    string
	ReportedBy  string
	ReturnedID  string
	AcceptedOn  civil.Date
}

// CaseStage is the stored stage code.
func (s ShareState) CaseStage() string { return string(s.Stage) }

// CaseDue is the date the share is owed by; zero when accepted or undated.
func (s ShareState) CaseDue() civil.Date {
	if s.Stage == Done {
		return 0
	}
	return s.Due
}

// CaseOpen reports whether something is owed.
func (s ShareState) CaseOpen() bool { return s.Stage != Done }

// CaseEdition is the calendar edition of the stored last working day.
func (s ShareState) CaseEdition() string { return s.Edition }
