package record

import (
	"context"

	"gongkai/store"
)

// differ are the cases whose rows in a table are not what they should be.
func (b *rebuild) differ(table string) []store.Difference {
	var out []store.Difference
	for _, d := range b.out.Differences {
		if d.Table == table {
			out = append(out, d)
		}
	}
	return out
}

// mendTable copies the shadow over the live rows that differ, all of them in one transaction that holds their cases.
func (b *rebuild) mendTable(ctx context.Context, table string) error {
	differ := b.differ(table)
	if len(differ) == 0 {
		return nil
	}
	ids := make([]string, len(differ))
	for i, d := range differ {
		ids[i] = d.CaseID
	}
	var copied []string
	err := b.db.Update(ctx, "mend "+table, func(tx *store.Tx) error {
		held, err := tx.LockCases(ids)
		if err != nil {
			return err
		}
		copied = copied[:0]
		for _, d := range differ {
			stands := true
			if c, exists := held[d.CaseID]; exists {
				if stands, err = b.current(tx, d, c); err != nil {
					return err
				}
			}
			if stands {
				copied = append(copied, d.CaseID)
			}
		}
		return tx.CopyShadows(table, copied)
	})
	if err == nil {
		b.out.Mended += len(copied)
	}
	return err
}

// mendCases writes open, edition and wake of the cases that differ, a transaction each.
func (b *rebuild) mendCases(ctx context.Context) error {
	for _, d := range b.differ(casesTable) {
		err := b.db.Update(ctx, "mend case", func(tx *store.Tx) error {
			c, err := tx.LockCase(d.CaseID)
			if err != nil {
				return err
			}
			head, err := b.head(tx)
			if err != nil {
				return err
			}
			should, _, err := shouldBe(tx, head, c) // anew: it may have gone on
			if err != nil {
				return err
			}
			return tx.SaveCase(should)
		})
		if err != nil {
			return err
		}
		b.out.Mended++
	}
	return nil
}
