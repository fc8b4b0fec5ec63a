package supervise

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"
)

// State of the child, as shown on the operator's page.
type State string

const (
	Starting State = "starting" // spawned, does not answer yet
	Running  State = "running"  // answers
	Down     State = "down"     // ended by itself, will be started again
	Failed   State = "failed"   // given up: see WaitReady
	Stopped  State = "stopped"  // by Stop
)

// Status is a moment in the life of a Child.
type Status struct {
	State     State     `json:"state"`
	Since     time.Time `json:"since"`
	Pid       int       `json:"pid,omitempty"`
	Restarts  int       `json:"restarts"`
	LastError string    `json:"last_error,omitempty"` // kept after the child has recovered
}

// Status tells how the child is now.
func (c *Child) Status() Status {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.status
}

// WaitReady returns when the server answers. When it never will, the error is *Refused if the data file is of another
// version.
func (c *Child) WaitReady(ctx context.Context) error {
	for {
		c.mu.Lock()
		status, failure, changed := c.status, c.failure, c.changed
		c.mu.Unlock()
		switch status.State {
		case Running:
			return nil
		case Failed:
			return failure
		case Stopped:
			return errors.New("the Temporal server was stopped")
		case Starting, Down:
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("the Temporal server is %s (%s): %w", status.State, status.LastError, ctx.Err())
		}
	}
}

// started notes a new process.
func (c *Child) started(pid int) {
	c.update(func(s *Status) {
		if !s.Since.IsZero() {
			s.Restarts++
		}
		s.State, s.Pid = Starting, pid
	})
}

// set notes that the process is gone.
func (c *Child) set(state State, err error) {
	c.update(func(s *Status) {
		s.State, s.Pid = state, 0
		if err != nil {
			s.LastError = err.Error()
		}
		if state == Failed {
			c.failure = err
		}
	})
}

func (c *Child) update(change func(*Status)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	before := c.status.State
	change(&c.status)
	if c.status.State != before {
		c.status.Since = time.Now()
	}
	close(c.changed)
	c.changed = make(chan struct{})
}

// watch asks whether process pid answers, until it does or ctx is done.
func (c *Child) watch(ctx context.Context, pid int) {
	began, before := time.Now(), c.Status().LastError
	for ctx.Err() == nil {
		err := c.answers(ctx)
		c.update(func(s *Status) {
			if s.Pid != pid {
				return
			}
			if err == nil {
				s.State, s.LastError = Running, before // being slow was no error
			} else if ctx.Err() == nil && time.Since(began) > c.o.slow {
				s.LastError = err.Error()
			}
		})
		if err == nil {
			return
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
		}
	}
}

func (c *Child) answers(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", c.hostPort)
	if err != nil {
		return err
	}
	_ = conn.Close() // it answered
	return c.o.Ready(ctx, c.hostPort)
}
