package seeds_test

import (
	"testing"

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
