package desk

import (
	"context"
	"iter"
	"slices"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/annual"
	"gongkai/store"
)

// Report is table 3 of a range of days, compiled from the cases.
type Report struct {
	From, To civil.Date
	AsOf     civil.Date // 统计截至
	Table    annual.Table3
	Findings []annual.Finding
	Struck   []Row // 作废件 that arrived in the range: they keep their number and count nowhere
}

// Report compiles table 3 of the person's agency for the days from … to.
func (d *Desk) Report(ctx context.Context, p auth.Person, from, to civil.Date) (Report, error) {
	if err := may(p, auth.ReadReport, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return Report{}, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return Report{}, err
	}
	out := Report{From: from, To: to, AsOf: d.Today()}
	var struck []store.Application
	err = d.db.Snapshot(ctx, "compile report", func(tx *store.Tx) error {
		struck = nil
		var err error
		out.Table, err = d.tableOf(tx, p.AgencyID, from, to, func(a store.Application, l annual.Line) {
			if l.Voided && l.ReceivedOn >= from {
				struck = append(struck, a)
			}
		})
		return err
	})
	if err != nil {
		return out, err
	}
	out.Findings = annual.Check(out.Table)
	out.Struck, err = d.rows(ctx, cal, struck)
	return out, err
}

// tableOf compiles the table of one agency, and shows each case that can matter to it.
func (d *Desk) tableOf(tx *store.Tx, agency string, from, to civil.Date, seen func(store.Application, annual.Line)) (annual.Table3, error) {
	var fault error
	table := annual.Compile(func(yield func(annual.Line) bool) {
		for a := range d.reportLines(tx, agency, store.Key{}, from, to, &fault) {
			l := lineOf(a)
			seen(a, l)
			if !yield(l) {
				return
			}
		}
	}, from, to)
	return table, fault
}

// Cell is a cell of the table of a range of days. Column Total is all.
type Cell struct {
	From, To civil.Date
	Row      annual.RowID
	Column   annual.Column
}

// CellCases is one page of the cases that a cell counts, in the order in which they arrived, and where the next one goes on;
// the zero key at the end.
func (d *Desk) CellCases(ctx context.Context, p auth.Person, c Cell, after Key) (rows []Row, next Key, err error) {
	if err := may(p, auth.ReadReport, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return nil, next, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return nil, next, err
	}
	var hits []store.Application
	err = d.db.Snapshot(ctx, "cell cases", func(tx *store.Tx) (fault error) {
		hits = nil
		for a := range d.reportLines(tx, p.AgencyID, after, c.From, c.To, &fault) {
			if c.counts(lineOf(a)) {
				hits = append(hits, a)
			}
			if len(hits) > PageSize {
				break
			}
		}
		return fault
	})
	if err != nil {
		return nil, next, err
	}
	if len(hits) > PageSize {
		hits = hits[:PageSize]
		next = placeOf(hits[PageSize-1])
	}
	rows, err = d.rows(ctx, cal, hits)
	return rows, next, err
}

// placeOf is where a list of cases in the order of their arrival goes on.
func placeOf(a store.Application) Key { return Key{On: a.ArrivedOn, CaseID: a.CaseID} }

// formatOf is the format in which Compile counts.
func formatOf(to civil.Date) annual.Format {
	if f, ok := annual.FormatOf(to.Year()); ok {
		return f
	}
	return annual.Format2019
}

func (c Cell) counts(l annual.Line) bool {
	if c.Column != annual.Total && l.Column != c.Column {
		return false
	}
	return slices.Contains(l.CountsIn(formatOf(c.To), c.From, c.To), c.Row)
}

// reportLines walks through the cases that can matter to a range, from where a list goes on, page by page; nothing loads a whole table.
func (d *Desk) reportLines(tx *store.Tx, agency string, after Key, from, to civil.Date, fault *error) iter.Seq[store.Application] {
	const page = 500
	return func(yield func(store.Application) bool) {
		for {
			rows, err := tx.ReportLines(agency, from, to, after, page)
			if err != nil {
				*fault = err
				return
			}
			for _, a := range rows {
				if !yield(a) {
					return
				}
			}
			if len(rows) < page {
				return
			}
			after = placeOf(rows[len(rows)-1])
		}
	}
}

// lineOf is a case as the report counts it. While receipt is unconfirmed the day it arrived counts: it is in the register.
func lineOf(a store.Application) annual.Line {
	l := annual.Line{ReceivedOn: a.ReceivedOn, RepliedOn: a.CountedOn, Row: annual.RowID(a.CountedRow),
		Column: columnOf(application.ApplicantKind(a.Applicant)), Voided: a.Stage == string(application.Struck)}
	if l.ReceivedOn.IsZero() {
		l.ReceivedOn = a.ArrivedOn
	}
	return l
}

func columnOf(k application.ApplicantKind) annual.Column {
	switch k {
	case application.Natural:
		return annual.Person
	case application.Business:
		return annual.Commercial
	case application.Research:
		return annual.Research
	case application.Nonprofit:
		return annual.Charity
	case application.LegalService:
		return annual.Legal
	case application.OtherOrg:
		return annual.Other
	}
	return annual.Other
}
