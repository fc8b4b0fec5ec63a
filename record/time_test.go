package record_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/store"
)

// asleep lets a case sleep from wake to wake until nothing is pending or a day has come, and answers the instants in China.
func asleep(t *testing.T, o *office.Office, caseID, until string) []string {
	t.Helper()
	var wakes []string
	for {
		out := o.Decide(t, caseID)
		if out.Wake.IsZero() || out.Wake.After(day(until).At(23, 59, 59)) {
			return wakes
		}
		if !out.Wake.After(o.Record.Now()) {
			t.Fatalf("at %s it wakes at %s", o.Record.Now(), out.Wake)
		}
		wakes = append(wakes, out.Wake.In(time.FixedZone("", 8*3600)).Format("2006-01-02 15:04:05"))
		o.Clock.Set(t, out.Wake.Format(time.RFC3339Nano))
	}
}

// Received 2024-03-04, due 2024-04-01: five, two and no working days before, and the working day after.
func TestEachReminderGoesOutOnce(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		id := underReview(t, o, "2024-03-04")
		want := []string{"2024-03-25 08:30:00", "2024-03-28 08:30:00", "2024-04-01 08:30:00", "2024-04-02 08:30:00"}
		if diff := cmp.Diff(want, asleep(t, o, id, "2024-12-31")); diff != "" {
			t.Error(diff)
		}
		o.Clock.Advance(72 * time.Hour)
		o.Decide(t, id)
		lines := []string{"due_5|2024-04-01", "due_2|2024-04-01", "due_0|2024-04-01", "overdue|2024-04-01"}
		if diff := cmp.Diff(lines, inbox(t, o, o.Handler)); diff != "" {
			t.Error(diff)
		}
		if got := o.Texts(t, "SELECT DISTINCT state FROM reminders WHERE case_id = ?", id); !slices.Equal(got, []string{"sent"}) {
			t.Errorf("reminders %v", got)
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM events WHERE case_id = ?", id); n != "3" {
			t.Errorf("%s events: lateness is no event", n)
		}
	})
}

func TestAfterAPauseOnlyTheMostUrgentReminderGoesOut(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		id := underReview(t, o, "2024-03-04")
		o.Clock.Set(t, "2024-03-25T08:30:00+08:00")
		o.Decide(t, id)
		o.Clock.Set(t, "2024-04-01T09:00:00+08:00")
		out := o.Decide(t, id)
		if diff := cmp.Diff([]string{"due_5|2024-04-01", "due_0|2024-04-01"}, inbox(t, o, o.Handler)); diff != "" {
			t.Error(diff)
		}
		states := o.Texts(t, "SELECT kind, state FROM reminders WHERE case_id = ? ORDER BY kind", id)
		if diff := cmp.Diff([]string{"due_0|sent", "due_2|passed", "due_5|sent"}, states); diff != "" {
			t.Error(diff)
		}
		if want := day("2024-04-02").At(8, 30, 0); !out.Wake.Equal(want) || out.Why != record.WhyReminder {
			t.Errorf("wakes %s for %s", out.Wake, out.Why)
		}
	})
}

