package remedy

import (
	"slices"

	"gongkai/civil"
)

// Venue is where decisions of an agency can be contested: the table of the law, what the agency is, and the names of the place. In the
// zero value nothing is configured: a letter then shows gaps, and none may be signed.
type Venue struct {
	Table    Table
	Body     Body // "": not configured
	Names    Names
	Settings Settings
}

// Turns are the days on which the paragraph of one reply may change, the newest first: between two of them every day has the
// same one.
func (v Venue) Turns() (days []civil.Date) {
	add := func(w Window) {
		days = append(days, w.From)
		if !w.To.IsZero() {
			days = append(days, w.To.AddDays(1))
		}
	}
	for _, c := range Choices() {
		add(c.Window)
	}
	for _, r := range v.Table.organs {
		add(r.Window)
	}
	for _, r := range v.Table.courts {
		add(r.Window)
	}
	for _, o := range v.Settings.Overrides {
		add(o.Window)
	}
	add(v.Settings.GovernmentsAtBasicCourt)
	slices.Sort(days)
	days = slices.DeleteFunc(slices.Compact(days), civil.Date.IsZero)
	slices.Reverse(days)
	return days
}
