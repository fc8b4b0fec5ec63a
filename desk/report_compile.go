package desk

import (
	"context"
	"errors"
	"slices"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/letters/tables"
	"gongkai/statute/annual"
	"gongkai/store"
)

// Whose says whose table 3 is wanted: an agency's by its code ("": the person's own), alone or with those of all agencies
// under it that answer in their own names.
type Whose struct {
	Agency string
	RollUp bool
}

// government is the nature of a unit whose report its office compiles, and office is the nature of that.
const (
	government = "government"
	office     = "office"
)

// Compile is the table of an agency or of all under it, ready to be printed. Unknown units and units that answer nothing are
// faults of the field agency.
func (d *Desk) Compile(ctx context.Context, p auth.Person, whose Whose, from, to civil.Date) (tables.Table, error) {
	out := tables.Table{From: from, To: to, AsOf: d.Today()}
	names, err := d.Names(ctx)
	if err != nil {
		return out, err
	}
	err = d.db.Snapshot(ctx, "compile roll-up", func(tx *store.Tx) error {
		units, err := tx.Units()
		if err != nil {
			return err
		}
		top, err := compiledUnit(units, p, whose)
		if err != nil {
			return err
		}
		out.Agency = names.Unit(top.ID)
		out.Report, err = d.rollUp(tx, units, top, whose.RollUp, from, to)
		return err
	})
	return out, err
}

// ReportFile is that table in one kind of file, and the name under which it is saved.
func (d *Desk) ReportFile(ctx context.Context, p auth.Person, whose Whose, from, to civil.Date, kind tables.Kind) (name string, body []byte, err error) {
	t, err := d.Compile(ctx, p, whose, from, to)
	if err != nil {
		return "", nil, err
	}
	body, err = t.File(kind)
	return t.Name() + "." + string(kind), body, err
}

// Government is a unit whose report is compiled by its office.
type Government struct{ Code, Name string }

// Governments are the units whose reports the person may compile because his agency is their office: the one above it, or none.
func (d *Desk) Governments(ctx context.Context, p auth.Person) (out []Government, err error) {
	names, err := d.Names(ctx)
	if err != nil {
		return nil, err
	}
	err = d.db.View(ctx, "read governments", func(tx *store.Tx) error {
		units, err := tx.Units()
		for _, u := range units {
			if u.ID != p.AgencyID && auth.May(p, auth.ReadReport, compiledSubject(units, p, u)) == nil {
				out = append(out, Government{Code: u.Code, Name: names.Unit(u.ID)})
			}
		}
		return err
	})
	return out, err
}

// compiledUnit is the unit that is meant. That a unit exists is no secret, so that whoever may not is told so.
func compiledUnit(units []store.Unit, p auth.Person, whose Whose) (store.Unit, error) {
	i := slices.IndexFunc(units, func(u store.Unit) bool {
		return u.Code == whose.Agency || whose.Agency == "" && u.ID == p.AgencyID
	})
	if i < 0 {
		return store.Unit{}, errors.Join(auth.May(p, auth.ReadReport, auth.Subject{AgencyID: p.AgencyID}), Invalid{{Field: "agency", Code: "unknown_value"}})
	}
	top := units[i]
	if err := auth.May(p, auth.ReadReport, compiledSubject(units, p, top)); err != nil {
		return top, auth.Denied{Act: auth.ReadReport}
	}
	if !top.Agency && !whose.RollUp {
		return top, Invalid{{Field: "agency", Code: "answers_nothing"}}
	}
	return top, nil
}

// compiledSubject: a government's report belongs to the unit that is its office, directly under it. Where it has several,
// each of them compiles.
func compiledSubject(units []store.Unit, p auth.Person, u store.Unit) auth.Subject {
	on := auth.Subject{AgencyID: u.ID}
	isOffice := func(x store.Unit) bool { return x.ID == p.AgencyID && x.SuperiorID == u.ID && x.Nature == office }
	if u.Nature == government && slices.ContainsFunc(units, isOffice) {
		on.OfficeID = p.AgencyID
	}
	return on
}

// rollUp compiles each agency's table for itself and adds them up. A range that is no whole year is no report to be checked
// against its parts, so that it names none.
func (d *Desk) rollUp(tx *store.Tx, units []store.Unit, top store.Unit, all bool, from, to civil.Date) (annual.RolledUp, error) {
	year := 0
	if from == civil.Of(to.Year(), 1, 1) && to == civil.Of(to.Year(), 12, 31) {
		year = to.Year()
	}
	report := func(agency string) (annual.Report, error) {
		t, err := d.tableOf(tx, agency, from, to, func(store.Application, annual.Line) {})
		return annual.Report{Year: year, Format: t.Format, Table3: t, Table4: annual.NotKept()}, err
	}
	if !all {
		r, err := report(top.ID)
		return annual.RolledUp{Report: r}, err
	}
	county := annual.County{Listed: []string{}, OfficeApart: true} // a case is kept under one agency, so that none enters twice
	var parts []annual.Report
	var entities []annual.Submitted
	for _, u := range agenciesUnder(units, top) {
		r, err := report(u.ID)
		if err != nil {
			return annual.RolledUp{}, err
		}
		county.Listed = append(county.Listed, u.Code)
		parts, entities = append(parts, r), append(entities, annual.Submitted{Entity: u.Code, Report: r})
	}
	out := annual.RolledUp{Report: annual.Sum(year, formatOf(to), parts)}
	if len(parts) == 0 {
		out.Table4 = annual.NotKept()
	}
	if year != 0 {
		out.County, out.Entities = &county, entities
	}
	return out, nil
}

// agenciesUnder are the units at or below one that answer in their own names. One that was dissolved still stands for the
// cases that lie under it.
func agenciesUnder(units []store.Unit, top store.Unit) (out []store.Unit) {
	below := map[string][]store.Unit{}
	for _, u := range units {
		below[u.SuperiorID] = append(below[u.SuperiorID], u)
	}
	seen := map[string]bool{top.ID: true}
	for line := []store.Unit{top}; len(line) > 0; line = line[1:] {
		if line[0].Agency {
			out = append(out, line[0])
		}
		for _, u := range below[line[0].ID] {
			if !seen[u.ID] { // a loop in the tree must not hang
				seen[u.ID] = true
				line = append(line, u)
			}
		}
	}
	return out
}
