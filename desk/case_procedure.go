package desk

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/record"
	"gongkai/statute/clock"
)

// Consultation is one letter asking for an opinion, as the page of its case shows it.
type Consultation struct {
	application.ConsultationState
	Name   string             // of whom was asked
	Text   string             // the information concerned
	Answer string             // the reasons of the opinion
	Clock  clock.Consultation // its days
}

// procedure fills in what happened between receipt and reply.
func (a *Application) procedure(r record.Reading, s application.State, texts map[string]string) {
	a.Periods = r.Rules.Clock
	if first := s.OriginalRequestID(); first != s.RequestID {
		a.First = texts[first]
	}
	if n := len(s.Corrections); n > 0 {
		a.Correction = texts[s.Corrections[n-1].TextID]
	}
	for _, c := range s.Consultations {
		x := Consultation{ConsultationState: c, Name: texts[c.AddresseeID], Text: texts[c.TextID], Answer: texts[c.OpinionID]}
		for _, k := range s.Clock.Consultations {
			if k.Ref == c.Ref {
				x.Clock = k
			}
		}
		a.Consulted = append(a.Consulted, x)
	}
}

// procedureTextsOf are the passages of letters, opinions and closings.
func procedureTextsOf(e casefile.Event) []string {
	switch e := e.(type) {
	case application.Countersigned:
		return []string{e.OpinionID}
	case application.CorrectionAsked:
		return []string{e.TextID}
	case application.CorrectionReceived:
		return []string{e.RequestID}
	case application.Consulted:
		return []string{e.TextID}
	case application.OpinionReceived:
		return []string{e.TextID}
	case application.ConsultationWithdrawn:
		return []string{e.ReasonID}
	case application.ReasonsAsked:
		return []string{e.TextID}
	case application.LaterDateFixed:
		return []string{e.ReasonID}
	case application.Abandoned:
		return []string{e.ReasonID}
	}
	return assignmentTextsOf(e)
}

// procedureIDs are the sealed texts that an event's line does not quote: names, the first request, reasons given against warnings.
func procedureIDs(e casefile.Event) []string {
	var ids []string
	switch e := e.(type) {
	case application.Registered:
		ids = []string{e.RequestID}
	case application.Consulted:
		ids = []string{e.AddresseeID}
	}
	ids = append(ids, paperIDs(e)...)
	for _, w := range signedOf(e) {
		ids = append(ids, w.ReasonID)
	}
	return ids
}

// signedOf are the warnings that somebody took upon himself with an event.
func signedOf(e casefile.Event) []casefile.Signed {
	switch e := e.(type) {
	case application.CorrectionAsked:
		return e.Signed
	case application.Consulted:
		return e.Signed
	case application.ReasonsAsked:
		return e.Signed
	case application.Drafted:
		return e.Signed
	case application.Passed:
		return e.Signed
	case application.Countersigned:
		return e.Signed
	case application.Signed:
		return e.Signed
	case application.Delivered:
		return e.Signed
	}
	return nil
}

// addressees are the names of whom was consulted, by the letter's ref.
func addressees(events []casefile.Recorded, texts map[string]string) map[string]string {
	out := map[string]string{}
	for _, r := range events {
		if c, ok := r.Event.(application.Consulted); ok {
			out[c.Fact.Ref] = texts[c.AddresseeID]
		}
	}
	return out
}

// refOf is the letter that an event is about; "" for none.
func refOf(e casefile.Event) string {
	switch e := e.(type) {
	case application.Consulted:
		return e.Fact.Ref
	case application.OpinionReceived:
		return e.Fact.Ref
	case application.ConsultationWithdrawn:
		return e.Fact.Ref
	case application.FactProved:
		return e.Fact.Ref
	}
	return ""
}
