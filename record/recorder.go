package record

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/seal"
	"gongkai/seeds"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/statute/remedy"
	"gongkai/statute/review"
	"gongkai/store"
)

// Faults of a log. They roll back everything.
var (
	ErrBroken  = errors.New("log broken: a digest does not follow from the one before") // somebody changed an event
	ErrUnknown = errors.New("no such case")
	ErrReused  = errors.New("command id reused with another body or by another actor")
)

// ErrNotFaulted says that a command cannot be tried again: it waits or was decided.
var ErrNotFaulted = errors.New("not faulted")

// Recorder appends to the logs of one database.
type Recorder struct {
	db       *store.DB
	keys     *seal.Keyring
	now      func() time.Time
	outside  func() time.Time // the clock of those who carry out effects
	settings Conventions
	redress  func(store.Unit) remedy.Venue
	contact  string
	editions sync.Map // edition id → *book; editions never change
	houses   sync.Map // setting → house.Settings; a version never changes
	bells    bells
}

// New makes a recorder. now is the wall clock; nil: time.Now.
func New(db *store.DB, keys *seal.Keyring, now func() time.Time) *Recorder {
	if now == nil {
		now = time.Now
	}
	clock := func() time.Time { return store.Instant(now()) }
	return &Recorder{db: db, keys: keys, now: clock, outside: clock}
}

// At is this recorder by another clock: the demonstration county is entered as of the days on which it happened. What must be done
// outside of the database is asked for by the wall clock all the same, or it would be overdue at birth.
func (r *Recorder) At(now func() time.Time) *Recorder {
	return &Recorder{db: r.db, keys: r.keys, now: func() time.Time { return store.Instant(now()) }, outside: r.outside, settings: r.settings, redress: r.redress}
}

// Under makes the recorder decide by an office's conventions. It is called before anything is decided.
func (r *Recorder) Under(s Conventions) *Recorder {
	r.settings = s
	return r
}

// Now is the recorder's clock: UTC, whole milliseconds.
func (r *Recorder) Now() time.Time { return r.now() }

// book is the rules of one calendar edition, bound to every kind of case.
type book struct {
	calendar *calendar.Calendar
	files    map[casefile.Kind]casefile.File
}

func newBook(c *calendar.Calendar, settings Conventions) (*book, error) {
	tariffs, err := fee.Parse(seeds.FeeTariffs())
	if err != nil {
		return nil, fmt.Errorf("fee tariffs: %w", err)
	}
	grounds, err := review.ParseGrounds(seeds.Grounds())
	if err != nil {
		return nil, fmt.Errorf("grounds: %w", err)
	}
	items := settings.Ledger.Apply(assignment.DefaultRules(c))
	return &book{calendar: c, files: map[casefile.Kind]casefile.File{
		casefile.KindApplication: application.Casefile{Rules: settings.Apply(application.DefaultRules(clock.Defaults(c), tariffs, grounds))},
		casefile.KindItem:        assignment.Items{Rules: items},
		casefile.KindShare:       assignment.Shares{Rules: items},
	}}, nil
}

func (b *book) file(kind string) (casefile.File, error) {
	f, ok := b.files[casefile.Kind(kind)]
	if !ok {
		return nil, fmt.Errorf("case kind %q: %w", kind, casefile.ErrNewer)
	}
	return f, nil
}

// head is the book of the edition in force, read inside the transaction and cached by id.
func (r *Recorder) head(tx *store.Tx) (*book, error) {
	head, err := tx.HeadEdition()
	if err != nil {
		return nil, err
	}
	return r.edition(tx, head.ID)
}

func (r *Recorder) edition(tx *store.Tx, id string) (*book, error) {
	if b, ok := r.editions.Load(id); ok {
		return b.(*book), nil
	}
	e, err := tx.FindEdition(id)
	if err != nil {
		return nil, err
	}
	c, err := calendar.Parse(e.ID, []byte(e.Body))
	if err != nil {
		return nil, fmt.Errorf("calendar edition %s: %w", e.ID, err)
	}
	made, err := newBook(c, r.settings)
	if err != nil {
		return nil, err
	}
	b, _ := r.editions.LoadOrStore(id, made)
	return b.(*book), nil
}

// inForce is the book of the edition in force, read by itself.
func (r *Recorder) inForce(ctx context.Context) (b *book, err error) {
	err = r.db.View(ctx, "read edition", func(tx *store.Tx) (err error) {
		b, err = r.head(tx)
		return err
	})
	return b, err
}

// Calendar is the calendar edition in force.
func (r *Recorder) Calendar(ctx context.Context) (*calendar.Calendar, error) {
	b, err := r.inForce(ctx)
	if err != nil {
		return nil, err
	}
	return b.calendar, nil
}
