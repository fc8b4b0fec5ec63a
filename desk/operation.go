package desk

import (
	"context"
	"errors"
	"time"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/store"
)

// Operation is how the installation runs (运行状况), for the administrator. It names no applicant and shows no text of a case.
type Operation struct {
	Jobs          []Job
	Edition       string
	OfficialUntil civil.Date
	Provisional   bool // the official calendar ends within sixty days
	Behind        int  // open cases whose dates come from an earlier edition
	Effects       []FailingEffect
	Commands      []FaultedCommand
	Cases         []StrandedCase
}

// Job is a background job and whether it has been silent too long.
type Job struct {
	Name            string
	LastOk, LastTry time.Time
	Silent          bool
}

// About names a case by what people call it.
type About struct {
	CaseID, Kind string
	Number       string // 登记号, or the item's number in its notice
}

// FailingEffect is work outside the database that does not succeed.
type FailingEffect struct {
	About
	ID, Effect, Owner string
	Stuck             bool // no further try is made before somebody asks for it
	Tries, Round      int
	Fault             string // a code; words.EffectFault says it in Chinese
	Since             time.Time
}

// FaultedCommand is an act that could not be decided.
type FaultedCommand struct {
	About
	ID, Ref, Command, Author string
	AcceptedAt, FaultedAt    time.Time
}

// StrandedCase is a case at which the sweeper looks again and again in vain: Temporal is away, or its log cannot be read.
type StrandedCase struct {
	About
	Looks int
	Next  time.Time
}

// silentRounds without success a job counts as silent.
const silentRounds = 6

// manyLooks in vain a case counts as stranded: after some five minutes.
const manyLooks = 5

// calendarAhead is how many natural days before its end the calendar is asked for.
const calendarAhead = 60

// Jobs are the background jobs with the dead-man's switch of each. No person is asked for: health checks read it.
func (d *Desk) Jobs(ctx context.Context) ([]Job, error) {
	var out []Job
	err := d.db.View(ctx, "list jobs", func(tx *store.Tx) error {
		jobs, err := tx.Jobs()
		for _, j := range jobs {
			limit := max(time.Duration(silentRounds*j.EverySeconds)*time.Second, 2*time.Minute)
			out = append(out, Job{Name: j.Name, LastOk: j.LastOkAt, LastTry: j.LastTryAt, Silent: d.Now().Sub(j.LastOkAt) > limit})
		}
		return err
	})
	return out, err
}

// Operation reads how the installation runs.
func (d *Desk) Operation(ctx context.Context, p auth.Person) (Operation, error) {
	if err := may(p, auth.Operate, auth.Subject{}); err != nil {
		return Operation{}, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return Operation{}, err
	}
	cal, err := d.record.Calendar(ctx)
	if err != nil {
		return Operation{}, err
	}
	out := Operation{Edition: cal.Edition(), OfficialUntil: cal.OfficialUntil(), Provisional: cal.OfficialUntil() < d.Today().AddDays(calendarAhead)}
	if out.Jobs, err = d.Jobs(ctx); err != nil {
		return out, err
	}
	err = d.db.View(ctx, "read operation", func(tx *store.Tx) error {
		if out.Behind, err = tx.CountOldEdition(out.Edition); err != nil {
			return err
		}
		return out.troubles(tx, names)
	})
	return out, err
}

func (out *Operation) troubles(tx *store.Tx, names Names) error {
	effects, err := tx.FailingEffects(PageSize)
	if err != nil {
		return err
	}
	for _, e := range effects {
		about, err := aboutCase(tx, e.CaseID)
		if err != nil {
			return err
		}
		out.Effects = append(out.Effects, FailingEffect{About: about, ID: e.ID, Effect: e.Kind, Owner: names.Person(e.Owner), Stuck: e.Status == store.EffectStuck,
			Tries: e.Tries, Round: e.Round, Fault: faultOf(e), Since: e.Began()})
	}
	commands, err := tx.CommandsIn(store.Faulted, PageSize)
	if err != nil {
		return err
	}
	for _, c := range commands {
		about, err := aboutCase(tx, c.CaseID)
		if err != nil {
			return err
		}
		out.Commands = append(out.Commands, FaultedCommand{About: about, ID: c.ID, Ref: record.Reference(c.ID), Command: c.Kind, Author: names.Person(c.Actor),
			AcceptedAt: c.AcceptedAt, FaultedAt: c.DecidedAt})
	}
	cases, err := tx.CasesLookedAtOften(manyLooks, PageSize)
	if err != nil {
		return err
	}
	for _, c := range cases {
		about, err := aboutCase(tx, c.ID)
		if err != nil {
			return err
		}
		out.Cases = append(out.Cases, StrandedCase{About: about, Looks: c.Looks, Next: c.NextLookAt})
	}
	return nil
}

