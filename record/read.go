package record

import (
	"context"
	"errors"
	"fmt"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/store"
)

// Reading is a case as its log tells it now.
type Reading struct {
	Case     store.Case
	State    casefile.State
	Events   []casefile.Recorded
	Waiting  int // commands not decided yet
	Calendar *calendar.Calendar
	Rules    application.Rules
}

// Read folds a case for a page; it locks nothing and needs no Temporal. ErrUnknown: no such case.
func (r *Recorder) Read(ctx context.Context, caseID string) (Reading, error) {
	var out Reading
	err := r.db.Snapshot(ctx, "read case", func(tx *store.Tx) error {
		row, err := tx.FindCase(caseID)
		if errors.Is(err, store.ErrNotFound) {
			return ErrUnknown
		}
		if err != nil {
			return err
		}
		b, err := r.head(tx)
		if err != nil {
			return err
		}
		l, err := r.foldCase(tx, b, row)
		if err != nil {
			return err
		}
		waiting, err := tx.CountWaiting(caseID)
		if err != nil {
			return err
		}
		out = Reading{Case: row, State: l.state, Events: l.events, Waiting: waiting, Calendar: b.calendar}
		if f, ok := b.files[casefile.KindApplication].(application.Casefile); ok {
			out.Rules = f.Rules
		}
		return nil
	})
	return out, err
}

func (r *Recorder) foldCase(tx *store.Tx, b *book, row store.Case) (folded, error) {
	f, err := b.file(row.Kind)
	if err != nil {
		return folded{}, err
	}
	events, err := tx.Events(row.ID)
	if err != nil {
		return folded{}, err
	}
	l, err := fold(f, row.ID, events)
	if err != nil {
		return l, err
	}
	if l.seq != row.Seq || l.digest != row.Digest {
		return l, fmt.Errorf("case %s: row at %d, log at %d: %w", row.ID, row.Seq, l.seq, ErrBroken)
	}
	return l, nil
}

// Try decides a command on the case as it stands and keeps nothing: the states before and after, or refusals.
func (r *Recorder) Try(ctx context.Context, caseID, actor string, on civil.Date, c casefile.Command) (before, after casefile.State, err error) {
	err = r.db.Snapshot(ctx, "try command", func(tx *store.Tx) error {
		row, err := tx.FindCase(caseID)
		if err != nil {
			return err
		}
		b, err := r.head(tx)
		if err != nil {
			return err
		}
		f, err := b.file(row.Kind)
		if err != nil {
			return err
		}
		l, err := r.foldCase(tx, b, row)
		if err != nil {
			return err
		}
		before = l.state
		e := casefile.Envelope{CommandID: casefile.Derived(caseID, "try"), CaseID: caseID, Actor: actor, On: on, AcceptedAt: r.now(), RecordedAt: r.now()}
		d, err := f.Decide(l.state, e, c)
		if err != nil {
			return err
		}
		for i, ev := range d.Events {
			rec := casefile.Recorded{Seq: l.seq + 1 + i, CommandID: e.CommandID, Actor: actor, On: on, At: e.RecordedAt, Event: ev}
			if l.state, err = f.Evolve(l.state, rec); err != nil {
				return err
			}
		}
		after = l.state
		return nil
	})
	return before, after, err
}
