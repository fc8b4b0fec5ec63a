package application

import (
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// Awaiting is what a case waits for from outside: a correction (等待补正), a payment (等待缴费) or an opinion (等待第三方意见).
type Awaiting struct {
	For   clock.StoppedFor
	Party clock.Party // whose opinion
	Until civil.Date  // the last day of the wait; zero while the letter is not proved to have arrived, or nothing bounds it
	Act   string      // what moves the case on
}

// Awaits is the wait that stands in the way of a reply on a day. An opinion is waited for as long as its time runs: after that the
// agency decides by itself (arts 32, 34). A correction or a payment is waited for until the case is closed for want of it.
func (s State) Awaits(today civil.Date) (Awaiting, bool) {
	switch s.Clock.StoppedFor {
	case clock.ForCorrection:
		return s.awaiting(Awaiting{For: clock.ForCorrection, Until: s.Clock.CorrectionDue, Act: CmdReceiveCorrection}, CmdCloseUncorrected, today), true
	case clock.ForFee:
		return s.awaiting(Awaiting{For: clock.ForFee, Until: s.Clock.PayDue, Act: CmdRecordPayment}, CmdCloseUnpaid, today), true
	case clock.ForNothing, clock.ForConsultation:
	}
	return s.opinionAwaited(today)
}

// awaiting is a wait with its act: once the time is over, the case is closed for want of what was awaited.
func (s State) awaiting(w Awaiting, closing string, today civil.Date) Awaiting {
	if len(s.Unserved()) > 0 {
		return w
	}
	if !w.Until.IsZero() && today > w.Until {
		w.Act = closing
	}
	return w
}

// opinionAwaited is the open consultation whose time ends last.
func (s State) opinionAwaited(today civil.Date) (out Awaiting, waits bool) {
	for _, c := range s.OpenConsultations() {
		until := s.derived(c.Ref).AnswerDue
		if !until.IsZero() && today > until {
			continue
		}
		if !waits || until.IsZero() || !out.Until.IsZero() && until > out.Until {
			out = Awaiting{For: clock.ForConsultation, Party: c.Party, Until: until, Act: CmdRecordOpinion}
		}
		waits = true
	}
	return out, waits
}

// derived is a consultation as the clock has it; the zero value while the clock knows of none.
func (s State) derived(ref string) clock.Consultation {
	for _, x := range s.Clock.Consultations {
		if x.Ref == ref {
			return x
		}
	}
	return clock.Consultation{}
}

// premature warns of a reply while the clock stands still for the applicant. A request that is clear enough may be answered before
// it is corrected (art. 30), and a fee may be waived; what is handed out for a fee may wait for it (国办函〔2020〕109号 art. 6).
func (s State) premature() casefile.Refusals {
	w, waits := s.Awaits(0)
	if !waits || w.For == clock.ForConsultation {
		return nil
	}
	article := "条例第三十条"
	if w.For == clock.ForFee {
		article = feeArticle
	}
	until := ""
	if !w.Until.IsZero() {
		until = w.Until.String()
	}
	why := casefile.Refuse(casefile.Awaited, article, "", "waits", string(w.For), "until", until)
	why[0].MaySign = true
	return why
}

// OriginalRequestID is the request as it first came, however often it was corrected since.
func (s State) OriginalRequestID() string {
	for _, c := range s.Corrections {
		if c.ReceivedSeq != 0 {
			return c.before
		}
	}
	return s.RequestID
}
