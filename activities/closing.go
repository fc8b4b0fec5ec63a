package activities

import (
	"context"
	"fmt"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/letters"
	"gongkai/record"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/store"
)

// ClosingLetter renders the letter on an application that ended because it was not corrected (T40) or not paid for (T41) in time,
// and seals it beside the case. It is dated as the act was. An act that was taken back since is not told.
func ClosingLetter(db *store.DB, r *record.Recorder, h House) Handler {
	return func(ctx context.Context, e store.Effect) error {
		reading, err := r.Read(ctx, e.CaseID)
		if err != nil {
			return err
		}
		s, ok := reading.State.(application.State)
		if !ok {
			return fmt.Errorf("case %s is no application", e.CaseID)
		}
		ended, ok := abandonment(s, reading.Events)
		if !ok || ended.ReasonID != e.Subject {
			return nil
		}
		letter, err := closingLetter(ctx, db, r, h, reading.Case.AgencyID, s, ended)
		if err != nil {
			return err
		}
		return keepLetter(ctx, r, h, e, letter)
	}
}

// abandonment is the act in force that ended the case because the applicant let his time pass.
func abandonment(s application.State, events []casefile.Recorded) (application.Abandoned, bool) {
	for _, e := range events {
		if x, ok := e.Event.(application.Abandoned); ok && e.Seq == s.AbandonedSeq {
			x.Fact = factOf(s, e.Seq) // as it stands after amendments
			return x, true
		}
	}
	return application.Abandoned{}, false
}

func closingLetter(ctx context.Context, db *store.DB, r *record.Recorder, h House, agency string, s application.State, x application.Abandoned) (letters.Letter, error) {
	head, err := letterhead(ctx, db, r, h, agency, s, x.Fact.On)
	if err != nil {
		return letters.Letter{}, err
	}
	texts, err := r.Texts(ctx, x.ReasonID)
	if err != nil {
		return letters.Letter{}, err
	}
	var letter letters.Letter
	switch {
	case x.Outcome == outcome.A42_ABANDON_FEE && s.Fee != nil:
		noticed := factOf(s, s.Fee.Seq)
		letter, err = letters.Unpaid(letters.UnpaidInput{Application: head.application, Request: head.request, NoticedOn: noticed.On, ServedOn: noticed.ServedOn,
			Yuan: s.Fee.Yuan, Due: until(s.Clock, clock.StepFeeNoticed, noticed.On), ServedOnline: head.online, Redress: head.redress, Agency: head.agency, Date: x.Fact.On})
	case x.Outcome == outcome.A30_ABANDON_CORR && len(s.Corrections) > 0:
		asked := askedThatStopped(s)
		letter, err = letters.Uncorrected(letters.UncorrectedInput{Application: head.application, Request: head.request, AskedOn: asked.On, ServedOn: asked.ServedOn,
			Due: until(s.Clock, clock.StepCorrectionSent, asked.On), Reason: texts[x.ReasonID], ServedOnline: head.online, Redress: head.redress, Agency: head.agency,
			Date: x.Fact.On})
	default:
		return letter, fmt.Errorf("case %s ended as %s without a letter to answer", s.ID, x.Outcome)
	}
	if err != nil {
		return letter, unwritable(fmt.Errorf("compose closing letter of case %s: %w", s.ID, err))
	}
	return letter, nil
}

// askedThatStopped is the 补正通知 for whose want the case ended: the one that gave the applicant a time (art. 30 knows one).
func askedThatStopped(s application.State) clock.Fact {
	for _, c := range s.Corrections {
		if f := factOf(s, c.Seq); !until(s.Clock, clock.StepCorrectionSent, f.On).IsZero() {
			return f
		}
	}
	return clock.Fact{}
}

// until is the last day that a letter of a day gave, as the clock explains it.
func until(c clock.Clock, code clock.StepCode, on civil.Date) (last civil.Date) {
	for _, x := range c.Explain {
		if x.Code == code && x.On == on {
			last = x.Until
		}
	}
	return last
}
