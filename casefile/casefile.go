package casefile

import (
	"strconv"
	"time"

	"github.com/google/uuid"

	"gongkai/civil"
)

// Kind is what a case is about; it is also the first part of its workflow id.
type Kind string

const (
	KindApplication Kind = "application" // 依申请公开
	KindItem        Kind = "item"        // 任务分工 item
	KindShare       Kind = "share"       // one unit's share of an item
	KindPublication Kind = "publication" // 主动公开
)

// Kinds are all kinds that a case can have.
func Kinds() []Kind { return []Kind{KindApplication, KindItem, KindShare, KindPublication} }

// System is the actor of what the program does by itself: periods that open, due dates recomputed, news between cases.
const System = "system"

// Statute is 2019-05-15, the first day of the 条例 in its present form (国务院令第711号), as days since 1970-01-01.
const Statute civil.Date = 18031

// Envelope is everything about a command that is not its content.
type Envelope struct {
	CommandID  string
	CaseID     string
	Actor      string     // account id, or System
	Behalf     string     // account id of him for whom a deputy acts (代); "": the actor acts for himself
	On         civil.Date // the legal date: when it happened
	AcceptedAt time.Time  // when the office's system took the command; its day bounds On
	RecordedAt time.Time  // when the event is written
	Signed     []Signed
}

// AcceptedOn is the day on which the command was accepted. A command is judged as of this day, however late it is decided.
func (e Envelope) AcceptedOn() civil.Date { return civil.In(e.AcceptedAt) }

// ID is an id that follows from the command, so that deciding twice names the same things.
func (e Envelope) ID(what string) string { return Derived(e.CommandID, what) }

// Derived is the UUIDv5 of what under a parent id.
func Derived(parent, what string) string {
	space, err := uuid.Parse(parent)
	if err != nil {
		space = uuid.NewSHA1(uuid.NameSpaceOID, []byte(parent))
	}
	return uuid.NewSHA1(space, []byte(what)).String()
}

// OrderID is the id of the n-th command that event seq of a case gives to another case.
func OrderID(caseID string, seq, n int) string {
	return Derived(caseID, "order/"+strconv.Itoa(seq)+"/"+strconv.Itoa(n))
}

// Signed is a warning that somebody took upon himself, with the sealed text of his reason (带风险签发).
type Signed struct {
	Check    string `json:"check"`
	ReasonID string `json:"reason_id"`
}

// Command is what somebody asks of a case. Its JSON is sealed while it waits and erased when it is done.
type Command interface{ CommandKind() string }

// Event is what happened to a case. Its JSON lives for ever: a new shape is a new version with an upcaster.
type Event interface {
	EventType() string
	EventVersion() int
}

// Recorded is an event with everything the log knows about it.
type Recorded struct {
	Seq       int
	CommandID string
	Actor     string
	Behalf    string // for whom a deputy acted; "": for himself
	On        civil.Date
	At        time.Time
	Event     Event
}

// Text is a passage that only a sealed column may hold: request, reason, draft.
type Text struct{ ID, Kind, Body string }

// Party is a person or organisation as the clerk wrote it down; every field is personal data.
type Party struct {
	ID        string `json:"-"`
	Name      string `json:"name"`
	DocKind   string `json:"doc_kind,omitempty"` // 证件名称; empty: 居民身份证
	DocNumber string `json:"doc_number,omitempty"`
	Phone     string `json:"phone,omitempty"`
	Address   string `json:"address,omitempty"`
	Postcode  string `json:"postcode,omitempty"`
	Email     string `json:"email,omitempty"`
	Contact   string `json:"contact,omitempty"` // 联系人 of an organisation

	LegalRep  string `json:"legal_rep,omitempty"` // 法定代表人 of an organisation
	Workplace string `json:"workplace,omitempty"` // 工作单位 of a natural person
	Fax       string `json:"fax,omitempty"`
	Delivery  string `json:"delivery_address,omitempty"` // 送达地址 where it is not the address

	Agent        *Agent   `json:"agent,omitempty"`         // 代理人
	CoApplicants []Person `json:"co_applicants,omitempty"` // 联名申请人 beside the one above
	Spokesman    string   `json:"spokesman,omitempty"`     // their 代表人, by name
}

