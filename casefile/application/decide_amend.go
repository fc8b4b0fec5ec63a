package application

import (
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// amend replaces one dated fact by the right one and derives the clock again from all facts; nothing is ever subtracted.
func amend(s State, e casefile.Envelope, c Amend, r Rules) (casefile.Decision, error) {
	why := append(mayAmend(s).Refuse(e.On, e.AcceptedOn()), needed("reason", c.Reason)...)
	before, known := s.fact(c.Target)
	if !known {
		return refused(append(why, casefile.Refusal{Check: casefile.NothingToAmend, Field: "target"}))
	}
	after, faults := mend(s, e, c, before)
	if why = append(why, faults...); len(why) > 0 {
		return refused(why)
	}
	derived := clock.Derive(s.mended(c.Target, after, c.Withdrawn), r.Clock)
	if why := s.fresh(derived); len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextReason)
	ev := Amended{Target: c.Target, Before: before, Fact: after, Withdrawn: c.Withdrawn, ReasonID: id, Clock: derived,
		Stage: s.stageAfter(c)}
	if c.Withdrawn {
		ev.Fact = clock.Fact{}
	}
	return one(ev, casefile.Text{ID: id, Kind: TextReason, Body: c.Reason})
}

// mend is the right fact, or why it cannot be one.
func mend(s State, e casefile.Envelope, c Amend, f clock.Fact) (clock.Fact, casefile.Refusals) {
	if c.Withdrawn {
		return f, s.mayUndo(c.Target)
	}
	switch f.Kind {
	case clock.Received:
		return mendReceipt(s, e, c, f)
	case clock.Extended:
		f.NotifiedOn = c.NewOn
		return f, s.mendedDate(e, f.ApprovedOn, c.NewOn, casefile.BeforeApproval)
	case clock.Replied:
		f.On = c.NewOn
		return f, s.mendedDate(e, s.SignedOn, c.NewOn, casefile.BeforeSignature)
	default:
		f.On = c.NewOn
		return f, s.mendedDate(e, s.arrivedOn(), c.NewOn, casefile.BeforeReceipt)
	}
}

// mendReceipt: another day, another channel or a confirmation that was missing (art. 31).
func mendReceipt(s State, e casefile.Envelope, c Amend, f clock.Fact) (clock.Fact, casefile.Refusals) {
	if !c.NewOn.IsZero() {
		f.On = c.NewOn
	}
	if c.Channel != "" {
		f.Channel, f.ConfirmedOn = c.Channel, 0
	}
	if !c.ConfirmedOn.IsZero() {
		f.ConfirmedOn = c.ConfirmedOn
	}
	why := append(casefile.Guard{}.Refuse(f.On, e.AcceptedOn()), validChannel(f.Channel)...)
	why = append(why, confirmation(e, f.Channel, f.ConfirmedOn, f.On)...)
	for i := range why {
		if why[i].Field == "on" {
			why[i].Field = "new_on"
		}
	}
	if first := s.firstLaterFact(); !first.IsZero() && max(f.On, f.ConfirmedOn) > first {
		why = append(why, casefile.Refusal{Check: casefile.BeforeReceipt, Article: "条例第三十一条", Field: "new_on",
			Facts: map[string]string{"latest": first.String()}})
	}
	return f, why
}

// firstLaterFact is the earliest dated fact that receipt must not follow.
func (s State) firstLaterFact() civil.Date {
	var first civil.Date
	for _, f := range s.Facts {
		on := f.Fact.On
		if f.Fact.Kind == clock.Extended {
			on = f.Fact.ApprovedOn
		}
		if f.Fact.Kind != clock.Received && (first.IsZero() || on < first) {
			first = on
		}
	}
	return first
}

func (s State) mendedDate(e casefile.Envelope, from, on civil.Date, check string) casefile.Refusals {
	g := casefile.Guard{From: s.notBefore(max(from, s.arrivedOn()), check)}
	why := g.Refuse(on, e.AcceptedOn())
	for i := range why {
		why[i].Field = "new_on"
	}
	return why
}

// mayUndo: receipt cannot be undone (that is 作废); a reply, a withdrawal or a notice can, while the file is not archived.
func (s State) mayUndo(target int) casefile.Refusals {
	if target == 1 || s.Stage == Archiving {
		return casefile.Refuse(casefile.NothingToAmend, "", "withdrawn")
	}
	return nil
}

// stageAfter is where the case stands once the fact is mended.
func (s State) stageAfter(c Amend) Stage {
	switch {
	case !c.Withdrawn:
		return s.Stage
	case c.Target == s.DeliveredSeq:
		return Delivery
	case c.Target == s.WithdrawnSeq:
		return s.before
	}
	return s.Stage
}

func void(s State, e casefile.Envelope, c Void) (casefile.Decision, error) {
	why := append(mayVoid(s).Refuse(e.On, e.AcceptedOn()), needed("reason", c.Reason)...)
	if len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextReason)
	return one(Voided{From: s.Stage, ReasonID: id}, casefile.Text{ID: id, Kind: TextReason, Body: c.Reason})
}
