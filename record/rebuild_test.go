package record_test

import (
	"errors"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/store"
)

func rebuild(t *testing.T, o *office.Office, apply bool) record.Rebuilt {
	t.Helper()
	o.Desk.Wait()
	out, err := o.Record.Rebuild(t.Context(), apply)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// notice is a real notice of a county office.
func notice(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile("../readers/notice/testdata/wushan-2020-63.txt")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// lived is an office in which a lot has happened.
func lived(t *testing.T, o *office.Office, seed uint64, steps int) *office.Wanderer {
	t.Helper()
	w := o.Wander(seed)
	w.Import(t, notice(t))
	w.Steps(t, steps)
	return w
}

func TestAfterRandomStoriesTheListsAreWhatTheLogsSay(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		seed := uint64(time.Now().UnixNano())
		t.Logf("seed %d", seed)
		w := lived(t, o, seed, 400)
		before := o.Dump(t)
		got := rebuild(t, o, false)
		if got.Differs() || got.Cases != len(w.Cases)+len(w.Items)+len(w.Shares) {
			t.Errorf("of %d applications, %d items, %d shares: %+v", len(w.Cases), len(w.Items), len(w.Shares), got)
		}
		if len(w.Done) < 9 || w.Not[store.Refused] == 0 {
			t.Errorf("too quiet a story to prove anything: done %v, not done %v", w.Done, w.Not)
		}
		if after := rebuild(t, o, true); after.Differs() || after.Mended != 0 {
			t.Errorf("mended what was right: %+v", after)
		}
		if diff := cmp.Diff(before, o.Dump(t)); diff != "" {
			t.Errorf("rebuild changed the database: %s", diff)
		}
	})
}

func TestRebuildPutsDamagedRowsRight(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		w := lived(t, o, 7, 120)
		o.Desk.Wait()
		before := o.Dump(t)
		damage(t, o, w)
		if o.Dump(t) == before {
			t.Fatal("nothing was damaged")
		}
		found := rebuild(t, o, false)
		if diff := cmp.Diff(damages(w), found.Differences, cmp.Transformer("sorted", sorted)); diff != "" {
			t.Errorf("-want +found: %s", diff)
		}
		if found.Mended != 0 || o.Dump(t) == before {
			t.Error("a rebuild that only looks has mended")
		}
		if mended := rebuild(t, o, true); mended.Mended != len(damages(w)) || len(mended.Unreadable) != 0 {
			t.Errorf("mended %+v", mended)
		}
		if diff := cmp.Diff(before, o.Dump(t)); diff != "" {
			t.Errorf("not as it was: %s", diff)
		}
		if again := rebuild(t, o, false); again.Differs() {
			t.Errorf("still differs: %+v", again)
		}
	})
}

// damage spoils rows in every way: wrong values in all tables, two numbers exchanged, rows lost, rows of no case.
func damage(t *testing.T, o *office.Office, w *office.Wanderer) {
	t.Helper()
	a, b, c := w.Cases[0], w.Cases[1], w.Cases[2]
	numberA := o.Text(t, "SELECT number FROM applications WHERE case_id = ?", a)
	numberB := o.Text(t, "SELECT number FROM applications WHERE case_id = ?", b)
	o.Exec(t, "UPDATE applications SET number = 'x' WHERE case_id = ?", a)
	o.Exec(t, "UPDATE applications SET number = ? WHERE case_id = ?", numberA, b)
	o.Exec(t, "UPDATE applications SET number = ? WHERE case_id = ?", numberB, a)
	o.Exec(t, "UPDATE applications SET sort_on = '2031-01-01', missing = 99 WHERE case_id = ?", b)
	o.Exec(t, "DELETE FROM applications WHERE case_id = ?", c)
	o.Exec(t, "UPDATE items SET text = concat(text, ' ') WHERE case_id = ?", w.Items[3])
	o.Exec(t, "UPDATE items SET case_id = 'nobody' WHERE case_id = ?", w.Items[4])
	o.Exec(t, "UPDATE shares SET stage = 'lost', seq = seq + 1 WHERE case_id = ?", w.Shares[5])
	o.Exec(t, "UPDATE cases SET wake_at = '2030-01-01 00:00:00.000' WHERE id = ?", w.Shares[6])
	o.Exec(t, "UPDATE cases SET open = 1 - open, edition = 'none' WHERE id = ?", w.Items[0])
}

