package auth

import (
	"fmt"
	"slices"
)

// Act is something a person may be allowed to do. Acts on cases are kind.command, like application.sign.
type Act string

// Acts that are no command of a case.
const (
	ReadApplications Act = "application.read"
	RevealParty      Act = "application.reveal"
	EnterPaper       Act = "application.paper" // what another signed on paper
	ReadLedger       Act = "ledger.read"
	ImportNotice     Act = "ledger.import"
	MapNames         Act = "ledger.map"
	ReadShares       Act = "share.read"
	ReadReport       Act = "report.read"
	ReadInbox        Act = "inbox.read"
	ManageAccounts   Act = "account.manage"
	LoadCalendar     Act = "calendar.load"
	ConfigureOffice  Act = "office.configure"     // 开办: what an agency settles of itself, and its units
	Backfill         Act = "application.backfill" // 补录: a case that was registered elsewhere before
	Operate          Act = "operate"              // jobs, stuck effects, faulted commands
	RetryEffect      Act = "effect.retry"         // 再试一次: a letter that could not be written
	LoadDemo         Act = "demo.load"            // 演示县: an invented county to look at

	ManageDeputies     Act = "deputy.manage"       // AB岗: who stands in for whom
	MoveWork           Act = "work.move"           // 移交: one person's open work to another
	ManageOrganisation Act = "organisation.manage" // 机构: units and their dated names
)

// Scope limits whose things a rule is about.
type Scope string

// The scopes.
const (
	OwnAgency Scope = "agency"   // of the person's agency
	Assigned  Scope = "assigned" // of his agency, and assigned to him
	OwnUnit   Scope = "unit"     // of his unit
	Anywhere  Scope = "any"
	// OwnGovernment: of the government whose office the person's agency is (县政府办公室): it compiles for the county [C].
	OwnGovernment Scope = "government"
)

// Rule allows an act to some roles within a scope. An act may have several rules; none means nobody.
type Rule struct {
	Act   Act
	Roles []Role
	Scope Scope
	Why   string // for the printed table
}

