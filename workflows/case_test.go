package workflows_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"time"

	"go.temporal.io/sdk/activity"
	sdklog "go.temporal.io/sdk/log"
	"go.temporal.io/sdk/testsuite"

	"gongkai/casefile"
	"gongkai/workflows"
)

// database stands in for Commit: it answers what a test tells it, and counts.
type database struct {
	mu      sync.Mutex
	calls   []workflows.Attend
	faults  int // the next calls that fail
	answer  func(n int, in workflows.Attend) workflows.Committed
	running int
	overlap bool
}

func (d *database) Commit(_ context.Context, in workflows.Attend) (workflows.Committed, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.running++
	d.overlap = d.overlap || d.running > 1
	defer func() { d.running-- }()
	d.calls = append(d.calls, in)
	if d.faults > 0 {
		d.faults--
		return workflows.Committed{}, errors.New("database away")
	}
	out := d.answer(len(d.calls), in)
	if in.CommandID != "" {
		out.Outcome = "done"
	}
	return out, nil
}

func (d *database) commands() (ids []string) {
	for _, c := range d.calls {
		if c.CommandID != "" {
			ids = append(ids, c.CommandID)
		}
	}
	return ids
}

type caller struct {
	got      workflows.Committed
	err      error
	rejected error
	done     bool
}

func (c *caller) Accept()        {}
func (c *caller) Reject(e error) { c.rejected = e }
func (c *caller) Complete(v any, err error) {
	c.done, c.err = true, err
	if out, ok := v.(workflows.Committed); ok {
		c.got = out
	}
}

func environment(t *testing.T, d *database) *testsuite.TestWorkflowEnvironment {
	t.Helper()
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(sdklog.NewStructuredLogger(slog.New(slog.DiscardHandler)))
	env := suite.NewTestWorkflowEnvironment()
	workflows.RegisterCases(env)
	env.RegisterActivityWithOptions(d.Commit, activity.RegisterOptions{Name: workflows.CommitActivity})
	env.SetTestTimeout(20 * time.Second)
	return env
}

func submitAt(env *testsuite.TestWorkflowEnvironment, after time.Duration, id string) *caller {
	c := &caller{}
	env.RegisterDelayedCallback(func() {
		env.UpdateWorkflow(workflows.SubmitUpdate, id, c, workflows.Submit{CommandID: id})
	}, after)
	return c
}

const id = "0b9f3b54-0000-4000-8000-000000000001"

func run(t *testing.T, env *testsuite.TestWorkflowEnvironment) {
	t.Helper()
	env.ExecuteWorkflow(workflows.TypeApplication, workflows.CaseInput{CaseID: id})
	if !env.IsWorkflowCompleted() {
		t.Fatal("the run did not end")
	}
	if err := env.GetWorkflowError(); err != nil {
		t.Fatal(err)
	}
}

func TestARunWithNothingToWaitForEnds(t *testing.T) {
	t.Parallel()
	d := &database{answer: func(int, workflows.Attend) workflows.Committed { return workflows.Committed{Seq: 1, Stage: "archived"} }}
	run(t, environment(t, d))
	if len(d.calls) != 1 || d.calls[0].CaseID != id || d.calls[0].CommandID != "" {
		t.Errorf("%+v", d.calls)
	}
}

func TestAWakeFarAwayEndsTheRunToo(t *testing.T) {
	t.Parallel()
	d := &database{}
	env := environment(t, d)
	d.answer = func(int, workflows.Attend) workflows.Committed {
		return workflows.Committed{Seq: 1, Stage: "handling", Wake: env.Now().Add(46 * 24 * time.Hour)}
	}
	run(t, env)
	if len(d.calls) != 1 {
		t.Errorf("%d commits", len(d.calls))
	}
}

