package parts

import (
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

// CaseRow is an application in a plain list: all of a year, what a search found.
type CaseRow struct {
	Link, Number, Arrived, Name, Kind, Summary, Stage, Handler string
	Clock                                                      Clock
	Struck                                                     bool
}

// CaseRows are rows of desk in words.
func CaseRows(rows []desk.Row, today civil.Date) []CaseRow {
	out := make([]CaseRow, len(rows))
	for i, r := range rows {
		stage := application.Stage(r.Stage)
		out[i] = CaseRow{Link: "/applications/" + r.CaseID, Number: r.Number, Arrived: words.Short(r.ArrivedOn, today), Name: Named(r.Name),
			Kind: words.Applicant(application.ApplicantKind(r.Applicant)), Summary: r.Summary, Stage: words.ShortStage(stage), Handler: r.Handler,
			Clock: ClockOfRow(r, today), Struck: stage == application.Struck}
	}
	return out
}

// Named is a name, or words for a form without one.
func Named(name string) string {
	if name == "" {
		return "（未写姓名）"
	}
	return name
}
