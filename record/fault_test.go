package record_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/store"
)

// trap is a casefile that panics or faults on one command.
type trap struct {
	casefile.File
	kind string
	sick *bool
	how  func() error
}

func (f trap) Decide(s casefile.State, e casefile.Envelope, c casefile.Command) (casefile.Decision, error) {
	if c.CommandKind() == f.kind && *f.sick {
		return casefile.Decision{}, f.how()
	}
	return f.File.Decide(s, e, c)
}

// Every way in which a command itself cannot be decided.
func faults() map[string]func(t *testing.T, o *office.Office, commandID string) (heal func()) {
	return map[string]func(t *testing.T, o *office.Office, commandID string) func(){
		"a body that does not unseal": func(t *testing.T, o *office.Office, id string) func() {
			body := o.Text(t, "SELECT body FROM commands WHERE id = ?", id)
			o.Exec(t, "UPDATE commands SET body = ? WHERE id = ?", body[:len(body)-4]+"AAAA", id)
			return func() { o.Exec(t, "UPDATE commands SET body = ? WHERE id = ?", body, id) }
		},
		"a version of a newer program": func(t *testing.T, o *office.Office, id string) func() {
			o.Exec(t, "UPDATE commands SET v = 9 WHERE id = ?", id)
			return func() { o.Exec(t, "UPDATE commands SET v = 1 WHERE id = ?", id) }
		},
		"a panic in Decide": func(t *testing.T, o *office.Office, _ string) func() {
			return sicken(t, o, func() error { panic("张三示例 13800001111") })
		},
		"an error of Decide": func(t *testing.T, o *office.Office, _ string) func() {
			return sicken(t, o, func() error { return errors.New("a mistake of the program") })
		},
	}
}

func sicken(t *testing.T, o *office.Office, how func() error) (heal func()) {
	t.Helper()
	sick := true
	err := o.Record.Wrap(t.Context(), casefile.KindApplication, func(f casefile.File) casefile.File {
		return trap{f, application.CmdComplete, &sick, how}
	})
	if err != nil {
		t.Fatal(err)
	}
	return func() { sick = false }
}

// A command that cannot be decided is tried ten times with growing pauses. Meanwhile nothing of its case overtakes it, but time
// goes on; then it is put aside, those who must know are told, and the drain goes on.
func TestACommandThatCannotBeDecided(t *testing.T) {
	t.Parallel()
	for name, break_ := range faults() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
				id := register(t, o, "2024-03-04", "李示范").CaseID
				o.Decide(t, id)
				bad := give(t, o, o.Clerk, id, "2024-03-05", application.Complete{Applicant: application.Natural, Party: casefile.Party{Name: "李示范"}})
				o.Clock.Advance(time.Millisecond)
				good := give(t, o, o.Clerk, id, "2024-03-05", application.Note{Text: "已电话联系"})
				heal := break_(t, o, bad.CommandID)
				tryTenTimes(t, o, id, bad.CommandID, good.CommandID)

				got, second := outcomeOf(t, o, o.Clerk, bad.CommandID), outcomeOf(t, o, o.Clerk, good.CommandID)
				if got.Status != store.Faulted || got.Ref != record.Reference(bad.CommandID) || len(got.Ref) != 8 || second.Status != store.Done {
					t.Errorf("after ten faults: %+v, then %+v", got, second)
				}
				for _, p := range []string{o.Clerk.ID, o.Admin.ID} {
					if n := o.Text(t, "SELECT COUNT(*) FROM inbox WHERE account_id = ? AND kind = 'command_faulted' AND subject = ?", p, bad.CommandID); n != "1" {
						t.Errorf("%s lines for %s", n, p)
					}
				}
				retryIt(t, o, id, bad.CommandID, heal)
			})
		})
	}
}

// tryTenTimes looks at the case whenever it asks for it, and a little before.
func tryTenTimes(t *testing.T, o *office.Office, caseID, bad, good string) {
	t.Helper()
	want := []time.Duration{1, 2, 4, 8, 16, 32, 60, 60, 60}
	for n := 1; n <= 10; n++ {
		out := o.Decide(t, caseID)
		c, _ := command(t, o, bad)
		if c.Faults != n {
			t.Fatalf("look %d: %d faults", n, c.Faults)
		}
		if n == 10 {
			return
		}
		if pause := out.Wake.Sub(o.Record.Now()); out.Why != record.WhyRetry || pause != want[n-1]*time.Second {
			t.Errorf("after fault %d it wakes in %s for %s", n, pause, out.Why)
		}
		if w, _ := command(t, o, good); w.Status != store.Waiting || c.Status != store.Waiting {
			t.Fatalf("fault %d: the command is %s, the next is %s", n, c.Status, w.Status)
		}
		o.Clock.Advance(out.Wake.Sub(o.Record.Now()) - time.Millisecond)
		o.Decide(t, caseID)
		if early, _ := command(t, o, bad); early.Faults != n {
			t.Errorf("tried before its time")
		}
		o.Clock.Advance(time.Millisecond)
	}
}

