package calendar

import "gongkai/civil"

// The plain week, Monday to Friday, in closed form: it serves the days that no edition covers.
// Like civil, it begins in 1970.

const (
	daysPerWeek    = 7
	workingPerWeek = 5
	sinceMonday    = 3 // 1970-01-01 was a Thursday: three days after the Monday from which the plain week is counted
)

// plainRank counts the days Monday to Friday up to and including d.
func plainRank(d civil.Date) int {
	days := int(d) + sinceMonday
	return days/daysPerWeek*workingPerWeek + min(days%daysPerWeek+1, workingPerWeek)
}

// plainAt undoes plainRank.
func plainAt(rank int) civil.Date {
	full := rank - 1
	return civil.Date(full/workingPerWeek*daysPerWeek + full%workingPerWeek - sinceMonday)
}

func plain(d civil.Date) Kind {
	if d.IsWeekend() {
		return Weekend
	}
	return Weekday
}
