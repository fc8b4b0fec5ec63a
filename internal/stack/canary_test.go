package stack_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"go.temporal.io/api/temporalproto"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/canary"
	"gongkai/internal/stack"
	"gongkai/internal/storetest"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/store"
)

// buffer is a log that several goroutines write.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) Bytes() []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	return bytes.Clone(b.b.Bytes())
}

// A test applicant goes through an ordinary life, a refusal and a command that faults. Nothing of him is in Temporal's files, in a
// history, in the log.
func TestTemporalAndTheLogKnowNobody(t *testing.T) {
	t.Parallel()
	birds, log := canary.New(), &buffer{}
	s := stack.New(t, storetest.Open(t, store.SQLite), today(), stack.Options{Log: log})
	on := s.Desk.Today()
	got, err := s.Desk.Register(t.Context(), s.Clerk, desk.Registration{CommandID: uuid.NewString(), On: on, Command: application.Register{
		Channel: clock.InPerson, Applicant: application.Natural, Request: birds.Request,
		Party: casefile.Party{Name: birds.Name, DocNumber: birds.Document, Phone: birds.Phone, Address: birds.Address, Workplace: birds.Workplace,
			Agent: &casefile.Agent{Person: casefile.Person{Name: birds.Agent}}, CoApplicants: []casefile.Person{{Name: birds.Fellow}}},
		Particulars: application.Particulars{Purpose: birds.Purpose}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		who string
		cmd casefile.Command
	}{
		{s.Reviewer.Name, application.Assign{Handler: s.Handler.ID}},
		{s.Handler.Name, application.RequestExtension{Days: 10, Reason: birds.Reason}},
		{s.Handler.Name, application.Draft{Outcome: outcome.A36_2_GRANT, Text: birds.Reason}},
		{s.Reviewer.Name, application.Return{Reason: birds.Reason}},
		{s.Clerk.Name, application.Withdraw{Statement: birds.Reason}},
		{s.Clerk.Name, application.Withdraw{Statement: birds.Reason}}, // refused: withdrawn already
		{s.Reviewer.Name, application.Void{Reason: birds.Reason}},
	} {
		act(t, s, step.who, got.CaseID, on, step.cmd)
	}
	for _, run := range runs(t, s, got.CaseID) {
		b, err := temporalproto.CustomJSONMarshalOptions{}.Marshal(history(t.Context(), t, s, got.CaseID, run))
		if err != nil {
			t.Fatal(err)
		}
		report(t, "history "+run, birds.FindIn(b))
	}
	time.Sleep(time.Second) // what the server still writes
	s.StopWorker()
	s.StopTemporal()
	report(t, "log", birds.FindIn(log.Bytes()))
	if len(log.Bytes()) == 0 {
		t.Error("nothing was logged: the test looked at an empty log")
	}
	scanFiles(t, birds, filepath.Dir(s.DataFile))
}

func scanFiles(t *testing.T, birds canary.Set, dir string) {
	t.Helper()
	seen := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		seen += len(b)
		report(t, filepath.Base(path), birds.FindIn(b))
		return nil
	})
	if err != nil || seen < 100_000 {
		t.Errorf("scanned %d bytes of Temporal's files: %v", seen, err)
	}
}

func report(t *testing.T, where string, found []string) {
	t.Helper()
	if len(found) > 0 {
		t.Errorf("%s holds %v", where, found)
	}
}
