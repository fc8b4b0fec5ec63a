package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/desk"
)

type backfillIn struct {
	Key  string `header:"Idempotency-Key" required:"true" doc:"新生成的 UUID（第 4 或第 7 版）；重复提交用同一个"`
	Body BackfillBody
}

// BackfillBody is a running case of before: with its own number, the day it really came, and with whom it lies.
type BackfillBody struct {
	RegisterBody
	Number  string `json:"number,omitempty" maxLength:"200" doc:"原登记号，照原样"`
	Handler string `json:"handler,omitempty" maxLength:"36" doc:"原承办人（账号编号）；没有就是待分办"`
}

// backfill takes a running case over (补录). The clock follows from the day it really came.
func (s *server) backfill() {
	mount(s, route{id: "backfill", method: http.MethodPost, path: "/applications/backfill", tag: "依申请公开", summary: "补录启用以前收到、还没有办结的申请",
		may: []auth.Act{auth.Backfill}, needs: []string{headerKey}, status: http.StatusCreated},
		func(ctx context.Context, p auth.Person, in *backfillIn) (*registerOut, error) {
			id, err := commandID(in.Key)
			if err != nil {
				return nil, err
			}
			born, err := s.desk.Backfill(ctx, p, in.Body.backfilling(id))
			if err != nil {
				return nil, err
			}
			return s.registered(ctx, p, born)
		})
}

func (b BackfillBody) backfilling(id string) desk.Backfilling {
	return desk.Backfilling{Registration: desk.Registration{CommandID: id, On: b.On, Command: b.command()}, Number: tidy(b.Number), Handler: b.Handler}
}

func (s *server) registered(ctx context.Context, p auth.Person, born desk.Registered) (*registerOut, error) {
	a, err := s.desk.Application(ctx, p, born.CaseID)
	if err != nil {
		return nil, err
	}
	return &registerOut{Prefix + "/applications/" + born.CaseID, etag(a.State.Seq), RegisteredView{ID: born.CaseID, Number: born.Number,
		Seq: a.State.Seq, Clock: clockView(a.State.Clock, a.Explain), Checklist: missingViews(a.State.Checklist)}}, nil
}
