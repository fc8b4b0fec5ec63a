package desk

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/seal"
	"gongkai/statute/calendar"
	"gongkai/store"
)

// PageSize is how many rows a list page holds.
const PageSize = 50

// Row is an application in a list.
type Row struct {
	store.Application
	Name     string // of the applicant, in full: the office telephones people
	Summary  string // of the request
	Handler  string // display name
	DaysLeft int    // working days up to SortOn; negative when overdue
	Running  bool   // DaysLeft means something
}

// WorkFilter narrows the work list.
type WorkFilter struct {
	Stage string
	Mine  bool
	After store.Key
}

// Work is the work list of an agency: open applications, the next date first.
type Work struct {
	Rows     []Row
	Next     store.Key      // where the next page begins; no case: the last page
	Counts   map[string]int // by stage
	Today    civil.Date
	Working  bool
	Official civil.Date // the calendar is official up to this day
}

// WorkList reads one page of the work list.
func (d *Desk) WorkList(ctx context.Context, p auth.Person, f WorkFilter) (Work, error) {
	if err := may(p, auth.ReadApplications, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return Work{}, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return Work{}, err
	}
	q := store.WorkQuery{AgencyID: p.AgencyID, Stage: f.Stage, After: f.After, Limit: PageSize + 1}
	if f.Mine {
		q.Handler = p.ID
	}
	w := Work{Today: d.Today(), Working: cal.IsWorking(d.Today()), Official: cal.OfficialUntil()}
	var rows []store.Application
	err = d.db.View(ctx, "work list", func(tx *store.Tx) (err error) {
		if w.Counts, err = tx.CountStages(p.AgencyID); err != nil {
			return err
		}
		rows, err = tx.WorkList(q)
		return err
	})
	if err != nil {
		return Work{}, err
	}
	if len(rows) > PageSize {
		last := rows[PageSize-1]
		w.Next, rows = store.Key{On: last.SortOn, CaseID: last.CaseID}, rows[:PageSize]
	}
	w.Rows, err = d.rows(ctx, cal, rows)
	return w, err
}

// rows adds what a list shows beside the stored row: names, a summary of the request, days left.
func (d *Desk) rows(ctx context.Context, cal *calendar.Calendar, in []store.Application) ([]Row, error) {
	names, err := d.Names(ctx)
	if err != nil {
		return nil, err
	}
	partyIDs, textIDs := make([]string, len(in)), make([]string, len(in))
	for i, a := range in {
		partyIDs[i], textIDs[i] = a.PartyID, a.RequestID
	}
	parties, err := d.record.Parties(ctx, partyIDs...)
	if err != nil {
		return nil, err
	}
	texts, err := d.record.Texts(ctx, textIDs...)
	if err != nil {
		return nil, err
	}
	today := d.Today()
	out := make([]Row, len(in))
	for i, a := range in {
		left, running := daysLeft(cal, today, a.SortOn)
		out[i] = Row{Application: a, Name: parties[a.PartyID].Name, Summary: summary(texts[a.RequestID]), Handler: names.Person(a.Handler),
			DaysLeft: left, Running: running && a.Open}
	}
	return out, nil
}

// daysLeft are the working days after today up to a due date; below zero once it has passed.
func daysLeft(cal *calendar.Calendar, today, due civil.Date) (int, bool) {
	if due.IsZero() {
		return 0, false
	}
	left := cal.Working(today, due)
	if today > due {
		left = min(left, -1)
	}
	return left, true
}

// summary is the head of a request, on one line.
func summary(text string) string {
	const longest = 48
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= longest {
		return string(runes)
	}
	return string(runes[:longest]) + "…"
}

// Applications reads the applications of a year's numbers, newest first; before is the ordinal the page before ended with.
func (d *Desk) Applications(ctx context.Context, p auth.Person, year, before int) ([]Row, int, error) {
	if err := may(p, auth.ReadApplications, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return nil, 0, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return nil, 0, err
	}
	var rows []store.Application
	err = d.db.View(ctx, "all applications", func(tx *store.Tx) (err error) {
		rows, err = tx.AllApplications(store.AllQuery{AgencyID: p.AgencyID, Year: year, Before: before, Limit: PageSize + 1})
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	next := 0
	if len(rows) > PageSize {
		next, rows = rows[PageSize-1].Ordinal, rows[:PageSize]
	}
	out, err := d.rows(ctx, cal, rows)
	return out, next, err
}

// Search finds applications of the person's agency by 登记号, or by the exact full name, document number or telephone.
func (d *Desk) Search(ctx context.Context, p auth.Person, query string) ([]Row, error) {
	if err := may(p, auth.ReadApplications, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return nil, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	query = strings.TrimSpace(query)
	if query == "" {
		return nil, nil
	}
	var rows []store.Application
	err = d.db.View(ctx, "search", func(tx *store.Tx) error {
		byNumber, err := tx.ApplicationByNumber(p.AgencyID, query)
		if err == nil {
			rows = append(rows, byNumber)
			return nil
		}
		if !errors.Is(err, store.ErrNotFound) {
			return err
		}
		rows, err = d.blindHits(tx, p.AgencyID, query)
		return err
	})
	if err != nil {
		return nil, err
	}
	return d.rows(ctx, cal, rows)
}

// blindHits are the agency's applications found by exact value, newest first. The index knows no agency, so its hits are read page by
// page until enough are the agency's own.
func (d *Desk) blindHits(tx *store.Tx, agency, query string) ([]store.Application, error) {
	found := map[string]store.Application{}
	for _, field := range []string{seal.FieldName, seal.FieldDocument, seal.FieldPhone} {
		value, after := d.record.Blind(field, query), ""
		for value != "" && len(found) < PageSize {
			ids, err := tx.FindBlind(field, value, after, PageSize)
			if err != nil {
				return nil, err
			}
			own, err := tx.ApplicationsByID(agency, ids)
			if err != nil {
				return nil, err
			}
			for _, a := range own {
				found[a.CaseID] = a
			}
			if len(ids) < PageSize {
				break
			}
			after = ids[PageSize-1]
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b store.Application) int {
		return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(b.Ordinal, a.Ordinal))
	}), nil
}
