package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/store"
)

// KindHandover is the kind of an inbox line that is about a handover and no case; its subject is the handover's id.
const KindHandover = "handover"

// Kinds of the two lines that a handover leaves: with him who gave, and with him who received.
const (
	WorkTaken = "work_taken"
	WorkGiven = "work_given"
)

// Handled is an open application of somebody's, without its applicant: the administrator need not know him.
type Handled struct {
	CaseID, Number, Stage string
	Due                   civil.Date
}

// OpenWork is one page of what a person handles.
type OpenWork struct {
	AccountID, Display string
	Disabled           bool
	AgencyID           string
	Total              int
	Cases              []Handled
	Next               Key
	Handlers           []Choice // to whom it can be given
	Latest             []Moving // his latest handovers
}

// OpenWork reads what a person handles, by day.
func (d *Desk) OpenWork(ctx context.Context, p auth.Person, account string, after Key) (out OpenWork, err error) {
	a, agency, err := d.mayMove(ctx, p, account)
	if err != nil {
		return out, err
	}
	out = OpenWork{AccountID: a.ID, Display: a.Display, Disabled: !a.DisabledAt.IsZero(), AgencyID: agency}
	if out.Handlers, err = d.Handlers(ctx, agency); err != nil {
		return out, err
	}
	out.Handlers = without(out.Handlers, a.ID)
	var latest []store.Handover
	err = d.db.View(ctx, "open work", func(tx *store.Tx) error {
		if out.Total, err = tx.CountHandledBy(agency, a.ID); err != nil {
			return err
		}
		rows, err := tx.HandledBy(agency, a.ID, after, PageSize+1)
		if err != nil {
			return err
		}
		if len(rows) > PageSize {
			rows = rows[:PageSize]
			out.Next = Key{On: rows[PageSize-1].SortOn, CaseID: rows[PageSize-1].CaseID}
		}
		for _, r := range rows {
			out.Cases = append(out.Cases, Handled{CaseID: r.CaseID, Number: r.Number, Stage: r.Stage, Due: r.SortOn})
		}
		latest, err = tx.HandoversFrom(a.ID, 5)
		return err
	})
	if err != nil {
		return out, err
	}
	for _, h := range latest {
		m, err := d.moving(ctx, h)
		if err != nil {
			return out, err
		}
		out.Latest = append(out.Latest, m)
	}
	return out, nil
}

func without(all []Choice, id string) []Choice {
	var out []Choice
	for _, c := range all {
		if c.ID != id {
			out = append(out, c)
		}
	}
	return out
}

