package auth

import (
	"errors"
	"fmt"
	"math"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits of wrong passwords from one address. A whole office may sit behind one, so only failures count; the account itself is
// locked by Service.
const (
	burst        = 20
	every        = 6 * time.Second
	maxAddresses = 4096
)

// Gate remembers addresses from which wrong passwords came; pages and API stand behind one each.
type Gate struct {
	mu    sync.Mutex
	now   func() time.Time
	known map[netip.Prefix]*knock
}

type knock struct {
	limit *rate.Limiter
	last  time.Time
}

// NewGate is a gate nobody has knocked at.
func NewGate() *Gate { return &Gate{now: time.Now, known: map[netip.Prefix]*knock{}} }

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

// TooManyTries says for how many seconds an address must wait.
type TooManyTries struct{ Seconds int }

// Error names the seconds.
func (t TooManyTries) Error() string { return fmt.Sprintf("too many tries: wait %d s", t.Seconds) }

// Try checks a password through the gate: an address that guessed too often waits (TooManyTries), a wrong guess counts. from is an IP
// address without port.
func (g *Gate) Try(from string, check func() error) error {
	address := addressOf(from)
	if wait := g.wait(address); wait > 0 {
		return TooManyTries{wait}
	}
	err := check()
	if errors.Is(err, ErrSignIn) || errors.Is(err, ErrLocked) {
		g.failed(address)
	}
	return err
}

// wait is how many seconds an address must wait before it may try again.
func (g *Gate) wait(from netip.Prefix) int {
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
	return int(math.Ceil(missing * every.Seconds()))
}

// failed counts a wrong password.
func (g *Gate) failed(from netip.Prefix) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.now()
	k, ok := g.known[from]
	if !ok {
		g.makeRoom(now)
		k = &knock{limit: rate.NewLimiter(rate.Every(every), burst)}
		g.known[from] = k
	}
	k.last = now
	k.limit.AllowN(now, 1)
}

// makeRoom keeps the map bounded: first those go that have been quiet long enough to be forgiven, then the quietest.
func (g *Gate) makeRoom(now time.Time) {
	if len(g.known) < maxAddresses {
		return
	}
	quietest, at := netip.Prefix{}, now
	for p, k := range g.known {
		if now.Sub(k.last) > burst*every {
			delete(g.known, p)
		} else if !k.last.After(at) {
			quietest, at = p, k.last
		}
	}
	if len(g.known) >= maxAddresses {
		delete(g.known, quietest)
	}
}
