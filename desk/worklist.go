package desk

import (
	"context"
	"strings"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
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

	Turn     application.Turn // what must be done next today, by whom
	TurnWith string           // display name of the turn's handler
	TurnLeft int              // working days up to Turn.On
	Lacks    []application.Lack
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
			DaysLeft: left, Running: running && a.Open, Turn: turnOf(a, today), Lacks: lacksOf(a.Lacks)}
		out[i].TurnWith = names.Person(out[i].Turn.Account)
		out[i].TurnLeft, _ = daysLeft(cal, today, out[i].Turn.On)
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
