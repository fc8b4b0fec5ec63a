package desk

import (
	"context"
	"errors"
	"net/url"
	"unicode/utf8"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/store"
)

// Bounds of saved filters.
const (
	maxFilters    = 12
	maxFilterName = 12 // letters
	maxFilterText = 200
)

// SavedFilters are the views of the work list that a person keeps.
func (d *Desk) SavedFilters(ctx context.Context, p auth.Person) (out []store.SavedFilter, err error) {
	err = d.db.View(ctx, "read filters", func(tx *store.Tx) error {
		out, err = tx.SavedFilters(p.ID, maxFilters)
		return err
	})
	return out, err
}

// SaveFilter keeps a view under a name. The query is that of the work list's address, in which no personal data stand.
func (d *Desk) SaveFilter(ctx context.Context, p auth.Person, name, query string) (store.SavedFilter, error) {
	f := store.SavedFilter{ID: uuid.NewString(), AccountID: p.ID, Name: Clean(name), Query: query}
	_, err := url.ParseQuery(query)
	switch {
	case f.Name == "":
		return f, Invalid{{Field: "name", Code: "required"}}
	case utf8.RuneCountInString(f.Name) > maxFilterName:
		return f, Invalid{{Field: "name", Code: "too_long"}}
	case query == "" || len(query) > maxFilterText || err != nil:
		return f, Invalid{{Field: "query", Code: "unknown_value"}}
	}
	err = d.db.Update(ctx, "save filter", func(tx *store.Tx) error {
		kept, err := tx.SavedFilters(p.ID, maxFilters)
		if err != nil {
			return err
		}
		if len(kept) >= maxFilters {
			return Invalid{{Field: "name", Code: "too_many"}}
		}
		return tx.InsertFilter(f)
	})
	if errors.Is(err, store.ErrDuplicate) {
		err = Invalid{{Field: "name", Code: "taken"}}
	}
	return f, err
}

// ForgetFilter forgets one of the person's own.
func (d *Desk) ForgetFilter(ctx context.Context, p auth.Person, id string) error {
	return d.db.Update(ctx, "forget filter", func(tx *store.Tx) error { return tx.DeleteFilter(p.ID, id) })
}
