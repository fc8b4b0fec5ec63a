package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/store"
)

// What is typed into a form is kept here and not in the browser: computers at a window are shared.

// Limits of what is kept of one form [C].
const (
	draftsKept  = 30 * 24 * time.Hour
	maxDraft    = 400 << 10 // bytes of all fields
	mostFields  = 2000
	longestPage = 200 // letters of an address
)

// KeptDraft is what somebody typed and did not send.
type KeptDraft struct {
	At     time.Time
	Fields map[string]string
}

// KeepDraft keeps fields of the form at a page, beside those that were kept before. Passwords are no part of it.
func (d *Desk) KeepDraft(ctx context.Context, p auth.Person, page string, fields map[string]string) (KeptDraft, error) {
	caseID, err := d.pageOf(ctx, p, page)
	if err != nil {
		return KeptDraft{}, err
	}
	out := KeptDraft{At: d.Now(), Fields: map[string]string{}}
	if before, ok, err := d.Draft(ctx, p, page); err != nil {
		return out, err
	} else if ok {
		out.Fields = before.Fields
	}
	maps.Copy(out.Fields, fields)
	size := 0
	for name, value := range out.Fields {
		size += len(name) + len(value)
	}
	if size > maxDraft || len(out.Fields) > mostFields {
		return out, Invalid{{Field: "text", Code: "too_long"}}
	}
	plain, err := json.Marshal(out.Fields)
	if err != nil {
		return out, err
	}
	row := store.Draft{AccountID: p.ID, Page: page, CaseID: caseID, At: out.At, ExpiresAt: out.At.Add(draftsKept)}
	if row.Body, err = d.record.SealText("drafts", "body", p.ID+"|"+page, plain); err != nil {
		return out, err
	}
	return out, d.db.Update(ctx, "keep draft", func(tx *store.Tx) error { return tx.PutDraft(row) })
}

// pageOf checks the address of a form, and finds the case that it belongs to: one the person may know of.
func (d *Desk) pageOf(ctx context.Context, p auth.Person, page string) (caseID string, err error) {
	if !strings.HasPrefix(page, "/") || utf8.RuneCountInString(page) > longestPage {
		return "", Invalid{{Field: "page", Code: "unknown_value"}}
	}
	for part := range strings.SplitSeq(page, "/") {
		if u, err := uuid.Parse(part); err == nil && u.String() == part {
			caseID = part
			break
		}
	}
	if caseID == "" {
		return "", nil
	}
	_, on, err := d.subject(ctx, caseID)
	if err != nil {
		return "", err
	}
	if err := may(p, "", on); errors.Is(err, ErrNotFound) { // nobody may do nothing: only whether the case is known to him counts
		return "", err
	}
	return caseID, nil
}

// Draft is what the person had typed into the form at a page; ok is false where there is nothing.
func (d *Desk) Draft(ctx context.Context, p auth.Person, page string) (out KeptDraft, ok bool, err error) {
	var row store.Draft
	err = d.db.View(ctx, "read draft", func(tx *store.Tx) (err error) {
		row, err = tx.FindDraft(p.ID, page)
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound), err == nil && !row.ExpiresAt.After(d.Now()):
		return out, false, nil
	case err != nil:
		return out, false, err
	}
	plain, err := d.record.OpenText("drafts", "body", p.ID+"|"+page, row.Body)
	if err != nil {
		return out, false, fmt.Errorf("draft of a page: %w", err)
	}
	out.At = row.At
	if err := json.Unmarshal(plain, &out.Fields); err != nil {
		return out, false, errors.New("draft of a page: unreadable")
	}
	return out, true, nil
}

// DropDrafts forgets what the person had typed at some pages.
func (d *Desk) DropDrafts(ctx context.Context, p auth.Person, pages ...string) error {
	return d.db.Update(ctx, "drop drafts", func(tx *store.Tx) error { return tx.DeleteDrafts(p.ID, pages...) })
}
