package office

import (
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"gongkai/civil"
	"gongkai/desk"
	"gongkai/store"
)

// LoadCalendar loads an edition in which some more working days of a year are free, as when a holiday is made longer; a Saturday or
// Sunday among them is worked instead.
func (o *Office) LoadCalendar(t *testing.T, year int, days ...string) desk.Edition {
	t.Helper()
	got, err := o.Desk.LoadCalendar(t.Context(), o.Admin, o.CalendarPatch(t, year, days...))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// CalendarPatch is one year of the edition in force with some days changed.
func (o *Office) CalendarPatch(t *testing.T, year int, days ...string) []byte {
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
	type ofYear struct {
		Off      []string `json:"off"`
		Work     []string `json:"work"`
		Source   string   `json:"source"`
		Status   string   `json:"status"`
		Note     string   `json:"note,omitempty"`
		Workdays *int     `json:"workdays,omitempty"`
	}
	var years map[string]ofYear
	if err := json.Unmarshal([]byte(head.Body), &years); err != nil {
		t.Fatal(err)
	}
	y := years[strconv.Itoa(year)]
	for _, d := range days {
		to, more := &y.Off, -1
		if civil.MustParse(d).IsWeekend() {
			to, more = &y.Work, 1
		}
		*to = append(*to, d)
		slices.Sort(*to)
		if y.Workdays != nil {
			*y.Workdays += more
		}
	}
	patch, err := json.Marshal(map[string]ofYear{strconv.Itoa(year): y})
	if err != nil {
		t.Fatal(err)
	}
	return patch
}
