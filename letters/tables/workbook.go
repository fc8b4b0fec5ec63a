package tables

import (
	"errors"

	"github.com/xuri/excelize/v2"
)

// sheetName is the workbook's one sheet.
const sheetName = "表三"

// firstRow is the row of the sheet under the title and the line that says whose table it is.
const firstRow = 3

// workbook is the table as .xlsx. Figures are numbers, blanks are empty cells, and words are words: a name that begins with
// = is no formula.
func (t Table) workbook() (body []byte, err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	b := book{file: f}
	b.do(f.SetSheetName("Sheet1", sheetName))
	b.do(f.SetDocProps(&excelize.DocProperties{Title: title})) // no author, no machine
	b.shape()
	b.line(1, title, b.style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}, Alignment: center()}))
	b.line(2, t.subtitle(), b.style(excelize.Style{Font: &excelize.Font{Size: 10}, Alignment: center()}))
	b.grid(gridOf(t.Report.Table3))
	if b.err != nil {
		return nil, b.err
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// book keeps the first fault, so that its steps read as a list.
type book struct {
	file *excelize.File
	err  error
}

func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) style(s excelize.Style) int {
	id, err := b.file.NewStyle(&s)
	b.do(err)
	return id
}

func (b *book) name(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	b.do(err)
	return name
}

func center() *excelize.Alignment {
	return &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
}

// shape sets widths and the page: one sheet of A4, across, as wide as the paper.
func (b *book) shape() {
	b.do(b.file.SetColWidth(sheetName, "A", "A", 8))
	b.do(b.file.SetColWidth(sheetName, "B", "B", 14))
	b.do(b.file.SetColWidth(sheetName, "C", "C", 46))
	b.do(b.file.SetColWidth(sheetName, "D", "J", 11))
	landscape, a4, one, fit := "landscape", 9, 1, true
	b.do(b.file.SetPageLayout(sheetName, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &one, FitToHeight: &one}))
	b.do(b.file.SetSheetProps(sheetName, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// line writes words across the whole table.
func (b *book) line(row int, text string, style int) {
	first, last := b.name(1, row), b.name(columns, row)
	b.do(b.file.MergeCell(sheetName, first, last))
	b.do(b.file.SetCellStr(sheetName, first, text))
	b.do(b.file.SetCellStyle(sheetName, first, last, style))
}

func (b *book) grid(g grid) {
	border := []excelize.Border{{Type: "left", Color: "000000", Style: 1}, {Type: "right", Color: "000000", Style: 1},
		{Type: "top", Color: "000000", Style: 1}, {Type: "bottom", Color: "000000", Style: 1}}
	head := b.style(excelize.Style{Border: border, Font: &excelize.Font{Size: 10}, Alignment: center()})
	label := b.style(excelize.Style{Border: border, Font: &excelize.Font{Size: 10}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}})
	figure := b.style(excelize.Style{Border: border, Font: &excelize.Font{Size: 10}, NumFmt: 1, Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "center"}})
	b.do(b.file.SetSheetDimension(sheetName, "A1:"+b.name(columns, len(g.rows)+firstRow-1))) // readers that stream see no cell beyond it
	g.visit(func(s *spot) {
		first, last := b.name(s.column+1, s.row+firstRow), b.name(s.column+s.across, s.row+s.down-1+firstRow)
		if first != last {
			b.do(b.file.MergeCell(sheetName, first, last))
		}
		style := label
		switch {
		case s.figure:
			style = figure
		case s.row < g.heads || s.down > 1:
			style = head
		}
		b.do(b.file.SetCellStyle(sheetName, first, last, style))
		switch {
		case !s.figure:
			b.do(b.file.SetCellStr(sheetName, first, s.text))
		case !s.cell.Blank:
			b.do(b.file.SetCellInt(sheetName, first, int64(s.cell.N)))
		}
	})
}
