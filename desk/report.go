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
		var fault error
		lines := func(yield func(annual.Line) bool) {
			for a := range d.reportLines(tx, p.AgencyID, from, to, &fault) {
				l := lineOf(a)
				if l.Voided && l.ReceivedOn >= from {
					struck = append(struck, a)
				}
				if !yield(l) {
					return
				}
			}
		}
		out.Table = annual.Compile(lines, from, to)
		return fault
	})
	if err != nil {
		return out, err
	}
	out.Findings = annual.Check(out.Table)
	out.Struck, err = d.rows(ctx, cal, struck)
	return out, err
}

// CellCases are the cases that one cell of the table counts, in the order in which they arrived. Column Total counts all.
func (d *Desk) CellCases(ctx context.Context, p auth.Person, from, to civil.Date, row annual.RowID, column annual.Column) ([]Row, error) {
	if err := may(p, auth.ReadReport, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return nil, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	format := formatOf(to)
	var hits []store.Application
	err = d.db.Snapshot(ctx, "cell cases", func(tx *store.Tx) error {
		var fault error
		for a := range d.reportLines(tx, p.AgencyID, from, to, &fault) {
			if counts(lineOf(a), format, from, to, row, column) {
				hits = append(hits, a)
			}
		}
		return fault
	})
	if err != nil {
		return nil, err
	}
	return d.rows(ctx, cal, hits)
}

// formatOf is the format in which Compile counts.
func formatOf(to civil.Date) annual.Format {
	if f, ok := annual.FormatOf(to.Year()); ok {
		return f
	}
	return annual.Format2019
}

func counts(l annual.Line, f annual.Format, from, to civil.Date, row annual.RowID, column annual.Column) bool {
	if column != annual.Total && l.Column != column {
		return false
	}
	return slices.Contains(l.CountsIn(f, from, to), row)
}

// reportLines walks through the cases that can matter to a range, page by page; nothing loads a whole table.
func (d *Desk) reportLines(tx *store.Tx, agency string, from, to civil.Date, fault *error) iter.Seq[store.Application] {
	const page = 500
	return func(yield func(store.Application) bool) {
		var after store.Key
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
			last := rows[len(rows)-1]
			after = store.Key{On: last.ArrivedOn, CaseID: last.CaseID}
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
