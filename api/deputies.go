package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

// deputies are the routes of who stands in for whom, and of handing work over.
func (s *server) deputies() {
	s.listDeputies()
	s.giveDeputy()
	s.endDeputy()
	s.openWork()
	s.moveWork()
	s.handover()
	s.goOn()
}

// DeputyView is who stands in for whom.
type DeputyView struct {
	ID      string     `json:"id"`
	Account Named      `json:"account" doc:"谁不在岗"`
	Deputy  Named      `json:"deputy" doc:"由谁代理"`
	From    civil.Date `json:"from" format:"date"`
	To      civil.Date `json:"to" format:"date" doc:"含这一天"`
	InForce bool       `json:"in_force" doc:"今天代理中"`
	Over    bool       `json:"over" doc:"已结束"`
}

// DeputiesView is one page of them.
type DeputiesView struct {
	Deputies []DeputyView `json:"deputies" nullable:"false" doc:"后结束的在前"`
	Next     string       `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
}

type afterIn struct {
	After string `query:"after" maxLength:"200" doc:"上一页的 next"`
}

func (s *server) listDeputies() {
	mount(s, route{id: "deputies", method: http.MethodGet, path: "/deputies", tag: tagOperation, summary: "代理（AB岗）", may: []auth.Act{auth.ManageDeputies}},
		func(ctx context.Context, p auth.Person, in *afterIn) (*bodyOut[DeputiesView], error) {
			key, err := readKey("after", in.After)
			if err != nil {
				return nil, err
			}
			rows, more, err := s.desk.Deputies(ctx, p, desk.DeputyPlace{ID: key.CaseID, To: key.On})
			v := DeputiesView{Deputies: []DeputyView{}, Next: keyCursor(desk.Key{On: more.To, CaseID: more.ID})}
			for _, d := range rows {
				v.Deputies = append(v.Deputies, DeputyView{ID: d.ID, Account: Named{d.AccountID, d.Account}, Deputy: Named{d.DeputyID, d.Stand}, From: d.From, To: d.To,
					InForce: d.InForce, Over: d.Ended})
			}
			return answer(v, err)
		})
}

type giveDeputyIn struct{ Body GiveDeputyBody }

// GiveDeputyBody names a deputy.
type GiveDeputyBody struct {
	Account string     `json:"account" maxLength:"36" doc:"谁不在岗"`
	Deputy  string     `json:"deputy" maxLength:"36" doc:"由谁代理"`
	From    civil.Date `json:"from" format:"date"`
	To      civil.Date `json:"to" format:"date" doc:"含这一天"`
}

// CreatedView is the id of what was added.
type CreatedView struct {
	ID string `json:"id"`
}

func (s *server) giveDeputy() {
	mount(s, route{id: "give-deputy", method: http.MethodPost, path: "/deputies", tag: tagOperation, summary: "指定代理", may: []auth.Act{auth.ManageDeputies}},
		func(ctx context.Context, p auth.Person, in *giveDeputyIn) (*bodyOut[CreatedView], error) {
			b := in.Body
			id, err := s.desk.GiveDeputy(ctx, p, desk.NewDeputy{AccountID: b.Account, DeputyID: b.Deputy, From: b.From, To: b.To})
			return answer(CreatedView{id}, err)
		})
}

func (s *server) endDeputy() {
	mount(s, route{id: "end-deputy", method: http.MethodPost, path: "/deputies/{id}/end", tag: tagOperation, summary: "提前结束代理", may: []auth.Act{auth.ManageDeputies}},
		func(ctx context.Context, p auth.Person, in *accountIn) (*nothing, error) {
			return &nothing{}, s.desk.EndDeputy(ctx, p, in.ID)
		})
}

// HandledView is an open application, without its applicant.
type HandledView struct {
	Case   string     `json:"case"`
	Number string     `json:"number"`
	Stage  string     `json:"stage"`
	Due    civil.Date `json:"due,omitempty" format:"date"`
}

// OpenWorkView is one page of what a person handles.
type OpenWorkView struct {
	Account  Named         `json:"account"`
	Total    int           `json:"total"`
	Cases    []HandledView `json:"cases" nullable:"false" doc:"先到期的在前"`
	Handlers []Named       `json:"handlers" nullable:"false" doc:"可以移交给谁"`
	Next     string        `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
}

type openWorkIn struct {
	ID    string `path:"id" maxLength:"36" doc:"账号的编号"`
	After string `query:"after" maxLength:"200" doc:"上一页的 next"`
}

