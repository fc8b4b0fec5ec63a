package report

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/annual"
	"gongkai/statute/outcome"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Cases are the cases that one cell counts.
type Cases struct {
	Name, Row, Column string
	Back              string
	Rows              []Case
	All               bool // the rows are all there are
	Paging            parts.Paging
}

// Case is one of them as the report counts it.
type Case struct {
	Link, Number, Name, Column, Received, Closed, Outcome string
	Open                                                  bool
}

// cases shows what is behind a cell. A row the year's form does not have, or no column, is no page.
func cases(v *site.Visit) error {
	r, bad := rangeOf(v)
	row, column, ok := cellOf(v, r)
	if bad.Any() || !ok {
		return desk.ErrNotFound
	}
	after, ok := place(v.Query("after"))
	if !ok {
		return desk.ErrNotFound
	}
	rows, next, err := v.Desk.CellCases(v.Ctx(), v.Person, desk.Cell{From: r.From, To: r.To, Row: row, Column: column}, after)
	if err != nil {
		return err
	}
	f := format(r)
	view := Cases{Name: r.name(), Row: annual.Group(row) + f.Label(row), Column: column.String(), Back: "/report?" + r.query().Encode() + "#" + cellID(row, column)}
	first := casesLink(r, row, column)
	if after != (desk.Key{}) {
		view.Paging.First = first
	}
	if next != (desk.Key{}) {
		view.Paging.Next = first + "&after=" + url.QueryEscape(next.On.String()+"_"+next.CaseID)
	}
	view.All = view.Paging == (parts.Paging{})
	for _, c := range rows {
		view.Rows = append(view.Rows, caseOf(c, v.Today))
	}
	return v.Show(http.StatusOK, "cases", view)
}

// place is where the list goes on: the day and the id of the last row.
func place(text string) (desk.Key, bool) {
	if text == "" {
		return desk.Key{}, true
	}
	day, id, _ := strings.Cut(text, "_")
	on, err := civil.Parse(day)
	return desk.Key{On: on, CaseID: id}, err == nil && id != ""
}

func cellOf(v *site.Visit, r Range) (annual.RowID, annual.Column, bool) {
	row := annual.RowID(v.Query("row"))
	column, ok := columnOf(v.Query("column"))
	return row, column, ok && slices.Contains(format(r).Rows(), row)
}

// format is the form of the year in which the range ends.
func format(r Range) annual.Format {
	f, _ := annual.FormatOf(r.To.Year()) // a range begins in the first year with a form, or later
	return f
}

func casesLink(r Range, row annual.RowID, c annual.Column) string {
	q := r.query()
	q.Set("row", string(row))
	q.Set("column", columnCode(c))
	return "/report/cases?" + q.Encode()
}

func caseOf(r desk.Row, today civil.Date) Case {
	received := r.ReceivedOn
	if received.IsZero() {
		received = r.ArrivedOn // not confirmed yet: counted by the day it came
	}
	return Case{Link: "/applications/" + r.CaseID, Number: r.Number, Name: parts.Named(r.Name), Column: words.Applicant(application.ApplicantKind(r.Applicant)),
		Received: words.Day(received, today), Closed: words.Day(r.ClosedOn, today), Outcome: result(r), Open: r.Open}
}

func result(r desk.Row) string {
	if code := outcome.Code(r.Outcome); code.Name() != "" && r.Outcome != "" {
		return code.Name()
	}
	return words.ShortStage(application.Stage(r.Stage))
}
