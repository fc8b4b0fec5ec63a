package application

import (
	"fmt"
	"slices"

	"gongkai/casefile"
	"gongkai/statute/clock"
)

// evolveProcedure copies what corrections, consultations, fees and orders state.
func evolveProcedure(s State, r casefile.Recorded) (State, error) {
	switch e := r.Event.(type) {
	case FactProved:
		s.Facts, s.Clock = s.with(e.Target, e.Fact), e.Clock
	case CorrectionAsked:
		s.Corrections = append(slices.Clone(s.Corrections), CorrectionState{Seq: r.Seq, TextID: e.TextID})
		s = s.stated(r.Seq, e.Fact, e.Clock)
	case CorrectionReceived:
		s.Corrections = slices.Clone(s.Corrections)
		last := &s.Corrections[len(s.Corrections)-1]
		last.ReceivedSeq, last.before = r.Seq, s.RequestID
		s.RequestID = e.RequestID
		s = s.stated(r.Seq, e.Fact, e.Clock)
	case Consulted, OpinionReceived, ConsultationWithdrawn:
		s = consulted(s, r)
	case ReasonsAsked:
		s = s.stated(r.Seq, e.Fact, e.Clock)
	case LaterDateFixed:
		s = s.stated(r.Seq, e.Fact, e.Clock)
	case Charged:
		s.Fee = &FeeState{Seq: r.Seq, Tariff: e.Tariff, Count: e.Count, Yuan: e.Yuan}
		s = s.stated(r.Seq, e.Fact, e.Clock)
	case Paid:
		fee := *s.Fee
		fee.PaidSeq = r.Seq
		s.Fee = &fee
		s = s.stated(r.Seq, e.Fact, e.Clock)
	case Abandoned:
		s.before, s.AbandonedSeq, s.Outcome = e.From, r.Seq, e.Outcome
		s = s.concluded(Decided{On: e.Fact.On, Outcome: e.Outcome}).stated(r.Seq, e.Fact, e.Clock).moved(Answered, r)
	case RedoOrdered:
		s = redone(s, r, e)
	case MailReturned:
		s.postings = slices.Clone(s.postings)
		last := &s.postings[len(s.postings)-1]
		last.ReturnedOn, last.Reason = r.On, e.Reason
	case SentAgain:
		s.postings = append(slices.Clone(s.postings), Posting{Seq: r.Seq, Way: e.Way, Tracking: e.Tracking, on: r.On})
	default:
		return s, fmt.Errorf("application: event %T: %w", r.Event, casefile.ErrNewer)
	}
	return s, nil
}

func consulted(s State, r casefile.Recorded) State {
	switch e := r.Event.(type) {
	case Consulted:
		s.Consultations = append(slices.Clone(s.Consultations), ConsultationState{Ref: e.Fact.Ref, Seq: r.Seq, Party: e.Fact.Party,
			AddresseeID: e.AddresseeID, TextID: e.TextID})
		return s.stated(r.Seq, e.Fact, e.Clock)
	case OpinionReceived:
		s.Consultations = s.ended(e.Fact.Ref, r.Seq, e.Opinion, e.TextID)
		return s.stated(r.Seq, e.Fact, e.Clock)
	case ConsultationWithdrawn:
		s.Consultations = s.ended(e.Fact.Ref, r.Seq, "", "")
		return s.stated(r.Seq, e.Fact, e.Clock)
	}
	return s
}

// ended are the consultations with one of them at its end.
func (s State) ended(ref string, seq int, o Opinion, textID string) []ConsultationState {
	out := slices.Clone(s.Consultations)
	for i := range out {
		if out[i].Ref == ref {
			out[i].EndedSeq, out[i].Opinion, out[i].OpinionID = seq, o, textID
		}
	}
	return out
}

// redone reopens an answered case with its handler; the reply that was annulled stays on the timeline.
func redone(s State, r casefile.Recorded, e RedoOrdered) State {
	s.RedoSeq = r.Seq
	s = s.stated(r.Seq, e.Fact, e.Clock)
	if s.Stage.Open() {
		return s
	}
	s.Draft, s.ReviewedBy, s.ReviewedOn, s.SignedBy, s.SignedOn, s.SignedSeq, s.DocNo, s.ReturnedID = nil, "", 0, "", 0, 0, "", ""
	s.DeliveredSeq, s.AbandonedSeq, s.RepliedOn, s.Way, s.Outcome, s.ClosedOn, s.before, s.last = 0, 0, 0, "", "", 0, "", Decided{}
	s.postings = nil
	if s.Handler == "" {
		return s.moved(Intake, r)
	}
	return s.moved(Handling, r)
}

// with are the facts with that of one event as it is known now.
func (s State) with(seq int, f clock.Fact) []DatedFact {
	out := slices.Clone(s.Facts)
	for i := range out {
		if out[i].Seq == seq {
			out[i].Fact = f
		}
	}
	return out
}

// procedureUndone: what an event stated never happened.
func (s State) procedureUndone(seq int) State {
	s.Corrections = slices.DeleteFunc(slices.Clone(s.Corrections), func(c CorrectionState) bool { return c.Seq == seq })
	s.Consultations = slices.DeleteFunc(slices.Clone(s.Consultations), func(c ConsultationState) bool { return c.Seq == seq })
	for i, c := range s.Corrections {
		if c.ReceivedSeq == seq {
			s.RequestID = c.before
			s.Corrections[i].ReceivedSeq, s.Corrections[i].before = 0, ""
		}
	}
	for i, c := range s.Consultations {
		if c.EndedSeq == seq {
			s.Consultations[i].EndedSeq, s.Consultations[i].Opinion, s.Consultations[i].OpinionID = 0, "", ""
		}
	}
	if s.Fee != nil {
		fee := *s.Fee
		switch seq {
		case fee.Seq:
			s.Fee = nil
		case fee.PaidSeq:
			fee.PaidSeq = 0
			s.Fee = &fee
		}
	}
	return s
}
