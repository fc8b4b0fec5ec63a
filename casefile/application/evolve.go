package application

import (
	"fmt"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// Evolve copies what an event states into the state. It computes no law: every date was decided when the event was written.
func Evolve(s State, r casefile.Recorded) (State, error) {
	s.Seq = r.Seq
	switch e := r.Event.(type) {
	case Registered:
		s = born(s, r, e)
	case Completed:
		s.Applicant, s.PartyID, s.Checklist = e.Applicant, e.PartyID, e.Checklist
	case Assigned:
		s = assigned(s, r, e)
	case Drafted:
		s.Draft = &DraftState{Seq: r.Seq, By: r.Actor, On: r.On, Outcome: e.Outcome, TextID: e.DraftID}
		s.ReturnedID = ""
		s = s.moved(Review, r)
	case Passed:
		s.ReviewedBy, s.ReviewedOn = r.Actor, r.On
		s = s.moved(Signing, r)
	case Returned:
		s.ReturnedID, s.ReviewedBy, s.ReviewedOn, s.SignedBy, s.SignedOn, s.DocNo = e.ReasonID, "", 0, "", 0, ""
		s = s.moved(Handling, r)
	case Signed:
		s.SignedBy, s.SignedOn, s.DocNo = r.Actor, r.On, e.DocNo
		s = s.moved(Delivery, r)
	case Delivered:
		s = delivered(s, r, e)
	case Archived:
		s = s.moved(Archiving, r)
	case ExtensionRequested, ExtensionApproved, ExtensionNotified:
		s = extended(s, r)
	case Withdrawn:
		s.before, s.WithdrawnSeq, s.ClosedOn = e.From, r.Seq, e.Fact.On
		s = s.stated(r.Seq, e.Fact, e.Clock).moved(Retracted, r)
	case Amended:
		s = amended(s, r, e)
	case Voided:
		s.ClosedOn = r.On
		s = s.moved(Struck, r)
	case Noted:
	case DueRecomputed:
		s.Clock = e.Clock
	default:
		return s, fmt.Errorf("application: event %T: %w", r.Event, casefile.ErrNewer)
	}
	return s, nil
}

func (s State) moved(to Stage, r casefile.Recorded) State {
	s.Stage, s.Since = to, r.On
	return s
}

// stated adds a dated fact and the clock that was derived with it. The slice is copied: states are values.
func (s State) stated(seq int, f clock.Fact, c clock.Clock) State {
	facts := make([]DatedFact, len(s.Facts), len(s.Facts)+1)
	copy(facts, s.Facts)
	s.Facts, s.Clock = append(facts, DatedFact{seq, f}), c
	return s
}

func born(s State, r casefile.Recorded, e Registered) State {
	s.Number, s.Year, s.Ordinal = e.Number, e.Year, e.Ordinal
	s.Applicant, s.PartyID, s.RequestID = e.Applicant, e.PartyID, e.RequestID
	s.Tracking, s.Checklist = e.Tracking, e.Checklist
	s.Registrar, s.RegisteredOn = r.Actor, civil.In(r.At)
	s = s.stated(r.Seq, e.Fact, e.Clock).moved(Intake, r)
	s.Since = s.RegisteredOn
	return s
}

// assigned: the new handler has it from this day, unless it lies with a reviewer or the signer.
func assigned(s State, r casefile.Recorded, e Assigned) State {
	s.Handler = e.Handler
	switch s.Stage {
	case Intake:
		return s.moved(Handling, r)
	case Handling, Delivery:
		s.Since = r.On
	case Review, Signing, Answered, Archiving, Retracted, Struck:
	}
	return s
}

func delivered(s State, r casefile.Recorded, e Delivered) State {
	s.DeliveredSeq, s.RepliedOn, s.Way, s.Outcome, s.ClosedOn = r.Seq, e.Fact.On, e.Way, e.Outcome, e.Fact.On
	if e.DocNo != "" {
		s.DocNo = e.DocNo
	}
	return s.stated(r.Seq, e.Fact, e.Clock).moved(Answered, r)
}

func extended(s State, r casefile.Recorded) State {
	x := ExtensionState{}
	if s.Extension != nil {
		x = *s.Extension
	}
	switch e := r.Event.(type) {
	case ExtensionRequested:
		x = ExtensionState{RequestedBy: r.Actor, RequestedOn: r.On, Days: e.Days, ReasonID: e.ReasonID}
	case ExtensionApproved:
		x.ApprovedBy, x.ApprovedOn = r.Actor, r.On
	case ExtensionNotified:
		x.NotifiedOn, x.NotifiedSeq = e.Fact.NotifiedOn, r.Seq
		s = s.stated(r.Seq, e.Fact, e.Clock)
	}
	s.Extension = &x
	return s
}

// amended puts the right fact in the place of the wrong one and copies what follows from it.
func amended(s State, r casefile.Recorded, e Amended) State {
	facts := make([]DatedFact, 0, len(s.Facts))
	for _, f := range s.Facts {
		switch {
		case f.Seq != e.Target:
			facts = append(facts, f)
		case !e.Withdrawn:
			facts = append(facts, DatedFact{f.Seq, e.Fact})
		}
	}
	s.Facts, s.Clock = facts, e.Clock
	if s.Stage != e.Stage {
		s = s.moved(e.Stage, r)
	}
	return s.afterAmending(e)
}

func (s State) afterAmending(e Amended) State {
	switch {
	case e.Target == s.DeliveredSeq && e.Withdrawn:
		s.DeliveredSeq, s.RepliedOn, s.Way, s.Outcome, s.ClosedOn = 0, 0, "", "", 0
	case e.Target == s.DeliveredSeq:
		s.RepliedOn, s.ClosedOn = e.Fact.On, e.Fact.On
	case e.Target == s.WithdrawnSeq && e.Withdrawn:
		s.WithdrawnSeq, s.ClosedOn, s.before = 0, 0, ""
	case e.Target == s.WithdrawnSeq:
		s.ClosedOn = e.Fact.On
	case s.Extension != nil && e.Target == s.Extension.NotifiedSeq:
		x := *s.Extension
		x.NotifiedOn = e.Fact.NotifiedOn
		if e.Withdrawn {
			x.NotifiedOn, x.NotifiedSeq = 0, 0
		}
		s.Extension = &x
	}
	return s
}
