package api

import (
	"context"
	"net/http"
	"slices"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
)

type workListIn struct {
	Stage string `query:"stage" maxLength:"16" doc:"只列这一步的"`
	Mine  bool   `query:"mine" doc:"只列本人承办的"`
	After string `query:"after" maxLength:"200" doc:"上一页的 next"`
	Limit int    `query:"limit" minimum:"1" maximum:"50" default:"50" doc:"每页几件"`
}

// WorkListView is one page of the work list.
type WorkListView struct {
	Applications  []RowView      `json:"applications" nullable:"false" doc:"在办的，到期早的在前"`
	Next          string         `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
	Counts        map[string]int `json:"counts" doc:"各步骤的件数"`
	Today         civil.Date     `json:"today" format:"date"`
	WorkingDay    bool           `json:"working_day"`
	OfficialUntil civil.Date     `json:"official_until,omitempty" format:"date" doc:"放假安排已公布到这一天"`
}

// workList is what waits for the office, the next date first.
func (s *server) workList() {
	mount(s, route{id: "work-list", method: http.MethodGet, path: "/applications", tag: "依申请公开", summary: "工作台：在办的申请",
		may: []auth.Act{auth.ReadApplications}},
		func(ctx context.Context, p auth.Person, in *workListIn) (*bodyOut[WorkListView], error) {
			if in.Stage != "" && !slices.Contains(application.Stages(), application.Stage(in.Stage)) {
				return nil, desk.Invalid{{Field: "stage", Code: codeUnknownValue}}
			}
			after, err := readWorkKey("after", in.After)
			if err != nil {
				return nil, err
			}
			f := desk.WorkFilter{Stage: in.Stage, Mine: in.Mine, After: after}
			w, err := s.desk.WorkList(ctx, p, f)
			return answer(workListView(f, w, in.Limit), err)
		})
}

func workListView(f desk.WorkFilter, w desk.Work, limit int) WorkListView {
	if len(w.Rows) > limit { // desk reads full pages; a shorter one goes on behind its own last row
		w.Rows, w.Next = w.Rows[:limit], f.KeyOf(w.Rows[limit-1].Application, w.Today)
	}
	return WorkListView{Applications: rowViews(w.Rows), Next: workCursor(w.Next), Counts: w.Counts, Today: w.Today, WorkingDay: w.Working,
		OfficialUntil: w.Official}
}
