package demo

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// Ledger is what the county did with the notice of 2020.
type Ledger struct {
	Imported civil.Date          `json:"imported"`
	Steward  string              `json:"steward"`  // account
	Units    map[string]string   `json:"units"`    // names of the notice and the codes of the units they mean
	Groups   []Group             `json:"groups"`   // names that mean several
	InItems  map[string][]string `json:"in_items"` // what 县政府有关部门 means, by item
	Vague    string              `json:"vague"`    // that name
	Acts     []ledgerAct         `json:"acts"`
}

// Group is a name that means several units.
type Group struct {
	Name  string   `json:"name"`
	Units []string `json:"units"`
}

type ledgerAct struct {
	Items []string        `json:"items"`
	Unit  string          `json:"unit,omitempty"` // an act on the share of this unit; none: on the item
	By    string          `json:"by,omitempty"`   // account; none: the steward
	On    string          `json:"on"`             // a day, or a number of working days before the opening
	Act   string          `json:"act"`
	All   bool            `json:"all,omitempty"` // evidence that speaks for every share of the item
	With  json.RawMessage `json:"with,omitempty"`
}

// LedgerStep is a command that somebody gave to an item or to a unit's share of it.
type LedgerStep struct {
	Key  string
	Item string // its number in the notice
	Unit string // code; none: the item itself
	All  bool   // it speaks for every share of the item
	Step
}

// Steps are all acts on the ledger, each item's in the order in which they were done.
func (c County) Steps(o Opening) ([]LedgerStep, error) {
	var out []LedgerStep
	for i, a := range c.Ledger.Acts {
		on, err := a.day(o)
		if err != nil {
			return nil, err
		}
		by := a.By
		if by == "" {
			by = c.Ledger.Steward
		}
		w := words{year: on.Year(), on: on, calendar: o.Calendar, accounts: o.Accounts}
		kind := casefile.File(assignment.Items{})
		if a.Unit != "" {
			kind = assignment.Shares{}
		}
		cmd, err := kind.ReadCommand(a.Act, 1, []byte(w.body(a.With)))
		if err != nil {
			return nil, fmt.Errorf("act %d on the ledger of the demonstration county: %w", i+1, err)
		}
		for n, item := range a.Items {
			out = append(out, LedgerStep{Key: fmt.Sprintf("ledger/%02d/%s", i, item), Item: item, Unit: a.Unit, All: a.All,
				Step: Step{By: by, On: on, At: o.hour(on, n, 0), Command: cmd}})
		}
	}
	return out, nil
}

func (a ledgerAct) day(o Opening) (civil.Date, error) {
	if n, err := strconv.Atoi(a.On); err == nil {
		return o.Calendar.AddWorking(o.Calendar.LastWorkingOnOrBefore(civil.In(o.At)), n), nil
	}
	return civil.Parse(a.On)
}

// ImportedAt is when the notice was imported.
func (l Ledger) ImportedAt() time.Time { return l.Imported.At(9, 0, 0) }
