package api

import (
	"time"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/web/words"
)

// ClockView is the periods of a case and how they came about.
type ClockView struct {
	ArrivedOn            civil.Date `json:"arrived_on,omitempty" format:"date" doc:"来件之日"`
	ReceivedOn           civil.Date `json:"received_on,omitempty" format:"date" doc:"收到之日（条例第三十一条）；尚未确认的没有"`
	CorrectionNoticeDue  civil.Date `json:"correction_notice_due,omitempty" format:"date" doc:"补正告知的最后一日"`
	ReplyDue             civil.Date `json:"reply_due,omitempty" format:"date" doc:"答复的最后一日"`
	CorrectionDue        civil.Date `json:"correction_due,omitempty" format:"date" doc:"等待补正的：申请人补正的最后一日"`
	PayDue               civil.Date `json:"pay_due,omitempty" format:"date" doc:"等待缴费的：申请人缴费的最后一日"`
	LaterDate            civil.Date `json:"later_date,omitempty" format:"date" doc:"延迟答复的日期（条例第三十五条）"`
	ReplyDueConservative civil.Date `json:"reply_due_conservative,omitempty" format:"date" doc:"按最稳妥的算法"`
	ReplyLimit           civil.Date `json:"reply_limit,omitempty" format:"date" doc:"按最宽的算法"`
	Provisional          bool       `json:"provisional,omitempty" doc:"放假安排尚未公布，日期为暂定"`
	CalendarEdition      string     `json:"calendar_edition"`
	Explanation          []string   `json:"explanation" nullable:"false" doc:"日期的由来，一句一步"`
}

func clockView(c clock.Clock, explain []string) ClockView {
	return ClockView{ArrivedOn: c.ArrivedOn, ReceivedOn: c.ReceivedOn, CorrectionNoticeDue: c.CorrectionNoticeDue, ReplyDue: c.ReplyDue,
		CorrectionDue: c.CorrectionDue, PayDue: c.PayDue, LaterDate: c.LaterDate,
		ReplyDueConservative: c.ReplyDueConservative, ReplyLimit: c.ReplyLimit, Provisional: c.Provisional, CalendarEdition: c.CalendarEdition,
		Explanation: append([]string{}, explain...)}
}

// StandingView is how a case stands today.
type StandingView struct {
	Status     clock.Status     `json:"status" doc:"running、stopped、closed 或 unconfirmed"`
	StoppedFor clock.StoppedFor `json:"stopped_for,omitempty"`
	Late       bool             `json:"late"`
	DaysLeft   *int             `json:"days_left,omitempty" doc:"今天之后还有几个工作日；已逾期的为负"`
}

// RowView is an application in a list.
type RowView struct {
	ID         string     `json:"id"`
	Number     string     `json:"number" doc:"登记号"`
	Seq        int        `json:"seq"`
	Stage      string     `json:"stage"`
	StageName  string     `json:"stage_name"`
	Open       bool       `json:"open"`
	Channel    string     `json:"channel"`
	Applicant  string     `json:"applicant" doc:"申请人类型"`
	Name       string     `json:"name" doc:"申请人"`
	Summary    string     `json:"summary" doc:"所需信息的开头"`
	Handler    string     `json:"handler,omitempty" doc:"承办人"`
	ArrivedOn  civil.Date `json:"arrived_on,omitempty" format:"date"`
	ReceivedOn civil.Date `json:"received_on,omitempty" format:"date"`
	DueOn      civil.Date `json:"due_on,omitempty" format:"date"`
	SortOn     civil.Date `json:"sort_on,omitempty" format:"date" doc:"列表排序所用的日期"`
	DaysLeft   *int       `json:"days_left,omitempty"`
	Turn       *TurnView  `json:"turn,omitempty" doc:"下一步；办结的没有"`
	Lacks      []string   `json:"lacks,omitempty" doc:"还缺什么"`
	Missing    int        `json:"missing,omitempty" doc:"申请材料缺几项"`
	Outcome    string     `json:"outcome,omitempty"`
	RepliedOn  civil.Date `json:"replied_on,omitempty" format:"date"`
	ClosedOn   civil.Date `json:"closed_on,omitempty" format:"date"`
}

