package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
)

// GroupBody is a group as it should be from a day on.
type GroupBody struct {
	ID    string     `json:"id,omitempty" maxLength:"36" doc:"没有：新建"`
	Name  string     `json:"name" maxLength:"200"`
	Units []string   `json:"units" nullable:"false" maxItems:"500" doc:"单位的编号"`
	From  civil.Date `json:"from,omitempty" format:"date" doc:"增减自这一天印发的通知起；没有：当作一直如此"`
}

type groupIn struct{ Body GroupBody }

// saveGroup keeps a group and opens what its new members lack.
func (s *server) saveGroup() {
	mount(s, route{id: "save-group", method: http.MethodPost, path: "/names/groups", tag: "任务台账", summary: "新建或增减单位组", may: []auth.Act{auth.MapNames}},
		func(ctx context.Context, p auth.Person, in *groupIn) (*bodyOut[OpenedView], error) {
			b := in.Body
			id, o, err := s.desk.SaveGroup(ctx, p, desk.SaveGroup{ID: b.ID, Name: tidy(b.Name), Units: b.Units, From: b.From})
			return answer(OpenedView{ID: id, Items: o.Items, Shares: o.Shares}, err)
		})
}

type nameInItemIn struct {
	ID   string `path:"id" doc:"编号"`
	Body struct {
		Name  string   `json:"name" maxLength:"200"`
		Units []string `json:"units" nullable:"false" maxItems:"500" doc:"单位的编号"`
	}
}

// nameInItem says whom a name means in one item (有关部门).
func (s *server) nameInItem() {
	mount(s, route{id: "name-in-item", method: http.MethodPost, path: "/items/{id}/names", tag: "任务台账", summary: "指定一项里的“有关部门”", may: []auth.Act{auth.MapNames}},
		func(ctx context.Context, p auth.Person, in *nameInItemIn) (*bodyOut[OpenedView], error) {
			o, err := s.desk.NameInItem(ctx, p, in.ID, tidy(in.Body.Name), in.Body.Units)
			return answer(OpenedView{Items: o.Items, Shares: o.Shares}, err)
		})
}
