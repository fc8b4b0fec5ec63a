package torture

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"gongkai/civil"
	"gongkai/record"
	"gongkai/seal"
	"gongkai/store"
)

// settleLimit: so long after the last restart nothing may wait any more.
const settleLimit = 60 * time.Second

// audit waits until the office is quiet and compares what people were told with what is in the log.
func audit(ctx context.Context, o Options, c *crowd, r *Report, restarted time.Time) error {
	db, err := store.Open(ctx, store.Config{DSN: "sqlite:" + filepath.Join(o.dataDir(), "gongkai.db")})
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // only reads
	keys, err := seal.Load(filepath.Join(o.dataDir(), "keys.json"))
	if err != nil {
		return err
	}
	if err := settle(ctx, db, r, restarted); err != nil {
		return err
	}
	for _, w := range c.workers {
		r.Wrong = append(r.Wrong, w.wrong...)
		r.Cases += len(w.cases)
		r.Longest = max(r.Longest, w.longest)
		for _, a := range w.acks {
			r.Acknowledged++
			if !a.Done {
				r.Kept++
			}
			if err := checkAck(ctx, db, a, r); err != nil {
				return err
			}
		}
	}
	if err := checkNumbers(ctx, db, r); err != nil {
		return err
	}
	return checkRows(ctx, record.New(db, keys, nil), r)
}

// settle waits until no command waits and no case is past its wake.
func settle(ctx context.Context, db *store.DB, r *Report, restarted time.Time) error {
	for {
		waiting, asleep, err := unsettled(ctx, db)
		if err != nil {
			return err
		}
		if waiting == 0 && asleep == 0 {
			r.Settled = time.Since(restarted)
			return nil
		}
		if time.Since(restarted) > settleLimit {
			r.Wrong = append(r.Wrong, fmt.Sprintf("%d commands wait and %d cases sleep past their wake %s after the last restart", waiting, asleep, settleLimit))
			return nil
		}
		pause(ctx, 250*time.Millisecond)
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

func unsettled(ctx context.Context, db *store.DB) (waiting, asleep int, err error) {
	err = db.View(ctx, "unsettled", func(tx *store.Tx) error {
		cmds, err := tx.CommandsIn(store.Waiting, 1000)
		if err != nil {
			return err
		}
		now := time.Now()
		late, err := tx.CasesPastWake(now.Add(-5*time.Second), now.Add(time.Hour), 1000)
		waiting, asleep = len(cmds), len(late)
		return err
	})
	return waiting, asleep, err
}

// checkAck: an acknowledged command is in the log exactly once, in its case; a kept one is decided.
func checkAck(ctx context.Context, db *store.DB, a ack, r *Report) error {
	return db.View(ctx, "check acknowledged command", func(tx *store.Tx) error {
		events, err := tx.EventsOfCommand(a.Command)
		if err != nil {
			return err
		}
		cmd, err := tx.FindCommand(a.Command)
		if err != nil {
			r.Wrong = append(r.Wrong, fmt.Sprintf("command %s was acknowledged and is not kept", a.Command))
			return nil
		}
		if cmd.Status != store.Done {
			r.Wrong = append(r.Wrong, fmt.Sprintf("command %s (%s) is %s", a.Command, cmd.Kind, cmd.Status))
			return nil
		}
		if len(events) != 1 || events[0].CaseID != a.Case || events[0].N != 0 {
			r.Wrong = append(r.Wrong, fmt.Sprintf("command %s (%s) has %d events", a.Command, cmd.Kind, len(events)))
		}
		return nil
	})
}

// checkNumbers: the 登记号 of the year run from 1 without a gap.
func checkNumbers(ctx context.Context, db *store.DB, r *Report) error {
	return db.View(ctx, "check numbers", func(tx *store.Tx) error {
		office, err := tx.UnitByCode("office")
		if err != nil {
			return err
		}
		year, before, want := civil.In(time.Now()).Year(), 0, -1
		for {
			page, err := tx.AllApplications(store.AllQuery{AgencyID: office.ID, Year: year, Before: before, Limit: 500})
			if err != nil {
				return err
			}
			for _, a := range page {
				if want >= 0 && a.Ordinal != want {
					r.Wrong = append(r.Wrong, fmt.Sprintf("number %d is followed by %d", a.Ordinal, want+1))
				}
				want, before = a.Ordinal-1, a.Ordinal
			}
			if len(page) < 500 {
				break
			}
		}
		if want > 0 {
			r.Wrong = append(r.Wrong, fmt.Sprintf("numbers begin at %d", want+1))
		}
		return nil
	})
}

// checkRows: every log's chain of digests holds and live rows equal a rebuild.
func checkRows(ctx context.Context, rec *record.Recorder, r *Report) error {
	out, err := rec.Rebuild(ctx, false)
	if err != nil {
		return err
	}
	if out.Differs() {
		r.Wrong = append(r.Wrong, fmt.Sprintf("list rows differ from a rebuild: %+v", out))
	}
	return nil
}
