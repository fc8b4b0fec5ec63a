package application

import (
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
)

type (
	// Registered is the birth of an application.
	Registered struct {
		Number    string        `json:"number"`
		Year      int           `json:"year"` // of the number, that is of the day it was entered
		Ordinal   int           `json:"ordinal"`
		Applicant ApplicantKind `json:"applicant"`
		PartyID   string        `json:"party_id"`
		RequestID string        `json:"request_id"`
		Tracking  string        `json:"tracking,omitempty"`
		Checklist []Missing     `json:"checklist"`
		Fact      clock.Fact    `json:"fact"`
		Clock     clock.Clock   `json:"clock"`
	}
	// Completed replaces what is known about the applicant.
	Completed struct {
		Applicant ApplicantKind `json:"applicant"`
		PartyID   string        `json:"party_id"`
		Checklist []Missing     `json:"checklist"`
	}
	// Assigned gives the case to a handler.
	Assigned struct {
		Handler string `json:"handler"`
		From    string `json:"from,omitempty"`
	}
	// Drafted is a reply under review.
	Drafted struct {
		Outcome outcome.Code `json:"outcome"`
		DraftID string       `json:"draft_id"`
	}
	// Passed is the reviewer's approval.
	Passed struct {
		OpinionID string `json:"opinion_id,omitempty"`
	}
	// Returned is a draft sent back.
	Returned struct {
		From     Stage  `json:"from"`
		ReasonID string `json:"reason_id"`
	}
	// Signed is the leader's signature.
	Signed struct {
		DocNo string `json:"doc_no,omitempty"`
	}
	// Delivered is the reply.
	Delivered struct {
		Way      Way          `json:"way"`
		DocNo    string       `json:"doc_no,omitempty"`
		Tracking string       `json:"tracking,omitempty"`
		Outcome  outcome.Code `json:"outcome"`
		Fact     clock.Fact   `json:"fact"`
		Clock    clock.Clock  `json:"clock"`
	}
	// Archived is the closed file.
	Archived struct{}
	// ExtensionRequested asks for more days.
	ExtensionRequested struct {
		Days     int    `json:"days"`
		ReasonID string `json:"reason_id"`
	}
	// ExtensionApproved is the head's consent.
	ExtensionApproved struct {
		Days int `json:"days"`
	}
	// ExtensionNotified makes the period longer.
	ExtensionNotified struct {
		Way   Way         `json:"way"`
		Fact  clock.Fact  `json:"fact"`
		Clock clock.Clock `json:"clock"`
	}
	// Withdrawn closes the case at the applicant's wish.
	Withdrawn struct {
		From        Stage       `json:"from"`
		StatementID string      `json:"statement_id"`
		Fact        clock.Fact  `json:"fact"`
		Clock       clock.Clock `json:"clock"`
	}
	// Amended mends the fact of an earlier event.
	Amended struct {
		Target    int         `json:"target"`
		Before    clock.Fact  `json:"before"`
		Fact      clock.Fact  `json:"fact,omitzero"` // the right fact; absent when withdrawn
		Withdrawn bool        `json:"withdrawn,omitempty"`
		ReasonID  string      `json:"reason_id"`
		Stage     Stage       `json:"stage"`
		Clock     clock.Clock `json:"clock"`
	}
	// Voided strikes the case out.
	Voided struct {
		From     Stage  `json:"from"`
		ReasonID string `json:"reason_id"`
	}
	// Noted is a remark.
	Noted struct {
		TextID string `json:"text_id"`
	}
	// DueRecomputed is the clock under another calendar edition.
	DueRecomputed struct {
		Before civil.Date  `json:"before,omitempty"` // the reply due date until now
		Clock  clock.Clock `json:"clock"`
	}
)

