package stack_test

import (
	"testing"
	"time"

	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/stack"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// A MariaDB that stands still in mid-command and is then killed and started again: what was acknowledged as kept is done, once.
func TestDatabaseServerLost(t *testing.T) {
	t.Parallel()
	server := storetest.StartServer(t)
	s := stack.New(t, server.Open(t), today(), stack.Options{})
	on := s.Desk.Today()
	id := register(t, s, on)
	keepNote(t, s, id)

	if err := server.Pause(); err != nil {
		t.Fatal(err)
	}
	if err := s.Engine.Look(t.Context(), "application", id); err != nil {
		t.Fatal(err)
	}
	time.Sleep(4 * time.Second) // Commit is under way and gets no answer
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * time.Second)
	if err := server.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.Eventually(90*time.Second, "the kept command is decided", func() bool {
		a, err := s.Desk.Application(t.Context(), s.Clerk, id)
		return err == nil && a.Waiting == 0
	})
	var r desk.Result
	s.Eventually(30*time.Second, "work goes on", func() bool {
		r = act(t, s, s.Reviewer.Name, id, on, application.Assign{Handler: s.Handler.ID})
		return r.Status == store.Done
	})
	if got := page(t, s, s.Clerk.Name, id); got.State.Seq != 3 || got.State.Handler != s.Handler.ID {
		t.Errorf("log of %d events, handler %s", got.State.Seq, got.State.Handler)
	}
}
