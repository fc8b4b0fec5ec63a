package activities_test

import (
	"errors"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
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

// script listens to a story told purely and keeps what was submitted.
type script struct {
	*story.Pure
	lines []line
}

type line struct {
	story.Submission
	refused []string // checks
}

func (s *script) Submit(t story.T, in story.Submission) casefile.Refusals {
	born := in.Birth() || s.State(t, in.Kind, in.Case).CaseStage() != ""
	why := s.Pure.Submit(t, in)
	if born { // a command to a case that does not exist reaches no run
		s.lines = append(s.lines, line{in, why.Checks()})
	}
	return why
}

type quiet struct{}

func (quiet) Accept()             {}
func (quiet) Reject(error)        {}
func (quiet) Complete(any, error) {}

// play gives a script to the workflow with skipped time and the real Commit. A run that rests ends; the next command starts
// another, as Update-with-Start does.
func play(t *testing.T, o *office.Office, lines []line) {
	t.Helper()
	for len(lines) > 0 {
		if lines[0].Birth() {
			bear(t, o, lines[0])
			lines = lines[1:]
			continue
		}
		lines = lines[playRun(t, o, lines):]
	}
}

func bear(t *testing.T, o *office.Office, in line) {
	t.Helper()
	o.Clock.Set(t, in.At.Format(time.RFC3339))
	_, err := o.Record.Births(t.Context(), []record.Birth{{CommandID: in.ID, CaseID: in.Case, Kind: in.Kind, Agency: o.Clerk.AgencyID, Actor: in.Actor,
		On: in.On, Command: in.Command}}, nil)
	var why casefile.Refusals
	if len(in.refused) == 0 && err == nil || errors.As(err, &why) && slices.Equal(why.Checks(), in.refused) {
		return
	}
	if slices.Equal(in.refused, []string{casefile.NotInThisState}) && errors.Is(err, store.ErrDuplicate) {
		return // the case was born before, under another command
	}
	t.Errorf("birth: %v, told purely: refused %v", err, in.refused)
}

// playRun executes one run and answers how many commands it took.
func playRun(t *testing.T, o *office.Office, lines []line) int {
	t.Helper()
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(sdklog.NewStructuredLogger(slog.New(slog.DiscardHandler)))
	env := suite.NewTestWorkflowEnvironment()
	env.SetStartTime(lines[0].At)
	env.SetTestTimeout(30 * time.Second)
	workflows.RegisterCases(env)
	activities.RegisterCases(env, &activities.Cases{Record: o.Record, Log: slog.New(slog.DiscardHandler)})
	o.Clock.Follow(env.Now)

	taken := 1
	keep(t, o, lines[0])
	for _, in := range lines[1:] {
		env.RegisterDelayedCallback(func() {
			taken++
			keep(t, o, in)
			env.UpdateWorkflow(workflows.SubmitUpdate, in.ID, quiet{}, workflows.Submit{CommandID: in.ID})
		}, in.At.Sub(lines[0].At))
	}
	env.ExecuteWorkflow(workflows.TypeOf(in(lines).Kind), workflows.CaseInput{CaseID: in(lines).Case})
	if !env.IsWorkflowCompleted() || env.GetWorkflowError() != nil {
		t.Fatalf("the run did not end well: %v", env.GetWorkflowError())
	}
	return taken
}

func in(lines []line) line { return lines[0] }

func keep(t *testing.T, o *office.Office, in line) {
	t.Helper()
	kept := record.Submission{CommandID: in.ID, Kind: in.Kind, CaseID: in.Case, Actor: in.Actor, On: in.On, Seen: -1, Command: in.Command}
	for _, check := range in.Signs {
		kept.Signed = append(kept.Signed, record.SignedText{Check: check, Reason: "已知风险"})
	}
	if _, err := o.Record.Keep(t.Context(), kept); err != nil {
		t.Fatal(err)
	}
}

// Every scene of an application's life ends in the same state whether it is told purely or through the workflow with skipped
// time and the real append transaction.
func TestScenesThroughTheWorkflow(t *testing.T) {
	t.Parallel()
	for _, scene := range story.Scenes() {
		t.Run(scene.Name, func(t *testing.T) {
			t.Parallel()
			s := &script{Pure: story.NewPure(t)}
			scene.Tell(story.With(t, s))
			if len(s.lines) == 0 {
				t.Fatal("a scene in which nothing happens")
			}
			o := office.New(t, storetest.Open(t, store.SQLite), "2019-05-15", nil)
			play(t, o, s.lines)
			first := s.lines[0]
			got, err := o.Record.Read(t.Context(), first.Case)
			if errors.Is(err, record.ErrUnknown) && s.State(t, first.Kind, first.Case).CaseStage() == "" {
				return // its birth was refused
			}
			if err != nil {
				t.Fatal(err)
			}
			compareOutcomes(t, o, s.lines)
			want := s.State(t, first.Kind, first.Case)
			if diff := cmp.Diff(want, got.State, cmpopts.EquateEmpty(), cmp.AllowUnexported(application.State{}, application.CorrectionState{}, application.Posting{})); diff != "" {
				t.Errorf("pure (-), through the workflow (+):\n%s", diff)
			}
		})
	}
}

// compareOutcomes: each command was refused for the same checks, or done, on both levels.
func compareOutcomes(t *testing.T, o *office.Office, lines []line) {
	t.Helper()
	for _, l := range lines {
		if l.Birth() {
			continue
		}
		c, a, err := o.Record.CommandAnswer(t.Context(), l.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Refusals.Checks(); !slices.Equal(got, l.refused) || (c.Status == store.Done) != (len(l.refused) == 0) {
			t.Errorf("%s: %s %v, told purely: refused %v", l.Command.CommandKind(), c.Status, got, l.refused)
		}
	}
}

// A case that nobody touches is looked at on the four mornings of its due date, and each reminder goes out once.
func TestRemindersOnTheirMornings(t *testing.T) {
	t.Parallel()
	o := office.New(t, storetest.Open(t, store.SQLite), "2024-03-04", nil)
	id, cmd := uuid.NewString(), uuid.NewString()
	at := civil.MustParse("2024-03-04").At(10, 0, 0)
	bear(t, o, line{Submission: story.Submission{ID: cmd, Kind: casefile.KindApplication, Case: id, Actor: o.Clerk.ID, On: civil.In(at), At: at,
		Command: story.Registration(story.InPerson)}})
	assign := story.Submission{ID: uuid.NewString(), Kind: casefile.KindApplication, Case: id, Actor: o.Reviewer.ID, On: civil.In(at), At: at.Add(time.Hour),
		Command: application.Assign{Handler: o.Handler.ID}}
	play(t, o, []line{{Submission: assign}})
	o.Clock.Set(t, "2024-05-01")
	lines, err := o.Desk.Inbox(t.Context(), o.Handler, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range lines {
		got = append([]string{l.Kind + " " + l.At.Add(8*time.Hour).Format("01-02 15:04")}, got...)
	}
	want := []string{"due_5 03-25 08:30", "due_2 03-28 08:30", "due_0 04-01 08:30", "overdue 04-02 08:30"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
