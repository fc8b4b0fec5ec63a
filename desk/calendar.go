package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/statute/calendar"
	"gongkai/store"
)

// Edition is a calendar edition as lists show it.
type Edition struct {
	ID            string     `json:"id"`
	OfficialUntil civil.Date `json:"official_until"`
	OpenCases     int        `json:"-"`
}

// LoadCalendar lays the years of a file over the edition in force and makes the result the head. Open cases are derived again by
// the sweeper, each leaving its own event. An edition that changes nothing is refused as Invalid.
func (d *Desk) LoadCalendar(ctx context.Context, p auth.Person, patch []byte) (Edition, error) {
	if err := may(p, auth.LoadCalendar, auth.Subject{}); err != nil {
		return Edition{}, err
	}
	var out Edition
	err := d.record.Operate(ctx, record.Operator{Account: p.ID}, record.ActLoadCalendar, func(tx *store.Tx) (record.Operated, error) {
		err := d.loadCalendar(tx, p, patch, &out)
		return record.Operated{Subject: out.ID}, err
	})
	return out, err
}

func (d *Desk) loadCalendar(tx *store.Tx, p auth.Person, patch []byte, out *Edition) error {
	head, err := tx.HeadEdition()
	if err != nil {
		return err
	}
	if head, err = tx.FindEdition(head.ID); err != nil {
		return err
	}
	id := fmt.Sprintf("%d-L%d", d.Today().Year(), head.Ordinal+1) // L: loaded by an office, never the id of a shipped edition
	body, err := calendar.Merge(id, []byte(head.Body), patch)
	if err != nil {
		return errors.Join(Invalid{{Field: "file", Code: "not_a_calendar"}}, err)
	}
	unchanged, err := calendar.Merge(id, []byte(head.Body), []byte(head.Body))
	if err != nil {
		return fmt.Errorf("calendar edition %s: %w", head.ID, err)
	}
	if bytes.Equal(body, unchanged) {
		return Invalid{{Field: "file", Code: "changes_nothing"}}
	}
	c, err := calendar.Parse(id, body)
	if err != nil {
		return errors.Join(Invalid{{Field: "file", Code: "not_a_calendar"}}, err)
	}
	*out = Edition{ID: id, OfficialUntil: c.OfficialUntil()}
	err = tx.InsertEdition(store.Edition{ID: id, Ordinal: head.Ordinal + 1, Body: string(body), LoadedAt: d.Now(), LoadedBy: p.ID})
	if errors.Is(err, store.ErrDuplicate) { // another edition got here first: lay the file over that one
		return store.Retry(err)
	}
	return err
}
