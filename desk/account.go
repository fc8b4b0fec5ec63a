package desk

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/record"
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
	first, err := auth.NewOneTime()
	if err != nil {
		return "", err
	}
	err = d.record.Operate(ctx, record.Operator{Account: p.ID}, record.ActAddAccount, func(tx *store.Tx) (record.Operated, error) {
		id, err := d.accounts().Add(tx, n, first)
		return record.Operated{Subject: id, Detail: roleCodes(n.Roles)}, err
	})
	switch {
	case errors.Is(err, store.ErrDuplicate):
		return "", Invalid{{Field: "account", Code: "account_taken"}}
	case errors.Is(err, store.ErrNotFound):
		return "", Invalid{{Field: "unit", Code: "unknown_value"}}
	}
	return first.Password, err
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

// roleCodes are roles as the list of acts keeps them.
func roleCodes(roles []auth.Role) string {
	codes := make([]string, len(roles))
	for i, r := range roles {
		codes[i] = string(r)
	}
	slices.Sort(codes)
	return strings.Join(codes, ",")
}

// change does something to one account, found by its id or name, and writes down who did it and why.
func (d *Desk) change(ctx context.Context, p auth.Person, act, key, reason string, do func(*store.Tx, store.Account) (detail string, err error)) error {
	if err := may(p, auth.ManageAccounts, auth.Subject{}); err != nil {
		return err
	}
	reason, err := reasonOf(reason)
	if err != nil {
		return err
	}
	return managed(d.record.Operate(ctx, record.Operator{Account: p.ID, Reason: reason}, act, func(tx *store.Tx) (record.Operated, error) {
		a, err := auth.Find(tx, key)
		if err != nil {
			return record.Operated{}, err
		}
		detail, err := do(tx, a)
		return record.Operated{Subject: a.ID, Detail: detail}, err
	}))
}

// reasonOf is a reason as it is kept.
func reasonOf(text string) (string, error) {
	text = Clean(text)
	if len([]rune(text)) > maxReason {
		return "", Invalid{{Field: "reason", Code: "too_long"}}
	}
	return text, nil
}

// why asks for a reason where rights are taken away. The shell, which may read the whole folder, need not give one.
func why(p auth.Person, reason string) error {
	if Clean(reason) == "" && p.ID != casefile.System {
		return Invalid{{Field: "reason", Code: "required"}}
	}
	return nil
}

// SetRoles replaces a person's roles; taking one away asks for a reason. The last administrator keeps his.
func (d *Desk) SetRoles(ctx context.Context, p auth.Person, key string, roles []auth.Role, reason string) error {
	if err := may(p, auth.ManageAccounts, auth.Subject{}); err != nil {
		return err
	}
	if err := checkRoles(roles); err != nil {
		return err
	}
	return d.change(ctx, p, record.ActSetRoles, key, reason, func(tx *store.Tx, a store.Account) (string, error) {
		had, err := auth.RolesOf(tx, a)
		if err != nil {
			return "", err
		}
		if slices.ContainsFunc(had, func(r auth.Role) bool { return !slices.Contains(roles, r) }) {
			if err := why(p, reason); err != nil {
				return "", err
			}
		}
		return roleCodes(had) + " → " + roleCodes(roles), auth.SetRoles(tx, a, roles)
	})
}

// Disable ends or restores an account; ending asks for a reason, and ends its sessions at once. The last administrator's is not ended.
func (d *Desk) Disable(ctx context.Context, p auth.Person, key string, disabled bool, reason string) error {
	if err := may(p, auth.ManageAccounts, auth.Subject{}); err != nil {
		return err
	}
	if !disabled {
		return d.change(ctx, p, record.ActEnable, key, reason, func(tx *store.Tx, a store.Account) (string, error) {
			return "", d.accounts().Restore(tx, a)
		})
	}
	if err := why(p, reason); err != nil {
		return err
	}
	return d.change(ctx, p, record.ActDisable, key, reason, func(tx *store.Tx, a store.Account) (string, error) {
		return "", d.accounts().End(tx, a)
	})
}

// ResetPassword gives a person a new one-time password.
func (d *Desk) ResetPassword(ctx context.Context, p auth.Person, key string) (string, error) {
	if err := may(p, auth.ManageAccounts, auth.Subject{}); err != nil {
		return "", err
	}
	given, err := auth.NewOneTime()
	if err != nil {
		return "", err
	}
	err = d.change(ctx, p, record.ActResetPassword, key, "", func(tx *store.Tx, a store.Account) (string, error) {
		return "", d.accounts().Reset(tx, a, given)
	})
	if err != nil {
		return "", err
	}
	return given.Password, nil
}

// Unlock lets somebody try again who was locked out by wrong passwords.
func (d *Desk) Unlock(ctx context.Context, p auth.Person, key string) error {
	return d.change(ctx, p, record.ActUnlock, key, "", func(tx *store.Tx, a store.Account) (string, error) { return "", auth.Unlock(tx, a) })
}

// SetAccount changes a person's name as pages show it, and his unit. Who leaves his agency must have handed his open work over.
func (d *Desk) SetAccount(ctx context.Context, p auth.Person, key, display, unitID string) error {
	if err := may(p, auth.ManageAccounts, auth.Subject{}); err != nil {
		return err
	}
	display = Clean(display)
	if err := CheckDisplay(display); err != nil {
		return err
	}
	return d.change(ctx, p, record.ActChangeAccount, key, "", func(tx *store.Tx, a store.Account) (string, error) {
		if _, err := tx.FindUnit(unitID); errors.Is(err, store.ErrNotFound) {
			return "", Invalid{{Field: "unit", Code: "unknown_value"}}
		} else if err != nil {
			return "", err
		}
		if err := d.mayLeave(tx, a, unitID); err != nil {
			return "", err
		}
		detail := ""
		if a.UnitID != unitID {
			detail = a.UnitID + " → " + unitID
		}
		a.Display, a.UnitID = display, unitID
		return detail, tx.SaveAccount(a)
	})
}

func (d *Desk) mayLeave(tx *store.Tx, a store.Account, unitID string) error {
	from, err := auth.AgencyOf(tx, a.UnitID)
	if err != nil || a.UnitID == unitID {
		return err
	}
	to, err := auth.AgencyOf(tx, unitID)
	if err != nil || from == to {
		return err
	}
	if n, err := tx.CountHandledBy(from, a.ID); err != nil || n == 0 {
		return err
	}
	return Invalid{{Field: "unit", Code: "has_open_work"}}
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
