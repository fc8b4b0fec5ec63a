package application

import (
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// amend replaces one dated fact by the right one and derives the clock again from all facts; nothing is ever subtracted.
func amend(s State, e casefile.Envelope, c Amend, r Rules) (casefile.Decision, error) {
	why := append(mayAmend(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("reason", c.Reason)...)
	before, faults := s.target(c.Target)
	if why = append(why, faults...); len(faults) > 0 {
		return refused(why)
	}
	after, faults := mend(s, e, c, before)
	if why = append(why, faults...); len(why) > 0 {
		return refused(why)
	}
	derived := clock.Derive(s.mended(c.Target, after, c.Withdrawn), r.Clock)
	if why := s.impossible(derived); len(why) > 0 {
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

// impossible are the sequences that no mending may bring about. That the right date makes an act of the office late is none of
// them: it is the truth, the check then stands in the clock and the period is the shorter one.
func (s State) impossible(derived clock.Clock) casefile.Refusals {
	return withoutLateness(s.fresh(derived, "new_on"))
}

// target is the fact to be mended.
func (s State) target(seq int) (clock.Fact, casefile.Refusals) {
	if seq == 0 {
		return clock.Fact{}, casefile.Refuse(casefile.MissingField, "", "target")
	}
	f, known := s.fact(seq)
	if !known {
		return f, casefile.Refuse(casefile.NothingToAmend, "", "target")
	}
	return f, nil
}

// mend is the right fact, or why it cannot be one.
func mend(s State, e casefile.Envelope, c Amend, f clock.Fact) (clock.Fact, casefile.Refusals) {
	why := c.idle(f.Kind)
	if c.Withdrawn {
		return f, append(why, s.mayUndo(c.Target)...)
	}
	after, faults := mendFact(s, e, c, f)
	if why = append(why, faults...); len(why) == 0 && after == f {
		why = casefile.Refuse(casefile.MissingField, "", "new_on")
	}
	return after, why
}

// idle are fields that the mending has no use for: ignored, they would look obeyed.
func (c Amend) idle(k clock.Kind) casefile.Refusals {
	var why casefile.Refusals
	receipt := (k == clock.Received || k == clock.Corrected) && !c.Withdrawn
	if c.Withdrawn && !c.NewOn.IsZero() {
		why = append(why, casefile.Refusal{Check: casefile.MissingField, Field: "new_on"})
	}
	if !receipt && c.Channel != "" {
		why = append(why, casefile.Refusal{Check: casefile.MissingField, Field: "channel"})
	}
	if !receipt && !c.ConfirmedOn.IsZero() {
		why = append(why, casefile.Refusal{Check: casefile.MissingField, Field: "confirmed_on"})
	}
	if (!isLetter(k) && k != clock.Replied || c.Withdrawn) && !c.ServedOn.IsZero() {
		why = append(why, casefile.Refusal{Check: casefile.MissingField, Field: "served_on"})
	}
	return why
}

func mendFact(s State, e casefile.Envelope, c Amend, f clock.Fact) (clock.Fact, casefile.Refusals) {
	g := casefile.Guard{}.NotBefore(casefile.BeforeReceipt, s.arrivedOn())
	switch f.Kind {
	case clock.Received, clock.Corrected:
		return mendReceipt(s, e, c, f)
	case clock.CorrectionSent, clock.ConsultSent, clock.FeeNoticed:
		return mendLetter(s, e, c, f)
	case clock.Extended:
		f.NotifiedOn = c.NewOn
		g = g.NotBefore(casefile.BeforeApproval, f.ApprovedOn)
		g.Until = casefile.Bound{On: s.ClosedOn, Beyond: casefile.Refusal{Check: casefile.OutOfOrder, Facts: map[string]string{"latest": s.ClosedOn.String()}}}
	case clock.Replied:
		return mendReply(s, e, c, f, g)
	case clock.Withdrawn, clock.CorrectionExpired:
		f.On = c.NewOn
		g = g.NotBefore(casefile.OutOfOrder, s.toldOn())
		g.Until = s.closingBound(c.Target)
	default:
		f.On = c.NewOn
	}
	return f, onNewDate(g.Refuse(c.NewOn, e.AcceptedOn()))
}

// mendReply: the day it left, or the day it is proved to have arrived. It did not come back, or arrive, before it left.
func mendReply(s State, e casefile.Envelope, c Amend, f clock.Fact, g casefile.Guard) (clock.Fact, casefile.Refusals) {
	if !c.NewOn.IsZero() || c.ServedOn.IsZero() {
		f.On = c.NewOn
	}
	if !c.ServedOn.IsZero() {
		f.ServedOn = c.ServedOn
	}
	g = g.NotBefore(casefile.BeforeSignature, s.SignedOn).NotBefore(casefile.OutOfOrder, s.toldOn())
	g.Until = s.closingBound(c.Target)
	if all := s.Postings(); c.Target == s.DeliveredSeq && len(all) > 0 {
		if back := all[0].ReturnedOn; !back.IsZero() && (g.Until.On.IsZero() || back < g.Until.On) {
			g.Until = casefile.Bound{On: back, Beyond: casefile.Refusal{Check: casefile.OutOfOrder, Facts: map[string]string{"latest": back.String()}}}
		}
	}
	return f, append(onNewDate(g.Refuse(f.On, e.AcceptedOn())), arrivedAfter(f, e)...)
}

// arrivedAfter: a letter arrives after it left, and not in the future.
func arrivedAfter(f clock.Fact, e casefile.Envelope) casefile.Refusals {
	switch {
	case f.ServedOn.IsZero():
	case f.ServedOn > e.AcceptedOn():
		return casefile.Refuse(casefile.InFuture, "", "served_on", "latest", e.AcceptedOn().String())
	case f.ServedOn < f.On:
		return casefile.Refuse(casefile.OutOfOrder, "", "served_on", "earliest", f.On.String())
	}
	return nil
}

// mendReceipt: another day, another channel or a confirmation that was missing (art. 31). A channel is given together with its
// confirmation: none means that there was none.
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
	why := append(onNewDate(casefile.Guard{}.Refuse(f.On, e.AcceptedOn())), validChannel(f.Channel)...)
	why = append(why, Confirmation(e.AcceptedOn(), f.Channel, f.ConfirmedOn, f.On)...)
	if f.Kind == clock.Corrected {
		return f, append(why, s.notBeforeArrival(f.On)...)
	}
	if first := s.firstLaterFact(); !first.IsZero() && f.On > first {
		why = append(why, casefile.Refusal{Check: casefile.BeforeReceipt, Article: "条例第三十一条", Field: "new_on",
			Facts: map[string]string{"latest": first.String()}})
	}
	return f, why
}

func (s State) notBeforeArrival(on civil.Date) casefile.Refusals {
	if on >= s.arrivedOn() {
		return nil
	}
	return casefile.Refuse(casefile.BeforeReceipt, "条例第三十一条", "new_on", "earliest", s.arrivedOn().String())
}

// mendLetter: the day it was sent, or the day it is proved to have arrived.
func mendLetter(s State, e casefile.Envelope, c Amend, f clock.Fact) (clock.Fact, casefile.Refusals) {
	if !c.NewOn.IsZero() {
		f.On = c.NewOn
	}
	if !c.ServedOn.IsZero() {
		f.ServedOn = c.ServedOn
	}
	why := append(onNewDate(casefile.Guard{}.Refuse(f.On, e.AcceptedOn())), s.notBeforeArrival(f.On)...)
	return f, append(why, arrivedAfter(f, e)...)
}

// firstLaterFact is the earliest dated fact that the arrival must not follow.
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
	for _, on := range []civil.Date{s.draftDay(), s.SignedOn} { // what was drafted or signed was at hand
		if !on.IsZero() && (first.IsZero() || on < first) {
			first = on
		}
	}
	return first
}

// closingBound: only what closed the case as it stands now precedes its archiving; an earlier reply precedes the order that annulled it.
func (s State) closingBound(target int) casefile.Bound {
	if target == s.DeliveredSeq || target == s.WithdrawnSeq || target == s.AbandonedSeq {
		return s.archivedBound()
	}
	return casefile.Bound{}
}

// archivedBound: what closed a case happened before its file was archived.
func (s State) archivedBound() casefile.Bound {
	if s.Stage != Archiving {
		return casefile.Bound{}
	}
	return casefile.Bound{On: s.Since, Beyond: casefile.Refusal{Check: casefile.OutOfOrder, Facts: map[string]string{"latest": s.Since.String()}}}
}

func (s State) draftDay() civil.Date {
	if s.Draft == nil {
		return 0
	}
	return s.Draft.On
}

// onNewDate puts what a guard says of a legal date beside the field of the mended one.
func onNewDate(why casefile.Refusals) casefile.Refusals {
	for i := range why {
		why[i].Field = "new_on"
	}
	return why
}

// mayUndo: receipt cannot be undone (that is 作废), nor an order that the case has followed; a reply, a withdrawal or a notice can,
// while the file is not archived.
func (s State) mayUndo(target int) casefile.Refusals {
	switch {
	case target == 1, s.annulled(target):
		return casefile.Refuse(casefile.NothingToAmend, "", "withdrawn")
	case s.Stage == Archiving:
		return casefile.Refuse(casefile.NotInThisState, "", "withdrawn", "stage", string(s.Stage))
	}
	return nil
}

// annulled: an order, and what an order has annulled, are history that later acts stand on.
func (s State) annulled(target int) bool {
	f, _ := s.fact(target)
	if closes(f.Kind) {
		return target != s.DeliveredSeq && target != s.WithdrawnSeq && target != s.AbandonedSeq
	}
	return f.Kind == clock.RedoOrdered
}

// closes: the facts that close a case.
func closes(k clock.Kind) bool {
	return k == clock.Replied || k == clock.Withdrawn || k == clock.CorrectionExpired
}

// stageAfter is where the case stands once the fact is mended.
func (s State) stageAfter(c Amend) Stage {
	switch {
	case !c.Withdrawn:
		return s.Stage
	case c.Target == s.DeliveredSeq:
		return Delivery
	case c.Target == s.WithdrawnSeq, c.Target == s.AbandonedSeq:
		return s.before
	}
	return s.Stage
}

func void(s State, e casefile.Envelope, c Void) (casefile.Decision, error) {
	why := append(mayVoid(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("reason", c.Reason)...)
	if len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextReason)
	return one(Voided{From: s.Stage, ReasonID: id}, casefile.Text{ID: id, Kind: TextReason, Body: c.Reason})
}
