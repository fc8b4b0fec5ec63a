package tables

import (
	"strconv"

	"gongkai/ooxml"
)

// Types of the table: 小五 in the cells, so that the form stands on one page.
const (
	cellSize   ooxml.HalfPoints = 18
	cellLine   ooxml.Twips      = 240
	rowHeight  ooxml.Twips      = 380
	titleLine  ooxml.Twips      = 600
	figureWide ooxml.Twips      = 640
)

// document is the table as .docx, on the page of GB/T 9704.
func (t Table) document() ([]byte, error) {
	sheet := ooxml.GBT9704()
	body := ooxml.Font{Latin: "Times New Roman", Main: "仿宋_GB2312", Wide: "仿宋", Rare: "宋体"}
	d := ooxml.Document{Sheet: sheet, Font: body, Footer: ooxml.PageNumbers(ooxml.Font{Latin: "宋体", Main: "宋体"}), Body: []ooxml.Block{
		ooxml.Paragraph{Align: ooxml.Center, KeepNext: true, Line: titleLine,
			Runs: []ooxml.Run{{Text: title, Font: ooxml.Font{Latin: "Times New Roman", Main: "方正小标宋_GBK", Rare: "宋体"}, Size: ooxml.Size2}}},
		ooxml.Paragraph{Align: ooxml.Center, KeepNext: true, Line: 2 * cellLine, Runs: []ooxml.Run{{Text: t.subtitle(), Size: cellSize}}},
		table(gridOf(t.Report.Table3), sheet.Measure()),
	}}
	return d.Bytes()
}

// table sets the grid; the rows over the figures are printed again on each page.
func table(g grid, measure ooxml.Twips) ooxml.Table {
	const first, second = 900, 1300
	out := ooxml.Table{Columns: []ooxml.Twips{first, second, measure - first - second - 7*figureWide}}
	for range columns - headColumns {
		out.Columns = append(out.Columns, figureWide)
	}
	for r, row := range g.rows {
		line := ooxml.Row{Header: r < g.heads, Height: rowHeight}
		for c, s := range row {
			if s.column == c {
				line.Cells = append(line.Cells, s.set(r, g.heads))
			}
		}
		out.Rows = append(out.Rows, line)
	}
	return out
}

// set is the cell as it stands in a row: where it begins, or under where it began.
func (s *spot) set(row, heads int) ooxml.Cell {
	cell := ooxml.Cell{Span: s.across}
	if row > s.row {
		cell.Under = true
		return cell
	}
	cell.Down = s.down > 1
	text, align := s.text, ooxml.Left
	switch {
	case s.figure && s.cell.Blank:
	case s.figure:
		text, align = strconv.Itoa(s.cell.N), ooxml.Right
	case row < heads || s.down > 1:
		align = ooxml.Center
	}
	cell.Content = []ooxml.Paragraph{{Align: align, Line: cellLine, Runs: []ooxml.Run{{Text: text, Size: cellSize}}}}
	return cell
}
