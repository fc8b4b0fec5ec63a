package desk

import (
	"context"
	"errors"
	"regexp"
	"unicode"
	"unicode/utf8"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/store"
)

// Shell is who acts on the machine itself: whoever may read the data folder may manage it.
func Shell() auth.Person {
	return auth.Person{ID: casefile.System, Name: "shell", Roles: []auth.Role{auth.Admin}}
}

// Lengths of names, in letters. The columns hold 64 characters.
const (
	minAccount = 2
	maxAccount = 32
	maxDisplay = 20
)

// accountForm is what can be typed on any keyboard and read out over the telephone.
var accountForm = regexp.MustCompile(`^[a-z][a-z0-9._-]*$`)

// CheckAccountName says what is wrong with an account name.
func CheckAccountName(name string) error {
	switch n := utf8.RuneCountInString(name); {
	case n == 0:
		return Invalid{{Field: "account", Code: "required"}}
	case n < minAccount || n > maxAccount:
		return Invalid{{Field: "account", Code: "account_length"}}
	case !accountForm.MatchString(name):
		return Invalid{{Field: "account", Code: "account_letters"}}
	}
	return nil
}

// CheckDisplay says what is wrong with a name as pages show it: Chinese or Latin letters, digits, and what stands inside names.
func CheckDisplay(display string) error {
	switch n := utf8.RuneCountInString(display); {
	case n == 0:
		return Invalid{{Field: "display", Code: "required"}}
	case n > maxDisplay:
		return Invalid{{Field: "display", Code: "display_length"}}
	}
	for i, r := range display {
		inside := i > 0 && (r == '·' || r == ' ' || r == '-' || r == '（' || r == '）' || r == '(' || r == ')')
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !inside {
			return Invalid{{Field: "display", Code: "display_letters"}}
		}
	}
	return nil
}

func (d *Desk) accounts() *auth.Service { return auth.New(d.db, d.record.Now) }

// AddAccount adds a person and answers his one-time password.
func (d *Desk) AddAccount(ctx context.Context, p auth.Person, n auth.NewAccount) (password string, err error) {
	if err := may(p, auth.ManageAccounts, auth.Subject{}); err != nil {
		return "", err
	}
	n.Display = Clean(n.Display)
	if err := CheckAccountName(n.Name); err != nil {
		return "", err
	}
	if err := CheckDisplay(n.Display); err != nil {
		return "", err
	}
	if err := checkRoles(n.Roles); err != nil {
		return "", err
	}
	_, password, err = d.accounts().AddAccount(ctx, n)
	switch {
	case errors.Is(err, store.ErrDuplicate):
		return "", Invalid{{Field: "account", Code: "account_taken"}}
	case errors.Is(err, store.ErrNotFound):
		return "", Invalid{{Field: "unit", Code: "unknown_value"}}
	}
	return password, err
}

func checkRoles(roles []auth.Role) error {
	if len(roles) == 0 {
		return Invalid{{Field: "roles", Code: "required"}}
	}
	for _, r := range roles {
		if !r.Valid() {
			return Invalid{{Field: "roles", Code: "unknown_value"}}
		}
	}
	return nil
}

// SetRoles replaces a person's roles. The last administrator keeps his.
func (d *Desk) SetRoles(ctx context.Context, p auth.Person, name string, roles []auth.Role) error {
	if err := may(p, auth.ManageAccounts, auth.Subject{}); err != nil {
		return err
	}
	if err := checkRoles(roles); err != nil {
		return err
	}
	return managed(d.accounts().SetRoles(ctx, name, roles))
}

// Disable ends or restores an account. The last administrator's is not ended.
func (d *Desk) Disable(ctx context.Context, p auth.Person, name string, disabled bool) error {
	if err := may(p, auth.ManageAccounts, auth.Subject{}); err != nil {
		return err
	}
	return managed(d.accounts().Disable(ctx, name, disabled))
}

// ResetPassword gives a person a new one-time password.
func (d *Desk) ResetPassword(ctx context.Context, p auth.Person, name string) (string, error) {
	if err := may(p, auth.ManageAccounts, auth.Subject{}); err != nil {
		return "", err
	}
	password, err := d.accounts().ResetPassword(ctx, name)
	return password, managed(err)
}

func managed(err error) error {
	switch {
	case errors.Is(err, store.ErrNotFound):
		return Invalid{{Field: "account", Code: "no_such_account"}}
	case errors.Is(err, auth.ErrLastAdmin):
		return Invalid{{Field: "account", Code: "last_admin"}}
	}
	return err
}
