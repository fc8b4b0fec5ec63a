package application

import (
	"slices"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// The may… guards are the first line of every rule and the source of every button: Decide and Offers ask the same ones.
// Each takes the state and the actor, and says for which legal dates the act is possible.

func (s State) in(stages ...Stage) casefile.Refusals {
	if slices.Contains(stages, s.Stage) {
		return nil
	}
	return casefile.Refuse(casefile.NotInThisState, "", "", "stage", string(s.Stage))
}

// guard is an act possible in some stages, from the day the application arrived.
func (s State) guard(stages ...Stage) casefile.Guard {
	return casefile.Guard{No: s.in(stages...)}.NotBefore(casefile.BeforeReceipt, s.arrivedOn())
}

func mayRegister(s State) casefile.Guard {
	if s.Seq > 0 {
		return casefile.Guard{No: casefile.Refuse(casefile.NotInThisState, "", "")}
	}
	return casefile.Guard{}
}

// mayComplete: also after the answer, since the yearly report counts by the kind of applicant.
func mayComplete(s State) casefile.Guard {
	return s.guard(append(working(), Answered, Retracted, Archiving)...)
}

func mayAssign(s State) casefile.Guard { return s.guard(working()...) }

func mayDraft(s State) casefile.Guard { return s.guard(Handling) }

// mayPass: nobody approves his own draft (drafter ≠ reviewer).
func mayPass(s State, actor string, r Rules) casefile.Guard {
	g := s.guard(Review)
	g.No = append(g.No, s.ownDraft(actor)...)
	g.No = append(g.No, s.otherRole(actor, r.PassAs, r)...)
	return g.NotBefore(casefile.OutOfOrder, s.draftedOn())
}

// mayCountersign: while the reply is on its way to its signature; nobody his own draft, nor who passed it.
func mayCountersign(s State, actor string, r Rules) casefile.Guard {
	g := s.guard(Review, Signing)
	g.No = append(g.No, s.ownDraft(actor)...)
	if r.OneRole && s.ReviewedBy == actor && actor != "" {
		g.No = append(g.No, casefile.Refuse(casefile.SecondRole, "", "", "role", string(r.PassAs))...)
	}
	return g.NotBefore(casefile.OutOfOrder, s.draftedOn())
}

// mayReturn: as long as the reply has not left. A signed reply may be called back too, which is how a wrong date of review or
// signature is mended.
func mayReturn(s State) casefile.Guard {
	return s.guard(Review, Signing, Delivery).NotBefore(casefile.OutOfOrder, s.draftedOn(), s.ReviewedOn, s.SignedOn)
}

// maySign: nobody signs his own draft, nor before it was reviewed, nor over his own objection, nor a letter whose remedy has a gap.
func maySign(s State, actor string, r Rules, today civil.Date) casefile.Guard {
	g := s.guard(Signing)
	g.No = append(g.No, s.ownDraft(actor)...)
	g.No = append(g.No, s.otherRole(actor, r.SignAs, r)...)
	if s.objects(r.SignAs) {
		g.No = append(g.No, casefile.Refuse(casefile.NotInThisState, "", "", "objection", string(r.SignAs))...)
	}
	return s.redressed(g.NotBefore(casefile.OutOfOrder, s.draftedOn(), s.ReviewedOn), r.Redress, today)
}

func (s State) ownDraft(actor string) casefile.Refusals {
	if s.Draft != nil && s.Draft.By == actor {
		return casefile.Refuse(casefile.OwnApproval, "", "")
	}
	return nil
}

func (s State) draftedOn() civil.Date {
	if s.Draft == nil {
		return 0
	}
	return s.Draft.On
}

// mayDeliver: the reply leaves after its signature, 落款 is not after 交邮; nor does it leave before an extension notice.
func mayDeliver(s State) casefile.Guard {
	return s.stateAct(clock.Replied, Delivery).NotBefore(casefile.BeforeSignature, s.SignedOn)
}

// toldOn is when the applicant was told of an extension; a case cannot end before that.
func (s State) toldOn() civil.Date {
	if s.Extension == nil {
		return 0
	}
	return s.Extension.NotifiedOn
}

func mayArchive(s State) casefile.Guard {
	return s.guard(Answered, Retracted).NotBefore(casefile.OutOfOrder, s.ClosedOn)
}

// inTime bounds an extension by the end of the first period (art. 33(2), E13). None of its acts is possible once the period is
// longer, so the due date of the clock is still the first.
func (s State) inTime() casefile.Bound {
	due := s.Clock.ReplyDue
	return casefile.Bound{On: due, Beyond: casefile.Refusal{Check: string(clock.LateExtension), Article: "条例第三十三条第二款", Field: "on",
		Facts: map[string]string{"reply_due": due.String()}}}
}

func mayRequestExtension(s State) casefile.Guard {
	g := s.guard(Handling, Review, Signing, Delivery)
	g.No = append(g.No, s.oneExtension()...)
	g.No = append(g.No, s.extensible()...)
	g.Until = s.inTime()
	return g
}

// oneExtension: art. 33(2) knows a single one. It is used up when the applicant is told; until then it may be asked for
// again, which is how a wrong date of request or approval is mended.
func (s State) oneExtension() casefile.Refusals {
	if told := s.toldOn(); !told.IsZero() {
		return casefile.Refuse(casefile.SecondExtension, "条例第三十三条第二款", "", "notified_on", told.String())
	}
	return nil
}

// confirmed: before both sides confirmed receipt (art. 31) no period runs that could be extended.
func (s State) confirmed() casefile.Refusals {
	if s.Clock.ReplyDue.IsZero() {
		return casefile.Refuse(casefile.NotInThisState, "条例第三十一条", "")
	}
	return nil
}

// extensible: a confirmed count under art. 33(2) is running, not a stopped one nor a date fixed (art. 35) or ordered.
func (s State) extensible() casefile.Refusals {
	switch {
	case s.waiting():
		return notNow("条例第三十三条第二款")
	case !s.Clock.LaterDate.IsZero(), s.Clock.Ordered():
		return notNow("条例第三十三条第二款")
	}
	return s.confirmed()
}

// startsOrStops are the facts with which a count begins or ends.
func startsOrStops(k clock.Kind) bool {
	switch k {
	case clock.CorrectionSent, clock.Corrected, clock.FeeNoticed, clock.Paid, clock.RedoOrdered, clock.LaterDateFixed:
		return true
	}
	return false
}

// mayApproveExtension: the head consents to another's request, before the first period ends.
func mayApproveExtension(s State, actor string) casefile.Guard {
	g := s.guard(Handling, Review, Signing, Delivery)
	if s.Extension == nil || !s.Extension.ApprovedOn.IsZero() {
		g.No = append(g.No, casefile.Refuse(casefile.NotInThisState, "条例第三十三条第二款", "")...)
		return g
	}
	if s.Extension.RequestedBy == actor {
		g.No = append(g.No, casefile.Refuse(casefile.OwnApproval, "", "")...)
	}
	g.No = append(g.No, s.extensible()...)
	g.Until = s.inTime()
	return g.NotBefore(casefile.OutOfOrder, s.Extension.RequestedOn)
}

// mayNotifyExtension: told after the consent and before the first period ends; only then is the period longer.
func mayNotifyExtension(s State) casefile.Guard {
	g := s.guard(Handling, Review, Signing, Delivery)
	if s.Extension == nil || s.Extension.ApprovedOn.IsZero() || !s.Extension.NotifiedOn.IsZero() {
		g.No = append(g.No, casefile.Refuse(casefile.NotInThisState, "条例第三十三条第二款", "")...)
		return g
	}
	g.No = append(g.No, s.extensible()...)
	g.Until = s.inTime()
	return g.NotBefore(casefile.BeforeApproval, s.Extension.ApprovedOn).NotBefore(casefile.OutOfOrder, s.legalEnd(clock.Extended, startsOrStops))
}

func mayWithdraw(s State) casefile.Guard {
	return s.stateAct(clock.Withdrawn, working()...)
}

// mayAmend: any case with a dated fact, archived ones too; a struck-out case is left as it is.
func mayAmend(s State) casefile.Guard {
	return s.guard(Intake, Handling, Review, Signing, Delivery, Answered, Retracted, Archiving)
}

func mayVoid(s State) casefile.Guard {
	return s.guard(Intake, Handling, Review, Signing, Delivery, Answered, Retracted, Archiving)
}

func mayNote(s State) casefile.Guard {
	return s.guard(Intake, Handling, Review, Signing, Delivery, Answered, Retracted, Archiving)
}
