package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/desk"
)

// CommandView is a command of the person's own and its outcome.
type CommandView struct {
	Command   string       `json:"command"`
	Status    string       `json:"status" doc:"waiting：处理中；done：已办；refused：没有通过；stale：内容已有变化，没有执行；faulted：因系统故障没有办成"`
	Seq       int          `json:"seq,omitempty" doc:"决定之后的序号"`
	Reasons   []Reason     `json:"reasons,omitempty"`
	Changes   []ChangeView `json:"changes,omitempty"`
	Reference string       `json:"reference,omitempty" doc:"故障编号，请告诉管理员"`
}

// command tells what became of a command that was answered 202.
func (s *server) command() {
	mount(s, route{id: "command", method: http.MethodGet, path: "/commands/{id}", tag: "提交", summary: "查询一次提交的结果"},
		func(ctx context.Context, p auth.Person, in *caseIn) (*bodyOut[CommandView], error) {
			r, err := s.desk.Outcome(ctx, p, in.ID)
			return answer(commandView(r), err)
		})
}

func commandView(r desk.Result) CommandView {
	return CommandView{Command: r.CommandID, Status: r.Status, Seq: r.Seq, Reasons: reasons(r.Refusals), Changes: changes(r.Changes), Reference: r.Ref}
}
