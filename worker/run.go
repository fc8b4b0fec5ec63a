package worker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"go.temporal.io/sdk/client"
	sdkworker "go.temporal.io/sdk/worker"

	"gongkai/activities"
	"gongkai/casefile"
	"gongkai/record"
	"gongkai/store"
	"gongkai/workflows"
)

// Options of a worker process.
type Options struct {
	Client  client.Client
	DB      *store.DB
	Record  *record.Recorder
	Effects map[string]activities.Handler
	Log     *slog.Logger
	Now     func() time.Time
}

// Worker polls the task queues and runs the background jobs.
type Worker struct {
	Options
	engine workflows.Engine
	trust  atomic.Pointer[string] // why polling is off; nil: it is on, or not tried yet
	ready  atomic.Bool
	pulse  *Pulse
}

// New makes a worker.
func New(o Options) *Worker {
	if o.Now == nil {
		o.Now = time.Now
	}
	engine := workflows.Engine{Client: o.Client}
	return &Worker{Options: o, engine: engine, pulse: NewPulse(engine.Healthy)}
}

// Run works until ctx ends. A Temporal that is away is waited for; the sweeper and the relay run all the while.
func (w *Worker) Run(ctx context.Context) error {
	var jobs sync.WaitGroup
	jobs.Go(func() { w.every(ctx, job{name: "sweep", period: sweepEvery, run: w.sweep}) })
	jobs.Go(func() { w.every(ctx, job{name: "relay", period: relayEvery, run: w.relay}) })
	jobs.Go(func() { w.every(ctx, job{name: "recompute", period: sweepEvery, run: w.recompute}) })
	jobs.Go(func() { w.every(ctx, job{name: "tidy", period: time.Hour, run: w.tidy}) })
	jobs.Go(func() { w.pulse.Run(ctx) })
	err := w.poll(ctx)
	jobs.Wait()
	return err
}

// Trouble says in Chinese why nothing is being decided; "" when all is well.
func (w *Worker) Trouble() string {
	switch why := w.trust.Load(); {
	case why != nil:
		return *why
	case !w.ready.Load():
		return "流程引擎尚未就绪，登记和查阅照常，其他操作已收下、稍后办理"
	}
	return w.pulse.Trouble()
}

// poll starts the SDK workers once Temporal answers and its open histories replay.
func (w *Worker) poll(ctx context.Context) error {
	cases := sdkworker.New(w.Client, workflows.CaseQueue, sdkworker.Options{
		MaxConcurrentWorkflowTaskPollers: 4, DeadlockDetectionTimeout: 5 * time.Second, LocalActivityWorkerOnly: true,
		WorkerStopTimeout: 5 * time.Second})
	workflows.RegisterCases(cases)
	activities.RegisterCases(cases, &activities.Cases{Record: w.Record, Nudger: nudger{w.engine, w.Log}, Log: w.Log})
	effects := sdkworker.New(w.Client, workflows.EffectQueue, sdkworker.Options{WorkerStopTimeout: 5 * time.Second})
	workflows.RegisterEffects(effects)
	activities.RegisterEffects(effects, &activities.Effects{DB: w.DB, Record: w.Record, Handlers: w.Effects, Now: w.Now, Log: w.Log})

	if err := w.waitForServer(ctx); err != nil {
		return nil
	}
	if err := w.rehearse(ctx); err != nil {
		why := "新版本不能重放在办流程的历史，已停止办理，请联系运维"
		w.trust.Store(&why)
		w.Log.Error("open histories do not replay; polling stays off", "error", err)
		<-ctx.Done()
		return nil
	}
	if err := errors.Join(cases.Start(), effects.Start()); err != nil {
		return fmt.Errorf("start workers: %w", err)
	}
	w.ready.Store(true)
	<-ctx.Done()
	cases.Stop()
	effects.Stop()
	return nil
}

func (w *Worker) waitForServer(ctx context.Context) error {
	for pause := 200 * time.Millisecond; ; pause = min(2*pause, 5*time.Second) {
		if w.engine.Healthy(ctx) == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// nudger tells Temporal of cases that another case's event gave commands to. What it misses, the sweeper finds.
type nudger struct {
	engine workflows.Engine
	log    *slog.Logger
}

// Nudge returns at once.
func (n nudger) Nudge(ctx context.Context, refs []record.Ref) {
	go func() {
		ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
		defer cancel()
		for _, ref := range refs {
			if err := n.engine.Look(ctx, casefile.Kind(ref.Kind), ref.ID); err != nil {
				n.log.Info("nudge", "case", ref.ID, "error", err)
			}
		}
	}()
}
