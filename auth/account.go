package auth

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"

	"gongkai/store"
)

// What the administrator does to accounts happens in a transaction of the caller's, who writes down in it that it was done.

// NewAccount is a person to be added.
type NewAccount struct {
	Name, Display, UnitCode string
	Roles                   []Role
}

// OneTime is a one-time password and its hash. Hashing is meant to be slow: it is done before a transaction begins.
type OneTime struct{ Password, hash string }

// NewOneTime makes one.
func NewOneTime() (OneTime, error) {
	password := NewOneTimePassword()
	hash, err := HashPassword(password)
	return OneTime{password, hash}, err
}

// Find is the account with an id, or with a name as people type it.
func Find(tx *store.Tx, key string) (store.Account, error) {
	if uuid.Validate(key) == nil {
		return tx.FindAccount(key)
	}
	return tx.AccountByName(key)
}

// Add adds a person. ErrDuplicate of store: the name is taken.
func (s *Service) Add(tx *store.Tx, n NewAccount, first OneTime) (id string, err error) {
	unit, err := tx.UnitByCode(n.UnitCode)
	if err != nil {
		return "", err
	}
	id = uuid.NewString()
	return id, tx.InsertAccount(store.Account{ID: id, Name: n.Name, Display: n.Display, UnitID: unit.ID, Password: first.hash, MustChange: true,
		CreatedAt: s.now()}, roleNames(n.Roles))
}

// AddAccount adds a person in a transaction of its own: the first one of an installation.
func (s *Service) AddAccount(ctx context.Context, n NewAccount) (id, password string, err error) {
	first, err := NewOneTime()
	if err != nil {
		return "", "", err
	}
	err = s.db.Update(ctx, "add account", func(tx *store.Tx) error {
		id, err = s.Add(tx, n, first)
		return err
	})
	return id, first.Password, err
}

// Reset gives a person a one-time password and ends his sessions.
func (s *Service) Reset(tx *store.Tx, a store.Account, given OneTime) error {
	return s.putPassword(tx, a.ID, given.hash, true)
}

// ResetPassword gives a person a new one-time password in a transaction of its own: nobody else can sign in.
func (s *Service) ResetPassword(ctx context.Context, name string) (string, error) {
	given, err := NewOneTime()
	if err != nil {
		return "", err
	}
	return given.Password, s.db.Update(ctx, "reset password", func(tx *store.Tx) error {
		a, err := Find(tx, name)
		if err != nil {
			return err
		}
		return s.Reset(tx, a, given)
	})
}

// ErrLastAdmin says that nobody would be left who manages accounts.
var ErrLastAdmin = errors.New("last administrator")

// spare is nil while somebody else is left who manages accounts. It holds the role's rows, so that two who end each other meet.
func spare(tx *store.Tx, a store.Account) error {
	if err := tx.LockRole(string(Admin)); err != nil {
		return err
	}
	admins, err := tx.AccountsInRole(string(Admin))
	if err != nil {
		return err
	}
	if len(admins) == 1 && admins[0].ID == a.ID {
		return ErrLastAdmin
	}
	return nil
}

// RolesOf are a person's roles.
func RolesOf(tx *store.Tx, a store.Account) ([]Role, error) {
	names, err := tx.Roles(a.ID)
	return rolesOf(names[a.ID]), err
}

// SetRoles replaces a person's roles. ErrLastAdmin: nobody would be left who manages accounts.
func SetRoles(tx *store.Tx, a store.Account, roles []Role) error {
	if !slices.Contains(roles, Admin) {
		if err := spare(tx, a); err != nil {
			return err
		}
	}
	return tx.SetRoles(a.ID, roleNames(roles))
}

// End ends an account and at once its sessions. ErrLastAdmin: nobody would be left who manages accounts.
func (s *Service) End(tx *store.Tx, a store.Account) error {
	if err := spare(tx, a); err != nil {
		return err
	}
	a.DisabledAt = s.now()
	if err := tx.SaveAccount(a); err != nil {
		return err
	}
	return tx.RevokeSessionsOf(a.ID, s.now())
}

// Restore gives an ended account back. Its old sessions stay ended.
func (s *Service) Restore(tx *store.Tx, a store.Account) error {
	a.DisabledAt = time.Time{}
	return tx.SaveAccount(a)
}

// Disable ends or restores an account in a transaction of its own: the machine's keeper lets himself in again.
func (s *Service) Disable(ctx context.Context, name string, disabled bool) error {
	return s.db.Update(ctx, "disable account", func(tx *store.Tx) error {
		a, err := Find(tx, name)
		if err != nil {
			return err
		}
		if disabled {
			return s.End(tx, a)
		}
		return s.Restore(tx, a)
	})
}

// Unlock lets somebody try again who was locked out by wrong passwords.
func Unlock(tx *store.Tx, a store.Account) error {
	a.Failed, a.LockedUntil = 0, time.Time{}
	return tx.SaveAccount(a)
}

// Placed is an active person as he is placed today, without those he stands in for. store.ErrNotFound: there is none.
func (s *Service) Placed(tx *store.Tx, id string) (Person, error) { return personOf(tx, id, s.today()) }
