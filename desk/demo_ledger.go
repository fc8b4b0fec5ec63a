package desk

import (
	"context"
	"errors"
	"fmt"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/store"
)

// importNotice says what the names of the notice mean and imports it, on the day after it was issued.
func (y *play) importNotice(ctx context.Context) error {
	l := y.county.Ledger
	steward := y.people[l.Steward]
	y.now = l.ImportedAt()
	unit, err := y.units(ctx)
	if err != nil {
		return err
	}
	known, err := y.stage.Notices(ctx, steward)
	if err == nil && len(known) == 0 {
		err = y.mapNames(ctx, steward, unit)
	}
	if err != nil {
		return err
	}
	in, err := y.stage.ImportNotice(ctx, steward, y.county.Notice, func(int, int) { y.tell(1) })
	if err != nil {
		return err
	}
	y.items = in.Items
	y.given += in.NewItems
	for no, codes := range l.InItems {
		if _, err := y.stage.NameInItem(ctx, steward, itemID(in.NoticeID, no), l.Vague, unit.of(codes)); err != nil {
			return fmt.Errorf("%s in item %s: %w", l.Vague, no, err)
		}
	}
	return y.collect(ctx, steward.AgencyID)
}

func (y *play) mapNames(ctx context.Context, steward auth.Person, unit unitIDs) error {
	for name, code := range y.county.Ledger.Units {
		if _, err := y.stage.MapName(ctx, steward, MapName{Name: name, UnitID: unit[code]}); err != nil {
			return fmt.Errorf("name %s: %w", name, err)
		}
	}
	for _, g := range y.county.Ledger.Groups {
		id, _, err := y.stage.SaveGroup(ctx, steward, SaveGroup{Name: g.Name, Units: unit.of(g.Units)})
		if err == nil {
			_, err = y.stage.MapName(ctx, steward, MapName{Name: g.Name, GroupID: id})
		}
		if err != nil {
			return fmt.Errorf("group %s: %w", g.Name, err)
		}
	}
	return nil
}

// unitIDs are the ids of units by code.
type unitIDs map[string]string

func (u unitIDs) of(codes []string) []string {
	out := make([]string, len(codes))
	for i, code := range codes {
		out[i] = u[code]
	}
	return out
}

func (y *play) units(ctx context.Context) (unitIDs, error) {
	out := unitIDs{}
	err := y.stage.db.View(ctx, "units of demonstration county", func(tx *store.Tx) error {
		units, err := tx.Units()
		for _, u := range units {
			out[u.Code] = u.ID
		}
		return err
	})
	return out, err
}

// collect notes the cases of the ledger.
func (y *play) collect(ctx context.Context, agency string) error {
	return y.stage.db.View(ctx, "cases of demonstration county", func(tx *store.Tx) error {
		for _, kind := range []casefile.Kind{casefile.KindItem, casefile.KindShare} {
			for after := ""; ; {
				page, err := tx.CasesAfter(string(kind), after, PageSize)
				if err != nil {
					return err
				}
				for _, c := range page {
					after = c.ID
					if c.AgencyID == agency {
						y.cases = append(y.cases, c.ID)
					}
				}
				if len(page) < PageSize {
					break
				}
			}
		}
		return nil
	})
}

func (y *play) playLedger(ctx context.Context) error {
	notice, unit, err := y.place(ctx)
	if err != nil {
		return err
	}
	for _, s := range y.ledger {
		id := itemID(notice, s.Item)
		if s.All {
			evidence, err := y.forAll(ctx, id, s.Command)
			if err != nil {
				return err
			}
			s.Command = evidence
		}
		if s.Unit != "" {
			id = shareID(id, unit[s.Unit])
		}
		if err := y.act(ctx, s.Key, id, s.Step); err != nil {
			return err
		}
		y.tell(1)
	}
	return nil
}

func (y *play) place(ctx context.Context) (notice string, unit unitIDs, err error) {
	known, err := y.stage.Notices(ctx, y.people[y.county.Ledger.Steward])
	if err != nil || len(known) == 0 {
		return "", nil, errors.Join(err, errors.New("no notice in the demonstration county"))
	}
	unit, err = y.units(ctx)
	return known[len(known)-1].ID, unit, err
}

// forAll is evidence that speaks for every share that the item has.
func (y *play) forAll(ctx context.Context, itemID string, c casefile.Command) (casefile.Command, error) {
	e, ok := c.(assignment.Evidence)
	if !ok {
		return c, nil
	}
	page, err := y.stage.Item(ctx, y.people[y.county.Ledger.Steward], itemID)
	if err != nil {
		return nil, err
	}
	for _, s := range page.Item.Shares {
		e.Shares = append(e.Shares, s.CaseID)
	}
	return e, nil
}
