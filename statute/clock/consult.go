package clock

import (
	"cmp"

	"gongkai/statute/calendar"
)

// consult opens an excluded span if the letter went out by the current due date (art. 33(3), T7). It ends by itself when the
// party's time is over, so that an unanswered letter never stops the clock for good.
func (f *fold) consult(x Fact) {
	if f.consultation(x.Ref) >= 0 {
		f.violate(RefTaken, Step{On: x.On})
		return
	}
	proved, counted := f.served(x)
	party := cmp.Or(x.Party, ThirdParty)
	due := f.rules.Calendar.AddWorking(counted, f.rules.AnswerDays(party))
	span := calendar.Span{After: x.On, Through: due}
	if current := f.current(); !f.waiting() && x.On > current {
		f.violate(LateConsultation, Step{On: x.On, Until: current})
		span.Through = span.After
	}
	f.spans = append(f.spans, span)
	f.Consultations = append(f.Consultations, Consultation{
		Ref: x.Ref, Party: party, SentOn: x.On, ServedOn: proved, AnswerDue: due, EndedOn: due, Ending: Silent,
	})
}

// endConsultation closes the span on the day of the opinion or of the withdrawal; what comes after the party's time is over
// changes nothing.
func (f *fold) endConsultation(x Fact, how Ending) {
	i := f.consultation(x.Ref)
	if i < 0 || f.Consultations[i].Ending != Silent {
		f.violate(NoConsultation, Step{On: x.On})
		return
	}
	c := &f.Consultations[i]
	if x.On > c.AnswerDue {
		return
	}
	c.EndedOn, c.Ending = x.On, how
	f.spans[i].Through = min(f.spans[i].Through, x.On)
}

// consultation is the index of a letter, or -1.
func (f *fold) consultation(ref string) int {
	for i, c := range f.Consultations {
		if c.Ref == ref {
			return i
		}
	}
	return -1
}
