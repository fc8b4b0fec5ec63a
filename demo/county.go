package demo

import (
	"encoding/json"
	"fmt"
	"time"

	"gongkai/casefile"
	"gongkai/seeds"
	"gongkai/statute/calendar"
	"gongkai/statute/review"
)

// Office is the code of the unit in whose name the demonstration county answers.
const Office = seeds.DemoPrefix + "office"

// Person is somebody who works in the demonstration county.
type Person struct {
	Name    string   `json:"name"` // of the account
	Display string   `json:"display"`
	Unit    string   `json:"unit"` // code
	Roles   []string `json:"roles"`
}

// County is the demonstration county as its files tell of it.
type County struct {
	Organisation seeds.Organisation
	People       []Person
	Notice       []byte // of 2020, as it was published
	Ledger       Ledger

	applications []filed
	courses      map[string][]act
	grounds      review.Table
}

// Read reads the files that are shipped.
func Read() (County, error) {
	var c County
	var err error
	if c.Organisation, err = seeds.DemoOrganisation(); err != nil {
		return c, err
	}
	if c.grounds, err = review.ParseGrounds(seeds.Grounds()); err != nil {
		return c, err
	}
	if c.Notice, err = seeds.DemoFile("notice-2020-63.txt"); err != nil {
		return c, err
	}
	for name, into := range map[string]any{"people.json": &c.People, "applications.json": &c.applications, "courses.json": &c.courses, "ledger.json": &c.Ledger} {
		b, err := seeds.DemoFile(name)
		if err == nil {
			err = casefile.Strict(b, into)
		}
		if err != nil {
			return c, fmt.Errorf("demonstration county %s: %w", name, err)
		}
	}
	return c, nil
}

// act is one line of a diary.
type act struct {
	Day  int             `json:"day"` // working days after the receipt
	By   string          `json:"by"`  // account; @handler: who was given the case
	Act  string          `json:"act"` // name of a command
	With json.RawMessage `json:"with,omitempty"`
}

// Opening is the day on which the county is opened and what follows from it.
type Opening struct {
	At       time.Time // nothing in the diary is later
	Calendar *calendar.Calendar
	Accounts map[string]string // ids by account name
}