// Policy is the whole table. What is not in it is denied.
func Policy() []Rule {
	office := []Role{Clerk, Handler, Reviewer, Signer}
	return []Rule{
		{"application.read", append(slices.Clone(office), Compiler), OwnAgency, "all who work on applications, and the compiler"},
		{"application.reveal", office, OwnAgency, "each look with a reason, logged"},
		{"application.register", []Role{Clerk, Handler, Reviewer}, OwnAgency, "registration is a fact"},
		{"application.backfill", []Role{Clerk, Handler, Reviewer}, OwnAgency, "补录: what was registered before, with its own number"},
		{"application.complete", []Role{Clerk, Handler, Reviewer}, OwnAgency, "what was missing on the form"},
		{"application.assign", []Role{Reviewer}, OwnAgency, "分办、改派 by the head of the FOI office"},
		{"application.draft", []Role{Handler}, Assigned, "the handler of the case"},
		{"application.pass", []Role{Reviewer}, OwnAgency, "审核"},
		{"application.countersign", []Role{Handler, Reviewer, Signer}, OwnAgency, "会签: 法制审核, 保密, the unit that owns the matter"},
		{"application.return", []Role{Reviewer, Signer}, OwnAgency, "退回"},
		{"application.sign", []Role{Signer}, OwnAgency, "签发"},
		{"application.paper", []Role{Handler}, Assigned, "enters what was signed on a 呈批单, with its scan"},
		{"application.paper", []Role{Clerk}, OwnAgency, "enters what was signed on a 呈批单, with its scan"},
		{"application.deliver", []Role{Handler}, Assigned, "送达"},
		{"application.deliver", []Role{Clerk}, OwnAgency, "送达 at the window"},
		{"application.deliver", []Role{Reviewer}, OwnAgency, "送达 against a warning (E15)"},
		{"application.archive", []Role{Handler, Clerk}, OwnAgency, "归档"},
		{"application.request-extension", []Role{Handler}, Assigned, "art. 33(2)"},
		{"application.approve-extension", []Role{Reviewer}, OwnAgency, "head of the FOI office, art. 33(2)"},
		{"application.notify-extension", []Role{Handler}, Assigned, "art. 33(2)"},
		{"application.notify-extension", []Role{Clerk}, OwnAgency, "art. 33(2)"},
		{"application.confirm-receipt", []Role{Clerk, Handler}, OwnAgency, "确认收到, art. 31"},
		{"application.record-service", []Role{Clerk, Handler}, OwnAgency, "a letter's 送达"},
		{"application.returned-mail", []Role{Clerk, Handler}, OwnAgency, "退信"},
		{"application.send-again", []Role{Clerk, Handler}, OwnAgency, "再次寄送"},
		{"application.ask-correction", []Role{Handler}, Assigned, "补正通知, art. 30"},
		{"application.receive-correction", []Role{Clerk, Handler}, OwnAgency, "收到补正, art. 30"},
		{"application.close-uncorrected", []Role{Reviewer, Signer}, OwnAgency, "逾期不补正, art. 30"},
		{"application.consult", []Role{Handler}, Assigned, "征求意见, arts 32–34"},
		{"application.record-opinion", []Role{Clerk, Handler}, OwnAgency, "收到意见, arts 32–34"},
		{"application.withdraw-consultation", []Role{Handler}, Assigned, "撤回征求意见, art. 33(3)"},
		{"application.ask-reasons", []Role{Handler}, Assigned, "要求说明理由, art. 35"},
		{"application.fix-later-date", []Role{Reviewer}, OwnAgency, "head of the FOI office, art. 35"},
		{"application.charge", []Role{Handler}, Assigned, "收费通知, art. 42"},
		{"application.record-payment", []Role{Clerk, Handler}, OwnAgency, "缴费, art. 42"},
		{"application.close-unpaid", []Role{Reviewer, Signer}, OwnAgency, "逾期不缴费, art. 42"},
		{"application.order-redo", []Role{Reviewer, Signer}, OwnAgency, "责令重新答复"},
		{"application.withdraw", []Role{Clerk, Handler}, OwnAgency, "the applicant's written withdrawal"},
		{"application.amend", []Role{Clerk, Handler, Reviewer}, OwnAgency, "更正 with a reason"},
		{"application.void", []Role{Reviewer}, OwnAgency, "作废 with a reason"},
		{"application.contact", office, OwnAgency, "联系记录"},
		{"application.note", office, OwnAgency, "remarks"},

		{"ledger.read", []Role{Steward, Reviewer, Signer}, OwnAgency, "任务台账"},
		{"ledger.import", []Role{Steward}, OwnAgency, "notice import"},
		{"ledger.map", []Role{Steward}, OwnAgency, "单位对照: what the names of notices mean"},
		{"item.evidence", []Role{Steward}, OwnAgency, "the office records evidence itself (零填报)"},
		{"item.check", []Role{Steward}, OwnAgency, "核查 of a standing duty"},
		{"item.ask", []Role{Steward}, OwnAgency, "请单位报送: all that lack their evidence"},
		{"item.close", []Role{Steward}, OwnAgency, "销号"},
		{"item.reopen", []Role{Steward}, OwnAgency, "恢复"},
		{"item.note", []Role{Steward}, OwnAgency, "remarks"},
		{"share.read", []Role{Steward, Reviewer, Signer}, OwnAgency, "any unit's share of our items"},
		{"share.read", Roles(), OwnUnit, "the unit's own share"},
		{"share.report", []Role{Handler, Reviewer, Steward}, OwnUnit, "the unit reports"},
		{"share.report", []Role{Steward}, OwnAgency, "the office records evidence itself (零填报)"},
		{"share.evidence", []Role{Steward}, OwnAgency, "the office records evidence itself (零填报)"},
		{"share.ask", []Role{Steward}, OwnAgency, "请单位报送"},
		{"share.accept", []Role{Steward}, OwnAgency, "认可"},
		{"share.return", []Role{Steward}, OwnAgency, "退回"},
		{"share.note", []Role{Steward}, OwnAgency, "remarks"},
		{"share.note", []Role{Handler, Reviewer}, OwnUnit, "remarks"},

		{"report.read", []Role{Compiler, Reviewer, Signer}, OwnAgency, "年度报告"},
		{"report.read", []Role{Compiler}, OwnGovernment, "the report of the government, compiled by its office [C]"},
		{"inbox.read", Roles(), Anywhere, "one's own messages"},
		{"account.manage", []Role{Admin}, Anywhere, "accounts"},
		{"deputy.manage", []Role{Admin}, Anywhere, "AB岗"},
		{"deputy.manage", []Role{Reviewer}, OwnAgency, "AB岗 of his office, by its head [C]"},
		{"work.move", []Role{Admin}, Anywhere, "移交: the open work of one who leaves"},
		{"work.move", []Role{Reviewer}, OwnAgency, "移交 in his office, as 改派"},
		{"organisation.manage", []Role{Admin}, Anywhere, "units and their dated names"},
		{"calendar.load", []Role{Admin}, Anywhere, "a new edition"},
		{"office.configure", []Role{Admin}, Anywhere, "开办: names, numbers, units"},
		{"demo.load", []Role{Admin}, Anywhere, "演示县, into an office without cases"},
		{"effect.retry", []Role{Handler, Reviewer, Signer}, OwnAgency, "再试一次: a letter that could not be written"},
		{"operate", []Role{Admin}, Anywhere, "jobs, faulted commands, stuck effects"},
	}
}

