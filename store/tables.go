package store

import (
	"maps"
	"slices"
)

// Class says what losing a table would mean.
type Class string

// The classes.
const (
	Record     Class = "record"     // lost, it is gone
	Projection Class = "projection" // rebuild makes it again from the log
	Work       Class = "work"       // what is going on; lost, something is done twice or asked for again
)

// Tables declares every table of the schema.
func Tables() map[string]Class {
	return map[string]Class{
		"units": Record, "unit_names": Record, "accounts": Record, "account_roles": Record, "key_checks": Record,
		"calendar_editions": Record, "counters": Record, "cases": Record, "events": Record, "commands": Record,
		"texts": Record, "parties": Record, "attachments": Record, "blind_index": Record, // sealed, or made from what is
		"unit_groups": Record, "unit_group_members": Record, "name_meanings": Record, "item_names": Record, "notice_corrections": Record,
		"notices": Record, "reveals": Record, "saved_filters": Record, "operator_acts": Record, "reminders": Record, "moved_dates": Record,
		"office_settings": Record, "setup_steps": Record,
		"deputies": Record, "handovers": Record, "handover_cases": Record,
		"applications": Projection, "items": Projection, "shares": Projection,
		"inbox": Work, "drafts": Work, "effects": Work, "sessions": Work, "leases": Work, "jobs": Work,
	}
}

// ListTables are the projections, in order.
func ListTables() []string {
	var out []string
	for _, table := range slices.Sorted(maps.Keys(Tables())) {
		if Tables()[table] == Projection {
			out = append(out, table)
		}
	}
	return out
}
