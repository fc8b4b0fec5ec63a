package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/desk"
)

type importOut struct {
	Status   int
	Location string `header:"Location"`
	Body     desk.NoticeImported
}

// importNotice enters a notice. Sent again it changes nothing, and a stopped import goes on.
func (s *server) importNotice() {
	mount(s, route{id: "import-notice", method: http.MethodPost, path: "/notices", tag: "任务台账", summary: "读入任务分工通知",
		may: []auth.Act{auth.ImportNotice}, status: http.StatusCreated, also: http.StatusOK, alsoMeans: "这份通知早已全部读入，没有变化"},
		func(ctx context.Context, p auth.Person, in *noticeIn) (*importOut, error) {
			done, err := s.desk.ImportNotice(ctx, p, in.text, nil)
			if err != nil {
				return nil, err
			}
			out := &importOut{http.StatusCreated, Prefix + "/notices/" + done.NoticeID + "/items", done}
			if done.NewItems == 0 {
				out.Status = http.StatusOK
			}
			return out, nil
		})
	s.describeUpload("/notices")
}