// Subject is what an act is about; fields that do not apply are empty.
type Subject struct {
	AgencyID string
	UnitID   string // of a share
	Handler  string // of an application
	OfficeID string // of a government: the unit that is its office
}

// Denied says that a person may not do something. It names the act and nothing of the case.
type Denied struct {
	Act    Act
	Hidden bool // not even known to exist: another agency's
}

// Error names the act.
func (d Denied) Error() string { return fmt.Sprintf("denied: %s", d.Act) }

// May is nil if the policy allows the act, else Denied.
func May(p Person, act Act, on Subject) error {
	_, err := Behalf(p, act, on)
	return err
}

// Behalf is May, and for whom the person acts: "" where the policy allows it to himself, else the id of the first of those he stands in
// for to whom it does (代).
func Behalf(p Person, act Act, on Subject) (account string, err error) {
	for _, as := range p.hats() {
		for _, r := range Policy() {
			if r.Act == act && as.Has(r.Roles...) && r.Scope.covers(as, on) && (as.ID == p.ID || r.lent()) {
				return as.behalf(p), nil
			}
		}
	}
	return "", Denied{Act: act, Hidden: !knows(p, on)}
}

// Allowed reports whether some subject exists on which the person may do the act; menus ask it.
func Allowed(p Person, act Act) bool {
	return slices.ContainsFunc(Policy(), func(r Rule) bool {
		return r.Act == act && slices.ContainsFunc(p.hats(), func(as Person) bool { return as.Has(r.Roles...) && (as.ID == p.ID || r.lent()) })
	})
}

// lent reports whether a deputy has the right too: what concerns cases of an agency or a unit, but neither what reaches beyond the
// agency (accounts, calendars, the running of the installation) nor the naming of deputies itself [C].
func (r Rule) lent() bool { return r.Scope != Anywhere && r.Act != ManageDeputies }

func (s Scope) covers(p Person, on Subject) bool {
	switch s {
	case Anywhere:
		return true
	case OwnAgency:
		return on.AgencyID != "" && on.AgencyID == p.AgencyID
	case Assigned:
		return on.AgencyID != "" && on.AgencyID == p.AgencyID && on.Handler == p.ID
	case OwnUnit:
		return on.UnitID != "" && on.UnitID == p.UnitID
	case OwnGovernment:
		return on.OfficeID != "" && on.OfficeID == p.AgencyID
	}
	return false
}

// knows: people of the agency or of the unit may know that a case exists, and those who stand in for them; to others it does not.
func knows(p Person, on Subject) bool {
	return on == (Subject{}) || on.AgencyID == p.AgencyID || on.OfficeID != "" && on.OfficeID == p.AgencyID ||
		on.UnitID != "" && slices.ContainsFunc(p.hats(), func(as Person) bool { return on.UnitID == as.UnitID })
}
