package application

import (
	"fmt"
	"slices"

	"gongkai/casefile"
	"gongkai/statute/clock"
)

// decideProcedure is the table of contents of what may happen between receipt and reply.
func decideProcedure(s State, e casefile.Envelope, c casefile.Command, r Rules) (casefile.Decision, error) {
	switch c := c.(type) {
	case ConfirmReceipt:
		return confirmReceipt(s, e, r) // art. 31
	case RecordService:
		return recordService(s, e, c, r)
	case AskCorrection:
		return askCorrection(s, e, c, r) // art. 30
	case ReceiveCorrection:
		return receiveCorrection(s, e, c, r)
	case CloseUncorrected:
		return closeUncorrected(s, e, c, r)
	case Consult:
		return consult(s, e, c, r) // arts 32, 33(3), 34
	case RecordOpinion:
		return recordOpinion(s, e, c, r)
	case WithdrawConsultation:
		return withdrawConsultation(s, e, c, r)
	case AskReasons:
		return askReasons(s, e, c, r) // art. 35
	case FixLaterDate:
		return fixLaterDate(s, e, c, r)
	case Charge:
		return charge(s, e, c, r) // 109号 art. 6
	case RecordPayment:
		return recordPayment(s, e, r)
	case CloseUnpaid:
		return closeUnpaid(s, e, c, r)
	case OrderRedo:
		return orderRedo(s, e, c, r)
	case ReturnedMail:
		return returnedMail(s, e, c) // 国办公开办函〔2016〕235号
	case SendAgain:
		return sendAgain(s, e, c)
	default:
		return casefile.Decision{}, fmt.Errorf("application: command %T: %w", c, casefile.ErrNewer)
	}
}

// stating derives the clock with one more fact and lists what only the derived clock can tell. Warnings are checks that do not undo
// what happened: they pass when somebody signs against them with a reason.
func (s State) stating(f clock.Fact, r Rules, warnings ...clock.Check) (clock.Clock, casefile.Refusals) {
	derived := clock.Derive(s.facts(f), r.Clock)
	why := s.fresh(derived, "on")
	for i := range why {
		why[i].MaySign = slices.Contains(warnings, clock.Check(why[i].Check))
	}
	return derived, why
}

// lateness are the checks by which a fact entered now may show that an earlier act of the office came too late. That is the truth,
// and no reason to keep the fact out: the clock shows it.
func lateness(c clock.Check) bool {
	return c == clock.LateExtension || c == clock.LateConsultation || c == clock.LaterDate || c == clock.LateFeeNotice ||
		c == clock.LateCorrectionNotice
}

// truths is stating for facts that others brought about.
func (s State) truths(f clock.Fact, r Rules) (clock.Clock, casefile.Refusals) {
	derived := clock.Derive(s.facts(f), r.Clock)
	return derived, withoutLateness(s.fresh(derived, "on"))
}

func withoutLateness(why casefile.Refusals) casefile.Refusals {
	lateNotice := why.Has(string(clock.LateFeeNotice)) // then the payment of it finds no notice either
	return slices.DeleteFunc(why, func(x casefile.Refusal) bool {
		return lateness(clock.Check(x.Check)) || lateNotice && x.Check == string(clock.NoFeeNotice)
	})
}

// confirmReceipt adds the day of confirmation to the arrival that lacks it.
func confirmReceipt(s State, e casefile.Envelope, r Rules) (casefile.Decision, error) {
	if why := mayConfirmReceipt(s).Refuse(e.On, e.AcceptedOn()); len(why) > 0 {
		return refused(why)
	}
	seq := s.unconfirmed()
	f, _ := s.fact(seq)
	f.ConfirmedOn = e.On
	return s.proved(seq, f, Proof{}, r)
}

func recordService(s State, e casefile.Envelope, c RecordService, r Rules) (casefile.Decision, error) {
	why := mayRecordService(s).Refuse(e.On, e.AcceptedOn())
	f, known := s.fact(c.Target)
	switch {
	case !known, !s.unproved(c.Target):
		why = append(why, casefile.Refuse(casefile.MissingField, "", "target")...)
	case e.On < f.On:
		why = append(why, casefile.Refuse(casefile.OutOfOrder, "", "target", "earliest", f.On.String())...)
	}
	if why = append(why, c.queried(e)...); len(why) > 0 {
		return refused(why)
	}
	f.ServedOn = e.On
	return s.proved(c.Target, f, c.Proof, r)
}

// queried: the proof was fetched after the letter arrived, and not in the future.
func (p Proof) queried(e casefile.Envelope) casefile.Refusals {
	switch {
	case p.QueriedOn.IsZero():
		return nil
	case p.QueriedOn > e.AcceptedOn():
		return casefile.Refuse(casefile.InFuture, "", "queried_on", "latest", e.AcceptedOn().String())
	case p.QueriedOn < e.On:
		return casefile.Refuse(casefile.OutOfOrder, "", "queried_on", "earliest", e.On.String())
	}
	return nil
}

func (s State) proved(seq int, f clock.Fact, p Proof, r Rules) (casefile.Decision, error) {
	derived := clock.Derive(s.mended(seq, f, false), r.Clock)
	if why := withoutLateness(s.fresh(derived, "on")); len(why) > 0 {
		return refused(why)
	}
	return one(FactProved{Target: seq, Fact: f, Clock: derived, Proof: p})
}

func orderRedo(s State, e casefile.Envelope, c OrderRedo, r Rules) (casefile.Decision, error) {
	why := mayOrderRedo(s).Refuse(e.On, e.AcceptedOn())
	if !slices.Contains(Orderers(), c.By) {
		why = append(why, casefile.Refuse(casefile.MissingField, "", "by")...)
	}
	if c.Days < 0 || c.Days > maxOrderDays {
		why = append(why, casefile.Refuse(casefile.MissingField, "", "days")...)
	}
	if len(why) > 0 {
		return refused(why)
	}
	f := s.inRound(clock.Fact{Kind: clock.RedoOrdered, On: e.On, Days: c.Days})
	derived, why := s.truths(f, r)
	if len(why) > 0 {
		return refused(why)
	}
	return one(RedoOrdered{By: c.By, DocNo: c.DocNo, From: s.Stage, Fact: f, Clock: derived})
}

// maxOrderDays bounds what can be typed as the period of an order, in working days.
const maxOrderDays = 250
