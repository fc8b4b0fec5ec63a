package record

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"gongkai/store"
)

// Reveal is one look at an unmasked value.
type Reveal struct{ CaseID, Account, Field, Reason string }

// LogReveal writes down who looked at what and why.
func (r *Recorder) LogReveal(ctx context.Context, in Reveal) error {
	row := store.Reveal{ID: uuid.NewString(), CaseID: in.CaseID, AccountID: in.Account, Field: in.Field, At: r.now()}
	var err error
	if row.Reason, err = r.keys.Seal(place("reveals", "reason", row.ID), []byte(in.Reason)); err != nil {
		return err
	}
	return r.db.Update(ctx, "log reveal", func(tx *store.Tx) error { return tx.InsertReveal(row) })
}

// PutFile seals a file of a case; the same id again replaces it, so an effect may run twice.
func (r *Recorder) PutFile(ctx context.Context, a store.Attachment, body []byte) error {
	var err error
	if a.Body, err = r.keys.Seal(place("attachments", "body", a.ID), body); err != nil {
		return err
	}
	a.At = r.now()
	return r.db.Update(ctx, "put file", func(tx *store.Tx) error { return tx.PutAttachment(a) })
}

// OpenFile unseals a file of a case; ErrUnknown if the case has no such file.
func (r *Recorder) OpenFile(ctx context.Context, caseID, id string) (mime string, body []byte, err error) {
	var a store.Attachment
	err = r.db.View(ctx, "read file", func(tx *store.Tx) (err error) {
		a, err = tx.FindAttachment(id)
		return err
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && a.CaseID != caseID {
		return "", nil, ErrUnknown
	}
	if err != nil {
		return "", nil, err
	}
	body, err = r.keys.Open(place("attachments", "body", a.ID), a.Body)
	return a.Mime, body, err
}
