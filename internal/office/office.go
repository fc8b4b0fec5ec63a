// Package office gives a test a whole office over one database: keys, calendar, organisation, people, recorder and desk, with a
// clock the test sets. Its people are obviously invented.
package office

import (
	"context"
	"database/sql"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/internal/story"
	"gongkai/record"
	"gongkai/seal"
	"gongkai/statute/remedy"
	"gongkai/store"
)

// Office is a county office at work.
type Office struct {
	DB     *store.DB
	Keys   *seal.Keyring
	Record *record.Recorder
	Desk   *desk.Desk
	Auth   *auth.Service
	Clock  *Clock
	SQL    *sql.DB // past the store; only where OnEach or Open made the office

	Clerk, Handler, Second, Reviewer, Signer, Compiler, Steward, Admin auth.Person
	Justice                                                            auth.Person // 承办人 of 县司法局, another unit and agency
	Passwords                                                          map[string]string
}

// Clock is a wall clock that a test sets.
type Clock struct {
	mu     sync.Mutex
	now    time.Time
	follow func() time.Time
}

// Follow makes it show what another clock shows: the skipped time of a workflow test.
func (c *Clock) Follow(now func() time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.follow = now
}

// Now is the time it shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.follow != nil {
		return c.follow()
	}
	return c.now
}

// Set sets it to 10:00 in China on a day, or to an instant in RFC 3339.
func (c *Clock) Set(t testing.TB, to string) {
	t.Helper()
	at, err := time.Parse(time.RFC3339, to)
	if err != nil {
		if at, err = time.Parse(time.RFC3339, to+"T10:00:00+08:00"); err != nil {
			t.Fatal(err)
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now, c.follow = at, nil
}

// Advance moves it on.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// New opens an office over a migrated, empty database. engine may be nil: commands then wait until Decide is called.
func New(t testing.TB, db *store.DB, today string, engine desk.Engine) *Office {
	t.Helper()
	o := &Office{DB: db, Clock: &Clock{}, Passwords: map[string]string{}}
	o.Clock.Set(t, today)
	var err error
	if o.Keys, err = seal.Create(filepath.Join(t.TempDir(), "keys.json")); err != nil {
		t.Fatal(err)
	}
	if err := db.Seed(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.Record = record.New(db, o.Keys, o.Clock.Now).Naming(func(store.Unit) remedy.Venue { return story.SomeRedress() })
	o.Auth = auth.New(db, o.Clock.Now)
	if d, ok := engine.(*Direct); ok {
		d.Record = o.Record
	}
	o.Desk = desk.New(desk.Options{DB: db, Record: o.Record, Engine: engine, Patience: 3 * time.Second})
	t.Cleanup(o.Desk.Wait)
	o.hire(t)
	return o
}

// onePassword is everybody's, hashed once: a hash is meant to be slow.
var onePassword = sync.OnceValues(func() ([2]string, error) {
	password := auth.NewOneTimePassword()
	hash, err := auth.HashPassword(password)
	return [2]string{password, hash}, err
})

func (o *Office) hire(t testing.TB) {
	t.Helper()
	for _, p := range []struct {
		to            *auth.Person
		name, display string
		unit          string
		roles         []auth.Role
	}{
		{&o.Clerk, "liuchuangkou", "刘窗口", "office", []auth.Role{auth.Clerk}},
		{&o.Handler, "zhangshili", "张示例", "office", []auth.Role{auth.Handler}},
		{&o.Second, "liyangben", "李样本", "office", []auth.Role{auth.Handler}},
		{&o.Reviewer, "zhoukezhang", "周科长", "office", []auth.Role{auth.Reviewer, auth.Handler}},
		{&o.Signer, "wangzhuren", "王主任", "office", []auth.Role{auth.Signer}},
		{&o.Compiler, "chennianbao", "陈年报", "office", []auth.Role{auth.Compiler}},
		{&o.Steward, "sunducha", "孙督查", "office", []auth.Role{auth.Steward}},
		{&o.Admin, "guanliyuan", "管理员", "office", []auth.Role{auth.Admin}},
		{&o.Justice, "zhaosifa", "赵司法", "sfj", []auth.Role{auth.Handler}},
	} {
		*p.to = o.Hire(t, p.name, p.display, p.unit, p.roles...)
	}
}

// Hire adds a person with the password that everybody has.
func (o *Office) Hire(t testing.TB, name, display, unit string, roles ...auth.Role) auth.Person {
	t.Helper()
	password, err := onePassword()
	if err != nil {
		t.Fatal(err)
	}
	o.Passwords[name] = password[0]
	err = o.DB.Update(t.Context(), "hire", func(tx *store.Tx) error {
		u, err := tx.UnitByCode(unit)
		if err != nil {
			return err
		}
		codes := make([]string, len(roles))
		for i, r := range roles {
			codes[i] = string(r)
		}
		return tx.InsertAccount(store.Account{ID: uuid.NewString(), Name: name, Display: display, UnitID: u.ID, Password: password[1],
			MustChange: true, CreatedAt: o.Record.Now()}, codes)
	})
	if err != nil {
		t.Fatal(err)
	}
	p, err := o.Auth.PersonNamed(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Decide does what a case's run does when it is told to look: one Commit.
func (o *Office) Decide(t testing.TB, caseID string) record.Committed {
	t.Helper()
	return o.Wake(t, caseID, time.Time{})
}

// Wake does what a case's run does when its timer fires for an instant.
func (o *Office) Wake(t testing.TB, caseID string, woke time.Time) record.Committed {
	t.Helper()
	out, err := o.Record.Commit(t.Context(), record.Attend{CaseID: caseID, Woke: woke})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Settle decides a case and every case that it gives orders to, until nothing is left.
func (o *Office) Settle(t testing.TB, caseID string) record.Committed {
	t.Helper()
	out := o.Decide(t, caseID)
	for _, ref := range out.Nudge {
		o.Settle(t, ref.ID)
	}
	return out
}

// Direct is an engine that decides in the caller's own goroutine, as a run does that is nudged and answers at once. Cases that are
// given commands by another are decided too.
type Direct struct{ Record *record.Recorder }

// Submit decides.
func (d *Direct) Submit(ctx context.Context, _ casefile.Kind, caseID, commandID string) error {
	return d.commit(ctx, record.Attend{CaseID: caseID, CommandID: commandID})
}

// Look decides.
func (d *Direct) Look(ctx context.Context, _ casefile.Kind, caseID string) error {
	return d.commit(ctx, record.Attend{CaseID: caseID})
}

func (d *Direct) commit(ctx context.Context, in record.Attend) error {
	out, err := d.Record.Commit(ctx, in)
	if err != nil {
		return err
	}
	for _, ref := range out.Nudge {
		if err := d.commit(ctx, record.Attend{CaseID: ref.ID}); err != nil {
			return err
		}
	}
	return nil
}
