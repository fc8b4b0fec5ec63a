package application

import (
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/annual"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
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
		OnForm    OnForm        `json:"on_form,omitzero"`
		Fact      clock.Fact    `json:"fact"`
		Clock     clock.Clock   `json:"clock"`

		Backfilled bool   `json:"backfilled,omitempty"` // 补录
		Handler    string `json:"handler,omitempty"`    // who had it before
	}
	// Completed replaces what is known about the applicant.
	Completed struct {
		Applicant ApplicantKind `json:"applicant"`
		PartyID   string        `json:"party_id"`
		Checklist []Missing     `json:"checklist"`
		OnForm    OnForm        `json:"on_form,omitzero"`
		From      ApplicantKind `json:"from,omitempty"` // where the kind was another: what it was counted as
		ReasonID  string        `json:"reason_id,omitempty"`
	}
	// Assigned gives the case to a handler.
	Assigned struct {
		Handler string `json:"handler"`
		From    string `json:"from,omitempty"`
	}
	// Drafted is a reply under review. File holds ids, codes and dates; its texts stand in the sealed text FileID.
	Drafted struct {
		Outcome outcome.Code      `json:"outcome"`
		Ground  outcome.Ground    `json:"ground,omitempty"` // the principal one, of a refusal
		Row     annual.RowID      `json:"row,omitempty"`    // of table 3, in the format of 2021
		DraftID string            `json:"draft_id"`
		FileID  string            `json:"file_id,omitempty"`
		File    review.File       `json:"file,omitzero"`
		Signed  []casefile.Signed `json:"signed,omitempty"` // warnings taken upon oneself
	}
	// Passed is the reviewer's approval, with his conclusions on what is handed out.
	Passed struct {
		OpinionID string            `json:"opinion_id,omitempty"`
		As        review.Role       `json:"as,omitempty"` // in what capacity
		Secrecy   review.Conclusion `json:"secrecy,omitempty"`
		Privacy   review.Conclusion `json:"privacy,omitempty"`
		Ours      review.Conclusion `json:"ours,omitempty"`
		Signed    []casefile.Signed `json:"signed,omitempty"`
		Paper     *OnPaper          `json:"paper,omitempty"`
	}
	// Countersigned is the signature or opinion of somebody who must take part.
	Countersigned struct {
		Role      review.Role       `json:"role"`
		Opinion   review.Reaction   `json:"opinion"`
		OpinionID string            `json:"opinion_id,omitempty"`
		Signed    []casefile.Signed `json:"signed,omitempty"` // warnings that were this role's to sign
		Paper     *OnPaper          `json:"paper,omitempty"`
	}
	// Returned is a draft sent back.
	Returned struct {
		From     Stage  `json:"from"`
		ReasonID string `json:"reason_id"`
	}
	// Signed is the leader's signature.
	Signed struct {
		DocNo  string            `json:"doc_no,omitempty"`
		As     review.Role       `json:"as,omitempty"`
		Signed []casefile.Signed `json:"signed,omitempty"`
		Paper  *OnPaper          `json:"paper,omitempty"`
	}
	// Delivered is the reply.
	Delivered struct {
		Way      Way               `json:"way"`
		Carrier  review.Carrier    `json:"carrier,omitempty"`
		DocNo    string            `json:"doc_no,omitempty"`
		Tracking string            `json:"tracking,omitempty"`
		Outcome  outcome.Code      `json:"outcome"`
		Ground   outcome.Ground    `json:"ground,omitempty"`
		Row      annual.RowID      `json:"row,omitempty"`
		Signed   []casefile.Signed `json:"signed,omitempty"`
		Fact     clock.Fact        `json:"fact"`
		Clock    clock.Clock       `json:"clock"`
		Servers  string            `json:"servers_id,omitempty"` // the names of who served it
		Paper    *OnPaper          `json:"paper,omitempty"`      // of the warnings
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
	EvCountersigned      = "countersigned"
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

	EvFactProved            = "fact_proved"
	EvCorrectionAsked       = "correction_asked"
	EvCorrectionReceived    = "correction_received"
	EvConsulted             = "consulted"
	EvOpinionReceived       = "opinion_received"
	EvConsultationWithdrawn = "consultation_withdrawn"
	EvReasonsAsked          = "reasons_asked"
	EvLaterDateFixed        = "later_date_fixed"
	EvCharged               = "charged"
	EvPaid                  = "paid"
	EvAbandoned             = "abandoned"
	EvRedoOrdered           = "redo_ordered"

	EvContacted    = "contacted"
	EvMailReturned = "mail_returned"
	EvSentAgain    = "sent_again"
)
