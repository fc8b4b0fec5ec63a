package record

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/store"
)

// Outcomes of a command, as Commit answers them.
const (
	OutcomeDone    = store.Done
	OutcomeRefused = store.Refused
	OutcomeStale   = store.Stale
	OutcomeFaulted = store.Faulted
	OutcomeWaiting = store.Waiting
	OutcomeGone    = "gone" // no such case: the run ends
)

// Attend asks for every waiting command of a case to be decided, and whatever has fallen due at Woke.
type Attend struct {
	CaseID    string
	CommandID string    // whose outcome is asked for; "": none
	Woke      time.Time // the instant the caller's timer fired for; a clock behind it is corrected by it
}

// Committed is the answer. It holds codes and dates only: the reasons lie in commands.answer.
type Committed struct {
	Outcome string    // of Attend's command
	Seq     int       // of the case
	Wake    time.Time // when to look again, strictly later; zero: nothing is pending
	Why     string    // what the wake is for: retry, reminder, period
	Stage   string
	Due     civil.Date
	Agency  string
	Nudge   []Ref `json:"-"` // other cases that were given commands
}

// Ref names a case to look at.
type Ref struct{ Kind, ID string }

// Commit decides. Any error is a fault that rolled back everything; nothing of it says what a command holds.
func (r *Recorder) Commit(ctx context.Context, in Attend) (Committed, error) {
	var out Committed
	err := r.db.Update(ctx, "commit", func(tx *store.Tx) (err error) {
		out, err = r.attend(tx, in)
		return err
	})
	return out, err
}

// desk of one transaction: the case, its log and what this transaction adds.
type sitting struct {
	*Recorder
	tx    *store.Tx
	book  *book
	file  casefile.File
	row   store.Case
	log   folded
	now   time.Time // the wall clock, or the instant woken for if that is later
	nudge []Ref
	retry time.Time // a command waits for another try
}

func (r *Recorder) attend(tx *store.Tx, in Attend) (Committed, error) {
	s, err := r.sit(tx, in.CaseID)
	if errors.Is(err, ErrUnknown) {
		return Committed{Outcome: OutcomeGone}, nil
	}
	if err != nil {
		return Committed{}, err
	}
	if in.Woke.After(s.now) {
		s.now = store.Instant(in.Woke)
	}
	before := s.row
	if err := s.decideWaiting(); err != nil {
		return Committed{}, err
	}
	if err := s.lookAtTime(); err != nil {
		return Committed{}, err
	}
	if err := s.finish(before); err != nil {
		return Committed{}, err
	}
	return s.answer(in.CommandID)
}

// sit takes the case row and reads the log under the edition in force.
func (r *Recorder) sit(tx *store.Tx, caseID string) (*sitting, error) {
	row, err := tx.LockCase(caseID)
	if errors.Is(err, store.ErrNotFound) {
		return nil, ErrUnknown
	}
	if err != nil {
		return nil, err
	}
	b, err := r.head(tx)
	if err != nil {
		return nil, err
	}
	f, err := b.file(row.Kind)
	if err != nil {
		return nil, err
	}
	events, err := tx.Events(caseID)
	if err != nil {
		return nil, err
	}
	l, err := fold(f, caseID, events)
	if err != nil {
		return nil, err
	}
	if l.seq != row.Seq || l.digest != row.Digest {
		return nil, fmt.Errorf("case %s: row at %d, log at %d: %w", caseID, row.Seq, l.seq, ErrBroken)
	}
	return &sitting{Recorder: r, tx: tx, book: b, file: f, row: row, log: l, now: r.now()}, nil
}

