package review

import (
	"slices"

	"gongkai/statute/outcome"
)

// Table holds the grounds and replies with what each of them needs, and the text of every condition. The zero value has none;
// Parse makes one. It is immutable and safe for concurrent use.
type Table struct{ rows []Row }

// Row is a ground of arts 14–16, a reply kind, or one of the common gates below.
type Row struct {
	Key        string      `json:"key"`
	Force      Force       `json:"force,omitempty"` // of a ground
	Conditions []Condition `json:"conditions"`      // all must hold
	Records    []string    `json:"records"`         // what lies in the file besides
	Signatures []Role      `json:"signatures"`      // besides those of every refusal
	Overriding []Role      `json:"overriding"`      // to disclose against an objection
	Options    []Option    `json:"alternatives"`    // milder courses that must have been considered
}

// The rows that are no ground and no reply kind.
const (
	RowItems    = "items"    // one reply for each request item
	RowFile     = "file"     // signatures and alternatives, whatever asks for them
	RowRefusal  = "refusal"  // every refusal and partial refusal
	RowHandout  = "handout"  // every reply that hands out content
	RowCoMaker  = "co_maker" // art. 34
	RowDelivery = "delivery"
)

// Force tells whether a ground forbids disclosure or only allows withholding.
type Force string

// The forces.
const (
	Must Force = "must" // arts 14 and 15
	May  Force = "may"  // art. 16: the agency may also disclose
)

// ForceOf is the force of a ground; "" for an unknown one.
func ForceOf(g outcome.Ground) Force {
	switch g {
	case outcome.X14_SECRET, outcome.X14_LAW, outcome.X14_3S1W, outcome.X15_THIRD:
		return Must
	case outcome.X16_INTERNAL, outcome.X16_PROCESS, outcome.X16_CASEFILE:
		return May
	default:
		return ""
	}
}

// Condition is one precondition, and what is said when it does not hold. In Field, [] stands for the line of a list; in Text,
// {} stands for the name of a signer or of an alternative.
type Condition struct {
	ID       string   `json:"id"`
	Check    CheckID  `json:"check"`
	Severity Severity `json:"severity"`
	MaySign  Role     `json:"may_sign,omitempty"`
	From     Step     `json:"from"`
	Article  string   `json:"article"`
	Field    string   `json:"field"`
	Text     string   `json:"text"`
}

// Option is an alternative that must have been considered, whether it was taken or not.
type Option struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Rows are all rows, to be read by people.
func (t Table) Rows() []Row {
	out := make([]Row, len(t.rows))
	for i, r := range t.rows {
		r.Conditions, r.Records = slices.Clone(r.Conditions), slices.Clone(r.Records)
		r.Signatures, r.Overriding, r.Options = slices.Clone(r.Signatures), slices.Clone(r.Overriding), slices.Clone(r.Options)
		out[i] = r
	}
	return out
}

// Row is the row of a key; an empty row for an unknown one.
func (t Table) Row(key string) Row {
	for _, r := range t.Rows() {
		if r.Key == key {
			return r
		}
	}
	return Row{}
}

// row is Row without a copy.
func (t Table) row(key string) Row {
	for _, r := range t.rows {
		if r.Key == key {
			return r
		}
	}
	return Row{}
}

// Signatures are the signatures under a refusal, or partial refusal, on grounds: those of every refusal and the extra ones of
// each ground, in the order in which a file goes round. Without grounds they are those of every refusal.
func (t Table) Signatures(grounds ...outcome.Ground) []Role {
	roles := slices.Clone(t.row(RowRefusal).Signatures)
	for _, g := range grounds {
		roles = append(roles, t.row(string(g)).Signatures...)
	}
	return inOrder(roles)
}

// SignaturesOf are the extra signatures of a reply kind that withholds nothing; a refusal has those of Signatures.
func (t Table) SignaturesOf(c outcome.Code) []Role { return inOrder(t.row(string(c)).Signatures) }

// Overriding are the signatures for disclosing against a third party's objection (art. 32).
func (t Table) Overriding() []Role { return inOrder(t.row(string(outcome.X15_THIRD)).Overriding) }

// condition finds a condition by its id. One that the table lacks stops under its own id, so that nothing passes for want of
// a text.
func (t Table) condition(id string) Condition {
	for _, r := range t.rows {
		for _, c := range r.Conditions {
			if c.ID == id {
				return c
			}
		}
	}
	return Condition{ID: id, Check: CheckID(id), Severity: Stop, From: Submit}
}
