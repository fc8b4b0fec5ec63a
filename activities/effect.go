package activities

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"go.temporal.io/sdk/temporal"

	"gongkai/store"
	"gongkai/workflows"
)

// Handler does one kind of effect. It must be idempotent by the effect's id: it may run again after a crash.
type Handler func(ctx context.Context, e store.Effect) error

// Effects are the activities of the effect queue.
type Effects struct {
	DB       *store.DB
	Handlers map[string]Handler // by effect kind
	Now      func() time.Time
	Log      *slog.Logger
}

// RunEffect marks the row started, does the work, and marks it done. A row that is done is left alone.
func (a *Effects) RunEffect(ctx context.Context, in workflows.EffectInput) (workflows.EffectDone, error) {
	e, err := a.start(ctx, in)
	if err != nil || e.Status == store.EffectDone {
		return workflows.EffectDone{Status: e.Status}, a.scrub(ctx, in, err)
	}
	handle, known := a.Handlers[e.Kind]
	if !known {
		return workflows.EffectDone{}, temporal.NewApplicationError("effect unknown to this program", "Newer")
	}
	if err := handle(ctx, e); err != nil {
		return workflows.EffectDone{}, a.scrub(ctx, in, err)
	}
	return workflows.EffectDone{Status: store.EffectDone}, a.scrub(ctx, in, a.finish(ctx, in))
}

func (a *Effects) start(ctx context.Context, in workflows.EffectInput) (store.Effect, error) {
	var e store.Effect
	err := a.DB.Update(ctx, "start effect", func(tx *store.Tx) (err error) {
		e, err = tx.FindEffect(in.EffectID)
		if errors.Is(err, store.ErrNotFound) { // the database was restored from before it: nothing to do
			e.Status = store.EffectDone
			return nil
		}
		if err != nil || e.Status == store.EffectDone {
			return err
		}
		e.Status, e.Tries, e.StartedAt = store.EffectStarted, e.Tries+1, a.Now()
		return tx.SaveEffect(e)
	})
	return e, err
}

func (a *Effects) finish(ctx context.Context, in workflows.EffectInput) error {
	return a.DB.Update(ctx, "finish effect", func(tx *store.Tx) error {
		e, err := tx.FindEffect(in.EffectID)
		if err != nil {
			return err
		}
		e.Status, e.DoneAt = store.EffectDone, a.Now()
		return tx.SaveEffect(e)
	})
}

// scrub logs a fault in full and gives Temporal its class only.
func (a *Effects) scrub(ctx context.Context, in workflows.EffectInput, err error) error {
	if err == nil {
		return nil
	}
	a.Log.ErrorContext(ctx, "effect", "effect", in.EffectID, "round", in.Round, "error", err)
	return temporal.NewApplicationError("effect failed", "Fault")
}