func (s *server) openWork() {
	mount(s, route{id: "open-work", method: http.MethodGet, path: "/work/{id}", tag: tagOperation, summary: "一个人名下的在办申请", may: []auth.Act{auth.MoveWork}},
		func(ctx context.Context, p auth.Person, in *openWorkIn) (*bodyOut[OpenWorkView], error) {
			after, err := readKey("after", in.After)
			if err != nil {
				return nil, err
			}
			w, err := s.desk.OpenWork(ctx, p, in.ID, after)
			v := OpenWorkView{Account: Named{w.AccountID, w.Display}, Total: w.Total, Cases: []HandledView{}, Handlers: []Named{}, Next: keyCursor(w.Next)}
			for _, c := range w.Cases {
				v.Cases = append(v.Cases, HandledView{Case: c.CaseID, Number: c.Number, Stage: c.Stage, Due: c.Due})
			}
			for _, h := range w.Handlers {
				v.Handlers = append(v.Handlers, Named{h.ID, h.Display})
			}
			return answer(v, err)
		})
}

type moveWorkIn struct {
	ID   string `path:"id" maxLength:"36" doc:"账号的编号"`
	Key  string `header:"Idempotency-Key" maxLength:"64" doc:"这次移交的编号：重发时相同"`
	Body struct {
		To     string   `json:"to" maxLength:"36" doc:"移交给谁"`
		Cases  []string `json:"cases,omitempty" maxItems:"5000" doc:"只移交这些；没有：全部"`
		Reason string   `json:"reason" maxLength:"5000" doc:"理由"`
	}
}

// MovingView is how far a handover has come.
type MovingView struct {
	ID       string         `json:"id"`
	From     string         `json:"from"`
	To       string         `json:"to"`
	Done     int            `json:"done"`
	Waiting  int            `json:"waiting" doc:"还没有办理：再调用 continue"`
	Finished bool           `json:"finished"`
	Refused  []NotMovedView `json:"refused" nullable:"false"`
}

// NotMovedView is a case that stayed, and why.
type NotMovedView struct {
	Case    string   `json:"case"`
	Number  string   `json:"number"`
	Status  string   `json:"status"`
	Reasons []string `json:"reasons" nullable:"false"`
}

func movingView(m desk.Moving) MovingView {
	v := MovingView{ID: m.ID, From: m.From, To: m.To, Done: m.Done, Waiting: m.Waiting, Finished: m.Finished, Refused: []NotMovedView{}}
	for _, r := range m.Refused {
		no := NotMovedView{Case: r.CaseID, Number: r.Number, Status: r.Status, Reasons: []string{}}
		for _, why := range r.Why {
			no.Reasons = append(no.Reasons, words.RefusalOf(application.CmdAssign, why))
		}
		v.Refused = append(v.Refused, no)
	}
	return v
}

func (s *server) moveWork() {
	mount(s, route{id: "move-work", method: http.MethodPost, path: "/work/{id}/move", tag: tagOperation, summary: "移交在办申请", may: []auth.Act{auth.MoveWork},
		needs: []string{headerKey}},
		func(ctx context.Context, p auth.Person, in *moveWorkIn) (*bodyOut[MovingView], error) {
			id, err := commandID(in.Key)
			if err != nil {
				return nil, err
			}
			m, err := s.desk.MoveWork(ctx, p, desk.MoveWork{ID: id, From: in.ID, To: in.Body.To, Cases: in.Body.Cases, Reason: in.Body.Reason})
			return answer(movingView(m), err)
		})
}

func (s *server) handover() {
	mount(s, route{id: "handover", method: http.MethodGet, path: "/handovers/{id}", tag: tagOperation, summary: "一次移交的进度", may: []auth.Act{auth.MoveWork}},
		func(ctx context.Context, p auth.Person, in *accountIn) (*bodyOut[MovingView], error) {
			m, err := s.desk.Handover(ctx, p, in.ID)
			return answer(movingView(m), err)
		})
}

func (s *server) goOn() {
	mount(s, route{id: "continue-handover", method: http.MethodPost, path: "/handovers/{id}/continue", tag: tagOperation, summary: "继续没有办完的移交",
		may: []auth.Act{auth.MoveWork}},
		func(ctx context.Context, p auth.Person, in *accountIn) (*bodyOut[MovingView], error) {
			m, err := s.desk.GoOn(ctx, p, in.ID)
			return answer(movingView(m), err)
		})
}
