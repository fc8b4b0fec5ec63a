package desk

import (
	"context"
	"errors"
	"sync"

	"gongkai/auth"
	"gongkai/casefile"
)

// DemoState is how loading the demonstration county stands.
type DemoState struct {
	Here     bool // its units are there
	Running  bool
	Done, Of int
	Refusals casefile.Refusals // why it was not begun
	Failed   bool              // it was stopped by a fault; asked again, it goes on
	Loaded   *DemoLoaded       // by this process: with the passwords, until somebody has noted them
}

// demoJob is the one loading that runs in this process.
type demoJob struct {
	mu     sync.Mutex
	state  DemoState
	cancel context.CancelFunc
}

// StartDemo loads the demonstration county behind the answer: the page that asked may be left. DemoState tells how far it is. Asked while it
// runs, it starts nothing.
func (d *Desk) StartDemo(ctx context.Context, p auth.Person) error {
	if err := may(p, auth.LoadDemo, auth.Subject{}); err != nil {
		return err
	}
	real, err := d.hasRealCases(ctx)
	if err != nil {
		return err
	}
	if real {
		return casefile.Refuse(casefile.Demonstration, "", "", "found", "real")
	}
	j := &d.demo
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.state.Running {
		return nil
	}
	j.state = DemoState{Running: true}
	ctx, j.cancel = context.WithCancel(context.WithoutCancel(ctx))
	d.looks.Go(func() {
		loaded, err := d.LoadDemo(ctx, p, func(done, of int) {
			j.mu.Lock()
			defer j.mu.Unlock()
			j.state.Done, j.state.Of = done, of
		})
		j.ended(loaded, err)
		if err != nil {
			d.log.Error("load demonstration county", "error", err) // it holds keys of the diary and codes
		}
	})
	return nil
}

func (j *demoJob) ended(loaded DemoLoaded, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.cancel()
	j.state.Running = false
	var why casefile.Refusals
	switch {
	case err == nil:
		j.state.Loaded = &loaded
	case errors.As(err, &why) && why.Has(casefile.Demonstration):
		j.state.Refusals = why
	default:
		j.state.Failed = true
	}
}

// stop ends what runs; asked again, it goes on.
func (j *demoJob) stop() {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.state.Running {
		j.cancel()
	}
}

// DemoState is how loading stands.
func (d *Desk) DemoState(ctx context.Context, p auth.Person) (DemoState, error) {
	if err := may(p, auth.LoadDemo, auth.Subject{}); err != nil {
		return DemoState{}, err
	}
	here, err := d.HasDemo(ctx)
	d.demo.mu.Lock()
	defer d.demo.mu.Unlock()
	out := d.demo.state
	out.Here = here
	return out, err
}

// ForgetDemoPasswords lets go of the one-time passwords: somebody has noted them.
func (d *Desk) ForgetDemoPasswords(p auth.Person) error {
	if err := may(p, auth.LoadDemo, auth.Subject{}); err != nil {
		return err
	}
	d.demo.mu.Lock()
	defer d.demo.mu.Unlock()
	if !d.demo.state.Running {
		d.demo.state.Loaded = nil
	}
	return nil
}
