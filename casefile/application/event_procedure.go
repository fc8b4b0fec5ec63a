package application

import (
	"gongkai/casefile"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/statute/outcome"
)

type (
	// FactProved adds to a fact what came to be known later: the confirmation of a receipt, the service of a letter.
	FactProved struct {
		Target int         `json:"target"`
		Fact   clock.Fact  `json:"fact"` // as it is known now
		Clock  clock.Clock `json:"clock"`
		Proof
	}
	// CorrectionAsked is the 补正通知 (T04).
	CorrectionAsked struct {
		TextID string            `json:"text_id"`
		Points []Missing         `json:"points,omitempty"` // lines of the checklist that the text begins with
		Way    Way               `json:"way"`
		Signed []casefile.Signed `json:"signed,omitempty"` // warnings taken upon oneself
		Fact   clock.Fact        `json:"fact"`
		Clock  clock.Clock       `json:"clock"`
	}
	// CorrectionReceived is the corrected application; its text is what is asked for from now on.
	CorrectionReceived struct {
		RequestID string      `json:"request_id"`
		Fact      clock.Fact  `json:"fact"`
		Clock     clock.Clock `json:"clock"`
	}
	// Consulted is a 征求意见书 or 协办函 (T07, T11, T12).
	Consulted struct {
		AddresseeID string            `json:"addressee_id"`
		TextID      string            `json:"text_id"`
		Way         Way               `json:"way"`
		Signed      []casefile.Signed `json:"signed,omitempty"` // warnings taken upon oneself
		Fact        clock.Fact        `json:"fact"`
		Clock       clock.Clock       `json:"clock"`
	}
	// OpinionReceived is a party's answer (T08).
	OpinionReceived struct {
		Opinion Opinion     `json:"opinion"`
		TextID  string      `json:"text_id,omitempty"`
		Fact    clock.Fact  `json:"fact"`
		Clock   clock.Clock `json:"clock"`
	}
	// ConsultationWithdrawn is a question taken back.
	ConsultationWithdrawn struct {
		ReasonID string      `json:"reason_id"`
		Fact     clock.Fact  `json:"fact"`
		Clock    clock.Clock `json:"clock"`
	}
	// ReasonsAsked is the 说明理由告知书 (T05).
	ReasonsAsked struct {
		TextID string            `json:"text_id"`
		Way    Way               `json:"way"`
		Signed []casefile.Signed `json:"signed,omitempty"` // warnings taken upon oneself
		Fact   clock.Fact        `json:"fact"`
		Clock  clock.Clock       `json:"clock"`
	}
	// LaterDateFixed is the later date of art. 35.
	LaterDateFixed struct {
		ReasonID string      `json:"reason_id"`
		Fact     clock.Fact  `json:"fact"`
		Clock    clock.Clock `json:"clock"`
	}
	// Charged is the 收费通知书 (T13) with what it asks for.
	Charged struct {
		Tariff fee.By      `json:"tariff"`
		Before int         `json:"before,omitempty"`
		Count  int         `json:"count"`
		Yuan   int64       `json:"yuan"`
		Way    Way         `json:"way"`
		Fact   clock.Fact  `json:"fact"`
		Clock  clock.Clock `json:"clock"`
	}
	// Paid is the fee paid in full.
	Paid struct {
		Fact  clock.Fact  `json:"fact"`
		Clock clock.Clock `json:"clock"`
	}
	// Abandoned ends a case that was not corrected or not paid for in time.
	Abandoned struct {
		Outcome  outcome.Code `json:"outcome"` // A30_ABANDON_CORR or A42_ABANDON_FEE
		From     Stage        `json:"from"`
		ReasonID string       `json:"reason_id"`
		Fact     clock.Fact   `json:"fact"`
		Clock    clock.Clock  `json:"clock"`
	}
	// RedoOrdered reopens an answered case, or gives an unanswered one the period of the order.
	RedoOrdered struct {
		By    Orderer     `json:"by"`
		DocNo string      `json:"doc_no,omitempty"`
		From  Stage       `json:"from"`
		Fact  clock.Fact  `json:"fact"`
		Clock clock.Clock `json:"clock"`
	}
)

// Addressee is who was consulted, kept sealed as a text.
const Addressee = "addressee"
