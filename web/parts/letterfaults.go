package parts

import (
	"gongkai/desk"
	"gongkai/web/words"
)

// LetterFault is a letter of a case that could not be written, and the button for the next try.
type LetterFault struct {
	Letter, Why    string
	Action, Effect string // of the form; Action is "" where the person may not try again, or the machine still does
}

// LetterFaults are those of an application, from desk.LetterFaults.
func LetterFaults(caseID string, all []desk.LetterFault) []LetterFault {
	out := make([]LetterFault, len(all))
	for i, f := range all {
		out[i] = LetterFault{Letter: words.Effect(f.Letter), Why: words.EffectFault(f.Fault), Effect: f.Effect}
		if f.MayRetry && f.Stuck {
			out[i].Action = "/applications/" + caseID + "/regenerate"
		}
	}
	return out
}
