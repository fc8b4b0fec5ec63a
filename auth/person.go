package auth

import (
	"errors"
	"slices"

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

// person is somebody with those he stands in for.
func person(tx *store.Tx, id string, today civil.Date) (Person, error) {
	p, err := personOf(tx, id, today)
	if err != nil {
		return p, err
	}
	return withDeputyships(tx, p, today)
}

// withDeputyships is a person with those he stands in for today. Who is a deputy's deputy is nobody's: the chain ends here. The rights
// of a disabled account are nobody's either, and those of one who left the agency stay where he went.
func withDeputyships(tx *store.Tx, p Person, today civil.Date) (Person, error) {
	given, err := tx.StandsInFor(p.ID, today)
	if err != nil {
		return p, err
	}
	for _, d := range given {
		o, err := personOf(tx, d.AccountID, today)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return p, err
		}
		known := slices.ContainsFunc(p.StandsIn, func(x Person) bool { return x.ID == o.ID })
		if o.AgencyID == p.AgencyID && !known {
			p.StandsIn = append(p.StandsIn, o)
		}
	}
	return p, nil
}

// maxDepth of an organisation tree: a loop in it must not hang a sign-in.
const maxDepth = 8

// AgencyOf is the unit itself where it answers in its own name, else the nearest above that does; "": there is none.
func AgencyOf(tx *store.Tx, unitID string) (string, error) {
	for id, depth := unitID, 0; id != "" && depth < maxDepth; depth++ {
		u, err := tx.FindUnit(id)
		if err != nil {
			return "", err
		}
		if u.Agency {
			return u.ID, nil
		}
		id = u.SuperiorID
	}
	return "", nil
}

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
