package api

import (
	"context"
	"net/http"
	"slices"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
)

type workListIn struct {
	Stage   string `query:"stage" maxLength:"16" doc:"只列这一步的"`
	Mine    bool   `query:"mine" doc:"只列本人承办的"`
	MyTurn  bool   `query:"my_turn" doc:"只列轮到本人（按姓名或者职责）的"`
	Waiting bool   `query:"waiting" doc:"列等别人的（补正、缴费、征求意见），不列机关现在能办的"`
	Whom    string `query:"whom" maxLength:"16" doc:"只列在这些人手里的"`
	Lack    string `query:"lack" maxLength:"16" doc:"只列缺这一项的"`
	Since   string `query:"since" format:"date" doc:"只列这一天起登记的"`
	Soon    bool   `query:"soon" doc:"只列5个工作日以内到期的"`
	After   string `query:"after" maxLength:"200" doc:"上一页的 next"`
	Limit   int    `query:"limit" minimum:"1" maximum:"50" default:"50" doc:"每页几件"`
}

// WorkListView is one page of the work list.
type WorkListView struct {
	Applications  []RowView      `json:"applications" nullable:"false" doc:"在办的，到期早的在前"`
	Next          string         `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
	Waiting       int            `json:"waiting" doc:"等别人的件数；用 waiting=true 列出"`
	Counts        map[string]int `json:"counts" doc:"各步骤的件数"`
	News          NewsView       `json:"news" doc:"上一个工作日以来的新情况"`
	Today         civil.Date     `json:"today" format:"date"`
	WorkingDay    bool           `json:"working_day"`
	OfficialUntil civil.Date     `json:"official_until,omitempty" format:"date" doc:"放假安排已公布到这一天"`
}

// NewsView is what is new since the working day before, or stuck.
type NewsView struct {
	Since        civil.Date     `json:"since" format:"date" doc:"上一个工作日"`
	Arrived      map[string]int `json:"arrived" doc:"新登记的件数，按渠道"`
	Incomplete   int            `json:"incomplete" doc:"其中申请表还缺内容的件数"`
	Signing      int            `json:"signing" doc:"在领导处待签的件数"`
	SigningSince civil.Date     `json:"signing_since,omitempty" format:"date" doc:"其中最早的自哪天起"`
	Unproved     int            `json:"unproved" doc:"文书已发出、还没有送达证明的件数"`
}

func newsView(s desk.Strip) NewsView {
	out := NewsView{Since: s.Since, Arrived: map[string]int{}, Signing: s.Signing.N, SigningSince: s.Signing.Since, Unproved: s.Unproved}
	for _, a := range s.Arrived {
		out.Arrived[a.Channel] += a.N
		out.Incomplete += a.Lacking
	}
	return out
}

func (in workListIn) filter() (f desk.WorkFilter, err error) {
	f = desk.WorkFilter{Stage: in.Stage, Mine: in.Mine, MyTurn: in.MyTurn, Waiting: in.Waiting, Whom: application.Whom(in.Whom),
		Lack: application.Lack(in.Lack), Soon: in.Soon}
	var bad desk.Invalid
	for _, x := range []struct {
		field string
		known bool
	}{{"stage", f.Stage == "" || slices.Contains(application.Stages(), application.Stage(f.Stage))},
		{"whom", f.Whom == "" || slices.Contains(application.Whoms(), f.Whom)}, {"lack", f.Lack == "" || slices.Contains(application.Lacks(), f.Lack)}} {
		if !x.known {
			bad = append(bad, desk.Fault{Field: x.field, Code: codeUnknownValue})
		}
	}
	if len(bad) > 0 {
		return f, bad
	}
	if in.Since != "" {
		if f.Since, err = day("since", in.Since); err != nil {
			return f, err
		}
	}
	f.After, err = readWorkKey("after", in.After)
	return f, err
}

// workList is what waits for the office, the next date first.
func (s *server) workList() {
	mount(s, route{id: "work-list", method: http.MethodGet, path: "/applications", tag: "依申请公开", summary: "工作台：在办的申请",
		may: []auth.Act{auth.ReadApplications}},
		func(ctx context.Context, p auth.Person, in *workListIn) (*bodyOut[WorkListView], error) {
			f, err := in.filter()
			if err != nil {
				return nil, err
			}
			w, err := s.desk.WorkList(ctx, p, f)
			return answer(workListView(f, w, in.Limit), err)
		})
}

func workListView(f desk.WorkFilter, w desk.Work, limit int) WorkListView {
	if len(w.Rows) > limit { // desk reads full pages; a shorter one goes on behind its own last row
		w.Rows, w.Next = w.Rows[:limit], f.KeyOf(w.Rows[limit-1].Application, w.Today)
	}
	return WorkListView{Applications: rowViews(w.Rows), Next: workCursor(w.Next), Counts: w.Counts, Today: w.Today, WorkingDay: w.Working, Waiting: w.Waiting,
		News: newsView(w.Strip), OfficialUntil: w.Official}
}
