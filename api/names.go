package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
)

type namesIn struct {
	After string `query:"after" maxLength:"200" doc:"上一页的 next"`
}

// NamesView is 单位对照: what the names of notices mean.
type NamesView struct {
	Open     []OpenNameView `json:"open" nullable:"false" doc:"单位还没有分工的名称，按名称排列"`
	Next     string         `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
	Meanings []MeaningView  `json:"meanings" nullable:"false" doc:"已对应的"`
	Groups   []GroupView    `json:"groups" nullable:"false" doc:"单位组"`
}

// OpenNameView is a name whose units have no shares yet.
type OpenNameView struct {
	Name  string `json:"name"`
	Kind  string `json:"kind" doc:"unit：机构目录中没有；group：一类单位；unspecified：未指明，在每一项里分别指定"`
	Items int    `json:"items" doc:"涉及几项"`
	Known bool   `json:"known" doc:"已经对应，可以补开"`
}

// MeaningView is what a name means.
type MeaningView struct {
	Name    string     `json:"name"`
	Unit    string     `json:"unit,omitempty"`
	Group   string     `json:"group,omitempty"`
	GroupID string     `json:"group_id,omitempty"`
	From    civil.Date `json:"from,omitempty" format:"date" doc:"自这一天印发的通知起；没有：一直"`
}

// GroupView is a group with its members.
type GroupView struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Members []MemberView `json:"members" nullable:"false"`
}

// MemberView is a unit in a group for some time.
type MemberView struct {
	Unit Named      `json:"unit"`
	From civil.Date `json:"from,omitempty" format:"date"`
	To   civil.Date `json:"to,omitempty" format:"date" doc:"最后一天"`
}

// names are what is open, what is known, and the groups.
func (s *server) names() {
	mount(s, route{id: "names", method: http.MethodGet, path: "/names", tag: "任务台账", summary: "单位对照", may: []auth.Act{auth.ReadLedger}},
		func(ctx context.Context, p auth.Person, in *namesIn) (*bodyOut[NamesView], error) {
			b, err := s.desk.NameBook(ctx, p, in.After)
			return answer(namesView(b), err)
		})
}

func namesView(b desk.NameBook) NamesView {
	v := NamesView{Open: []OpenNameView{}, Next: b.Next, Meanings: []MeaningView{}, Groups: []GroupView{}}
	for _, n := range b.Open {
		v.Open = append(v.Open, OpenNameView{n.Name, string(n.Kind), n.Items, n.Known})
	}
	for _, m := range b.Meanings {
		v.Meanings = append(v.Meanings, MeaningView{m.Name, m.Unit, m.Group, m.GroupID, m.From})
	}
	for _, g := range b.Groups {
		row := GroupView{ID: g.ID, Name: g.Name, Members: []MemberView{}}
		for _, m := range g.Members {
			row.Members = append(row.Members, MemberView{Named{m.UnitID, m.Unit}, m.From, m.To})
		}
		v.Groups = append(v.Groups, row)
	}
	return v
}
