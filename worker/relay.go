package worker

import (
	"context"
	"errors"
	"time"

	"gongkai/casefile"
	"gongkai/store"
	"gongkai/workflows"
)

// startAgain is how long the relay leaves an effect alone that it has started.
const startAgain = 10 * time.Minute

// relay starts the effects that wait in the outbox, each round as a short workflow of its own.
func (w *Worker) relay(ctx context.Context) error {
	var fault error
	for _, status := range []string{store.EffectWaiting, store.EffectStarted} {
		var due []store.Effect
		err := w.DB.View(ctx, "read outbox", func(tx *store.Tx) (err error) {
			due, err = tx.EffectsToTry(status, w.Now(), sweepPage)
			return err
		})
		if err != nil {
			return err
		}
		for _, e := range due {
			if err := w.relayOne(ctx, e); err != nil {
				fault = err
			}
		}
	}
	return fault
}

func (w *Worker) relayOne(ctx context.Context, e store.Effect) error {
	if w.Now().Sub(e.CreatedAt) > workflows.EffectLimit {
		return w.stuck(ctx, e)
	}
	start := w.engine.StartEffect(ctx, workflows.EffectInput{EffectID: e.ID, Round: e.Round})
	if start != nil {
		return start
	}
	return w.DB.Update(ctx, "note effect", func(tx *store.Tx) error {
		now, err := tx.FindEffect(e.ID)
		if err != nil || now.Status == store.EffectDone {
			return err
		}
		now.TryAt = w.Now().Add(startAgain)
		return tx.SaveEffect(now)
	})
}

// stuck puts an effect before its owner: a day of tries did not do it.
func (w *Worker) stuck(ctx context.Context, e store.Effect) error {
	return w.DB.Update(ctx, "effect stuck", func(tx *store.Tx) error {
		now, err := tx.FindEffect(e.ID)
		if errors.Is(err, store.ErrNotFound) || err == nil && now.Status == store.EffectDone {
			return nil
		}
		if err != nil {
			return err
		}
		now.Status = store.EffectStuck
		if err := tx.SaveEffect(now); err != nil {
			return err
		}
		c, err := tx.FindCase(e.CaseID)
		if err != nil {
			return err
		}
		return tx.AddInbox([]store.InboxLine{{ID: casefile.Derived(e.ID, "stuck/"+e.Owner), AccountID: e.Owner, CaseID: e.CaseID, CaseKind: c.Kind,
			Kind: "effect_stuck", Subject: e.ID, At: w.Now()}})
	})
}
