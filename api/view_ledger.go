package api

import (
	"time"

	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

// NoticeView is an imported notice.
type NoticeView struct {
	ID         string     `json:"id"`
	Number     string     `json:"number" doc:"发文字号"`
	Title      string     `json:"title"`
	IssuedOn   civil.Date `json:"issued_on,omitempty" format:"date"`
	Items      int        `json:"items"`
	ImportedAt time.Time  `json:"imported_at"`
}

// DeadlineView is one date or rhythm found in an item's text.
type DeadlineView struct {
	Kind           string     `json:"kind" doc:"date、monthly、quarterly、working_days、days 或 standing"`
	Date           civil.Date `json:"date,omitempty" format:"date"`
	LastWorkingDay civil.Date `json:"last_working_day,omitempty" format:"date"`
	N              int        `json:"n,omitempty"`
	Quote          string     `json:"quote" doc:"原文"`
}

// ItemView is one item of the 任务台账.
type ItemView struct {
	ID             string         `json:"id"`
	NoticeID       string         `json:"notice_id"`
	Position       int            `json:"position"`
	No             string         `json:"no" doc:"通知中的编号"`
	Seq            int            `json:"seq"`
	Section        string         `json:"section"`
	Topic          string         `json:"topic"`
	Measure        string         `json:"measure,omitempty"`
	Text           string         `json:"text"`
	Lead           []string       `json:"lead" nullable:"false" doc:"牵头单位，原文"`
	Responsible    []string       `json:"responsible" nullable:"false" doc:"责任单位，原文"`
	Deadlines      []DeadlineView `json:"deadlines" nullable:"false"`
	Notes          []string       `json:"notes" nullable:"false" doc:"读入时的提示"`
	Stage          string         `json:"stage"`
	StageName      string         `json:"stage_name"`
	Light          desk.Light     `json:"light" doc:"done、overdue、soon、calm 或 standing"`
	DueOn          civil.Date     `json:"due_on,omitempty" format:"date"`
	LastWorkingDay civil.Date     `json:"last_working_day,omitempty" format:"date"`
	Period         string         `json:"period,omitempty"`
	ClosedOn       civil.Date     `json:"closed_on,omitempty" format:"date"`
	Shares         []ShareView    `json:"shares" nullable:"false"`
}

// ShareView is one unit's share of an item.
type ShareView struct {
	ID             string     `json:"id"`
	ItemID         string     `json:"item_id"`
	Seq            int        `json:"seq"`
	Unit           Named      `json:"unit"`
	Role           string     `json:"role"`
	RoleName       string     `json:"role_name"`
	Stage          string     `json:"stage"`
	StageName      string     `json:"stage_name"`
	Light          desk.Light `json:"light" doc:"done、overdue、soon、calm 或 standing"`
	DueOn          civil.Date `json:"due_on,omitempty" format:"date"`
	LastWorkingDay civil.Date `json:"last_working_day,omitempty" format:"date"`
	OpenedOn       civil.Date `json:"opened_on,omitempty" format:"date"`
	ReportedOn     civil.Date `json:"reported_on,omitempty" format:"date"`
	AcceptedOn     civil.Date `json:"accepted_on,omitempty" format:"date"`
}

func itemView(i desk.LedgerItem) ItemView {
	v := ItemView{ID: i.CaseID, NoticeID: i.NoticeID, Position: i.Position, No: i.No, Seq: i.Seq, Section: i.Section, Topic: i.Topic,
		Measure: i.Measure, Text: i.Text, Lead: list(i.Lead), Responsible: list(i.Resp), Deadlines: []DeadlineView{}, Notes: list(i.Notes),
		Stage: i.Stage, StageName: words.AssignmentStage(assignment.Stage(i.Stage)), Light: i.Light, DueOn: i.DueOn,
		LastWorkingDay: i.LastWorking, Period: i.Period, ClosedOn: i.ClosedOn, Shares: []ShareView{}}
	for _, d := range i.Dates {
		v.Deadlines = append(v.Deadlines, DeadlineView{d.Kind, d.Date, d.LastWorking, d.N, d.Quote})
	}
	for _, s := range i.Shares {
		v.Shares = append(v.Shares, shareView(s))
	}
	return v
}

func shareView(s desk.LedgerShare) ShareView {
	return ShareView{ID: s.CaseID, ItemID: s.ItemID, Seq: s.Seq, Unit: Named{s.UnitID, s.Unit}, Role: s.Role,
		RoleName: words.AssignmentRole(assignment.Role(s.Role)), Stage: s.Stage, StageName: words.AssignmentStage(assignment.Stage(s.Stage)),
		Light: s.Light, DueOn: s.DueOn, LastWorkingDay: s.LastWorking, OpenedOn: s.OpenedOn, ReportedOn: s.ReportedOn, AcceptedOn: s.AcceptedOn}
}

func list(in []string) []string { return append([]string{}, in...) }

// AssignmentView is an item or a share with everything that its page shows.
type AssignmentView struct {
	Seq      int         `json:"seq" doc:"序号，即 ETag"`
	Item     ItemView    `json:"item"`
	Share    *ShareView  `json:"share,omitempty"`
	Report   string      `json:"report,omitempty" doc:"单位最近一次反馈"`
	Returned string      `json:"returned,omitempty" doc:"退回的理由"`
	Offers   []OfferView `json:"offers" nullable:"false" doc:"现在可以办理的"`
	Waiting  int         `json:"waiting" doc:"已收到、处理中的提交；不为零时不能再办理"`
	Timeline []EntryView `json:"timeline" nullable:"false" doc:"经过，新的在前"`
	Today    civil.Date  `json:"today" format:"date"`
}

func assignmentView(c desk.AssignmentCase) AssignmentView {
	v := AssignmentView{Seq: c.Seq, Item: itemView(c.Item), Report: c.Report, Returned: c.Returned, Offers: offers(c.Offers), Waiting: c.Waiting,
		Timeline: timeline(c.Timeline), Today: c.Today}
	if c.Share != nil {
		s := shareView(*c.Share)
		v.Share = &s
	}
	return v
}
