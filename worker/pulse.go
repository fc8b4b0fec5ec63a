package worker

import (
	"context"
	"sync/atomic"
	"time"
)

// pulseEvery is how often Temporal is asked for a sign of life.
const pulseEvery = 2 * time.Second

// missedBeats in a row mean that it is away: one may be a hiccup.
const missedBeats = 2

// Pulse asks Temporal now and again for a sign of life, so that pages can say at once when it hangs: a server that is stopped still
// answers its port.
type Pulse struct {
	ask    func(context.Context) error // answers or fails within two seconds
	missed atomic.Int32
}

// NewPulse makes a pulse over workflows.Engine.Healthy.
func NewPulse(ask func(context.Context) error) *Pulse { return &Pulse{ask: ask} }

// Run asks until ctx ends.
func (p *Pulse) Run(ctx context.Context) {
	tick := time.NewTicker(pulseEvery)
	defer tick.Stop()
	for {
		p.beat(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (p *Pulse) beat(ctx context.Context) {
	err := p.ask(ctx)
	switch {
	case ctx.Err() != nil: // we are stopping, not the server
	case err == nil:
		p.missed.Store(0)
	case p.missed.Load() < missedBeats:
		p.missed.Add(1)
	}
}

// Trouble says in Chinese that Temporal does not answer; "" while it does.
func (p *Pulse) Trouble() string {
	if p.missed.Load() < missedBeats {
		return ""
	}
	return "流程引擎没有应答，登记和查阅照常，其他操作已收下、等它恢复后办理"
}

// Notices is Trouble as lines for every page.
func (p *Pulse) Notices() []string {
	if text := p.Trouble(); text != "" {
		return []string{text}
	}
	return nil
}
