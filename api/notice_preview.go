package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

type noticeIn struct{ Upload }

// NoticePlanView is a notice as it would be imported.
type NoticePlanView struct {
	Title    string         `json:"title"`
	Number   string         `json:"number" doc:"发文字号"`
	IssuedOn civil.Date     `json:"issued_on,omitempty" format:"date"`
	Items    []ItemPlanView `json:"items" nullable:"false"`
	Warnings []string       `json:"warnings" nullable:"false" doc:"对整个文件的提示"`
	Imported bool           `json:"imported" doc:"这个发文字号已经导入过"`
	NoticeID string         `json:"notice_id,omitempty"`
}

// ItemPlanView is one item of it, with the units that get a share.
type ItemPlanView struct {
	No          string          `json:"no"`
	Section     string          `json:"section"`
	Topic       string          `json:"topic"`
	Measure     string          `json:"measure,omitempty"`
	Text        string          `json:"text"`
	Lead        []string        `json:"lead" nullable:"false" doc:"牵头单位，原文"`
	Responsible []string        `json:"responsible" nullable:"false" doc:"责任单位，原文"`
	Deadlines   []DeadlineView  `json:"deadlines" nullable:"false"`
	Shares      []SharePlanView `json:"shares" nullable:"false" doc:"将开立分工的单位"`
	Notes       []string        `json:"notes" nullable:"false" doc:"提示"`
	Existing    string          `json:"existing,omitempty" doc:"已经导入的，它的编号"`
}

// SharePlanView is a unit that was found in the organisation.
type SharePlanView struct {
	Unit     Named  `json:"unit"`
	Role     string `json:"role"`
	RoleName string `json:"role_name"`
}

// previewNotice reads a notice and matches its names with the organisation; it keeps nothing.
func (s *server) previewNotice() {
	mount(s, route{id: "preview-notice", method: http.MethodPost, path: "/notices/preview", tag: "任务台账", summary: "预览：读入任务分工通知",
		may: []auth.Act{auth.ImportNotice}},
		func(ctx context.Context, p auth.Person, in *noticeIn) (*bodyOut[NoticePlanView], error) {
			plan, err := s.desk.PlanNotice(ctx, p, in.text)
			return answer(noticePlanView(plan), err)
		})
	s.describeUpload("/notices/preview")
}

func noticePlanView(plan desk.NoticePlan) NoticePlanView {
	n := plan.Notice
	v := NoticePlanView{Title: n.Title, Number: n.Number, IssuedOn: n.IssuedOn, Items: []ItemPlanView{}, Warnings: []string{},
		Imported: plan.Imported, NoticeID: plan.NoticeID}
	for _, w := range n.Warnings {
		v.Warnings = append(v.Warnings, w.Text)
	}
	for _, it := range plan.Items {
		v.Items = append(v.Items, itemPlanView(it))
	}
	return v
}

func itemPlanView(it desk.ItemPlan) ItemPlanView {
	v := ItemPlanView{No: it.ID, Section: it.Section.No + it.Section.Title, Topic: it.Topic.No + it.Topic.Title, Measure: it.Measure, Text: it.Text,
		Lead: []string{}, Responsible: []string{}, Deadlines: []DeadlineView{}, Shares: []SharePlanView{}, Notes: list(it.Notes),
		Existing: it.Existing}
	for _, n := range it.Lead {
		v.Lead = append(v.Lead, n.Text)
	}
	for _, n := range it.Responsible {
		v.Responsible = append(v.Responsible, n.Text)
	}
	for _, d := range it.Deadlines {
		v.Deadlines = append(v.Deadlines, DeadlineView{string(d.Kind), d.Date, d.LastWorkingDay, d.N, d.Quote})
	}
	for _, sh := range it.Shares {
		v.Shares = append(v.Shares, SharePlanView{Named{sh.UnitID, sh.Name}, string(sh.Role), words.AssignmentRole(assignment.Role(sh.Role))})
	}
	return v
}
