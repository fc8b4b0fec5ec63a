package application

import "gongkai/civil"

// ContactWay is how somebody was spoken to.
type ContactWay string

const (
	ByPhone   ContactWay = "phone"     // 电话
	InTalk    ContactWay = "in_person" // 当面
	ByMessage ContactWay = "message"   // 短信
	ByEmail   ContactWay = "email"     // 邮件
	Otherwise ContactWay = "other"     // 其他
)

// ContactWays are all ways of speaking to somebody, the commonest first.
func ContactWays() []ContactWay {
	return []ContactWay{ByPhone, InTalk, ByMessage, ByEmail, Otherwise}
}

// ReturnReason is why the post brought a letter back (退信).
type ReturnReason string

const (
	MailRefused   ReturnReason = "refused"   // 拒收
	MailUnknown   ReturnReason = "unknown"   // 查无此人
	MailUnclear   ReturnReason = "unclear"   // 地址不详
	MailMoved     ReturnReason = "moved"     // 迁移新址不明
	MailOtherwise ReturnReason = "otherwise" // 其他
)

// ReturnReasons are all reasons.
func ReturnReasons() []ReturnReason {
	return []ReturnReason{MailRefused, MailUnknown, MailUnclear, MailMoved, MailOtherwise}
}

type (
	// Contact is a 联系记录: what was said to whom on On at Time. It moves nothing; above all a spoken withdrawal or change is none
	// until it is written.
	Contact struct {
		Time string     `json:"time"` // 15:04
		Way  ContactWay `json:"way"`
		ContactText
	}
	// ContactText is the sealed part of a 联系记录.
	ContactText struct {
		Number  string `json:"number,omitempty"` // that was called or written to
		Person  string `json:"person,omitempty"` // who answered
		Content string `json:"content"`
		Result  string `json:"result,omitempty"`
	}
	// Paper is a signature on a printed 呈批单, entered by somebody else: whose it is, and the scan that shows it. The envelope's On
	// is the date beside the signature.
	Paper struct {
		Signer string `json:"signer,omitempty"` // account id
		Name   string `json:"name,omitempty"`   // of a legal reviewer from outside the office, who has no account
		Scan   string `json:"scan"`             // id of the sealed file
	}
	// ReturnedMail records that the post brought the reply back on On. The day it was first handed to the post stays the day of
	// the reply (国办公开办函〔2016〕235号).
	ReturnedMail struct {
		Reason ReturnReason `json:"reason"`
	}
	// SendAgain records that a reply that came back left once more on On.
	SendAgain struct {
		Way      Way    `json:"way"`
		Tracking string `json:"tracking,omitempty"`
	}
)

// Proof is what shows that a letter arrived: the day on which it was fetched from the post (查询日期), and the file.
type Proof struct {
	QueriedOn civil.Date `json:"queried_on,omitempty"`
	Scan      string     `json:"scan,omitempty"` // id of the sealed file
}
