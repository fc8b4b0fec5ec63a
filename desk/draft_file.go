package desk

import (
	"context"
	"encoding/json"
	"fmt"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/statute/review"
)

// DraftFile is what the last draft of a case stands on, with its texts; ok is false where there is none, or it needed none.
func (d *Desk) DraftFile(ctx context.Context, p auth.Person, s application.State) (f review.File, ok bool, err error) {
	if s.Draft == nil || s.Draft.FileID == "" {
		return f, false, nil
	}
	if err := may(p, auth.ReadApplications, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return f, false, err
	}
	texts, err := d.record.Texts(ctx, s.Draft.FileID)
	if err != nil {
		return f, false, err
	}
	if err := json.Unmarshal([]byte(texts[s.Draft.FileID]), &f); err != nil {
		return f, false, fmt.Errorf("file of draft %s: unreadable", s.Draft.FileID)
	}
	return f, true, nil
}
