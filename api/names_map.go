package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
)

// MapNameBody says what a name means: one unit, or one group.
type MapNameBody struct {
	Name    string     `json:"name" maxLength:"200"`
	UnitID  string     `json:"unit_id,omitempty" maxLength:"36"`
	GroupID string     `json:"group_id,omitempty" maxLength:"36"`
	From    civil.Date `json:"from,omitempty" format:"date" doc:"自这一天印发的通知起；没有：一直"`
}

type mapNameIn struct{ Body MapNameBody }

// OpenedView is what was opened by that.
type OpenedView struct {
	ID     string `json:"id,omitempty" doc:"单位组的编号"`
	Items  int    `json:"items" doc:"几项"`
	Shares int    `json:"shares" doc:"补开的分工"`
}

// mapName remembers a meaning and opens the missing shares. Sent again it changes nothing; what was interrupted goes on.
func (s *server) mapName() {
	mount(s, route{id: "map-name", method: http.MethodPost, path: "/names/map", tag: "任务台账", summary: "对应一个名称，补开分工", may: []auth.Act{auth.MapNames}},
		func(ctx context.Context, p auth.Person, in *mapNameIn) (*bodyOut[OpenedView], error) {
			b := in.Body
			o, err := s.desk.MapName(ctx, p, desk.MapName{Name: tidy(b.Name), UnitID: b.UnitID, GroupID: b.GroupID, From: b.From})
			return answer(OpenedView{Items: o.Items, Shares: o.Shares}, err)
		})
}

type openSharesIn struct {
	Body struct {
		Name string `json:"name" maxLength:"200"`
	}
}

// openShares opens what a name's units still lack.
func (s *server) openShares() {
	mount(s, route{id: "open-shares", method: http.MethodPost, path: "/names/open", tag: "任务台账", summary: "补开一个名称缺的分工", may: []auth.Act{auth.MapNames}},
		func(ctx context.Context, p auth.Person, in *openSharesIn) (*bodyOut[OpenedView], error) {
			o, err := s.desk.OpenShares(ctx, p, tidy(in.Body.Name))
			return answer(OpenedView{Items: o.Items, Shares: o.Shares}, err)
		})
}