func rowViews(in []desk.Row) []RowView {
	out := make([]RowView, len(in))
	for i, r := range in {
		out[i] = RowView{Turn: turnView(r), ID: r.CaseID, Number: r.Number, Seq: r.Seq, Stage: r.Stage, StageName: words.Stage(application.Stage(r.Stage)), Open: r.Open,
			Channel: r.Channel, Applicant: r.Applicant, Name: r.Name, Summary: r.Summary, Handler: r.Handler, ArrivedOn: r.ArrivedOn,
			ReceivedOn: r.ReceivedOn, DueOn: r.DueOn, SortOn: r.SortOn, Missing: r.Missing, Outcome: r.Outcome, RepliedOn: r.RepliedOn, ClosedOn: r.ClosedOn}
		if r.Running {
			out[i].DaysLeft = &r.DaysLeft
		}
		for _, l := range r.Lacks {
			out[i].Lacks = append(out[i].Lacks, string(l))
		}
	}
	return out
}

// TurnView is the next step of an application, its last day, and with whom it lies since when.
type TurnView struct {
	Step  string     `json:"step"`
	On    civil.Date `json:"on,omitempty" format:"date" doc:"最迟哪天；没有期限的步骤没有"`
	Whom  string     `json:"whom" doc:"在谁手里"`
	Name  string     `json:"name,omitempty" doc:"承办人"`
	Since civil.Date `json:"since,omitempty" format:"date" doc:"自哪天起"`
}

func turnView(r desk.Row) *TurnView {
	if r.Turn.Step == "" {
		return nil
	}
	return &TurnView{Step: string(r.Turn.Step), On: r.Turn.On, Whom: string(r.Turn.Whom), Name: r.TurnWith, Since: r.Turn.Since}
}

// MissingView is a line of the checklist for the 补正 notice.
type MissingView struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

func missingViews(in []application.Missing) []MissingView {
	out := make([]MissingView, len(in))
	for i, m := range in {
		out[i] = MissingView{string(m), words.Missing(m)}
	}
	return out
}

// ReplyView is the reply, as far as it has come.
type ReplyView struct {
	Outcome     outcome.Code `json:"outcome"`
	OutcomeName string       `json:"outcome_name"`
	Text        string       `json:"text,omitempty" doc:"最近一次送审的文稿"`
	DraftedOn   civil.Date   `json:"drafted_on,omitempty" format:"date"`
	ReviewedOn  civil.Date   `json:"reviewed_on,omitempty" format:"date"`
	SignedOn    civil.Date   `json:"signed_on,omitempty" format:"date"`
	DocNo       string       `json:"doc_no,omitempty"`
	RepliedOn   civil.Date   `json:"replied_on,omitempty" format:"date"`
	Way         string       `json:"way,omitempty"`
}

// ExtensionView is the one extension of art. 33(2).
type ExtensionView struct {
	Days        int        `json:"days" doc:"工作日"`
	Reason      string     `json:"reason,omitempty"`
	RequestedOn civil.Date `json:"requested_on,omitempty" format:"date"`
	ApprovedOn  civil.Date `json:"approved_on,omitempty" format:"date"`
	NotifiedOn  civil.Date `json:"notified_on,omitempty" format:"date"`
}

// FileView is a paper of the case.
type FileView struct {
	ID   string          `json:"id"`
	Kind string          `json:"kind"`
	Name string          `json:"name" doc:"文书名称"`
	Mime string          `json:"mime"`
	At   time.Time       `json:"at"`
	Whom string          `json:"whom,omitempty" doc:"征求谁的意见；给申请人的不写"`
	Mark desk.LetterMark `json:"mark,omitempty" enum:"void,outdated,withdrawn" doc:"void：已作废；outdated：生成后更正过日期；withdrawn：征求意见已撤回。没有的，有效"`
	Note string          `json:"note,omitempty" doc:"作废、撤回或者需要核对的原因"`
}

