package annual

import "slices"

// K1: in each column, what came in or was carried over is what was closed or is carried on. The form prints this identity
// over each column (本列数据的勾稽关系), so that a blank counts as the 0 it should have been and excuses nothing.
func K1(t Table3) (out []Finding) {
	for c := Person; c <= Total; c++ {
		f := Finding{Check: CheckK1, Column: c.String()}
		out = append(out, compare(f, t.sum(c, R1, R2).settled(), t.sum(c, R3_7, R4).settled())...)
	}
	return out
}

// K2: in each column, （七）总计 is the sum of the results. An error where the cells are filled; a warning where a blank of
// the column, the 总计 included, could hold what is missing.
func K2(t Table3) (out []Finding) {
	for c := Person; c <= Total; c++ {
		f := Finding{Check: CheckK2, Column: c.String(), Row: string(R3_7)}
		out = append(out, compare(f, t.sum(c, t.Format.Results()...), t.sum(c, R3_7))...)
	}
	return out
}

// K3: in each row, 总计 is 自然人 and the five kinds of organisation. A blank could hold what is missing (a warning) only if
// its column is blank in every row: who filled the column elsewhere counted these applicants, and had none here. A blank 总计
// asserts nothing: published sheets leave most of them.
func K3(t Table3) (out []Finding) {
	for _, r := range t.Format.Rows() {
		total := t.cell(r, Total)
		if total.Blank {
			continue
		}
		var parts sum
		for c := Person; c < Total; c++ {
			if cell := t.cell(r, c); !cell.Blank || !t.counted(c) {
				parts = parts.plus(cell)
			}
		}
		f := Finding{Check: CheckK3, Column: Total.String(), Row: string(r)}
		out = append(out, compare(f, parts, sum{}.plus(total))...)
	}
	return out
}

// counted reports whether the column has a figure in any row.
func (t Table3) counted(c Column) bool {
	return slices.ContainsFunc(t.Format.Rows(), func(r RowID) bool { return !t.cell(r, c).Blank })
}

// K5: in each column, what the year before carried on is what this year carried over. A merger of agencies or a late
// correction may explain a difference: see Explained.
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
