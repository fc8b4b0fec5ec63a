package application

import (
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
)

// Opinion is what a consulted party said (T08).
type Opinion string

const (
	Agrees  Opinion = "agree"  // 同意公开
	Objects Opinion = "object" // 不同意公开, with or without reasons: whether they are reasonable the agency decides (art. 32)
	Replies Opinion = "reply"  // another agency's answer to a question
)

// Opinions are all opinions.
func Opinions() []Opinion { return []Opinion{Agrees, Objects, Replies} }

// Orderer is who ordered a new answer.
type Orderer string

const (
	ByReview   Orderer = "review"   // 行政复议决定
	ByJudgment Orderer = "judgment" // 判决
)

// Orderers are all orderers.
func Orderers() []Orderer { return []Orderer{ByReview, ByJudgment} }

// Parties whose opinion is asked, in the order of the form.
func Parties() []clock.Party { return []clock.Party{clock.ThirdParty, clock.CoMaker, clock.Agency} }

type (
	// ConfirmReceipt records the day (On) on which both sides confirmed an application or a correction that came by ordinary
	// mail, fax or an unacknowledged internet channel (art. 31(2)(3)).
	ConfirmReceipt struct{}
	// RecordService records the day (On) on which a letter sent before is proved to have reached its addressee: a 补正通知, a
	// 征求意见书, a 收费通知, or after the reply the reply (T44).
	RecordService struct {
		Target int `json:"target"` // seq of the event that sent it
		Proof
	}
	// AskCorrection is the 补正通知 sent on On (art. 30): once, by working day 7.
	AskCorrection struct {
		Points []Missing `json:"points,omitempty"` // lines of the checklist; each says how to mend it
		Text   string    `json:"text"`             // what else is unclear, item by item
		Days   int       `json:"days,omitempty"`   // working days given to correct; 0: the office's default
		Way    Way       `json:"way"`
	}
	// ReceiveCorrection records the corrected application; its day of receipt follows art. 31 like the first one's.
	ReceiveCorrection struct {
		Channel     clock.Channel `json:"channel"`
		ConfirmedOn civil.Date    `json:"confirmed_on,omitempty"`
		Text        string        `json:"text"` // the request as it now stands
	}
	// CloseUncorrected ends a case that was not corrected in time without good reason (art. 30, A30_ABANDON_CORR).
	CloseUncorrected struct {
		Reason string `json:"reason"` // why no good reason is on file
	}
	// Consult is a 征求意见书 or 协办函 sent on On (arts 32, 33(3), 34).
	Consult struct {
		Party clock.Party `json:"party"`
		Name  string      `json:"name"` // addressee
		Text  string      `json:"text"` // the information concerned; the applicant need not be named
		Way   Way         `json:"way"`
	}
	// RecordOpinion records the answer of a consulted party, received on On.
	RecordOpinion struct {
		Ref     string  `json:"ref"`
		Opinion Opinion `json:"opinion"`
		Text    string  `json:"text,omitempty"` // its reasons
	}
	// WithdrawConsultation takes a question back; the clock goes on from the next day.
	WithdrawConsultation struct {
		Ref    string `json:"ref"`
		Reason string `json:"reason"`
	}
	// AskReasons asks why so much is asked for (art. 35); the clock goes on.
	AskReasons struct {
		Text string `json:"text"` // counts and frequency
		Way  Way    `json:"way"`
	}
	// FixLaterDate puts a reasonable later date in the place of the period (art. 35), told to the applicant on On.
	FixLaterDate struct {
		Due    civil.Date `json:"due"`
		Reason string     `json:"reason"`
	}
	// Charge is a 收费通知 sent on On (art. 42, 国办函〔2020〕109号); it stops the clock until payment.
	Charge struct {
		Tariff fee.By `json:"tariff"`           // one of the two, never both
		Before int    `json:"before,omitempty"` // by units: those of the same applicant in this calendar month before this application
		Count  int    `json:"count"`            // units, or pages, of this application
		Way    Way    `json:"way"`
	}
	// RecordPayment records that the fee was paid in full on On; the period starts anew.
	RecordPayment struct{}
	// CloseUnpaid ends a case whose fee was not paid in time (109号 art. 6, A42_ABANDON_FEE).
	CloseUnpaid struct {
		Reason string `json:"reason"`
	}
	// OrderRedo reopens a case that a reconsideration decision or a judgment, received on On, orders to be answered anew.
	OrderRedo struct {
		By    Orderer `json:"by"`
		Days  int     `json:"days,omitempty"` // working days set by the order; 0: the office's default
		DocNo string  `json:"doc_no,omitempty"`
	}
)
