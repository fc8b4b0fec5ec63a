package review

import (
	"gongkai/civil"
	"gongkai/statute/outcome"
)

// NotOurs is why another agency publishes it (arts 10, 36(5)).
type NotOurs struct {
	Maker      Answer `json:"maker,omitempty"`       // did this agency make it?
	Keeper     Answer `json:"keeper,omitempty"`      // does it keep it, got from a citizen or an organisation?
	Lead       Answer `json:"lead,omitempty"`        // did it lead those who made it together?
	How        string `json:"how,omitempty"`         // how this was determined
	OtherKnown Answer `json:"other_known,omitempty"` // can the responsible agency be determined?
	Other      string `json:"other,omitempty"`       // its name
	Contact    string `json:"contact,omitempty"`
}

func (n NotOurs) tests() []test {
	return []test{
		{"not_ours_maker", n.Maker == No},
		{"not_ours_keeper", n.Keeper == No},
		{"not_ours_lead", n.Lead == No},
		{"not_ours_how", filled(n.How)},
		{"not_ours_other_known", n.OtherKnown.given()},
		{"not_ours_other", n.OtherKnown != Yes || filled(n.Other)},
		{"not_ours_contact", n.OtherKnown != Yes || filled(n.Contact)},
	}
}

// Repeat is the earlier reply (art. 36(6)).
type Repeat struct {
	EarlierNo       string     `json:"earlier_no,omitempty"`
	EarlierOn       civil.Date `json:"earlier_on,omitempty"`       // when the earlier application was answered
	Replied         Answer     `json:"replied,omitempty"`          // was it answered?
	SameApplicant   Answer     `json:"same_applicant,omitempty"`   // to this applicant
	SameInformation Answer     `json:"same_information,omitempty"` // about this information
}

func (r Repeat) tests(c *checker) []test {
	return []test{
		{"repeat_earlier_no", filled(r.EarlierNo)},
		{"repeat_earlier_on", c.past(r.EarlierOn)},
		{"repeat_replied", r.Replied == Yes},
		{"repeat_applicant", r.SameApplicant == Yes},
		{"repeat_information", r.SameInformation == Yes},
	}
}

// Register is the provision with special rules of access (art. 36(7)): a 法律 or a 行政法规.
type Register struct {
	Rank    Rank   `json:"rank,omitempty"`
	Title   string `json:"title,omitempty"`
	Article string `json:"article,omitempty"`
}

func (r Register) tests() []test {
	return []test{
		{"register_rank", r.Rank.national()},
		{"register_title", filled(r.Title)},
		{"register_article", filled(r.Article)},
	}
}

// Processing is what exists where the answer would have to be made first (art. 38).
type Processing struct {
	ReadyMade Answer `json:"ready_made,omitempty"` // is the information there as it was asked for?
	Work      string `json:"work,omitempty"`       // what would have to be compiled
	RawExists Answer `json:"raw_exists,omitempty"` // are there raw records?
	RawForm   string `json:"raw_form,omitempty"`
	Offered   Answer `json:"offered,omitempty"` // were they offered?
}

func (p Processing) tests() []test {
	return []test{
		{"processing_ready_made", p.ReadyMade == No},
		{"processing_work", filled(p.Work)},
		{"processing_raw_exists", p.RawExists.given()},
		{"processing_raw_form", p.RawExists != Yes || filled(p.RawForm)},
		{"processing_offered", p.RawExists != Yes || p.Offered == Yes},
	}
}

// Petition shows that the item is a complaint or a question in the form of an application (art. 39(1)).
type Petition struct {
	Extracts         string `json:"extracts,omitempty"`
	Embedded         Answer `json:"embedded,omitempty"`          // does it also ask for identifiable information?
	EmbeddedAnswered Answer `json:"embedded_answered,omitempty"` // if so: is that answered as an item of its own?
}

func (p Petition) tests() []test {
	return []test{
		{"petition_extracts", filled(p.Extracts)},
		{"petition_embedded", p.Embedded.given()},
		{"petition_answered", p.Embedded != Yes || p.EmbeddedAnswered == Yes},
	}
}

// Volume are the facts of number and frequency, and what came of asking for reasons (art. 35).
type Volume struct {
	Count      int        `json:"count,omitempty"`      // applications
	Period     string     `json:"period,omitempty"`     // in which time
	InvitedOn  civil.Date `json:"invited_on,omitempty"` // reasons were asked for
	Evaluation string     `json:"evaluation,omitempty"` // why those given are unreasonable
}

func (v Volume) tests(c *checker) []test {
	return []test{
		{"volume_count", v.Count > 0},
		{"volume_period", filled(v.Period)},
		{"volume_invited", c.past(v.InvitedOn)},
		{"volume_evaluation", filled(v.Evaluation)},
	}
}

// kind are the preconditions of the reply's own kind, but for those of the search log; kinds without any have none.
func (r Reply) kind(c *checker) []test {
	switch r.Code {
	case outcome.A36_4_NONE:
		return value(r.Search).tests(c, len(c.file.Documents) > 0 && len(r.Documents) > 0)
	case outcome.A36_5_NOTOURS:
		return value(r.NotOurs).tests()
	case outcome.A36_6_REPEAT:
		return value(r.Repeat).tests(c)
	case outcome.A36_7_REGISTER:
		return value(r.Register).tests()
	case outcome.A38_PROCESSING:
		return value(r.Processing).tests()
	case outcome.A39_PETITION:
		return value(r.Petition).tests()
	case outcome.A35_ABUSE:
		return value(r.Volume).tests(c)
	case outcome.A36_1_PUBLISHED, outcome.A36_2_GRANT, outcome.A37_PARTIAL, outcome.A36_3_DENY, outcome.A39_PUBLICATION,
		outcome.A30_ABANDON_CORR, outcome.A42_ABANDON_FEE, outcome.A_UNCLEAR, outcome.A_CONFIRM, outcome.A_WITHDRAWN:
	}
	return nil
}
