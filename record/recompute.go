package record

import (
	"context"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/store"
)

// Recompute derives one open case again under the calendar edition in force and notes a moved date for sign-off. It sends no
// reminder and opens no period: earlier reports that the case now has something to do sooner than its run knows, and a Commit does it.
func (r *Recorder) Recompute(ctx context.Context, caseID string) (earlier bool, err error) {
	err = r.db.Update(ctx, "recompute", func(tx *store.Tx) error {
		s, err := r.sit(tx, caseID)
		if err != nil {
			return err
		}
		earlier, err = s.recompute()
		return err
	})
	return earlier, err
}

func (s *sitting) recompute() (earlier bool, err error) {
	edition := s.book.calendar.Edition()
	if !s.row.Open || s.row.Edition == edition {
		return false, nil
	}
	before, due := s.row, s.log.state.CaseDue()
	e := casefile.Envelope{CommandID: casefile.Derived(s.row.ID, "edition/"+edition), CaseID: s.row.ID, Actor: casefile.System,
		On: civil.In(s.now), AcceptedAt: s.now, RecordedAt: s.now}
	d, err := s.file.Decide(s.log.state, e, recomputeOf(s.row.Kind))
	if err != nil {
		return false, err
	}
	if err := s.append(e, d); err != nil {
		return false, err
	}
	waiting, err := s.tx.WaitingOf(s.row.ID)
	if err != nil {
		return false, err
	}
	if len(waiting) > 0 {
		s.retry = waiting[0].TryAt
	}
	if err := s.finish(before); err != nil {
		return false, err
	}
	wake := s.row.WakeAt
	return !wake.IsZero() && (before.WakeAt.IsZero() || wake.Before(before.WakeAt)), s.noteMoved(edition, due)
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
