package record

import (
	"context"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/store"
)

// Recompute derives one case again under the calendar edition in force and notes a moved date for sign-off. earlier reports that
// the case now has something to do sooner than its run knows.
func (r *Recorder) Recompute(ctx context.Context, caseID string) (earlier bool, err error) {
	err = r.db.Update(ctx, "recompute", func(tx *store.Tx) error {
		s, err := r.sit(tx, caseID)
		if err != nil {
			return err
		}
		before, due := s.row, s.log.state.CaseDue()
		edition := s.book.calendar.Edition()
		e := casefile.Envelope{CommandID: casefile.Derived(caseID, "edition/"+edition), CaseID: caseID, Actor: casefile.System,
			On: civil.In(s.now), AcceptedAt: s.now, RecordedAt: s.now}
		d, err := s.file.Decide(s.log.state, e, recomputeOf(s.row.Kind))
		if err != nil {
			return err
		}
		if err := s.append(e, d); err != nil {
			return err
		}
		if err := s.finish(before); err != nil {
			return err
		}
		if err := s.noteMoved(edition, due); err != nil {
			return err
		}
		earlier = !s.row.WakeAt.IsZero() && (before.WakeAt.IsZero() || s.row.WakeAt.Before(before.WakeAt))
		s.row.Edition = edition // the case was seen, whether a date moved or not
		return tx.SaveCase(s.row)
	})
	return earlier, err
}

func recomputeOf(kind string) casefile.Command {
	if kind == string(casefile.KindApplication) {
		return application.Recompute{}
	}
	return assignment.Recompute{}
}

func (s *sitting) noteMoved(edition string, before civil.Date) error {
	after := s.log.state.CaseDue()
	if after == before {
		return nil
	}
	return s.tx.PutMovedDate(store.MovedDate{Edition: edition, CaseID: s.row.ID, BeforeOn: before.String(), AfterOn: after.String(), At: s.now})
}
