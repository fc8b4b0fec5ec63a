package record

import (
	"context"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/store"
)

// Foreseen is what a calendar that is not loaded yet would do to an open case.
type Foreseen struct {
	CaseID        string
	Before, After civil.Date
}

// Foresee tries a calendar on open cases, by key, and keeps nothing: the cases whose due date it would move, how many it looked at, and
// the case after which it goes on ("" at the end). A case whose log cannot be read is passed over: loading passes it over too.
func (r *Recorder) Foresee(ctx context.Context, c *calendar.Calendar, after string, limit int) (moved []Foreseen, looked int, more string, err error) {
	b, err := newBook(c, r.settings)
	if err != nil {
		return nil, 0, "", err
	}
	err = r.db.View(ctx, "foresee calendar", func(tx *store.Tx) error {
		rows, err := tx.CasesOfOldEdition(c.Edition(), after, limit)
		if err != nil {
			return err
		}
		for _, row := range rows {
			f, ok, err := r.foresee(tx, b, row)
			if err != nil {
				return err
			}
			if ok && f.Before != f.After {
				moved = append(moved, f)
			}
		}
		if looked = len(rows); looked == limit {
			more = rows[looked-1].ID
		}
		return nil
	})
	return moved, looked, more, err
}

func (r *Recorder) foresee(tx *store.Tx, b *book, row store.Case) (Foreseen, bool, error) {
	out := Foreseen{CaseID: row.ID}
	f, l, err := foldCase(tx, b, row)
	if err != nil {
		if faultOfDatabase(err) {
			return out, false, err
		}
		return out, false, nil
	}
	out.Before, out.After = l.state.CaseDue(), l.state.CaseDue()
	now := r.now()
	e := casefile.Envelope{CommandID: casefile.Derived(row.ID, "foresee"), CaseID: row.ID, Actor: casefile.System, On: civil.In(now), AcceptedAt: now, RecordedAt: now}
	var after casefile.State
	fault := withoutPanic(func() error {
		d, err := f.Decide(l.state, e, recomputeOf(row.Kind))
		after = l.state
		for i, ev := range d.Events {
			if err != nil {
				return err
			}
			after, err = f.Evolve(after, casefile.Recorded{Seq: l.seq + 1 + i, CommandID: e.CommandID, Actor: e.Actor, On: e.On, At: now, Event: ev})
		}
		return err
	})
	if fault != nil {
		return out, false, nil
	}
	out.After = after.CaseDue()
	return out, true, nil
}
