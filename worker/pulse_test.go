package worker

import (
	"context"
	"errors"
	"testing"
)

// Pages say that Temporal is away after two answers missed, and no more once it answers.
func TestPulse(t *testing.T) {
	t.Parallel()
	var fault error
	p := NewPulse(func(context.Context) error { return fault })
	for i, row := range []struct {
		fault error
		away  bool
	}{{nil, false}, {context.DeadlineExceeded, false}, {context.DeadlineExceeded, true}, {errors.New("refused"), true}, {nil, false}, {errors.New("refused"), false}} {
		fault = row.fault
		p.beat(t.Context())
		if got := p.Trouble() != ""; got != row.away || len(p.Notices()) == 1 != row.away {
			t.Errorf("beat %d: away %v", i, got)
		}
	}
	stopping, cancel := context.WithCancel(t.Context())
	cancel()
	p.beat(stopping)
	if p.Trouble() != "" {
		t.Error("stopping ourselves counts as its absence")
	}
}
