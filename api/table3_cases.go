package api

import (
	"context"
	"net/http"
	"slices"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/statute/annual"
)

type table3CasesIn struct {
	Period
	Row    string `query:"row" required:"true" maxLength:"10" doc:"行，例如 R3.1"`
	Column string `query:"column" required:"true" maxLength:"10" doc:"列，例如 自然人；总计 为全部"`
	After  string `query:"after" maxLength:"200" doc:"上一页的 next"`
}

// CellView is one page of the applications in a cell.
type CellView struct {
	Applications []RowView `json:"applications" nullable:"false"`
	Next         string    `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
}

// table3Cases are the applications that one cell of the table counts.
func (s *server) table3Cases() {
	mount(s, route{id: "table3-cases", method: http.MethodGet, path: "/reports/table3/cases", tag: "年度报告", summary: "表三一格中的申请",
		may: []auth.Act{auth.ReadReport}},
		func(ctx context.Context, p auth.Person, in *table3CasesIn) (*bodyOut[CellView], error) {
			from, to, err := in.days()
			if err != nil {
				return nil, err
			}
			row, column, err := cell(in.Row, in.Column)
			if err != nil {
				return nil, err
			}
			after, err := readKey("after", in.After)
			if err != nil {
				return nil, err
			}
			rows, next, err := s.desk.CellCases(ctx, p, desk.Cell{From: from, To: to, Row: row, Column: column}, after)
			return answer(CellView{rowViews(rows), keyCursor(next)}, err)
		})
}

// cell names a cell of either format.
func cell(row, column string) (annual.RowID, annual.Column, error) {
	r := annual.RowID(row)
	if !slices.Contains(annual.Format2019.Rows(), r) && !slices.Contains(annual.Format2021.Rows(), r) {
		return "", 0, desk.Invalid{{Field: "row", Code: codeUnknownValue}}
	}
	c, ok := annual.ColumnOf(column)
	if !ok {
		return "", 0, desk.Invalid{{Field: "column", Code: codeUnknownValue}}
	}
	return r, c, nil
}
