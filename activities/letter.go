package activities

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/letters"
	"gongkai/record"
	"gongkai/store"
)

// MimeDocx is the type of a rendered letter.
const MimeDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// ReplyLetter renders the signed reply as a document and seals it beside the case. The file's id follows from the effect, so a
// second run replaces it by the same bytes. A reply that is no longer the signed one, for it was sent back or is drafted anew,
// is not rendered: the signature of the new one has an effect of its own.
func ReplyLetter(db *store.DB, r *record.Recorder, h House) Handler {
	return func(ctx context.Context, e store.Effect) error {
		reading, err := r.Read(ctx, e.CaseID)
		if err != nil {
			return err
		}
		s, ok := reading.State.(application.State)
		if !ok {
			return fmt.Errorf("case %s is no application", e.CaseID)
		}
		if s.Draft == nil || s.Draft.TextID != e.Subject || s.SignedOn.IsZero() {
			return nil
		}
		in, err := replyInput(ctx, db, r, h, reading, s)
		if err != nil {
			return err
		}
		letter, err := letters.Reply(in)
		if err != nil {
			return unwritable(fmt.Errorf("compose reply of case %s: %w", e.CaseID, err))
		}
		return write(ctx, db, r, h, e, reading.Case.AgencyID, letter)
	}
}

// write renders a letter as its agency prints it and seals it beside the case.
func write(ctx context.Context, db *store.DB, r *record.Recorder, h House, e store.Effect, agency string, letter letters.Letter) error {
	style, err := h.styleOf(ctx, db, agency)
	if err != nil {
		return err
	}
	body, err := letter.Docx(style)
	if err != nil {
		return unwritable(fmt.Errorf("render letter %s of case %s: %w", e.Kind, e.CaseID, err))
	}
	return r.PutFile(ctx, store.Attachment{ID: casefile.Derived(e.ID, "file"), CaseID: e.CaseID, Kind: e.Kind, Mime: MimeDocx}, body)
}

// unwritable is a letter that cannot be written from what was entered: letters are pure, so the same input fails again.
func unwritable(err error) error {
	why := record.FaultContent
	var faults letters.Faults
	if errors.As(err, &faults) {
		all := make([]string, len(faults))
		for i, f := range faults {
			all[i] = f.Field + "：" + f.Reason
		}
		why = strings.Join(all, "；")
	}
	return Final{Why: why, Err: err}
}
