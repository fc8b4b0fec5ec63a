package record

import (
	"context"
	"errors"
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
	Why     string    // what the wake is for: WhyRetry, WhyReminder, WhyPeriod
	Stage   string
	Due     civil.Date
	Agency  string
	Nudge   []Ref `json:"-"` // other cases that were given commands
	settled []string
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
	if err == nil {
		r.bells.ring(out.settled)
	}
	return out, err
}

// What a wake is for.
const (
	WhyRetry    = "retry"
	WhyReminder = "reminder"
	WhyPeriod   = "period"
)

// sitting is one transaction at a case: its row, its log and what the transaction adds.
type sitting struct {
	*Recorder
	tx    *store.Tx
	book  *book
	file  casefile.File
	row   store.Case
	log   folded
	now   time.Time // the wall clock, or the instant woken for if that is later
	nudge []Ref
	done  []string  // commands that wait no more
	over  reminders // that were dealt with
	retry time.Time // a command waits for another try
	why   string    // of row.WakeAt
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
	s.row.NextLookAt, s.row.Looks = time.Time{}, 0 // the sweeper need not look again
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
	f, l, err := foldCase(tx, b, row)
	if err != nil {
		return nil, err
	}
	if f, err = r.told(tx, f, row.AgencyID); err != nil {
		return nil, err
	}
	over, err := tx.RemindersOf(caseID)
	if err != nil {
		return nil, err
	}
	return &sitting{Recorder: r, tx: tx, book: b, file: f, row: row, log: l, now: r.now(), over: remindersIn(over)}, nil
}

// append adds a decision to the case: events, sealed texts, effects and commands for other cases.
func (s *sitting) append(e casefile.Envelope, d casefile.Decision) error {
	if len(d.Events) == 0 {
		return nil
	}
	rows, err := entries(s.row, s.log, e, d.Events)
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
		rec := casefile.Recorded{Seq: row.Seq, CommandID: row.CommandID, Actor: row.Actor, Behalf: row.Behalf, On: row.On, At: row.At, Event: d.Events[i]}
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
	if err := s.notify(e, d.Tell); err != nil {
		return err
	}
	return s.giveOrders(e, d.Orders)
}

// notify writes the inbox lines of a decision, each once: their ids follow from the command.
func (s *sitting) notify(e casefile.Envelope, notices []casefile.Notice) error {
	for _, n := range notices {
		people, err := s.recipients(n.To)
		if err != nil {
			return err
		}
		lines := make([]store.InboxLine, len(people))
		for i, id := range people {
			lines[i] = store.InboxLine{ID: casefile.Derived(e.CommandID, "inbox/"+n.Kind+"/"+id), AccountID: id, CaseID: s.row.ID,
				CaseKind: s.row.Kind, Kind: n.Kind, Subject: e.CommandID, At: e.RecordedAt}
		}
		if err := s.tx.AddInbox(lines); err != nil {
			return err
		}
	}
	return nil
}

func (s *sitting) queueEffects(e casefile.Envelope, effects []casefile.Effect) error {
	rows, now := make([]store.Effect, len(effects)), s.outside()
	for i, f := range effects {
		rows[i] = store.Effect{ID: e.ID("effect/" + f.Kind), CaseID: s.row.ID, Kind: f.Kind, Subject: f.Subject, Round: 1,
			Status: store.EffectWaiting, Owner: e.Actor, CreatedAt: now, TryAt: now}
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

// finish writes the case row, and its list row when events were added.
func (s *sitting) finish(before store.Case) error {
	s.row.WakeAt, s.why = wakeOf(s.file.Outlook(s.log.state), s.over, s.retry)
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

// wakeOf is the first instant at which a case has something to do by itself that was not done yet, and what. It follows from log,
// reminders and commands alone, so that a rebuild finds the same; it may lie in the past: then the sweeper sees at once that the
// case is behind.
func wakeOf(o casefile.Outlook, over reminders, retry time.Time) (at time.Time, why string) {
	see := func(t time.Time, what string) {
		if at.IsZero() || t.Before(at) {
			at, why = t, what
		}
	}
	for _, p := range o.Periods {
		see(p.At, WhyPeriod)
	}
	for _, r := range o.Reminders {
		if over.state(r) == "" {
			see(r.At, WhyReminder)
		}
	}
	if !retry.IsZero() {
		see(retry, WhyRetry)
	}
	return store.Instant(at), why
}

func (s *sitting) answer(commandID string) (Committed, error) {
	wake := s.row.WakeAt
	if !wake.IsZero() && !wake.After(s.now) { // more was due than one look does: look again soon, never now
		wake = s.now.Add(time.Second)
	}
	out := Committed{Seq: s.row.Seq, Wake: wake, Why: s.why, Stage: s.log.state.CaseStage(), Due: s.log.state.CaseDue(),
		Agency: s.row.AgencyID, Nudge: s.nudge, settled: s.done}
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
