package desk

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/statute/clock"
	"gongkai/store"
)

// Act is a command somebody gives to a case.
type Act struct {
	CommandID string
	Kind      casefile.Kind // of the case the address names; "": any
	CaseID    string
	On        civil.Date
	Seen      int // seq of the case as the page saw it; -1: no page
	Command   casefile.Command
	Signed    []record.SignedText
}

// Result is what became of a command so far. It holds codes; pages put them into words.
type Result struct {
	CommandID string
	Status    string // done, refused, stale, faulted; waiting: 已收到，处理中
	Seq       int
	Refusals  casefile.Refusals
	Changes   []Change // for stale
	Ref       string   // for faulted: the number to tell the operator
}

// Change is one thing that happened since a page was drawn.
type Change struct {
	Seq   int        `json:"seq"`
	Type  string     `json:"type"`
	Actor string     `json:"actor"` // display name
	On    civil.Date `json:"on"`
}

// maxInFlight commands of a case are asked of Temporal at once; the rest wait in the table and are drained with them.
const maxInFlight = 4

// Act keeps a command, nudges the case's run, and reads the command's row: whatever the nudge answered, the row is what counts.
func (d *Desk) Act(ctx context.Context, p auth.Person, in Act) (Result, error) {
	if err := validID(in.CommandID); err != nil {
		return Result{}, err
	}
	row, behalf, err := d.mayAct(ctx, p, in)
	if err != nil {
		return d.given(ctx, p, in, row, err)
	}
	kept, err := d.record.Keep(ctx, in.submission(p, behalf, row))
	if err != nil {
		return Result{}, err
	}
	if kept.Status == store.Waiting {
		return d.decided(ctx, p, casefile.Kind(row.Kind), kept)
	}
	return d.Outcome(ctx, p, in.CommandID)
}

func (in Act) submission(p auth.Person, behalf string, row store.Case) record.Submission {
	return record.Submission{CommandID: in.CommandID, Kind: casefile.Kind(row.Kind), CaseID: row.ID, Actor: p.ID, Behalf: behalf, On: in.On, Seen: in.Seen,
		Command: in.Command, Signed: in.Signed}
}

// given is the outcome of a command that was kept while its author might give it, for somebody who asks again: being given another
// handler meanwhile does not undo what was done. Everything else is answered as no.
func (d *Desk) given(ctx context.Context, p auth.Person, in Act, row store.Case, no error) (Result, error) {
	if row.ID == "" {
		return Result{}, no
	}
	if _, err := d.record.Kept(ctx, in.submission(p, "", row)); err != nil {
		return Result{}, no
	}
	return d.Outcome(ctx, p, in.CommandID)
}

// mayAct asks the policy, which says for whom a deputy acts, and whether the person named in a command is one of the office.
func (d *Desk) mayAct(ctx context.Context, p auth.Person, in Act) (row store.Case, behalf string, err error) {
	row, on, err := d.subject(ctx, in.CaseID)
	if err != nil {
		return row, "", err
	}
	if in.Kind != "" && string(in.Kind) != row.Kind {
		return store.Case{}, "", ErrNotFound
	}
	if behalf, err = mayFor(p, actOf(row.Kind, in.Command), on); err != nil {
		return row, "", err
	}
	if err := d.onPaper(ctx, on, row.ID, in.Command); err != nil {
		return row, "", err
	}
	return row, behalf, d.named(ctx, row, in)
}

// named checks who and what a command names.
func (d *Desk) named(ctx context.Context, row store.Case, in Act) error {
	switch c := in.Command.(type) {
	case application.Assign:
		if c.Handler != "" {
			return d.mayHandle(ctx, row.AgencyID, c.Handler)
		}
	case application.Consult:
		return d.mayConsult(ctx, row, c)
	default:
		return d.provable(ctx, row.ID, c)
	}
	return nil
}

// validID: command ids are random UUIDs in their usual spelling; the key of a row, they must not depend on how they are written. The
// program's own ids are name-based (version 5): nobody may guess one and take its place.
func validID(id string) error {
	if u, err := uuid.Parse(id); err != nil || u.String() != id || u.Version() != 4 && u.Version() != 7 {
		return Invalid{{Field: "command_id", Code: "not_a_uuid"}}
	}
	return nil
}

// mayHandle: a case is given to somebody of the agency who has the role.
func (d *Desk) mayHandle(ctx context.Context, agency, account string) error {
	people, err := d.Handlers(ctx, agency)
	if err != nil {
		return err
	}
	for _, h := range people {
		if h.ID == account {
			return nil
		}
	}
	return Invalid{{Field: "handler", Code: "unknown_value"}}
}

