package activities_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"
	sdklog "go.temporal.io/sdk/log"
	"go.temporal.io/sdk/testsuite"

	"gongkai/activities"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/office"
	"gongkai/internal/storetest"
	"gongkai/internal/story"
	"gongkai/record"
	"gongkai/store"
	"gongkai/workflows"
)

// outage is a database that does not answer between two instants.
type outage struct {
	*record.Recorder
	now         func() time.Time
	from, until time.Time
	tries       int
}

func (o *outage) Commit(ctx context.Context, in record.Attend) (record.Committed, error) {
	if at := o.now(); at.After(o.from) && at.Before(o.until) {
		o.tries++
		return record.Committed{}, errors.New("database away")
	}
	return o.Recorder.Commit(ctx, in)
}

type answered struct {
	quiet
	got workflows.Committed
	err error
}

func (a *answered) Complete(v any, err error) {
	a.err = err
	if out, ok := v.(workflows.Committed); ok {
		a.got = out
	}
}

// A database outage of two minutes in mid-command: the handler answers "waiting" after eight seconds, the main loop goes on alone,
// and the command is done, once, when the database is back.
func TestTwoMinutesWithoutDatabase(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := office.New(t, db, "2024-03-04", nil)
		at := civil.MustParse("2024-03-04").At(10, 0, 0)
		id := uuid.NewString()
		bear(t, o, line{Submission: story.Submission{ID: uuid.NewString(), Kind: casefile.KindApplication, Case: id, Actor: o.Clerk.ID, On: civil.In(at), At: at,
			Command: story.Registration(story.InPerson)}})
		var suite testsuite.WorkflowTestSuite
		suite.SetLogger(sdklog.NewStructuredLogger(slog.New(slog.DiscardHandler)))
		env := suite.NewTestWorkflowEnvironment()
		env.SetStartTime(at.Add(time.Minute))
		workflows.RegisterCases(env)
		broken := &outage{Recorder: o.Record, now: env.Now, from: at.Add(2 * time.Minute), until: at.Add(4 * time.Minute)}
		activities.RegisterCases(env, &activities.Cases{Record: broken, Log: slog.New(slog.DiscardHandler)})
		o.Clock.Follow(env.Now)

		command, caller := uuid.NewString(), &answered{}
		env.RegisterDelayedCallback(func() {
			keep(t, o, line{Submission: story.Submission{ID: command, Kind: casefile.KindApplication, Case: id, Actor: o.Reviewer.ID, On: civil.In(at),
				Command: application.Assign{Handler: o.Handler.ID}}})
			env.UpdateWorkflow(workflows.SubmitUpdate, command, caller, workflows.Submit{CommandID: command})
		}, time.Minute+time.Second)
		env.RegisterDelayedCallback(env.CancelWorkflow, 10*time.Minute)
		env.ExecuteWorkflow(workflows.TypeApplication, workflows.CaseInput{CaseID: id})

		if caller.err != nil || caller.got.Outcome != workflows.OutcomeWaiting {
			t.Errorf("the caller was told %+v, %v", caller.got, caller.err)
		}
		c, _, err := o.Record.CommandAnswer(t.Context(), command)
		if err != nil || c.Status != store.Done || c.Faults != 0 {
			t.Errorf("after the outage: %s, %d faults counted, %v", c.Status, c.Faults, err)
		}
		if late := c.DecidedAt.Sub(broken.until); late > time.Minute {
			t.Errorf("decided %s after the database was back", late)
		}
		if broken.tries < 4 || broken.tries > 20 {
			t.Errorf("%d tries in two minutes", broken.tries)
		}
	})
}
