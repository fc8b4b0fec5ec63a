package activities

import (
	"context"
	"fmt"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/letters"
	"gongkai/record"
	"gongkai/statute/clock"
	"gongkai/store"
)

// ExtensionLetter renders the 延期答复告知书 (T06, art. 33(2)) of the day on which the applicant is told, and seals it beside the case.
// A notice that was taken back since is not told.
func ExtensionLetter(db *store.DB, r *record.Recorder, h House) Handler {
	return func(ctx context.Context, e store.Effect) error {
		reading, err := r.Read(ctx, e.CaseID)
		if err != nil {
			return err
		}
		s, ok := reading.State.(application.State)
		if !ok {
			return fmt.Errorf("case %s is no application", e.CaseID)
		}
		if x := s.Extension; x == nil || x.ReasonID != e.Subject || x.NotifiedOn.IsZero() {
			return nil
		}
		in, err := extensionInput(ctx, db, r, h, reading, s)
		if err != nil {
			return err
		}
		letter, err := letters.ExtensionNotice(in)
		if err != nil {
			return unwritable(fmt.Errorf("compose extension letter of case %s: %w", e.CaseID, err))
		}
		return keepLetter(ctx, r, h, e, letter)
	}
}

func extensionInput(ctx context.Context, db *store.DB, r *record.Recorder, h House, reading record.Reading, s application.State) (letters.ExtensionInput, error) {
	x := s.Extension
	head, err := letterhead(ctx, db, r, h, reading.Case.AgencyID, s, x.NotifiedOn)
	if err != nil {
		return letters.ExtensionInput{}, err
	}
	texts, err := r.Texts(ctx, x.ReasonID)
	if err != nil {
		return letters.ExtensionInput{}, err
	}
	before, after := around(s, x.NotifiedSeq, x.NotifiedOn, reading.Rules.Clock)
	course := courseOf(s, x.NotifiedOn)
	course.ExtensionTold, course.ExtendedTo = 0, 0 // the letter itself
	return letters.ExtensionInput{Application: head.application, Course: course, Request: head.request, Reason: texts[x.ReasonID], Days: x.Days,
		ReplyDue: before.ReplyDue, NewDue: after.ReplyDue, DueProvisional: after.Provisional, ApprovedOn: x.ApprovedOn, Agency: head.agency, Date: x.NotifiedOn}, nil
}

// around is the clock as it stood on a day without and with the fact of one event: what came later is no part of a letter of that day.
func around(s application.State, seq int, day civil.Date, rules clock.Rules) (before, after clock.Clock) {
	var without, with []clock.Fact
	for _, f := range s.Facts {
		if max(f.Fact.On, f.Fact.NotifiedOn) > day {
			continue
		}
		with = append(with, f.Fact)
		if f.Seq != seq {
			without = append(without, f.Fact)
		}
	}
	return clock.Derive(without, rules), clock.Derive(with, rules)
}
