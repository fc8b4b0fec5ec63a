package workflows

import (
	"strconv"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// restAfter: a run whose next wake is further away ends; the sweeper or the next command starts another.
const restAfter = 45 * 24 * time.Hour

// longestPause between two tries of the main loop while Commit keeps failing.
const longestPause = time.Minute

// caseRun is one run of a case's workflow. It holds what Commit answered last and nothing that could not be asked again.
type caseRun struct {
	id     string
	turn   workflow.Mutex // one Commit at a time
	known  bool           // Commit has answered in this run
	gone   bool           // the database knows no such case
	last   Committed
	moved  int // counts answers and faults, so that the main loop notices them
	nudged bool

	behind bool          // Commit failed and the main loop must try again
	pause  time.Duration // before that
	retry  time.Time
	alarm  alarm
}

// Case keeps one case moving. It is registered under the name of each kind.
func Case(ctx workflow.Context, in CaseInput) error {
	c := &caseRun{id: in.CaseID, turn: workflow.NewMutex(ctx)}
	if err := workflow.SetUpdateHandler(ctx, SubmitUpdate, c.submit); err != nil { // before anything that waits
		return err
	}
	look := workflow.GetSignalChannel(ctx, LookSignal)
	for {
		var err error
		c.hear(look) // also the signal with which this run was started
		switch {
		case c.mustLook():
			err = c.lookNow(ctx)
		case c.resting(ctx):
			return nil
		case workflow.GetInfo(ctx).GetContinueAsNewSuggested() && c.still(ctx):
			return workflow.NewContinueAsNewError(ctx, workflow.GetInfo(ctx).WorkflowType.Name, in)
		default:
			err = c.sleep(ctx, look)
		}
		if err != nil {
			return err
		}
	}
}

// hear takes the nudges that have come; one look answers them all.
func (c *caseRun) hear(look workflow.ReceiveChannel) {
	for look.ReceiveAsync(nil) {
		c.nudged = true
	}
}

// submit decides one command. It never fails for a fault: a stored failure would answer every retry of the same command for
// ever. After 8 s it answers "waiting", and the main loop goes on alone.
func (c *caseRun) submit(ctx workflow.Context, s Submit) (Committed, error) {
	began := workflow.Now(ctx)
	for pause := time.Second; ; pause *= 2 {
		out, err := c.commit(ctx, s.CommandID)
		if err == nil || temporal.IsCanceledError(err) {
			return out, err
		}
		if workflow.Now(ctx).Add(pause).Sub(began) >= Patience {
			c.fallBehind(ctx)
			return Committed{Outcome: OutcomeWaiting}, nil
		}
		if err := workflow.Sleep(ctx, pause); err != nil { // outside the turn
			return Committed{}, err
		}
	}
}

// mustLook: a first look (unless a handler is at it), a nudge, or an instant that has come.
func (c *caseRun) mustLook() bool {
	return c.nudged || c.alarm.rings() || !c.known && !c.behind && !c.turn.IsLocked()
}

// lookNow commits without a command. Only cancellation is an error.
func (c *caseRun) lookNow(ctx workflow.Context) error {
	c.nudged = false
	if c.alarm.rings() {
		c.alarm.off()
	}
	_, err := c.commit(ctx, "")
	if err == nil || temporal.IsCanceledError(err) {
		return err
	}
	c.fallBehind(ctx)
	return nil
}

func (c *caseRun) fallBehind(ctx workflow.Context) {
	c.behind, c.moved = true, c.moved+1
	c.pause = min(max(2*c.pause, time.Second), longestPause)
	c.retry = workflow.Now(ctx).Add(c.pause)
}

// commit takes the turn and calls Commit once.
func (c *caseRun) commit(ctx workflow.Context, commandID string) (Committed, error) {
	if err := c.turn.Lock(ctx); err != nil {
		return Committed{}, err
	}
	defer c.turn.Unlock()
	out, err := commit(ctx, Attend{CaseID: c.id, CommandID: commandID, Woke: workflow.Now(ctx)})
	if err != nil {
		workflow.GetLogger(ctx).Warn("commit failed", "case", c.id)
		return out, err
	}
	c.behind, c.pause, c.retry = false, 0, time.Time{}
	c.gone = out.Outcome == OutcomeGone && commandID == ""
	c.show(ctx, out)
	c.last, c.known, c.moved = out, true, c.moved+1
	return out, nil
}

// sleep waits for the next instant, a nudge, or news from a handler. A nudge cuts every pause short.
func (c *caseRun) sleep(ctx workflow.Context, look workflow.ReceiveChannel) error {
	seen := c.moved
	c.alarm.set(ctx, c.next(), c.last.Why)
	return workflow.Await(ctx, func() bool {
		c.hear(look)
		return c.nudged || c.alarm.rings() || c.moved != seen || c.resting(ctx)
	})
}

func (c *caseRun) next() time.Time {
	if c.behind {
		return c.retry
	}
	return c.last.Wake
}

func (c *caseRun) still(ctx workflow.Context) bool {
	return workflow.AllHandlersFinished(ctx) && !c.turn.IsLocked()
}

// resting: nothing is due soon and nobody is being answered.
func (c *caseRun) resting(ctx workflow.Context) bool {
	if !c.known || c.behind || !c.still(ctx) {
		return false
	}
	return c.gone || c.last.Wake.IsZero() || c.last.Wake.Sub(workflow.Now(ctx)) > restAfter
}

// show lets Temporal's own pages read like the file.
func (c *caseRun) show(ctx workflow.Context, now Committed) {
	if now.Stage == "" {
		return
	}
	workflow.SetCurrentDetails(ctx, "stage: "+now.Stage+"\ndue: "+now.Due+"\nlook again: "+now.Wake.UTC().Format(time.RFC3339)+" ("+now.Why+")\nseq: "+itoa(now.Seq))
	if c.known && now.Stage == c.last.Stage && now.Due == c.last.Due {
		return
	}
	attrs := []temporal.SearchAttributeUpdate{AttrStage.ValueSet(now.Stage), AttrAgency.ValueSet(now.Agency)}
	if at, ok := due(now.Due); ok {
		attrs = append(attrs, AttrDue.ValueSet(at))
	} else if c.last.Due != "" {
		attrs = append(attrs, AttrDue.ValueUnset())
	}
	if err := workflow.UpsertTypedSearchAttributes(ctx, attrs...); err != nil {
		workflow.GetLogger(ctx).Warn("search attributes", "error", err)
	}
}

// alarm is the case's one timer, set again only when its instant changes: AwaitWithTimeout leaves its timers behind.
type alarm struct {
	at     time.Time
	timer  workflow.Future
	cancel workflow.CancelFunc
}

func (a *alarm) rings() bool { return a.timer != nil && a.timer.IsReady() }

func (a *alarm) set(ctx workflow.Context, at time.Time, why string) {
	if at.Equal(a.at) && !a.rings() {
		return
	}
	a.off()
	if at.IsZero() {
		return
	}
	a.at = at
	ctx, a.cancel = workflow.WithCancel(ctx)
	wait := max(at.Sub(workflow.Now(ctx)), time.Second)
	a.timer = workflow.NewTimerWithOptions(ctx, wait, workflow.TimerOptions{Summary: why})
}

func (a *alarm) off() {
	if a.cancel != nil {
		a.cancel()
	}
	*a = alarm{}
}

func itoa(n int) string { return strconv.Itoa(n) }
