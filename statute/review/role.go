package review

import "slices"

// Role is in what capacity somebody signs. Who holds it in an office is for the office to say.
type Role string

// The roles, in the order in which a file goes round [C].
const (
	OwningUnit      Role = "owning_unit"      // 信息所属业务单位
	EnforcementUnit Role = "enforcement_unit" // 行政执法单位
	UnitHead        Role = "unit_head"        // 承办单位负责人
	Archivist       Role = "archivist"        // 档案管理人员
	SecrecyOfficer  Role = "secrecy_officer"  // 保密工作人员
	LegalReviewer   Role = "legal_reviewer"   // 法制审核人员
	OfficeHead      Role = "foi_head"         // 政府信息公开工作机构负责人
	Leader          Role = "leader"           // 分管负责人
	MainLeader      Role = "main_leader"      // 主要负责人
)

// Roles are all roles, in the order in which a file goes round.
func Roles() []Role {
	return []Role{OwningUnit, EnforcementUnit, UnitHead, Archivist, SecrecyOfficer, LegalReviewer, OfficeHead, Leader, MainLeader}
}

// Known reports whether r is one of Roles.
func (r Role) Known() bool { return slices.Contains(Roles(), r) }

// Over reports whether r stands over another role among those who answer for a reply: the head of the office, the leader in charge,
// the main leader. The other roles stand over none [C].
func (r Role) Over(other Role) bool {
	chain := []Role{OfficeHead, Leader, MainLeader}
	low := slices.Index(chain, other)
	return low >= 0 && slices.Index(chain, r) > low
}

// Name is what an official calls the role; "" for an unknown one.
func (r Role) Name() string {
	switch r {
	case OwningUnit:
		return "信息所属业务单位"
	case EnforcementUnit:
		return "行政执法单位"
	case UnitHead:
		return "承办单位负责人"
	case Archivist:
		return "档案管理人员"
	case SecrecyOfficer:
		return "保密工作人员"
	case LegalReviewer:
		return "法制审核人员"
	case OfficeHead:
		return "政府信息公开工作机构负责人"
	case Leader:
		return "分管负责人"
	case MainLeader:
		return "主要负责人"
	default:
		return ""
	}
}

// inOrder sorts roles and leaves each once.
func inOrder(roles []Role) []Role {
	out := []Role{}
	for _, r := range Roles() {
		if slices.Contains(roles, r) {
			out = append(out, r)
		}
	}
	return out
}
