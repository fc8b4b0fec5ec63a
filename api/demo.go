package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/web/words"
)

// DemoView is how loading the demonstration county stands.
type DemoView struct {
	Here    bool             `json:"here" doc:"演示县已经在这里"`
	Running bool             `json:"running" doc:"正在载入"`
	Done    int              `json:"done"`
	Of      int              `json:"of"`
	Failed  bool             `json:"failed,omitempty" doc:"中断了；再次请求从断开的地方接着载入"`
	People  []DemoPersonView `json:"people" nullable:"false" doc:"由本进程载入、密码还没有记下的人"`
}

// DemoPersonView is somebody of the demonstration county who can sign in.
type DemoPersonView struct {
	Account  string     `json:"account"`
	Name     string     `json:"name"`
	Roles    []RoleView `json:"roles" nullable:"false"`
	Password string     `json:"one_time_password,omitempty"`
}

func (s *server) demoState() {
	mount(s, route{id: "demo-state", method: http.MethodGet, path: "/demo", tag: tagOperation, summary: "演示县载入到哪里", may: []auth.Act{auth.LoadDemo}},
		func(ctx context.Context, p auth.Person, _ *nothing) (*bodyOut[DemoView], error) {
			got, err := s.desk.DemoState(ctx, p)
			return answer(demoView(got), err)
		})
}

// loadDemo starts loading and does not wait for its end.
func (s *server) loadDemo() {
	mount(s, route{id: "load-demo", method: http.MethodPost, path: "/demo", tag: tagOperation, summary: "载入演示县；已有真实办件的不能载入",
		may: []auth.Act{auth.LoadDemo}, status: http.StatusAccepted},
		func(ctx context.Context, p auth.Person, _ *nothing) (*bodyOut[DemoView], error) {
			if err := s.desk.StartDemo(ctx, p); err != nil {
				return nil, err
			}
			got, err := s.desk.DemoState(ctx, p)
			return answer(demoView(got), err)
		})
}

func demoView(s desk.DemoState) DemoView {
	v := DemoView{Here: s.Here, Running: s.Running, Done: s.Done, Of: s.Of, Failed: s.Failed, People: []DemoPersonView{}}
	if s.Loaded == nil {
		return v
	}
	for _, p := range s.Loaded.People {
		line := DemoPersonView{Account: p.Name, Name: p.Display, Roles: []RoleView{}, Password: p.Password}
		for _, r := range p.Roles {
			line.Roles = append(line.Roles, RoleView{r, words.Role(r)})
		}
		v.People = append(v.People, line)
	}
	return v
}
