package report

import (
	"fmt"
	"strconv"

	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/annual"
	"gongkai/web/parts"
)

// View is the table.
type View struct {
	Agency, Name string
	Years        []Year
	From, To     string // of the form for other days
	Days         bool   // a range that is no whole year
	AsOf         string
	Running      bool // the range is not over
	Format       string
	Heads        [][]annual.Head
	Rows         []Row
	Findings     []Finding
	Unplaced     int
	Struck       []parts.CaseRow
	Problems     parts.Problems
	Files        []Download
	Wholes       []Whole
}

// Year is a link to another year's table.
type Year struct {
	Year int
	Link string
	On   bool
}

// Row is a printed row: the heads that begin in it, then its figures.
type Row struct {
	Heads []annual.Head
	Sum   bool // （七）总计
	Cells []Cell
}

// Cell is a figure. Link is empty for zero: no case is behind it.
type Cell struct {
	ID, Link string
	N        int
	Label    string // what is counted, for those who hear the page
	Flags    []Flag
}

// Flag marks a cell in which an identity breaks.
type Flag struct{ Check, Link string }

// Finding is a check that does not hold, in words.
type Finding struct{ ID, Check, Text string }

func viewOf(r Range, in desk.Report, today civil.Date) View {
	t := in.Table
	out := View{Name: r.name(), From: r.From.String(), To: r.To.String(), Days: r.Year == 0, AsOf: in.AsOf.Chinese(), Running: in.To > in.AsOf,
		Format: formatName(t.Format), Heads: annual.ColumnHeads(), Unplaced: t.Unplaced, Struck: parts.CaseRows(in.Struck, today)}
	for y := today.Year(); y >= firstYear(); y-- {
		out.Years = append(out.Years, Year{y, "/report?" + year(y).query().Encode(), y == r.Year})
	}
	flags := map[string][]Flag{}
	for i, f := range in.Findings {
		id := fmt.Sprintf("k%d", i+1)
		out.Findings = append(out.Findings, Finding{ID: id, Check: string(f.Check), Text: say(t.Format, f)})
		for _, cell := range broken(f) {
			flags[cell] = append(flags[cell], Flag{string(f.Check), "#" + id})
		}
	}
	for _, row := range annual.Layout(t.Format) {
		out.Rows = append(out.Rows, rowOf(r, t, row, flags))
	}
	return out
}

func rowOf(r Range, t annual.Table3, row annual.LayoutRow, flags map[string][]Flag) Row {
	out := Row{Heads: row.Heads, Sum: row.Row == annual.R3_7}
	for c := annual.Person; c <= annual.Total; c++ {
		id := cellID(row.Row, c)
		cell := Cell{ID: id, N: t.At(row.Row, c), Label: row.Label + "，" + c.String(), Flags: flags[id]}
		if cell.N != 0 {
			cell.Link = casesLink(r, row.Row, c)
		}
		out.Cells = append(out.Cells, cell)
	}
	return out
}

func cellID(row annual.RowID, c annual.Column) string { return string(row) + "-" + columnCode(c) }

func formatName(f annual.Format) string {
	switch f {
	case annual.Format2019:
		return "2019年格式（国办公开办函〔2019〕60号）"
	case annual.Format2021:
		return "2021年格式（国办公开办函〔2021〕30号）"
	}
	return string(f)
}

// broken are the cells in which a finding shows.
func broken(f annual.Finding) []string {
	c, ok := annual.ColumnOf(f.Column)
	if !ok {
		return nil
	}
	if f.Row != "" {
		return []string{cellID(annual.RowID(f.Row), c)}
	}
	if f.Check == annual.CheckK1 {
		return []string{cellID(annual.R1, c), cellID(annual.R2, c), cellID(annual.R3_7, c), cellID(annual.R4, c)}
	}
	return []string{cellID(annual.R3_7, c)}
}

// say puts a finding into a sentence.
func say(format annual.Format, f annual.Finding) string {
	got, want := string(f.Got), string(f.Want)
	switch f.Check {
	case annual.CheckK1:
		return "“" + f.Column + "”列：第一项加第二项为 " + want + "，第三项加第四项为 " + got + "，应当相等。"
	case annual.CheckK2:
		return "“" + f.Column + "”列：办理结果各行相加为 " + want + "，（七）总计为 " + got + "，应当相等。"
	case annual.CheckK3:
		return "“" + format.Label(annual.RowID(f.Row)) + "”行：各列相加为 " + want + "，总计为 " + got + "，应当相等。"
	case annual.CheckK5:
		return "“" + f.Column + "”列：上年结转为 " + got + "，上一年的结转下年度为 " + want + "，应当相等。"
	case annual.CheckK8:
		if f.Row == "" {
			return "“" + f.Column + "”列：有 " + got + " 个空格，应当明确填 0。"
		}
		return "“" + f.Column + "”列“" + format.Label(annual.RowID(f.Row)) + "”：" + got + " 不是不小于零的整数。"
	case annual.CheckK4, annual.CheckFormat:
	}
	return "应为 " + want + "，实为 " + got + "。"
}

// The columns in an address.

func columnCode(c annual.Column) string {
	switch c {
	case annual.Person:
		return "person"
	case annual.Commercial:
		return "commercial"
	case annual.Research:
		return "research"
	case annual.Charity:
		return "charity"
	case annual.Legal:
		return "legal"
	case annual.Other:
		return "other"
	case annual.Total:
		return "total"
	}
	return strconv.Itoa(int(c))
}

func columnOf(code string) (annual.Column, bool) {
	for c := annual.Person; c <= annual.Total; c++ {
		if columnCode(c) == code {
			return c, true
		}
	}
	return 0, false
}
