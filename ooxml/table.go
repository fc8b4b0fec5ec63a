package ooxml

import "fmt"

// Table has columns of fixed width, thin lines everywhere, and stands in the middle between the margins.
type Table struct {
	Columns []Twips
	Rows    []Row
}

// Row is a row; one that is Header is printed again on each page.
type Row struct {
	Cells  []Cell
	Header bool
	Height Twips // at least; 0 is what the text needs
}

// Cell covers Span columns (0 is one). Down begins a cell that reaches into the rows below, where Under continues it.
type Cell struct {
	Content []Paragraph
	Span    int
	Down    bool
	Under   bool
}

func (c Cell) columns() int { return max(c.Span, 1) }

// check holds that every row covers every column, and that nothing is continued that was not begun.
func (t Table) check() error {
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		return fmt.Errorf("a table without columns or rows")
	}
	open := make([]bool, len(t.Columns))
	for i, r := range t.Rows {
		at := 0
		for _, c := range r.Cells {
			if at+c.columns() > len(t.Columns) {
				return fmt.Errorf("row %d covers more than %d columns", i+1, len(t.Columns))
			}
			if c.Under && !open[at] {
				return fmt.Errorf("row %d: the cell at column %d continues nothing", i+1, at+1)
			}
			for j := range c.columns() {
				open[at+j] = c.Down || c.Under
			}
			at += c.columns()
		}
		if at < len(t.Columns) {
			return fmt.Errorf("row %d covers %d of %d columns", i+1, at, len(t.Columns))
		}
	}
	return nil
}

func (t Table) write(m *markup, d *Document) {
	m.line()
	m.open("w:tbl")
	t.properties(m)
	m.open("w:tblGrid")
	for _, w := range t.Columns {
		m.empty("w:gridCol", "w:w", num(w))
	}
	m.end("w:tblGrid")
	for _, r := range t.Rows {
		r.write(m, d, t.Columns)
	}
	m.line()
	m.end("w:tbl")
}

func (t Table) properties(m *markup) {
	var width Twips
	for _, w := range t.Columns {
		width += w
	}
	m.open("w:tblPr")
	m.empty("w:tblW", "w:w", num(width), "w:type", "dxa")
	m.empty("w:jc", "w:val", "center")
	m.open("w:tblBorders")
	for _, edge := range []string{"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"} {
		m.empty(edge, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "000000")
	}
	m.end("w:tblBorders")
	m.empty("w:tblLayout", "w:type", "fixed")
	m.end("w:tblPr")
}

func (r Row) write(m *markup, d *Document, columns []Twips) {
	m.line()
	m.open("w:tr")
	m.open("w:trPr")
	m.empty("w:cantSplit")
	if r.Height > 0 {
		m.empty("w:trHeight", "w:val", num(r.Height), "w:hRule", "atLeast")
	}
	if r.Header {
		m.empty("w:tblHeader")
	}
	m.end("w:trPr")
	at := 0
	for _, c := range r.Cells {
		var width Twips
		for _, w := range columns[at : at+c.columns()] {
			width += w
		}
		c.write(m, d, width)
		at += c.columns()
	}
	m.end("w:tr")
}

func (c Cell) write(m *markup, d *Document, width Twips) {
	m.open("w:tc")
	m.open("w:tcPr")
	m.empty("w:tcW", "w:w", num(width), "w:type", "dxa")
	if c.columns() > 1 {
		m.empty("w:gridSpan", "w:val", num(c.columns()))
	}
	switch {
	case c.Under:
		m.empty("w:vMerge")
	case c.Down:
		m.empty("w:vMerge", "w:val", "restart")
	}
	m.empty("w:vAlign", "w:val", "center")
	m.end("w:tcPr")
	for _, p := range c.Content {
		p.write(m, d)
	}
	if len(c.Content) == 0 { // a cell must end with a paragraph
		Paragraph{}.write(m, d)
	}
	m.end("w:tc")
}
