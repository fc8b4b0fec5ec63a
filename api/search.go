package api

import (
	"context"
	"net/http"

	"gongkai/auth"
)

type searchIn struct {
	Body SearchBody
}

// SearchBody is what is looked for. It travels in a body: names do not belong into addresses, which are logged everywhere.
type SearchBody struct {
	Query string `json:"q" maxLength:"200" doc:"登记号，或完整的姓名（名称）、证件号码、电话"`
}

// FoundView is what was found.
type FoundView struct {
	Applications []RowView `json:"applications" nullable:"false"`
}

// search finds applications by number, or by an exact name, document number or telephone.
func (s *server) search() {
	mount(s, route{id: "search", method: http.MethodPost, path: "/applications/search", tag: "依申请公开", summary: "查找申请",
		may: []auth.Act{auth.ReadApplications}},
		func(ctx context.Context, p auth.Person, in *searchIn) (*bodyOut[FoundView], error) {
			rows, err := s.desk.Search(ctx, p, tidy(in.Body.Query))
			return answer(FoundView{rowViews(rows)}, err)
		})
}
