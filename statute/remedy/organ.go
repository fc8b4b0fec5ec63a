package remedy

import "strings"

// Body is who decided, and in whose name: letterhead, 文号, organ and court follow from this one choice.
type Body string

// The bodies.
const (
	Department       Body = "department"        // 县级人民政府工作部门
	Township         Body = "township"          // 乡镇人民政府, 街道办事处
	CountyGovernment Body = "county_government" // 县级人民政府
	GovernmentOffice Body = "government_office" // 县政府办公室 in its own name: Settings.OfficeAs says as what it counts
	Branch           Body = "branch"            // 派出机构 of a county department, in its own name
	CityBranch       Body = "city_branch"       // 派出机构 of a department of a 直辖市 or 设区的市 for this territory, in its own name
	Authorised       Body = "authorised"        // 法律、法规授权的组织
	Vertical         Body = "vertical"          // 税务, 海关, 金融, 外汇管理, 国家安全
	Justice          Body = "justice"           // 司法局, which handles 行政复议 for the government
)

// Bodies lists every body.
func Bodies() []Body {
	return []Body{Department, Township, CountyGovernment, GovernmentOffice, Branch, CityBranch, Authorised, Vertical, Justice}
}

// Name is what an official calls such a body; "" for an unknown one.
func (b Body) Name() string {
	switch b {
	case Department:
		return "县级人民政府工作部门"
	case Township:
		return "乡镇人民政府、街道办事处"
	case CountyGovernment:
		return "县级人民政府"
	case GovernmentOffice:
		return "县级人民政府办公室"
	case Branch:
		return "县级人民政府工作部门的派出机构"
	case CityBranch:
		return "市级人民政府工作部门按照行政区划设立的派出机构"
	case Authorised:
		return "法律、法规授权的组织"
	case Vertical:
		return "实行垂直领导的行政机关"
	case Justice:
		return "司法行政部门"
	default:
		return ""
	}
}

// Role is what an organ of 行政复议 is to the body that decided.
type Role string

// The roles.
const (
	CountyGovernmentRole   Role = "county_government"   // of a township it is the next higher government
	HigherGovernmentRole   Role = "higher_government"   // above the county government
	SuperiorDepartmentRole Role = "superior_department" // the same field, one level up
	ParentDepartmentRole   Role = "parent_department"   // which set up the 派出机构
	ParentGovernmentRole   Role = "parent_government"   // of that department
	ManagingBodyRole       Role = "managing_body"       // which manages the authorised organisation
)

// Roles lists every role.
func Roles() []Role {
	return []Role{CountyGovernmentRole, HigherGovernmentRole, SuperiorDepartmentRole, ParentDepartmentRole, ParentGovernmentRole, ManagingBodyRole}
}

// Name is what an official calls the role; "" for an unknown one.
func (r Role) Name() string {
	switch r {
	case CountyGovernmentRole:
		return "县级人民政府"
	case HigherGovernmentRole:
		return "县级人民政府的上一级人民政府"
	case SuperiorDepartmentRole:
		return "上一级主管部门"
	case ParentDepartmentRole:
		return "设立该派出机构的部门"
	case ParentGovernmentRole:
		return "设立该派出机构的部门的本级人民政府"
	case ManagingBodyRole:
		return "直接管理该组织的机关"
	default:
		return ""
	}
}

// Level is the level of a court.
type Level string

// The levels.
const (
	Basic        Level = "basic"        // 基层人民法院 (行政诉讼法 art. 14)
	Intermediate Level = "intermediate" // 中级人民法院 (art. 15: a government at county level or above is the defendant)
)

// Name is what an official calls the level; "" for an unknown one.
func (l Level) Name() string {
	switch l {
	case Basic:
		return "基层人民法院"
	case Intermediate:
		return "中级人民法院"
	default:
		return ""
	}
}

// Names are the organs and courts of the body that decided, as letters print them. Only those its table row asks for are
// needed. Where courts have jurisdiction across regions, the names are those of the courts that do.
type Names struct {
	CountyGovernment   string
	HigherGovernment   string
	SuperiorDepartment string
	ParentDepartment   string
	ParentGovernment   string
	ManagingBody       string
	BasicCourt         string
	IntermediateCourt  string
	Online             string // the internet channel for applying for 复议 (行政复议法 art. 22(2))
}

func (n Names) organ(r Role) string {
	switch r {
	case CountyGovernmentRole:
		return n.CountyGovernment
	case HigherGovernmentRole:
		return n.HigherGovernment
	case SuperiorDepartmentRole:
		return n.SuperiorDepartment
	case ParentDepartmentRole:
		return n.ParentDepartment
	case ParentGovernmentRole:
		return n.ParentGovernment
	case ManagingBodyRole:
		return n.ManagingBody
	default:
		return ""
	}
}

func (n Names) court(l Level) string {
	if l == Intermediate {
		return n.IntermediateCourt
	}
	return n.BasicCourt
}

// blank reports whether a name says nothing.
func blank(name string) bool { return strings.TrimSpace(name) == "" }
