package api

import (
	"context"
	"net/http"

	"gongkai/auth"
)

type caseIn struct {
	ID string `path:"id" doc:"编号"`
}

type caseOut[V any] struct {
	ETag string `header:"ETag" doc:"序号；办理时放进 If-Match"`
	Body V
}

// application is one case: state, dates with their explanation, what can be done, what happened.
func (s *server) application() {
	mount(s, route{id: "application", method: http.MethodGet, path: "/applications/{id}", tag: "依申请公开", summary: "一件申请",
		may: []auth.Act{auth.ReadApplications}},
		func(ctx context.Context, p auth.Person, in *caseIn) (*caseOut[ApplicationView], error) {
			a, err := s.desk.Application(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			return &caseOut[ApplicationView]{etag(a.State.Seq), applicationView(a)}, nil
		})
}