// mayMove finds an account and its agency, within which the person must be allowed to hand work over.
func (d *Desk) mayMove(ctx context.Context, p auth.Person, account string) (a store.Account, agency string, err error) {
	if err := d.mayAny(p, auth.MoveWork); err != nil {
		return a, "", err
	}
	err = d.db.View(ctx, "find account", func(tx *store.Tx) error {
		if a, err = tx.FindAccount(account); err != nil {
			return err
		}
		agency, err = auth.AgencyOf(tx, a.UnitID)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = ErrNotFound
	}
	if err != nil {
		return a, "", err
	}
	return a, agency, may(p, auth.MoveWork, auth.Subject{AgencyID: agency})
}

// MoveWork is one act: a person's open work to another. No cases: all of it.
type MoveWork struct {
	ID       string // of the act, by which it is told when it is sent again
	From, To string
	Cases    []string
	Reason   string
}

// Moving is a handover and how far it has come.
type Moving struct {
	ID, FromID    string
	From, To, By  string // display names
	Reason        string
	Done, Waiting int
	Refused       []NotMoved
	Finished      bool
	FromOpen      int // what the giver still handles
}

// NotMoved is a case that could not be given, and why.
type NotMoved struct {
	CaseID, Number, Status string
	Why                    casefile.Refusals
}

// mostMoved bounds one act.
const mostMoved = 5000

// MoveWork hands open work over: what is to be moved is kept first, then every case gets one command of its own, whose id follows from
// the act's. Sent again, or after a stop half-way, it goes on where it was.
func (d *Desk) MoveWork(ctx context.Context, p auth.Person, in MoveWork) (Moving, error) {
	a, agency, err := d.mayMove(ctx, p, in.From)
	if err != nil {
		return Moving{}, err
	}
	if err := d.checkMove(ctx, agency, &in); err != nil {
		return Moving{}, err
	}
	if err := d.keepHandover(ctx, p, a, agency, in); err != nil {
		return Moving{}, err
	}
	return d.GoOn(ctx, p, in.ID)
}

func (d *Desk) checkMove(ctx context.Context, agency string, in *MoveWork) (err error) {
	if err := validID(in.ID); err != nil {
		return err
	}
	if in.Reason, err = reasonOf(in.Reason); err != nil {
		return err
	}
	var bad Invalid
	if in.Reason == "" {
		bad = append(bad, Fault{Field: "reason", Code: "required"})
	}
	if in.To == "" {
		bad = append(bad, Fault{Field: "handler", Code: "required"})
	}
	if len(bad) > 0 {
		return bad
	}
	if in.To == in.From {
		return Invalid{{Field: "handler", Code: "unknown_value"}}
	}
	return d.mayHandle(ctx, agency, in.To)
}

// keepHandover writes the act down with its cases; one that is there already stays, unless it was something else.
func (d *Desk) keepHandover(ctx context.Context, p auth.Person, a store.Account, agency string, in MoveWork) error {
	sealed, err := d.record.SealReason(in.ID, in.Reason)
	if err != nil {
		return err
	}
	h := store.Handover{ID: in.ID, FromID: a.ID, ToID: in.To, AgencyID: agency, ByID: p.ID, Reason: sealed, At: d.Now()}
	return d.record.Operate(ctx, record.Operator{Account: p.ID, Reason: in.Reason}, record.ActMoveWork, func(tx *store.Tx) (record.Operated, error) {
		kept, err := tx.FindHandover(in.ID)
		if err == nil {
			if kept.FromID != h.FromID || kept.ToID != h.ToID || kept.ByID != h.ByID {
				return record.Operated{}, ErrReused
			}
			return record.Operated{Subject: a.ID, Detail: "again " + in.ID}, nil
		}
		if !errors.Is(err, store.ErrNotFound) {
			return record.Operated{}, err
		}
		cases, err := handledOf(tx, agency, a.ID, in.Cases)
		if err == nil && len(cases) == 0 {
			err = Invalid{{Field: "cases", Code: "nothing_to_move"}}
		}
		if err != nil {
			return record.Operated{}, err
		}
		return record.Operated{Subject: a.ID, Detail: fmt.Sprintf("%s %d", in.To, len(cases))}, tx.InsertHandover(h, cases)
	})
}

// handledOf are the open cases of a person, or those of them that are named.
func handledOf(tx *store.Tx, agency, account string, named []string) ([]string, error) {
	wanted := map[string]bool{}
	for _, id := range named {
		wanted[id] = true
	}
	var out []string
	after := Key{}
	for len(out) < mostMoved {
		rows, err := tx.HandledBy(agency, account, after, 500)
		if err != nil || len(rows) == 0 {
			return out, err
		}
		for _, r := range rows {
			if len(named) == 0 || wanted[r.CaseID] {
				out = append(out, r.CaseID)
			}
		}
		after = Key{On: rows[len(rows)-1].SortOn, CaseID: rows[len(rows)-1].CaseID}
	}
	return out, nil
}

// Handover is how far one has come.
func (d *Desk) Handover(ctx context.Context, p auth.Person, id string) (Moving, error) {
	h, err := d.handover(ctx, p, id)
	if err != nil {
		return Moving{}, err
	}
	return d.moving(ctx, h)
}

// batch is how many cases are read at a time.
const batch = 20

// GoOn gives the next cases of a handover, reads what became of those given before, and tells both when all are decided. It goes on for
// as long as a page waits; what is kept by then is decided without it, and the next round reads what came of it.
func (d *Desk) GoOn(ctx context.Context, p auth.Person, id string) (Moving, error) {
	h, err := d.handover(ctx, p, id)
	if err != nil {
		return Moving{}, err
	}
	if err := d.giveAll(ctx, h); err != nil {
		return Moving{}, err
	}
	if err := d.finishHandover(ctx, h); err != nil {
		return Moving{}, err
	}
	return d.moving(ctx, h)
}

func (d *Desk) giveAll(ctx context.Context, h store.Handover) error {
	round, cancel := context.WithTimeout(ctx, d.patience)
	defer cancel()
	answers := true // the engine does: else cases are only kept, and it is not waited for at each
	for after := ""; ; {
		var waiting []store.HandoverCase
		err := d.db.View(ctx, "cases to give", func(tx *store.Tx) (err error) {
			waiting, err = tx.HandoverCases(h.ID, store.Waiting, after, batch)
			return err
		})
		if err != nil || len(waiting) == 0 {
			return err
		}
		for _, c := range waiting {
			if round.Err() != nil {
				return nil
			}
			decided, err := d.give(ctx, h, c, answers)
			if err != nil {
				return err
			}
			answers, after = answers && decided, c.CaseID
		}
	}
}

func (d *Desk) handover(ctx context.Context, p auth.Person, id string) (h store.Handover, err error) {
	if err := d.mayAny(p, auth.MoveWork); err != nil {
		return h, err
	}
	err = d.db.View(ctx, "find handover", func(tx *store.Tx) (err error) {
		h, err = tx.FindHandover(id)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return h, ErrNotFound
	}
	if err != nil {
		return h, err
	}
	return h, may(p, auth.MoveWork, auth.Subject{AgencyID: h.AgencyID})
}

// give keeps the command that gives one case and, where it is worth waiting for, has it decided; what became of it is noted. Its id follows
// from the act's and the case's, so that it is given once.
func (d *Desk) give(ctx context.Context, h store.Handover, c store.HandoverCase, wait bool) (decided bool, err error) {
	kept, err := d.record.Keep(ctx, record.Submission{CommandID: casefile.Derived(h.ID, "case/"+c.CaseID), Kind: casefile.KindApplication, CaseID: c.CaseID,
		Actor: h.ByID, On: civil.In(h.At), Seen: -1, Command: application.Assign{Handler: h.ToID}})
	if err != nil {
		return false, err
	}
	if kept.Status == store.Waiting && wait {
		if _, err := d.decided(ctx, auth.Person{ID: h.ByID}, casefile.KindApplication, kept); err != nil {
			return false, err
		}
		if kept, _, err = d.record.CommandAnswer(ctx, kept.ID); err != nil {
			return false, err
		}
	}
	if kept.Status == store.Waiting {
		return false, nil // 已收到，处理中
	}
	c.Status = kept.Status
	return true, d.db.Update(ctx, "case given", func(tx *store.Tx) error { return tx.SaveHandoverCase(c) })
}

// finishHandover tells both in one line each, once, when nothing waits any more.
func (d *Desk) finishHandover(ctx context.Context, h store.Handover) error {
	return d.db.Update(ctx, "finish handover", func(tx *store.Tx) error {
		n, err := tx.CountHandover(h.ID)
		if err != nil || n[store.Waiting] > 0 || !h.FinishedAt.IsZero() {
			return err
		}
		if err := tx.FinishHandover(h.ID, d.Now()); err != nil || n[store.Done] == 0 {
			return err
		}
		line := func(account, kind string) store.InboxLine {
			return store.InboxLine{ID: casefile.Derived(h.ID, "inbox/"+kind), AccountID: account, CaseKind: KindHandover, Kind: kind, Subject: h.ID, At: d.Now()}
		}
		return tx.AddInbox([]store.InboxLine{line(h.FromID, WorkTaken), line(h.ToID, WorkGiven)})
	})
}

// moving reads how far a handover has come, with the first of what was refused.
func (d *Desk) moving(ctx context.Context, h store.Handover) (out Moving, err error) {
	names, err := d.Names(ctx)
	if err != nil {
		return out, err
	}
	out = Moving{ID: h.ID, FromID: h.FromID, From: names.Person(h.FromID), To: names.Person(h.ToID), By: names.Person(h.ByID)}
	if out.Reason, err = d.record.OpenReason(h); err != nil {
		return out, err
	}
	err = d.db.View(ctx, "read handover", func(tx *store.Tx) error {
		n, err := tx.CountHandover(h.ID)
		if err != nil {
			return err
		}
		out.Done, out.Waiting, out.Finished = n[store.Done], n[store.Waiting], n[store.Waiting] == 0
		for _, status := range []string{store.Refused, store.Stale, store.Faulted, store.Dismissed} {
			rows, err := tx.HandoverCases(h.ID, status, "", PageSize)
			if err != nil {
				return err
			}
			for _, c := range rows {
				no, err := notMoved(tx, c)
				if err != nil {
					return err
				}
				out.Refused = append(out.Refused, no)
			}
		}
		out.FromOpen, err = tx.CountHandledBy(h.AgencyID, h.FromID)
		return err
	})
	return out, err
}

func notMoved(tx *store.Tx, c store.HandoverCase) (NotMoved, error) {
	out := NotMoved{CaseID: c.CaseID, Status: c.Status}
	about, err := aboutCase(tx, c.CaseID)
	if err != nil {
		return out, err
	}
	out.Number = about.Number
	cmd, err := tx.FindCommand(casefile.Derived(c.HandoverID, "case/"+c.CaseID))
	if err != nil {
		return out, err
	}
	var a record.Answer
	if cmd.Answer != "" {
		err = json.Unmarshal([]byte(cmd.Answer), &a)
	}
	out.Why = a.Refusals
	return out, err
}
