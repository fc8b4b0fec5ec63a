package stack_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/internal/stack"
	"gongkai/internal/storetest"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/store"

	enumspb "go.temporal.io/api/enums/v1"
)

func register(t *testing.T, s *stack.Stack, on civil.Date) string {
	t.Helper()
	got, err := s.Desk.Register(t.Context(), s.Clerk, desk.Registration{CommandID: uuid.NewString(), On: on, Command: application.Register{
		Channel: clock.InPerson, Applicant: application.Natural, Request: "申请公开示例文件", Party: casefile.Party{Name: "李示范", Phone: "13800001111"}}})
	if err != nil {
		t.Fatal(err)
	}
	return got.CaseID
}

// ordinary is the life of an application that is answered.
func ordinary(s *stack.Stack) []struct {
	Who string
	Cmd casefile.Command
} {
	return []struct {
		Who string
		Cmd casefile.Command
	}{
		{s.Reviewer.Name, application.Assign{Handler: s.Handler.ID}},
		{s.Handler.Name, application.Draft{Outcome: outcome.A36_2_GRANT, Text: "现予公开。"}},
		{s.Reviewer.Name, office.Cleared("")},
		{s.Signer.Name, application.Sign{DocNo: "示公复〔2026〕1号"}},
		{s.Handler.Name, application.Deliver{Way: application.ByPost}},
		{s.Handler.Name, application.Archive{}},
	}
}

func act(t *testing.T, s *stack.Stack, who, caseID string, on civil.Date, c casefile.Command) desk.Result {
	t.Helper()
	p, err := s.Auth.PersonNamed(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Desk.Act(t.Context(), p, desk.Act{CommandID: uuid.NewString(), CaseID: caseID, On: on, Seen: -1, Command: c})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func events(t *testing.T, s *stack.Stack, caseID string) int {
	t.Helper()
	n := 0
	it := s.Client().GetWorkflowHistory(t.Context(), stack.WorkflowID(casefile.KindApplication, caseID), "", false, enumspb.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
	for it.HasNext() {
		if _, err := it.Next(); err != nil {
			t.Fatal(err)
		}
		n++
	}
	return n
}

func TestAnApplicationOnTheRealServer(t *testing.T) {
	s := stack.New(t, storetest.Open(t, store.SQLite), time.Now().Format("2006-01-02"), stack.Options{})
	today := s.Desk.Today()
	id := register(t, s, today)
	total := 0
	for _, step := range ordinary(s) {
		began := time.Now()
		r := act(t, s, step.Who, id, today, step.Cmd)
		if r.Status != store.Done {
			t.Fatalf("%s: %+v", step.Cmd.CommandKind(), r)
		}
		n := events(t, s, id)
		total = max(total, n)
		t.Logf("%-8s %4d ms, %d events in the newest run", step.Cmd.CommandKind(), time.Since(began).Milliseconds(), n)
	}
}
