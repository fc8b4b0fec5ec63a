package torture

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options of a run.
type Options struct {
	Program string        // path of gongkai
	Onebox  string        // path of gongkai-temporal; "": next to Program
	Dir     string        // folder for data and logs; must be empty
	Rounds  int           // each with one kill of either kind and one database fault
	People  int           // who work at the same time
	Round   time.Duration // how long a round lasts
	Seed    uint64
	Out     io.Writer // progress
	Log     *slog.Logger
}

// Report is what was done and what was found wrong; an empty Wrong is a pass.
type Report struct {
	Seed         uint64        `json:"seed"`
	Rounds       int           `json:"rounds"`
	Kills        int           `json:"kills_of_gongkai"`
	ServerKills  int           `json:"kills_of_temporal"`
	Outages      int           `json:"database_outages"`
	Acknowledged int           `json:"acknowledged"`
	Kept         int           `json:"kept_first"` // answered 已收到，处理中 and decided later
	Cases        int           `json:"cases"`
	Longest      time.Duration `json:"longest_answer_ns"`
	Settled      time.Duration `json:"settled_after_ns"` // after the last restart
	Wrong        []string      `json:"wrong"`
}

// Run does it.
func Run(ctx context.Context, o Options) (Report, error) {
	o = o.withDefaults()
	r := Report{Seed: o.Seed, Rounds: o.Rounds}
	p, err := newProgram(ctx, o)
	if err != nil {
		return r, err
	}
	defer p.stop()
	crowd, err := hire(ctx, o, p)
	if err != nil {
		return r, err
	}
	if err := p.start(ctx); err != nil {
		return r, err
	}
	if err := crowd.signIn(ctx); err != nil {
		return r, err
	}
	working, stop := context.WithCancel(ctx)
	defer stop()
	var at sync.WaitGroup
	for _, w := range crowd.workers {
		at.Go(func() { w.work(working) })
	}
	chaos(ctx, o, p, &r)
	stop()
	at.Wait()
	restarted := time.Now()
	if err := p.ensure(ctx); err != nil {
		return r, err
	}
	err = audit(ctx, o, crowd, &r, restarted)
	return r, err
}

func (o Options) withDefaults() Options {
	if o.Rounds == 0 {
		o.Rounds = 20
	}
	if o.People == 0 {
		o.People = 10
	}
	if o.Round == 0 {
		o.Round = 8 * time.Second
	}
	if o.Seed == 0 {
		o.Seed = uint64(time.Now().UnixNano())
	}
	if o.Out == nil {
		o.Out = io.Discard
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// chaos goes through the rounds: in each, the program is killed, its Temporal is killed, and the database is locked, in any order.
func chaos(ctx context.Context, o Options, p *program, r *Report) {
	dice := rand.New(rand.NewPCG(o.Seed, 1))
	for round := range o.Rounds {
		faults := []func(){
			func() { r.Kills++; p.kill(); pause(ctx, upTo(dice, time.Second)); p.restart(ctx) },
			func() {
				if p.killTemporal() {
					r.ServerKills++
				}
			},
			func() { r.Outages++; p.lockDatabase(ctx, 2*time.Second+upTo(dice, 2*time.Second)) },
		}
		dice.Shuffle(len(faults), func(i, j int) { faults[i], faults[j] = faults[j], faults[i] })
		began := time.Now()
		for _, fault := range faults {
			pause(ctx, o.Round/6+upTo(dice, o.Round/6))
			fault()
		}
		pause(ctx, o.Round-time.Since(began))
		_, _ = fmt.Fprintf(o.Out, "round %d of %d\n", round+1, o.Rounds) // progress is for the eye only
		if ctx.Err() != nil {
			return
		}
	}
}

func upTo(dice *rand.Rand, d time.Duration) time.Duration {
	return time.Duration(dice.Int64N(int64(d)))
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// dataDir is where the tortured office lives.
func (o Options) dataDir() string { return filepath.Join(o.Dir, "data") }

func (o Options) logFile() (*os.File, error) {
	return os.OpenFile(filepath.Join(o.Dir, "gongkai.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
}