func retryIt(t *testing.T, o *office.Office, caseID, bad string, heal func()) {
	t.Helper()
	heal()
	if _, err := o.Record.RetryCommand(t.Context(), record.Operator{Account: o.Admin.ID}, bad); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Record.RetryCommand(t.Context(), record.Operator{Account: o.Admin.ID}, bad); !errors.Is(err, record.ErrNotFaulted) {
		t.Errorf("retried while it waits: %v", err)
	}
	o.Decide(t, caseID)
	if c, a := command(t, o, bad); c.Status != store.Done || c.Body != "" || a.Seq != 3 {
		t.Errorf("retried: %+v %+v", c, a)
	}
}

// A case that cannot be read rolls back everything, and no command is to blame.
func TestACaseThatCannotBeReadCountsAgainstNoCommand(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		damage func(t *testing.T, o *office.Office, id string)
		want   error
	}{
		{"an event of a newer program", becomeNewer, casefile.ErrNewer},
		{"an event that was changed", func(t *testing.T, o *office.Office, id string) {
			o.Exec(t, "UPDATE events SET actor = ? WHERE case_id = ? AND seq = 1", o.Signer.ID, id)
		}, record.ErrBroken},
		{"an event whose body is no JSON any more", func(t *testing.T, o *office.Office, id string) {
			o.Exec(t, "UPDATE events SET body = '{' WHERE case_id = ? AND seq = 1", id)
		}, record.ErrBroken},
		{"an event cut off", func(t *testing.T, o *office.Office, id string) {
			o.Exec(t, "DELETE FROM events WHERE case_id = ? AND seq = 2", id)
		}, record.ErrBroken},
		{"an event left out", func(t *testing.T, o *office.Office, id string) {
			o.Exec(t, "DELETE FROM events WHERE case_id = ? AND seq = 1", id)
		}, record.ErrBroken},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
				id := register(t, o, "2024-03-04", "李示范").CaseID
				wantDone(t, o, o.Reviewer, id, "2024-03-05", application.Assign{Handler: o.Handler.ID})
				give(t, o, o.Clerk, id, "2024-03-05", application.Note{Text: "已电话联系"})
				row.damage(t, o, id)
				before := o.Dump(t)
				if _, err := o.Record.Commit(t.Context(), record.Attend{CaseID: id}); !errors.Is(err, row.want) {
					t.Errorf("commit: %v, want %v", err, row.want)
				}
				if _, err := o.Record.Read(t.Context(), id); !errors.Is(err, row.want) {
					t.Errorf("read: %v, want %v", err, row.want)
				}
				if _, err := o.Record.Recompute(t.Context(), id); !errors.Is(err, row.want) {
					t.Errorf("recompute: %v, want %v", err, row.want)
				}
				if o.Dump(t) != before {
					t.Error("something was written")
				}
			})
		})
	}
}

func TestACaseThatDoesNotExistEndsItsRun(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		if out := o.Decide(t, "00000000-0000-4000-8000-000000000000"); out.Outcome != record.OutcomeGone || !out.Wake.IsZero() {
			t.Errorf("%+v", out)
		}
	})
}

// The program's clock is asked many times in one Commit: at each of them the connection is lost, or the caller gives up.
// Nothing is left half done, and the next Commit does all of it.
func TestAFaultOfTheDatabaseLeavesNothingHalfDone(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-29", nil, func(t *testing.T, o *office.Office) {
		id := underReview(t, o, "2024-03-04")
		given := []desk.Result{
			give(t, o, o.Reviewer, id, "2024-03-29", office.Cleared("同意")),
			give(t, o, o.Reviewer, id, "2024-03-29", application.Assign{Handler: o.Second.ID}),
		}
		before, moments := o.Dump(t), 0
		for fail := 1; ; fail++ {
			ctx, cancel := context.WithCancel(t.Context())
			asked := 0
			r := record.New(o.DB, o.Keys, func() time.Time {
				if asked++; asked == fail {
					lose(t, o, cancel)
				}
				return o.Clock.Now()
			})
			_, err := r.Commit(ctx, record.Attend{CaseID: id})
			cancel()
			if err == nil {
				break
			}
			if moments++; o.Dump(t) != before {
				t.Fatalf("fault %d left something: %v", fail, err)
			}
		}
		if moments < 5 {
			t.Errorf("only %d moments to fail at", moments)
		}
		for _, g := range given {
			if got := outcomeOf(t, o, o.Reviewer, g.CommandID); got.Status != store.Done {
				t.Errorf("%+v", got)
			}
		}
		if _, s := read(t, o, id); s.Seq != 5 || s.Stage != application.Signing || s.Handler != o.Second.ID {
			t.Errorf("%+v", s)
		}
	})
}

