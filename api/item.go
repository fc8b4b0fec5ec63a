package api

import (
	"context"
	"net/http"

	"gongkai/auth"
)

// item is one item of the ledger with its shares and what happened.
func (s *server) item() {
	mount(s, route{id: "item", method: http.MethodGet, path: "/items/{id}", tag: "任务台账", summary: "一项任务", may: []auth.Act{auth.ReadLedger}},
		func(ctx context.Context, p auth.Person, in *caseIn) (*caseOut[AssignmentView], error) {
			c, err := s.desk.Item(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			return &caseOut[AssignmentView]{etag(c.Seq), assignmentView(c)}, nil
		})
}
