package review

import "gongkai/civil"

// Third is a third party whose lawful interests disclosure would harm, and what was asked of it (arts 15, 32).
type Third struct {
	Party          string     `json:"party,omitempty"` // id
	Right          Right      `json:"right,omitempty"`
	Harm           string     `json:"harm,omitempty"`
	SentOn         civil.Date `json:"sent_on,omitempty"`         // 征求意见书
	ServedOn       civil.Date `json:"served_on,omitempty"`       // by proof of receipt
	AnswerDue      civil.Date `json:"answer_due,omitempty"`      // last day of its 15 working days, as the clock gives it
	AnsweredOn     civil.Date `json:"answered_on,omitempty"`     // received
	Answer         Reaction   `json:"answer,omitempty"`          // empty: silence, which is neither consent nor refusal
	Reasonable     Answer     `json:"reasonable,omitempty"`      // has its objection reasonable grounds?
	Unreachable    string     `json:"unreachable,omitempty"`     // how contact was tried and why it was impossible
	NamesApplicant bool       `json:"names_applicant,omitempty"` // the letter told who applied
	Assessment     string     `json:"assessment,omitempty"`      // the agency's own, where no reasoned answer decides
	Weighing       string     `json:"weighing,omitempty"`        // of the public interest
	Override       bool       `json:"override,omitempty"`        // disclosed all the same for a major public interest; what stays withheld needs another basis
	ToldOn         civil.Date `json:"told_on,omitempty"`         // the third party was told of the override in writing
}

// Right is what the third party has.
type Right string

// The rights of art. 15.
const (
	TradeSecret Right = "trade_secret" // 商业秘密
	Privacy     Right = "privacy"      // 个人隐私
	OtherRight  Right = "other"        // a comparable right
)

func (t Third) tests(c *checker, u usage) []test {
	overridden := u.open && t.Override
	return append(t.consultation(c), []test{
		{"third_party", filled(t.Party)},
		{"third_right", oneOf(t.Right, TradeSecret, Privacy, OtherRight)},
		{"third_harm", !u.withheld || filled(t.Harm)},
		{"third_names_applicant", !t.NamesApplicant},
		{"third_consents", !u.withheld || t.Answer != Agrees && !t.Override},
		{"third_reasonable", t.Answer != Objects || t.Reasonable.given()},
		{"third_assessment", t.Answer == Agrees || t.Answer == Objects && t.Reasonable != No || filled(t.Assessment)},
		{"third_weighing", !u.withheld && !overridden || filled(t.Weighing)},
		{"third_against_objection", !u.open || t.Override || t.Answer != Objects || t.Reasonable != Yes},
		{"third_told", !overridden || c.past(t.ToldOn)},
	}...)
}

// consultation is its evidence. A party that cannot be reached needs none; the agency then decides as after silence.
func (t Third) consultation(c *checker) []test {
	unreachable := filled(t.Unreachable)
	answered := t.Answer.given() && c.past(t.AnsweredOn) && t.AnsweredOn >= t.SentOn
	silent := !t.Answer.given() && t.AnsweredOn.IsZero() && !t.AnswerDue.IsZero() && c.on > t.AnswerDue
	return []test{
		{"third_sent", unreachable || c.past(t.SentOn)},
		{"third_served", unreachable || c.past(t.ServedOn) && t.ServedOn >= t.SentOn},
		{"third_answer", unreachable || answered || silent},
	}
}
