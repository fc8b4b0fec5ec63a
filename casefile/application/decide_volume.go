package application

import (
	"cmp"
	"errors"

	"gongkai/casefile"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/statute/outcome"
)

// askReasons stops nothing by the text (art. 35), unless the office treats it as a correction item; then the warnings of one apply.
func askReasons(s State, e casefile.Envelope, c AskReasons, r Rules) (casefile.Decision, error) {
	why := append(mayAskReasons(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("text", c.Text)...)
	why = append(why, lawfulWords("text", c.Text)...)
	why = append(why, validWay(c.Way)...)
	f := s.inRound(clock.Fact{Kind: clock.ReasonsAsked, On: e.On})
	derived, doubts := s.stating(f, r, clock.LateCorrectionNotice, clock.SecondCorrection, clock.ClockNotRunning)
	if why = append(why, besides(why, doubts.Unsigned(e.Signed))...); len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextReason)
	return written(ReasonsAsked{TextID: id, Way: c.Way, Signed: doubts.Taken(e.Signed), Fact: f, Clock: derived}, id, casefile.Text{ID: id, Kind: TextReason, Body: c.Text})
}

// fixLaterDate puts a date in the place of the period: told before it ends, and later than it.
func fixLaterDate(s State, e casefile.Envelope, c FixLaterDate, r Rules) (casefile.Decision, error) {
	why := append(mayFixLaterDate(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("reason", c.Reason)...)
	if c.Due.IsZero() {
		why = append(why, casefile.Refuse(casefile.MissingField, "条例第三十五条", "due")...)
	}
	if len(why) > 0 {
		return refused(why)
	}
	f := s.inRound(clock.Fact{Kind: clock.LaterDateFixed, On: e.On, Due: c.Due})
	derived := clock.Derive(s.facts(f), r.Clock)
	if why := s.fresh(derived, "due"); len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextReason)
	return one(LaterDateFixed{ReasonID: id, Fact: f, Clock: derived}, casefile.Text{ID: id, Kind: TextReason, Body: c.Reason})
}

// Computed is what a tariff asks for so many units or pages, by the law on the day of receipt.
func (s State) Computed(by fee.By, before, count int, r Rules) (fee.Fee, error) {
	a := fee.Application{On: cmp.Or(s.ReceivedOn(), s.arrivedOn()), Before: before, Units: 1, Pages: count}
	if by == fee.Units {
		a.Units, a.Pages = count, 0
	}
	return r.Fee.Charge(by, a)
}

// yuan is what the tariff in force on the day of receipt asks for; nothing to pay is nothing to charge.
func (s State) yuan(c Charge, r Rules) (int64, casefile.Refusals) {
	const article = "国办函〔2020〕109号第四条、第五条"
	sum, err := s.Computed(c.Tariff, c.Before, c.Count, r)
	switch {
	case errors.Is(err, fee.ErrTariff):
		return 0, casefile.Refuse(casefile.MissingField, article, "tariff")
	case err != nil:
		return 0, casefile.Refuse(casefile.MissingField, article, "count")
	case sum.Yuan == 0:
		return 0, casefile.Refuse(casefile.MissingField, article, "count")
	}
	return sum.Yuan, nil
}

// charge asks for the fee and stops the clock until it is paid.
func charge(s State, e casefile.Envelope, c Charge, r Rules) (casefile.Decision, error) {
	why := append(mayCharge(s).Refuse(e.On, e.AcceptedOn()), validWay(c.Way)...)
	yuan, faults := s.yuan(c, r)
	if why = append(why, faults...); len(why) > 0 {
		return refused(why)
	}
	f := s.inRound(clock.Fact{Kind: clock.FeeNoticed, On: e.On})
	derived, why := s.stating(f, r)
	if len(why) > 0 {
		return refused(why)
	}
	return written(Charged{Tariff: c.Tariff, Before: c.Before, Count: c.Count, Yuan: yuan, Way: c.Way, Fact: f, Clock: derived}, e.CommandID)
}

func recordPayment(s State, e casefile.Envelope, r Rules) (casefile.Decision, error) {
	if why := mayRecordPayment(s).Refuse(e.On, e.AcceptedOn()); len(why) > 0 {
		return refused(why)
	}
	f := s.inRound(clock.Fact{Kind: clock.Paid, On: e.On})
	derived, why := s.truths(f, r)
	if len(why) > 0 {
		return refused(why)
	}
	return one(Paid{Fact: f, Clock: derived})
}

func closeUnpaid(s State, e casefile.Envelope, c CloseUnpaid, r Rules) (casefile.Decision, error) {
	why := append(mayCloseUnpaid(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("reason", c.Reason)...)
	if len(why) > 0 {
		return refused(why)
	}
	return s.abandoned(e, r, outcome.A42_ABANDON_FEE, clock.Replied, c.Reason)
}
