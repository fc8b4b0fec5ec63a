package parts

import (
	"strconv"
	"strings"
	"time"

	"gongkai/auth"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

// Tab is one of a few lists that stand side by side.
type Tab struct {
	Label, Link string
	On          bool
}

// LedgerTabs lead from an agency's ledger to what one's own unit has to do, and back.
type LedgerTabs []Tab

// LedgerTabsOf are the lists a person may open; one alone needs no tabs.
func LedgerTabsOf(p auth.Person, at string) LedgerTabs {
	if !auth.Allowed(p, auth.ReadLedger) {
		return nil
	}
	return LedgerTabs{{Label: "本机关的台账", Link: "/ledger", On: at == "/ledger"}, {Label: "单位对照", Link: "/ledger/names", On: at == "/ledger/names"}, {Label: "本单位的任务", Link: "/shares", On: at == "/shares"}}
}

// ShareRow is a unit's share where an item lists its shares.
type ShareRow struct {
	Link, Unit, Role, Stage, Due, Last string
	Light                              Light
	Here                               bool
}

// ShareRows are the shares of an item in words.
func ShareRows(all []desk.LedgerShare, here string, today civil.Date) []ShareRow {
	out := make([]ShareRow, len(all))
	for i, s := range all {
		out[i] = ShareRow{Link: "/shares/" + s.CaseID, Unit: s.Unit, Role: words.AssignmentRole(assignment.Role(s.Role)),
			Stage: words.ShareStage(assignment.Stage(s.Stage), s.Asked), Due: words.Day(s.DueOn, today), Light: LightOf(s.Light), Here: s.CaseID == here}
		if s.Asked && !s.AskDue.IsZero() {
			out[i].Stage += "，" + words.Short(s.AskDue, today) + "前"
		}
		if s.LastWorking != s.DueOn {
			out[i].Last = "最后工作日 " + words.Day(s.LastWorking, today)
		}
	}
	return out
}

// Accepted counts the shares of an item that are accepted, and those whose report waits for the office.
func Accepted(all []desk.LedgerShare) (accepted, waiting int) {
	for _, s := range all {
		switch assignment.Stage(s.Stage) {
		case assignment.Done:
			accepted++
		case assignment.Waiting:
			waiting++
		case assignment.Owed, assignment.Back, assignment.Running, assignment.Closing:
		}
	}
	return accepted, waiting
}

// AssignmentTimeline puts the events of an item or a share into words, newest first.
func AssignmentTimeline(c desk.AssignmentCase) []Entry {
	out := make([]Entry, len(c.Timeline))
	for i, e := range c.Timeline {
		out[i] = Entry{ID: "e" + strconv.Itoa(e.Seq), When: words.Day(e.On, c.Today), Recorded: recordedAt(e.On, e.At, c.Today), Actor: e.Actor,
			Title: words.Event(e.Type), Lines: assignmentLines(e, c), Texts: e.Texts, Proof: ProofOf(c.Proofs[e.Seq], linkOf(c), c.Today)}
	}
	return out
}

// linkOf is the address of the case.
func linkOf(c desk.AssignmentCase) string {
	if c.Share != nil {
		return "/shares/" + c.Share.CaseID
	}
	return "/items/" + c.Item.CaseID
}

func recordedAt(on civil.Date, at time.Time, today civil.Date) string {
	if civil.In(at) == on {
		return words.Clock(at) + " 记录"
	}
	return words.Instant(at, today) + " 记录"
}

func assignmentLines(e desk.Entry, c desk.AssignmentCase) []string {
	due := func(label string, d civil.Date) []string {
		if d.IsZero() {
			return nil
		}
		return []string{label + words.Day(d, c.Today)}
	}
	switch x := e.Event.(type) {
	case assignment.Issued:
		return []string{c.Notice.Number + "，" + x.No}
	case assignment.ShareNews:
		return append([]string{unitOf(c, x.Share) + "：" + words.AssignmentStage(x.Stage)}, due("尚未落实的最早期限 ", x.Unmet)...)
	case assignment.ShareJoined:
		return append([]string{unitOf(c, x.Share.ID)}, due("期限 ", x.Due)...)
	case assignment.Asked:
		return append(askedOf(x), due("报送期限 ", x.Due)...)
	case assignment.Evidenced:
		return append(coverOf(c, x), due("下一个期限 ", x.Due)...)
	case assignment.PeriodOpened:
		return []string{Period(x.Name) + "，" + words.Day(x.Due, c.Today) + " 前反馈"}
	case assignment.Reopened:
		return due("期限 ", x.Due)
	case assignment.Opened:
		return append(openedAs(x), due("期限 ", x.Due)...)
	case assignment.Accepted:
		return due("下一个期限 ", x.Due)
	case assignment.Returned:
		return due("期限 ", x.Due)
	case assignment.DueRecomputed:
		return due("最后工作日 ", x.LastWorking)
	}
	return nil
}

func openedAs(e assignment.Opened) []string {
	if e.Name == "" {
		return []string{words.AssignmentRole(e.Role)}
	}
	return []string{words.AssignmentRole(e.Role) + "，通知中写作“" + e.Name + "”"}
}

func askedOf(e assignment.Asked) []string {
	if len(e.Shares) == 0 {
		return nil
	}
	return []string{strconv.Itoa(len(e.Shares)) + " 个还没有佐证的单位"}
}

// coverOf are the units that what the office found speaks for.
func coverOf(c desk.AssignmentCase, e assignment.Evidenced) []string {
	const named = 5
	switch n := len(e.Shares); {
	case n == 0:
		return nil
	case n > named:
		return []string{unitOf(c, e.Shares[0]) + "等 " + strconv.Itoa(n) + " 个单位"}
	}
	names := make([]string, len(e.Shares))
	for i, id := range e.Shares {
		names[i] = unitOf(c, id)
	}
	return []string{strings.Join(names, "、")}
}

func unitOf(c desk.AssignmentCase, shareID string) string {
	for _, s := range c.Item.Shares {
		if s.CaseID == shareID {
			return s.Unit
		}
	}
	return "责任单位"
}

// Period is 2020年9月 of a period named 2020-09.
func Period(name string) string {
	at, err := time.Parse("2006-01", name)
	if err != nil {
		return name
	}
	return strconv.Itoa(at.Year()) + "年" + strconv.Itoa(int(at.Month())) + "月"
}
