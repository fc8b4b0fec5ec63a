package application

import (
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// inRound is a fact that is entered now: it follows every order to answer anew that is on file, also one of its own day.
func (s State) inRound(f clock.Fact) clock.Fact {
	for _, x := range s.Facts {
		if x.Fact.Kind == clock.RedoOrdered {
			f.Round++
		}
	}
	return f
}

// legalEnd is the earliest day on which a fact of kind k takes effect after all facts that match. Facts of one day take effect by
// their round and in the order of their kinds.
func (s State) legalEnd(k clock.Kind, match func(clock.Kind) bool) civil.Date {
	var end civil.Date
	next := s.inRound(clock.Fact{Kind: k})
	for _, f := range s.Facts {
		if !match(f.Fact.Kind) {
			continue
		}
		day := f.Fact.Day()
		if f.Fact.After(next) {
			day++
		}
		end = max(end, day)
	}
	return end
}

// movesTheClock: every fact but opinions, which may come late and be entered late.
func movesTheClock(k clock.Kind) bool {
	return k != clock.ConsultAnswered && k != clock.ConsultWithdrawn
}

func isOrder(k clock.Kind) bool { return k == clock.RedoOrdered }

// stateAct is a guard for an act that must be the last of the dated facts so far.
func (s State) stateAct(k clock.Kind, stages ...Stage) casefile.Guard {
	return s.guard(stages...).NotBefore(casefile.OutOfOrder, s.legalEnd(k, movesTheClock))
}

func notNow(article string) casefile.Refusals {
	return casefile.Refuse(casefile.NotInThisState, article, "")
}

func (s State) waiting() bool { return s.Clock.StoppedFor != clock.ForNothing }

// byDue bounds an act by the current due date.
func (s State) byDue(check clock.Check, article string) casefile.Bound {
	due := s.Clock.ReplyDue
	if due.IsZero() {
		due = s.Clock.ReplyDueConservative
	}
	return casefile.Bound{On: due, Beyond: casefile.Refusal{Check: string(check), Article: article, Field: "on",
		Facts: map[string]string{"reply_due": due.String()}}}
}

// unconfirmed is the seq of a receipt or correction whose confirmation is still missing (art. 31); 0: none.
func (s State) unconfirmed() int {
	for _, f := range s.Facts {
		arrival := f.Fact.Kind == clock.Received || f.Fact.Kind == clock.Corrected
		if arrival && f.Fact.ConfirmedOn.IsZero() && (f.Fact.Channel == clock.OrdinaryMail || f.Fact.Channel == clock.Fax) {
			return f.Seq
		}
	}
	return 0
}

func mayConfirmReceipt(s State) casefile.Guard {
	g := s.guard(working()...)
	f, ok := s.fact(s.unconfirmed())
	if !ok {
		g.No = append(g.No, notNow("条例第三十一条")...)
		return g
	}
	return g.NotBefore(casefile.BeforeReceipt, f.On)
}

// working are the stages in which the applicant waits.
func working() []Stage { return []Stage{Intake, Handling, Review, Signing, Delivery} }

func isLetter(k clock.Kind) bool {
	return k == clock.CorrectionSent || k == clock.ConsultSent || k == clock.FeeNoticed
}

// Unserved are the letters whose arrival is not on file.
func (s State) Unserved() []DatedFact {
	var out []DatedFact
	for _, f := range s.Facts {
		if isLetter(f.Fact.Kind) && f.Fact.ServedOn.IsZero() {
			out = append(out, f)
		}
	}
	return out
}

func mayRecordService(s State) casefile.Guard {
	g := s.guard(append(working(), Answered, Archiving)...)
	letters := s.Unproved()
	if len(letters) == 0 {
		g.No = append(g.No, notNow("")...)
		return g
	}
	first := letters[0].Fact.On
	for _, l := range letters {
		first = min(first, l.Fact.On)
	}
	if last, sent := s.lastPosting(); sent {
		first = max(first, last.On)
	}
	return g.NotBefore(casefile.OutOfOrder, first)
}

// mayAskCorrection: that it is late (E14) or a second one (S05) is a warning to sign against, since it happened all the same.
func mayAskCorrection(s State) casefile.Guard {
	g := s.stateAct(clock.CorrectionSent, Intake, Handling)
	if s.waiting() {
		g.No = append(g.No, notNow("条例第三十条")...)
	}
	return g
}

// pendingCorrection is the notice that waits for its answer.
func (s State) pendingCorrection() (CorrectionState, bool) {
	if n := len(s.Corrections); n > 0 && s.Corrections[n-1].ReceivedSeq == 0 {
		return s.Corrections[n-1], true
	}
	return CorrectionState{}, false
}

func mayReceiveCorrection(s State) casefile.Guard {
	g := s.stateAct(clock.Corrected, working()...)
	if _, ok := s.pendingCorrection(); !ok {
		g.No = append(g.No, notNow("条例第三十条")...)
	}
	return g
}

func mayCloseUncorrected(s State) casefile.Guard {
	g := s.stateAct(clock.CorrectionExpired, working()...)
	c, ok := s.pendingCorrection()
	if !ok || s.Clock.StoppedFor != clock.ForCorrection {
		g.No = append(g.No, notNow("条例第三十条")...)
		return g
	}
	return s.expired(g, c.Seq, s.Clock.CorrectionDue, "条例第三十条")
}

// expired: the applicant's time is over, and it is on file when it began.
func (s State) expired(g casefile.Guard, letter int, due civil.Date, article string) casefile.Guard {
	if f, _ := s.fact(letter); f.ServedOn.IsZero() {
		g.No = append(g.No, casefile.Refuse(casefile.NotServed, article, "")...)
	}
	if over := due + 1; over > g.From.On {
		g.From = casefile.Bound{On: over, Beyond: casefile.Refusal{Check: casefile.BeforeExpiry, Article: article, Field: "on",
			Facts: map[string]string{"earliest": over.String()}}}
	}
	return g
}

// mayConsult: a letter after the due date excludes nothing (S08), which is a warning to sign against.
func mayConsult(s State) casefile.Guard {
	return s.guard(Handling).NotBefore(casefile.OutOfOrder, s.legalEnd(clock.ConsultSent, isOrder))
}

// OpenConsultations are the letters that wait for an opinion.
func (s State) OpenConsultations() []ConsultationState {
	var out []ConsultationState
	for _, c := range s.Consultations {
		if c.EndedSeq == 0 {
			out = append(out, c)
		}
	}
	return out
}

// mayRecordOpinion: also after the reply. What a party said came all the same; it moves no date then.
func mayRecordOpinion(s State) casefile.Guard {
	return mayEndConsultation(s, append(working(), Answered, Retracted, Archiving)...)
}

func mayWithdrawConsultation(s State) casefile.Guard { return mayEndConsultation(s, working()...) }

func mayEndConsultation(s State, stages ...Stage) casefile.Guard {
	g := s.guard(stages...)
	open := s.OpenConsultations()
	if len(open) == 0 {
		g.No = append(g.No, notNow("条例第三十二条")...)
		return g
	}
	var first civil.Date
	for _, c := range open {
		if f, _ := s.fact(c.Seq); first.IsZero() || f.On < first {
			first = f.On
		}
	}
	return g.NotBefore(casefile.OutOfOrder, first)
}

func mayAskReasons(s State) casefile.Guard {
	return s.guard(Intake, Handling).NotBefore(casefile.OutOfOrder, s.legalEnd(clock.ReasonsAsked, isOrder))
}

func mayFixLaterDate(s State) casefile.Guard {
	g := s.stateAct(clock.LaterDateFixed, Handling)
	g.No = append(g.No, s.confirmed()...)
	if s.waiting() || s.Clock.Ordered() {
		g.No = append(g.No, notNow("条例第三十五条")...)
	}
	g.Until = s.byDue(clock.LaterDate, "条例第三十五条")
	return g
}

const feeArticle = "国办函〔2020〕109号第六条"

// mayCharge: once, by the due date.
func mayCharge(s State) casefile.Guard {
	g := s.stateAct(clock.FeeNoticed, Handling)
	if s.waiting() || s.Fee != nil {
		g.No = append(g.No, notNow(feeArticle)...)
		return g
	}
	g.Until = s.byDue(clock.LateFeeNotice, feeArticle)
	return g
}

func mayRecordPayment(s State) casefile.Guard {
	g := s.stateAct(clock.Paid, working()...)
	if s.Clock.StoppedFor != clock.ForFee {
		g.No = append(g.No, notNow(feeArticle)...)
	}
	return g
}

func mayCloseUnpaid(s State) casefile.Guard {
	g := s.stateAct(clock.Replied, working()...)
	if s.Clock.StoppedFor != clock.ForFee || s.Fee == nil {
		g.No = append(g.No, notNow(feeArticle)...)
		return g
	}
	return s.expired(g, s.Fee.Seq, s.Clock.PayDue, feeArticle)
}

// mayOrderRedo: an answered case, or one whose silence was contested.
func mayOrderRedo(s State) casefile.Guard {
	g := s.stateAct(clock.RedoOrdered, append(working(), Answered, Archiving)...)
	if s.WithdrawnSeq != 0 {
		g.No = append(g.No, notNow("")...)
	}
	return g
}
