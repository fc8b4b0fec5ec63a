package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/store"
)

type (
	// FilterView is a view of the work list that a person keeps.
	FilterView struct {
		ID    string `json:"id" format:"uuid"`
		Name  string `json:"name"`
		Query string `json:"query" doc:"工作台地址里问号之后的部分"`
	}
	// FiltersView are a person's, by name.
	FiltersView struct {
		Filters []FilterView `json:"filters" nullable:"false"`
	}
	// FilterToSave names the present filters of the work list.
	FilterToSave struct {
		Name  string `json:"name" maxLength:"12" doc:"名称，12个字以内，不得重复"`
		Query string `json:"query" maxLength:"200" doc:"工作台地址里问号之后的部分，不含个人信息"`
	}
	saveFilterIn struct {
		Body FilterToSave
	}
	forgetFilterIn struct {
		ID string `path:"id" format:"uuid"`
	}
)

// filters are the views of the work list that a person keeps.
func (s *server) filters() {
	may := []auth.Act{auth.ReadApplications}
	mount(s, route{id: "filters", method: http.MethodGet, path: "/filters", tag: "依申请公开", summary: "我的筛选", may: may},
		func(ctx context.Context, p auth.Person, _ *struct{}) (*bodyOut[FiltersView], error) {
			kept, err := s.desk.SavedFilters(ctx, p)
			out := FiltersView{Filters: make([]FilterView, 0, len(kept))}
			for _, f := range kept {
				out.Filters = append(out.Filters, filterView(f))
			}
			return answer(out, err)
		})
	mount(s, route{id: "save-filter", method: http.MethodPost, path: "/filters", tag: "依申请公开", summary: "保存筛选", may: may},
		func(ctx context.Context, p auth.Person, in *saveFilterIn) (*bodyOut[FilterView], error) {
			f, err := s.desk.SaveFilter(ctx, p, in.Body.Name, in.Body.Query)
			return answer(filterView(f), err)
		})
	mount(s, route{id: "forget-filter", method: http.MethodDelete, path: "/filters/{id}", tag: "依申请公开", summary: "删除筛选", may: may},
		func(ctx context.Context, p auth.Person, in *forgetFilterIn) (*nothing, error) {
			return &nothing{}, s.desk.ForgetFilter(ctx, p, in.ID)
		})
}

func filterView(f store.SavedFilter) FilterView {
	return FilterView{ID: f.ID, Name: f.Name, Query: f.Query}
}
