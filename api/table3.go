package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/annual"
)

// Period is a range of days: a year, or from … to.
type Period struct {
	Year int    `query:"year" minimum:"2019" maximum:"2100" doc:"整年；或者用 from 和 to"`
	From string `query:"from" format:"date" doc:"第一天"`
	To   string `query:"to" format:"date" doc:"最后一天"`
}

// days reads the range.
func (p Period) days() (from, to civil.Date, err error) {
	switch {
	case p.Year != 0 && p.From == "" && p.To == "":
		return civil.Of(p.Year, time.January, 1), civil.Of(p.Year, time.December, 31), nil
	case p.Year != 0 || p.From == "" || p.To == "":
		return 0, 0, desk.Invalid{{Field: "year", Code: codeOnePeriod}}
	}
	if from, err = day("from", p.From); err != nil {
		return 0, 0, err
	}
	if to, err = day("to", p.To); err != nil {
		return 0, 0, err
	}
	if from > to || from.Year() < 2008 || to.Year() > 2100 {
		return 0, 0, desk.Invalid{{Field: "to", Code: codeOutOfRange}}
	}
	return from, to, nil
}

type table3In struct{ Period }

// Table3View is 收到和处理政府信息公开申请情况 of a range of days.
type Table3View struct {
	From     civil.Date       `json:"from" format:"date"`
	To       civil.Date       `json:"to" format:"date"`
	AsOf     civil.Date       `json:"as_of" format:"date" doc:"统计截至"`
	Format   string           `json:"format" doc:"报告格式"`
	Columns  []string         `json:"columns" nullable:"false" doc:"各列，依次对应每行的数字"`
	Rows     []TableRow       `json:"rows" nullable:"false" doc:"各行，依表中的顺序"`
	Table3   map[string][]int `json:"table3" doc:"各行的数字，与 gongkai report 的格式相同"`
	Findings []FindingView    `json:"findings" nullable:"false" doc:"不成立的勾稽关系"`
	Unplaced int              `json:"unplaced,omitempty" doc:"登记不全、无法归入行或列的申请"`
}

// TableRow is a row's place and words.
type TableRow struct {
	Row    string `json:"row"`
	Label  string `json:"label"`
	Indent int    `json:"indent" doc:"0：一；1：（一）；2：1."`
}

// FindingView is a check that does not hold.
type FindingView struct {
	Check    string `json:"check"`
	Severity string `json:"severity" doc:"error 或 warning"`
	Column   string `json:"column,omitempty"`
	Row      string `json:"row,omitempty"`
	Want     *int   `json:"want,omitempty"`
	Got      *int   `json:"got,omitempty"`
}

// table3 compiles table 3 of the yearly report from the cases.
func (s *server) table3() {
	mount(s, route{id: "table3", method: http.MethodGet, path: "/reports/table3", tag: "年度报告", summary: "年度报告表三",
		may: []auth.Act{auth.ReadReport}},
		func(ctx context.Context, p auth.Person, in *table3In) (*bodyOut[Table3View], error) {
			from, to, err := in.days()
			if err != nil {
				return nil, err
			}
			r, err := s.desk.Report(ctx, p, from, to)
			return answer(table3View(r), err)
		})
}

func table3View(r desk.Report) Table3View {
	v := Table3View{From: r.From, To: r.To, AsOf: r.AsOf, Format: string(r.Table.Format), Columns: columns(), Rows: []TableRow{},
		Table3: map[string][]int{}, Findings: []FindingView{}, Unplaced: r.Table.Unplaced}
	for _, row := range annual.Layout(r.Table.Format) {
		v.Rows = append(v.Rows, TableRow{string(row.Row), row.Label, row.Indent})
		cells := make([]int, annual.Columns)
		for c := range annual.Column(annual.Columns) {
			cells[c] = r.Table.At(row.Row, c)
		}
		v.Table3[string(row.Row)] = cells
	}
	for _, f := range r.Findings {
		v.Findings = append(v.Findings, FindingView{string(f.Check), string(f.Severity), f.Column, f.Row, figure(f.Want), figure(f.Got)})
	}
	return v
}

func columns() []string {
	out := make([]string, annual.Columns)
	for c := range annual.Column(annual.Columns) {
		out[c] = c.String()
	}
	return out
}

func figure(f annual.Figure) *int {
	n, err := strconv.Atoi(string(f))
	if err != nil {
		return nil
	}
	return &n
}
