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
	Light          desk.Light     `json:"light" doc:"done、overdue、soon、calm、standing 或 check（该核查了）"`
	DueOn          civil.Date     `json:"due_on,omitempty" format:"date"`
	LastWorkingDay civil.Date     `json:"last_working_day,omitempty" format:"date"`
	Period         string         `json:"period,omitempty"`
	ClosedOn       civil.Date     `json:"closed_on,omitempty" format:"date"`
	CheckedOn      civil.Date     `json:"checked_on,omitempty" format:"date" doc:"上次核查"`
	CheckBy        civil.Date     `json:"check_by,omitempty" format:"date" doc:"保持状态的任务，应在这一天以前再核查"`
	EvidenceOn     civil.Date     `json:"evidence_on,omitempty" format:"date" doc:"最近一次有佐证的日期"`
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
	Asked          bool       `json:"asked" doc:"请单位报送，还没有报送；否则没有要求报送（零填报）"`
	AskedOn        civil.Date `json:"asked_on,omitempty" format:"date"`
	AskDue         civil.Date `json:"ask_due,omitempty" format:"date" doc:"报送期限"`
	ByOffice       bool       `json:"by_office" doc:"依据是办公室自己查到的"`
}

func itemView(i desk.LedgerItem) ItemView {
	v := ItemView{ID: i.CaseID, NoticeID: i.NoticeID, Position: i.Position, No: i.No, Seq: i.Seq, Section: i.Section, Topic: i.Topic,
		Measure: i.Measure, Text: i.Text, Lead: list(i.Lead), Responsible: list(i.Resp), Deadlines: []DeadlineView{}, Notes: list(i.Notes),
		Stage: i.Stage, StageName: words.AssignmentStage(assignment.Stage(i.Stage)), Light: i.Light, DueOn: i.DueOn,
		LastWorkingDay: i.LastWorking, Period: i.Period, ClosedOn: i.ClosedOn, CheckedOn: i.CheckedOn, CheckBy: i.CheckBy,
		EvidenceOn: i.EvidenceOn, Shares: []ShareView{}}
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
		RoleName: words.AssignmentRole(assignment.Role(s.Role)), Stage: s.Stage, StageName: words.ShareStage(assignment.Stage(s.Stage), s.Asked),
		Light: s.Light, DueOn: s.DueOn, LastWorkingDay: s.LastWorking, OpenedOn: s.OpenedOn, ReportedOn: s.ReportedOn, AcceptedOn: s.AcceptedOn, Asked: s.Asked, AskedOn: s.AskedOn,
		AskDue: s.AskDue, ByOffice: s.ByOffice}
}

func list(in []string) []string { return append([]string{}, in...) }

// AssignmentView is an item or a share with everything that its page shows.
type AssignmentView struct {
	Seq      int         `json:"seq" doc:"序号，即 ETag"`
	Item     ItemView    `json:"item"`
	Share    *ShareView  `json:"share,omitempty"`
	Report   string      `json:"report,omitempty" doc:"单位最近一次反馈"`
	Returned string      `json:"returned,omitempty" doc:"退回的理由"`
	Asked    string      `json:"asked,omitempty" doc:"请单位报送什么"`
	AskDue   civil.Date  `json:"ask_due,omitempty" format:"date" doc:"今天请单位报送的话，建议的期限"`
	Names    []string    `json:"names" nullable:"false" doc:"还没有对应到单位的名称"`
	Proofs   []ProofView `json:"proofs" nullable:"false" doc:"经过中各步的佐证，新的在前"`
	Offers   []OfferView `json:"offers" nullable:"false" doc:"现在可以办理的"`
	Waiting  int         `json:"waiting" doc:"已收到、处理中的提交；不为零时不能再办理"`
	Timeline []EntryView `json:"timeline" nullable:"false" doc:"经过，新的在前"`
	Today    civil.Date  `json:"today" format:"date"`
}

func assignmentView(c desk.AssignmentCase) AssignmentView {
	v := AssignmentView{Seq: c.Seq, Item: itemView(c.Item), Report: c.Report, Returned: c.Returned, Offers: offers(c.Offers), Waiting: c.Waiting,
		Timeline: timeline(c.Timeline), Today: c.Today,
		Asked: c.Asked, AskDue: c.AskDue, Names: []string{}, Proofs: proofViews(c.Proofs)}
	for _, n := range c.Names {
		v.Names = append(v.Names, n.Name)
	}
	if c.Share != nil {
		s := shareView(*c.Share)
		v.Share = &s
	}
	return v
}
