package application

import (
	"slices"

	"gongkai/casefile"
	"gongkai/civil"
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
	return casefile.Guard{No: s.in(stages...), From: s.notBefore(s.arrivedOn(), casefile.BeforeReceipt)}
}

func (s State) notBefore(d civil.Date, check string) casefile.Bound {
	return casefile.Bound{On: d, Beyond: casefile.Refusal{Check: check, Field: "on", Facts: map[string]string{"earliest": d.String()}}}
}

func mayRegister(s State) casefile.Guard {
	if s.Seq > 0 {
		return casefile.Guard{No: casefile.Refuse(casefile.NotInThisState, "", "")}
	}
	return casefile.Guard{}
}

func mayComplete(s State) casefile.Guard {
	return s.guard(Intake, Handling, Review, Signing, Delivery)
}

func mayAssign(s State) casefile.Guard {
	return s.guard(Intake, Handling, Review, Signing, Delivery)
}

func mayDraft(s State) casefile.Guard { return s.guard(Handling) }

// mayPass: nobody approves his own draft (drafter ≠ reviewer).
func mayPass(s State, actor string) casefile.Guard {
	g := s.guard(Review)
	g.No = append(g.No, s.ownDraft(actor)...)
	g.From = s.notBefore(s.draftedOn(), casefile.BeforeReceipt)
	return g
}

func mayReturn(s State) casefile.Guard {
	g := s.guard(Review, Signing)
	g.From = s.notBefore(s.draftedOn(), casefile.BeforeReceipt)
	return g
}

// maySign: nobody signs his own draft.
func maySign(s State, actor string) casefile.Guard {
	g := s.guard(Signing)
	g.No = append(g.No, s.ownDraft(actor)...)
	g.From = s.notBefore(s.draftedOn(), casefile.BeforeReceipt)
	return g
}

func (s State) ownDraft(actor string) casefile.Refusals {
	if s.Draft != nil && s.Draft.By == actor {
		return casefile.Refuse(casefile.OwnApproval, "", "")
	}
	return nil
}

func (s State) draftedOn() civil.Date {
	if s.Draft == nil {
		return s.arrivedOn()
	}
	return max(s.arrivedOn(), s.Draft.On)
}

// mayDeliver: the reply leaves after its signature, 落款 is not after 交邮.
func mayDeliver(s State) casefile.Guard {
	g := s.guard(Delivery)
	g.From = s.notBefore(max(s.arrivedOn(), s.SignedOn), casefile.BeforeSignature)
	return g
}

func mayArchive(s State) casefile.Guard {
	g := s.guard(Answered, Retracted)
	g.From = s.notBefore(max(s.arrivedOn(), s.ClosedOn), casefile.BeforeReceipt)
	return g
}

// inTime bounds an extension by the end of the first period (art. 33(2), E13).
func (s State) inTime() casefile.Bound {
	due := s.Clock.ReplyDue
	return casefile.Bound{On: due, Beyond: casefile.Refusal{Check: "E13", Article: "条例第三十三条第二款", Field: "on",
		Facts: map[string]string{"reply_due": due.String()}}}
}

func mayRequestExtension(s State) casefile.Guard {
	g := s.guard(Handling, Review, Signing, Delivery)
	g.No = append(g.No, s.oneExtension()...)
	g.No = append(g.No, s.confirmed()...)
	g.Until = s.inTime()
	return g
}

// oneExtension: art. 33(2) knows a single one; a request that was never approved may be made again.
func (s State) oneExtension() casefile.Refusals {
	if s.Extension != nil && !s.Extension.ApprovedOn.IsZero() {
		return casefile.Refuse(casefile.SecondExtension, "条例第三十三条第二款", "", "approved_on", s.Extension.ApprovedOn.String())
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

// mayApproveExtension: the head consents to another's request, before the first period ends.
func mayApproveExtension(s State, actor string) casefile.Guard {
	g := s.guard(Handling, Review, Signing, Delivery)
	switch {
	case s.Extension == nil:
		g.No = append(g.No, casefile.Refuse(casefile.NotInThisState, "条例第三十三条第二款", "")...)
		return g
	case s.Extension.RequestedBy == actor:
		g.No = append(g.No, casefile.Refuse(casefile.OwnApproval, "", "")...)
	}
	g.No = append(g.No, s.oneExtension()...)
	g.No = append(g.No, s.confirmed()...)
	g.From = s.notBefore(s.Extension.RequestedOn, casefile.BeforeApproval)
	g.Until = s.inTime()
	return g
}

// mayNotifyExtension: told after the consent and before the first period ends; only then is the period longer.
func mayNotifyExtension(s State) casefile.Guard {
	g := s.guard(Handling, Review, Signing, Delivery)
	if s.Extension == nil || s.Extension.ApprovedOn.IsZero() || !s.Extension.NotifiedOn.IsZero() {
		g.No = append(g.No, casefile.Refuse(casefile.NotInThisState, "条例第三十三条第二款", "")...)
		return g
	}
	g.No = append(g.No, s.confirmed()...)
	g.From = s.notBefore(s.Extension.ApprovedOn, casefile.BeforeApproval)
	g.Until = s.inTime()
	return g
}

func mayWithdraw(s State) casefile.Guard {
	return s.guard(Intake, Handling, Review, Signing, Delivery)
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
