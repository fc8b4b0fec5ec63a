package record_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"gongkai/casefile/application"
	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/store"
)

// effectOf puts an effect of a case before the relay, as a signature does.
func effectOf(t *testing.T, o *office.Office, caseID string) store.Effect {
	t.Helper()
	e := store.Effect{ID: "effect-" + caseID[:20], CaseID: caseID, Kind: application.EffectReplyLetter, Round: 1, Status: store.EffectStarted,
		Owner: o.Signer.ID, CreatedAt: o.Record.Now(), TryAt: o.Record.Now()}
	if err := o.DB.Update(t.Context(), "queue", func(tx *store.Tx) error { return tx.InsertEffects([]store.Effect{e}) }); err != nil {
		t.Fatal(err)
	}
	return e
}

func findEffect(t *testing.T, o *office.Office, id string) (e store.Effect) {
	t.Helper()
	err := o.DB.View(t.Context(), "find", func(tx *store.Tx) (err error) {
		e, err = tx.FindEffect(id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// A fault of the content puts the effect before its owner and the handler at once; the next round begins anew, and its failing is told
// again though the first line was read.
func TestAFaultOfTheContentIsToldAtOnce(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		id := underReview(t, o, "2024-03-05")
		e := effectOf(t, o, id)
		why := record.EffectFault{ID: e.ID, Round: 1, Why: "Agency：含有换行或不能打印的字符", Final: true}
		fail := func() {
			t.Helper()
			if err := o.Record.EffectFailed(t.Context(), why); err != nil {
				t.Fatal(err)
			}
		}
		fail()
		if got := findEffect(t, o, e.ID); got.Status != store.EffectStuck || got.Fault != why.Why {
			t.Errorf("%+v", got)
		}
		unread := func(account string) string {
			return o.Text(t, "SELECT COUNT(*) FROM inbox WHERE account_id = ? AND kind = 'effect_failed' AND subject = ? AND read_at IS NULL", account, e.ID)
		}
		if unread(o.Signer.ID) != "1" || unread(o.Handler.ID) != "1" || unread(o.Clerk.ID) != "0" {
			t.Error("told: ", o.Texts(t, "SELECT account_id, kind FROM inbox"))
		}
		o.Exec(t, "UPDATE inbox SET read_at = at WHERE kind = 'effect_failed'")
		by := record.Operator{Account: o.Admin.ID, Reason: "文号已改正"}
		o.Clock.Advance(25 * time.Hour)
		if _, err := o.Record.RetryEffect(t.Context(), by, e.ID); err != nil {
			t.Fatal(err)
		}
		got := findEffect(t, o, e.ID)
		if got.Round != 2 || got.Status != store.EffectWaiting || got.Tries != 0 || got.Fault != "" || !got.Began().Equal(o.Record.Now()) {
			t.Errorf("next round: %+v", got)
		}
		if _, err := o.Record.RetryEffect(t.Context(), by, e.ID); !errors.Is(err, record.ErrNotStuck) {
			t.Errorf("tried again while it waits: %v", err)
		}
		fail() // of the first round, which is over
		if got := findEffect(t, o, e.ID); got.Status != store.EffectWaiting || unread(o.Signer.ID) != "0" {
			t.Errorf("a round that is over: %+v", got)
		}
		why.Round = 2
		fail()
		if unread(o.Signer.ID) != "1" || unread(o.Handler.ID) != "1" {
			t.Error("the second failing is not told")
		}
		audited(t, o, record.ActRetryEffect, e.ID, by)
	})
}

// audited: one row of what an operator did, its reason sealed.
func audited(t *testing.T, o *office.Office, act, subject string, by record.Operator) {
	t.Helper()
	rows := o.Texts(t, "SELECT id FROM operator_acts WHERE act = ? AND subject = ? AND account_id = ?", act, subject, by.Account)
	if len(rows) != 1 {
		t.Fatalf("%s of %s by %s: %d rows", act, subject, by.Account, len(rows))
	}
	sealed := o.Text(t, "SELECT reason FROM operator_acts WHERE id = ?", rows[0])
	plain, err := o.Record.OpenText("operator_acts", "reason", rows[0], sealed)
	if err != nil || string(plain) != by.Reason || strings.Contains(sealed, by.Reason) {
		t.Errorf("reason %q: %q, %v", sealed, plain, err)
	}
}

// A transient fault tells nobody; it counts as failing after three tries, and a day of tries puts it before its owner and the operator.
func TestATransientFaultShowsAfterThreeTries(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		id := underReview(t, o, "2024-03-05")
		e := effectOf(t, o, id)
		for tries := 1; tries <= 3; tries++ {
			o.Exec(t, "UPDATE effects SET tries = ? WHERE id = ?", tries, e.ID)
			if err := o.Record.EffectFailed(t.Context(), record.EffectFault{ID: e.ID, Round: 1, Why: record.FaultTransient}); err != nil {
				t.Fatal(err)
			}
			var rows []store.Effect
			err := o.DB.View(t.Context(), "failing", func(tx *store.Tx) (err error) {
				rows, err = tx.FailingEffects(10)
				return err
			})
			if err != nil || len(rows) != tries/3 || record.Failing(findEffect(t, o, e.ID)) != (tries == 3) {
				t.Errorf("after %d tries: %+v, %v", tries, rows, err)
			}
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM inbox WHERE subject = ?", e.ID); n != "0" {
			t.Errorf("%s lines", n)
		}
		for range 2 {
			if err := o.Record.EffectOverdue(t.Context(), e.ID, 1); err != nil {
				t.Fatal(err)
			}
		}
		for _, p := range []string{o.Signer.ID, o.Handler.ID, o.Admin.ID} {
			if n := o.Text(t, "SELECT COUNT(*) FROM inbox WHERE subject = ? AND kind = 'effect_stuck' AND account_id = ?", e.ID, p); n != "1" {
				t.Errorf("%s lines for %s", n, p)
			}
		}
	})
}

