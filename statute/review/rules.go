package review

// Rules are the table and the local choices.
type Rules struct {
	Table               Table
	ReviewMonths        int  // art. 18 names no period: withheld information is looked at again within these months [C]; 0: any day
	SearchPlaces        int  // how many places a search covers, or leaves out with a reason, at least [C]
	MarkedBeforeRequest bool // the mark of a secret is older than the day of receipt [C]
	TopSecretYears      int  // 保密法: longest term of 绝密
	HighlySecretYears   int  // of 机密
	ConfidentialYears   int  // of 秘密
}

// Defaults are the national rules and the conventions over a table.
func Defaults(t Table) Rules {
	return Rules{
		Table:               t,
		ReviewMonths:        12,
		SearchPlaces:        2,
		MarkedBeforeRequest: true,
		TopSecretYears:      30,
		HighlySecretYears:   20,
		ConfidentialYears:   10,
	}
}

// longest is the longest term of a level in years; 0 for an unknown level.
func (r Rules) longest(l Level) int {
	switch l {
	case TopSecret:
		return r.TopSecretYears
	case HighlySecret:
		return r.HighlySecretYears
	case Confidential:
		return r.ConfidentialYears
	default:
		return 0
	}
}
