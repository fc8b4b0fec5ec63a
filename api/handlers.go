package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/casefile/application"
)

// HandlersView are the people a case can be given to.
type HandlersView struct {
	Handlers []Named `json:"handlers" nullable:"false"`
}

// handlers are the 承办人 of the agency, for assign.
func (s *server) handlers() {
	mount(s, route{id: "handlers", method: http.MethodGet, path: "/handlers", tag: "依申请公开", summary: "可以分办给谁",
		may: applications().route(application.CmdAssign).may},
		func(ctx context.Context, p auth.Person, _ *nothing) (*bodyOut[HandlersView], error) {
			people, err := s.desk.Handlers(ctx, p.AgencyID)
			v := HandlersView{Handlers: []Named{}}
			for _, c := range people {
				v.Handlers = append(v.Handlers, Named{c.ID, c.Display})
			}
			return answer(v, err)
		})
}
