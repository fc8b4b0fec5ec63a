package worker

import (
	"context"
	"time"

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
	if w.Now().Sub(e.Began()) > workflows.EffectLimit { // a day of tries did not do it
		return w.Record.EffectOverdue(ctx, e.ID, e.Round)
	}
	start := w.engine.StartEffect(ctx, workflows.EffectInput{EffectID: e.ID, Round: e.Round})
	if start != nil {
		return start
	}
	return w.DB.Update(ctx, "note effect", func(tx *store.Tx) error {
		now, err := tx.FindEffect(e.ID)
		if err != nil || now.Status == store.EffectDone || now.Status == store.EffectStuck || now.Round != e.Round {
			return err
		}
		now.TryAt = w.Now().Add(startAgain)
		return tx.SaveEffect(now)
	})
}
