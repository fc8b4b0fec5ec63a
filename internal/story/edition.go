package story

import (
	"encoding/json"
	"slices"

	"gongkai/civil"
	"gongkai/seeds"
	"gongkai/statute/calendar"
)

// MustEdition is a later edition of the calendar the program ships, in which further working days are freed.
func MustEdition(t T, id string, freed ...string) *calendar.Calendar {
	t.Helper()
	shipped := seeds.Calendars()
	var years map[string]map[string]any
	if err := json.Unmarshal(shipped[len(shipped)-1].JSON, &years); err != nil {
		t.Fatalf("calendar: %v", err)
	}
	for _, day := range freed {
		y := years[day[:len("2006")]]
		y["off"] = sorted(append(y["off"].([]any), day))
		if n, counted := y["workdays"].(float64); counted && !civil.MustParse(day).IsWeekend() {
			y["workdays"] = n - 1
		}
	}
	data, err := json.Marshal(years)
	if err != nil {
		t.Fatalf("calendar: %v", err)
	}
	c, err := calendar.Parse(id, data)
	if err != nil {
		t.Fatalf("calendar %s: %v", id, err)
	}
	return c
}

func sorted(days []any) []string {
	out := make([]string, len(days))
	for i, d := range days {
		out[i], _ = d.(string)
	}
	slices.Sort(out)
	return out
}
