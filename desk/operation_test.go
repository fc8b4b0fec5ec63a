package desk_test

import (
	"errors"
	"testing"
	"time"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/store"
)

// The administrator sees what fails; to everybody else the page does not open, and only the office of a letter tries it again.
func TestOperationShowsWhatFails(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范", Phone: "13800001111"}).CaseID
		number := o.Text(t, "SELECT number FROM applications WHERE case_id = ?", id)
		e := store.Effect{ID: "effect-1", CaseID: id, Kind: application.EffectReplyLetter, Round: 1, Status: store.EffectStarted, Owner: o.Signer.ID,
			CreatedAt: o.Record.Now(), TryAt: o.Record.Now()}
		note := act(t, o, o.Clerk, id, "2024-03-04", application.Note{Text: "已电话联系"})
		err := o.DB.Update(ctx, "trouble", func(tx *store.Tx) error {
			return errors.Join(tx.InsertEffects([]store.Effect{e}), tx.PutJob(store.Job{Name: "sweep", EverySeconds: 10, LastOkAt: o.Record.Now(), LastTryAt: o.Record.Now()}),
				tx.SetLook(id, o.Record.Now(), 7))
		})
		if err != nil {
			t.Fatal(err)
		}
		must(0, o.Record.EffectFailed(ctx, record.EffectFault{ID: e.ID, Round: 1, Why: "Number：含有换行", Final: true}))(t)
		o.Exec(t, "UPDATE commands SET status = 'faulted' WHERE id = ?", note.CommandID)
		o.Exec(t, "UPDATE cases SET edition = 'older' WHERE id = ?", id)

		got := must(o.Desk.Operation(ctx, o.Admin))(t)
		if len(got.Effects) != 1 || got.Effects[0].Fault != "Number：含有换行" || !got.Effects[0].Stuck || got.Effects[0].Number != number || got.Effects[0].Owner != o.Signer.Display {
			t.Errorf("effects: %+v", got.Effects)
		}
		if len(got.Commands) != 1 || got.Commands[0].ID != note.CommandID || got.Commands[0].Author != o.Clerk.Display {
			t.Errorf("commands: %+v", got.Commands)
		}
		if len(got.Cases) != 1 || got.Cases[0].Looks != 7 || got.Behind != 1 || len(got.Jobs) != 1 || got.Jobs[0].Silent {
			t.Errorf("%+v", got)
		}
		o.Clock.Advance(3 * time.Minute)
		if jobs := must(o.Desk.Jobs(ctx))(t); !jobs[0].Silent {
			t.Error("a job of ten seconds that was silent for three minutes is no alarm")
		}
		var denied auth.Denied
		for _, p := range []auth.Person{o.Clerk, o.Reviewer, o.Steward} {
			if _, err := o.Desk.Operation(ctx, p); !errors.As(err, &denied) {
				t.Errorf("%s: %v", p.Display, err)
			}
			if err := o.Desk.DismissCommand(ctx, p, note.CommandID, "试试"); !errors.As(err, &denied) {
				t.Errorf("%s dismisses: %v", p.Display, err)
			}
		}
		if err := o.Desk.RetryEffect(ctx, o.Clerk, e.ID, ""); !errors.As(err, &denied) {
			t.Errorf("the clerk tries again: %v", err)
		}
		if err := o.Desk.RetryEffect(ctx, o.Justice, e.ID, ""); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("another agency tries again: %v", err)
		}
		faults := must(o.Desk.LetterFaults(ctx, o.Signer, id))(t)
		if len(faults) != 1 || faults[0].Effect != e.ID || !faults[0].MayRetry || !faults[0].Stuck {
			t.Errorf("on the case: %+v", faults)
		}
		must(0, o.Desk.RetryEffect(ctx, o.Signer, e.ID, ""))(t)
		if faults := must(o.Desk.LetterFaults(ctx, o.Signer, id))(t); len(faults) != 0 {
			t.Errorf("on the case, tried again: %+v", faults)
		}
		if f := invalid(o.Desk.RetryEffect(ctx, o.Admin, e.ID, "")); f.Code != "already_settled" {
			t.Errorf("tried again while it is: %+v", f)
		}
		if f := invalid(o.Desk.DismissCommand(ctx, o.Admin, note.CommandID, "  ")); f.Field != "reason" || f.Code != "required" {
			t.Errorf("without a reason: %+v", f)
		}
		must(0, o.Desk.DismissCommand(ctx, o.Admin, note.CommandID, "重复提交"))(t)
		if got := must(o.Desk.Outcome(ctx, o.Clerk, note.CommandID))(t); got.Status != desk.Dismissed {
			t.Errorf("%+v", got)
		}
	})
}

