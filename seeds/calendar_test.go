package seeds_test

import (
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/seeds"
	"gongkai/statute/calendar"
)

func TestEveryShippedCalendarIsSound(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, e := range seeds.Calendars() {
		c, err := calendar.Parse(e.ID, e.JSON)
		if err != nil {
			t.Fatalf("edition %s: %v", e.ID, err)
		}
		if seen[e.ID] || c.Edition() != e.ID {
			t.Errorf("edition %s is shipped twice or calls itself %s", e.ID, c.Edition())
		}
		seen[e.ID] = true
	}
	if len(seen) == 0 {
		t.Fatal("no calendar is shipped")
	}
}

func TestTheHeadCalendarIsOfficialThrough2026(t *testing.T) {
	t.Parallel()
	all := seeds.Calendars()
	head := all[len(all)-1]
	c, err := calendar.Parse(head.ID, head.JSON)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.OfficialUntil().String(); got != "2026-12-31" {
		t.Errorf("official until %s", got)
	}
}

// An explanation cites the notice that made a day free or worked; a reader looks a number up, not an address.
func TestEveryOfficialYearNamesItsNoticeByNumber(t *testing.T) {
	t.Parallel()
	for _, e := range seeds.Calendars() {
		c, err := calendar.Parse(e.ID, e.JSON)
		if err != nil {
			t.Fatal(err)
		}
		for d := civil.MustParse("2019-05-15"); d <= c.OfficialUntil(); d = d.AddDays(200) {
			for _, notice := range c.Notices(d) {
				if !strings.HasPrefix(notice, "国办发明电〔") {
					t.Errorf("edition %s: %s is governed by %q", e.ID, d, notice)
				}
			}
			if len(c.Notices(d)) == 0 {
				t.Errorf("edition %s: nothing governs %s", e.ID, d)
			}
		}
	}
}
