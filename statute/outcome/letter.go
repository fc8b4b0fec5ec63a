package outcome

// Letter is the form in the catalogue of 文书 that carries the outcome: T20 to T41, and T43 for a withdrawal. A refusal has
// one form for each ground (T23 to T29), so it needs g; every other outcome has one form, whatever g is. "" for an unknown
// code and for a refusal without a known ground.
func (c Code) Letter(g Ground) string {
	switch c {
	case A36_1_PUBLISHED:
		return "T20"
	case A36_2_GRANT:
		return "T21"
	case A37_PARTIAL:
		return "T22" // its grounds stand in the form, segment by segment
	case A36_3_DENY:
		return g.letter()
	case A36_7_REGISTER:
		return "T30"
	case A36_4_NONE:
		return "T31"
	case A36_5_NOTOURS:
		return "T32"
	case A38_PROCESSING:
		return "T33"
	case A_UNCLEAR:
		return "T34"
	case A39_PETITION:
		return "T35"
	case A36_6_REPEAT:
		return "T36"
	case A39_PUBLICATION:
		return "T37"
	case A35_ABUSE:
		return "T38"
	case A_CONFIRM:
		return "T39"
	case A30_ABANDON_CORR:
		return "T40"
	case A42_ABANDON_FEE:
		return "T41"
	case A_WITHDRAWN:
		return "T43"
	default:
		return ""
	}
}

// letter is the form of a refusal on the ground; "" for an unknown one.
func (g Ground) letter() string {
	switch g {
	case X14_SECRET:
		return "T23"
	case X14_LAW:
		return "T24"
	case X14_3S1W:
		return "T25"
	case X15_THIRD:
		return "T26"
	case X16_INTERNAL:
		return "T27"
	case X16_PROCESS:
		return "T28"
	case X16_CASEFILE:
		return "T29"
	default:
		return ""
	}
}
