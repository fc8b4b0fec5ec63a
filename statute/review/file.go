package review

import (
	"gongkai/civil"
	"gongkai/statute/outcome"
)

// File is what is on file for one reply. Its JSON form is stored in events, so names and codes never change. Ids are given by
// the caller and opaque. Free texts are plain strings; a sealed one is represented by any mark that is not blank.
type File struct {
	ReceivedOn civil.Date   `json:"received_on,omitempty"` // the day of receipt, art. 31
	Requests   []string     `json:"requests,omitempty"`    // ids of the request items
	Replies    []Reply      `json:"replies,omitempty"`     // one for each request item
	Documents  []Document   `json:"documents,omitempty"`   // what was found
	Bases      []Basis      `json:"bases,omitempty"`       // what segments are withheld on; one may serve many segments
	Legal      *LegalReview `json:"legal,omitempty"`       // G4
	Signatures []Signature  `json:"signatures,omitempty"`  // G5, and those the grounds ask for
	Carrier    Carrier      `json:"carrier,omitempty"`     // who carries the reply, if it is sent by mail
}

// Reply is the answer to one request item.
type Reply struct {
	Item         string        `json:"item"`
	Code         outcome.Code  `json:"code"`
	Documents    []string      `json:"documents,omitempty"` // ids of Documents that the answer is about
	Search       *Search       `json:"search,omitempty"`    // A36_4_NONE
	NotOurs      *NotOurs      `json:"not_ours,omitempty"`  // A36_5_NOTOURS
	Repeat       *Repeat       `json:"repeat,omitempty"`    // A36_6_REPEAT
	Register     *Register     `json:"register,omitempty"`  // A36_7_REGISTER
	Processing   *Processing   `json:"processing,omitempty"`
	Petition     *Petition     `json:"petition,omitempty"`
	Volume       *Volume       `json:"volume,omitempty"` // A35_ABUSE
	Alternatives []Alternative `json:"alternatives,omitempty"`
}

// Document is something that was found. For 国家秘密 it is a description of the cover.
type Document struct {
	ID           string        `json:"id"`
	Title        string        `json:"title,omitempty"` // as letters name it
	Segments     []Segment     `json:"segments,omitempty"`
	Separable    Answer        `json:"separable,omitempty"`   // art. 37: can what is open be given without the rest?
	Indivisible  string        `json:"indivisible,omitempty"` // why no part can be given (G2)
	Secrecy      *Gate         `json:"secrecy,omitempty"`     // 保密审查
	Privacy      *Gate         `json:"privacy,omitempty"`     // personal and third-party information
	Ours         *Gate         `json:"ours,omitempty"`        // art. 10: ours to publish
	CoMakers     []CoMaker     `json:"co_makers,omitempty"`   // art. 34
	Alternatives []Alternative `json:"alternatives,omitempty"`
	ReviewOn     civil.Date    `json:"review_on,omitempty"` // art. 18: the day on which withholding is looked at again
}

// Segment is a part of a document with one fate. A whole document is one segment.
type Segment struct {
	ID             string `json:"id"`
	Location       string `json:"location,omitempty"` // 第3页第2段, 全文
	State          State  `json:"state,omitempty"`
	Basis          string `json:"basis,omitempty"`           // id of a Basis
	NotInformation bool   `json:"not_information,omitempty"` // art. 37: no government information; needs no basis
	Facts          string `json:"facts,omitempty"`           // G8
	Reason         string `json:"reason,omitempty"`
}

// State is the fate of a segment.
type State string

// The states. An empty one is undecided.
const (
	Open     State = "open"
	Withheld State = "withheld"
)

// Answer is that of a question which must be asked; an empty one is not asked yet.
type Answer string

// The answers.
const (
	Yes Answer = "yes"
	No  Answer = "no"
)

func (a Answer) given() bool { return a == Yes || a == No }

// Alternative is a milder course that was considered (G6). Kind is an id of the table.
type Alternative struct {
	Kind  string `json:"kind"`
	Taken bool   `json:"taken,omitempty"`
	Why   string `json:"why,omitempty"`
}

// Gate is a check on what is handed out, with name, day and conclusion.
type Gate struct {
	By         string     `json:"by,omitempty"` // person id
	On         civil.Date `json:"on,omitempty"`
	Conclusion Conclusion `json:"conclusion,omitempty"`
}

// Conclusion is that of a Gate.
type Conclusion string

// The conclusions. Refer waits for the 主管部门 or the 保密行政管理部门 (art. 17).
const (
	MayOpen    Conclusion = "may_open"
	MayNotOpen Conclusion = "may_not_open"
	Refer      Conclusion = "refer"
)

// LegalReview is 法制审核, or the opinion of a 法律顾问 (G4).
type LegalReview struct {
	By         string     `json:"by,omitempty"` // person id
	On         civil.Date `json:"on,omitempty"`
	Conclusion Reaction   `json:"conclusion,omitempty"`
}

// Reaction is what somebody who was asked said.
type Reaction string

// The reactions. An empty one is silence.
const (
	Agrees  Reaction = "agree"
	Objects Reaction = "object"
)

func (r Reaction) given() bool { return r == Agrees || r == Objects }

// Signature is an approval on the file. Whoever asks before the act adds the signature that the act itself would be.
type Signature struct {
	Role Role       `json:"role"`
	By   string     `json:"by,omitempty"` // person id
	On   civil.Date `json:"on,omitempty"`
}

// CoMaker is another agency that made the document with us (art. 34): its silence is consent, and its opinion binds nobody.
type CoMaker struct {
	Agency    string     `json:"agency"` // id
	AskedOn   civil.Date `json:"asked_on,omitempty"`
	Answer    Reaction   `json:"answer,omitempty"`
	TreatedAs Reaction   `json:"treated_as,omitempty"` // what the reply takes it for
}

// Carrier is who carries a letter.
type Carrier string

// The carriers; empty where nothing is sent by mail.
const (
	Postal  Carrier = "postal"  // 邮政企业: EMS, 挂号信
	Courier Carrier = "courier" // 邮政企业以外的快递企业
)