// append adds a decision to the case: events, sealed texts, effects and commands for other cases.
func (s *sitting) append(e casefile.Envelope, d casefile.Decision) error {
	if len(d.Events) == 0 {
		return nil
	}
	rows, err := entries(s.row, s.log, e, d.Events, e.RecordedAt)
	if err != nil {
		return err
	}
	if err := s.tx.AppendEvents(rows); err != nil {
		if key, dup := store.DuplicateKey(err); dup && key == store.PrimaryKey {
			return store.Retry(err) // another wrote this seq: look again
		}
		return err
	}
	for i, row := range rows {
		rec := casefile.Recorded{Seq: row.Seq, CommandID: row.CommandID, Actor: row.Actor, On: row.On, At: row.At, Event: d.Events[i]}
		if err := s.log.add(s.file, rec, row.Digest); err != nil {
			return err
		}
	}
	s.row.Seq, s.row.Digest = s.log.seq, s.log.digest
	if err := s.keepSealed(e, d); err != nil {
		return err
	}
	if err := s.queueEffects(e, d.Effects); err != nil {
		return err
	}
	return s.giveOrders(e, d.Orders)
}

func (s *sitting) queueEffects(e casefile.Envelope, effects []casefile.Effect) error {
	rows := make([]store.Effect, len(effects))
	for i, f := range effects {
		rows[i] = store.Effect{ID: e.ID("effect/" + f.Kind), CaseID: s.row.ID, Kind: f.Kind, Subject: f.Subject, Round: 1,
			Status: store.EffectWaiting, Owner: e.Actor, CreatedAt: e.RecordedAt, TryAt: e.RecordedAt}
	}
	return s.tx.InsertEffects(rows)
}

// giveOrders writes what this case's event means for others as commands of their own; they decide them in their own turn.
func (s *sitting) giveOrders(e casefile.Envelope, orders []casefile.Order) error {
	for n, o := range orders {
		c := store.Command{ID: casefile.OrderID(s.row.ID, s.log.seq, n), CaseID: o.Case, CaseKind: string(o.Kind), Kind: o.Command.CommandKind(),
			V: 1, Actor: casefile.System, On: e.On, AcceptedAt: e.AcceptedAt, Seen: -1, Status: store.Waiting}
		if err := s.sealBody(&c, o.Command, nil); err != nil {
			return err
		}
		if err := s.tx.InsertCommand(c); err != nil {
			return err
		}
		s.nudge = append(s.nudge, Ref{Kind: string(o.Kind), ID: o.Case})
	}
	return nil
}

// finish writes the case row and its list row when anything changed.
func (s *sitting) finish(before store.Case) error {
	wake, _ := s.wake()
	s.row.WakeAt, s.row.NextLookAt, s.row.Looks = wake, time.Time{}, 0
	s.row.Open = s.log.state.CaseOpen()
	if s.log.seq > before.Seq {
		s.row.Edition = s.log.state.CaseEdition()
		if err := s.project(); err != nil {
			return err
		}
	}
	if s.row == before {
		return nil
	}
	return s.tx.SaveCase(s.row)
}

// wake is the next instant at which this case has something to do by itself, strictly later than now.
func (s *sitting) wake() (time.Time, string) {
	outlook := s.file.Outlook(s.log.state)
	at, why := outlook.Next(s.now), "reminder"
	for _, p := range outlook.Periods {
		if p.At.Equal(at) {
			why = "period"
		}
	}
	if !s.retry.IsZero() && (at.IsZero() || s.retry.Before(at)) {
		at, why = s.retry, "retry"
	}
	if at.IsZero() {
		return at, ""
	}
	if !at.After(s.now) {
		at = s.now.Add(time.Second)
	}
	return store.Instant(at), why
}

func (s *sitting) answer(commandID string) (Committed, error) {
	wake, why := s.wake()
	out := Committed{Seq: s.row.Seq, Wake: wake, Why: why, Stage: s.log.state.CaseStage(), Due: s.log.state.CaseDue(),
		Agency: s.row.AgencyID, Nudge: s.nudge}
	if commandID == "" {
		return out, nil
	}
	c, err := s.tx.FindCommand(commandID)
	if errors.Is(err, store.ErrNotFound) {
		out.Outcome = OutcomeGone
		return out, nil
	}
	out.Outcome = c.Status
	return out, err
}
