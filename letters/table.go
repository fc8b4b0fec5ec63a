package letters

import (
	"slices"
	"strings"

	"gongkai/ooxml"
)

// Block is a paragraph of the body, or the table that stands between two.
type Block struct {
	Text  Text
	Table *Table // nil: a paragraph
}

// Table is a table as wide as the text.
type Table struct {
	Head  []string
	Chars []int // widths of the columns, in characters
	Lines [][]Text
}

func paragraphs(texts ...Text) []Block {
	out := make([]Block, len(texts))
	for i, t := range texts {
		out[i].Text = t
	}
	return out
}

func (b Block) texts() []Text {
	if b.Table == nil {
		return []Text{b.Text}
	}
	return slices.Concat(b.Table.Lines...)
}

// plain are the lines of the block in a plain text; a cell ends where the next one begins.
func (b Block) plain() []string {
	if b.Table == nil {
		return []string{b.Text.String()}
	}
	out := []string{strings.Join(b.Table.Head, CellEnd)}
	for _, line := range b.Table.Lines {
		cells := make([]string, len(line))
		for i, t := range line {
			cells[i] = t.String()
		}
		out = append(out, strings.Join(cells, CellEnd))
	}
	return out
}

// CellEnd stands between two cells of a table in a plain text.
const CellEnd = "｜"

// table sets a table in 4号; its head is repeated on each page.
func (p press) table(t Table) ooxml.Table {
	var all int
	for _, n := range t.Chars {
		all += n
	}
	out := ooxml.Table{}
	for _, n := range t.Chars {
		out.Columns = append(out.Columns, p.sheet.Measure()*ooxml.Twips(n)/ooxml.Twips(all))
	}
	head := ooxml.Row{Header: true}
	for _, s := range t.Head {
		head.Cells = append(head.Cells, cell(ooxml.Center, ooxml.Run{Text: s, Font: p.fonts.Label}))
	}
	out.Rows = append(out.Rows, head)
	for _, line := range t.Lines {
		row := ooxml.Row{}
		for _, text := range line {
			row.Cells = append(row.Cells, cell(ooxml.Left, runs(text)...))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func cell(a ooxml.Align, all ...ooxml.Run) ooxml.Cell {
	for i := range all {
		all[i].Size = ooxml.Size4
	}
	return ooxml.Cell{Content: []ooxml.Paragraph{{Align: a, Line: tableLine, Runs: all}}}
}

const tableLine ooxml.Twips = 400 // 20 points under 4号
