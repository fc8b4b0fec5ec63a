package assignment

import (
	"gongkai/casefile"
	"gongkai/civil"
)

// Names of commands, as stored.
const (
	CmdIssue      = "issue"       // item: birth
	CmdShareMoved = "share-moved" // item: news of a share
	CmdShareAdded = "share-added" // item: a share was opened after the notice, for a name that nobody could place before
	CmdOpenPeriod = "open-period" // item: a monthly or quarterly period begins; share: the same, from its item
	CmdClose      = "close"       // item: 销号
	CmdReopen     = "reopen"      // item
	CmdOpen       = "open"        // share: birth
	CmdReport     = "report"      // share: the unit reports
	CmdAccept     = "accept"      // share: the office accepts
	CmdReturn     = "return"      // share: the office returns
	CmdAsk        = "ask"         // 请单位报送: share; item: every share that lacks its evidence
	CmdEvidence   = "evidence"    // the office records what it found itself (零填报): share; item: several shares at once
	CmdCheck      = "check"       // item: 核查 of a standing duty
	CmdNote       = "note"
	CmdRecompute  = "recompute"
)

// Role is a unit's part in an item.
type Role string

const (
	Lead        Role = "lead"        // 牵头单位
	Responsible Role = "responsible" // 责任单位
)

// Kinds of deadlines that move something here; the others (working_days, days, standing) are shown as they were read.
const (
	OnDate    = "date"
	Monthly   = "monthly"
	Quarterly = "quarterly"
)

// Deadline is one date or rhythm found in an item's prose.
type Deadline struct {
	Kind        string     `json:"kind"` // date, monthly, quarterly, working_days, days, standing
	Date        civil.Date `json:"date,omitempty"`
	LastWorking civil.Date `json:"last_working_day,omitempty"`
	N           int        `json:"n,omitempty"`
	Quote       string     `json:"quote"`
}

// Roles are all roles.
func Roles() []Role { return []Role{Lead, Responsible} }

// ShareRef names a share born with its item.
type ShareRef struct {
	ID   string `json:"id"`
	Unit string `json:"unit"`
	Role Role   `json:"role"`
}

type (
	// Issue is the birth of an item; everything in it is public text of the notice.
	Issue struct {
		Notice      string     `json:"notice"` // notice id
		No          string     `json:"no"`     // 一（二）2
		Position    int        `json:"position"`
		Section     string     `json:"section"`
		Topic       string     `json:"topic"`
		Measure     string     `json:"measure,omitempty"`
		Text        string     `json:"text"`
		Lead        []string   `json:"lead"`
		Responsible []string   `json:"responsible"`
		Deadlines   []Deadline `json:"deadlines"`
		Warnings    []string   `json:"warnings"`
		Shares      []ShareRef `json:"shares"`
		Until       civil.Date `json:"until"` // the last day on which a period may open [C]: the end of the notice's year
	}
	// ShareMoved tells an item what became of a share. Seq is the share's own, so that news that comes late changes nothing.
	ShareMoved struct {
		Share string     `json:"share"`
		Seq   int        `json:"seq"`
		Stage Stage      `json:"stage"`
		Due   civil.Date `json:"due,omitempty"` // what it owes first; none: nothing, or nothing dated
	}
	// ShareAdded tells an item of a share that was opened after it was issued, and what it owes first.
	ShareAdded struct {
		Share ShareRef   `json:"share"`
		Due   civil.Date `json:"due,omitempty"`
	}
	// OpenPeriod begins a period of a standing rhythm.
	OpenPeriod struct {
		Name string     `json:"name"` // 2020-09
		Due  civil.Date `json:"due"`
	}
	// Close is the office's act (销号), offered when all shares are accepted.
	Close struct {
		Opinion string `json:"opinion,omitempty"`
	}
	// Reopen takes a closed item up again.
	Reopen struct {
		Reason string `json:"reason"`
	}
	// Open is the birth of a share.
	Open struct {
		Item string     `json:"item"`
		Unit string     `json:"unit"`
		Role Role       `json:"role"`
		Due  civil.Date `json:"due,omitempty"`
		Name string     `json:"name,omitempty"` // the name or group of the notice, where the share was opened after it
	}
	// Report is what the unit did.
	Report struct {
		Text string `json:"text"`
		Proof
	}
	// Ask asks a unit to report by a day; without it nobody is asked (零填报).
	Ask struct {
		Due  civil.Date `json:"due"`
		Text string     `json:"text,omitempty"`
	}
	// Evidence is what the office found itself: it meets what is owed by its day. Shares are those an item's evidence speaks for.
	Evidence struct {
		Text string `json:"text,omitempty"`
		Proof
		Shares []string `json:"shares,omitempty"`
	}
	// Check is 核查: a duty without an end was looked at.
	Check struct {
		Text string `json:"text,omitempty"`
		Proof
	}
	// Accept is the office's consent to a report.
	Accept struct {
		Opinion string `json:"opinion,omitempty"`
	}
	// Return sends a report back with a reason.
	Return struct {
		Reason string `json:"reason"`
	}
	// Note adds a remark.
	Note struct {
		Text string `json:"text"`
	}
	// Recompute derives working days again under the calendar in force.
	Recompute struct{}
)

func (Issue) CommandKind() string      { return CmdIssue }
func (ShareMoved) CommandKind() string { return CmdShareMoved }
func (ShareAdded) CommandKind() string { return CmdShareAdded }
func (OpenPeriod) CommandKind() string { return CmdOpenPeriod }
func (Close) CommandKind() string      { return CmdClose }
func (Reopen) CommandKind() string     { return CmdReopen }
func (Open) CommandKind() string       { return CmdOpen }
func (Report) CommandKind() string     { return CmdReport }
func (Accept) CommandKind() string     { return CmdAccept }
func (Return) CommandKind() string     { return CmdReturn }
func (Ask) CommandKind() string        { return CmdAsk }
func (Evidence) CommandKind() string   { return CmdEvidence }
func (Check) CommandKind() string      { return CmdCheck }
func (Note) CommandKind() string       { return CmdNote }
func (Recompute) CommandKind() string  { return CmdRecompute }

func readCommand(kind string, version int, body []byte) (casefile.Command, error) {
	if version != 1 {
		return nil, casefile.Unknown("command", kind, version)
	}
	switch kind {
	case CmdIssue:
		return casefile.ReadCommand[Issue](body)
	case CmdShareMoved:
		return casefile.ReadCommand[ShareMoved](body)
	case CmdShareAdded:
		return casefile.ReadCommand[ShareAdded](body)
	case CmdOpenPeriod:
		return casefile.ReadCommand[OpenPeriod](body)
	case CmdClose:
		return casefile.ReadCommand[Close](body)
	case CmdReopen:
		return casefile.ReadCommand[Reopen](body)
	case CmdOpen:
		return casefile.ReadCommand[Open](body)
	case CmdReport:
		return casefile.ReadCommand[Report](body)
	case CmdAccept:
		return casefile.ReadCommand[Accept](body)
	case CmdReturn:
		return casefile.ReadCommand[Return](body)
	case CmdAsk:
		return casefile.ReadCommand[Ask](body)
	case CmdEvidence:
		return casefile.ReadCommand[Evidence](body)
	case CmdCheck:
		return casefile.ReadCommand[Check](body)
	case CmdNote:
		return casefile.ReadCommand[Note](body)
	case CmdRecompute:
		return casefile.ReadCommand[Recompute](body)
	}
	return nil, casefile.Unknown("command", kind, version)
}
