package review

import (
	"gongkai/civil"
	"gongkai/statute/outcome"
)

// Basis is one ground with the facts that bear it. Of the records only that of the ground counts.
type Basis struct {
	ID           string         `json:"id"`
	Ground       outcome.Ground `json:"ground"`
	Secret       *Secret        `json:"secret,omitempty"`
	Law          *Law           `json:"law,omitempty"`
	Harm         *Harm          `json:"harm,omitempty"`
	Third        *Third         `json:"third,omitempty"`
	Internal     *Internal      `json:"internal,omitempty"`
	Process      *Process       `json:"process,omitempty"`
	Casefile     *Casefile      `json:"casefile,omitempty"`
	Alternatives []Alternative  `json:"alternatives,omitempty"`
	Doubtful     bool           `json:"doubtful,omitempty"` // art. 17: the agency cannot determine it
	Referral     *Referral      `json:"referral,omitempty"`
}

// Referral is the question put to the 主管部门 or the 保密行政管理部门, and its answer (art. 17).
type Referral struct {
	To         string     `json:"to,omitempty"` // unit id
	SentOn     civil.Date `json:"sent_on,omitempty"`
	AnsweredOn civil.Date `json:"answered_on,omitempty"`
	DocNo      string     `json:"doc_no,omitempty"`
}

// usage is how the segments use a basis.
type usage struct{ open, withheld bool }

// tests are the preconditions of the basis; an unknown ground has none.
func (b Basis) tests(c *checker, u usage) []test {
	referral := value(b.Referral)
	doubt := []test{{"referral_answered", !b.Doubtful || filled(referral.To) && c.past(referral.SentOn) &&
		c.past(referral.AnsweredOn) && referral.AnsweredOn >= referral.SentOn}}
	if b.Ground == outcome.X15_THIRD {
		return append(value(b.Third).tests(c, u), doubt...)
	}
	if !u.withheld {
		return nil // an open segment can rest on art. 15 alone
	}
	return append(b.ground(c), doubt...)
}

// ground are the preconditions of the grounds of arts 14 and 16.
func (b Basis) ground(c *checker) []test {
	switch b.Ground {
	case outcome.X14_SECRET:
		return value(b.Secret).tests(c)
	case outcome.X14_LAW:
		return value(b.Law).tests()
	case outcome.X14_3S1W:
		return value(b.Harm).tests(c)
	case outcome.X16_INTERNAL:
		return value(b.Internal).tests()
	case outcome.X16_PROCESS:
		return value(b.Process).tests(c)
	case outcome.X16_CASEFILE:
		return value(b.Casefile).tests()
	case outcome.X15_THIRD:
	}
	return nil
}

// value is what a record holds; nothing where there is none.
func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
