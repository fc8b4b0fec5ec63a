package stack_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	"go.temporal.io/api/temporalproto"
	"go.temporal.io/api/workflowservice/v1"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/internal/stack"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// capture writes the histories of a release: go test ./internal/stack -run Capture -capture v1. Files are added, never edited.
var capture = flag.String("capture", "", "name of the release whose histories are written to workflows/testdata/histories")

func TestCaptureHistories(t *testing.T) {
	if *capture == "" {
		t.Skip("histories are captured once a release, with -capture NAME")
	}
	s := stack.New(t, storetest.Open(t, store.SQLite), today(), stack.Options{})
	on := s.Desk.Today()
	ordinaryCase := register(t, s, on)
	for _, step := range ordinary(s)[:5] {
		if r := act(t, s, step.Who, ordinaryCase, on, step.Cmd); r.Status != store.Done {
			t.Fatalf("%s: %+v", step.Cmd.CommandKind(), r)
		}
	}
	extended := register(t, s, on)
	for _, step := range []struct {
		who string
		cmd casefile.Command
	}{
		{s.Reviewer.Name, application.Assign{Handler: s.Handler.ID}},
		{s.Handler.Name, application.RequestExtension{Days: 10, Reason: "需要检索"}},
		{s.Reviewer.Name, application.ApproveExtension{}},
		{s.Handler.Name, application.NotifyExtension{Way: application.ByPost}},
		{s.Handler.Name, application.NotifyExtension{Way: application.ByPost}}, // refused
		{s.Clerk.Name, application.Withdraw{Statement: "撤回"}},
	} {
		act(t, s, step.who, extended, on, step.cmd)
	}
	crashed := register(t, s, on) // worker killed and started again, a command kept meanwhile
	act(t, s, s.Reviewer.Name, crashed, on, application.Assign{Handler: s.Handler.ID})
	s.StopWorker()
	keepNote(t, s, crashed)
	s.StartWorker()
	if err := s.Engine.Look(t.Context(), casefile.KindApplication, crashed); err != nil {
		t.Fatal(err)
	}
	s.Eventually(20*time.Second, "decided", func() bool { return page(t, s, s.Clerk.Name, crashed).Waiting == 0 })
	for name, id := range map[string]string{"ordinary": ordinaryCase, "extended-withdrawn": extended, "worker-restarted": crashed} {
		write(t, s, name, id)
	}
}

// write saves every run of a case.
func write(t *testing.T, s *stack.Stack, name, id string) {
	t.Helper()
	dir := filepath.Join(stack.Root(t), "workflows", "testdata", "histories")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for i, run := range runs(t, s, id) {
		h := history(t.Context(), t, s, id, run)
		b, err := temporalproto.CustomJSONMarshalOptions{Indent: " "}.Marshal(h)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, *capture+"-"+name+"-"+string(rune('a'+i))+".json")
		if err := os.WriteFile(file, append(b, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// runs are the run ids of a case, newest first.
func runs(t testing.TB, s *stack.Stack, id string) []string {
	t.Helper()
	var out []string
	s.Eventually(10*time.Second, "the runs are listed", func() bool {
		list, err := s.Client().ListWorkflow(t.Context(), &workflowservice.ListWorkflowExecutionsRequest{Query: "WorkflowId = '" + stack.WorkflowID(casefile.KindApplication, id) + "'"})
		if err != nil {
			t.Fatal(err)
		}
		out = out[:0]
		for _, x := range list.GetExecutions() {
			out = append(out, x.GetExecution().GetRunId())
		}
		return len(out) > 0
	})
	return out
}

func history(ctx context.Context, t testing.TB, s *stack.Stack, id, run string) *historypb.History {
	t.Helper()
	h := &historypb.History{}
	it := s.Client().GetWorkflowHistory(ctx, stack.WorkflowID(casefile.KindApplication, id), run, false, enumspb.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
	for it.HasNext() {
		e, err := it.Next()
		if err != nil {
			t.Fatal(err)
		}
		h.Events = append(h.Events, e)
	}
	return h
}