// Types of events, as stored. They never change.
const (
	EvRegistered         = "registered"
	EvCompleted          = "completed"
	EvAssigned           = "assigned"
	EvDrafted            = "drafted"
	EvPassed             = "passed"
	EvReturned           = "returned"
	EvSigned             = "signed"
	EvDelivered          = "delivered"
	EvArchived           = "archived"
	EvExtensionRequested = "extension_requested"
	EvExtensionApproved  = "extension_approved"
	EvExtensionNotified  = "extension_notified"
	EvWithdrawn          = "withdrawn"
	EvAmended            = "amended"
	EvVoided             = "voided"
	EvNoted              = "noted"
	EvDueRecomputed      = "due_recomputed"
)

func (Registered) EventType() string         { return EvRegistered }
func (Completed) EventType() string          { return EvCompleted }
func (Assigned) EventType() string           { return EvAssigned }
func (Drafted) EventType() string            { return EvDrafted }
func (Passed) EventType() string             { return EvPassed }
func (Returned) EventType() string           { return EvReturned }
func (Signed) EventType() string             { return EvSigned }
func (Delivered) EventType() string          { return EvDelivered }
func (Archived) EventType() string           { return EvArchived }
func (ExtensionRequested) EventType() string { return EvExtensionRequested }
func (ExtensionApproved) EventType() string  { return EvExtensionApproved }
func (ExtensionNotified) EventType() string  { return EvExtensionNotified }
func (Withdrawn) EventType() string          { return EvWithdrawn }
func (Amended) EventType() string            { return EvAmended }
func (Voided) EventType() string             { return EvVoided }
func (Noted) EventType() string              { return EvNoted }
func (DueRecomputed) EventType() string      { return EvDueRecomputed }

func (Registered) EventVersion() int         { return 1 }
func (Completed) EventVersion() int          { return 1 }
func (Assigned) EventVersion() int           { return 1 }
func (Drafted) EventVersion() int            { return 1 }
func (Passed) EventVersion() int             { return 1 }
func (Returned) EventVersion() int           { return 1 }
func (Signed) EventVersion() int             { return 1 }
func (Delivered) EventVersion() int          { return 1 }
func (Archived) EventVersion() int           { return 1 }
func (ExtensionRequested) EventVersion() int { return 1 }
func (ExtensionApproved) EventVersion() int  { return 1 }
func (ExtensionNotified) EventVersion() int  { return 1 }
func (Withdrawn) EventVersion() int          { return 1 }
func (Amended) EventVersion() int            { return 1 }
func (Voided) EventVersion() int             { return 1 }
func (Noted) EventVersion() int              { return 1 }
func (DueRecomputed) EventVersion() int      { return 1 }

func readEvent(eventType string, version int, body []byte) (casefile.Event, error) {
	if version != 1 {
		return nil, casefile.Unknown("event", eventType, version)
	}
	switch eventType {
	case EvRegistered:
		return casefile.ReadEvent[Registered](body)
	case EvCompleted:
		return casefile.ReadEvent[Completed](body)
	case EvAssigned:
		return casefile.ReadEvent[Assigned](body)
	case EvDrafted:
		return casefile.ReadEvent[Drafted](body)
	case EvPassed:
		return casefile.ReadEvent[Passed](body)
	case EvReturned:
		return casefile.ReadEvent[Returned](body)
	case EvSigned:
		return casefile.ReadEvent[Signed](body)
	case EvDelivered:
		return casefile.ReadEvent[Delivered](body)
	case EvArchived:
		return casefile.ReadEvent[Archived](body)
	case EvExtensionRequested:
		return casefile.ReadEvent[ExtensionRequested](body)
	case EvExtensionApproved:
		return casefile.ReadEvent[ExtensionApproved](body)
	case EvExtensionNotified:
		return casefile.ReadEvent[ExtensionNotified](body)
	case EvWithdrawn:
		return casefile.ReadEvent[Withdrawn](body)
	case EvAmended:
		return casefile.ReadEvent[Amended](body)
	case EvVoided:
		return casefile.ReadEvent[Voided](body)
	case EvNoted:
		return casefile.ReadEvent[Noted](body)
	case EvDueRecomputed:
		return casefile.ReadEvent[DueRecomputed](body)
	}
	return nil, casefile.Unknown("event", eventType, version)
}
