package api

import (
	"context"
	"net/http"

	"gongkai/auth"
)

// share is one unit's share of an item and what happened.
func (s *server) share() {
	mount(s, route{id: "share", method: http.MethodGet, path: "/shares/{id}", tag: "任务台账", summary: "一个单位的分工", may: []auth.Act{auth.ReadShares}},
		func(ctx context.Context, p auth.Person, in *caseIn) (*caseOut[AssignmentView], error) {
			c, err := s.desk.Share(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			return &caseOut[AssignmentView]{etag(c.Seq), assignmentView(c)}, nil
		})
}
