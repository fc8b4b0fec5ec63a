package record

import (
	"context"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"gongkai/casefile"
	"gongkai/store"
)

// ErrNotStuck says that an effect cannot be tried again: it is done, or on its way.
var ErrNotStuck = errors.New("not stuck")

// What is noted of an effect's last try where no field is at fault.
const (
	FaultTransient = "transient" // connection, time, a disk: it is tried again
	FaultContent   = "content"   // what was entered fits no letter
)

// maxFault is the length of the column, in characters.
const maxFault = 300

// EffectFault is a try that failed. Why names fields and reasons, never a value.
type EffectFault struct {
	ID    string
	Round int
	Why   string
	Final bool // the same try would fail again: a person must mend something first
}

// EffectFailed notes a try in vain. A final one puts the effect before its owner at once: no further try of this round is made.
func (r *Recorder) EffectFailed(ctx context.Context, f EffectFault) error {
	return r.db.Update(ctx, "effect failed", func(tx *store.Tx) error {
		e, err := tx.LockEffect(f.ID)
		if errors.Is(err, store.ErrNotFound) { // the database was restored from before it
			return nil
		}
		if err != nil || e.Status == store.EffectDone || e.Round != f.Round {
			return err
		}
		e.Fault = shortened(f.Why)
		if f.Final {
			e.Status = store.EffectStuck
		}
		if err := tx.SaveEffect(e); err != nil || !f.Final {
			return err
		}
		return r.tellEffect(tx, e, InboxEffectFailed)
	})
}

// EffectOverdue puts an effect before its owner that a day of tries did not do; those who keep the system running are told too.
func (r *Recorder) EffectOverdue(ctx context.Context, id string, round int) error {
	return r.db.Update(ctx, "effect stuck", func(tx *store.Tx) error {
		e, err := tx.LockEffect(id)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if err != nil || e.Status == store.EffectDone || e.Status == store.EffectStuck || e.Round != round {
			return err
		}
		e.Status = store.EffectStuck
		if err := tx.SaveEffect(e); err != nil {
			return err
		}
		return r.tellEffect(tx, e, InboxEffectStuck)
	})
}

// Kinds of inbox lines about effects.
const (
	InboxEffectFailed = "effect_failed" // its content must be mended first
	InboxEffectStuck  = "effect_stuck"  // a day of tries did not do it
)

// tellEffect tells the owner and the case's handler, who can mend it; where they have left, those who head the work.
func (r *Recorder) tellEffect(tx *store.Tx, e store.Effect, kind string) error {
	c, err := tx.FindCase(e.CaseID)
	if err != nil {
		return err
	}
	s := &sitting{Recorder: r, tx: tx, row: c}
	people, err := s.recipients(e.Owner)
	if err != nil {
		return err
	}
	if casefile.Kind(c.Kind) == casefile.KindApplication {
		a, err := tx.FindApplication(c.ID)
		if err != nil {
			return err
		}
		if a.Handler != "" {
			people = append(people, a.Handler)
		}
	}
	if kind == InboxEffectStuck {
		operators, err := s.holders(post{role: RoleOperator})
		if err != nil {
			return err
		}
		people = append(people, operators...)
	}
	return tx.RaiseInbox(effectLines(e, c, kind, people, r.now()))
}

func effectLines(e store.Effect, c store.Case, kind string, people []string, at time.Time) []store.InboxLine {
	told := map[string]bool{}
	var lines []store.InboxLine
	for _, who := range people {
		if told[who] {
			continue
		}
		told[who] = true
		lines = append(lines, store.InboxLine{ID: casefile.Derived(e.ID, kind+"/"+who), AccountID: who, CaseID: c.ID, CaseKind: c.Kind, Kind: kind,
			Subject: e.ID, At: at})
	}
	return lines
}

func shortened(text string) string {
	if utf8.RuneCountInString(text) <= maxFault {
		return text
	}
	return string([]rune(text)[:maxFault-1]) + "…"
}

// RetryEffect begins the next round of an effect that is stuck or failed often.
func (r *Recorder) RetryEffect(ctx context.Context, by Operator, id string) (store.Effect, error) {
	var e store.Effect
	err := r.operate(ctx, by, ActRetryEffect, id, func(tx *store.Tx) (caseID string, err error) {
		if e, err = tx.LockEffect(id); err != nil {
			return "", err
		}
		if !Failing(e) {
			return "", fmt.Errorf("effect %s is %s: %w", id, e.Status, ErrNotStuck)
		}
		now := r.now()
		e.Round, e.Status, e.Tries, e.Fault, e.StartedAt, e.RoundAt, e.TryAt = e.Round+1, store.EffectWaiting, 0, "", time.Time{}, now, now
		return e.CaseID, tx.SaveEffect(e)
	})
	return e, err
}

// Failing tells an effect that a person should see: it is stuck, or has failed some times in a row.
func Failing(e store.Effect) bool {
	return e.Status == store.EffectStuck || e.Status == store.EffectStarted && e.Tries >= store.TriesShown && e.Fault != ""
}

// Operator is who keeps the system running, and why he does something. A shell without an account is casefile.System.
type Operator struct{ Account, Reason string }

// What an operator does.
const (
	ActRetryEffect    = "retry_effect"
	ActRetryCommand   = "retry_command"
	ActDismissCommand = "dismiss_command"
	ActSignMoved      = "sign_moved"
)

// operate does something and writes down who did it and why, in one transaction. The reason is sealed: it may name somebody.
func (r *Recorder) operate(ctx context.Context, by Operator, act, subject string, do func(*store.Tx) (caseID string, err error)) error {
	row := store.OperatorAct{ID: uuid.NewString(), AccountID: by.Account, Act: act, Subject: subject, At: r.now()}
	if by.Reason != "" {
		var err error
		if row.Reason, err = r.keys.Seal(place("operator_acts", "reason", row.ID), []byte(by.Reason)); err != nil {
			return err
		}
	}
	return r.db.Update(ctx, act, func(tx *store.Tx) (err error) {
		if row.CaseID, err = do(tx); err != nil {
			return err
		}
		return tx.InsertOperatorAct(row)
	})
}
