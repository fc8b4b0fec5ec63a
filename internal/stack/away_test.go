package stack_test

import (
	"slices"
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
	"gongkai/record"
	"gongkai/store"
	"gongkai/worker"
)

func today() string { return civil.In(time.Now()).String() }

func page(t *testing.T, s *stack.Stack, p string, id string) desk.Application {
	t.Helper()
	who, err := s.Auth.PersonNamed(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Desk.Application(t.Context(), who, id)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// With Temporal switched off the window registers and everybody reads; other commands are kept, and done when it returns, judged
// by the day on which they were accepted.
func TestTemporalStopped(t *testing.T) {
	t.Parallel()
	s := stack.New(t, storetest.Open(t, store.SQLite), today(), stack.Options{})
	s.StopWorker()
	s.StopTemporal()

	on := s.Desk.Today()
	id := register(t, s, on)
	if got := page(t, s, s.Clerk.Name, id); got.State.Number == "" || got.State.Clock.ReplyDue.IsZero() {
		t.Fatalf("at the counter: %+v", got.State)
	}
	r := act(t, s, s.Reviewer.Name, id, on, application.Assign{Handler: s.Handler.ID})
	if r.Status != store.Waiting {
		t.Fatalf("assign while the engine is away: %+v", r)
	}
	if got := page(t, s, s.Reviewer.Name, id); got.Waiting != 1 || len(got.Offers) != 0 {
		t.Errorf("a page with a waiting command offers %v", got.Offers)
	}

	s.Clock.Advance(3 * 24 * time.Hour) // decided three days later, dated and judged by the day it was accepted
	s.StartTemporal()
	s.StartWorker()
	if err := s.Engine.Look(t.Context(), "application", id); err != nil {
		t.Fatal(err)
	}
	s.Eventually(30*time.Second, "the kept command is done", func() bool { return page(t, s, s.Reviewer.Name, id).Waiting == 0 })
	got := page(t, s, s.Reviewer.Name, id)
	if got.State.Handler != s.Handler.ID || got.State.Since != on {
		t.Errorf("handled by %s since %s", got.State.Handler, got.State.Since)
	}
}

// Temporal's storage is lost. recover starts every run again; dates are what they were and each reminder goes out once.
func TestTemporalForgotten(t *testing.T) {
	t.Parallel()
	s := stack.New(t, storetest.Open(t, store.SQLite), today(), stack.Options{})
	on := s.Desk.Today()
	var ids []string
	for n := range 5 {
		id := register(t, s, on)
		ids = append(ids, id)
		for _, step := range ordinary(s)[:n] {
			if r := act(t, s, step.Who, id, on, step.Cmd); r.Status != store.Done {
				t.Fatalf("%s: %+v", step.Cmd.CommandKind(), r)
			}
		}
	}
	due := make([]civil.Date, len(ids))
	for i, id := range ids {
		due[i] = page(t, s, s.Clerk.Name, id).State.Clock.ReplyDue
	}
	s.Clock.Set(t, due[0].AddDays(1).String()) // overdue: one reminder, the others are passed over
	for _, id := range ids {
		if err := s.Engine.Look(t.Context(), "application", id); err != nil {
			t.Fatal(err)
		}
	}
	s.Eventually(20*time.Second, "everybody is reminded", func() bool { return reminded(t, s.Office) == len(ids) })

	s.StopWorker()
	s.StopTemporal()
	s.ForgetTemporal()
	s.StartTemporal()
	s.StartWorker()
	for _, id := range ids { // a command waits for each, as after a crash
		keepNote(t, s, id)
	}
	n, err := worker.Recover(t.Context(), s.DB, s.Engine, nil)
	if err != nil || n != len(ids) {
		t.Fatalf("recovered %d, %v", n, err)
	}
	s.Eventually(20*time.Second, "every case goes on", func() bool {
		return !slices.ContainsFunc(ids, func(id string) bool { return page(t, s, s.Clerk.Name, id).Waiting > 0 })
	})
	for i, id := range ids {
		if got := page(t, s, s.Clerk.Name, id).State.Clock.ReplyDue; got != due[i] {
			t.Errorf("case %d is due %s, was %s", i, got, due[i])
		}
	}
	if got := reminded(t, s.Office); got != len(ids) {
		t.Errorf("%d reminders for %d cases", got, len(ids))
	}
	if r := act(t, s, s.Reviewer.Name, ids[0], on, application.Assign{Handler: s.Second.ID}); r.Status != store.Done {
		t.Errorf("an act after recovery: %+v", r)
	}
}

// reminded counts the overdue reminders of all inboxes.
func reminded(t *testing.T, o *office.Office) int {
	t.Helper()
	n := 0
	for _, p := range []string{o.Handler.Name, o.Reviewer.Name, o.Admin.Name} {
		who, err := o.Auth.PersonNamed(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := o.Desk.Inbox(t.Context(), who, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			if l.Kind == "overdue" {
				n++
			}
		}
	}
	return n
}

// keepNote leaves a command in the table that nobody nudges.
func keepNote(t *testing.T, s *stack.Stack, id string) {
	t.Helper()
	_, err := s.Record.Keep(t.Context(), record.Submission{CommandID: uuid.NewString(), Kind: casefile.KindApplication, CaseID: id, Actor: s.Clerk.ID,
		On: s.Desk.Today(), Seen: -1, Command: application.Note{Text: "等待恢复"}})
	if err != nil {
		t.Fatal(err)
	}
}
