package auth

import "slices"

// Role is what a person does in his unit. One person may have several; small offices combine them.
type Role string

// The roles.
const (
	Clerk    Role = "clerk"    // 窗口
	Handler  Role = "handler"  // 承办人
	Reviewer Role = "reviewer" // 审核人: head of the 政府信息公开工作机构
	Signer   Role = "signer"   // 签发人
	Compiler Role = "compiler" // 年报编制
	Steward  Role = "steward"  // 督查员
	Admin    Role = "admin"    // 管理员
)

// Roles are all roles.
func Roles() []Role { return []Role{Clerk, Handler, Reviewer, Signer, Compiler, Steward, Admin} }

// Valid reports whether r is one of them.
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// Chinese is the role as people say it.
func (r Role) Chinese() string {
	switch r {
	case Clerk:
		return "窗口"
	case Handler:
		return "承办人"
	case Reviewer:
		return "审核人"
	case Signer:
		return "签发人"
	case Compiler:
		return "年报编制"
	case Steward:
		return "督查员"
	case Admin:
		return "管理员"
	}
	return string(r)
}

// Person is somebody who is signed in, or a shell acting as somebody.
type Person struct {
	ID         string
	Name       string // account name
	Display    string
	UnitID     string
	UnitName   string
	AgencyID   string // the unit in whose name applications are answered: his own unit or the nearest above it
	AgencyName string
	Roles      []Role
	MustChange bool // a one-time password is still in force
	Demo       bool // of the demonstration county: whatever he sees is marked 演示

	StandsIn []Person // those of his agency whose deputy he is today (AB岗); they stand in for nobody here
}

// hats are the person and those he stands in for, himself first.
func (p Person) hats() []Person {
	self := p
	self.StandsIn = nil
	out := []Person{self}
	for _, o := range p.StandsIn {
		if o.AgencyID == p.AgencyID && o.AgencyID != "" {
			out = append(out, o)
		}
	}
	return out
}

// Accounts are the ids of the person and of those he stands in for, his own first.
func (p Person) Accounts() []string {
	var out []string
	for _, as := range p.hats() {
		out = append(out, as.ID)
	}
	return out
}

// Holds reports whether the person has a role, or stands in for one who has it.
func (p Person) Holds(role Role) bool {
	return slices.ContainsFunc(p.hats(), func(as Person) bool { return as.Has(role) })
}

// behalf is for whom a person acts under this hat; "" under his own.
func (p Person) behalf(actor Person) string {
	if p.ID == actor.ID {
		return ""
	}
	return p.ID
}

// Has reports whether the person has one of some roles.
func (p Person) Has(roles ...Role) bool {
	return slices.ContainsFunc(roles, func(r Role) bool { return slices.Contains(p.Roles, r) })
}
