package stack_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	sdkworker "go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/stack"
	"gongkai/internal/storetest"
	"gongkai/statute/clock"
	"gongkai/store"
)

const bareQueue = "bare"

// bare is the thing to beat: an Update with one no-op normal activity.
func bare(ctx workflow.Context) error {
	err := workflow.SetUpdateHandler(ctx, "step", func(ctx workflow.Context) error {
		ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: 10 * time.Second})
		return workflow.ExecuteActivity(ctx, "Nothing").Get(ctx, nil)
	})
	if err != nil {
		return err
	}
	return workflow.Await(ctx, func() bool { return false })
}

// BenchmarkStep times a case step (a real command: kept, sent by Update-with-Start, decided, committed, its row read) against a
// bare Update with one no-op normal activity, interleaved on the same server. Every fortieth step the case and the bare workflow
// are new ones, as histories stay short in life.
//
//	go test ./internal/stack -run '^$' -bench Step -benchtime 300x
func BenchmarkStep(b *testing.B) {
	s := stack.New(b, storetest.Open(b, store.SQLite), today(), stack.Options{})
	w := sdkworker.New(s.Client(), bareQueue, sdkworker.Options{})
	w.RegisterWorkflowWithOptions(bare, workflow.RegisterOptions{Name: "Bare"})
	w.RegisterActivityWithOptions(func(context.Context) error { return nil }, activity.RegisterOptions{Name: "Nothing"})
	if err := w.Start(); err != nil {
		b.Fatal(err)
	}
	defer w.Stop()
	var caseID, bareID string
	var steps, bares []time.Duration
	for n := 0; b.Loop(); n++ {
		if n%40 == 0 {
			caseID, bareID = benchCase(b, s), benchBare(b, s)
		}
		steps = append(steps, timed(b, func() error { return benchStep(b.Context(), s, caseID) }))
		s.Desk.Wait() // the server writes the step's end while the page is drawn; that must not burden the other side
		bares = append(bares, timed(b, func() error { return benchUpdate(b.Context(), s, bareID) }))
	}
	step50, step95 := quantiles(steps)
	bare50, bare95 := quantiles(bares)
	b.ReportMetric(ms(step50), "step-p50-ms")
	b.ReportMetric(ms(step95), "step-p95-ms")
	b.ReportMetric(ms(bare50), "bare-p50-ms")
	b.ReportMetric(ms(bare95), "bare-p95-ms")
	b.ReportMetric(ms(step50)/ms(bare50), "ratio-p50")
	b.ReportMetric(ms(step95)/ms(bare95), "ratio-p95")
	b.ReportMetric(float64(ordinaryEvents(b, s)), "history-events")
}

func benchCase(b *testing.B, s *stack.Stack) string {
	got, err := s.Desk.Register(b.Context(), s.Clerk, desk.Registration{CommandID: uuid.NewString(), On: s.Desk.Today(), Command: application.Register{
		Channel: clock.InPerson, Applicant: application.Natural, Request: "申请公开示例文件", Party: casefile.Party{Name: "李示范"}}})
	if err != nil {
		b.Fatal(err)
	}
	return got.CaseID
}

func benchBare(b *testing.B, s *stack.Stack) string {
	id := "bare/" + uuid.NewString()
	if _, err := s.Client().ExecuteWorkflow(b.Context(), client.StartWorkflowOptions{ID: id, TaskQueue: bareQueue}, "Bare"); err != nil {
		b.Fatal(err)
	}
	return id
}

func benchStep(ctx context.Context, s *stack.Stack, caseID string) error {
	_, err := s.Desk.Act(ctx, s.Clerk, desk.Act{CommandID: uuid.NewString(), CaseID: caseID, On: s.Desk.Today(), Seen: -1, Command: application.Note{Text: "记一笔"}})
	return err
}

func benchUpdate(ctx context.Context, s *stack.Stack, id string) error {
	h, err := s.Client().UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: id, UpdateName: "step", WaitForStage: client.WorkflowUpdateStageCompleted})
	if err != nil {
		return err
	}
	return h.Get(ctx, nil)
}

// ordinaryEvents counts the history events of an ordinary application from registration to archive, over all its runs.
func ordinaryEvents(b *testing.B, s *stack.Stack) int {
	id := benchCase(b, s)
	total := 0
	for _, step := range ordinary(s) {
		who, err := s.Auth.PersonNamed(b.Context(), step.Who)
		if err != nil {
			b.Fatal(err)
		}
		r, err := s.Desk.Act(b.Context(), who, desk.Act{CommandID: uuid.NewString(), CaseID: id, On: s.Desk.Today(), Seen: -1, Command: step.Cmd})
		if err != nil || r.Status != store.Done {
			b.Fatalf("%s: %+v %v", step.Cmd.CommandKind(), r, err)
		}
	}
	for _, run := range runs(b, s, id) {
		total += len(history(b.Context(), b, s, id, run).Events)
	}
	return total
}

func timed(b *testing.B, do func() error) time.Duration {
	began := time.Now()
	if err := do(); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

func quantiles(ds []time.Duration) (p50, p95 time.Duration) {
	slices.Sort(ds)
	return ds[len(ds)/2], ds[len(ds)*95/100]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
