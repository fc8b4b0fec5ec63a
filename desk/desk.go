package desk

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/statute/calendar"
	"gongkai/store"
)

// Index of the use cases:
//
//	register.go    an application arrives at the window
//	backfill.go    an application that was registered elsewhere before
//	setup.go       the first hour of an office; house.go what an agency settles; units.go its organisation
//	act.go         any command of a case: keep, nudge, read; and what it would do (Preview)
//	case.go        one application as its page shows it
//	worklist.go    the work list, all applications of a year, search
//	notice.go      a 任务分工 notice: preview and import
//	ledger.go      the ledger, one item, one unit's shares
//	report.go      table 3 of the annual report; report_compile.go: as a file, and of a government
//	inbox.go       messages of one person, and what he had typed
//	calendar.go    calendar editions
//	demo.go        the demonstration county (演示县)
//	people.go      names of people and units for pages
//	paper.go       what was signed on paper: who may sign, scans
//	drafts.go      what is typed and not sent yet

// Engine is what desk asks of Temporal. Every answer of it is a hint.
type Engine interface {
	// Submit asks the run of a case to decide a kept command, starting the run if there is none.
	Submit(ctx context.Context, kind casefile.Kind, caseID, commandID string) error
	// Look asks the run of a case to look again, starting it if there is none.
	Look(ctx context.Context, kind casefile.Kind, caseID string) error
}

// NoEngine is an engine that is switched off: everything waits in the database.
type NoEngine struct{}

// ErrNoEngine is what NoEngine answers.
var ErrNoEngine = errors.New("no workflow engine")

// Submit does nothing.
func (NoEngine) Submit(context.Context, casefile.Kind, string, string) error { return ErrNoEngine }

// Look does nothing.
func (NoEngine) Look(context.Context, casefile.Kind, string) error { return ErrNoEngine }

// Errors of the use cases, beside casefile.Refusals, auth.Denied and record.ErrReused.
var ErrNotFound = errors.New("not found")

// Invalid lists fields whose text could not be read: form faults, found before a command exists.
type Invalid []Fault

// Fault is a field and a code for its reason.
type Fault struct {
	Field string `json:"field"`
	Code  string `json:"code"` // not_a_date, required, too_long, unknown_value
}

// Error names the fields and codes, never what was typed.
func (f Invalid) Error() string {
	text := "invalid:"
	for _, x := range f {
		text += " " + x.Field + "=" + x.Code
	}
	return text
}

// Desk is the office's use cases over one database.
type Desk struct {
	db       *store.DB
	record   *record.Recorder
	engine   Engine
	log      *slog.Logger
	patience time.Duration
	looks    sync.WaitGroup
	looking  chan struct{} // a place for each nudge under way
	demo     demoJob
}

// maxLooks is how many nudges go out at once: a notice of 55 items makes some hundred cases.
const maxLooks = 8

// Options make a desk.
type Options struct {
	DB       *store.DB
	Record   *record.Recorder
	Engine   Engine
	Log      *slog.Logger
	Patience time.Duration // how long a command is waited for before 已收到，处理中; 0: 8 s
}

// New makes a desk.
func New(o Options) *Desk {
	d := &Desk{db: o.DB, record: o.Record, engine: o.Engine, log: o.Log, patience: o.Patience, looking: make(chan struct{}, maxLooks)}
	if d.engine == nil {
		d.engine = NoEngine{}
	}
	if d.log == nil {
		d.log = slog.New(slog.DiscardHandler)
	}
	if d.patience == 0 {
		d.patience = 8 * time.Second
	}
	return d
}

// Today is the civil date in China by the desk's clock.
func (d *Desk) Today() civil.Date { return civil.In(d.record.Now()) }

// Now is the desk's clock.
func (d *Desk) Now() time.Time { return d.record.Now() }

// Calendar is the edition in force.
func (d *Desk) Calendar(ctx context.Context) (*calendar.Calendar, error) {
	return d.record.Calendar(ctx)
}

// subject is what the policy is asked about for a case.
func (d *Desk) subject(ctx context.Context, caseID string) (store.Case, auth.Subject, error) {
	var row store.Case
	var on auth.Subject
	err := d.db.View(ctx, "read subject", func(tx *store.Tx) (err error) {
		if row, err = tx.FindCase(caseID); err != nil {
			return err
		}
		on.AgencyID = row.AgencyID
		switch casefile.Kind(row.Kind) {
		case casefile.KindApplication:
			a, err := tx.FindApplication(caseID)
			on.Handler = a.Handler
			return err
		case casefile.KindShare:
			s, err := tx.FindShare(caseID)
			on.UnitID = s.UnitID
			return err
		case casefile.KindItem, casefile.KindPublication:
		}
		return nil
	})
	if errors.Is(err, store.ErrNotFound) {
		err = ErrNotFound
	}
	return row, on, err
}

// may asks the policy; what a person must not even know of is not found.
func may(p auth.Person, act auth.Act, on auth.Subject) error {
	_, err := mayFor(p, act, on)
	return err
}

// mayFor is may, and for whom a deputy acts; "" for himself.
func mayFor(p auth.Person, act auth.Act, on auth.Subject) (behalf string, err error) {
	behalf, err = auth.Behalf(p, act, on)
	var denied auth.Denied
	if errors.As(err, &denied) && denied.Hidden {
		return "", ErrNotFound
	}
	return behalf, err
}

// look nudges a run and forgets about it: a nudge that fails is no error, the sweeper finds the case.
func (d *Desk) look(ctx context.Context, kind casefile.Kind, caseID string) {
	if _, off := d.engine.(NoEngine); off {
		return
	}
	ctx = context.WithoutCancel(ctx)
	d.looks.Go(func() {
		d.looking <- struct{}{}
		defer func() { <-d.looking }()
		ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
		defer cancel()
		if err := d.engine.Look(ctx, kind, caseID); err != nil && !errors.Is(err, ErrNoEngine) {
			d.log.Info("nudge", "case", caseID, "error", err)
		}
	})
}

// Wait waits for the nudges under way: a program that ends at once, or closes its database, calls it first.
func (d *Desk) Wait() { d.looks.Wait() }

// Close stops what runs behind the pages and waits for it.
func (d *Desk) Close() {
	d.demo.stop()
	d.Wait()
}
