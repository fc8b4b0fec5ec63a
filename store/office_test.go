package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gongkai/internal/storetest"
	"gongkai/store"
)

// Versions of an agency's settings are added and never changed; which one holds depends on the instant asked for.
func TestVersionsOfOfficeSettings(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		at := time.Date(2026, 7, 1, 1, 0, 0, 0, time.UTC)
		one := store.OfficeSettings{AgencyID: "office", Version: 1, Body: `{"name":"示例县人民政府"}`, SetAt: at, SetBy: "admin"}
		two := store.OfficeSettings{AgencyID: "office", Version: 2, Body: `{}`, SetAt: at.Add(time.Hour), SetBy: "second"}
		mustBeNil(t, db.Update(t.Context(), "set", func(tx *store.Tx) error {
			if _, err := tx.HeadOfficeSettings("office"); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("nothing was settled: %v", err)
			}
			return errors.Join(tx.InsertOfficeSettings(one), tx.InsertOfficeSettings(two), tx.InsertOfficeSettings(store.OfficeSettings{AgencyID: "sfj", Version: 1, Body: "{}", SetAt: at, SetBy: "admin"}))
		}))
		err := db.Update(t.Context(), "set again", func(tx *store.Tx) error { return tx.InsertOfficeSettings(two) })
		if !errors.Is(err, store.ErrDuplicate) {
			t.Errorf("a version was written twice: %v", err)
		}
		mustBeNil(t, db.View(t.Context(), "read", func(tx *store.Tx) error {
			head, err1 := tx.HeadOfficeSettings("office")
			before, err2 := tx.OfficeSettingsAt("office", at.Add(time.Minute))
			_, none := tx.OfficeSettingsAt("office", at.Add(-time.Minute))
			found, err3 := tx.FindOfficeSettings("office", 1)
			all, err4 := tx.OfficeSettingsVersions("office", 0, 10)
			older, err5 := tx.OfficeSettingsVersions("office", 2, 10)
			if head.Version != 2 || head.Body != "" || before.Version != 1 || !errors.Is(none, store.ErrNotFound) {
				t.Errorf("head %+v, at %+v, %v", head, before, none)
			}
			if diff := cmp.Diff([]store.OfficeSettings{one, two, one, one}, append([]store.OfficeSettings{found, all[0], all[1]}, older...)); diff != "" {
				t.Error(diff)
			}
			return errors.Join(err1, err2, err3, err4, err5)
		}))
	})
}

func TestASetupStepIsTickedOnce(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		step := store.SetupStep{Step: "units", DoneAt: time.Date(2026, 7, 1, 1, 0, 0, 0, time.UTC), DoneBy: "admin"}
		tick := func() error {
			return db.Update(t.Context(), "tick", func(tx *store.Tx) error { return tx.InsertSetupStep(step) })
		}
		mustBeNil(t, tick())
		if err := tick(); !errors.Is(err, store.ErrDuplicate) {
			t.Errorf("again: %v", err)
		}
		mustBeNil(t, db.View(t.Context(), "read", func(tx *store.Tx) error {
			all, err := tx.SetupSteps()
			if diff := cmp.Diff([]store.SetupStep{step}, all); diff != "" {
				t.Error(diff)
			}
			return err
		}))
	})
}

// A series may begin anywhere, goes on without gaps, jumps ahead when its first number is raised and never goes back.
func TestACounterBeginsWithItsFirstNumber(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		for i, c := range []struct{ first, want int }{{58, 58}, {58, 59}, {1, 60}, {80, 80}, {80, 81}, {81, 82}} {
			mustBeNil(t, db.Update(t.Context(), "next", func(tx *store.Tx) error {
				n, err := tx.NextNumber("application/office/2026", c.first)
				if n != c.want {
					t.Errorf("%d: first %d gives %d, want %d", i, c.first, n, c.want)
				}
				return err
			}))
		}
		mustBeNil(t, db.View(t.Context(), "last", func(tx *store.Tx) error {
			last, err := tx.LastNumber("application/office/2026")
			none, err2 := tx.LastNumber("application/office/2027")
			if last != 82 || none != 0 {
				t.Errorf("%d, %d", last, none)
			}
			return errors.Join(err, err2)
		}))
	})
}

// Two letters under one 文号 are found, and those of a series by what they begin with; another agency's are none of them.
func TestDocumentNumbers(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		mustBeNil(t, db.Update(t.Context(), "put", func(tx *store.Tx) error {
			for i, x := range []struct{ id, agency, number, doc string }{{"a", "office", "2026-0001", "示〔2026〕7号"}, {"b", "office", "2026-0002", "示〔2026〕7号"},
				{"c", "office", "2026-0003", "示〔2026〕12号"}, {"d", "office", "2026-0004", "示〔2025〕9号"}, {"e", "sfj", "2026-0001", "示〔2026〕7号"}, {"f", "office", "2026-0005", ""}} {
				if err := tx.PutRow(store.Application{CaseID: x.id, AgencyID: x.agency, Number: x.number, Year: 2026, Ordinal: i + 1, DocNo: x.doc}); err != nil {
					return err
				}
			}
			return nil
		}))
		mustBeNil(t, db.View(t.Context(), "read", func(tx *store.Tx) error {
			same, err := tx.ApplicationsByDocNo("office", "示〔2026〕7号")
			if err != nil || len(same) != 2 || same[0].Number != "2026-0001" || same[1].Number != "2026-0002" {
				t.Errorf("%+v %v", same, err)
			}
			of, err := tx.DocNos("office", "示〔2026〕", 10)
			if diff := cmp.Diff([]string{"示〔2026〕7号", "示〔2026〕7号", "示〔2026〕12号"}, of); diff != "" {
				t.Error(diff)
			}
			for ordinal, want := range map[int]bool{3: true, 5: false, 7: false} { // the fifth is another agency's
				if taken, err := tx.OrdinalTaken("office", 2026, ordinal); taken != want || err != nil {
					t.Errorf("%d: %v %v", ordinal, taken, err)
				}
			}
			return err
		}))
	})
}