func TestTheRunWakesAtTheInstantItWasTold(t *testing.T) {
	t.Parallel()
	d := &database{}
	env := environment(t, d)
	wake := env.Now().Add(10 * 24 * time.Hour)
	d.answer = func(n int, _ workflows.Attend) workflows.Committed {
		if n == 1 {
			return workflows.Committed{Seq: 1, Stage: "handling", Wake: wake, Why: "reminder"}
		}
		return workflows.Committed{Seq: 1, Stage: "handling"}
	}
	run(t, env)
	if len(d.calls) != 2 || d.calls[1].Woke.Before(wake) || d.calls[1].Woke.Sub(wake) > time.Second {
		t.Errorf("woken %v, told %v", d.calls, wake)
	}
}

func TestEachCommandIsDecidedOnceAndOneAtATime(t *testing.T) {
	t.Parallel()
	d := &database{}
	env := environment(t, d)
	d.answer = func(n int, _ workflows.Attend) workflows.Committed {
		if n > 4 {
			return workflows.Committed{Seq: n, Stage: "archived"}
		}
		return workflows.Committed{Seq: n, Stage: "handling", Wake: env.Now().Add(24 * time.Hour)}
	}
	var callers []*caller
	for _, cmd := range []string{"c1", "c2", "c3", "c4"} {
		callers = append(callers, submitAt(env, time.Second, cmd))
	}
	run(t, env)
	for i, c := range callers {
		if !c.done || c.err != nil || c.got.Outcome != "done" {
			t.Errorf("caller %d: %+v", i, c)
		}
	}
	if got := d.commands(); len(got) != 4 || d.overlap {
		t.Errorf("decided %v, overlapping %v", got, d.overlap)
	}
}

// A fault never fails an Update: its stored failure would answer every retry of the same command for ever.
func TestAHandlerGivesUpAfterEightSecondsAndTheMainLoopGoesOn(t *testing.T) {
	t.Parallel()
	d := &database{}
	env := environment(t, d)
	d.answer = func(n int, in workflows.Attend) workflows.Committed {
		if n == 1 {
			return workflows.Committed{Seq: 1, Stage: "handling", Wake: env.Now().Add(24 * time.Hour)}
		}
		return workflows.Committed{Seq: 2, Stage: "archived"}
	}
	env.RegisterDelayedCallback(func() { d.faults = 9 }, 500*time.Millisecond)
	c := submitAt(env, time.Second, "c1")
	began := env.Now()
	run(t, env)
	if !c.done || c.err != nil || c.got.Outcome != workflows.OutcomeWaiting {
		t.Fatalf("%+v", c)
	}
	if len(d.calls) != 1+9+1 {
		t.Errorf("%d commits", len(d.calls))
	}
	if took := env.Now().Sub(began); took > 5*time.Minute {
		t.Errorf("the case was behind for %s", took)
	}
}

func TestALookCutsThePauseShort(t *testing.T) {
	t.Parallel()
	d := &database{answer: func(int, workflows.Attend) workflows.Committed { return workflows.Committed{Seq: 1, Stage: "archived"} }}
	env := environment(t, d)
	d.faults = 7 // pauses of 1, 2, 4 … 60 s would take two minutes
	for s := range 8 {
		env.RegisterDelayedCallback(func() { env.SignalWorkflow(workflows.LookSignal, nil) }, time.Duration(500+300*s)*time.Millisecond)
	}
	began := env.Now()
	run(t, env)
	if took := env.Now().Sub(began); took > 10*time.Second {
		t.Errorf("took %s", took)
	}
}

func TestAnUnknownCaseEndsItsRun(t *testing.T) {
	t.Parallel()
	d := &database{answer: func(int, workflows.Attend) workflows.Committed {
		return workflows.Committed{Outcome: workflows.OutcomeGone}
	}}
	run(t, environment(t, d))
	if len(d.calls) != 1 {
		t.Errorf("%d commits", len(d.calls))
	}
}

func TestEveryKindHasAWorkflowTypeAndAnOpaqueID(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, k := range casefile.Kinds() {
		name := workflows.TypeOf(k)
		if name == "" || seen[name] {
			t.Errorf("kind %s has type %q", k, name)
		}
		seen[name] = true
		if got := workflows.CaseWorkflowID(k, id); got != string(k)+"/"+id {
			t.Errorf("workflow id %s", got)
		}
	}
}
