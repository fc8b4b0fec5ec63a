package seeds

import _ "embed" // the calendars are files of this folder

// Edition is one edition of the working-day calendar (日历版本), as statute/calendar parses it.
type Edition struct {
	ID   string // as printed beside due dates, for example 2026-1: the first edition of 2026
	JSON []byte
}

//go:embed calendar/2026-1.json
var calendar2026x1 []byte

// Calendars are the editions shipped with the program, oldest first. They are never edited: a new notice is a new edition,
// and what runs is the head edition of the database.
func Calendars() []Edition {
	return []Edition{
		{ID: "2026-1", JSON: calendar2026x1},
	}
}
