package record_test

import (
	"testing"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/store"
)

func day(s string) civil.Date { return civil.MustParse(s) }

func direct() desk.Engine { return &office.Direct{} }

func registration(on, name string) desk.Registration {
	return desk.Registration{CommandID: uuid.NewString(), On: day(on), Command: application.Register{
		Channel: clock.SignedMail, Applicant: application.Natural, Request: "申请公开城东片区征收补偿方案",
		Party: casefile.Party{Name: name, Phone: "13800001111"}}}
}

func register(t *testing.T, o *office.Office, on, name string) desk.Registered {
	t.Helper()
	got, err := o.Desk.Register(t.Context(), o.Clerk, registration(on, name))
	if err != nil {
		t.Fatal(err)
	}
	o.Desk.Wait()
	return got
}

// give gives a command on a day and answers what became of it: without an engine it waits.
func give(t *testing.T, o *office.Office, p auth.Person, caseID, on string, c casefile.Command) desk.Result {
	t.Helper()
	return act(t, o, p, desk.Act{CaseID: caseID, On: day(on), Seen: -1, Command: c})
}

func act(t *testing.T, o *office.Office, p auth.Person, in desk.Act) desk.Result {
	t.Helper()
	if in.CommandID == "" {
		in.CommandID = uuid.NewString()
	}
	r, err := o.Desk.Act(t.Context(), p, in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func outcomeOf(t *testing.T, o *office.Office, p auth.Person, commandID string) desk.Result {
	t.Helper()
	r, err := o.Desk.Outcome(t.Context(), p, commandID)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// wantDone gives a command, has it decided, and ends the test unless it was done.
func wantDone(t *testing.T, o *office.Office, p auth.Person, caseID, on string, c casefile.Command) {
	t.Helper()
	r := give(t, o, p, caseID, on, c)
	if r.Status == store.Waiting {
		o.Settle(t, caseID)
		r = outcomeOf(t, o, p, r.CommandID)
	}
	if r.Status != store.Done {
		t.Fatalf("%s by %s on %s: %+v", c.CommandKind(), p.Name, on, r)
	}
}

// underReview brings an application received on a day before the reviewers: assigned and drafted on the same day.
func underReview(t *testing.T, o *office.Office, on string) string {
	t.Helper()
	got := register(t, o, on, "李示范")
	wantDone(t, o, o.Reviewer, got.CaseID, on, application.Assign{Handler: o.Handler.ID})
	wantDone(t, o, o.Handler, got.CaseID, on, application.Draft{Outcome: outcome.A36_2_GRANT, Text: "现予以公开，见附件。"})
	return got.CaseID
}

func read(t *testing.T, o *office.Office, caseID string) (record.Reading, application.State) {
	t.Helper()
	r, err := o.Record.Read(t.Context(), caseID)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := r.State.(application.State)
	return r, s
}

func command(t *testing.T, o *office.Office, id string) (store.Command, record.Answer) {
	t.Helper()
	c, a, err := o.Record.CommandAnswer(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c, a
}

func inbox(t *testing.T, o *office.Office, p auth.Person) []string {
	t.Helper()
	return o.Texts(t, "SELECT kind, due FROM inbox WHERE account_id = ? ORDER BY at, kind, due", p.ID)
}

// becomeNewer appends an event of a type that only a newer program knows, with digests that fit.
func becomeNewer(t *testing.T, o *office.Office, caseID string) {
	t.Helper()
	err := o.DB.Update(t.Context(), "newer event", func(tx *store.Tx) error {
		c, err := tx.LockCase(caseID)
		if err != nil {
			return err
		}
		e := store.Event{CaseID: caseID, Seq: c.Seq + 1, CommandID: "newer-" + caseID[:20], Type: "reconsidered", V: 1, On: day("2024-03-04"), At: o.Record.Now(),
			Actor: o.Clerk.ID, Body: `{}`}
		e.Digest = record.Digest(c.Digest, e)
		c.Seq, c.Digest = e.Seq, e.Digest
		if err := tx.AppendEvents([]store.Event{e}); err != nil {
			return err
		}
		return tx.SaveCase(c)
	})
	if err != nil {
		t.Fatal(err)
	}
}
