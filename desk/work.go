package desk

import (
	"context"
	"slices"
	"strings"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/store"
)

// WorkFilter narrows the work list. None of it is personal data: it stands in the address.
type WorkFilter struct {
	Stage   string
	Mine    bool             // handled by the person
	MyTurn  bool             // lies with him, by name or by role
	Whom    application.Whom // lies with these
	Lack    application.Lack // lacks this
	Since   civil.Date       // registered on this day or later
	Soon    bool             // due within the working days that are marked
	Waiting bool             // waits for others, in the place of what the office can do
	After   WorkKey
}

// WorkKey is where a page of the work list goes on.
type WorkKey = store.WorkKey

// Work is the work list of an agency: open applications, the next irreversible day first.
type Work struct {
	Rows     []Row
	Next     WorkKey        // where the next page begins; no case: the last page
	Others   []Row          // the first of those that wait for others, beside the first page
	Waiting  int            // how many wait for others
	Counts   map[string]int // by stage, of the stages in which somebody has something to do
	Strip    Strip
	Today    civil.Date
	Working  bool
	Official civil.Date // the calendar is official up to this day
}

// Strip is what is new or stuck.
type Strip struct {
	Since    civil.Date // the working day before today
	Arrived  []store.Arrived
	Signing  store.Queue // with the leader
	Unproved int         // letters whose arrival is not on file
}

// fewOthers are shown folded under the first page; the rest has a page of its own.
const fewOthers = 20

// SoonDays are the working days within which the filter 近期 looks [C].
const SoonDays = 5

// WorkList reads one page of the work list.
func (d *Desk) WorkList(ctx context.Context, p auth.Person, f WorkFilter) (Work, error) {
	if err := may(p, auth.ReadApplications, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return Work{}, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return Work{}, err
	}
	today := d.Today()
	w := Work{Today: today, Working: cal.IsWorking(today), Official: cal.OfficialUntil()}
	w.Strip.Since = cal.AddWorking(today, -1)
	var rows, others []store.Application
	err = d.db.View(ctx, "work list", func(tx *store.Tx) (err error) {
		if err = w.count(tx, p.AgencyID); err != nil {
			return err
		}
		if s := application.Stage(f.Stage); s != "" && !s.Open() {
			rows, err = tx.ClosedList(p.AgencyID, f.Stage, Key{On: f.After.On, CaseID: f.After.CaseID}, PageSize+1)
			return err
		}
		q := f.query(p, cal, today)
		if rows, err = tx.WorkList(q); err != nil {
			return err
		}
		if w.Waiting, err = tx.CountOutside(q); err != nil || f.Waiting || f.After.CaseID != "" {
			return err
		}
		q.Outside, q.Limit = true, fewOthers
		others, err = tx.WorkList(q)
		return err
	})
	if err != nil {
		return Work{}, err
	}
	if len(rows) > PageSize {
		rows = rows[:PageSize]
		w.Next = f.KeyOf(rows[PageSize-1], today)
	}
	all, err := d.rows(ctx, cal, slices.Concat(rows, others))
	if err != nil {
		return Work{}, err
	}
	w.Rows, w.Others = all[:len(rows)], all[len(rows):]
	return w, nil
}

// KeyOf is where a page goes on behind a row.
func (f WorkFilter) KeyOf(a store.Application, today civil.Date) WorkKey {
	if s := application.Stage(f.Stage); s != "" && !s.Open() {
		return WorkKey{On: a.SortOn, CaseID: a.CaseID}
	}
	return a.WorkKey(today)
}

// count fills what stands above the list.
func (w *Work) count(tx *store.Tx, agency string) (err error) {
	if w.Counts, err = tx.CountStages(agency, deskStages()...); err != nil {
		return err
	}
	if w.Strip.Arrived, err = tx.ArrivedSince(agency, w.Strip.Since); err != nil {
		return err
	}
	if w.Strip.Signing, err = tx.WaitingIn(agency, string(application.Signing)); err != nil {
		return err
	}
	w.Strip.Unproved, err = tx.CountLack(agency, string(application.LackProof))
	return err
}

// deskStages are those in which somebody still has something to do.
func deskStages() []string {
	var out []string
	for _, s := range application.Stages() {
		if s != application.Archiving && s != application.Struck {
			out = append(out, string(s))
		}
	}
	return out
}

func (f WorkFilter) query(p auth.Person, cal *calendar.Calendar, today civil.Date) store.WorkQuery {
	q := store.WorkQuery{AgencyID: p.AgencyID, Today: today, Outside: f.Waiting, Stage: f.Stage, Lack: string(f.Lack), Registered: f.Since,
		After: f.After, Limit: PageSize + 1}
	if f.Mine {
		q.Handlers = p.Accounts()
	}
	switch {
	case f.MyTurn:
		q.Accounts, q.Whoms = p.Accounts(), whomsOf(p)
	case f.Whom != "":
		q.Whoms = []string{string(f.Whom)}
	}
	if f.Soon {
		q.By = cal.AddWorking(today, SoonDays)
	}
	return q
}

// whomsOf are the posts that a person holds by his roles, and by those of the people he stands in for.
func whomsOf(p auth.Person) (out []string) {
	for role, whom := range map[auth.Role]application.Whom{auth.Reviewer: application.WithReviewer, auth.Signer: application.WithSigner,
		auth.Clerk: application.WithWindow} {
		if p.Holds(role) {
			out = append(out, string(whom))
		}
	}
	slices.Sort(out)
	return out
}

// turnOf is the row's turn on a day.
func turnOf(a store.Application, today civil.Date) application.Turn {
	now := application.Turn{Step: application.Step(a.NextStep), On: a.NextOn, Whom: application.Whom(a.WithWhom), Account: a.WithAccount, Since: a.SinceOn}
	then := application.Turn{Step: application.Step(a.ThenStep), On: a.ThenOn, Whom: application.Whom(a.ThenWhom), Since: a.NextOn + 1}
	if then.Whom == application.WithHandler {
		then.Account = a.Handler
	}
	if then.Whom == now.Whom {
		then.Since = now.Since
	}
	return application.Next{Now: now, Then: then}.At(today)
}

func lacksOf(codes string) (out []application.Lack) {
	for _, c := range strings.Fields(codes) {
		out = append(out, application.Lack(c))
	}
	return out
}
