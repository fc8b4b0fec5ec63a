package application

import (
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// Names of commands. They are stored in commands.kind and are part of the API's addresses.
const (
	CmdRegister         = "register"
	CmdComplete         = "complete"
	CmdAssign           = "assign"
	CmdDraft            = "draft"
	CmdPass             = "pass"
	CmdCountersign      = "countersign"
	CmdReturn           = "return"
	CmdSign             = "sign"
	CmdDeliver          = "deliver"
	CmdArchive          = "archive"
	CmdRequestExtension = "request-extension"
	CmdApproveExtension = "approve-extension"
	CmdNotifyExtension  = "notify-extension"
	CmdWithdraw         = "withdraw"
	CmdAmend            = "amend"
	CmdVoid             = "void"
	CmdNote             = "note"
	CmdRecompute        = "recompute"

	CmdConfirmReceipt       = "confirm-receipt"
	CmdRecordService        = "record-service"
	CmdAskCorrection        = "ask-correction"
	CmdReceiveCorrection    = "receive-correction"
	CmdCloseUncorrected     = "close-uncorrected"
	CmdConsult              = "consult"
	CmdRecordOpinion        = "record-opinion"
	CmdWithdrawConsultation = "withdraw-consultation"
	CmdAskReasons           = "ask-reasons"
	CmdFixLaterDate         = "fix-later-date"
	CmdCharge               = "charge"
	CmdRecordPayment        = "record-payment"
	CmdCloseUnpaid          = "close-unpaid"
	CmdOrderRedo            = "order-redo"

	CmdContact      = "contact"
	CmdReturnedMail = "returned-mail"
	CmdSendAgain    = "send-again"
)

// ApplicantKind is the applicant column of 年报 table 3; the clerk sets it, nobody is asked to prove it.
type ApplicantKind string

const (
	Natural      ApplicantKind = "natural"       // 自然人
	Business     ApplicantKind = "business"      // 商业企业
	Research     ApplicantKind = "research"      // 科研机构
	Nonprofit    ApplicantKind = "nonprofit"     // 社会公益组织
	LegalService ApplicantKind = "legal_service" // 法律服务机构
	OtherOrg     ApplicantKind = "other"         // 其他
)

// ApplicantKinds are all kinds in the order of the table's columns.
func ApplicantKinds() []ApplicantKind {
	return []ApplicantKind{Natural, Business, Research, Nonprofit, LegalService, OtherOrg}
}

// Way is how a reply reaches the applicant (国办公开办函〔2016〕235号).
type Way string

const (
	ByHand       Way = "by_hand"    // 直接送达: the day the applicant signs
	ByEntrusted  Way = "entrusted"  // 委托送达: the day the applicant signs
	ByPost       Way = "post"       // 邮寄送达: 交邮之日
	ByElectronic Way = "electronic" // [C] the day it reaches the designated system
)

// Channels are the ways in which an application arrives (art. 31), in the order of the form.
func Channels() []clock.Channel {
	return []clock.Channel{clock.InPerson, clock.SignedMail, clock.OrdinaryMail, clock.Internet, clock.Fax, clock.Oral}
}

// Ways are all ways of delivery.
func Ways() []Way { return []Way{ByHand, ByPost, ByElectronic, ByEntrusted} }

type (
	// Register enters an application that arrived on the envelope's On (art. 31). Number, Year and Ordinal are given by the
	// counter in the same transaction.
	Register struct {
		Channel     clock.Channel  `json:"channel"`
		ConfirmedOn civil.Date     `json:"confirmed_on,omitempty"` // art. 31(2)(3): the day both sides confirmed
		Applicant   ApplicantKind  `json:"applicant"`
		Party       casefile.Party `json:"party"`
		Request     string         `json:"request"`
		Tracking    string         `json:"tracking,omitempty"` // EMS or registered mail number
		Particulars Particulars    `json:"particulars,omitzero"`
		Number      string         `json:"number,omitempty"`
		Year        int            `json:"year,omitempty"`
		Ordinal     int            `json:"ordinal,omitempty"`
		Backfilled  bool           `json:"backfilled,omitempty"` // 补录: it was registered elsewhere before, and keeps that number
		Handler     string         `json:"handler,omitempty"`    // of a case that was given to somebody before; account id
	}
	// Complete writes down what was missing about the applicant and his form (art. 29(2)), or mends what was written wrongly. It is not
	// the 补正 of art. 30. Once the applicant has his answer it needs a reason: what the yearly report counts may change.
	Complete struct {
		Applicant   ApplicantKind  `json:"applicant"`
		Party       casefile.Party `json:"party"`
		Particulars *Particulars   `json:"particulars,omitempty"` // none: as they are
		Reason      string         `json:"reason,omitempty"`
	}
	// Assign gives the case to a handler (分办), or to another one (改派).
	Assign struct {
		Handler string `json:"handler"` // account id
	}
	// Draft is the handler's reply sent for review (起草并送审). A reply to one item that withholds nothing needs no File; whatever
	// else it stands on is on file: items, documents, segments, grounds, the search (arts 13–17, 36–39).
	Draft struct {
		Outcome outcome.Code   `json:"outcome"`
		Ground  outcome.Ground `json:"ground,omitempty"` // the principal one of several, by which the report counts
		Text    string         `json:"text"`
		File    *review.File   `json:"file,omitempty"`
	}
	// Pass approves a draft for signature (审核通过). Gates are the conclusions on what is handed out: 保密审查, personal and
	// third-party information, whether it is ours to publish (art. 10).
	Pass struct {
		Opinion string            `json:"opinion,omitempty"`
		Secrecy review.Conclusion `json:"secrecy,omitempty"`
		Privacy review.Conclusion `json:"privacy,omitempty"`
		Ours    review.Conclusion `json:"ours,omitempty"`
		Paper   *Paper            `json:"paper,omitempty"`
	}
	// Countersign is the signature or opinion of somebody else who must take part (会签): 法制审核, 保密, the unit that owns the matter.
	Countersign struct {
		Role    review.Role     `json:"role"`
		Opinion review.Reaction `json:"opinion"`
		Text    string          `json:"text,omitempty"`
		Paper   *Paper          `json:"paper,omitempty"`
	}
	// Return sends a draft back to its handler with a reason (退回).
	Return struct {
		Reason string `json:"reason"`
	}
	// Sign is the leader's signature (签发); the 文号 comes from the 发文 register and may follow at delivery.
	Sign struct {
		DocNo string `json:"doc_no,omitempty"`
		Paper *Paper `json:"paper,omitempty"`
	}
	// Deliver records how the reply left; On is the reply date of law.md §2.3.
	Deliver struct {
		Way      Way            `json:"way"`
		Carrier  review.Carrier `json:"carrier,omitempty"` // by post: 邮政企业 if empty
		DocNo    string         `json:"doc_no,omitempty"`
		Tracking string         `json:"tracking,omitempty"`
		Servers  []string       `json:"servers,omitempty"` // by hand: who served it (送达人, two of them)
		Paper    *Paper         `json:"paper,omitempty"`   // who took the warnings upon himself, on paper
	}
	// Archive closes the file (归档).
	Archive struct{}
	// RequestExtension asks the head for more days (art. 33(2)).
	RequestExtension struct {
		Days   int    `json:"days"` // 1–20 working days
		Reason string `json:"reason"`
	}
	// ApproveExtension is the consent of the head of the 政府信息公开工作机构 (art. 33(2)).
	ApproveExtension struct{}
	// NotifyExtension records that the applicant was told; only now is the period longer.
	NotifyExtension struct {
		Way Way `json:"way"`
	}
	// Withdraw records the applicant's written withdrawal, received on On.
	Withdraw struct {
		Statement string `json:"statement"`
	}
	// Amend mends a dated fact that was entered wrongly (更正); both stay visible.
	Amend struct {
		Target      int           `json:"target"`                 // seq of the event whose fact is wrong
		NewOn       civil.Date    `json:"new_on,omitempty"`       // the right date; none: unchanged
		Channel     clock.Channel `json:"channel,omitempty"`      // receipt and correction only; states its confirmation anew
		ConfirmedOn civil.Date    `json:"confirmed_on,omitempty"` // receipt and correction only; none: unchanged, or none with the channel given
		ServedOn    civil.Date    `json:"served_on,omitempty"`    // letters only; none: unchanged
		Withdrawn   bool          `json:"withdrawn,omitempty"`    // it never happened
		Reason      string        `json:"reason"`
	}
	// Void strikes the case out (作废): it keeps its number and counts nowhere.
	Void struct {
		Reason string `json:"reason"`
	}
	// Note adds a remark to the timeline; it moves nothing.
	Note struct {
		Text string `json:"text"`
	}
	// Recompute derives the clock again under the calendar edition in force.
	Recompute struct{}
)
