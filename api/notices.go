package api

import (
	"context"
	"net/http"

	"gongkai/auth"
)

// NoticesView are the notices of the agency.
type NoticesView struct {
	Notices []NoticeView `json:"notices" nullable:"false"`
}

// notices lists the notices that were imported.
func (s *server) notices() {
	mount(s, route{id: "notices", method: http.MethodGet, path: "/notices", tag: "任务台账", summary: "任务分工通知", may: []auth.Act{auth.ReadLedger}},
		func(ctx context.Context, p auth.Person, _ *nothing) (*bodyOut[NoticesView], error) {
			all, err := s.desk.Notices(ctx, p)
			v := NoticesView{Notices: []NoticeView{}}
			for _, n := range all {
				v.Notices = append(v.Notices, NoticeView{n.ID, n.Number, n.Title, n.IssuedOn, n.Items, instant(n.ImportedAt)})
			}
			return answer(v, err)
		})
}
