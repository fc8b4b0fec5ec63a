package office

import (
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"gongkai/desk"
	"gongkai/store"
)

// LoadCalendar loads an edition in which some more working days of a year are free, as when a holiday is made longer.
func (o *Office) LoadCalendar(t *testing.T, year int, off ...string) desk.Edition {
	t.Helper()
	got, err := o.Desk.LoadCalendar(t.Context(), o.Admin, o.CalendarPatch(t, year, off...))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// CalendarPatch is one year of the edition in force with some more working days free.
func (o *Office) CalendarPatch(t *testing.T, year int, off ...string) []byte {
	t.Helper()
	var head store.Edition
	err := o.DB.View(t.Context(), "read edition", func(tx *store.Tx) (err error) {
		if head, err = tx.HeadEdition(); err != nil {
			return err
		}
		head, err = tx.FindEdition(head.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	type days struct {
		Off      []string `json:"off"`
		Work     []string `json:"work"`
		Source   string   `json:"source"`
		Status   string   `json:"status"`
		Note     string   `json:"note,omitempty"`
		Workdays *int     `json:"workdays,omitempty"`
	}
	var years map[string]days
	if err := json.Unmarshal([]byte(head.Body), &years); err != nil {
		t.Fatal(err)
	}
	y := years[strconv.Itoa(year)]
	y.Off = append(slices.Clone(y.Off), off...)
	slices.Sort(y.Off)
	if y.Workdays != nil {
		left := *y.Workdays - len(off)
		y.Workdays = &left
	}
	patch, err := json.Marshal(map[string]days{strconv.Itoa(year): y})
	if err != nil {
		t.Fatal(err)
	}
	return patch
}
