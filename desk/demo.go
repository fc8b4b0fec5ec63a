package desk

import (
	"context"
	"errors"
	"fmt"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/demo"
	"gongkai/store"
)

// DemoLoaded says what loading the demonstration county did.
type DemoLoaded struct {
	Applications int          `json:"applications"`
	Items        int          `json:"items"`
	Done         int          `json:"commands"` // given now; 0: it was all there already
	People       []DemoPerson `json:"people"`
}

// DemoPerson is somebody of the demonstration county who can sign in.
type DemoPerson struct {
	Name     string      `json:"name"`
	Display  string      `json:"display"`
	Unit     string      `json:"unit"`
	Roles    []auth.Role `json:"roles"`
	Password string      `json:"one_time_password,omitempty"` // shown once; none: it was shown before
}

// LoadDemo opens the demonstration county (演示县) in an office without cases, and lets its people do what its diary says, each command
// through the policy and Commit on the day it belongs to. Stopped, it goes on when it is asked again; done, it changes nothing. step is told
// how far it is; nil: nobody.
func (d *Desk) LoadDemo(ctx context.Context, p auth.Person, step func(done, of int)) (DemoLoaded, error) {
	if err := may(p, auth.LoadDemo, auth.Subject{}); err != nil {
		return DemoLoaded{}, err
	}
	county, err := demo.Read()
	if err != nil {
		return DemoLoaded{}, err
	}
	if err := d.foundDemo(ctx, county); err != nil {
		return DemoLoaded{}, err
	}
	people, fresh, err := d.demoPeople(ctx, county)
	if err != nil {
		return DemoLoaded{}, err
	}
	play, err := d.newPlay(ctx, county, fresh)
	if err != nil {
		return DemoLoaded{}, err
	}
	if play.step = step; step == nil {
		play.step = func(int, int) {}
	}
	if err := play.run(ctx); err != nil {
		return DemoLoaded{}, err
	}
	out := DemoLoaded{Applications: len(play.scripts), Items: play.items, Done: play.given, People: people}
	return out, d.demoPasswords(ctx, play, fresh, out.People)
}

// HasDemo reports whether the demonstration county lives here.
func (d *Desk) HasDemo(ctx context.Context) (has bool, err error) {
	err = d.db.View(ctx, "look for demonstration county", func(tx *store.Tx) error {
		has, err = hasDemo(tx)
		return err
	})
	return has, err
}

func hasDemo(tx *store.Tx) (bool, error) {
	_, err := tx.UnitByCode(demo.Office)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// realOnly refuses what is real where the demonstration county lives: nobody could take the two apart again.
func (d *Desk) realOnly(ctx context.Context, p auth.Person) error {
	if p.Demo {
		return nil
	}
	has, err := d.HasDemo(ctx)
	if err == nil && has {
		return casefile.Refuse(casefile.Demonstration, "", "", "found", "demo")
	}
	return err
}

// foundDemo adds the units of the county, unless cases of somebody else are there.
func (d *Desk) foundDemo(ctx context.Context, county demo.County) error {
	return d.db.Update(ctx, "found demonstration county", func(tx *store.Tx) error {
		real, err := realCases(tx) // again, under the lock
		if err != nil {
			return err
		}
		if real {
			return casefile.Refuse(casefile.Demonstration, "", "", "found", "real")
		}
		has, err := hasDemo(tx)
		if err != nil || has {
			return err
		}
		return tx.InsertOrganisation(county.Organisation)
	})
}

func (d *Desk) hasRealCases(ctx context.Context) (real bool, err error) {
	err = d.db.View(ctx, "look for real cases", func(tx *store.Tx) error {
		real, err = realCases(tx)
		return err
	})
	return real, err
}

// realCases reports whether a case of an agency outside the demonstration county exists.
func realCases(tx *store.Tx) (bool, error) {
	units, err := tx.Units()
	if err != nil {
		return false, err
	}
	invented := map[string]bool{}
	for _, u := range units {
		invented[u.ID] = u.Demo()
	}
	for _, kind := range casefile.Kinds() {
		for after := ""; ; {
			page, err := tx.CasesAfter(string(kind), after, PageSize)
			if err != nil {
				return false, err
			}
			for _, c := range page {
				if !invented[c.AgencyID] {
					return true, nil
				}
				after = c.ID
			}
			if len(page) < PageSize {
				break
			}
		}
	}
	return false, nil
}

// demoPeople adds the accounts that are missing; fresh are those added now, with their passwords.
func (d *Desk) demoPeople(ctx context.Context, county demo.County) (out []DemoPerson, fresh map[string]string, err error) {
	fresh = map[string]string{}
	for _, x := range county.People {
		p := DemoPerson{Name: x.Name, Display: x.Display, Unit: x.Unit}
		for _, r := range x.Roles {
			p.Roles = append(p.Roles, auth.Role(r))
		}
		out = append(out, p)
		_, err := d.accounts().PersonNamed(ctx, x.Name)
		if err == nil {
			continue
		}
		if !errors.Is(err, store.ErrNotFound) {
			return nil, nil, err
		}
		if _, fresh[x.Name], err = d.accounts().AddAccount(ctx, auth.NewAccount{Name: x.Name, Display: x.Display, UnitCode: x.Unit, Roles: p.Roles}); err != nil {
			return nil, nil, fmt.Errorf("account %s: %w", x.Name, err)
		}
	}
	return out, fresh, nil
}

// demoPasswords fills in the passwords that nobody has seen: those of new accounts, and where loading was stopped before it could show
// them, new ones for whoever has not signed in yet.
func (d *Desk) demoPasswords(ctx context.Context, play *play, fresh map[string]string, people []DemoPerson) error {
	for i, x := range people {
		password, isNew := fresh[x.Name]
		if !isNew && play.given > 0 && play.people[x.Name].MustChange {
			var err error
			if password, err = d.accounts().ResetPassword(ctx, x.Name); err != nil {
				return err
			}
		}
		people[i].Password = password
	}
	return nil
}
