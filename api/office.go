package api

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/house"
	"gongkai/statute/remedy"
	"gongkai/web/words"
)

// officeRoutes are the first hour (开办): what an agency settles of itself, its units, and how far it has come.
func (s *server) officeRoutes() {
	s.agencies()
	s.readSettings()
	s.previewSettings()
	s.setSettings()
	s.previewUnits()
	s.loadUnits()
	s.setup()
	s.tickSetup()
}

// AgencyView is a unit that answers in its own name.
type AgencyView struct {
	ID     string `json:"id"`
	Code   string `json:"code"`
	Name   string `json:"name"`
	Nature string `json:"nature"`
}

// AgenciesView are all of them.
type AgenciesView struct {
	Agencies []AgencyView `json:"agencies" nullable:"false"`
}

func (s *server) agencies() {
	mount(s, route{id: "agencies", method: http.MethodGet, path: "/agencies", tag: tagOperation, summary: "以自己名义答复的机关", may: []auth.Act{auth.ConfigureOffice}},
		func(ctx context.Context, p auth.Person, _ *nothing) (*bodyOut[AgenciesView], error) {
			all, err := s.desk.Agencies(ctx, p)
			out := AgenciesView{Agencies: make([]AgencyView, len(all))}
			for i, a := range all {
				out.Agencies[i] = AgencyView{a.ID, a.Code, a.Name, a.Nature}
			}
			return answer(out, err)
		})
}

// SettingsBody is what an agency settles; what is left out is not settled, and a default holds.
type SettingsBody struct {
	Name               string      `json:"letter_name,omitempty" maxLength:"200" doc:"函件上的全称（发文机关标志、落款）"`
	Short              string      `json:"short_name,omitempty" maxLength:"200" doc:"简称"`
	Body               remedy.Body `json:"body,omitempty" doc:"以谁的名义答复：复议机关、法院由它决定"`
	OfficeAs           remedy.Body `json:"office_as,omitempty" doc:"县政府办公室的答复算作 department 还是 county_government"`
	Government         string      `json:"government,omitempty" maxLength:"200" doc:"县级人民政府"`
	HigherGovernment   string      `json:"higher_government,omitempty" maxLength:"200" doc:"上一级人民政府"`
	SuperiorDepartment string      `json:"superior_department,omitempty" maxLength:"200" doc:"上一级主管部门"`
	ParentDepartment   string      `json:"parent_department,omitempty" maxLength:"200" doc:"设立本机构的部门"`
	ParentGovernment   string      `json:"parent_government,omitempty" maxLength:"200" doc:"该部门的本级人民政府"`
	ManagingBody       string      `json:"managing_body,omitempty" maxLength:"200" doc:"直接管理本组织的机关"`
	BasicCourt         string      `json:"basic_court,omitempty" maxLength:"200" doc:"基层人民法院"`
	IntermediateCourt  string      `json:"intermediate_court,omitempty" maxLength:"200" doc:"中级人民法院"`
	Online             string      `json:"online,omitempty" maxLength:"200" doc:"行政复议互联网申请渠道"`
	Office             string      `json:"contact_office,omitempty" maxLength:"200" doc:"联系单位"`
	Telephone          string      `json:"contact_telephone,omitempty" maxLength:"200" doc:"联系电话"`
	Address            string      `json:"contact_address,omitempty" maxLength:"200" doc:"联系地址"`
	DocNo              string      `json:"doc_no_pattern,omitempty" maxLength:"200" doc:"文号的样子，例如 某政办依申请〔{年}〕{号}号"`
	Number             string      `json:"number_pattern,omitempty" maxLength:"200" doc:"登记号的样子；不填为 {年}-{号:4}"`
	FirstYear          int         `json:"first_year,omitempty" minimum:"2019" maximum:"2999" doc:"首号的年度"`
	First              int         `json:"first,omitempty" minimum:"1" maximum:"999999" doc:"那一年的首号"`
}

func (b SettingsBody) settings() house.Settings {
	return house.Settings{Name: tidy(b.Name), Short: tidy(b.Short), Body: b.Body, OfficeAs: b.OfficeAs, Government: tidy(b.Government),
		HigherGovernment: tidy(b.HigherGovernment), SuperiorDepartment: tidy(b.SuperiorDepartment), ParentDepartment: tidy(b.ParentDepartment),
		ParentGovernment: tidy(b.ParentGovernment), ManagingBody: tidy(b.ManagingBody), BasicCourt: tidy(b.BasicCourt), IntermediateCourt: tidy(b.IntermediateCourt),
		Online: tidy(b.Online), Office: tidy(b.Office), Telephone: tidy(b.Telephone), Address: tidy(b.Address), DocNo: house.Pattern(tidy(b.DocNo)),
		Number: house.Pattern(tidy(b.Number)), FirstYear: b.FirstYear, First: b.First}
}

