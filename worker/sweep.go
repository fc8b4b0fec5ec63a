package worker

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"gongkai/casefile"
	"gongkai/store"
	"gongkai/workflows"
)

// How often the jobs run and when a case counts as behind.
const (
	sweepEvery   = 10 * time.Second
	relayEvery   = 2 * time.Second
	leaseLength  = 20 * time.Second
	lateWake     = 2 * time.Minute  // a wake this long past
	lateCommand  = 15 * time.Second // a command waiting this long
	sweepPage    = 200
	firstLook    = 10 * time.Second // between two looks at the same case, doubled each time
	longestLook  = 10 * time.Minute
	bodiesKept   = 30 * 24 * time.Hour // sealed bodies of refused and stale commands
	recomputePer = 50 * time.Millisecond
)

// job is a background round that only one worker does at a time. Two at once do no harm.
type job struct {
	name   string
	period time.Duration
	run    func(context.Context) error
}

// every runs a job until ctx ends and notes each round: silence is the alarm (table jobs).
func (w *Worker) every(ctx context.Context, j job) {
	holder := uuid.NewString()
	tick := time.NewTicker(j.period)
	defer tick.Stop()
	for {
		if err := w.round(ctx, j, holder); err != nil && ctx.Err() == nil {
			w.Log.Warn("job", "job", j.name, "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (w *Worker) round(ctx context.Context, j job, holder string) error {
	mine := false
	err := w.DB.Update(ctx, "lease "+j.name, func(tx *store.Tx) (err error) {
		mine, err = tx.TakeLease(j.name, holder, max(leaseLength, 2*j.period))
		return err
	})
	if err != nil || !mine {
		return err
	}
	done := j.run(ctx)
	row := store.Job{Name: j.name, EverySeconds: int(j.period / time.Second), LastTryAt: w.Now()}
	if done == nil {
		row.LastOkAt = row.LastTryAt
	}
	return errors.Join(done, w.DB.Update(ctx, "note job", func(tx *store.Tx) error { return tx.PutJob(row) }))
}

// sweep looks at every case that is behind: a wake long past or a command long waiting, whatever Temporal says.
func (w *Worker) sweep(ctx context.Context) error {
	behind, err := w.behind(ctx)
	if err != nil {
		return err
	}
	var fault error
	for _, c := range behind {
		if err := w.lookAgain(ctx, c); err != nil {
			fault = err
		}
	}
	return fault
}

func (w *Worker) behind(ctx context.Context) ([]store.Case, error) {
	now := w.Now()
	var out []store.Case
	err := w.DB.View(ctx, "find cases behind", func(tx *store.Tx) error {
		late, err := tx.CasesPastWake(now.Add(-lateWake), now, sweepPage)
		if err != nil {
			return err
		}
		waiting, err := tx.WaitingSince(now.Add(-lateCommand), sweepPage)
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, c := range late {
			seen[c.ID] = true
		}
		out = late
		for _, cmd := range waiting {
			if seen[cmd.CaseID] {
				continue
			}
			seen[cmd.CaseID] = true
			c, err := tx.FindCase(cmd.CaseID)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			if !c.NextLookAt.After(now) {
				out = append(out, c)
			}
		}
		return nil
	})
	return out, err
}

// lookAgain nudges a case's run and notes when the sweeper may do so again: after 10, 20, 40 s … 10 min. Commit clears the note.
func (w *Worker) lookAgain(ctx context.Context, c store.Case) error {
	look := w.engine.Look(ctx, casefile.Kind(c.Kind), c.ID)
	next := w.Now().Add(min(firstLook<<min(c.Looks, 10), longestLook))
	err := w.DB.Update(ctx, "note look", func(tx *store.Tx) error { return tx.SetLook(c.ID, next, c.Looks+1) })
	return errors.Join(look, err)
}

// recompute derives open cases again whose dates come from another calendar edition, at most twenty a second.
func (w *Worker) recompute(ctx context.Context) error {
	cal, err := w.Record.Calendar(ctx)
	if err != nil {
		return err
	}
	after := ""
	var fault error
	for {
		var page []store.Case
		err := w.DB.View(ctx, "find cases of an old edition", func(tx *store.Tx) (err error) {
			page, err = tx.CasesOfOldEdition(cal.Edition(), after, sweepPage)
			return err
		})
		if err != nil || len(page) == 0 {
			return errors.Join(fault, err)
		}
		for _, c := range page {
			after = c.ID
			if err := w.recomputeOne(ctx, c); err != nil { // a case that faults is listed and skipped
				w.Log.Error("recompute", "case", c.ID, "error", err)
				fault = err
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(recomputePer):
			}
		}
	}
}

func (w *Worker) recomputeOne(ctx context.Context, c store.Case) error {
	earlier, err := w.Record.Recompute(ctx, c.ID)
	if err != nil || !earlier {
		return err
	}
	return w.engine.Look(ctx, casefile.Kind(c.Kind), c.ID)
}

// tidy forgets what need not be kept: expired sessions and drafts, sealed bodies of commands refused long ago.
func (w *Worker) tidy(ctx context.Context) error {
	return w.DB.Update(ctx, "tidy", func(tx *store.Tx) error {
		if err := tx.DeleteSessionsBefore(w.Now()); err != nil {
			return err
		}
		if err := tx.DeleteDraftsBefore(w.Now()); err != nil {
			return err
		}
		_, err := tx.EraseBodies(w.Now().Add(-bodiesKept))
		return err
	})
}

// Recover starts the run of every case that has something to wait for. Temporal's storage may have been lost: the database is
// the record, so dates and reminders are what they were.
func Recover(ctx context.Context, db *store.DB, engine workflows.Engine, step func(done int)) (int, error) {
	n := 0
	for _, kind := range casefile.Kinds() {
		after := ""
		for {
			var page []store.Case
			err := db.View(ctx, "page cases", func(tx *store.Tx) (err error) {
				page, err = tx.CasesAfter(string(kind), after, sweepPage)
				return err
			})
			if err != nil {
				return n, err
			}
			for _, c := range page {
				after = c.ID
				if c.WakeAt.IsZero() && !waits(ctx, db, c.ID) {
					continue
				}
				if err := engine.Look(ctx, kind, c.ID); err != nil {
					return n, err
				}
				if n++; step != nil {
					step(n)
				}
			}
			if len(page) < sweepPage {
				break
			}
		}
	}
	return n, nil
}

func waits(ctx context.Context, db *store.DB, caseID string) bool {
	n := 0
	err := db.View(ctx, "count waiting", func(tx *store.Tx) (err error) {
		n, err = tx.CountWaiting(caseID)
		return err
	})
	return err != nil || n > 0 // in doubt the case is looked at
}
