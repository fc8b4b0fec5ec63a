package auth

import (
	"gongkai/civil"
	"gongkai/store"
)

// personOf puts a person together: account, roles, unit and the agency above it. store.ErrNotFound for a disabled account.
func personOf(tx *store.Tx, id string, today civil.Date) (Person, error) {
	a, err := tx.FindAccount(id)
	if err != nil {
		return Person{}, err
	}
	if !a.DisabledAt.IsZero() {
		return Person{}, store.ErrNotFound
	}
	roles, err := tx.Roles(id)
	if err != nil {
		return Person{}, err
	}
	p := Person{ID: a.ID, Name: a.Name, Display: a.Display, UnitID: a.UnitID, Roles: rolesOf(roles[id]), MustChange: a.MustChange}
	return p, p.place(tx, today)
}

// maxDepth of an organisation tree: a loop in it must not hang a sign-in.
const maxDepth = 8

// place finds the person's agency: his unit if it answers in its own name, else the nearest unit above that does.
func (p *Person) place(tx *store.Tx, today civil.Date) error {
	id := p.UnitID
	for range maxDepth {
		u, err := tx.FindUnit(id)
		if err != nil {
			return err
		}
		name, err := tx.NameOf(u.ID, today)
		if err != nil {
			return err
		}
		if u.ID == p.UnitID {
			p.UnitName, p.Demo = name, u.Demo()
		}
		if u.Agency {
			p.AgencyID, p.AgencyName = u.ID, name
			return nil
		}
		if u.SuperiorID == "" {
			return nil
		}
		id = u.SuperiorID
	}
	return nil
}
