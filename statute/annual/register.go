package annual

import (
	"slices"

	"gongkai/civil"
)

// Entry is one entry of the register, as far as the checks ask.
type Entry struct {
	ID         string
	ReceivedOn civil.Date
	ClosedOn   civil.Date // the reply date, or the day it was closed; none while open
	Rows       []RowID    // every row that a valid decision gives it: one, when all is well
	Voided     bool       // registered by mistake: counts nowhere
}

// K10: R1 over all applicants is the number of entries received in the year.
func K10(t Table3, year int, register []Entry) []Finding {
	n := 0
	for _, e := range register {
		if !e.Voided && !e.ReceivedOn.IsZero() && e.ReceivedOn.Year() == year {
			n++
		}
	}
	f := Finding{Check: CheckK10, Column: Total.String(), Row: string(R1)}
	return compare(f, sum{n: n}, t.printed(R1))
}

// K11: every entry closed by the end of the year has exactly one row, and one that its year can have: unpaid fees close
// nothing before 2021 (国办函〔2020〕109号 is in force from 2021-01-01). Row names the entry; Got says how many rows it has, or
// names the one that cannot be.
func K11(year int, register []Entry) (out []Finding) {
	for _, e := range register {
		if e.Voided || e.ClosedOn.IsZero() || e.ClosedOn.Year() > year {
			continue
		}
		if got, ok := rowsOf(e); !ok {
			out = append(out, Finding{Check: CheckK11, Severity: Error, Row: e.ID, Want: figure(1), Got: got})
		}
	}
	return out
}

// rowsOf is how many different rows the entry has, or the one that cannot be; ok when it has one that can.
func rowsOf(e Entry) (got Figure, ok bool) {
	f, known := FormatOf(e.ClosedOn.Year())
	if !known {
		f = Format2019
	}
	var rows []RowID
	for _, r := range e.Rows {
		if _, ok := f.Fold(r); !ok || r == R3_6_2 && f == Format2019 {
			return Figure(r), false
		}
		if !slices.Contains(rows, r) {
			rows = append(rows, r)
		}
	}
	return figure(len(rows)), len(rows) == 1
}
