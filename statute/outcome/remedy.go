package outcome

// RemedyClass is how an outcome can be contested under the 行政复议法 of 2023. What was printed before it, and the words
// themselves, are statute/remedy's.
type RemedyClass string

// The classes.
const (
	RemedyMandatory RemedyClass = "mandatory" // 行政复议 first (行政复议法 art. 23(1)(iv)), then a suit
	RemedyOptional  RemedyClass = "optional"  // 行政复议 or a suit
	RemedyNone      RemedyClass = "none"      // the letter is procedural and has no remedy paragraph
)

// Remedy is the class of an outcome whose withheld parts rest on grounds; "" for an unknown code. An outcome that withholds
// nothing needs none. A withdrawal is confirmed by a procedural letter.
func (c Code) Remedy(grounds ...Ground) RemedyClass {
	switch {
	case !c.Known():
		return ""
	case RefusedUnder1416(c, grounds):
		return RemedyMandatory
	case c == A_WITHDRAWN:
		return RemedyNone
	default:
		return RemedyOptional
	}
}

// RefusedUnder1416 reports whether something was refused under arts 14, 15 or 16, a withheld part included (国办函〔2021〕132号,
// 法释〔2025〕8号 art. 1(2)). A refusal as a whole can have no other ground. A partial reply counts if one of its withheld parts
// has such a ground, and does not if what it leaves out is only no government information. Register data with rules of their
// own (art. 36(7)) are no such refusal, though the yearly report prints them under 不予公开.
func RefusedUnder1416(c Code, grounds []Ground) bool {
	if c != A37_PARTIAL {
		return c == A36_3_DENY
	}
	for _, g := range grounds {
		if g.Known() {
			return true
		}
	}
	return false
}