func settingsBody(s house.Settings) SettingsBody {
	return SettingsBody{Name: s.Name, Short: s.Short, Body: s.Body, OfficeAs: s.OfficeAs, Government: s.Government, HigherGovernment: s.HigherGovernment,
		SuperiorDepartment: s.SuperiorDepartment, ParentDepartment: s.ParentDepartment, ParentGovernment: s.ParentGovernment, ManagingBody: s.ManagingBody,
		BasicCourt: s.BasicCourt, IntermediateCourt: s.IntermediateCourt, Online: s.Online, Office: s.Office, Telephone: s.Telephone, Address: s.Address,
		DocNo: string(s.DocNo), Number: string(s.Number), FirstYear: s.FirstYear, First: s.First}
}

// SettingsView is what an agency has settled, and what follows.
type SettingsView struct {
	Agency   AgencyView   `json:"agency"`
	Version  int          `json:"version" doc:"第几版；0 是从未设置"`
	Settings SettingsBody `json:"settings"`
	SetAt    *time.Time   `json:"set_at,omitempty"`
	SetBy    string       `json:"set_by,omitempty"`
	NextNo   string       `json:"next_number" doc:"下一个登记号"`
	Remedies []RemedyView `json:"remedies" nullable:"false" doc:"函件将怎样写救济途径"`
	Missing  []string     `json:"missing" nullable:"false" doc:"还缺的名称；补齐以前用到它们的答复不能签发（E09）"`
}

// RemedyView is one paragraph.
type RemedyView struct {
	Outcome string   `json:"outcome"`
	Text    string   `json:"text" doc:"缺名称时为空"`
	Missing []string `json:"missing" nullable:"false"`
}

func settingsView(h desk.House) SettingsView {
	out := SettingsView{Agency: AgencyView{h.Agency.ID, h.Agency.Code, h.Agency.Name, h.Agency.Nature}, Version: h.Version, Settings: settingsBody(h.Settings), SetBy: h.SetBy,
		NextNo: h.NextNo, Missing: append([]string{}, h.Missing()...), Remedies: make([]RemedyView, len(h.Remedies))}
	if !h.SetAt.IsZero() {
		at := instant(h.SetAt)
		out.SetAt = &at
	}
	for i, r := range h.Remedies {
		out.Remedies[i] = RemedyView{string(r.Code), r.Text, append([]string{}, r.Missing...)}
	}
	return out
}

type agencyIn struct {
	ID string `path:"id" doc:"机关编号"`
}

type settingsOut struct {
	ETag string `header:"ETag"`
	Body SettingsView
}

func (s *server) readSettings() {
	mount(s, route{id: "office-settings", method: http.MethodGet, path: "/agencies/{id}/settings", tag: tagOperation, summary: "一个机关的设置",
		may: []auth.Act{auth.ConfigureOffice}},
		func(ctx context.Context, p auth.Person, in *agencyIn) (*settingsOut, error) {
			return s.settingsNow(ctx, p, in.ID)
		})
}

func (s *server) settingsNow(ctx context.Context, p auth.Person, code string) (*settingsOut, error) {
	h, err := s.desk.House(ctx, p, code)
	if err != nil {
		return nil, err
	}
	return &settingsOut{etag(h.Version), settingsView(h)}, nil
}

type previewSettingsIn struct {
	ID   string `path:"id" doc:"机关编号"`
	Body SettingsBody
}

func (s *server) previewSettings() {
	mount(s, route{id: "preview-office-settings", method: http.MethodPost, path: "/agencies/{id}/settings/preview", tag: tagOperation,
		summary: "预览：这样设置，函件怎样写救济途径", may: []auth.Act{auth.ConfigureOffice}},
		func(ctx context.Context, p auth.Person, in *previewSettingsIn) (*bodyOut[SettingsView], error) {
			h, err := s.desk.PreviewHouse(ctx, p, in.ID, in.Body.settings())
			return answer(settingsView(h), err)
		})
}

type setSettingsIn struct {
	ID      string `path:"id" doc:"机关编号"`
	IfMatch string `header:"If-Match" required:"true" doc:"读取时得到的 ETag"`
	Body    SettingsBody
}

// setSettings keeps a new version. Of two who change the same one the second is told what changed (stale).
func (s *server) setSettings() {
	mount(s, route{id: "set-office-settings", method: http.MethodPut, path: "/agencies/{id}/settings", tag: tagOperation,
		summary: "保存一个机关的设置；从下一次签发、登记起生效", may: []auth.Act{auth.ConfigureOffice}, needs: []string{headerIfMatch}},
		func(ctx context.Context, p auth.Person, in *setSettingsIn) (*settingsOut, error) {
			version, err := seen(in.IfMatch)
			if err != nil {
				return nil, err
			}
			if _, err := s.desk.Configure(ctx, p, desk.Configure{Agency: in.ID, Seen: version, Settings: in.Body.settings()}); err != nil {
				return nil, err
			}
			return s.settingsNow(ctx, p, in.ID)
		})
}

