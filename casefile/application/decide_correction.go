package application

import (
	"slices"

	"gongkai/casefile"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// Kinds of sealed texts of these acts.
const (
	TextCorrection   = "correction"
	TextConsultation = "consultation"
)

// maxCorrectionDays bounds the time given to correct, in working days: a "reasonable" period (art. 30).
const maxCorrectionDays = 60

// askCorrection: once, by working day 7. A late or a second notice does not stop the clock; it is recorded when somebody signs
// against the warning.
func askCorrection(s State, e casefile.Envelope, c AskCorrection, r Rules) (casefile.Decision, error) {
	text := CorrectionText(c.Points, c.Text)
	why := append(mayAskCorrection(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("text", text)...)
	why = append(why, lawfulWords("text", c.Text)...)
	if len(review.AsksWhy(c.Text)) > 0 {
		why = append(why, casefile.Refuse(string(review.GateFacts), "条例第二十七条、第二十九条", "text", "condition", "asks_why")...)
	}
	why = append(why, validWay(c.Way)...)
	if slices.ContainsFunc(c.Points, func(m Missing) bool { return m.Ask() == "" }) {
		why = append(why, casefile.Refuse(casefile.MissingField, "条例第三十条", "points")...)
	}
	if c.Days < 0 || c.Days > maxCorrectionDays {
		why = append(why, casefile.Refuse(casefile.MissingField, "条例第三十条", "days")...)
	}
	f := s.inRound(clock.Fact{Kind: clock.CorrectionSent, On: e.On, Days: c.Days})
	derived, doubts := s.stating(f, r, clock.LateCorrectionNotice, clock.SecondCorrection)
	if why = append(why, besides(why, doubts.Unsigned(e.Signed))...); len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextCorrection)
	return written(CorrectionAsked{TextID: id, Points: c.Points, Way: c.Way, Signed: doubts.Taken(e.Signed), Fact: f, Clock: derived}, id,
		casefile.Text{ID: id, Kind: TextCorrection, Body: text})
}

// besides are doubts about a day, unless that day is refused already: it would be said twice.
func besides(why, doubts casefile.Refusals) casefile.Refusals {
	if slices.ContainsFunc(why, func(r casefile.Refusal) bool { return r.Field == "on" }) {
		return nil
	}
	return doubts
}

func receiveCorrection(s State, e casefile.Envelope, c ReceiveCorrection, r Rules) (casefile.Decision, error) {
	why := append(mayReceiveCorrection(s).Refuse(e.On, e.AcceptedOn()), validChannel(c.Channel)...)
	why = append(why, Confirmation(e.AcceptedOn(), c.Channel, c.ConfirmedOn, e.On)...)
	why = append(why, casefile.Needed("text", c.Text)...)
	if len(why) > 0 {
		return refused(why)
	}
	f := s.inRound(clock.Fact{Kind: clock.Corrected, On: e.On, Channel: c.Channel, ConfirmedOn: c.ConfirmedOn})
	derived, why := s.truths(f, r)
	if len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextRequest)
	return one(CorrectionReceived{RequestID: id, Fact: f, Clock: derived}, casefile.Text{ID: id, Kind: TextRequest, Body: c.Text})
}

func closeUncorrected(s State, e casefile.Envelope, c CloseUncorrected, r Rules) (casefile.Decision, error) {
	why := append(mayCloseUncorrected(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("reason", c.Reason)...)
	if len(why) > 0 {
		return refused(why)
	}
	return s.abandoned(e, r, outcome.A30_ABANDON_CORR, clock.CorrectionExpired, c.Reason)
}

// abandoned closes a case because the applicant let his time pass.
func (s State) abandoned(e casefile.Envelope, r Rules, as outcome.Code, kind clock.Kind, reason string) (casefile.Decision, error) {
	f := s.inRound(clock.Fact{Kind: kind, On: e.On})
	derived, why := s.stating(f, r)
	if len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextReason)
	return written(Abandoned{Outcome: as, From: s.Stage, ReasonID: id, Fact: f, Clock: derived}, id, casefile.Text{ID: id, Kind: TextReason, Body: reason})
}
