package review

import (
	"cmp"
	"slices"
)

// CheckID is the stable id of what is wrong, as refusals, letters to the desk and statistics name it.
type CheckID string

// The checks. E09, E13 and E14 are Elsewhere's. The gates G1 to G8 are common to every refusal and partial refusal; G3 also
// guards whatever is handed out, and G5, G6 and G8 also serve the replies that withhold nothing.
const (
	NoSegments       CheckID = "E01" // refusal without a list of segments
	SeparabilityOpen CheckID = "E02" // refusal with undecided separability, art. 37
	SecretMark       CheckID = "E03" // mark expired, late or incomplete, or organ without power, art. 14
	RankTooLow       CheckID = "E04" // an instrument below 行政法规, or one that does not prohibit, arts 14, 36(7)
	NoConsultation   CheckID = "E05" // art. 15 without evidence of a proper consultation, art. 32
	SilenceAsRefusal CheckID = "E06" // art. 15 without the agency's own judgement, art. 32
	FinalDecision    CheckID = "E07" // art. 16(2) after the final decision without a fresh reason
	EmptySearch      CheckID = "E08" // 不存在 with an empty or hollow search log, art. 36(4)
	WholeRefusal     CheckID = "E10" // whole refusal where a part is open or can be given, art. 37
	CoMakerSilence   CheckID = "E11" // silence of a co-maker taken for an objection, art. 34
	ReplyCount       CheckID = "E12" // not one reply for each request item
	PrivateCourier   CheckID = "E15" // posted through a courier that is no postal enterprise
	PlaceLeftOut     CheckID = "E16" // the search leaves out a place
	GateSegments     CheckID = "G1"  // each segment: location, ground, reason
	GateSeparability CheckID = "G2"  // why no part can be given
	GateSecrecy      CheckID = "G3"  // 保密审查, personal information, art. 10, art. 17
	GateLegal        CheckID = "G4"  // 法制审核
	GateSignatures   CheckID = "G5"  // signatures and opinions of those who must take part
	GateAlternatives CheckID = "G6"  // milder courses considered
	GateReview       CheckID = "G7"  // art. 18: when it is looked at again
	GateFacts        CheckID = "G8"  // no label without facts
)

// Checks are the checks of this package, in the order of their ids.
func Checks() []CheckID {
	return []CheckID{NoSegments, SeparabilityOpen, SecretMark, RankTooLow, NoConsultation, SilenceAsRefusal, FinalDecision,
		EmptySearch, WholeRefusal, CoMakerSilence, ReplyCount, PrivateCourier, PlaceLeftOut, GateSegments, GateSeparability,
		GateSecrecy, GateLegal, GateSignatures, GateAlternatives, GateReview, GateFacts}
}

// Outside is a check of the same series that another package makes.
type Outside struct {
	Check   CheckID
	Package string
}

// Elsewhere are the checks E01 to E16 that are not made here.
func Elsewhere() []Outside {
	return []Outside{
		{"E09", "statute/remedy"}, // remedy paragraph missing or of the wrong variant
		{"E13", "statute/clock"},  // extension approved or told after the first due date
		{"E14", "statute/clock"},  // correction notice after working day 7
	}
}

// Severity tells what a finding does to the act.
type Severity string

// The severities.
const (
	Stop    Severity = "stop"    // the act is not done
	Warning Severity = "warning" // the act is done if MaySign signs with a reason (带风险签发)
)

// Step is an act on a reply that a finding can stand in the way of.
type Step string

// The steps, in order.
const (
	Submit  Step = "submit"  // 送审
	Pass    Step = "pass"    // 审核通过
	Sign    Step = "sign"    // 签发
	Deliver Step = "deliver" // 送达
)

// Steps are the steps in order.
func Steps() []Step { return []Step{Submit, Pass, Sign, Deliver} }

func (s Step) rank() int { return slices.Index(Steps(), s) }

// Finding is one thing that is missing or wrong. It holds ids and codes, and text of the table; nothing of the file.
type Finding struct {
	Check     CheckID  `json:"check"`
	Condition string   `json:"condition"` // id of the condition in the table
	Severity  Severity `json:"severity"`
	From      Step     `json:"from"`               // the first act it stands in the way of
	MaySign   Role     `json:"may_sign,omitempty"` // of a warning
	Item      string   `json:"item,omitempty"`     // request item
	Document  string   `json:"document,omitempty"`
	Segment   string   `json:"segment,omitempty"`
	Basis     string   `json:"basis,omitempty"`
	Field     string   `json:"field"` // form field within the narrowest of these
	Article   string   `json:"article,omitempty"`
	Text      string   `json:"text"` // what is missing and what to do
}

// At leaves the findings that stand in the way of an act: those whose step has come. An unknown act meets all of them.
func At(step Step, all []Finding) []Finding {
	out := []Finding{}
	for _, f := range all {
		if step.rank() < 0 || f.From.rank() <= step.rank() {
			out = append(out, f)
		}
	}
	return out
}

// compare orders findings by where they lie, then by check. Shorter ids come first, so that 2 comes before 10.
func compare(a, b Finding) int {
	return cmp.Or(byID(a.Item, b.Item), byID(a.Document, b.Document), byID(a.Segment, b.Segment), byID(a.Basis, b.Basis),
		cmp.Compare(a.Check, b.Check), cmp.Compare(a.Condition, b.Condition), byID(a.Field, b.Field))
}

func byID(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }
