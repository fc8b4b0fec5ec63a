package application

import (
	"fmt"
	"slices"
	"strconv"

	"gongkai/casefile"
	"gongkai/civil"
)

// Form is in what form information is wanted (提供信息的指定方式, art. 29(2)(3)).
type Form string

const (
	AsPaper Form = "paper" // 纸质
	AsEmail Form = "email" // 电子邮件
	OnDisc  Form = "disc"  // 光盘
)

// Forms are all forms in the order of the 申请表.
func Forms() []Form { return []Form{AsPaper, AsEmail, OnDisc} }

// Route is by what route it is obtained (获取信息的方式, art. 29(2)(3)).
type Route string

const (
	PostRoute  Route = "post"  // 邮寄
	EmailRoute Route = "email" // 电子邮件
	FaxRoute   Route = "fax"   // 传真
	Collected  Route = "fetch" // 自行领取
	ReadThere  Route = "read"  // 当场阅读、抄录
)

// Routes are all routes in the order of the 申请表.
func Routes() []Route { return []Route{PostRoute, EmailRoute, FaxRoute, Collected, ReadThere} }

// Signature is whether the paper bears 签名或盖章. Art. 29(2) does not ask for it: it is written down and nobody is asked for it.
type Signature string

const (
	HasSignature Signature = "yes"
	NoSignature  Signature = "no"
)

// Signatures are both answers; an empty one means that nobody has looked.
func Signatures() []Signature { return []Signature{HasSignature, NoSignature} }

// Wanted is how the applicant wants to have the information; several of each are possible.
type Wanted struct {
	Forms  []Form  `json:"forms,omitempty"`
	Routes []Route `json:"routes,omitempty"`
	Other  bool    `json:"other,omitempty"` // 也可接受其他方式
}

// Particulars are what the form says beside who applies and for what. The use of the information (用途) is kept where somebody wrote
// it down; it is never asked for (art. 27).
type Particulars struct {
	Wanted      Wanted     `json:"wanted,omitzero"`
	Signature   Signature  `json:"signature,omitempty"`
	WrittenOn   civil.Date `json:"written_on,omitempty"` // 申请时间 as it stands on the form; no period begins with it
	Pages       int        `json:"pages,omitempty"`      // of the form and its enclosures
	AddressedTo string     `json:"addressed_to,omitempty"`
	Enclosures  string     `json:"enclosures,omitempty"` // 附件
	Purpose     string     `json:"purpose,omitempty"`
}

// OnForm are the codes, dates and counts of the particulars, which an event may hold, and the id of their sealed texts.
type OnForm struct {
	Wanted    Wanted     `json:"wanted,omitzero"`
	Signature Signature  `json:"signature,omitempty"`
	WrittenOn civil.Date `json:"written_on,omitempty"`
	Pages     int        `json:"pages,omitempty"`
	TextID    string     `json:"text_id,omitempty"`
}

// Written are the texts of the particulars, one sealed passage.
type Written struct {
	AddressedTo string `json:"addressed_to,omitempty"`
	Enclosures  string `json:"enclosures,omitempty"`
	Purpose     string `json:"purpose,omitempty"`
}

// split parts what an event may hold from what must be sealed.
func (p Particulars) split(e casefile.Envelope) (OnForm, []casefile.Text, error) {
	out := OnForm{Wanted: p.Wanted, Signature: p.Signature, WrittenOn: p.WrittenOn, Pages: p.Pages}
	w := Written{AddressedTo: p.AddressedTo, Enclosures: p.Enclosures, Purpose: p.Purpose}
	if w == (Written{}) {
		return out, nil, nil
	}
	body, err := casefile.Canonical(w)
	if err != nil {
		return out, nil, err
	}
	out.TextID = e.ID(TextForm)
	return out, []casefile.Text{{ID: out.TextID, Kind: TextForm, Body: string(body)}}, nil
}

// Particulars are the form again, with its opened texts; "" where there are none.
func (f OnForm) Particulars(text string) (Particulars, error) {
	out := Particulars{Wanted: f.Wanted, Signature: f.Signature, WrittenOn: f.WrittenOn, Pages: f.Pages}
	if text == "" {
		return out, nil
	}
	var w Written
	if err := casefile.Strict([]byte(text), &w); err != nil {
		return out, fmt.Errorf("texts of a form: %w", err)
	}
	out.AddressedTo, out.Enclosures, out.Purpose = w.AddressedTo, w.Enclosures, w.Purpose
	return out, nil
}

// DefaultCoApplicants is how many may apply together in one case unless the office says otherwise [C].
const DefaultCoApplicants = 50

// validForm refuses what no form can hold: a code that there is not, more people than one case takes. Nothing that is missing.
func validForm(p casefile.Party, x Particulars, r Rules) casefile.Refusals {
	var why casefile.Refusals
	unknown := func(is bool, field string) {
		if is {
			why = append(why, casefile.Refuse(casefile.MissingField, "条例第二十九条", field)...)
		}
	}
	unknown(slices.ContainsFunc(x.Wanted.Forms, func(f Form) bool { return !slices.Contains(Forms(), f) }), "forms")
	unknown(slices.ContainsFunc(x.Wanted.Routes, func(w Route) bool { return !slices.Contains(Routes(), w) }), "routes")
	unknown(x.Signature != "" && !slices.Contains(Signatures(), x.Signature), "signature")
	unknown(x.Pages < 0, "pages")
	if most := r.CoApplicants; len(p.CoApplicants) > most {
		why = append(why, casefile.Refuse(casefile.MissingField, "", "co_applicants", "most", strconv.Itoa(most))...)
	}
	return why
}
