package application

import (
	"slices"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// Evolve copies what an event states into the state. It computes no law: every date was decided when the event was written.
func Evolve(s State, r casefile.Recorded) (State, error) {
	s.Seq = r.Seq
	switch e := r.Event.(type) {
	case Registered:
		s = born(s, r, e)
	case Completed:
		s.Applicant, s.PartyID, s.Checklist, s.OnForm = e.Applicant, e.PartyID, e.Checklist, e.OnForm
	case Assigned:
		s = assigned(s, r, e)
	case Drafted:
		s.Draft = &DraftState{Seq: r.Seq, By: r.Actor, On: r.On, Outcome: e.Outcome, Ground: e.Ground, Row: e.Row, TextID: e.DraftID,
			FileID: e.FileID, File: e.onFile(), Taken: taken(nil, e.Signed)}
		s.ReturnedID = ""
		s = s.moved(Review, r)
	case Passed:
		who := e.Paper.By(r.Actor)
		s = s.onFile(countersigned(gated(s.Draft.File, e, who, r.On), e.As, review.Agrees, who, r.On), e.Signed)
		s.ReviewedBy, s.ReviewedOn = who, r.On
		s = s.moved(Signing, r)
	case Countersigned:
		who := e.Paper.By(r.Actor)
		s = s.onFile(countersigned(s.Draft.File, e.Role, e.Opinion, who, r.On), e.Signed)
		s.Draft.Opinions = append(slices.Clone(s.Draft.Opinions), OpinionState{Seq: r.Seq, Role: e.Role, By: who, On: r.On,
			Opinion: e.Opinion, TextID: e.OpinionID})
	case Returned:
		s.ReturnedID, s.ReviewedBy, s.ReviewedOn, s.SignedBy, s.SignedOn, s.SignedSeq, s.DocNo = e.ReasonID, "", 0, "", 0, 0, ""
		s = s.moved(Handling, r)
	case Signed:
		who := e.Paper.By(r.Actor)
		s = s.onFile(countersigned(s.Draft.File, e.As, review.Agrees, who, r.On), e.Signed)
		s.SignedBy, s.SignedOn, s.SignedSeq, s.DocNo = who, r.On, r.Seq, e.DocNo
		s = s.moved(Delivery, r)
	case Delivered:
		s = delivered(s, r, e)
	case Archived:
		s = s.moved(Archiving, r)
	case ExtensionRequested, ExtensionApproved, ExtensionNotified:
		s = extended(s, r)
	case Withdrawn:
		s.before, s.WithdrawnSeq = e.From, r.Seq
		s = s.concluded(Decided{On: e.Fact.On, Outcome: outcome.A_WITHDRAWN}).stated(r.Seq, e.Fact, e.Clock).moved(Retracted, r)
	case Amended:
		s = amended(s, r, e)
	case Voided:
		s.ClosedOn = r.On
		s = s.moved(Struck, r)
	case Noted, Contacted:
	case DueRecomputed:
		s.Clock = e.Clock
	default:
		return evolveProcedure(s, r)
	}
	return s, nil
}

// onFile is the draft's file; a draft of version 1 was the reply to one item.
func (e Drafted) onFile() review.File {
	if len(e.File.Replies) == 0 {
		return Draft{Outcome: e.Outcome}.file()
	}
	return e.File
}

// taken are the checks of warnings that were signed against, with those of before.
func taken(before []string, signed []casefile.Signed) []string {
	out := slices.Clone(before)
	for _, w := range signed {
		out = append(out, w.Check)
	}
	return out
}

// onFile replaces the file of the draft. The draft is copied: states are values.
func (s State) onFile(f review.File, signed []casefile.Signed) State {
	d := *s.Draft
	d.File, d.Taken = f, taken(d.Taken, signed)
	s.Draft = &d
	return s
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
	s.Tracking, s.Checklist, s.OnForm = e.Tracking, e.Checklist, e.OnForm
	s.Registrar, s.RegisteredOn = r.Actor, civil.In(r.At)
	s = s.stated(r.Seq, e.Fact, e.Clock).moved(Intake, r)
	s.Since, s.Backfilled = s.RegisteredOn, e.Backfilled
	if e.Handler != "" {
		s.Handler, s.Stage = e.Handler, Handling
	}
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
	s.DeliveredSeq, s.RepliedOn, s.Way, s.Outcome = r.Seq, e.Fact.On, e.Way, e.Outcome
	s.postings = []Posting{{Seq: r.Seq, Way: e.Way, Tracking: e.Tracking}}
	if e.DocNo != "" {
		s.DocNo = e.DocNo
	}
	return s.concluded(Decided{On: e.Fact.On, Outcome: e.Outcome, Ground: e.Ground, Row: e.Row}).stated(r.Seq, e.Fact, e.Clock).moved(Answered, r)
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
	case e.Target == 0:
	case e.Target == s.DeliveredSeq || e.Target == s.WithdrawnSeq || e.Target == s.AbandonedSeq:
		return s.closingMended(e)
	case s.Extension != nil && e.Target == s.Extension.NotifiedSeq:
		x := *s.Extension
		x.NotifiedOn = e.Fact.NotifiedOn
		if e.Withdrawn {
			x.NotifiedOn, x.NotifiedSeq = 0, 0
		}
		s.Extension = &x
	case e.Withdrawn:
		return s.procedureUndone(e.Target)
	case closes(e.Before.Kind): // a decision that an order has annulled since: the year in which it counts may be another
		s.Counted = s.Counted.on(e.Before.On, e.Fact.On)
		s.countedBefore = s.countedBefore.on(e.Before.On, e.Fact.On)
	}
	return s
}

// closingMended: the case was closed on another day, or is open again.
func (s State) closingMended(e Amended) State {
	if !e.Withdrawn {
		s.ClosedOn = e.Fact.On
		if e.Target == s.DeliveredSeq {
			s.RepliedOn = e.Fact.On
		}
		last := s.last
		last.On = e.Fact.On
		s.Counted, s.last = s.countedBefore.decided(last), last
		return s
	}
	s.Counted, s.last = s.countedBefore, Decided{}
	s.DeliveredSeq, s.WithdrawnSeq, s.AbandonedSeq, s.before = 0, 0, 0, ""
	s.RepliedOn, s.Way, s.Outcome, s.ClosedOn, s.postings = 0, "", "", 0, nil
	return s
}

// concluded is a decision that closes the case.
func (s State) concluded(d Decided) State {
	s.countedBefore, s.last, s.ClosedOn = s.Counted, d, d.On
	s.Counted = s.Counted.decided(d)
	return s
}
