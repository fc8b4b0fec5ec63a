package story_test

import (
	"errors"
	"testing"
	"time"

	"gongkai/casefile"
	"gongkai/internal/office"
	"gongkai/internal/storetest"
	"gongkai/internal/story"
	"gongkai/record"
	"gongkai/store"
)

// committed tells stories through the append transaction, over a database of their own.
type committed struct {
	t *testing.T
	o *office.Office
}

func throughCommit(t *testing.T) *committed {
	return &committed{t, office.New(t, storetest.Open(t, store.SQLite), "2019-05-15", nil)}
}

// Submit commits a birth, or keeps a command and does what the runs of its case and of the cases it gives orders to would do.
func (c *committed) Submit(t story.T, s story.Submission) casefile.Refusals {
	t.Helper()
	c.comes(s.At)
	if c.unknown(s.Case) && !s.Birth() {
		return story.NewPure(t).Submit(t, s) // desk answers 404; what a case that does not exist would say is told purely
	}
	if s.Birth() {
		return c.bear(s)
	}
	in := record.Submission{CommandID: s.ID, Kind: s.Kind, CaseID: s.Case, Actor: s.Actor, On: s.On, Seen: -1, Command: s.Command}
	for _, check := range s.Signs {
		in.Signed = append(in.Signed, record.SignedText{Check: check, Reason: "已知风险"})
	}
	_, err := c.o.Record.Keep(c.t.Context(), in)
	if err != nil {
		t.Fatalf("keep: %v", err)
	}
	c.o.Settle(c.t, s.Case)
	row, answer, err := c.o.Record.CommandAnswer(c.t.Context(), s.ID)
	if err != nil || row.Status != store.Done && row.Status != store.Refused {
		t.Fatalf("%s is %s, %v", s.Command.CommandKind(), row.Status, err)
	}
	return answer.Refusals
}

func (c *committed) bear(s story.Submission) casefile.Refusals {
	c.t.Helper()
	_, err := c.o.Record.Births(c.t.Context(), []record.Birth{{CommandID: s.ID, CaseID: s.Case, Kind: s.Kind, Agency: c.o.Clerk.AgencyID, Actor: s.Actor,
		On: s.On, Command: s.Command}}, nil)
	var why casefile.Refusals
	switch {
	case errors.As(err, &why):
		return why
	case errors.Is(err, store.ErrDuplicate): // the id is taken, whatever the command says
		return casefile.Refuse(casefile.NotInThisState, "", "")
	case err != nil:
		c.t.Fatalf("birth: %v", err)
	}
	return nil
}

// Look wakes the case.
func (c *committed) Look(t story.T, _ casefile.Kind, caseID string, to time.Time) {
	t.Helper()
	c.comes(to)
	for _, ref := range c.o.Wake(c.t, caseID, to).Nudge {
		c.o.Settle(c.t, ref.ID)
	}
}

// State reads the log.
func (c *committed) State(t story.T, kind casefile.Kind, caseID string) casefile.State {
	t.Helper()
	r, err := c.o.Record.Read(c.t.Context(), caseID)
	if errors.Is(err, record.ErrUnknown) {
		return story.Files(story.MustCalendar(t))[kind].Blank(caseID)
	}
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return r.State
}

func (c *committed) unknown(caseID string) bool {
	_, err := c.o.Record.Read(c.t.Context(), caseID)
	return errors.Is(err, record.ErrUnknown)
}

func (c *committed) comes(at time.Time) {
	c.t.Helper()
	c.o.Clock.Set(c.t, at.Format(time.RFC3339))
}

func databases(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("a database for each scene")
	}
}

func TestScenesThroughCommit(t *testing.T) {
	t.Parallel()
	databases(t)
	for _, scene := range story.Scenes() {
		t.Run(scene.Name, func(t *testing.T) {
			t.Parallel()
			scene.Tell(story.With(t, throughCommit(t)))
		})
	}
}

func TestItemScenesThroughCommit(t *testing.T) {
	t.Parallel()
	databases(t)
	for _, scene := range story.ItemScenes() {
		t.Run(scene.Name, func(t *testing.T) {
			t.Parallel()
			scene.Tell(story.ItemWith(t, throughCommit(t)))
		})
	}
}