// Looks at unmasked data: newest first, by person and day, page by page.
func TestRevealsAreListed(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范", Phone: "13800001111"}).CaseID
		look := func(p auth.Person, reason string) {
			t.Helper()
			if _, err := o.Desk.Reveal(ctx, p, id, "phone", reason); err != nil {
				t.Fatal(err)
			}
			o.Clock.Advance(time.Minute)
		}
		look(o.Clerk, "核对")
		look(o.Handler, "联系")
		o.Clock.Set(t, "2024-03-06")
		for range desk.PageSize {
			look(o.Clerk, "送达")
		}
		rows, more, err := o.Desk.Reveals(ctx, o.Admin, desk.AuditFilter{})
		if err != nil || len(rows) != desk.PageSize || more.ID == "" || rows[0].Reason != "送达" || rows[0].Who != o.Clerk.Display || rows[0].Number == "" {
			t.Fatalf("%d rows, more %+v, %v", len(rows), more, err)
		}
		rows, more, err = o.Desk.Reveals(ctx, o.Admin, desk.AuditFilter{Before: more})
		if err != nil || len(rows) != 2 || more.ID != "" || rows[0].Reason != "联系" || rows[1].Reason != "核对" {
			t.Errorf("second page: %+v, %v", rows, err)
		}
		rows, _, err = o.Desk.Reveals(ctx, o.Admin, desk.AuditFilter{Account: o.Handler.ID})
		if err != nil || len(rows) != 1 || rows[0].Reason != "联系" {
			t.Errorf("of one person: %+v, %v", rows, err)
		}
		rows, _, err = o.Desk.Reveals(ctx, o.Admin, desk.AuditFilter{From: day("2024-03-04"), To: day("2024-03-04")})
		if err != nil || len(rows) != 2 {
			t.Errorf("of one day: %d, %v", len(rows), err)
		}
		if _, _, err := o.Desk.Reveals(ctx, o.Admin, desk.AuditFilter{From: day("2024-03-05"), To: day("2024-03-04")}); invalid(err).Field != "from" {
			t.Errorf("from after to: %v", err)
		}
		var denied auth.Denied
		if _, _, err := o.Desk.Reveals(ctx, o.Reviewer, desk.AuditFilter{}); !errors.As(err, &denied) {
			t.Errorf("the reviewer: %v", err)
		}
	})
}

// A moved date waits until somebody signs it off; who did it stays.
func TestMovedDatesAreSignedOff(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		edition := must(o.Desk.Calendar(ctx))(t).Edition()
		err := o.DB.Update(ctx, "move", func(tx *store.Tx) error {
			return tx.PutMovedDate(store.MovedDate{Edition: edition, CaseID: id, BeforeOn: "2024-04-01", AfterOn: "2024-04-02", At: o.Record.Now()})
		})
		if err != nil {
			t.Fatal(err)
		}
		rows, more, err := o.Desk.MovedDates(ctx, o.Admin, "")
		if err != nil || len(rows) != 1 || more != "" || rows[0].Before != day("2024-04-01") || rows[0].After != day("2024-04-02") {
			t.Fatalf("%+v %q %v", rows, more, err)
		}
		if f := invalid(o.Desk.SignMovedDates(ctx, o.Admin, edition, nil)); f.Code != "required" {
			t.Errorf("none: %+v", f)
		}
		must(0, o.Desk.SignMovedDates(ctx, o.Admin, edition, []string{id}))(t)
		if rows, _, err := o.Desk.MovedDates(ctx, o.Admin, ""); err != nil || len(rows) != 0 {
			t.Errorf("signed: %+v %v", rows, err)
		}
		if by := o.Text(t, "SELECT signed_by FROM moved_dates WHERE case_id = ?", id); by != o.Admin.ID {
			t.Errorf("signed by %q", by)
		}
	})
}
