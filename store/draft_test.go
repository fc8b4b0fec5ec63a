package store_test

import (
	"testing"
	"time"

	"gongkai/internal/storetest"
	"gongkai/store"
)

// A draft is its author's, one for each page, and forgotten once it has expired.
func TestDrafts(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		at := time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC)
		put := func(account, page, body string, expires time.Time) {
			t.Helper()
			mustBeNil(t, db.Update(t.Context(), "put", func(tx *store.Tx) error {
				return tx.PutDraft(store.Draft{AccountID: account, Page: page, CaseID: "case-1", Body: body, At: at, ExpiresAt: expires})
			}))
		}
		find := func(account, page string) string {
			t.Helper()
			var d store.Draft
			err := db.View(t.Context(), "find", func(tx *store.Tx) (err error) {
				d, err = tx.FindDraft(account, page)
				return err
			})
			if err != nil {
				mustBe(t, err, store.ErrNotFound)
			}
			return d.Body
		}
		put("a", "/p", "first", at.Add(time.Hour))
		put("a", "/p", "second", at.Add(time.Hour))
		put("b", "/p", "other", at.Add(-time.Hour))
		put("a", "/q", "third", at.Add(time.Hour))
		if find("a", "/p") != "second" || find("b", "/p") != "other" || find("b", "/q") != "" {
			t.Errorf("%q %q %q", find("a", "/p"), find("b", "/p"), find("b", "/q"))
		}
		mustBeNil(t, db.Update(t.Context(), "forget", func(tx *store.Tx) error { return tx.DeleteDraftsBefore(at) }))
		if find("b", "/p") != "" || find("a", "/p") == "" {
			t.Error("what expired stays, or what did not is gone")
		}
		mustBeNil(t, db.Update(t.Context(), "drop", func(tx *store.Tx) error { return tx.DeleteDrafts("b", "/q", "/p") }))
		mustBeNil(t, db.Update(t.Context(), "drop", func(tx *store.Tx) error { return tx.DeleteDrafts("a", "/q") }))
		if find("a", "/q") != "" || find("a", "/p") == "" {
			t.Error("another's draft was dropped, or the own one was not")
		}
	})
}