// lose ends the product's connections to MariaDB, or on SQLite the caller's patience.
func lose(t *testing.T, o *office.Office, cancel func()) {
	t.Helper()
	if o.DB.Engine() == store.SQLite {
		cancel()
		return
	}
	own := o.Text(t, "SELECT CONNECTION_ID()")
	ids := o.Texts(t, "SELECT id FROM information_schema.processlist WHERE db = DATABASE()")
	for _, id := range slices.DeleteFunc(ids, func(id string) bool { return id == own }) {
		_, _ = o.SQL.ExecContext(t.Context(), "KILL "+id) // one that has ended is gone already
	}
}

func TestWhatACommandHeldIsErasedWhenItIsDone(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		id := underReview(t, o, "2024-03-04")
		_, s := read(t, o, id)
		done := give(t, o, o.Clerk, id, "2024-03-05", application.Note{Text: "已电话联系"})
		refused := give(t, o, o.Handler, id, "2024-03-05", application.Draft{Outcome: "A36_2_GRANT", Text: "又一份草稿"})
		stale := act(t, o, o.Signer, desk.Act{CaseID: id, On: day("2024-03-05"), Seen: s.Seq - 1, Command: application.Return{Reason: "请补充依据"}})
		o.Decide(t, id)
		held := func() (out []bool) {
			for _, r := range []desk.Result{done, refused, stale} {
				c, _ := command(t, o, r.CommandID)
				out = append(out, c.Body != "")
			}
			return out
		}
		if got := held(); !slices.Equal(got, []bool{false, true, true}) {
			t.Errorf("held after deciding: %v", got)
		}
		erase := func() {
			err := o.DB.Update(t.Context(), "erase", func(tx *store.Tx) error {
				_, err := tx.EraseBodies(o.Record.Now().Add(-30 * 24 * time.Hour))
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		o.Clock.Set(t, "2024-04-04T09:59:00+08:00")
		erase()
		if got := held(); !slices.Equal(got, []bool{false, true, true}) {
			t.Errorf("held before 30 days: %v", got)
		}
		o.Clock.Set(t, "2024-04-04T10:01:00+08:00")
		erase()
		if got := held(); !slices.Equal(got, []bool{false, false, false}) {
			t.Errorf("held after 30 days: %v", got)
		}
		if got := outcomeOf(t, o, o.Handler, refused.CommandID); !got.Refusals.Has(casefile.NotInThisState) {
			t.Errorf("the answer must stay: %+v", got)
		}
	})
}

// Whoever was told 已收到 hears of an outcome other than done, with what he typed.
func TestALateRefusalIsAMessageToItsAuthor(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		id := register(t, o, "2024-03-04", "李示范").CaseID
		soon := give(t, o, o.Clerk, id, "2024-03-06", application.Note{Text: "日期填错"})
		o.Clock.Advance(7 * time.Second)
		o.Decide(t, id)
		late := give(t, o, o.Clerk, id, "2024-03-06", application.Note{Text: "日期又填错"})
		done := give(t, o, o.Clerk, id, "2024-03-05", application.Note{Text: "日期对"})
		o.Clock.Advance(8 * time.Second)
		o.Decide(t, id)
		messages, err := o.Desk.Inbox(t.Context(), o.Clerk, time.Time{})
		if err != nil || len(messages) != 1 || messages[0].Kind != "command_refused" || messages[0].Subject != late.CommandID || messages[0].Number != "2024-0001" {
			t.Fatalf("%+v, %v", messages, err)
		}
		typed, err := o.Desk.Typed(t.Context(), o.Clerk, late.CommandID)
		if err != nil || typed.Command != (application.Note{Text: "日期又填错"}) || typed.CaseID != id || typed.On != day("2024-03-06") {
			t.Errorf("%+v, %v", typed, err)
		}
		if typed, err := o.Desk.Typed(t.Context(), o.Clerk, soon.CommandID); err != nil || typed.Command != (application.Note{Text: "日期填错"}) {
			t.Errorf("%+v, %v", typed, err)
		}
		if _, err := o.Desk.Typed(t.Context(), o.Handler, late.CommandID); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("somebody else reads it: %v", err)
		}
		if _, err := o.Desk.Typed(t.Context(), o.Clerk, done.CommandID); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("erased: %v", err)
		}
	})
}
