package auth

import (
	"fmt"
	"testing"
	"time"
)

func TestOnlyFailuresCountAndTimeForgives(t *testing.T) {
	t.Parallel()
	g := NewGate()
	now := time.Date(2026, 11, 24, 0, 30, 0, 0, time.UTC)
	g.now = func() time.Time { return now }
	from := addressOf("10.0.0.7")
	for range burst {
		if g.wait(from) != 0 {
			t.Fatal("must wait too early")
		}
		g.failed(from)
	}
	if got := g.wait(from); got != 6 {
		t.Errorf("wait %d s, want 6", got)
	}
	if g.wait(addressOf("10.0.0.8")) != 0 {
		t.Error("a neighbour must wait")
	}
	now = now.Add(every)
	if got := g.wait(from); got != 0 {
		t.Errorf("wait %d s after %s", got, every)
	}
}

func TestAnAddressOfIPv6IsItsNetwork(t *testing.T) {
	t.Parallel()
	if addressOf("2001:db8:1:2::1") != addressOf("2001:db8:1:2:ffff::9") || addressOf("2001:db8:1:2::1") == addressOf("2001:db8:1:3::1") {
		t.Error("a network is not counted as one")
	}
	if addressOf("::ffff:10.0.0.7") != addressOf("10.0.0.7") || addressOf("10.0.0.7") == addressOf("10.0.0.8") {
		t.Error("addresses of IPv4")
	}
	if addressOf("nonsense").IsValid() {
		t.Error("nonsense is an address")
	}
}

func TestTheGateRemembersNoMoreThanItMay(t *testing.T) {
	t.Parallel()
	g := NewGate()
	now := time.Date(2026, 11, 24, 0, 30, 0, 0, time.UTC)
	g.now = func() time.Time { return now }
	for i := range maxAddresses + 50 {
		now = now.Add(time.Millisecond)
		g.failed(addressOf(fmt.Sprintf("10.%d.%d.1", i/256, i%256)))
	}
	if len(g.known) > maxAddresses {
		t.Errorf("%d addresses", len(g.known))
	}
	if _, ok := g.known[addressOf("10.0.0.1")]; ok {
		t.Error("the quietest stayed")
	}
	now = now.Add(time.Hour)
	g.failed(addressOf("192.168.0.1"))
	if len(g.known) != 1 {
		t.Errorf("%d addresses after an hour, want 1", len(g.known))
	}
}
