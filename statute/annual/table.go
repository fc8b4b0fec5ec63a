package annual

import (
	"iter"
	"slices"

	"gongkai/civil"
)

// Cell is one figure, or blank: published reports leave cells empty. The zero Cell is an explicit 0.
type Cell struct {
	N     int
	Blank bool
}

// Figures are the cells of one row, by Column.
type Figures [Columns]Cell

// Table3 is 收到和处理政府信息公开申请情况.
type Table3 struct {
	Format Format
	Rows   map[RowID]Figures
	// Unplaced counts lines of Compile that lacked a valid row or column. They break K2 or K3, and should: register
	// entries must be mended, not the table.
	Unplaced int
}

// At is the figure of one cell; blank counts as 0.
func (t Table3) At(r RowID, c Column) int { return t.cell(r, c).N }

// cell is blank where the whole row is missing.
func (t Table3) cell(r RowID, c Column) Cell {
	figures, ok := t.Rows[r]
	if !ok || figures[c].Blank {
		return Cell{Blank: true}
	}
	return figures[c]
}

// Line is one registered application, as far as table 3 asks. Applications split by rule are a line each.
type Line struct {
	ReceivedOn civil.Date
	RepliedOn  civil.Date // the reply date (国办公开办函〔2016〕235号), or the day it was closed; none while open
	Row        RowID      // of the last valid decision, see RowOf
	Column     Column
	Voided     bool // registered by mistake: counts nowhere
}

// closedOn is when the result counts. An application cannot be closed before it arrived; a line that says so is a
// mistake of entry, and counting its result on the day of receipt keeps it in one year.
func (l Line) closedOn() civil.Date {
	if l.RepliedOn.IsZero() {
		return 0
	}
	return max(l.RepliedOn, l.ReceivedOn)
}

// CountsIn lists the rows of format f in which the line counts between two days, both included: the cases behind a
// cell are those whose line names its row. Whoever is R4 of one year is R2 of the next.
func (l Line) CountsIn(f Format, from, to civil.Date) []RowID {
	if l.Voided || l.ReceivedOn.IsZero() || l.ReceivedOn > to {
		return nil
	}
	closed := l.closedOn()
	var rows []RowID
	switch {
	case l.ReceivedOn >= from:
		rows = append(rows, R1)
	case closed.IsZero() || closed >= from:
		rows = append(rows, R2)
	default:
		return nil // done before the range began
	}
	if closed.IsZero() || closed > to {
		return append(rows, R4)
	}
	if row, ok := f.Fold(l.Row); ok {
		rows = append(rows, row)
	}
	return append(rows, R3_7)
}

// Compile counts lines between two days, both included, in the format of the year in which the range ends (the first
// format for earlier ones). R1: received within. R2: received before and still open when the range begins. R3: closed
// within. R4: open when it ends. Every cell is an explicit figure.
func Compile(lines iter.Seq[Line], from, to civil.Date) Table3 {
	f, ok := FormatOf(to.Year())
	if !ok {
		f = Format2019
	}
	t := Table3{Format: f, Rows: map[RowID]Figures{}}
	for _, r := range f.Rows() {
		t.Rows[r] = Figures{}
	}
	for l := range lines {
		rows := l.CountsIn(f, from, to)
		for _, r := range rows {
			t.count(r, l.Column)
		}
		if stray(f, l, rows) {
			t.Unplaced++
		}
	}
	return t
}

func (t Table3) count(r RowID, c Column) {
	figures := t.Rows[r]
	if c.applicant() {
		figures[c].N++
	}
	figures[Total].N++
	t.Rows[r] = figures
}

// stray: the line counts, but its applicant has no column or its result no row.
func stray(f Format, l Line, rows []RowID) bool {
	if len(rows) == 0 {
		return false
	}
	_, placed := f.Fold(l.Row)
	return !l.Column.applicant() || slices.Contains(rows, R3_7) && !placed
}
