package record

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"gongkai/casefile"
	"gongkai/store"
)

// RetryCommand sets a faulted command waiting again (gongkai commands retry).
func (r *Recorder) RetryCommand(ctx context.Context, by Operator, id string) (store.Command, error) {
	return r.faulted(ctx, by, ActRetryCommand, id, func(tx *store.Tx, c *store.Command) error {
		c.Status, c.Faults, c.TryAt, c.Answer, c.DecidedAt = store.Waiting, 0, time.Time{}, "", time.Time{}
		return tx.SaveCommand(*c)
	})
}

// DismissCommand gives a faulted command up: what was typed is erased, and its author is told that nothing came of it
// (gongkai commands dismiss).
func (r *Recorder) DismissCommand(ctx context.Context, by Operator, id string) (store.Command, error) {
	return r.faulted(ctx, by, ActDismissCommand, id, func(tx *store.Tx, c *store.Command) error {
		row, err := tx.FindCase(c.CaseID)
		if err != nil {
			return err
		}
		answer, err := json.Marshal(Answer{Seq: row.Seq, Ref: Reference(id)})
		if err != nil {
			return err
		}
		c.Status, c.Body, c.Answer, c.DecidedAt = store.Dismissed, "", string(answer), r.now()
		if err := tx.SaveCommand(*c); err != nil || c.Actor == casefile.System {
			return err
		}
		s := &sitting{Recorder: r, tx: tx, row: row}
		return tx.RaiseInbox([]store.InboxLine{s.commandLine(*c, store.Dismissed, c.Actor)})
	})
}

func (r *Recorder) faulted(ctx context.Context, by Operator, act, id string, do func(*store.Tx, *store.Command) error) (c store.Command, err error) {
	err = r.operate(ctx, by, act, id, func(tx *store.Tx) (caseID string, err error) {
		if c, err = tx.LockCommand(id); err != nil {
			return "", err
		}
		if c.Status != store.Faulted {
			return "", fmt.Errorf("command %s is %s: %w", id, c.Status, ErrNotFaulted)
		}
		return c.CaseID, do(tx, &c)
	})
	return c, err
}

// SignMovedDate writes down that somebody has seen that a new calendar moved a due date.
func (r *Recorder) SignMovedDate(ctx context.Context, by Operator, edition, caseID string) error {
	return r.operate(ctx, by, ActSignMoved, caseID, func(tx *store.Tx) (string, error) {
		return caseID, tx.SignMovedDate(edition, caseID, by.Account, r.now())
	})
}

// RevealReason opens why somebody looked at unmasked data.
func (r *Recorder) RevealReason(row store.Reveal) (string, error) {
	plain, err := r.keys.Open(place("reveals", "reason", row.ID), row.Reason)
	return string(plain), err
}