// faultOf is why an effect failed last; "" where it is stuck for no reason of its own.
func faultOf(e store.Effect) string {
	if e.Status == store.EffectStuck && e.Fault == record.FaultTransient {
		return ""
	}
	return e.Fault
}

func aboutCase(tx *store.Tx, id string) (About, error) {
	c, err := tx.FindCase(id)
	if errors.Is(err, store.ErrNotFound) {
		return About{CaseID: id}, nil
	}
	if err != nil {
		return About{}, err
	}
	number, err := nameOfCase(tx, store.InboxLine{CaseID: id, CaseKind: c.Kind})
	return About{CaseID: id, Kind: c.Kind, Number: number}, err
}

// maxReason is the length of a reason given to the log, in letters.
const maxReason = 5000

// RetryCommand sets a faulted command waiting again and has its case looked at.
func (d *Desk) RetryCommand(ctx context.Context, p auth.Person, id, reason string) error {
	by, err := operator(p, reason)
	if err != nil {
		return err
	}
	c, err := d.record.RetryCommand(ctx, by, id)
	if err != nil {
		return unsettled(err)
	}
	d.look(ctx, casefile.Kind(c.CaseKind), c.CaseID)
	return nil
}

// DismissCommand gives a faulted command up. It asks for a reason: what somebody had typed is erased.
func (d *Desk) DismissCommand(ctx context.Context, p auth.Person, id, reason string) error {
	by, err := operator(p, reason)
	if err == nil && by.Reason == "" {
		err = Invalid{{Field: "reason", Code: "required"}}
	}
	if err != nil {
		return err
	}
	_, err = d.record.DismissCommand(ctx, by, id)
	return unsettled(err)
}

// RetryEffect begins the next round of an effect that fails (再试一次): by the administrator, or by the office whose letter it is.
func (d *Desk) RetryEffect(ctx context.Context, p auth.Person, id, reason string) error {
	var e store.Effect
	err := d.db.View(ctx, "find effect", func(tx *store.Tx) (err error) {
		e, err = tx.FindEffect(id)
		return err
	})
	if err != nil {
		return unsettled(err)
	}
	if !auth.Allowed(p, auth.Operate) {
		_, on, err := d.subject(ctx, e.CaseID)
		if err != nil {
			return err
		}
		if err := may(p, auth.RetryEffect, on); err != nil {
			return err
		}
	}
	if len([]rune(reason)) > maxReason {
		return Invalid{{Field: "reason", Code: "too_long"}}
	}
	_, err = d.record.RetryEffect(ctx, record.Operator{Account: p.ID, Reason: Clean(reason)}, id)
	return unsettled(err)
}

func operator(p auth.Person, reason string) (record.Operator, error) {
	if err := may(p, auth.Operate, auth.Subject{}); err != nil {
		return record.Operator{}, err
	}
	reason = Clean(reason)
	if len([]rune(reason)) > maxReason {
		return record.Operator{}, Invalid{{Field: "reason", Code: "too_long"}}
	}
	return record.Operator{Account: p.ID, Reason: reason}, nil
}

// unsettled: somebody else was faster, or the id is of nothing.
func unsettled(err error) error {
	switch {
	case errors.Is(err, store.ErrNotFound):
		return ErrNotFound
	case errors.Is(err, record.ErrNotFaulted), errors.Is(err, record.ErrNotStuck):
		return Invalid{{Field: "id", Code: "already_settled"}}
	}
	return err
}
