package casefile

import (
	"slices"
	"strings"
)

// House rules and the sequences that the casefiles themselves forbid.
const (
	OwnApproval    = "H01" // nobody approves his own draft
	InFuture       = "H02" // the legal date lies after the day the command was accepted
	BeforeStatute  = "H03" // the legal date lies before 2019-05-15, the first day of the 条例
	NotInThisState = "H04"
	MissingField   = "H05" // a field is empty or none of its values
	SecondRole     = "H06" // one person signs a draft in one role
	Demonstration  = "H07" // real cases and the demonstration county are not kept in one place
	NumberTaken    = "H20" // another application of the agency has this 登记号
	NumberAhead    = "H21" // the counter will give this 登记号 out later
	DocNoTaken     = "H22" // another reply of the agency has this 文号 [C]: a warning

	BeforeReceipt   = "S50" // an act dated before the application was received
	BeforeSignature = "S51" // delivery dated before the signature
	BeforeApproval  = "S52" // a notice dated before its approval
	SecondExtension = "S53" // art. 33(2) knows one extension
	NothingToAmend  = "S54" // the event has no dated fact that could be mended
	BeforeIssue     = "S55" // an act on an assignment dated before the notice was issued
	BeforeReport    = "S56" // acceptance or return dated before the report
	OutOfOrder      = "S57" // dated before the act it follows: review before draft, signature before review, archive before reply
	BeforeExpiry    = "S58" // closed for want of a correction or payment before the applicant's time was over
	NotServed       = "S59" // closed though it is not on file that the notice reached the applicant
	Awaited         = "S60" // a reply while the applicant's correction or payment is awaited
)

// Checks are the ids of this package. Those of the law (E01…) and of the clock (S01–S49) are listed by the statute packages.
func Checks() []string {
	return []string{OwnApproval, InFuture, BeforeStatute, NotInThisState, MissingField, SecondRole, Demonstration, NumberTaken, NumberAhead, DocNoTaken, BeforeReceipt, BeforeSignature,
		BeforeApproval, SecondExtension, NothingToAmend, BeforeIssue, BeforeReport, OutOfOrder, BeforeExpiry, NotServed, Awaited}
}

// Refusal is the law or the house saying no. Check is stable (E13); Article is what a letter cites; Field places it on the form.
// Facts hold dates, counts and codes only, never a name or a text, since refusals are stored and logged.
type Refusal struct {
	Check   string            `json:"check"`
	Article string            `json:"article,omitempty"`
	Field   string            `json:"field,omitempty"`
	MaySign bool              `json:"may_sign,omitempty"` // a warning: passes when signed with a reason (带风险签发)
	Facts   map[string]string `json:"facts,omitempty"`
}

// Refusals are all the reasons why a command is not done, at once.
type Refusals []Refusal

// Refuse is the common case: one check with its article and form field. A fact that holds nothing is left out.
func Refuse(check, article, field string, facts ...string) Refusals {
	r := Refusal{Check: check, Article: article, Field: field}
	for i := 0; i+1 < len(facts); i += 2 {
		if facts[i+1] == "" {
			continue
		}
		if r.Facts == nil {
			r.Facts = map[string]string{}
		}
		r.Facts[facts[i]] = facts[i+1]
	}
	return Refusals{r}
}

// Needed refuses a field that holds nothing; spaces are nothing.
func Needed(field, value string) Refusals {
	if strings.TrimSpace(value) == "" {
		return Refuse(MissingField, "", field)
	}
	return nil
}

// Error names the checks and nothing else.
func (r Refusals) Error() string { return "refused: " + strings.Join(r.Checks(), " ") }

// Checks are the check ids in order.
func (r Refusals) Checks() []string {
	ids := make([]string, len(r))
	for i := range r {
		ids[i] = r[i].Check
	}
	return ids
}

// Has reports whether a check is among the reasons.
func (r Refusals) Has(check string) bool {
	return slices.ContainsFunc(r, func(x Refusal) bool { return x.Check == check })
}

// OrNil is r as an error: nil when there is no reason.
func (r Refusals) OrNil() error {
	if len(r) == 0 {
		return nil
	}
	return r
}

// Taken are the warnings among r that were signed with a reason: what an event keeps of them.
func (r Refusals) Taken(signed []Signed) []Signed {
	var out []Signed
	for _, s := range signed {
		arose := slices.ContainsFunc(r, func(x Refusal) bool { return x.MaySign && x.Check == s.Check })
		if arose && s.ReasonID != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// Unsigned leaves out the warnings that were signed with a reason.
func (r Refusals) Unsigned(signed []Signed) Refusals {
	return slices.DeleteFunc(slices.Clone(r), func(x Refusal) bool {
		return x.MaySign && slices.ContainsFunc(signed, func(s Signed) bool { return s.Check == x.Check && s.ReasonID != "" })
	})
}
