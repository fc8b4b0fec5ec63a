package activities

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"go.temporal.io/sdk/temporal"

	"gongkai/record"
	"gongkai/store"
	"gongkai/workflows"
)

// Handler does one kind of effect. It must be idempotent by the effect's id: it may run again after a crash.
type Handler func(ctx context.Context, e store.Effect) error

// Final is a fault of what an effect is about: the same would fail again, so a person must mend something first. Why names fields and
// reasons in Chinese, never a value: it is shown to the office.
type Final struct {
	Why string
	Err error
}

// Error is for the log.
func (f Final) Error() string { return "final: " + f.Err.Error() }

// Unwrap is the fault itself.
func (f Final) Unwrap() error { return f.Err }

// Effects are the activities of the effect queue.
type Effects struct {
	DB       *store.DB
	Record   *record.Recorder
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
		return a.failed(ctx, in, fmt.Errorf("effect kind %q is of a newer program", e.Kind))
	}
	if err := handle(ctx, e); err != nil {
		return a.failed(ctx, in, err)
	}
	return workflows.EffectDone{Status: store.EffectDone}, a.scrub(ctx, in, a.finish(ctx, in))
}

// failed notes why a try failed. A final fault ends the round: its workflow is done, and the row waits for a person.
func (a *Effects) failed(ctx context.Context, in workflows.EffectInput, fault error) (workflows.EffectDone, error) {
	noted := record.EffectFault{ID: in.EffectID, Round: in.Round, Why: record.FaultTransient}
	var final Final
	if errors.As(fault, &final) {
		noted.Why, noted.Final = final.Why, true
	}
	told := a.Record.EffectFailed(context.WithoutCancel(ctx), noted)
	scrubbed := a.scrub(ctx, in, errors.Join(fault, told))
	if noted.Final && told == nil {
		return workflows.EffectDone{Status: store.EffectStuck}, nil
	}
	return workflows.EffectDone{}, scrubbed
}

func (a *Effects) start(ctx context.Context, in workflows.EffectInput) (store.Effect, error) {
	var e store.Effect
	err := a.DB.Update(ctx, "start effect", func(tx *store.Tx) (err error) {
		e, err = tx.FindEffect(in.EffectID)
		if errors.Is(err, store.ErrNotFound) { // the database was restored from before it: nothing to do
			e.Status = store.EffectDone
			return nil
		}
		if err == nil && e.Round != in.Round { // a later round does it
			e.Status = store.EffectDone
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
		e.Status, e.DoneAt, e.Fault = store.EffectDone, a.Now(), ""
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