// ApplicationView is one application.
type ApplicationView struct {
	ID         string    `json:"id"`
	Number     string    `json:"number" doc:"登记号"`
	Seq        int       `json:"seq" doc:"序号，即 ETag"`
	Stage      string    `json:"stage"`
	StageName  string    `json:"stage_name"`
	Agency     string    `json:"agency"`
	Applicant  string    `json:"applicant" doc:"申请人类型"`
	Party      PartyView `json:"party"`
	Request    string    `json:"request" doc:"所需信息的内容描述"`
	First      string    `json:"first_request,omitempty" doc:"补正以前的所需信息的内容描述"`
	Correction string    `json:"correction,omitempty" doc:"最近一次补正通知要求补正的内容"`
	Tracking   string    `json:"tracking,omitempty"`

	Particulars ParticularsView `json:"particulars" doc:"申请表上的其他内容"`

	Checklist    []MissingView  `json:"checklist" nullable:"false" doc:"申请材料缺什么"`
	Registrar    string         `json:"registrar" doc:"登记人"`
	RegisteredOn civil.Date     `json:"registered_on,omitempty" format:"date"`
	Handler      *Named         `json:"handler,omitempty" doc:"承办人"`
	Backfilled   bool           `json:"backfilled,omitempty" doc:"补录：启用系统以前收到，保留原登记号"`
	Since        civil.Date     `json:"since,omitempty" format:"date" doc:"从哪天起停在这一步"`
	Clock        ClockView      `json:"clock"`
	Standing     StandingView   `json:"standing"`
	Reply        *ReplyView     `json:"reply,omitempty"`
	Returned     string         `json:"returned,omitempty" doc:"退回的理由"`
	Extension    *ExtensionView `json:"extension,omitempty"`
	Fee          *FeeView       `json:"fee,omitempty" doc:"收费通知"`
	Offers       []OfferView    `json:"offers" nullable:"false" doc:"现在可以办理的"`
	Papers       []OfferView    `json:"paper_offers,omitempty" doc:"在呈批单上签的，现在可以录入的"`
	NotPossible  []NotPossible  `json:"not_possible" nullable:"false" doc:"角色允许、现在不能办理的，及原因"`
	Waiting      int            `json:"waiting" doc:"已收到、处理中的提交；不为零时不能再办理"`
	Timeline     []EntryView    `json:"timeline" nullable:"false" doc:"经过，新的在前"`
	Files        []FileView     `json:"files" nullable:"false"`

	Consultations []ConsultationView `json:"consultations" nullable:"false" doc:"征求意见"`

	Today civil.Date `json:"today" format:"date"`
}

func applicationView(a desk.Application) ApplicationView {
	s := a.State
	v := ApplicationView{ID: s.ID, Number: s.Number, Seq: s.Seq, Stage: string(s.Stage), StageName: words.Stage(s.Stage), Agency: a.AgencyName,
		Applicant: string(s.Applicant), Party: partyView(a.Party), Request: a.Request, Tracking: s.Tracking, Backfilled: s.Backfilled,
		Particulars: particularsView(a.Form), Checklist: missingViews(s.Checklist),
		Registrar: a.Registrar, RegisteredOn: s.RegisteredOn, Since: s.Since, Clock: clockView(s.Clock, a.Explain),
		Standing: StandingView{a.Standing.Status, a.Standing.StoppedFor, a.Standing.Late, a.Standing.DaysLeft}, Reply: replyView(a),
		Returned: a.Returned, Offers: offers(a.Offers), NotPossible: notPossible(a.Why), Waiting: a.Waiting, Timeline: timeline(a.Timeline),
		Files: []FileView{}, Today: a.Today, First: a.First, Correction: a.Correction, Fee: feeView(s.Fee), Consultations: consultationViews(a.Consulted)}
	if len(a.Papers) > 0 {
		v.Papers = offers(a.Papers)
	}
	if s.Handler != "" {
		v.Handler = &Named{s.Handler, a.Handler}
	}
	if x := s.Extension; x != nil {
		v.Extension = &ExtensionView{Days: x.Days, Reason: a.Extension, RequestedOn: x.RequestedOn, ApprovedOn: x.ApprovedOn, NotifiedOn: x.NotifiedOn}
	}
	for _, f := range a.Files {
		l := a.Letters[f.ID]
		v.Files = append(v.Files, FileView{ID: f.ID, Kind: f.Kind, Name: words.File(f.Kind), Mime: f.Mime, At: instant(f.At), Whom: l.Whom, Mark: l.Mark,
			Note: words.LetterMark(f.Kind, l.Mark)})
	}
	return v
}

func replyView(a desk.Application) *ReplyView {
	s := a.State
	if s.Draft == nil {
		return nil
	}
	return &ReplyView{Outcome: s.Draft.Outcome, OutcomeName: s.Draft.Outcome.Name(), Text: a.Draft, DraftedOn: s.Draft.On, ReviewedOn: s.ReviewedOn,
		SignedOn: s.SignedOn, DocNo: s.DocNo, RepliedOn: s.RepliedOn, Way: string(s.Way)}
}
