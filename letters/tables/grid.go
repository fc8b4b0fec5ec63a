package tables

import "gongkai/statute/annual"

// The printed table has three columns of heads, then one for each kind of applicant and the 总计.
const (
	headColumns = 3
	columns     = headColumns + annual.Columns
)

// spot is a cell of the printed table, merged ones included: it begins in a row and a column and reaches down and across.
type spot struct {
	text         string // of a head
	figure       bool
	cell         annual.Cell
	down, across int
	row, column  int
}

// grid is the printed table, heads over the figures included. A position under a merged cell holds that cell.
type grid struct {
	heads int // how many rows stand over the figures
	rows  [][columns]*spot
}

func gridOf(t annual.Table3) grid {
	var g grid
	for _, heads := range annual.ColumnHeads() {
		g.begin()
		for _, h := range heads {
			g.put(spot{text: h.Label, down: h.Rowspan, across: h.Colspan})
		}
	}
	g.heads = len(annual.ColumnHeads())
	for _, row := range annual.Layout(t.Format) {
		g.begin()
		for _, h := range row.Heads {
			g.put(spot{text: h.Label, down: h.Rowspan, across: h.Colspan})
		}
		figures, ok := t.Rows[row.Row]
		for c := range figures {
			cell := figures[c]
			cell.Blank = cell.Blank || !ok
			g.put(spot{figure: true, cell: cell, down: 1, across: 1})
		}
	}
	return g
}

// begin opens a row; what reaches down from the row above is in it already.
func (g *grid) begin() {
	var row [columns]*spot
	if n := len(g.rows); n > 0 {
		for c, s := range g.rows[n-1] {
			if s != nil && s.row+s.down > n {
				row[c] = s
			}
		}
	}
	g.rows = append(g.rows, row)
}

// put lays a cell into the first free column of the last row.
func (g *grid) put(s spot) {
	row := &g.rows[len(g.rows)-1]
	for c := range row {
		if row[c] == nil {
			s.row, s.column = len(g.rows)-1, c
			for at := c; at < c+s.across; at++ {
				row[at] = &s
			}
			return
		}
	}
}

// visit calls do once for each cell, in the row and column in which it begins.
func (g grid) visit(do func(*spot)) {
	for r, row := range g.rows {
		for c, s := range row {
			if s.row == r && s.column == c {
				do(s)
			}
		}
	}
}
