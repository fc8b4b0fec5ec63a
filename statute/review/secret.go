package review

import "gongkai/civil"

// Secret is what the cover of a 国家秘密 says and who set it (art. 14, 保密法). It has no member for content.
type Secret struct {
	DocNo        string     `json:"doc_no,omitempty"` // 文号
	Level        Level      `json:"level,omitempty"`
	TermYears    int        `json:"term_years,omitempty"` // 保密期限 in years from MarkedOn
	SecretUntil  civil.Date `json:"secret_until,omitempty"`
	Condition    string     `json:"condition,omitempty"`     // 解密条件, where no term could be set
	ConditionMet Answer     `json:"condition_met,omitempty"` // has it come about?
	MarkedOn     civil.Date `json:"marked_on,omitempty"`
	Organ        string     `json:"organ,omitempty"` // 定密机关
	OrganKind    OrganKind  `json:"organ_kind,omitempty"`
	Power        Power      `json:"power,omitempty"`
	PowerNo      string     `json:"power_no,omitempty"`      // number of the 授权, or of the document it is derived from
	AuthorisedBy OrganKind  `json:"authorised_by,omitempty"` // for Authorised
	Grounds      string     `json:"grounds,omitempty"`       // 定密依据
	OriginalAt   string     `json:"original_at,omitempty"`   // where the original is kept
	Reviewer     string     `json:"reviewer,omitempty"`      // person id of the 审查人
}

// Level is 密级.
type Level string

// The levels.
const (
	TopSecret    Level = "top_secret"    // 绝密
	HighlySecret Level = "highly_secret" // 机密
	Confidential Level = "confidential"  // 秘密
)

// OrganKind is the kind of an organ as far as it has 定密 power.
type OrganKind string

// The kinds.
const (
	Central    OrganKind = "central"    // 中央国家机关
	Provincial OrganKind = "provincial" // 省级机关
	City       OrganKind = "city"       // 设区的市级机关
	Lower      OrganKind = "lower"      // 县级以下, and every other organ or unit
)

// sets reports whether an organ of this kind sets a level by itself (保密法 art. 17).
func (k OrganKind) sets(l Level) bool {
	switch k {
	case Central, Provincial:
		return true
	case City:
		return l != TopSecret
	case Lower:
	}
	return false
}

// Power is where the 定密 power comes from.
type Power string

// The powers.
const (
	Own        Power = "own"        // 法定定密权, 保密法 art. 17
	Authorised Power = "authorised" // 授权, 保密法 art. 17
	Derived    Power = "derived"    // 派生定密, 保密法 art. 18
)

func (s Secret) tests(c *checker) []test {
	longest := c.rules.longest(s.Level)
	known := longest > 0
	return []test{
		{"secret_doc_no", filled(s.DocNo)},
		{"secret_level", known},
		{"secret_term", s.TermYears > 0 || !s.SecretUntil.IsZero() || filled(s.Condition)},
		{"secret_condition", !filled(s.Condition) || s.ConditionMet.given()},
		{"secret_marked_on", c.past(s.MarkedOn)},
		{"secret_marked_before", !c.rules.MarkedBeforeRequest || s.MarkedOn.IsZero() || s.MarkedOn < c.file.ReceivedOn},
		{"secret_term_max", !known || s.withinMost(longest)},
		{"secret_expired", !s.expired(c.on, longest)},
		{"secret_organ", filled(s.Organ)},
		{"secret_power", s.mayMark() || !known},
		{"secret_power_no", s.Power != Authorised && s.Power != Derived || filled(s.PowerNo)},
		{"secret_grounds", filled(s.Grounds)},
		{"secret_original", filled(s.OriginalAt)},
		{"secret_reviewer", filled(s.Reviewer)},
	}
}

// mayMark reports whether the organ had the power for this level. Whoever derives, takes over a level that another organ set.
func (s Secret) mayMark() bool {
	switch s.Power {
	case Own:
		return s.OrganKind.sets(s.Level)
	case Authorised:
		return s.OrganKind != "" && s.AuthorisedBy.sets(s.Level)
	case Derived:
		return s.OrganKind != ""
	default:
		return false
	}
}

// withinMost reports whether what is written as term is at most longest years.
func (s Secret) withinMost(longest int) bool {
	return s.TermYears <= longest && (s.MarkedOn.IsZero() || s.SecretUntil <= years(s.MarkedOn, longest))
}

// expired reports whether the secret is declassified by time or by its condition (保密法 art. 24). The last day of the term
// still counts. Where the term is longer than the law allows, the longest lawful one counts; 0 is none.
func (s Secret) expired(on civil.Date, longest int) bool {
	if s.ConditionMet == Yes && filled(s.Condition) {
		return true
	}
	if !s.SecretUntil.IsZero() && on > s.SecretUntil {
		return true
	}
	if s.MarkedOn.IsZero() || s.TermYears <= 0 {
		return false
	}
	term := s.TermYears
	if longest > 0 {
		term = min(term, longest)
	}
	return on > years(s.MarkedOn, min(term, maxYears))
}

// maxYears keeps foreign numbers within the range of dates.
const maxYears = 200

func years(from civil.Date, n int) civil.Date { return from.AddMonths(12 * n) }
