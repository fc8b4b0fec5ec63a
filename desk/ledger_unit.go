package desk

import (
	"context"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/store"
)

// UnitShare is a share on its unit's own list.
type UnitShare struct {
	LedgerShare
	No, Text, Notice string
	Position         int // in the notice
}

// MyShares are the shares of the person's unit: open ones, the next date first, or the accepted ones.
func (d *Desk) MyShares(ctx context.Context, p auth.Person, open bool, after store.Key) ([]UnitShare, store.Key, error) {
	return d.sharesOf(ctx, p, func(tx *store.Tx) ([]store.Share, error) { return tx.SharesOfUnit(p.UnitID, open, after, PageSize+1) },
		func(s store.Share) store.Key { return store.Key{On: s.DueOn, CaseID: s.CaseID} })
}

// AskedShares are those for which the person's unit was asked to report, the next day first.
func (d *Desk) AskedShares(ctx context.Context, p auth.Person, after store.Key) ([]UnitShare, store.Key, error) {
	return d.sharesOf(ctx, p, func(tx *store.Tx) ([]store.Share, error) { return tx.AskedOfUnit(p.UnitID, after, PageSize+1) },
		func(s store.Share) store.Key { return store.Key{On: s.AskDue, CaseID: s.CaseID} })
}

func (d *Desk) sharesOf(ctx context.Context, p auth.Person, read func(*store.Tx) ([]store.Share, error), key func(store.Share) store.Key) ([]UnitShare, store.Key, error) {
	if err := may(p, auth.ReadShares, auth.Subject{UnitID: p.UnitID}); err != nil {
		return nil, store.Key{}, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return nil, store.Key{}, err
	}
	var out []UnitShare
	var next store.Key
	err = d.db.View(ctx, "shares of unit", func(tx *store.Tx) error {
		shares, err := read(tx)
		if err != nil {
			return err
		}
		if len(shares) > PageSize {
			shares = shares[:PageSize]
			next = key(shares[PageSize-1])
		}
		out, err = d.unitShares(tx, cal, p.UnitName, shares)
		return err
	})
	return out, next, err
}

func (d *Desk) unitShares(tx *store.Tx, cal *calendar.Calendar, unit string, shares []store.Share) ([]UnitShare, error) {
	items, notices := map[string]store.Item{}, map[string]store.Notice{}
	out := make([]UnitShare, 0, len(shares))
	for _, s := range shares {
		item, known := items[s.ItemID]
		if !known {
			var err error
			if item, err = tx.FindItem(s.ItemID); err != nil {
				return nil, err
			}
			items[s.ItemID] = item
		}
		n, known := notices[item.NoticeID]
		if !known {
			var err error
			if n, err = tx.FindNotice(item.NoticeID); err != nil {
				return nil, err
			}
			notices[item.NoticeID] = n
		}
		out = append(out, UnitShare{LedgerShare{s, unit, lightOf(cal, d.Today(), s.DueOn, s.Open)}, item.No, item.Text, n.Number, item.Position})
	}
	return out, nil
}

// AsAsked is the share with the day by which its unit was asked to report as its date.
func (s UnitShare) AsAsked(cal *calendar.Calendar, today civil.Date) UnitShare {
	if !s.AskDue.IsZero() {
		s.DueOn, s.LastWorking = s.AskDue, cal.LastWorkingOnOrBefore(s.AskDue)
		s.Light = lightOf(cal, today, s.DueOn, true)
	}
	return s
}
