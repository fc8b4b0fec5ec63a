package desk

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
)

// LetterMark says that a rendered letter is not simply the one that counts.
type LetterMark string

const (
	LetterVoid      LetterMark = "void"      // its act was taken back, annulled or done anew
	LetterOutdated  LetterMark = "outdated"  // a date that it may tell was mended since
	LetterWithdrawn LetterMark = "withdrawn" // it asked for an opinion that is no longer asked for
)

// Letter is what is known of a file that an act had rendered.
type Letter struct {
	Mark LetterMark // "": it counts
	Whom string     // the party that it asks; "" where it goes to the applicant
}

// lettersOf are the letters that the acts of a case have had rendered, by the id of their file.
func lettersOf(s application.State, events []casefile.Recorded, texts map[string]string) map[string]Letter {
	out := map[string]Letter{}
	for _, e := range events {
		for _, kind := range application.LettersOf(e.Event) {
			l := Letter{Mark: markOf(s, events, e)}
			if x, ok := e.Event.(application.Consulted); ok && kind != application.EffectOpinionTold {
				l.Whom = texts[x.AddresseeID]
			}
			out[casefile.Derived(casefile.Derived(e.CommandID, "effect/"+kind), "file")] = l
		}
	}
	return out
}

// markOf is the mark of the letters of an event.
func markOf(s application.State, events []casefile.Recorded, e casefile.Recorded) LetterMark {
	if !inForce(s, e) {
		return LetterVoid
	}
	var ref string
	if x, ok := e.Event.(application.Consulted); ok {
		ref = x.Fact.Ref
	}
	for _, later := range events {
		switch x := later.Event.(type) {
		case application.ConsultationWithdrawn:
			if x.Fact.Ref == ref && stands(s, later.Seq) {
				return LetterWithdrawn
			}
		case application.Amended:
			if later.Seq > e.Seq && x.Target <= e.Seq {
				return LetterOutdated
			}
		}
	}
	return ""
}

// inForce: a signature and a closing count while they are the last; any other act while its fact stands.
func inForce(s application.State, e casefile.Recorded) bool {
	switch e.Event.(type) {
	case application.Signed:
		return e.Seq == s.SignedSeq
	case application.Abandoned:
		return e.Seq == s.AbandonedSeq
	}
	return stands(s, e.Seq)
}

// stands: the fact that an event stated was not taken back.
func stands(s application.State, seq int) bool {
	for _, f := range s.Facts {
		if f.Seq == seq {
			return true
		}
	}
	return false
}
