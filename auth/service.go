package auth

import (
	"context"
	"errors"
	"time"

	"gongkai/civil"
	"gongkai/store"
)

// Limits of sessions and of guessing.
const (
	IdleLimit    = 4 * time.Hour // a session unused this long is over
	SessionLimit = 12 * time.Hour
	maxFailed    = 5
	lockFor      = 10 * time.Minute
	touchEvery   = time.Minute // a session's last use is written at most this often
)

// CookieName is the cookie that holds a session's token, for pages and API alike.
const CookieName = "gongkai_session"

// Reasons why somebody is not signed in. None says whether the name or the password was wrong.
var (
	ErrSignIn  = errors.New("name or password wrong")
	ErrLocked  = errors.New("account locked after wrong passwords")
	ErrSession = errors.New("no valid session")
)

// Service signs people in and out.
type Service struct {
	db  *store.DB
	now func() time.Time
}

// New makes the service; now nil is time.Now.
func New(db *store.DB, now func() time.Time) *Service {
	if now == nil {
		now = time.Now
	}
	return &Service{db: db, now: func() time.Time { return store.Instant(now()) }}
}

func (s *Service) today() civil.Date { return civil.In(s.now()) }

// SignIn checks name and password and opens a session; the token is shown once.
func (s *Service) SignIn(ctx context.Context, name, password string) (token string, err error) {
	a, err := s.account(ctx, name)
	if errors.Is(err, store.ErrNotFound) {
		VerifyNobody(password) // takes as long as a real check
		return "", ErrSignIn
	}
	if err != nil {
		return "", err
	}
	if a.LockedUntil.After(s.now()) {
		return "", ErrLocked
	}
	ok, err := VerifyPassword(a.Password, password)
	if err != nil {
		return "", err
	}
	if !ok || !a.DisabledAt.IsZero() {
		return "", s.failed(ctx, a.ID)
	}
	return s.open(ctx, a)
}

func (s *Service) account(ctx context.Context, name string) (a store.Account, err error) {
	err = s.db.View(ctx, "find account", func(tx *store.Tx) error {
		a, err = tx.AccountByName(name)
		return err
	})
	return a, err
}

// failed counts a wrong password; the fifth locks the account for ten minutes.
func (s *Service) failed(ctx context.Context, id string) error {
	answer := ErrSignIn
	err := s.db.Update(ctx, "wrong password", func(tx *store.Tx) error {
		a, err := tx.FindAccount(id)
		if err != nil {
			return err
		}
		a.Failed++
		if a.Failed >= maxFailed {
			a.Failed, a.LockedUntil = 0, s.now().Add(lockFor)
			answer = ErrLocked
		}
		return tx.SaveAccount(a)
	})
	return errors.Join(err, answer)
}

func (s *Service) open(ctx context.Context, a store.Account) (string, error) {
	token, hash := NewToken()
	now := s.now()
	err := s.db.Update(ctx, "sign in", func(tx *store.Tx) error {
		a, err := tx.FindAccount(a.ID) // again: checking a password takes long enough to be disabled meanwhile
		if err != nil {
			return err
		}
		if !a.DisabledAt.IsZero() {
			return ErrSignIn
		}
		a.Failed, a.LockedUntil, a.LastSignIn = 0, time.Time{}, now
		if err := tx.SaveAccount(a); err != nil {
			return err
		}
		return tx.InsertSession(store.Session{TokenHash: hash, AccountID: a.ID, CreatedAt: now, SeenAt: now, ExpiresAt: now.Add(SessionLimit)})
	})
	return token, err
}

