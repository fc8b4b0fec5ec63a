package assignment

import (
	"maps"
	"slices"

	"gongkai/casefile"
	"gongkai/civil"
)

// shareAdded is silent about a share that the item has already. One that joins while a period runs owes that period too; periods that
// passed before are not its own.
func shareAdded(s ItemState, c ShareAdded, r Rules) (casefile.Decision, error) {
	if _, known := s.Shares[c.Share.ID]; known || s.Seq == 0 {
		return casefile.Decision{}, nil
	}
	ev := ShareJoined{ShareAdded: c}
	if s.Stage != Running {
		return one(ev)
	}
	ev.Unmet = s.joined(c).unmet()
	ev.LastWorking = r.lastWorking(ev.Unmet)
	d, err := one(ev)
	if s.Period != "" {
		order := OpenPeriod{Name: s.Period, Due: s.PeriodDue}
		d.Orders = []casefile.Order{{Case: c.Share.ID, Kind: casefile.KindShare, Command: order}}
	}
	return d, err
}

// joined is the item with one more share. The slices and maps are copied: states are values.
func (s ItemState) joined(c ShareAdded) ItemState {
	s.Issue.Shares = append(slices.Clone(s.Issue.Shares), c.Share)
	s.Shares = maps.Clone(s.Shares)
	due := c.Due
	if s.Stage == Running && !s.PeriodDue.IsZero() && (due.IsZero() || s.PeriodDue < due) {
		due = s.PeriodDue
	}
	s.Shares[c.Share.ID] = ShareView{Seq: 1, Stage: Owed, Due: due}
	return s
}

// Tally counts an item's shares, those accepted, and those whose report waits for the office.
func (s ItemState) Tally() (all, accepted, waiting int) {
	for _, v := range s.Shares {
		switch v.Stage {
		case Done:
			accepted++
		case Waiting:
			waiting++
		case Owed, Back, Running, Closing:
		}
	}
	return len(s.Shares), accepted, waiting
}

// Earliest is the first date that an item of a notice names: what its shares owe first. Zero: none.
func Earliest(ds []Deadline) civil.Date { return earliest(ds).Date }
