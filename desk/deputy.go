package desk

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/store"
)

// Deputy is who stands in for whom, from when to when (AB岗).
type Deputy struct {
	store.Deputy
	Account, Stand string // display names: of him who is away, and of his deputy
	By             string
	InForce, Ended bool
	MayEnd         bool
}

// NewDeputy is a deputy to be named.
type NewDeputy struct {
	AccountID, DeputyID string
	From, To            civil.Date
}

// maxDeputyDays bounds how long a deputy stands in before he is named again: whoever is away longer is replaced (移交) [C].
const maxDeputyDays = 366

// Deputies pages through the deputies of the agencies for which the person may name them, the last to end first.
func (d *Desk) Deputies(ctx context.Context, p auth.Person, before store.Deputy) (out []Deputy, more store.Deputy, err error) {
	agency, err := reach(p, auth.ManageDeputies)
	if err != nil {
		return nil, more, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return nil, more, err
	}
	err = d.db.View(ctx, "list deputies", func(tx *store.Tx) error {
		rows, err := tx.Deputies(agency, before, PageSize+1)
		if len(rows) > PageSize {
			rows, more = rows[:PageSize], rows[PageSize-1]
		}
		for _, r := range rows {
			out = append(out, d.deputyOf(r, names))
		}
		return err
	})
	return out, more, err
}

func (d *Desk) deputyOf(r store.Deputy, names Names) Deputy {
	over := !r.EndedAt.IsZero() || r.To < d.Today()
	return Deputy{Deputy: r, Account: names.Person(r.AccountID), Stand: names.Person(r.DeputyID), By: names.Person(r.GivenBy),
		InForce: !over && r.From <= d.Today(), Ended: over, MayEnd: !over}
}

// reach is the agency within which a person may do something: "" where he may anywhere.
func reach(p auth.Person, act auth.Act) (agency string, err error) {
	if auth.May(p, act, auth.Subject{}) == nil {
		return "", nil
	}
	return p.AgencyID, may(p, act, auth.Subject{AgencyID: p.AgencyID})
}

// GiveDeputy names a deputy. Both are active and of one agency; nobody stands in for himself, nor twice on one day for the same person.
func (d *Desk) GiveDeputy(ctx context.Context, p auth.Person, n NewDeputy) (id string, err error) {
	if err := d.checkDeputy(n); err != nil {
		return "", err
	}
	id = uuid.NewString()
	err = d.record.Operate(ctx, record.Operator{Account: p.ID}, record.ActGiveDeputy, func(tx *store.Tx) (record.Operated, error) {
		agency, err := d.bothOf(tx, p, n)
		if err != nil {
			return record.Operated{}, err
		}
		given, err := tx.DeputiesOf(n.AccountID, n.From)
		if err != nil {
			return record.Operated{}, err
		}
		for _, g := range given {
			if g.DeputyID == n.DeputyID && g.From <= n.To {
				return record.Operated{}, Invalid{{Field: "from", Code: "deputy_overlaps"}}
			}
		}
		return record.Operated{Subject: n.AccountID, Detail: n.DeputyID + " " + n.From.String() + "/" + n.To.String()},
			tx.InsertDeputy(store.Deputy{ID: id, AccountID: n.AccountID, DeputyID: n.DeputyID, AgencyID: agency, From: n.From, To: n.To, GivenBy: p.ID, GivenAt: d.Now()})
	})
	return id, err
}

func (d *Desk) checkDeputy(n NewDeputy) error {
	var bad Invalid
	for _, f := range []struct {
		name    string
		missing bool
	}{{"account", n.AccountID == ""}, {"deputy", n.DeputyID == ""}, {"from", n.From.IsZero()}, {"to", n.To.IsZero()}} {
		if f.missing {
			bad = append(bad, Fault{Field: f.name, Code: "required"})
		}
	}
	switch {
	case len(bad) > 0:
		return bad
	case n.AccountID == n.DeputyID:
		return Invalid{{Field: "deputy", Code: "deputy_himself"}}
	case n.From > n.To:
		return Invalid{{Field: "from", Code: "out_of_range"}}
	case n.To < d.Today():
		return Invalid{{Field: "to", Code: "deputy_over"}}
	case n.To > n.From.AddDays(maxDeputyDays):
		return Invalid{{Field: "to", Code: "deputy_long"}}
	}
	return nil
}

// bothOf is the agency of both, of whom each is active; the policy is asked about it.
func (d *Desk) bothOf(tx *store.Tx, p auth.Person, n NewDeputy) (agency string, err error) {
	var both [2]auth.Person
	for i, f := range []struct{ id, field string }{{n.AccountID, "account"}, {n.DeputyID, "deputy"}} {
		if both[i], err = d.accounts().Placed(tx, f.id); errors.Is(err, store.ErrNotFound) {
			return "", Invalid{{Field: f.field, Code: "unknown_value"}}
		}
		if err != nil {
			return "", err
		}
	}
	agency = both[0].AgencyID
	if err := may(p, auth.ManageDeputies, auth.Subject{AgencyID: agency}); err != nil {
		return "", err
	}
	if agency == "" || agency != both[1].AgencyID {
		return "", Invalid{{Field: "deputy", Code: "deputy_elsewhere"}}
	}
	return agency, nil
}

// EndDeputy ends a deputy's time early. One that is over stays as it is.
func (d *Desk) EndDeputy(ctx context.Context, p auth.Person, id string) error {
	if err := d.mayAny(p, auth.ManageDeputies); err != nil {
		return err
	}
	err := d.record.Operate(ctx, record.Operator{Account: p.ID}, record.ActEndDeputy, func(tx *store.Tx) (record.Operated, error) {
		g, err := tx.LockDeputy(id)
		if err != nil {
			return record.Operated{}, err
		}
		if err := may(p, auth.ManageDeputies, auth.Subject{AgencyID: g.AgencyID}); err != nil {
			return record.Operated{}, err
		}
		if !g.EndedAt.IsZero() || g.To < d.Today() {
			return record.Operated{}, Invalid{{Field: "id", Code: "already_settled"}}
		}
		g.EndedAt = d.Now()
		return record.Operated{Subject: g.AccountID, Detail: g.DeputyID}, tx.SaveDeputy(g)
	})
	if errors.Is(err, store.ErrNotFound) {
		err = ErrNotFound
	}
	return err
}

// mayAny asks whether the person's roles allow an act at all, before anything is looked for.
func (d *Desk) mayAny(p auth.Person, act auth.Act) error {
	if !auth.Allowed(p, act) {
		return auth.Denied{Act: act}
	}
	return nil
}

// People are the active people of the agencies within which a person may do something, to choose from.
func (d *Desk) People(ctx context.Context, p auth.Person, act auth.Act) ([]Choice, error) {
	agency, err := reach(p, act)
	if err != nil {
		return nil, err
	}
	var out []Choice
	err = d.db.View(ctx, "list people", func(tx *store.Tx) error {
		var people []store.Account
		if agency == "" {
			people, err = tx.FindAccounts(store.AccountQuery{State: store.AccountsActive, Limit: maxPeople})
		} else {
			var units []string
			if units, err = tx.AgencyUnits(agency); err != nil {
				return err
			}
			people, err = tx.AccountsOfUnits(units)
		}
		for _, a := range people {
			if a.DisabledAt.IsZero() {
				out = append(out, Choice{ID: a.ID, Display: a.Display})
			}
		}
		return err
	})
	return out, err
}