// 20 more working days lead to 2024-04-29; Sunday the 28th is a make-up day.
func TestAMovedDueDateIsRemindedOfAnew(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		id := underReview(t, o, "2024-03-04")
		asleep(t, o, id, "2024-03-28")
		wantDone(t, o, o.Handler, id, "2024-03-28", application.RequestExtension{Days: 20, Reason: "检索量大"})
		wantDone(t, o, o.Reviewer, id, "2024-03-28", application.ApproveExtension{})
		if diff := cmp.Diff([]string{"2024-04-01 08:30:00"}, asleep(t, o, id, "2024-04-01")); diff != "" {
			t.Errorf("approved but not told: %s", diff)
		}
		wantDone(t, o, o.Handler, id, "2024-03-29", application.NotifyExtension{Way: application.ByPost})
		want := []string{"2024-04-23 08:30:00", "2024-04-26 08:30:00", "2024-04-29 08:30:00", "2024-04-30 08:30:00"}
		if diff := cmp.Diff(want, asleep(t, o, id, "2024-12-31")); diff != "" {
			t.Error(diff)
		}
		lines := []string{"due_5|2024-04-01", "due_2|2024-04-01", "due_0|2024-04-01",
			"due_5|2024-04-29", "due_2|2024-04-29", "due_0|2024-04-29", "overdue|2024-04-29"}
		if diff := cmp.Diff(lines, inbox(t, o, o.Handler)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestWhoIsReminded(t *testing.T) {
	t.Parallel()
	disable := func(t *testing.T, o *office.Office, names ...string) {
		for _, name := range names {
			if err := o.Auth.Disable(t.Context(), name, true); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, row := range []struct {
		name string
		with func(t *testing.T, o *office.Office, id string) []auth.Person // who hears
	}{
		{"the handler", func(t *testing.T, o *office.Office, id string) []auth.Person {
			wantDone(t, o, o.Reviewer, id, "2024-03-04", application.Assign{Handler: o.Handler.ID})
			return []auth.Person{o.Handler}
		}},
		{"the head, when nobody is assigned", func(_ *testing.T, o *office.Office, _ string) []auth.Person {
			return []auth.Person{o.Reviewer}
		}},
		{"every head, one of a unit below too", func(t *testing.T, o *office.Office, _ string) []auth.Person {
			belowOffice(t, o, "gkk")
			return []auth.Person{o.Reviewer, o.Hire(t, "qiankezhang", "钱科长", "gkk", auth.Reviewer)}
		}},
		{"the head, when the handler has left", func(t *testing.T, o *office.Office, id string) []auth.Person {
			wantDone(t, o, o.Reviewer, id, "2024-03-04", application.Assign{Handler: o.Handler.ID})
			disable(t, o, o.Handler.Name)
			return []auth.Person{o.Reviewer}
		}},
		{"those who run the system, when the office has no head", func(t *testing.T, o *office.Office, _ string) []auth.Person {
			disable(t, o, o.Reviewer.Name)
			return []auth.Person{o.Admin}
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
				id := register(t, o, "2024-03-04", "李示范").CaseID
				var want []string
				for _, p := range row.with(t, o, id) {
					want = append(want, p.Display)
				}
				o.Clock.Set(t, "2024-03-25T08:30:00+08:00")
				o.Decide(t, id)
				got := o.Texts(t, "SELECT a.display FROM inbox i JOIN accounts a ON a.id = i.account_id WHERE i.kind = 'due_5' ORDER BY a.display")
				slices.Sort(want)
				slices.Sort(got)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
}

// belowOffice adds a unit under the office that does not answer in its own name.
func belowOffice(t *testing.T, o *office.Office, code string) {
	t.Helper()
	err := o.DB.Update(t.Context(), "add unit", func(tx *store.Tx) error {
		return tx.InsertUnit(store.Unit{ID: uuid.NewString(), Code: code, SuperiorID: o.Clerk.AgencyID, Nature: "institution"}, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The timer of Temporal's machine fires five seconds before ours thinks it is time.
func TestAClockBehindTheTimer(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		id := underReview(t, o, "2024-03-04")
		woke := o.Decide(t, id).Wake
		o.Clock.Set(t, woke.Add(-5*time.Second).Format(time.RFC3339Nano))
		next := o.Wake(t, id, woke).Wake
		if diff := cmp.Diff([]string{"due_5|2024-04-01"}, inbox(t, o, o.Handler)); diff != "" {
			t.Error(diff)
		}
		if want := day("2024-03-28").At(8, 30, 0); !next.Equal(want) {
			t.Errorf("next wake %s, want %s", next, want)
		}
		if again := o.Wake(t, id, woke).Wake; !again.Equal(next) || len(inbox(t, o, o.Handler)) != 1 {
			t.Errorf("woken again: %s", again)
		}
	})
}

// Whatever has happened, and however clock and timer disagree: the next wake lies after both, or Temporal would spin.
func TestAWakeIsAlwaysLater(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		w := lived(t, o, 11, 150)
		o.Desk.Wait()
		for i, id := range slices.Concat(w.Cases, w.Items, w.Shares) {
			for _, woke := range []time.Time{{}, o.Record.Now().Add(-time.Hour), o.Record.Now().Add(5 * time.Second), o.Record.Now().Add(time.Duration(i) * 24 * time.Hour)} {
				out := o.Wake(t, id, woke)
				if later := out.Wake.After(o.Record.Now()) && out.Wake.After(woke); !out.Wake.IsZero() && !later {
					t.Errorf("case %s woken for %s at %s wakes at %s", id, woke, o.Record.Now(), out.Wake)
				}
			}
		}
	})
}

// A birth does nothing that is due; its wake lies in the past, so that the sweeper sees at once that the case is behind.
func TestACaseBornLateIsLookedAtAtOnce(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-29", nil, func(t *testing.T, o *office.Office) {
		id := register(t, o, "2024-03-04", "李示范").CaseID
		var behind []store.Case
		err := o.DB.View(t.Context(), "behind", func(tx *store.Tx) (err error) {
			behind, err = tx.CasesPastWake(o.Record.Now().Add(-2*time.Minute), o.Record.Now(), 10)
			return err
		})
		if err != nil || len(behind) != 1 || behind[0].ID != id {
			t.Errorf("behind %+v, %v", behind, err)
		}
		o.Decide(t, id)
		if diff := cmp.Diff([]string{"due_2|2024-04-01"}, inbox(t, o, o.Reviewer)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTheSweepersNoteIsClearedByCommit(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-29", nil, func(t *testing.T, o *office.Office) {
		id := register(t, o, "2024-03-04", "李示范").CaseID
		err := o.DB.Update(t.Context(), "look", func(tx *store.Tx) error { return tx.SetLook(id, o.Record.Now().Add(time.Minute), 3) })
		if err != nil {
			t.Fatal(err)
		}
		o.Decide(t, id)
		if got := o.Text(t, "SELECT next_look_at, looks FROM cases WHERE id = ?", id); got != "|0" {
			t.Errorf("next_look_at|looks %q", got)
		}
	})
}

func TestAClosedCaseNeedsNoWake(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		id := register(t, o, "2024-03-04", "李示范").CaseID
		if out := o.Decide(t, id); out.Wake.IsZero() {
			t.Error("an open case sleeps for ever")
		}
		wantDone(t, o, o.Clerk, id, "2024-03-04", application.Withdraw{Statement: "书面撤回"})
		if out := o.Decide(t, id); !out.Wake.IsZero() || out.Why != "" || out.Stage != string(application.Retracted) {
			t.Errorf("%+v", out)
		}
		if r, _ := read(t, o, id); r.Case.Open || !r.Case.WakeAt.IsZero() || r.Case.Kind != string(casefile.KindApplication) {
			t.Errorf("%+v", r.Case)
		}
	})
}
