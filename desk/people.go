package desk

import (
	"context"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/store"
)

// Names turns ids of people and units into the names pages show.
type Names struct {
	people map[string]string
	units  map[string]string
	dated  map[string][]store.UnitName // the full names of units, however old
}

// Person is an account's display name.
func (n Names) Person(id string) string {
	if id == casefile.System {
		return "系统"
	}
	return n.people[id]
}

// By is who did something, and for whom he stood in: 李四（代张三）.
func (n Names) By(r casefile.Recorded) string {
	if r.Behalf == "" {
		return n.Person(r.Actor)
	}
	return n.Person(r.Actor) + "（代" + n.Person(r.Behalf) + "）"
}

// People are the display names of all accounts by id.
func (n Names) People() map[string]string { return n.people }

// Unit is a unit's present name.
func (n Names) Unit(id string) string { return n.units[id] }

// UnitOn is the name that a unit had on a day. Units are renamed in mid-year: what was written then keeps the name of then.
func (n Names) UnitOn(id string, on civil.Date) string {
	if then := presentNames(n.dated[id], on)[id]; then != "" && !on.IsZero() {
		return then
	}
	return n.units[id]
}

// UnitSince is the name of then, and today's beside it where it is another: 县经信委（现县工信局）.
func (n Names) UnitSince(id string, on civil.Date) string {
	then, now := n.UnitOn(id, on), n.units[id]
	if then == now {
		return now
	}
	return then + "（现" + now + "）"
}

// maxPeople bounds what one office's pages load of names.
const maxPeople = 2000

// Names reads the names of all people and units of the office: some hundreds.
func (d *Desk) Names(ctx context.Context) (Names, error) {
	n := Names{people: map[string]string{}, units: map[string]string{}, dated: map[string][]store.UnitName{}}
	err := d.db.View(ctx, "read names", func(tx *store.Tx) error {
		accounts, err := tx.Accounts("", maxPeople)
		if err != nil {
			return err
		}
		for _, a := range accounts {
			n.people[a.ID] = a.Display
		}
		names, err := tx.UnitNames()
		if err != nil {
			return err
		}
		n.units = presentNames(names, d.Today())
		for _, u := range names {
			n.dated[u.UnitID] = append(n.dated[u.UnitID], u)
		}
		return nil
	})
	return n, err
}

// presentNames picks for each unit the full name in force on a day.
func presentNames(names []store.UnitName, on civil.Date) map[string]string {
	from := map[string]civil.Date{}
	out := map[string]string{}
	for _, n := range names {
		if n.Kind == "full" && n.ValidFrom <= on && (out[n.UnitID] == "" || n.ValidFrom > from[n.UnitID]) {
			out[n.UnitID], from[n.UnitID] = n.Name, n.ValidFrom
		}
	}
	return out
}

// Choice is somebody a case can be given to.
type Choice struct{ ID, Display string }

// Handlers are the 承办人 of an agency.
func (d *Desk) Handlers(ctx context.Context, agency string) ([]Choice, error) {
	var out []Choice
	err := d.db.View(ctx, "list handlers", func(tx *store.Tx) error {
		units, err := tx.AgencyUnits(agency)
		if err != nil {
			return err
		}
		people, err := tx.AccountsWithRole(units, string(auth.Handler))
		for _, a := range people {
			out = append(out, Choice{ID: a.ID, Display: a.Display})
		}
		return err
	})
	return out, err
}
