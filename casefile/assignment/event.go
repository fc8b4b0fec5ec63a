package assignment

import (
	"gongkai/casefile"
	"gongkai/civil"
)

// Types of events, as stored. They never change.
const (
	EvIssued        = "issued"
	EvShareNews     = "share_news"
	EvShareAdded    = "share_added"
	EvPeriodOpened  = "period_opened"
	EvClosed        = "closed"
	EvReopened      = "reopened"
	EvOpened        = "opened"
	EvReported      = "reported"
	EvAccepted      = "accepted"
	EvReturned      = "returned"
	EvAsked         = "asked"
	EvEvidenced     = "evidenced"
	EvChecked       = "checked"
	EvNoted         = "noted"
	EvDueRecomputed = "due_recomputed"
)

type (
	// Issued is the birth of an item.
	Issued struct {
		Issue
		Edition string `json:"edition"`
	}
	// ShareNews is what the item heard of one of its shares, and the earliest date that the item does not meet after it.
	ShareNews struct {
		ShareMoved
		Unmet       civil.Date `json:"unmet,omitempty"`
		LastWorking civil.Date `json:"last_working_day,omitempty"`
	}
	// ShareJoined is a share that was opened after the item was issued; the item hears of it from here on.
	ShareJoined struct {
		ShareAdded
		Unmet       civil.Date `json:"unmet,omitempty"`
		LastWorking civil.Date `json:"last_working_day,omitempty"`
	}
	// PeriodOpened begins a period: one more report is owed, by every share.
	PeriodOpened struct {
		Name        string     `json:"name"`
		Due         civil.Date `json:"due"`
		LastWorking civil.Date `json:"last_working_day"`
	}
	// Closed is the item struck off the ledger (销号).
	Closed struct {
		OpinionID string `json:"opinion_id,omitempty"`
	}
	// Reopened takes it up again; Due is the first date not met.
	Reopened struct {
		ReasonID    string     `json:"reason_id"`
		Due         civil.Date `json:"due,omitempty"`
		LastWorking civil.Date `json:"last_working_day,omitempty"`
	}
	// Opened is the birth of a share.
	Opened struct {
		Open
		LastWorking civil.Date `json:"last_working_day,omitempty"`
		Edition     string     `json:"edition"`
	}
	// Reported is the unit's report on what it owed up to a day; a period that opens later is not in it.
	Reported struct {
		TextID  string     `json:"text_id"`
		Through civil.Date `json:"through"`
		Shown
	}
	// Accepted is the office's consent: what was owed through the report's day is met, and Due is owed next.
	Accepted struct {
		OpinionID   string     `json:"opinion_id,omitempty"`
		Due         civil.Date `json:"due,omitempty"`
		LastWorking civil.Date `json:"last_working_day,omitempty"`
	}
	// Returned is a report sent back, an accepted one too: what it had met is owed again, Due first.
	Returned struct {
		ReasonID    string     `json:"reason_id"`
		Due         civil.Date `json:"due,omitempty"`
		LastWorking civil.Date `json:"last_working_day,omitempty"`
	}
	// Asked is a unit asked to report by a day; on an item, with the shares that were asked.
	Asked struct {
		Due         civil.Date `json:"due"`
		LastWorking civil.Date `json:"last_working_day,omitempty"`
		TextID      string     `json:"text_id,omitempty"`
		Shares      []string   `json:"shares,omitempty"`
	}
	// Evidenced is what the office found itself. On a share it meets what was owed through its day, and Due is owed next; on an item
	// it names the shares that it speaks for.
	Evidenced struct {
		TextID string `json:"text_id,omitempty"`
		Shown
		Through     civil.Date `json:"through,omitempty"`
		Due         civil.Date `json:"due,omitempty"`
		LastWorking civil.Date `json:"last_working_day,omitempty"`
		Shares      []string   `json:"shares,omitempty"`
	}
	// Checked is a standing duty looked at (核查).
	Checked struct {
		TextID string `json:"text_id,omitempty"`
		Shown
	}
	// Noted is a remark.
	Noted struct {
		TextID string `json:"text_id"`
	}
	// DueRecomputed is the last working day under another calendar edition.
	DueRecomputed struct {
		Due         civil.Date `json:"due,omitempty"`
		LastWorking civil.Date `json:"last_working_day,omitempty"`
		Edition     string     `json:"edition"`
	}
)

func (Issued) EventType() string        { return EvIssued }
func (ShareNews) EventType() string     { return EvShareNews }
func (ShareJoined) EventType() string   { return EvShareAdded }
func (PeriodOpened) EventType() string  { return EvPeriodOpened }
func (Closed) EventType() string        { return EvClosed }
func (Reopened) EventType() string      { return EvReopened }
func (Opened) EventType() string        { return EvOpened }
func (Reported) EventType() string      { return EvReported }
func (Accepted) EventType() string      { return EvAccepted }
func (Returned) EventType() string      { return EvReturned }
func (Asked) EventType() string         { return EvAsked }
func (Evidenced) EventType() string     { return EvEvidenced }
func (Checked) EventType() string       { return EvChecked }
func (Noted) EventType() string         { return EvNoted }
func (DueRecomputed) EventType() string { return EvDueRecomputed }

func (Issued) EventVersion() int        { return 1 }
func (ShareNews) EventVersion() int     { return 1 }
func (ShareJoined) EventVersion() int   { return 1 }
func (PeriodOpened) EventVersion() int  { return 1 }
func (Closed) EventVersion() int        { return 1 }
func (Reopened) EventVersion() int      { return 1 }
func (Opened) EventVersion() int        { return 1 }
func (Reported) EventVersion() int      { return 1 }
func (Accepted) EventVersion() int      { return 1 }
func (Returned) EventVersion() int      { return 1 }
func (Asked) EventVersion() int         { return 1 }
func (Evidenced) EventVersion() int     { return 1 }
func (Checked) EventVersion() int       { return 1 }
func (Noted) EventVersion() int         { return 1 }
func (DueRecomputed) EventVersion() int { return 1 }

func readEvent(eventType string, version int, body []byte) (casefile.Event, error) {
	if version != 1 {
		return nil, casefile.Unknown("event", eventType, version)
	}
	switch eventType {
	case EvIssued:
		return casefile.ReadEvent[Issued](body)
	case EvShareNews:
		return casefile.ReadEvent[ShareNews](body)
	case EvShareAdded:
		return casefile.ReadEvent[ShareJoined](body)
	case EvPeriodOpened:
		return casefile.ReadEvent[PeriodOpened](body)
	case EvClosed:
		return casefile.ReadEvent[Closed](body)
	case EvReopened:
		return casefile.ReadEvent[Reopened](body)
	case EvOpened:
		return casefile.ReadEvent[Opened](body)
	case EvReported:
		return casefile.ReadEvent[Reported](body)
	case EvAccepted:
		return casefile.ReadEvent[Accepted](body)
	case EvReturned:
		return casefile.ReadEvent[Returned](body)
	case EvAsked:
		return casefile.ReadEvent[Asked](body)
	case EvEvidenced:
		return casefile.ReadEvent[Evidenced](body)
	case EvChecked:
		return casefile.ReadEvent[Checked](body)
	case EvNoted:
		return casefile.ReadEvent[Noted](body)
	case EvDueRecomputed:
		return casefile.ReadEvent[DueRecomputed](body)
	}
	return nil, casefile.Unknown("event", eventType, version)
}
