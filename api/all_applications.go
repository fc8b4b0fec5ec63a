package api

import (
	"cmp"
	"context"
	"net/http"

	"gongkai/auth"
)

type allApplicationsIn struct {
	Year   int `query:"year" minimum:"2008" maximum:"9999" doc:"登记号的年份；不填为今年"`
	Before int `query:"before" minimum:"-1000000" maximum:"1000000" doc:"上一页的 next"`
}

// AllApplicationsView is one page of all applications of a year.
type AllApplicationsView struct {
	Applications []RowView `json:"applications" nullable:"false" doc:"新登记的在前"`
	Next         int       `json:"next,omitempty" doc:"下一页的 before；没有就是最后一页"`
}

// allApplications are the applications of a year's numbers, newest first.
func (s *server) allApplications() {
	mount(s, route{id: "all-applications", method: http.MethodGet, path: "/applications/all", tag: "依申请公开", summary: "一年的全部申请",
		may: []auth.Act{auth.ReadApplications}},
		func(ctx context.Context, p auth.Person, in *allApplicationsIn) (*bodyOut[AllApplicationsView], error) {
			rows, next, err := s.desk.Applications(ctx, p, cmp.Or(in.Year, s.desk.Today().Year()), in.Before)
			return answer(AllApplicationsView{rowViews(rows), next}, err)
		})
}
