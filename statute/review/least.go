package review

import (
	"slices"

	"gongkai/civil"
	"gongkai/statute/outcome"
)

// Extent is how much of what was found is disclosed.
type Extent string

// The extents, the mildest first.
const (
	Full    Extent = "full"    // 予以公开, art. 36(2)
	Partial Extent = "partial" // 部分公开, art. 37
	None    Extent = "none"    // 不予公开, art. 36(3)
)

func (e Extent) rank() int { return slices.Index([]Extent{Full, Partial, None}, e) }

// MoreThan reports whether e withholds more than other.
func (e Extent) MoreThan(other Extent) bool { return e.rank() > other.rank() }

// Code is the reply of the extent.
func (e Extent) Code() outcome.Code {
	switch e {
	case Full:
		return outcome.A36_2_GRANT
	case Partial:
		return outcome.A37_PARTIAL
	case None:
		return outcome.A36_3_DENY
	default:
		return ""
	}
}

// Why is the reason for an extent.
type Why string

// The reasons.
const (
	NothingHolds  Why = "nothing_holds"  // no segment is withheld on a ground whose preconditions hold: openness is the rule, arts 5, 13
	SomethingOpen Why = "something_open" // a segment is open, or its ground does not hold; the rest can be cut out, art. 37
	Separable     Why = "separable"      // all segments are withheld, but the document was judged separable, art. 37
	NothingOpen   Why = "nothing_open"   // every segment is withheld on a ground that holds, and no part can be given
)

// Text is the reason in words for the office; "" for an unknown one.
func (w Why) Text() string {
	switch w {
	case NothingHolds:
		return "没有任何部分具备不予公开的依据，应当予以公开（条例第五条、第十三条）"
	case SomethingOpen:
		return "有可以公开的部分，能够作区分处理的，应当提供可以公开的部分（条例第三十七条）"
	case Separable:
		return "已认定可以作区分处理，应当标出并提供可以公开的部分（条例第三十七条）"
	case NothingOpen:
		return "各部分都有不予公开的依据，且无法作区分处理，可以整体不予公开（条例第三十六条第（三）项）"
	default:
		return ""
	}
}

// Restriction is the mildest reply to one request item that the file still allows (最小化适用). Anything stricter is unlawful.
type Restriction struct {
	Item   string `json:"item"`
	Extent Extent `json:"extent"`
	Why    Why    `json:"why"`
	// Force is Must where a part is withheld under art. 14 or 15; May where every withheld part rests on art. 16, so that
	// disclosing all of it is lawful too; empty where nothing is withheld on a ground.
	Force Force `json:"force,omitempty"`
	// Unproven counts the withheld segments that do not count because a precondition is not on file: it must be put on file, or
	// the segment opened. Until then the extent says what the file bears, not that disclosure would be harmless.
	Unproven int `json:"unproven,omitempty"`
}

// Least is the least restriction for each reply that gives or withholds documents, in the order of the replies. A withheld
// segment counts as withheld if it is no government information, or if every precondition of its ground that stops holds on
// that day; signatures and the common gates do not bear on it. Opening a segment never makes the extent stricter.
func Least(f File, on civil.Date, r Rules) []Restriction {
	c := &checker{file: f, on: on, rules: r}
	out := []Restriction{}
	for _, reply := range f.Replies {
		if reply.Withholds() || reply.HandsOut() {
			out = append(out, c.least(reply))
		}
	}
	return out
}

func (c *checker) least(r Reply) Restriction {
	out := Restriction{Item: r.Item}
	open, held, separable := false, false, false
	for _, d := range c.documents(r) {
		for _, s := range d.Segments {
			holds, force := c.holds(s)
			open, held = open || !holds, held || holds
			if !holds && s.State != Open {
				out.Unproven++
			}
			if holds && (out.Force == "" || force == Must) {
				out.Force = force
			}
		}
		separable = separable || d.Separable == Yes
	}
	switch {
	case !held:
		out.Extent, out.Why = Full, NothingHolds
	case open:
		out.Extent, out.Why = Partial, SomethingOpen
	case separable:
		out.Extent, out.Why = Partial, Separable
	default:
		out.Extent, out.Why = None, NothingOpen
	}
	return out
}

// holds reports whether a segment may be withheld, and how strongly.
func (c *checker) holds(s Segment) (bool, Force) {
	if s.State == Open {
		return false, ""
	}
	if s.NotInformation {
		return true, ""
	}
	b := c.find(s.Basis)
	if !b.Ground.Known() {
		return false, ""
	}
	for _, t := range b.tests(c, usage{withheld: true}) {
		if !t.holds && c.rules.Table.condition(t.condition).Severity == Stop {
			return false, ""
		}
	}
	return true, ForceOf(b.Ground)
}
