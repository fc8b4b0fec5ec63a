package annual

import (
	"encoding/json"
	"strconv"
)

// CheckID names a check, as law.md §5.7 does.
type CheckID string

// The checks of this package.
const (
	CheckK1     CheckID = "K1"     // R1 + R2 = R3.7 + R4, in each column
	CheckK2     CheckID = "K2"     // R3.7 = the sum of the results, in each column
	CheckK3     CheckID = "K3"     // 总计 = 自然人 + the organisations, in each row
	CheckK4     CheckID = "K4"     // table 4: 总计 of each group
	CheckK5     CheckID = "K5"     // R2 of a year = R4 of the year before
	CheckK8     CheckID = "K8"     // cells are whole numbers, not negative; blank is no 0
	CheckFormat CheckID = "FORMAT" // the format is not the one of the report year
)

// Severity tells whether a report may go out.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Finding is one check that does not hold. Column and Row are printed heads and row ids; "" where the check names none.
type Finding struct {
	Check    CheckID  `json:"check"`
	Severity Severity `json:"-"`
	Column   string   `json:"column"`
	Row      string   `json:"row"`
	Want     Figure   `json:"want"`
	Got      Figure   `json:"got"`
}

// Figure is a figure as it should be or as it was read; "" for none.
type Figure string

func figure(n int) Figure { return Figure(strconv.Itoa(n)) }

// MarshalJSON writes null, a number where it is one, and else what was read, in quotes.
func (f Figure) MarshalJSON() ([]byte, error) {
	switch {
	case f == "":
		return []byte("null"), nil
	case (f[0] == '-' || f[0] >= '0' && f[0] <= '9') && json.Valid([]byte(f)):
		return []byte(f), nil
	default:
		return json.Marshal(string(f))
	}
}

// sum adds cells; blank ones could be anything from 0 up.
type sum struct{ n, blanks int }

func (s sum) plus(c Cell) sum {
	if c.Blank {
		return sum{s.n, s.blanks + 1}
	}
	return sum{s.n + c.N, s.blanks}
}

func (t Table3) sum(c Column, rows ...RowID) (s sum) {
	for _, r := range rows {
		s = s.plus(t.cell(r, c))
	}
	return s
}

// compare is silent when both sides agree with blanks read as 0. When they differ, but the blank cells could hold what is
// missing, it warns; else it is an error.
func compare(f Finding, want, got sum) []Finding {
	if want.n == got.n {
		return nil
	}
	f.Want, f.Got, f.Severity = figure(want.n), figure(got.n), Error
	if want.n < got.n && want.blanks > 0 || want.n > got.n && got.blanks > 0 {
		f.Severity = Warning
	}
	return []Finding{f}
}

// K1: in each column, what came in or was carried over is what was closed or is carried on.
func K1(t Table3) (out []Finding) {
	for c := Person; c <= Total; c++ {
		out = append(out, compare(Finding{Check: CheckK1, Column: c.String()}, t.sum(c, R1, R2), t.sum(c, R3_7, R4))...)
	}
	return out
}

// K2: in each column, （七）总计 is the sum of the results. A blank 总计 asserts nothing.
func K2(t Table3) (out []Finding) {
	for c := Person; c <= Total; c++ {
		if total := t.cell(R3_7, c); !total.Blank {
			f := Finding{Check: CheckK2, Column: c.String(), Row: string(R3_7)}
			out = append(out, compare(f, t.sum(c, t.Format.Results()...), sum{}.plus(total))...)
		}
	}
	return out
}

// K3: in each row, 总计 is 自然人 and the five kinds of organisation. A blank 总计 asserts nothing.
func K3(t Table3) (out []Finding) {
	for _, r := range t.Format.Rows() {
		total := t.cell(r, Total)
		if total.Blank {
			continue
		}
		var parts sum
		for c := Person; c < Total; c++ {
			parts = parts.plus(t.cell(r, c))
		}
		f := Finding{Check: CheckK3, Column: Total.String(), Row: string(r)}
		out = append(out, compare(f, parts, sum{}.plus(total))...)
	}
	return out
}

// K5: in each column, what the year before carried on is what this year carried over. A merger of agencies or a late
// correction may explain a difference; the explanation is recorded elsewhere.
func K5(before, now Table3) (out []Finding) {
	for c := Person; c <= Total; c++ {
		f := Finding{Check: CheckK5, Column: c.String(), Row: string(R2)}
		out = append(out, compare(f, before.sum(c, R4), now.sum(c, R2))...)
	}
	return out
}

// K8: no figure is negative (an error for each), and blank cells are not explicit zeros (one warning a column, Got says
// how many; published reports leave them, so it is no error).
func K8(t Table3) (out []Finding) {
	for c := Person; c <= Total; c++ {
		blanks := 0
		for _, r := range t.Format.Rows() {
			cell := t.cell(r, c)
			if cell.Blank {
				blanks++
			} else if cell.N < 0 {
				out = append(out, Finding{Check: CheckK8, Severity: Error, Column: c.String(), Row: string(r), Got: figure(cell.N)})
			}
		}
		if blanks > 0 {
			out = append(out, Finding{Check: CheckK8, Severity: Warning, Column: c.String(), Want: figure(0), Got: figure(blanks)})
		}
	}
	return out
}

// Check runs every check that needs one table 3 alone.
func Check(t Table3) []Finding {
	var out []Finding
	for _, k := range []func(Table3) []Finding{K1, K2, K3, K8} {
		out = append(out, k(t)...)
	}
	return out
}