// settingsProblem tells what another administrator settled meanwhile.
func settingsProblem(c desk.HouseChanged) *Problem {
	p := typeStale.problem().saying("读取之后别人改过设置，见 changes。请重新读取、核对，再用新的 ETag 保存。")
	p.Seq = c.Version
	for _, f := range c.Fields {
		p.Changes = append(p.Changes, ChangeView{Seq: c.Version, Event: f, Name: words.Field(f), Actor: c.By})
	}
	return p
}

// UnitsBody is an organisation file.
type UnitsBody struct {
	ValidFrom string     `json:"valid_from,omitempty" format:"date" doc:"从哪天起；不填为今天"`
	Units     []UnitBody `json:"units" nullable:"false" maxItems:"2000" doc:"上级写在下级前面"`
}

// UnitBody is a unit of it.
type UnitBody struct {
	Code     string   `json:"code" maxLength:"200"`
	Name     string   `json:"name" maxLength:"200"`
	Aliases  []string `json:"aliases,omitempty" nullable:"false" maxItems:"20"`
	Nature   string   `json:"nature" maxLength:"200" doc:"government、office、department、township、institution、party、enterprise、group"`
	Agency   bool     `json:"agency,omitempty" doc:"以自己名义答复申请；事业单位不能"`
	Superior string   `json:"superior,omitempty" maxLength:"200" doc:"上级的代码"`
}

// UnitPlanView is what loading it does.
type UnitPlanView struct {
	New    []UnitBody `json:"new" nullable:"false"`
	Same   int        `json:"same" doc:"已在目录里的，不作改动"`
	Faults []string   `json:"faults" nullable:"false" doc:"有一处就一个也不导入"`
}

func unitPlanView(plan desk.UnitPlan) UnitPlanView {
	out := UnitPlanView{New: []UnitBody{}, Same: plan.Same, Faults: []string{}}
	for _, u := range plan.New {
		out.New = append(out.New, UnitBody{Code: u.Code, Name: u.Name, Nature: u.Nature, Agency: u.Agency})
	}
	for _, f := range plan.Faults {
		out.Faults = append(out.Faults, words.UnitFault(f))
	}
	return out
}

type unitsIn struct{ Body UnitsBody }

func (b UnitsBody) file() ([]byte, error) { return json.Marshal(b) }

func (s *server) previewUnits() {
	mount(s, route{id: "preview-units", method: http.MethodPost, path: "/units/import/preview", tag: tagOperation, summary: "预览：导入机构文件", may: []auth.Act{auth.ConfigureOffice}},
		func(ctx context.Context, p auth.Person, in *unitsIn) (*bodyOut[UnitPlanView], error) {
			file, err := in.Body.file()
			if err != nil {
				return nil, err
			}
			plan, err := s.desk.PlanUnits(ctx, p, file)
			return answer(unitPlanView(plan), err)
		})
}

func (s *server) loadUnits() {
	mount(s, route{id: "load-units", method: http.MethodPost, path: "/units/import", tag: tagOperation, summary: "导入机构文件：只增加，不删改；有一处不对就一个也不导入",
		may: []auth.Act{auth.ConfigureOffice}},
		func(ctx context.Context, p auth.Person, in *unitsIn) (*bodyOut[UnitPlanView], error) {
			file, err := in.Body.file()
			if err != nil {
				return nil, err
			}
			plan, err := s.desk.LoadUnits(ctx, p, file)
			return answer(unitPlanView(plan), err)
		})
}

// SetupView is how far the first hour has come.
type SetupView struct {
	Done      []string `json:"done" nullable:"false" doc:"已完成的步骤"`
	Next      string   `json:"next,omitempty" doc:"下一步"`
	Dismissed bool     `json:"dismissed" doc:"登录后不再先打开这一页"`
	Units     int      `json:"units"`
	Accounts  int      `json:"accounts"`
}

func (s *server) setup() {
	mount(s, route{id: "setup", method: http.MethodGet, path: "/setup", tag: tagOperation, summary: "开办的进度", may: []auth.Act{auth.ConfigureOffice}},
		func(ctx context.Context, p auth.Person, _ *nothing) (*bodyOut[SetupView], error) {
			now, err := s.desk.Setup(ctx, p, "")
			out := SetupView{Done: []string{}, Next: now.Next(), Dismissed: now.Dismissed, Units: now.Units, Accounts: now.Accounts}
			for _, step := range desk.SetupSteps() {
				if now.Done[step] {
					out.Done = append(out.Done, step)
				}
			}
			return answer(out, err)
		})
}

type stepIn struct {
	Body struct {
		Step string `json:"step" maxLength:"200" doc:"house、units、accounts、numbers、backfill；dismissed 是登录后不再先打开"`
	}
}

func (s *server) tickSetup() {
	mount(s, route{id: "tick-setup", method: http.MethodPost, path: "/setup", tag: tagOperation, summary: "开办的一步已完成，或者不需要办", may: []auth.Act{auth.ConfigureOffice}},
		func(ctx context.Context, p auth.Person, in *stepIn) (*nothing, error) {
			return nil, s.desk.TickSetup(ctx, p, in.Body.Step)
		})
}
