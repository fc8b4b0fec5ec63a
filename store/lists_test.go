package store_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/internal/storetest"
	"gongkai/store"
)

// A row is written by its case and nothing else: on MySQL an upsert would overwrite whichever row has the number.
func TestAListRowIsWrittenByItsCaseAlone(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		put := func(rows ...store.ListRow) error {
			return db.Update(t.Context(), "put", func(tx *store.Tx) error {
				for _, r := range rows {
					if err := tx.PutRow(r); err != nil {
						return err
					}
				}
				return nil
			})
		}
		a := store.Application{CaseID: "a", AgencyID: "office", Number: "2024-0001", Stage: "intake", Open: true}
		i := store.Item{CaseID: "i", NoticeID: "n", No: "一（一）1", Stage: "running"}
		s := store.Share{CaseID: "s", ItemID: "i", UnitID: "u", Stage: "owed"}
		mustBeNil(t, put(a, i, s))
		mustBeNil(t, put(a, i, s)) // the same again is no change and no fault
		a.Stage, a.Open, i.Stage, s.Stage = "archived", false, "closed", "accepted"
		mustBeNil(t, put(a, i, s))
		for key, row := range map[string]store.ListRow{
			"applications_number": store.Application{CaseID: "b", AgencyID: "office", Number: "2024-0001", Stage: "intake"},
			"items_no":            store.Item{CaseID: "j", NoticeID: "n", No: "一（一）1"},
		} {
			if got, dup := store.DuplicateKey(put(row)); !dup || got != key {
				t.Errorf("%s: %q, %v", key, got, dup)
			}
		}
		mustBeNil(t, db.View(t.Context(), "read", func(tx *store.Tx) error {
			gotA, err := tx.FindApplication("a")
			if err != nil {
				return err
			}
			gotI, err := tx.FindItem("i")
			if err != nil {
				return err
			}
			gotS, err := tx.FindShare("s")
			if diff := cmp.Diff([]store.ListRow{a, i, s}, []store.ListRow{gotA, gotI, gotS}); diff != "" {
				t.Error(diff)
			}
			return err
		}))
	})
}

// Shadows are compared page by page, whatever falls on the edges.
func TestShadowsAreComparedAcrossPages(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		row := func(id string, seq int) store.Share { return store.Share{CaseID: id, ItemID: "i", Seq: seq} }
		mustBeNil(t, db.MakeShadows(t.Context()))
		mustBeNil(t, db.MakeShadows(t.Context())) // over what an interrupted rebuild left
		mustBeNil(t, db.Update(t.Context(), "fill", func(tx *store.Tx) error {
			for _, s := range []store.Share{row("a", 1), row("b", 1), row("d", 1), row("e", 2), row("f", 1), row("g", 1)} {
				if err := tx.PutShare(s); err != nil {
					return err
				}
			}
			return tx.InsertShadows([]store.ListRow{row("b", 1), row("c", 1), row("d", 1), row("e", 1), row("h", 1), row("i", 1), row("j", 1)})
		}))
		want := []store.Difference{
			{Table: "shares", CaseID: "a", How: store.RowSurplus}, {Table: "shares", CaseID: "c", How: store.RowMissing},
			{Table: "shares", CaseID: "e", How: store.RowDiffers, Columns: []string{"seq"}},
			{Table: "shares", CaseID: "f", How: store.RowSurplus}, {Table: "shares", CaseID: "g", How: store.RowSurplus},
			{Table: "shares", CaseID: "h", How: store.RowMissing}, {Table: "shares", CaseID: "i", How: store.RowMissing}, {Table: "shares", CaseID: "j", How: store.RowMissing},
		}
		for limit := 1; limit < 9; limit++ {
			if diff := cmp.Diff(want, differences(t, db, limit)); diff != "" {
				t.Errorf("pages of %d: %s", limit, diff)
			}
		}
		mustBeNil(t, db.Update(t.Context(), "copy", func(tx *store.Tx) error {
			return tx.CopyShadows("shares", []string{"a", "c", "e", "f", "g", "h", "i", "j"})
		}))
		if left := differences(t, db, 3); len(left) != 0 {
			t.Errorf("after copying %+v", left)
		}
		mustBeNil(t, db.DropShadows(t.Context()))
		mustBeNil(t, db.DropShadows(t.Context()))
	})
}

func differences(t *testing.T, db *store.DB, limit int) (all []store.Difference) {
	t.Helper()
	after := ""
	for {
		mustBeNil(t, db.View(t.Context(), "compare", func(tx *store.Tx) error {
			found, next, err := tx.ComparePage("shares", after, limit)
			all, after = append(all, found...), next
			return err
		}))
		if after == "" {
			return all
		}
	}
}

func TestThePeopleOfAnAgencyAreThoseBelowItToo(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		mustBeNil(t, db.Update(t.Context(), "units", func(tx *store.Tx) error {
			for _, u := range []store.Unit{{ID: "county", Code: "county"}, {ID: "office", Code: "office", SuperiorID: "county", Agency: true},
				{ID: "section", Code: "section", SuperiorID: "office"}, {ID: "desk", Code: "desk", SuperiorID: "section"},
				{ID: "bureau", Code: "bureau", SuperiorID: "office", Agency: true}, {ID: "loop", Code: "loop", SuperiorID: "loop"}} {
				if err := tx.InsertUnit(u, nil); err != nil {
					return err
				}
			}
			for id, unit := range map[string]string{"1": "county", "2": "office", "3": "section", "4": "desk", "5": "bureau"} {
				if err := tx.InsertAccount(store.Account{ID: id, Name: "name" + id, UnitID: unit, CreatedAt: planNow}, []string{"handler"}); err != nil {
					return err
				}
			}
			gone := store.Account{ID: "6", Name: "name6", UnitID: "office", CreatedAt: planNow, DisabledAt: planNow}
			return tx.InsertAccount(gone, []string{"handler"})
		}))
		mustBeNil(t, db.View(t.Context(), "people", func(tx *store.Tx) error {
			units, err := tx.AgencyUnits("office")
			if err != nil {
				return err
			}
			people, err := tx.AccountsWithRole(units, "handler")
			var ids []string
			for _, a := range people {
				ids = append(ids, a.ID)
			}
			if diff := cmp.Diff([]string{"2", "3", "4"}, ids); diff != "" {
				t.Error(diff)
			}
			looped, loopErr := tx.AgencyUnits("loop")
			if loopErr != nil || len(looped) != 1 {
				t.Errorf("%v, %v", looped, loopErr)
			}
			return err
		}))
	})
}

// A table that nobody declared would be missing from whatever goes by the classes: backup, copy, rebuild.
func TestEveryTableIsDeclared(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		query := "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
		if db.Engine() == store.MySQL {
			query = "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
		}
		var names []string
		mustBeNil(t, db.View(t.Context(), "tables", func(tx *store.Tx) error { return tx.Gorm().Raw(query).Scan(&names).Error }))
		names = slices.DeleteFunc(names, func(n string) bool { return n == "goose_db_version" })
		slices.Sort(names)
		if diff := cmp.Diff(slices.Sorted(maps.Keys(store.Tables())), names); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{"applications", "items", "shares"}, store.ListTables()); diff != "" {
			t.Error(diff)
		}
	})
}