func damages(w *office.Wanderer) []store.Difference {
	return []store.Difference{
		{Table: "applications", CaseID: w.Cases[0], How: store.RowDiffers, Columns: []string{"number"}},
		{Table: "applications", CaseID: w.Cases[1], How: store.RowDiffers, Columns: []string{"number", "sort_on", "missing"}},
		{Table: "applications", CaseID: w.Cases[2], How: store.RowMissing},
		{Table: "items", CaseID: w.Items[3], How: store.RowDiffers, Columns: []string{"text"}},
		{Table: "items", CaseID: w.Items[4], How: store.RowMissing},
		{Table: "items", CaseID: "nobody", How: store.RowSurplus},
		{Table: "shares", CaseID: w.Shares[5], How: store.RowDiffers, Columns: []string{"seq", "stage"}},
		{Table: "cases", CaseID: w.Shares[6], How: store.RowDiffers, Columns: []string{"wake_at"}},
		{Table: "cases", CaseID: w.Items[0], How: store.RowDiffers, Columns: []string{"open", "edition"}},
	}
}

func sorted(ds []store.Difference) []store.Difference {
	return slices.SortedFunc(slices.Values(ds), func(a, b store.Difference) int {
		return slices.Compare([]string{a.Table, a.CaseID}, []string{b.Table, b.CaseID})
	})
}

// A log that cannot be read says nothing about its rows: they stay, and the case is named.
func TestRebuildLeavesACaseAloneWhoseLogIsBroken(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		w := o.Wander(3)
		w.Steps(t, 60)
		o.Desk.Wait()
		changed, cut, newer := w.Cases[0], w.Cases[1], w.Cases[2]
		o.Exec(t, "UPDATE events SET on_date = '2020-01-01' WHERE case_id = ? AND seq = 1", changed)
		o.Exec(t, "DELETE FROM events WHERE case_id = ? AND seq = (SELECT seq FROM cases WHERE id = ?)", cut, cut)
		becomeNewer(t, o, newer)
		o.Exec(t, "UPDATE applications SET handler = 'nobody' WHERE case_id IN (?, ?, ?)", changed, cut, newer)
		before := o.Dump(t)
		got := rebuild(t, o, true)
		want := []record.Unreadable{{CaseID: changed, Kind: "application", Why: "broken"}, {CaseID: cut, Kind: "application", Why: "broken"},
			{CaseID: newer, Kind: "application", Why: "newer"}}
		byID := func(us []record.Unreadable) []record.Unreadable {
			return slices.SortedFunc(slices.Values(us), func(a, b record.Unreadable) int { return slices.Compare([]string{a.CaseID}, []string{b.CaseID}) })
		}
		if diff := cmp.Diff(byID(want), byID(got.Unreadable)); diff != "" || len(got.Differences) != 0 || got.Mended != 0 {
			t.Errorf("%+v: %s", got, diff)
		}
		if o.Dump(t) != before {
			t.Error("the rows of an unreadable case were touched")
		}
	})
}

func TestTwoRebuildsDoNotMeet(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		register(t, o, "2024-03-04", "李示范")
		err := o.DB.Update(t.Context(), "another", func(tx *store.Tx) error {
			_, err := tx.TakeLease("rebuild", "another", time.Minute)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := o.Record.Rebuild(t.Context(), true); !errors.Is(err, record.ErrRebuilding) {
			t.Errorf("beside another: %v", err)
		}
	})
}
