package api

import (
	"context"
	"net/http"
	"time"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

// organisation are the routes of units and of the calendar.
func (s *server) organisation() {
	s.units()
	s.addUnit()
	s.unit()
	s.renameUnit()
	s.changeUnit()
	s.closeUnit()
	s.editions()
	s.previewCalendar()
	s.loadCalendar()
	s.operatorActs()
}

func byOrganisation() []auth.Act { return []auth.Act{auth.ManageOrganisation} }

// UnitView is a unit. Nothing of it is ever deleted.
type UnitView struct {
	ID        string         `json:"id"`
	Code      string         `json:"code"`
	Name      string         `json:"name" doc:"今天的名称"`
	Nature    string         `json:"nature"`
	Superior  string         `json:"superior_id,omitempty"`
	Agency    bool           `json:"agency" doc:"以自己的名义答复申请"`
	From      civil.Date     `json:"from,omitempty" format:"date"`
	To        civil.Date     `json:"to,omitempty" format:"date" doc:"最后一天；没有：没有撤销"`
	Successor string         `json:"successor_id,omitempty" doc:"承继机构"`
	Names     []UnitNameView `json:"names,omitempty" doc:"新的在前；列表里没有"`
}

// UnitNameView is a name a unit has or had.
type UnitNameView struct {
	Name string     `json:"name"`
	Kind string     `json:"kind" doc:"full、short 或 alias"`
	From civil.Date `json:"from,omitempty" format:"date"`
	To   civil.Date `json:"to,omitempty" format:"date"`
}

func unitView(u desk.Unit) UnitView {
	v := UnitView{ID: u.ID, Code: u.Code, Name: u.Name, Nature: u.Nature, Superior: u.SuperiorID, Agency: u.Agency, From: u.ValidFrom, To: u.ValidTo,
		Successor: u.SuccessorID}
	for _, n := range u.Names {
		v.Names = append(v.Names, UnitNameView{n.Name, n.Kind, n.ValidFrom, n.ValidTo})
	}
	return v
}

// UnitsView is the whole organisation.
type UnitsView struct {
	Units []UnitView `json:"units" nullable:"false" doc:"上级在前"`
}

func (s *server) units() {
	mount(s, route{id: "units", method: http.MethodGet, path: "/units", tag: tagOperation, summary: "机构", may: byOrganisation()},
		func(ctx context.Context, p auth.Person, _ *nothing) (*bodyOut[UnitsView], error) {
			all, err := s.desk.Organisation(ctx, p)
			v := UnitsView{Units: []UnitView{}}
			for _, u := range all {
				v.Units = append(v.Units, unitView(u))
			}
			return answer(v, err)
		})
}

type newUnitIn struct{ Body NewUnitBody }

// NewUnitBody is a unit to be added.
type NewUnitBody struct {
	Code     string     `json:"code" maxLength:"64"`
	Name     string     `json:"name" maxLength:"120"`
	Alias    string     `json:"alias,omitempty" maxLength:"120" doc:"简称"`
	Nature   string     `json:"nature" maxLength:"24"`
	Superior string     `json:"superior_id,omitempty" maxLength:"36"`
	Agency   bool       `json:"agency,omitempty" doc:"以自己的名义答复申请"`
	From     civil.Date `json:"from" format:"date"`
}

func (s *server) addUnit() {
	mount(s, route{id: "add-unit", method: http.MethodPost, path: "/units", tag: tagOperation, summary: "新增机构", may: byOrganisation()},
		func(ctx context.Context, p auth.Person, in *newUnitIn) (*bodyOut[CreatedView], error) {
			b := in.Body
			id, err := s.desk.AddUnit(ctx, p, desk.NewUnit{Code: b.Code, Name: b.Name, Alias: b.Alias, Nature: b.Nature, SuperiorID: b.Superior, Agency: b.Agency, From: b.From})
			return answer(CreatedView{id}, err)
		})
}

func (s *server) unit() {
	mount(s, route{id: "unit", method: http.MethodGet, path: "/units/{id}", tag: tagOperation, summary: "一个机构和它的各个名称", may: byOrganisation()},
		func(ctx context.Context, p auth.Person, in *accountIn) (*bodyOut[UnitView], error) {
			u, err := s.desk.Unit(ctx, p, in.ID)
			return answer(unitView(u), err)
		})
}

type renameUnitIn struct {
	ID   string `path:"id" maxLength:"36" doc:"编号"`
	Body struct {
		Name  string     `json:"name" maxLength:"120"`
		Alias string     `json:"alias,omitempty" maxLength:"120" doc:"简称"`
		From  civil.Date `json:"from" format:"date" doc:"自何日起启用；以前的函件和台账仍用原名称"`
	}
}

func (s *server) renameUnit() {
	mount(s, route{id: "rename-unit", method: http.MethodPost, path: "/units/{id}/rename", tag: tagOperation, summary: "机构更名", may: byOrganisation()},
		func(ctx context.Context, p auth.Person, in *renameUnitIn) (*nothing, error) {
			return &nothing{}, s.desk.RenameUnit(ctx, p, desk.Rename{UnitID: in.ID, Name: in.Body.Name, Alias: in.Body.Alias, From: in.Body.From})
		})
}

type changeUnitIn struct {
	ID   string `path:"id" maxLength:"36" doc:"编号"`
	Body struct {
		Superior string `json:"superior_id,omitempty" maxLength:"36"`
		Agency   bool   `json:"agency" doc:"以自己的名义答复申请"`
	}
}

func (s *server) changeUnit() {
	mount(s, route{id: "change-unit", method: http.MethodPost, path: "/units/{id}/change", tag: tagOperation, summary: "变更上级机构、答复的名义", may: byOrganisation()},
		func(ctx context.Context, p auth.Person, in *changeUnitIn) (*nothing, error) {
			return &nothing{}, s.desk.ChangeUnit(ctx, p, in.ID, in.Body.Superior, in.Body.Agency)
		})
}

type closeUnitIn struct {
	ID   string `path:"id" maxLength:"36" doc:"编号"`
	Body struct {
		Last      civil.Date `json:"last" format:"date" doc:"最后一天"`
		Successor string     `json:"successor_id,omitempty" maxLength:"36" doc:"承继机构"`
		Reason    string     `json:"reason" maxLength:"5000" doc:"依据、理由"`
	}
}

func (s *server) closeUnit() {
	mount(s, route{id: "close-unit", method: http.MethodPost, path: "/units/{id}/close", tag: tagOperation, summary: "撤销机构；名称保留", may: byOrganisation()},
		func(ctx context.Context, p auth.Person, in *closeUnitIn) (*nothing, error) {
			return &nothing{}, s.desk.CloseUnit(ctx, p, in.ID, in.Body.Last, in.Body.Successor, in.Body.Reason)
		})
}

// EditionsView are the calendar's editions.
type EditionsView struct {
	Editions []LoadedEditionView `json:"editions" nullable:"false" doc:"新的在前；第一个是现行的"`
}

// LoadedEditionView is one of them.
type LoadedEditionView struct {
	Edition  string    `json:"edition"`
	LoadedAt time.Time `json:"loaded_at"`
	By       string    `json:"by,omitempty"`
}

func (s *server) editions() {
	mount(s, route{id: "calendar-editions", method: http.MethodGet, path: "/calendar/editions", tag: tagOperation, summary: "日历的各个版本", may: []auth.Act{auth.LoadCalendar}},
		func(ctx context.Context, p auth.Person, _ *nothing) (*bodyOut[EditionsView], error) {
			all, err := s.desk.Editions(ctx, p)
			v := EditionsView{Editions: []LoadedEditionView{}}
			for _, e := range all {
				v.Editions = append(v.Editions, LoadedEditionView{e.ID, instant(e.LoadedAt), e.By})
			}
			return answer(v, err)
		})
}

type calendarIn struct{ Body CalendarBody }

// CalendarBody is a yearly notice as it is worded.
type CalendarBody struct {
	Year   int    `json:"year"`
	Number string `json:"number" maxLength:"80" doc:"文号，例如 国办发明电〔2025〕7号"`
	Text   string `json:"text" maxLength:"6000" doc:"1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"`
}

func (b CalendarBody) notice() desk.CalendarNotice {
	return desk.CalendarNotice{Year: b.Year, Number: b.Number, Text: b.Text}
}

// CalendarPlanView is what a notice would do.
type CalendarPlanView struct {
	Faults   []DayFaultView  `json:"faults" nullable:"false" doc:"有就不能载入"`
	Off      []civil.Date    `json:"off" nullable:"false"`
	Work     []civil.Date    `json:"work" nullable:"false" doc:"调休上班"`
	Workdays int             `json:"workdays" doc:"全年工作日"`
	Changed  []ChangedView   `json:"changed" nullable:"false" doc:"与现行日历不同的日子"`
	Looked   int             `json:"looked" doc:"试算了几件在办事项"`
	Partial  bool            `json:"partial" doc:"没有全部试算"`
	Moves    int             `json:"moves" doc:"几件的期限会变"`
	Moved    []MovedDateView `json:"moved" nullable:"false" doc:"其中前 50 件"`
}

// DayFaultView is what does not agree.
type DayFaultView struct {
	On   civil.Date `json:"on,omitempty" format:"date"`
	Code string     `json:"code"`
	Text string     `json:"text"`
}

// ChangedView is a day that is worked or not, unlike today.
type ChangedView struct {
	On     civil.Date `json:"on" format:"date"`
	Worked bool       `json:"worked" doc:"载入以后是不是工作日"`
}

func (s *server) previewCalendar() {
	mount(s, route{id: "preview-calendar", method: http.MethodPost, path: "/calendar/preview", tag: tagOperation, summary: "试算一年的放假安排，不载入", may: []auth.Act{auth.LoadCalendar}},
		func(ctx context.Context, p auth.Person, in *calendarIn) (*bodyOut[CalendarPlanView], error) {
			plan, err := s.desk.PlanCalendar(ctx, p, in.Body.notice())
			return answer(planView(plan), err)
		})
}

func planView(p desk.CalendarPlan) CalendarPlanView {
	v := CalendarPlanView{Faults: []DayFaultView{}, Off: append([]civil.Date{}, p.Off...), Work: append([]civil.Date{}, p.Work...), Workdays: p.Workdays,
		Changed: []ChangedView{}, Looked: p.Looked, Partial: p.Partial, Moves: p.Moves, Moved: []MovedDateView{}}
	for _, f := range p.Faults {
		v.Faults = append(v.Faults, DayFaultView{f.On, f.Code, words.DayFault(f)})
	}
	for _, c := range p.Changed {
		v.Changed = append(v.Changed, ChangedView{c.On, c.Now})
	}
	for _, m := range p.Moved {
		v.Moved = append(v.Moved, MovedDateView{CaseRefView: caseRef(m.About), Before: m.Before, After: m.After})
	}
	return v
}

// NewEditionView is an edition that was loaded.
type NewEditionView struct {
	Edition       string     `json:"edition"`
	OfficialUntil civil.Date `json:"official_until" format:"date"`
}

func (s *server) loadCalendar() {
	mount(s, route{id: "load-calendar", method: http.MethodPost, path: "/calendar/load", tag: tagOperation, summary: "载入一年的放假安排，成为新的日历版本",
		may: []auth.Act{auth.LoadCalendar}},
		func(ctx context.Context, p auth.Person, in *calendarIn) (*bodyOut[NewEditionView], error) {
			e, err := s.desk.LoadCalendarNotice(ctx, p, in.Body.notice())
			return answer(NewEditionView{e.ID, e.OfficialUntil}, err)
		})
}

// OperatorActsView is one page of what was done under 系统管理.
type OperatorActsView struct {
	Acts []OperatorActView `json:"acts" nullable:"false" doc:"新的在前"`
	Next string            `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
}

// OperatorActView is one act.
type OperatorActView struct {
	At      time.Time `json:"at"`
	Who     string    `json:"who"`
	Act     string    `json:"act"`
	Name    string    `json:"name"`
	Subject string    `json:"subject,omitempty"`
	Detail  string    `json:"detail,omitempty"`
	Reason  string    `json:"reason,omitempty"`
}

func (s *server) operatorActs() {
	mount(s, route{id: "operator-acts", method: http.MethodGet, path: "/operation/acts", tag: tagOperation, summary: "系统管理的操作记录", may: []auth.Act{auth.Operate}},
		func(ctx context.Context, p auth.Person, in *revealsIn) (*bodyOut[OperatorActsView], error) {
			f, err := in.filter()
			if err != nil {
				return nil, err
			}
			rows, more, err := s.desk.OperatorActs(ctx, p, f)
			v := OperatorActsView{Acts: []OperatorActView{}}
			for _, r := range rows {
				v.Acts = append(v.Acts, OperatorActView{instant(r.At), r.Who, r.Act, words.OperatorAct(r.Act), r.Subject, r.Detail, r.Reason})
			}
			if more.ID != "" {
				v.Next = cursor(more.At.UTC().Format(time.RFC3339Nano), more.ID)
			}
			return answer(v, err)
		})
}