// Person is somebody who applies together with, or for, the party.
type Person struct {
	Name      string `json:"name"`
	DocKind   string `json:"doc_kind,omitempty"` // empty: 居民身份证
	DocNumber string `json:"doc_number,omitempty"`
	Phone     string `json:"phone,omitempty"`
	Address   string `json:"address,omitempty"`
}

// Agent is who acts for the applicant (代理人).
type Agent struct {
	Person
	Mandate bool `json:"mandate,omitempty"` // the 委托书 is on file
}

// Everyone is the party itself and all who apply with it or for it: each of them finds the case.
func (p Party) Everyone() []Person {
	out := []Person{{Name: p.Name, DocKind: p.DocKind, DocNumber: p.DocNumber, Phone: p.Phone, Address: p.Address}}
	if p.Agent != nil {
		out = append(out, p.Agent.Person)
	}
	return append(out, p.CoApplicants...)
}

// Order is a command that one case's event gives to another case, decided there in its own turn.
type Order struct {
	Case    string
	Kind    Kind
	Command Command
}

// Effect is work that leaves the database once the events are committed.
type Effect struct{ Kind, Subject string }

// Decision is what a command does: events and what goes with them in the same transaction.
type Decision struct {
	Events  []Event
	Texts   []Text
	Party   *Party
	Orders  []Order
	Effects []Effect
	Tell    []Notice
}

// Notice is a line that somebody finds in his inbox because of a decision, once.
type Notice struct {
	Kind string
	To   string // account id; empty, or of somebody who has left: whoever heads the work
}

// Outlook is what time alone will bring to a case.
type Outlook struct {
	Reminders []Reminder
	Periods   []Period // what opens by itself, earliest first
}

// DueReminder is the kind of the reminder so many working days before a due date: due_5, due_2, due_0.
func DueReminder(n int) string { return "due_" + strconv.Itoa(n) }

// Overdue is the kind of the reminder on the working day after a due date.
const Overdue = "overdue"

// Expired is the kind of the reminder on the working day after the end of the applicant's time to correct or to pay.
const Expired = "expired"

// ProofDue is the kind of the reminder to fetch the proof that a posted reply arrived, before the post forgets it.
const ProofDue = "proof"

// Reminder says that a person should be told on a working morning. Rank orders urgency: higher is more urgent.
type Reminder struct {
	Kind string     // due_5, due_2, due_0, overdue
	Due  civil.Date // the date it reminds of
	At   time.Time
	Rank int
	To   string // account id; empty: whoever heads the work
}

// Period is a command of actor System on the day it falls due. Its id follows from the case, the name and the day, so it
// happens once however often time is looked at.
type Period struct {
	Name    string
	On      civil.Date
	At      time.Time
	Command Command
}

// Next is the first instant after now at which the outlook has something; zero when it has nothing more.
func (o Outlook) Next(now time.Time) time.Time {
	var next time.Time
	see := func(at time.Time) {
		if at.After(now) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	for _, r := range o.Reminders {
		see(r.At)
	}
	for _, p := range o.Periods {
		see(p.At)
	}
	return next
}

// Offer is an act that is possible now, and for which legal dates.
type Offer struct {
	Kind     string
	From, To civil.Date
	Primary  bool // the one next step
}

// State is a folded case, type-erased for the parts that treat all kinds alike.
type State interface {
	// CaseStage is the stage code, stable and stored in rows.
	CaseStage() string
	// CaseDue is the date that lists sort by; zero when nothing is due.
	CaseDue() civil.Date
	// CaseOpen reports whether calendars and reminders still matter.
	CaseOpen() bool
	// CaseEdition is the calendar edition that gave the stored dates.
	CaseEdition() string
}

// File is one kind of case, bound to its rules (a calendar edition and the office's settings).
type File interface {
	Kind() Kind
	ReadCommand(kind string, version int, body []byte) (Command, error)
	ReadEvent(eventType string, version int, body []byte) (Event, error)
	Blank(caseID string) State
	Evolve(State, Recorded) (State, error)
	Decide(State, Envelope, Command) (Decision, error)
	Outlook(State) Outlook
}