// Person is who holds a token; ErrSession when it is unknown, expired, idle, revoked or its account disabled.
func (s *Service) Person(ctx context.Context, token string) (Person, error) {
	hash := HashToken(token)
	var p Person
	var session store.Session
	err := s.db.View(ctx, "read session", func(tx *store.Tx) (err error) {
		if session, err = tx.FindSession(hash); err != nil {
			return err
		}
		p, err = person(tx, session.AccountID, civil.In(s.now()))
		return err
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && !s.live(session) {
		return Person{}, ErrSession
	}
	if err == nil && s.now().Sub(session.SeenAt) > touchEvery {
		err = s.db.Update(ctx, "touch session", func(tx *store.Tx) error { return tx.TouchSession(hash, s.now()) })
	}
	return p, err
}

// Owner is the account whose session a token was, however it ended; "" for a token that never was one.
func (s *Service) Owner(ctx context.Context, token string) (account string, err error) {
	err = s.db.View(ctx, "read session", func(tx *store.Tx) error {
		x, err := tx.FindSession(HashToken(token))
		account = x.AccountID
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	}
	return account, err
}

func (s *Service) live(x store.Session) bool {
	now := s.now()
	return x.RevokedAt.IsZero() && now.Before(x.ExpiresAt) && now.Sub(x.SeenAt) < IdleLimit
}

// SignOut ends a session.
func (s *Service) SignOut(ctx context.Context, token string) error {
	return s.db.Update(ctx, "sign out", func(tx *store.Tx) error { return tx.RevokeSession(HashToken(token), s.now()) })
}

// PersonNamed is the person with an account name, for a shell acting --as somebody.
func (s *Service) PersonNamed(ctx context.Context, name string) (p Person, err error) {
	err = s.db.View(ctx, "read person", func(tx *store.Tx) error {
		a, err := tx.AccountByName(name)
		if err != nil {
			return err
		}
		p, err = person(tx, a.ID, civil.In(s.now()))
		return err
	})
	return p, err
}

// ChangePassword sets a password of the person's own and ends his other sessions. A wrong old one counts as at sign-in.
func (s *Service) ChangePassword(ctx context.Context, id, old, password string) error {
	var a store.Account
	err := s.db.View(ctx, "find account", func(tx *store.Tx) (err error) {
		a, err = tx.FindAccount(id)
		return err
	})
	if err != nil {
		return err
	}
	if a.LockedUntil.After(s.now()) {
		return ErrLocked
	}
	ok, err := VerifyPassword(a.Password, old)
	if err != nil {
		return err
	}
	if !ok {
		return s.failed(ctx, a.ID)
	}
	if err := CheckPassword(a.Name, password); err != nil {
		return err
	}
	return s.setPassword(ctx, id, password, false)
}

func (s *Service) setPassword(ctx context.Context, id, password string, oneTime bool) error {
	hash, err := HashPassword(password)
	if err != nil {
		return err
	}
	return s.db.Update(ctx, "set password", func(tx *store.Tx) error { return s.putPassword(tx, id, hash, oneTime) })
}

func (s *Service) putPassword(tx *store.Tx, id, hash string, oneTime bool) error {
	a, err := tx.FindAccount(id)
	if err != nil {
		return err
	}
	a.Password, a.MustChange, a.Failed, a.LockedUntil = hash, oneTime, 0, time.Time{}
	if err := tx.SaveAccount(a); err != nil {
		return err
	}
	return tx.RevokeSessionsOf(id, s.now())
}

// People pages through accounts by name.
func (s *Service) People(ctx context.Context, after string, limit int) ([]Listed, error) {
	var out []Listed
	err := s.db.View(ctx, "list accounts", func(tx *store.Tx) error {
		accounts, err := tx.Accounts(after, limit)
		if err != nil {
			return err
		}
		ids := make([]string, len(accounts))
		for i, a := range accounts {
			ids[i] = a.ID
		}
		roles, err := tx.Roles(ids...)
		if err != nil {
			return err
		}
		for _, a := range accounts {
			u, err := tx.FindUnit(a.UnitID)
			if err != nil {
				return err
			}
			out = append(out, Listed{ID: a.ID, Name: a.Name, Display: a.Display, Unit: u.Code, Roles: rolesOf(roles[a.ID]), Disabled: !a.DisabledAt.IsZero()})
		}
		return nil
	})
	return out, err
}

// Listed is an account as lists show it.
type Listed struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Display  string `json:"display"`
	Unit     string `json:"unit"`
	Roles    []Role `json:"roles"`
	Disabled bool   `json:"disabled"`
}

func roleNames(roles []Role) []string {
	out := make([]string, len(roles))
	for i, r := range roles {
		out[i] = string(r)
	}
	return out
}

func rolesOf(names []string) []Role {
	out := make([]Role, len(names))
	for i, n := range names {
		out[i] = Role(n)
	}
	return out
}
