// Package stack runs the real thing for a test: an office over one database, the real Temporal server as a child, and a worker in
// the test's own process. It needs bin/gongkai-temporal (`make onebox`); without it tests are skipped, in CI they fail.
package stack

import (
	"context"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"go.temporal.io/sdk/client"
	sdklog "go.temporal.io/sdk/log"

	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/store"
	"gongkai/supervise"
	"gongkai/worker"
	"gongkai/workflows"
)

// Namespace of the tests.
const Namespace = "gongkai"

// Stack is an office at work.
type Stack struct {
	*office.Office
	Engine   workflows.Engine
	Temporal *supervise.Child
	DataFile string // Temporal's storage
	Worker   *worker.Worker

	t       testing.TB
	client  client.Client
	log     *slog.Logger
	stop    context.CancelFunc
	stopped chan error
}

// Options of a stack; the zero value is an ordinary one.
type Options struct {
	Log io.Writer // of worker and SDK; nil: nowhere
}

// New starts everything and waits until it works.
func New(t testing.TB, db *store.DB, today string, o Options) *Stack {
	t.Helper()
	if o.Log == nil {
		o.Log = io.Discard
	}
	s := &Stack{t: t, DataFile: filepath.Join(t.TempDir(), "temporal.db"), log: slog.New(slog.NewJSONHandler(o.Log, nil))}
	s.StartTemporal()
	relay := &late{}
	s.Office = office.New(t, db, today, relay)
	relay.Engine = s.Engine
	s.StartWorker()
	t.Cleanup(func() {
		s.StopWorker()
		s.client.Close()
		s.StopTemporal()
	})
	return s
}

// late is an engine that is known only after the desk.
type late struct{ workflows.Engine }

var _ desk.Engine = (*late)(nil)

// StartTemporal starts the server on the stack's file; on the same port as before, if there was one.
func (s *Stack) StartTemporal() {
	s.t.Helper()
	port := 0
	if s.Temporal != nil {
		port = portOf(s.Temporal.HostPort())
	}
	child, err := supervise.Start(context.Background(), supervise.Options{Path: Binary(s.t), DataFile: s.DataFile, Namespace: Namespace, Port: port,
		SearchAttributes: workflows.SearchAttributes(), Log: s.log, Grace: 2 * time.Second})
	if err != nil {
		s.t.Fatal(err)
	}
	s.Temporal = child
	if s.client == nil {
		s.client, err = client.NewLazyClient(client.Options{HostPort: child.HostPort(), Namespace: Namespace, Identity: "worker-of-a-test", Logger: sdklog.NewStructuredLogger(s.log)})
		if err != nil {
			s.t.Fatal(err)
		}
		s.Engine = workflows.Engine{Client: s.client}
	}
	s.AwaitTemporal()
}

// AwaitTemporal waits until the server answers.
func (s *Stack) AwaitTemporal() {
	s.t.Helper()
	s.Eventually(60*time.Second, "Temporal answers", func() bool { return s.Engine.Healthy(context.Background()) == nil })
}

// StopTemporal stops the server.
func (s *Stack) StopTemporal() {
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	if err := s.Temporal.Stop(ctx); err != nil {
		s.t.Log("stop temporal:", err)
	}
}

// ForgetTemporal deletes the server's storage: everything it knew is lost.
func (s *Stack) ForgetTemporal() {
	s.t.Helper()
	files, err := filepath.Glob(s.DataFile + "*")
	if err != nil {
		s.t.Fatal(err)
	}
	for _, f := range files {
		if err := os.Remove(f); err != nil {
			s.t.Fatal(err)
		}
	}
}

// StartWorker starts a worker in this process.
func (s *Stack) StartWorker() {
	s.t.Helper()
	s.Worker = worker.New(worker.Options{Client: s.client, DB: s.DB, Record: s.Record, Log: s.log, Now: s.Clock.Now})
	ctx, cancel := context.WithCancel(context.Background())
	s.stop, s.stopped = cancel, make(chan error, 1)
	go func() { s.stopped <- s.Worker.Run(ctx) }()
	s.Eventually(60*time.Second, "the worker polls", func() bool { return s.Worker.Trouble() == "" })
}

// StopWorker stops it; a second call does nothing.
func (s *Stack) StopWorker() {
	if s.stop == nil {
		return
	}
	s.stop()
	if err := <-s.stopped; err != nil {
		s.t.Error(err)
	}
	s.stop = nil
}

// Client is the SDK's client of the stack's server.
func (s *Stack) Client() client.Client { return s.client }

// Eventually fails the test unless a condition comes true in time.
func (s *Stack) Eventually(limit time.Duration, what string, is func() bool) {
	s.t.Helper()
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if is() {
			return
		}
	}
	s.t.Fatalf("not within %s: %s", limit, what)
}

// WorkflowID of a case of the office.
func WorkflowID(kind casefile.Kind, id string) string { return workflows.CaseWorkflowID(kind, id) }

// Root is the repository's root.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "onebox", "build.sh")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("not inside the repository")
		}
	}
}

// Binary is bin/gongkai-temporal.
func Binary(t testing.TB) string {
	t.Helper()
	path := filepath.Join(Root(t), "bin", "gongkai-temporal")
	if _, err := os.Stat(path); err == nil {
		return path
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("bin/gongkai-temporal is missing: run make onebox")
	}
	t.Skip("bin/gongkai-temporal is missing: run make onebox")
	return ""
}

func portOf(hostPort string) int {
	_, port, err := net.SplitHostPort(hostPort)
	if err != nil {
		return 0
	}
	n, err := strconv.Atoi(port)
	if err != nil {
		return 0
	}
	return n
}
