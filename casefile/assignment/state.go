package assignment

import (
	"slices"

	"gongkai/civil"
)

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

// ItemStages are the stages of an item.
func ItemStages() []Stage { return []Stage{Running, Closing} }

// ShareStages are the stages of a share.
func ShareStages() []Stage { return []Stage{Owed, Waiting, Back, Done} }

// ShareView is what an item last heard of one of its shares.
type ShareView struct {
	Seq   int // the share's own
	Stage Stage
	Due   civil.Date // what it owes first; zero: nothing, or nothing dated
}

// ItemState is an item folded from its log.
type ItemState struct {
	Seq    int
	ID     string
	Issue  Issue
	Stage  Stage
	Shares map[string]ShareView // by share id
	// Unmet is the earliest due date that is not met: a date of the notice or the end of a period; zero: none.
	Unmet       civil.Date
	LastWorking civil.Date
	Period      string     // the latest period opened
	PeriodFrom  civil.Date // its first day
	PeriodDue   civil.Date // its last
	Edition     string
	IssuedOn    civil.Date
	ClosedOn    civil.Date
	ReopenedOn  civil.Date
	CheckedOn   civil.Date // 核查 of a standing duty
	CheckedBy   string
	EvidenceOn  civil.Date // the latest day on which something was shown and accepted
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
	for _, v := range s.Shares {
		if v.Stage != Done {
			return false
		}
	}
	return true
}

// unmet is the earliest date that a share still owes.
func (s ItemState) unmet() civil.Date {
	var first civil.Date
	for _, v := range s.Shares {
		if v.Stage != Done && !v.Due.IsZero() && (first.IsZero() || v.Due < first) {
			first = v.Due
		}
	}
	return first
}

// ShareState is one unit's share folded from its log.
type ShareState struct {
	Seq         int
	ID          string
	Open        Open
	Stage       Stage
	Due         civil.Date // of what is owed first, or was met last; zero: no date
	LastWorking civil.Date
	Edition     string
	OpenedOn    civil.Date
	ReportedOn  civil.Date
	ReportID    string
	ReportedBy  string
	ReturnedID  string
	AcceptedOn  civil.Date
	ProofID     string     // of the last report
	PublishedOn civil.Date // of what it shows
	ByOffice    bool       // the office found it itself

	AskedOn        civil.Date // the unit was asked and has not reported since; zero: nobody asked (零填报)
	AskDue         civil.Date
	AskLastWorking civil.Date
	AskID          string

	owes   []civil.Date // due dates not met, ascending: the notice's date and the ends of periods
	covers []civil.Date // those that the last report speaks for, or met when it was accepted
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

// owing are the due dates not met, with some more. The slice is copied: states are values.
func (s ShareState) owing(more ...civil.Date) []civil.Date {
	out := slices.DeleteFunc(slices.Concat(s.owes, more), civil.Date.IsZero)
	slices.Sort(out)
	return slices.Compact(out)
}

// dueThrough are the dates not met up to a day.
func (s ShareState) dueThrough(day civil.Date) []civil.Date {
	n, _ := slices.BinarySearch(s.owes, day+1)
	return slices.Clone(s.owes[:n])
}

// left are the dates not met once the last report is accepted.
func (s ShareState) left() []civil.Date {
	return slices.DeleteFunc(slices.Clone(s.owes), func(d civil.Date) bool { return slices.Contains(s.covers, d) })
}

func first(days []civil.Date) civil.Date {
	if len(days) == 0 {
		return 0
	}
	return days[0]
}
