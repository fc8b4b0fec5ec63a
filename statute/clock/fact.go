package clock

import (
	"cmp"
	"slices"

	"gongkai/civil"
)

// Kind is what happened.
type Kind string

// The kinds of facts. Facts of one day take effect in this order.
const (
	Received          Kind = "received"           // the application arrived, arts 29, 31
	CorrectionSent    Kind = "correction_sent"    // 补正通知 sent, art. 30
	Corrected         Kind = "corrected"          // the corrected application arrived, art. 30
	CorrectionExpired Kind = "correction_expired" // closed because nothing was corrected in time, art. 30
	ConsultSent       Kind = "consult_sent"       // 征求意见书 sent, arts 32, 33(3), 34
	ConsultAnswered   Kind = "consult_answered"   // the opinion was received
	ConsultWithdrawn  Kind = "consult_withdrawn"  // the office took its question back
	Extended          Kind = "extended"           // 延期答复 approved and told, art. 33(2)
	ReasonsAsked      Kind = "reasons_asked"      // reasons for many applications asked, art. 35
	LaterDateFixed    Kind = "later_date_fixed"   // a reasonable later date fixed and told, art. 35
	FeeNoticed        Kind = "fee_noticed"        // 信息处理费 notice sent, art. 42, 109号 art. 6
	Paid              Kind = "paid"               // the fee was paid in full
	Replied           Kind = "replied"            // served: signed for, or handed to the post (国办公开办函〔2016〕235号)
	Withdrawn         Kind = "withdrawn"          // the applicant withdrew in writing
	RedoOrdered       Kind = "redo_ordered"       // 复议 or judgment ordering a new answer was received
)

// kinds are all kinds in the order in which they take effect on one day.
func kinds() [15]Kind {
	return [...]Kind{Received, CorrectionSent, Corrected, CorrectionExpired, ConsultSent, ConsultAnswered, ConsultWithdrawn,
		Extended, ReasonsAsked, LaterDateFixed, FeeNoticed, Paid, Replied, Withdrawn, RedoOrdered}
}

// Channel is the way by which an application or its correction came (art. 31). It decides which day is the day of receipt.
type Channel string

// The channels. A fact without a channel counts from its own day, like one handed in.
const (
	InPerson     Channel = "in_person"     // R_INPERSON: day of submission
	SignedMail   Channel = "signed_mail"   // R_SIGNED_MAIL: day the agency signs
	OrdinaryMail Channel = "ordinary_mail" // R_ORDINARY_MAIL: day of confirmation with the applicant
	Internet     Channel = "internet"      // R_INTERNET: day of confirmation; an automatic acknowledgement is one
	Fax          Channel = "fax"           // R_FAX: day of confirmation
	Oral         Channel = "oral"          // R_ORAL: day the form is filled in for the applicant
)

func channels() [6]Channel {
	return [...]Channel{InPerson, SignedMail, OrdinaryMail, Internet, Fax, Oral}
}

// Party is whose opinion is asked.
type Party string

// The parties. A consultation without one is that of a third party.
const (
	ThirdParty Party = "third_party" // art. 32: silence leaves the decision to the agency
	CoMaker    Party = "co_maker"    // art. 34: silence is consent to disclosure
	Agency     Party = "agency"      // another agency, art. 33(3); never a subordinate or internal unit
)

// Text is the party in words; "" for one that is none.
func (p Party) Text() string {
	switch p {
	case ThirdParty:
		return "第三方"
	case CoMaker:
		return "共同制作机关"
	case Agency:
		return "其他机关"
	default:
		return ""
	}
}

func parties() [3]Party { return [...]Party{ThirdParty, CoMaker, Agency} }

// Fact is one dated fact of a case, as amended. Which fields a kind uses is listed at each field.
type Fact struct {
	Kind        Kind       `json:"kind"`
	On          civil.Date `json:"on,omitempty"`           // the legal day; every kind but Extended
	ConfirmedOn civil.Date `json:"confirmed_on,omitempty"` // Received, Corrected: both sides confirmed
	ServedOn    civil.Date `json:"served_on,omitempty"`    // ConsultSent, FeeNoticed, CorrectionSent: proved to have arrived
	ApprovedOn  civil.Date `json:"approved_on,omitempty"`  // Extended: by the head of the FOI office
	NotifiedOn  civil.Date `json:"notified_on,omitempty"`  // Extended: the applicant was told
	Due         civil.Date `json:"due,omitempty"`          // LaterDateFixed: the date told
	Channel     Channel    `json:"channel,omitempty"`      // Received, Corrected
	Ref         string     `json:"ref,omitempty"`          // Consult…: which letter; "" is a letter like any other
	Party       Party      `json:"party,omitempty"`        // ConsultSent
	Days        int        `json:"days,omitempty"`         // working days: Extended, RedoOrdered, CorrectionSent (time given to correct)
	Round       int        `json:"round,omitempty"`        // how many orders to answer anew were on file already; the last order of a round ends it
}

// day is where the fact stands in time: an extension stands where the applicant was told of it.
func (f Fact) day() civil.Date {
	if f.Kind == Extended {
		return cmp.Or(f.NotifiedOn, f.ApprovedOn)
	}
	return f.On
}

// sortLegally puts facts in one order that depends on nothing but the facts: by day, within a day by round, then by kind.
func sortLegally(facts []Fact) {
	order := kinds()
	slices.SortFunc(facts, func(a, b Fact) int {
		if c := cmp.Compare(a.day(), b.day()); c != 0 {
			return c
		}
		if c := cmp.Compare(a.Round, b.Round); c != 0 {
			return c
		}
		if a.Kind != b.Kind {
			if c := cmp.Compare(place(order[:], a.Kind), place(order[:], b.Kind)); c != 0 {
				return c
			}
		}
		return compareRest(a, b)
	})
}

// place puts unknown kinds last.
func place(order []Kind, k Kind) int {
	if i := slices.Index(order, k); i >= 0 {
		return i
	}
	return len(order)
}

func compareRest(a, b Fact) int {
	return cmp.Or(
		cmp.Compare(a.Ref, b.Ref), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Party, b.Party),
		cmp.Compare(a.Channel, b.Channel), cmp.Compare(a.ConfirmedOn, b.ConfirmedOn),
		cmp.Compare(a.ServedOn, b.ServedOn), cmp.Compare(a.ApprovedOn, b.ApprovedOn),
		cmp.Compare(a.NotifiedOn, b.NotifiedOn), cmp.Compare(a.Due, b.Due),
		cmp.Compare(a.Days, b.Days), cmp.Compare(a.On, b.On),
	)
}
