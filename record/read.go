package record

import (
	"context"
	"errors"
	"fmt"

	"gongkai/casefile"
	"gongkai/casefile/application"
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
		c, err := r.open(tx, caseID)
		if errors.Is(err, store.ErrNotFound) {
			return ErrUnknown
		}
		if err != nil {
			return err
		}
		waiting, err := tx.CountWaiting(caseID)
		if err != nil {
			return err
		}
		out = Reading{Case: c.row, State: c.log.state, Events: c.log.events, Waiting: waiting, Calendar: c.book.calendar}
		if a, ok := c.file.(application.Casefile); ok {
			out.Rules = a.Rules
		} else if a, ok := c.book.files[casefile.KindApplication].(application.Casefile); ok {
			out.Rules = a.Rules
		}
		return nil
	})
	return out, err
}

// opened is a case as a reader finds it: its row and log, and the rules that hold for it.
type opened struct {
	row  store.Case
	book *book
	file casefile.File
	log  folded
}

// open folds a case under the edition in force; store.ErrNotFound: no such case.
func (r *Recorder) open(tx *store.Tx, caseID string) (c opened, err error) {
	if c.row, err = tx.FindCase(caseID); err != nil {
		return c, err
	}
	if c.book, err = r.head(tx); err != nil {
		return c, err
	}
	if c.file, c.log, err = foldCase(tx, c.book, c.row); err != nil {
		return c, err
	}
	c.file, err = r.told(tx, c.file, c.row.AgencyID)
	return c, err
}

// foldCase reads a case's log and checks that it ends where the case's row says.
func foldCase(tx *store.Tx, b *book, row store.Case) (casefile.File, folded, error) {
	f, err := b.file(row.Kind)
	if err != nil {
		return nil, folded{}, err
	}
	events, err := tx.Events(row.ID)
	if err != nil {
		return nil, folded{}, err
	}
	l, err := fold(f, row.ID, events)
	if err != nil {
		return nil, l, err
	}
	if l.seq != row.Seq || l.digest != row.Digest {
		return nil, l, fmt.Errorf("case %s: row at %d, log at %d: %w", row.ID, row.Seq, l.seq, ErrBroken)
	}
	return f, l, nil
}

// Try decides a command on the case as it stands and keeps nothing: the states before and after, or refusals.
func (r *Recorder) Try(ctx context.Context, in Submission) (before, after casefile.State, err error) {
	err = r.db.Snapshot(ctx, "try command", func(tx *store.Tx) error {
		c, err := r.open(tx, in.CaseID)
		if err != nil {
			return err
		}
		before = c.log.state
		f, err := aware(tx, c.file, c.row, in.Command)
		if err != nil {
			return err
		}
		return withoutPanic(func() error {
			after, err = r.try(f, c.log, in)
			return err
		})
	})
	return before, after, err
}

func (r *Recorder) try(f casefile.File, l folded, in Submission) (casefile.State, error) {
	e := casefile.Envelope{CommandID: casefile.Derived(in.CaseID, "try"), CaseID: in.CaseID, Actor: in.Actor, Behalf: in.Behalf, On: in.On,
		AcceptedAt: r.now(), RecordedAt: r.now()}
	e.Signed = signedIDs(e, in.Signed)
	d, err := f.Decide(l.state, e, in.Command)
	if err != nil {
		return nil, err
	}
	after := l.state
	for i, ev := range d.Events {
		rec := casefile.Recorded{Seq: l.seq + 1 + i, CommandID: e.CommandID, Actor: in.Actor, Behalf: in.Behalf, On: in.On, At: e.RecordedAt, Event: ev}
		if after, err = f.Evolve(after, rec); err != nil {
			return nil, err
		}
	}
	return after, nil
}
