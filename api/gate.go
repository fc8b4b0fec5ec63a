package api

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"gongkai/auth"
)

// Limits of wrong passwords from one address. A whole office may sit behind one, so only failures count; the account itself is locked
// by auth.
const (
	guesses      = 20
	guessEvery   = 6 * time.Second
	maxAddresses = 4096
)

// gate remembers addresses from which wrong passwords came.
type gate struct {
	mu    sync.Mutex
	now   func() time.Time
	known map[netip.Prefix]*knock
}

type knock struct {
	limit *rate.Limiter
	last  time.Time
}

func newGate() *gate { return &gate{now: time.Now, known: map[netip.Prefix]*knock{}} }

// tooManyTries says for how many seconds an address must wait.
type tooManyTries struct{ seconds int }

// Error names the seconds.
func (t tooManyTries) Error() string { return fmt.Sprintf("too many tries: wait %d s", t.seconds) }

// try checks a password through the gate: an address that guessed too often waits, a wrong guess counts.
func (g *gate) try(ctx context.Context, check func() error) error {
	from := visitOf(ctx).from
	if wait := g.wait(from); wait > 0 {
		return tooManyTries{wait}
	}
	err := check()
	if errors.Is(err, auth.ErrSignIn) || errors.Is(err, auth.ErrLocked) {
		g.failed(from)
	}
	return err
}

// addressOf is the host of IPv4, and the customer's network of IPv6, who has billions of hosts.
func addressOf(ip string) netip.Prefix {
	a, err := netip.ParseAddr(ip)
	if err != nil {
		return netip.Prefix{}
	}
	a = a.Unmap().WithZone("")
	bits := 32
	if a.Is6() {
		bits = 64
	}
	p, _ := a.Prefix(bits) // the length fits
	return p
}

func (g *gate) wait(from netip.Prefix) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	k, ok := g.known[from]
	if !ok {
		return 0
	}
	missing := 1 - k.limit.TokensAt(g.now())
	if missing <= 0 {
		return 0
	}
	return int(math.Ceil(missing * guessEvery.Seconds()))
}

func (g *gate) failed(from netip.Prefix) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.now()
	k, ok := g.known[from]
	if !ok {
		g.makeRoom(now)
		k = &knock{limit: rate.NewLimiter(rate.Every(guessEvery), guesses)}
		g.known[from] = k
	}
	k.last = now
	k.limit.AllowN(now, 1)
}

// makeRoom keeps the map bounded: first those go that have been quiet long enough to be forgiven, then the quietest.
func (g *gate) makeRoom(now time.Time) {
	if len(g.known) < maxAddresses {
		return
	}
	quietest, at := netip.Prefix{}, now
	for p, k := range g.known {
		if now.Sub(k.last) > guesses*guessEvery {
			delete(g.known, p)
		} else if !k.last.After(at) {
			quietest, at = p, k.last
		}
	}
	if len(g.known) >= maxAddresses {
		delete(g.known, quietest)
	}
}