// readAgain is how often the row of a command is read once the engine has answered without its being decided.
const readAgain = 100 * time.Millisecond

// decided asks the run to decide a command and reads its row when this process has decided it, when the engine has answered, and
// from then on now and again, until the row waits no more or the page's patience is over.
func (d *Desk) decided(ctx context.Context, p auth.Person, kind casefile.Kind, c store.Command) (Result, error) {
	bell, forget := d.record.Decided(c.ID)
	defer forget()
	over := time.NewTimer(d.patience)
	defer over.Stop()
	answered := d.nudge(ctx, kind, c)
	var again <-chan time.Time
	for last := false; ; {
		select {
		case <-bell:
			bell = nil
		case err := <-answered:
			answered, again, last = nil, time.Tick(readAgain), errors.Is(err, ErrNoEngine)
		case <-again:
		case <-over.C:
			last = true
		}
		r, err := d.Outcome(ctx, p, c.ID)
		if last || err == nil && r.Status != store.Waiting || ctx.Err() != nil {
			return r, err
		}
	}
}

// nudge asks the run to decide. The asking goes on when the page has its answer already.
func (d *Desk) nudge(ctx context.Context, kind casefile.Kind, c store.Command) <-chan error {
	answered := make(chan error, 1)
	d.looks.Go(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), d.patience)
		defer cancel()
		ask := func() error { return d.engine.Submit(ctx, kind, c.CaseID, c.ID) }
		if d.crowded(ctx, c.CaseID) {
			ask = func() error { return d.engine.Look(ctx, kind, c.CaseID) }
		}
		err := ask()
		if err != nil && !errors.Is(err, ErrNoEngine) { // a hint: the run may have decided all the same
			d.log.Info("nudge", "case", c.CaseID, "command", c.ID, "error", err)
		}
		answered <- err
	})
	return answered
}

func (d *Desk) crowded(ctx context.Context, caseID string) bool {
	n := 0
	err := d.db.View(ctx, "count waiting", func(tx *store.Tx) (err error) {
		n, err = tx.CountWaiting(caseID)
		return err
	})
	return err == nil && n > maxInFlight
}

// Outcome reads a command of the person's own.
func (d *Desk) Outcome(ctx context.Context, p auth.Person, commandID string) (Result, error) {
	c, a, err := d.record.CommandAnswer(ctx, commandID)
	if errors.Is(err, store.ErrNotFound) || err == nil && c.Actor != p.ID {
		return Result{}, ErrNotFound
	}
	if err != nil {
		return Result{}, err
	}
	r := Result{CommandID: c.ID, Status: c.Status, Seq: a.Seq, Refusals: a.Refusals, Ref: a.Ref}
	r.Changes, err = d.changes(ctx, a)
	return r, err
}

// Effect is what a command would do, shown before it is confirmed.
type Effect struct {
	Refusals           casefile.Refusals
	StageBefore, Stage string
	DueBefore, Due     civil.Date
	Late               bool // the reply would be late
	AlreadyLate        bool // its due date has passed, whatever is done now
	ProvisionalDue     bool
	ClockBefore, Clock clock.Clock // of an application
	Yuan               int64       // what a charge asks for
}

// Preview decides a command without keeping it. Missing fields are refusals like any other.
func (d *Desk) Preview(ctx context.Context, p auth.Person, in Act) (Effect, error) {
	row, behalf, err := d.mayAct(ctx, p, in)
	if err != nil {
		return Effect{}, err
	}
	before, after, err := d.record.Try(ctx, in.submission(p, behalf, row))
	var why casefile.Refusals
	if errors.As(err, &why) {
		return Effect{Refusals: why}, nil
	}
	if err != nil {
		return Effect{}, err
	}
	e := Effect{StageBefore: before.CaseStage(), Stage: after.CaseStage(), DueBefore: before.CaseDue(), Due: after.CaseDue()}
	if s, ok := after.(application.State); ok {
		e.after(s, in.Command)
	}
	if s, ok := before.(application.State); ok {
		e.ClockBefore = s.Clock
		due := s.Clock.ReplyDue
		e.AlreadyLate = s.Clock.Late || s.Stage.Open() && !due.IsZero() && d.Today() > due
	}
	return e, nil
}

func (e *Effect) after(s application.State, c casefile.Command) {
	e.Late, e.ProvisionalDue, e.Clock = s.Clock.Late, s.Clock.Provisional, s.Clock
	if _, charged := c.(application.Charge); charged && s.Fee != nil {
		e.Yuan = s.Fee.Yuan
	}
}