// A command that faults a second time is told a second time; one that is given up loses its text, and its author hears of it.
func TestASecondFaultIsToldAndAFaultedCommandCanBeGivenUp(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		id := register(t, o, "2024-03-04", "李示范").CaseID
		o.Decide(t, id)
		bad := give(t, o, o.Clerk, id, "2024-03-05", application.Note{Text: "张三示例"}).CommandID
		o.Exec(t, "UPDATE commands SET v = 9 WHERE id = ?", bad)
		by := record.Operator{Account: o.Admin.ID, Reason: "与申请人核实后另行登记"}
		fault := func() {
			t.Helper()
			for range 10 {
				out := o.Decide(t, id)
				o.Clock.Advance(max(time.Second, out.Wake.Sub(o.Record.Now())))
			}
			if c, _ := command(t, o, bad); c.Status != store.Faulted {
				t.Fatalf("%+v", c)
			}
			for _, p := range []string{o.Clerk.ID, o.Admin.ID} {
				if n := o.Text(t, "SELECT COUNT(*) FROM inbox WHERE account_id = ? AND kind = 'command_faulted' AND subject = ? AND read_at IS NULL", p, bad); n != "1" {
					t.Errorf("%s unread lines for %s", n, p)
				}
			}
			o.Exec(t, "UPDATE inbox SET read_at = at")
		}
		fault()
		if _, err := o.Record.RetryCommand(t.Context(), by, bad); err != nil {
			t.Fatal(err)
		}
		fault()
		if _, err := o.Record.DismissCommand(t.Context(), by, bad); err != nil {
			t.Fatal(err)
		}
		if c, a := command(t, o, bad); c.Status != store.Dismissed || c.Body != "" || a.Ref != record.Reference(bad) {
			t.Errorf("%+v %+v", c, a)
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM inbox WHERE account_id = ? AND kind = 'command_dismissed' AND subject = ?", o.Clerk.ID, bad); n != "1" {
			t.Errorf("%s lines for the author", n)
		}
		if _, err := o.Record.DismissCommand(t.Context(), by, bad); !errors.Is(err, record.ErrNotFaulted) {
			t.Errorf("given up twice: %v", err)
		}
		audited(t, o, record.ActDismissCommand, bad, by)
		audited(t, o, record.ActRetryCommand, bad, by)
		if s := o.Decide(t, id); s.Seq != 1 {
			t.Errorf("it was done after all: %+v", s)
		}
	})
}
