package desk

import (
	"cmp"
	"context"
	"errors"
	"time"

	"gongkai/auth"
	"gongkai/record"
	"gongkai/store"
)

// Account is a person as the administrator sees him.
type Account struct {
	ID, Name, Display string
	UnitID, Unit      string
	Roles             []auth.Role
	DisabledAt        time.Time // zero: in use
	LockedUntil       time.Time // zero: not locked by wrong passwords
	MustChange        bool      // a one-time password is still in force
	CreatedAt         time.Time
	LastSignIn        time.Time // zero: never
	Open              int       // applications that he handles; of one account alone
	AgencyID          string    // of one account alone
	Deputies          []Deputy  // who stands in for him, now or later; of one account alone
	Acts              []OperatorAct
}

// AccountFilter narrows the list of accounts.
type AccountFilter struct {
	UnitID string
	Role   auth.Role
	State  string // store.AccountsActive, store.AccountsDisabled; "": all
	After  string // the last account name of the page before
}

// States of accounts in a filter.
const (
	AccountsActive   = store.AccountsActive
	AccountsDisabled = store.AccountsDisabled
)

// Accounts pages through people by account name; more is where the next page goes on.
func (d *Desk) Accounts(ctx context.Context, p auth.Person, f AccountFilter) (out []Account, more string, err error) {
	if err := may(p, auth.ManageAccounts, auth.Subject{}); err != nil {
		return nil, "", err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return nil, "", err
	}
	err = d.db.View(ctx, "list accounts", func(tx *store.Tx) error {
		rows, err := tx.FindAccounts(store.AccountQuery{UnitID: f.UnitID, Role: string(f.Role), State: f.State, After: f.After, Limit: PageSize + 1})
		if err != nil {
			return err
		}
		if len(rows) > PageSize {
			rows, more = rows[:PageSize], rows[PageSize-1].Name
		}
		ids := make([]string, len(rows))
		for i, a := range rows {
			ids[i] = a.ID
		}
		roles, err := tx.Roles(ids...)
		for _, a := range rows {
			out = append(out, d.accountOf(a, roles[a.ID], names))
		}
		return err
	})
	return out, more, err
}

func (d *Desk) accountOf(a store.Account, roles []string, names Names) Account {
	out := Account{ID: a.ID, Name: a.Name, Display: a.Display, UnitID: a.UnitID, Unit: names.Unit(a.UnitID), DisabledAt: a.DisabledAt,
		MustChange: a.MustChange, CreatedAt: a.CreatedAt, LastSignIn: a.LastSignIn}
	if a.LockedUntil.After(d.Now()) {
		out.LockedUntil = a.LockedUntil
	}
	for _, r := range auth.Roles() {
		for _, name := range roles {
			if string(r) == name {
				out.Roles = append(out.Roles, r)
			}
		}
	}
	return out
}

// Account reads one person: his open work, who stands in for him, and what was done to his account.
func (d *Desk) Account(ctx context.Context, p auth.Person, id string) (out Account, err error) {
	if err := may(p, auth.ManageAccounts, auth.Subject{}); err != nil {
		return out, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return out, err
	}
	err = d.db.View(ctx, "read account", func(tx *store.Tx) error {
		a, err := tx.FindAccount(id)
		if err != nil {
			return err
		}
		roles, err := tx.Roles(a.ID)
		if err != nil {
			return err
		}
		out = d.accountOf(a, roles[a.ID], names)
		if out.AgencyID, err = auth.AgencyOf(tx, a.UnitID); err != nil {
			return err
		}
		if out.Open, err = tx.CountHandledBy(out.AgencyID, a.ID); err != nil {
			return err
		}
		given, err := tx.DeputiesOf(a.ID, d.Today())
		if err != nil {
			return err
		}
		for _, g := range given {
			out.Deputies = append(out.Deputies, d.deputyOf(g, names))
		}
		acts, err := tx.ActsOn(a.ID, fewActs)
		if err != nil {
			return err
		}
		out.Acts, err = d.operatorActs(acts, names)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = ErrNotFound
	}
	return out, err
}

// fewActs are shown beside what they were done to.
const fewActs = 20

// OperatorAct is something the administrator did, with its reason opened.
type OperatorAct struct {
	store.OperatorAct
	Who         string
	SubjectName string // of the person or unit it was about; "": of neither
	Reason      string
}

func (d *Desk) operatorActs(rows []store.OperatorAct, names Names) ([]OperatorAct, error) {
	var out []OperatorAct
	for _, r := range rows {
		reason, err := d.record.OperatorReason(r)
		if err != nil {
			return nil, err
		}
		out = append(out, OperatorAct{OperatorAct: r, Who: names.Person(r.AccountID), SubjectName: cmp.Or(names.people[r.Subject], names.units[r.Subject]), Reason: reason})
	}
	return out, nil
}

// OperatorActs lists what the administrator did, newest first; more: where the next page goes on.
func (d *Desk) OperatorActs(ctx context.Context, p auth.Person, f AuditFilter) (out []OperatorAct, more store.Place, err error) {
	if err := may(p, auth.Operate, auth.Subject{}); err != nil {
		return nil, more, err
	}
	span, err := d.span(f)
	if err != nil {
		return nil, more, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return nil, more, err
	}
	err = d.db.View(ctx, "list acts", func(tx *store.Tx) error {
		rows, err := tx.OperatorActs(span)
		if err != nil {
			return err
		}
		if len(rows) > PageSize {
			rows = rows[:PageSize]
			more = store.Place{At: rows[PageSize-1].At, ID: rows[PageSize-1].ID}
		}
		out, err = d.operatorActs(rows, names)
		return err
	})
	return out, more, err
}

// OperatorActKinds are all that can stand in the list of what the administrator did.
func OperatorActKinds() []string { return record.OperatorActs() }
