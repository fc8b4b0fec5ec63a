package desk

import (
	"context"
	"errors"
	"time"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/store"
)

// Act is a command somebody gives to a case.
type Act struct {
	CommandID string
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
	row, on, err := d.subject(ctx, in.CaseID)
	if err != nil {
		return Result{}, err
	}
	if err := may(p, auth.Act(row.Kind+"."+in.Command.CommandKind()), on); err != nil {
		return Result{}, err
	}
	if a, ok := in.Command.(application.Assign); ok {
		if err := d.mayHandle(ctx, row.AgencyID, a.Handler); err != nil {
			return Result{}, err
		}
	}
	kept, err := d.record.Keep(ctx, record.Submission{CommandID: in.CommandID, Kind: casefile.Kind(row.Kind), CaseID: row.ID, Actor: p.ID,
		On: in.On, Seen: in.Seen, Command: in.Command, Signed: in.Signed})
	if err != nil {
		return Result{}, err
	}
	if kept.Status == store.Waiting {
		d.nudge(ctx, casefile.Kind(row.Kind), kept)
	}
	return d.Outcome(ctx, p, in.CommandID)
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

// nudge asks the run to decide and waits until the row says so, or the page's patience is over.
func (d *Desk) nudge(ctx context.Context, kind casefile.Kind, c store.Command) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), d.patience)
	defer cancel()
	if d.crowded(ctx, c.CaseID) {
		if err := d.engine.Look(ctx, kind, c.CaseID); err != nil {
			d.log.Info("look", "case", c.CaseID, "error", err)
		}
	} else if err := d.engine.Submit(ctx, kind, c.CaseID, c.ID); err != nil {
		d.log.Info("submit", "case", c.CaseID, "command", c.ID, "error", err)
		if errors.Is(err, ErrNoEngine) {
			return
		}
	}
	for d.waits(ctx, c.ID) {
		select {
		case <-ctx.Done():
			return
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func (d *Desk) crowded(ctx context.Context, caseID string) bool {
	n := 0
	err := d.db.View(ctx, "count waiting", func(tx *store.Tx) (err error) {
		n, err = tx.CountWaiting(caseID)
		return err
	})
	return err == nil && n > maxInFlight
}

func (d *Desk) waits(ctx context.Context, commandID string) bool {
	c, _, err := d.record.CommandAnswer(ctx, commandID)
	return ctx.Err() == nil && (err != nil || c.Status == store.Waiting)
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
	if len(a.Changes) == 0 {
		return r, nil
	}
	names, err := d.Names(ctx)
	if err != nil {
		return r, err
	}
	for _, m := range a.Changes {
		r.Changes = append(r.Changes, Change{Seq: m.Seq, Type: m.Type, Actor: names.Person(m.Actor), On: m.On})
	}
	return r, nil
}

// Effect is what a command would do, shown before it is confirmed.
type Effect struct {
	Refusals           casefile.Refusals
	StageBefore, Stage string
	DueBefore, Due     civil.Date
	Late               bool // the reply would be late
	AlreadyLate        bool
	ProvisionalDue     bool
}

// Preview decides a command without keeping it. Missing fields are refusals like any other.
func (d *Desk) Preview(ctx context.Context, p auth.Person, in Act) (Effect, error) {
	row, on, err := d.subject(ctx, in.CaseID)
	if err != nil {
		return Effect{}, err
	}
	if err := may(p, auth.Act(row.Kind+"."+in.Command.CommandKind()), on); err != nil {
		return Effect{}, err
	}
	before, after, err := d.record.Try(ctx, row.ID, p.ID, in.On, in.Command)
	var why casefile.Refusals
	if errors.As(err, &why) {
		return Effect{Refusals: why}, nil
	}
	if err != nil {
		return Effect{}, err
	}
	e := Effect{StageBefore: before.CaseStage(), Stage: after.CaseStage(), DueBefore: before.CaseDue(), Due: after.CaseDue()}
	if s, ok := after.(application.State); ok {
		e.Late, e.ProvisionalDue = s.Clock.Late, s.Clock.Provisional
	}
	return e, nil
}
