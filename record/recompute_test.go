package record_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile/application"
	"gongkai/internal/office"
	"gongkai/store"
)

func oldEdition(t *testing.T, o *office.Office) []string {
	t.Helper()
	cal, err := o.Record.Calendar(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	err = o.DB.View(t.Context(), "old edition", func(tx *store.Tx) error {
		page, err := tx.CasesOfOldEdition(cal.Edition(), "", 100)
		for _, c := range page {
			ids = append(ids, c.ID)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func recompute(t *testing.T, o *office.Office, id string) (earlier bool) {
	t.Helper()
	earlier, err := o.Record.Recompute(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return earlier
}

// Friday 2024-03-15 becomes a holiday: the reply of 2024-04-01 is due a working day later.
func TestANewEditionMovesTheDatesOfOpenCases(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		open, closed := register(t, o, "2024-03-04", "李示范").CaseID, register(t, o, "2024-03-04", "王样本").CaseID
		o.Decide(t, open)
		wantDone(t, o, o.Clerk, closed, "2024-03-05", application.Withdraw{Statement: "书面撤回"})
		before, _ := read(t, o, closed)
		edition := o.LoadCalendar(t, 2024, "2024-03-15").ID
		if diff := cmp.Diff([]string{open}, oldEdition(t, o)); diff != "" {
			t.Errorf("to be derived again: %s", diff)
		}
		if _, s := read(t, o, open); s.Clock.ReplyDue != day("2024-04-01") {
			t.Errorf("a new edition moved a stored date by itself: %s", s.Clock.ReplyDue)
		}
		o.Clock.Set(t, "2024-03-06")
		if recompute(t, o, open) {
			t.Error("a later date needs no earlier look")
		}
		r, s := read(t, o, open)
		if s.Clock.ReplyDue != day("2024-04-02") || r.Case.Edition != edition || !r.Case.WakeAt.Equal(day("2024-03-26").At(8, 30, 0)) {
			t.Errorf("due %s, row %+v", s.Clock.ReplyDue, r.Case)
		}
		want := []string{"registered 2024-03-04", "due_recomputed 2024-03-06 system"}
		if diff := cmp.Diff(want, logOf(t, o, open)); diff != "" {
			t.Error(diff)
		}
		moved := o.Texts(t, "SELECT edition, case_id, before_on, after_on, signed_by FROM moved_dates")
		if diff := cmp.Diff([]string{edition + "|" + open + "|2024-04-01|2024-04-02|"}, moved); diff != "" {
			t.Error(diff)
		}
		if got := o.Text(t, "SELECT due_on, edition FROM applications WHERE case_id = ?", open); got != "2024-04-02|"+edition {
			t.Errorf("list row %s", got)
		}
		state := o.Dump(t)
		if recompute(t, o, open); o.Dump(t) != state || len(oldEdition(t, o)) != 0 {
			t.Error("the second time it was derived again")
		}
		if recompute(t, o, closed); o.Dump(t) != state {
			t.Error("a closed case was derived again")
		}
		if after, _ := read(t, o, closed); after.Case != before.Case {
			t.Errorf("closed: %+v", after.Case)
		}
	})
}

// Saturday 2024-03-09 is worked: the reply is due on Friday 2024-03-29, and five working days before that is the 22nd.
func TestAnEarlierWakeIsReported(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		id, late := register(t, o, "2024-03-04", "李示范").CaseID, register(t, o, "2024-03-04", "王样本").CaseID
		o.Decide(t, id)
		o.Decide(t, late)
		o.LoadCalendar(t, 2024, "2024-03-09")
		if !recompute(t, o, id) {
			t.Error("the run is not told")
		}
		if r, s := read(t, o, id); s.Clock.ReplyDue != day("2024-03-29") || !r.Case.WakeAt.Equal(day("2024-03-22").At(8, 30, 0)) {
			t.Errorf("due %s, wake %s", s.Clock.ReplyDue, r.Case.WakeAt)
		}
		o.Clock.Set(t, "2024-03-25T08:00:00+08:00") // the new morning of the reminder has passed, the old one has not come
		if !recompute(t, o, late) {
			t.Error("the run is not told of a reminder that is overdue itself")
		}
		o.Decide(t, late)
		if diff := cmp.Diff([]string{"due_5|2024-03-29"}, inbox(t, o, o.Reviewer)); diff != "" {
			t.Error(diff)
		}
	})
}

// An edition arrives between the moment of a reminder and the Commit that sends it: the reminder is not lost.
func TestRecomputeLosesNothingThatIsDue(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		id := register(t, o, "2024-03-04", "李示范").CaseID
		wake := o.Decide(t, id).Wake
		edition := o.LoadCalendar(t, 2025, "2025-03-14").ID // moves nothing here
		o.Clock.Set(t, wake.Add(time.Minute).Format(time.RFC3339Nano))
		if recompute(t, o, id) {
			t.Error("nothing became earlier")
		}
		if r, _ := read(t, o, id); !r.Case.WakeAt.Equal(wake) || r.Case.Edition != edition {
			t.Errorf("row %+v, want the wake of %s", r.Case, wake)
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM moved_dates"); n != "0" {
			t.Errorf("%s moved dates", n)
		}
		o.Decide(t, id)
		if diff := cmp.Diff([]string{"due_5|2024-04-01"}, inbox(t, o, o.Reviewer)); diff != "" {
			t.Error(diff)
		}
	})
}

// The lists are what the logs say also after editions came and cases were derived again.
func TestRebuildAfterNewEditions(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-01-10", direct, func(t *testing.T, o *office.Office) {
		w := o.Wander(5)
		w.Steps(t, 120)
		o.LoadCalendar(t, 2024, "2024-03-15", "2024-04-15", "2024-05-17", "2024-06-14", "2024-07-12")
		if got := rebuild(t, o, false); got.Differs() {
			t.Errorf("before they are derived again: %+v", got)
		}
		for _, id := range oldEdition(t, o) {
			recompute(t, o, id)
		}
		if got := rebuild(t, o, false); got.Differs() {
			t.Errorf("after: %+v", got)
		}
		w.Steps(t, 60)
		if got := rebuild(t, o, false); got.Differs() {
			t.Errorf("and on: %+v", got)
		}
	})
}

// Rebuild may look while people work: what they change meanwhile is no difference.
func TestRebuildBesideAWorkingOffice(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-01-10", direct, func(t *testing.T, o *office.Office) {
		w := o.Wander(9)
		w.Steps(t, 60)
		stop, found := make(chan struct{}), make(chan string, 1)
		go func() {
			for {
				select {
				case <-stop:
					found <- ""
					return
				default:
				}
				if got, err := o.Record.Rebuild(t.Context(), true); err != nil || got.Differs() {
					found <- cmp.Diff(nil, err) + cmp.Diff(nil, got)
					return
				}
			}
		}()
		w.Steps(t, 80)
		close(stop)
		if diff := <-found; diff != "" {
			t.Error(diff)
		}
		if got := rebuild(t, o, false); got.Differs() {
			t.Errorf("afterwards: %+v", got)
		}
	})
}
