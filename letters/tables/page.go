package tables

import (
	"bytes"
	_ "embed"
	"html/template"
)

//go:embed page.html
var pageText string

// page is the table as a page of its own that needs nothing else and prints on A4.
func (t Table) page() ([]byte, error) {
	tmpl, err := template.New("page").Parse(pageText)
	if err != nil {
		return nil, err
	}
	g := gridOf(t.Report.Table3)
	view := sheet{Title: title, Subtitle: t.subtitle(), Rows: make([]line, len(g.rows))}
	g.visit(func(s *spot) {
		view.Rows[s.row].Cells = append(view.Rows[s.row].Cells, cellView{Text: s.text, Figure: s.figure, Blank: s.cell.Blank, N: s.cell.N,
			Down: s.down, Across: s.across})
	})
	view.Head, view.Rows = view.Rows[:g.heads], view.Rows[g.heads:]
	var out bytes.Buffer
	err = tmpl.Execute(&out, view)
	return out.Bytes(), err
}

type sheet struct {
	Title, Subtitle string
	Head, Rows      []line
}

type line struct{ Cells []cellView }

type cellView struct {
	Text         string
	Figure       bool
	Blank        bool
	N            int
	Down, Across int
}
