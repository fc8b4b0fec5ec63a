package api

import (
	"context"
	"net/http"

	"gongkai/auth"
)

type revealIn struct {
	ID   string `path:"id" doc:"编号"`
	Body RevealBody
}

// RevealBody names a masked field and says why it must be seen.
type RevealBody struct {
	Field  string `json:"field" pattern:"^(agent_|co[1-9][0-9]{0,2}_)?(document|phone)$" maxLength:"24" doc:"document：证件号码；phone：联系电话；agent_document 是代理人的，co1_phone 是第 1 名联名申请人的"`
	Reason string `json:"reason" maxLength:"1000" doc:"理由，留痕"`
}

// RevealedView is the value in full.
type RevealedView struct {
	Value string `json:"value"`
}

// reveal shows one masked field; each look is logged with its reason.
func (s *server) reveal() {
	mount(s, route{id: "reveal", method: http.MethodPost, path: "/applications/{id}/reveal", tag: "依申请公开", summary: "查看遮盖的内容",
		may: []auth.Act{auth.RevealParty}},
		func(ctx context.Context, p auth.Person, in *revealIn) (*bodyOut[RevealedView], error) {
			value, err := s.desk.Reveal(ctx, p, in.ID, in.Body.Field, tidy(in.Body.Reason))
			return answer(RevealedView{value}, err)
		})
}
