package api

import (
	"context"
	"net/http"
	"time"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

const tagOperation = "系统管理"

// operation are the routes of the administrator (运行状况).
func (s *server) operation() {
	s.readOperation()
	s.reveals()
	s.movedDates()
	s.signMovedDates()
	s.settleOne("retry-effect", "/operation/effects/{id}/retry", "函件再试一次", []auth.Act{auth.Operate, auth.RetryEffect}, s.desk.RetryEffect)
	s.settleOne("retry-command", "/operation/commands/{id}/retry", "重新办理因故障没有办理的提交", []auth.Act{auth.Operate}, s.desk.RetryCommand)
	s.settleOne("dismiss-command", "/operation/commands/{id}/dismiss", "作废因故障没有办理的提交；须写理由，提交的内容清除", []auth.Act{auth.Operate}, s.desk.DismissCommand)
}

// OperationView is how the installation runs.
type OperationView struct {
	Jobs     []JobView      `json:"jobs" nullable:"false" doc:"后台任务"`
	Calendar EditionView    `json:"calendar"`
	Effects  []FailingView  `json:"effects" nullable:"false" doc:"没有完成的函件和后续工作，至多一页"`
	Commands []FaultedView  `json:"commands" nullable:"false" doc:"因故障没有办理的提交，至多一页"`
	Cases    []StrandedView `json:"cases" nullable:"false" doc:"停顿的办件，至多一页"`
}

// JobView is a background job.
type JobView struct {
	Name     string     `json:"name"`
	LastOkAt *time.Time `json:"last_ok_at,omitempty" doc:"最近成功；没有就是从未成功"`
	Silent   bool       `json:"silent" doc:"停顿太久"`
}

// EditionView is the calendar edition in force.
type EditionView struct {
	Edition       string     `json:"edition"`
	OfficialUntil civil.Date `json:"official_until" format:"date"`
	Behind        int        `json:"cases_behind" doc:"还没有按这一版重算的在办事项"`
}

// CaseRefView names a case.
type CaseRefView struct {
	Case     string `json:"case"`
	CaseKind string `json:"case_kind,omitempty"`
	Number   string `json:"number,omitempty"`
}

// FailingView is an effect that fails.
type FailingView struct {
	CaseRefView
	ID    string    `json:"id"`
	Kind  string    `json:"kind"`
	Why   string    `json:"why"`
	Owner string    `json:"owner"`
	Stuck bool      `json:"stuck" doc:"不再自动重试"`
	Tries int       `json:"tries"`
	Round int       `json:"round"`
	Since time.Time `json:"since"`
}

// FaultedView is a command that faulted.
type FaultedView struct {
	CaseRefView
	ID         string    `json:"id"`
	Reference  string    `json:"reference"`
	Command    string    `json:"command"`
	Author     string    `json:"author"`
	AcceptedAt time.Time `json:"accepted_at"`
}

// StrandedView is a case at which the sweeper looks in vain.
type StrandedView struct {
	CaseRefView
	Looks int `json:"looks"`
}

func caseRef(a desk.About) CaseRefView {
	return CaseRefView{Case: a.CaseID, CaseKind: a.Kind, Number: a.Number}
}

func (s *server) readOperation() {
	mount(s, route{id: "operation", method: http.MethodGet, path: "/operation", tag: tagOperation, summary: "运行状况", may: []auth.Act{auth.Operate}},
		func(ctx context.Context, p auth.Person, _ *nothing) (*bodyOut[OperationView], error) {
			o, err := s.desk.Operation(ctx, p)
			return answer(operationView(o), err)
		})
}

func operationView(o desk.Operation) OperationView {
	v := OperationView{Jobs: []JobView{}, Effects: []FailingView{}, Commands: []FaultedView{}, Cases: []StrandedView{},
		Calendar: EditionView{Edition: o.Edition, OfficialUntil: o.OfficialUntil, Behind: o.Behind}}
	for _, j := range o.Jobs {
		line := JobView{Name: j.Name, Silent: j.Silent}
		if !j.LastOk.IsZero() {
			at := instant(j.LastOk)
			line.LastOkAt = &at
		}
		v.Jobs = append(v.Jobs, line)
	}
	for _, e := range o.Effects {
		v.Effects = append(v.Effects, FailingView{CaseRefView: caseRef(e.About), ID: e.ID, Kind: e.Effect, Why: words.EffectFault(e.Fault), Owner: e.Owner,
			Stuck: e.Stuck, Tries: e.Tries, Round: e.Round, Since: instant(e.Since)})
	}
	for _, c := range o.Commands {
		v.Commands = append(v.Commands, FaultedView{CaseRefView: caseRef(c.About), ID: c.ID, Reference: c.Ref, Command: c.Command, Author: c.Author,
			AcceptedAt: instant(c.AcceptedAt)})
	}
	for _, c := range o.Cases {
		v.Cases = append(v.Cases, StrandedView{CaseRefView: caseRef(c.About), Looks: c.Looks})
	}
	return v
}

type settleIn struct {
	ID   string `path:"id" doc:"编号"`
	Body SettleBody
}

// SettleBody says why; it is kept sealed beside the act.
type SettleBody struct {
	Reason string `json:"reason,omitempty" maxLength:"5000" doc:"理由"`
}

// settleOne retries or gives up one thing that failed.
func (s *server) settleOne(id, path, summary string, by []auth.Act, do func(ctx context.Context, p auth.Person, id, reason string) error) {
	mount(s, route{id: id, method: http.MethodPost, path: path, tag: tagOperation, summary: summary, may: by},
		func(ctx context.Context, p auth.Person, in *settleIn) (*nothing, error) {
			return &nothing{}, do(ctx, p, in.ID, tidy(in.Body.Reason))
		})
}
