package application

import (
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
)

// Names of commands. They are stored in commands.kind and are part of the API's addresses.
const (
	CmdRegister         = "register"
	CmdComplete         = "complete"
	CmdAssign           = "assign"
	CmdDraft            = "draft"
	CmdPass             = "pass"
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
		Number      string         `json:"number,omitempty"`
		Year        int            `json:"year,omitempty"`
		Ordinal     int            `json:"ordinal,omitempty"`
	}
	// Complete writes down what was missing about the applicant (art. 29(2)). It is not the 补正 of art. 30.
	Complete struct {
		Applicant ApplicantKind  `json:"applicant"`
		Party     casefile.Party `json:"party"`
	}
	// Assign gives the case to a handler (分办), or to another one (改派).
	Assign struct {
		Handler string `json:"handler"` // account id
	}
	// Draft is the handler's reply sent for review (起草并送审).
	Draft struct {
		Outcome outcome.Code `json:"outcome"`
		Text    string       `json:"text"`
	}
	// Pass approves a draft for signature (审核通过).
	Pass struct {
		Opinion string `json:"opinion,omitempty"`
	}
	// Return sends a draft back to its handler with a reason (退回).
	Return struct {
		Reason string `json:"reason"`
	}
	// Sign is the leader's signature (签发); the 文号 comes from the 发文 register and may follow at delivery.
	Sign struct {
		DocNo string `json:"doc_no,omitempty"`
	}
	// Deliver records how the reply left; On is the reply date of law.md §2.3.
	Deliver struct {
		Way      Way    `json:"way"`
		DocNo    string `json:"doc_no,omitempty"`
		Tracking string `json:"tracking,omitempty"`
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
		Channel     clock.Channel `json:"channel,omitempty"`      // receipt only; states its confirmation anew
		ConfirmedOn civil.Date    `json:"confirmed_on,omitempty"` // receipt only; none: unchanged, or none with the channel given
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

func (Register) CommandKind() string         { return CmdRegister }
func (Complete) CommandKind() string         { return CmdComplete }
func (Assign) CommandKind() string           { return CmdAssign }
func (Draft) CommandKind() string            { return CmdDraft }
func (Pass) CommandKind() string             { return CmdPass }
func (Return) CommandKind() string           { return CmdReturn }
func (Sign) CommandKind() string             { return CmdSign }
func (Deliver) CommandKind() string          { return CmdDeliver }
func (Archive) CommandKind() string          { return CmdArchive }
func (RequestExtension) CommandKind() string { return CmdRequestExtension }
func (ApproveExtension) CommandKind() string { return CmdApproveExtension }
func (NotifyExtension) CommandKind() string  { return CmdNotifyExtension }
func (Withdraw) CommandKind() string         { return CmdWithdraw }
func (Amend) CommandKind() string            { return CmdAmend }
func (Void) CommandKind() string             { return CmdVoid }
func (Note) CommandKind() string             { return CmdNote }
func (Recompute) CommandKind() string        { return CmdRecompute }

func readCommand(kind string, version int, body []byte) (casefile.Command, error) {
	if version != 1 {
		return nil, casefile.Unknown("command", kind, version)
	}
	switch kind {
	case CmdRegister:
		return casefile.ReadCommand[Register](body)
	case CmdComplete:
		return casefile.ReadCommand[Complete](body)
	case CmdAssign:
		return casefile.ReadCommand[Assign](body)
	case CmdDraft:
		return casefile.ReadCommand[Draft](body)
	case CmdPass:
		return casefile.ReadCommand[Pass](body)
	case CmdReturn:
		return casefile.ReadCommand[Return](body)
	case CmdSign:
		return casefile.ReadCommand[Sign](body)
	case CmdDeliver:
		return casefile.ReadCommand[Deliver](body)
	case CmdArchive:
		return casefile.ReadCommand[Archive](body)
	case CmdRequestExtension:
		return casefile.ReadCommand[RequestExtension](body)
	case CmdApproveExtension:
		return casefile.ReadCommand[ApproveExtension](body)
	case CmdNotifyExtension:
		return casefile.ReadCommand[NotifyExtension](body)
	case CmdWithdraw:
		return casefile.ReadCommand[Withdraw](body)
	case CmdAmend:
		return casefile.ReadCommand[Amend](body)
	case CmdVoid:
		return casefile.ReadCommand[Void](body)
	case CmdNote:
		return casefile.ReadCommand[Note](body)
	case CmdRecompute:
		return casefile.ReadCommand[Recompute](body)
	}
	return nil, casefile.Unknown("command", kind, version)
}
