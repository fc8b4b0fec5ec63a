package desk

import (
	"context"
	"errors"
	"slices"

	"gongkai/auth"
	"gongkai/store"
)

// Steps of the first hour, in their order.
const (
	StepHouse     = "house"     // names, in whose name, contact
	StepUnits     = "units"     // the organisation
	StepAccounts  = "accounts"  // people
	StepNumbers   = "numbers"   // 登记号 and 文号
	StepBackfill  = "backfill"  // running cases of before
	stepDismissed = "dismissed" // somebody said: no more of this
)

// SetupSteps are the steps in their order.
func SetupSteps() []string {
	return []string{StepHouse, StepUnits, StepAccounts, StepNumbers, StepBackfill}
}

// Setup is how far the first hour has come.
type Setup struct {
	Done      map[string]bool
	Dismissed bool
	AnyCase   bool // something was registered here
	Units     int
	Accounts  int
}

// Next is the first step that is not done; "": all are.
func (s Setup) Next() string {
	for _, step := range SetupSteps() {
		if !s.Done[step] {
			return step
		}
	}
	return ""
}

// Pending: it is not done, and nobody has put it away.
func (s Setup) Pending() bool { return !s.Dismissed && s.Next() != "" }

// Setup reads how far the first hour of an agency has come.
func (d *Desk) Setup(ctx context.Context, p auth.Person, agency string) (Setup, error) {
	h, err := d.House(ctx, p, agency)
	if err != nil {
		return Setup{}, err
	}
	out := Setup{Done: map[string]bool{}}
	err = d.db.View(ctx, "read setup", func(tx *store.Tx) error {
		steps, err := tx.SetupSteps()
		if err != nil {
			return err
		}
		for _, s := range steps {
			out.Done[s.Step] = true
		}
		units, err := tx.Units()
		if err != nil {
			return err
		}
		accounts, err := tx.Accounts("", maxPeople)
		if err != nil {
			return err
		}
		out.Units, out.Accounts = len(units), len(accounts)
		out.AnyCase, err = tx.AnyCase()
		return err
	})
	out.Dismissed = out.Done[stepDismissed]
	out.Done[StepHouse] = out.Done[StepHouse] || h.Version > 0 && len(h.Missing()) == 0
	out.Done[StepAccounts] = out.Done[StepAccounts] || out.Accounts > 1
	out.Done[StepNumbers] = out.Done[StepNumbers] || h.Settings.First > 0 || h.Settings.Number != ""
	return out, err
}

// Missing are the names that some reply would need and nobody has given.
func (h House) Missing() (out []string) {
	for _, r := range h.Remedies {
		for _, name := range r.Missing {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// TickSetup says of a step that it is done, or needs no doing here; ticking it again changes nothing.
func (d *Desk) TickSetup(ctx context.Context, p auth.Person, step string) error {
	if err := may(p, auth.ConfigureOffice, auth.Subject{}); err != nil {
		return err
	}
	if step != stepDismissed && !slices.Contains(SetupSteps(), step) {
		return Invalid{{Field: "step", Code: "unknown_value"}}
	}
	err := d.db.Update(ctx, "tick setup", func(tx *store.Tx) error {
		return tx.InsertSetupStep(store.SetupStep{Step: step, DoneAt: d.Now(), DoneBy: p.ID})
	})
	if errors.Is(err, store.ErrDuplicate) {
		return nil
	}
	return err
}

// DismissSetup puts the first hour away: nobody lands on it any more.
func (d *Desk) DismissSetup(ctx context.Context, p auth.Person) error {
	return d.TickSetup(ctx, p, stepDismissed)
}
