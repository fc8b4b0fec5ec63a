// Package shares lists what a person's own unit has to do: dated shares by date, then those that merely continue; and what was
// accepted.
package shares

import (
	"cmp"
	"embed"
	"net/http"
	"slices"
	"strings"

	"gongkai/auth"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/calendar"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed page.html page.css
var files embed.FS

// View is the list.
type View struct {
	Unit     string
	Ledger   parts.LedgerTabs
	Tabs     []parts.Tab
	Accepted bool
	Asked    bool // those that the unit was asked to report
	Groups   []Group
	Paging   parts.Paging
}

// Group is a stretch of rows of the same urgency.
type Group struct {
	Label string
	Rows  []Row
}

// Row is a share.
type Row struct {
	Link, No, Notice, Text, Role, Stage, Accepted string
	Returned                                      bool
	Clock                                         parts.Clock
	Last                                          string
}

// Page is the list.
func Page() site.Page {
	return site.Page{Name: "shares", Menu: "/ledger", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{{Method: "GET", Path: "/shares", May: []auth.Act{auth.ReadShares}, Do: show}}}
}

func show(v *site.Visit) error {
	tab := tabOf(v.Query("tab"))
	accepted := tab == tabAccepted
	view := View{Unit: v.Person.UnitName, Accepted: accepted, Asked: tab == tabAsked, Ledger: parts.LedgerTabsOf(v.Person, "/shares"),
		Tabs: []parts.Tab{{Label: "待报送", Link: "/shares", On: tab == tabAsked}, {Label: "全部未完成", Link: "/shares?tab=open", On: tab == tabOpen},
			{Label: "已认可", Link: "/shares?tab=accepted", On: accepted}}}
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return err
	}
	rows, next, err := page(v, tab)
	if err != nil {
		return err
	}
	for _, s := range rows {
		if tab == tabAsked {
			s = s.AsAsked(cal, v.Today)
		}
		label := urgency(s, accepted, cal, v.Today)
		if len(view.Groups) == 0 || view.Groups[len(view.Groups)-1].Label != label {
			view.Groups = append(view.Groups, Group{Label: label})
		}
		g := &view.Groups[len(view.Groups)-1]
		g.Rows = append(g.Rows, rowOf(s, cal, v.Today))
	}
	base := "/shares?"
	if tab != tabAsked {
		base += "tab=" + tab + "&"
	}
	if v.Query("after") != "" {
		view.Paging.First = strings.TrimRight(base, "?&")
	}
	if next != "" {
		view.Paging.Next = base + "after=" + next
	}
	return v.Show(http.StatusOK, "page", view)
}

// The lists: what the unit was asked to report; everything that is not accepted; what is.
const (
	tabAsked    = "asked"
	tabOpen     = "open"
	tabAccepted = "accepted"
)

func tabOf(code string) string {
	if code == tabOpen || code == tabAccepted {
		return code
	}
	return tabAsked
}

// page reads a page of shares and the token of the next one. Undated shares stand first in the index, but last on the page: what must
// be done by a day comes before what merely continues.
func page(v *site.Visit, tab string) ([]desk.UnitShare, string, error) {
	after, undated := keyOf(v.Query("after"))
	switch {
	case tab == tabAsked:
		rows, next, err := v.Desk.AskedShares(v.Ctx(), v.Person, after)
		return rows, token(next), err
	case tab == tabAccepted:
		rows, next, err := v.Desk.MyShares(v.Ctx(), v.Person, false, after)
		slices.SortStableFunc(rows, func(a, b desk.UnitShare) int { return int(b.AcceptedOn - a.AcceptedOn) })
		return rows, token(next), err
	case undated:
		return standing(v, after)
	case after.CaseID == "":
		after.CaseID = "~" // behind every undated one
	}
	rows, next, err := v.Desk.MyShares(v.Ctx(), v.Person, true, after)
	if err != nil || next.CaseID != "" {
		return rows, token(next), err
	}
	more, following, err := standing(v, desk.Key{})
	return append(rows, more...), following, err
}

// standing reads the undated shares behind a key; dated ones stand behind them.
func standing(v *site.Visit, after desk.Key) ([]desk.UnitShare, string, error) {
	rows, next, err := v.Desk.MyShares(v.Ctx(), v.Person, true, after)
	if i := slices.IndexFunc(rows, func(s desk.UnitShare) bool { return !s.DueOn.IsZero() }); i >= 0 {
		rows, next = rows[:i], desk.Key{}
	}
	slices.SortStableFunc(rows, func(a, b desk.UnitShare) int { // as the documents have them, within a page
		return cmp.Or(cmp.Compare(b.Notice, a.Notice), cmp.Compare(a.Position, b.Position))
	})
	return rows, token(next), err
}

// token is where a page goes on, in an address: a day, or none, and a case id.
func token(k desk.Key) string {
	if k.CaseID == "" {
		return ""
	}
	return k.On.String() + "_" + k.CaseID
}

func keyOf(text string) (k desk.Key, undated bool) {
	on, id, _ := strings.Cut(text, "_")
	if id == "" {
		return desk.Key{}, false
	}
	if on == "" {
		return desk.Key{CaseID: id}, true
	}
	d, err := civil.Parse(on)
	if err != nil {
		return desk.Key{}, false
	}
	return desk.Key{On: d, CaseID: id}, false
}

// urgency is the heading under which a row stands; rows come sorted by date.
func urgency(s desk.UnitShare, accepted bool, cal *calendar.Calendar, today civil.Date) string {
	if accepted {
		return "已认可"
	}
	switch s.Light {
	case desk.LightOverdue:
		return "已逾期"
	case desk.LightSoon:
		if cal.Working(today, s.DueOn) == 0 {
			return "今天到期"
		}
		return "5 个工作日以内"
	case desk.LightCalm:
		return "以后"
	case desk.LightStanding, desk.LightDone:
	}
	return "没有写明日期，持续落实"
}

func rowOf(s desk.UnitShare, cal *calendar.Calendar, today civil.Date) Row {
	stage := assignment.Stage(s.Stage)
	r := Row{Link: "/shares/" + s.CaseID, No: s.No, Notice: s.Notice, Text: parts.Line(s.Text, 90), Role: words.AssignmentRole(assignment.Role(s.Role)),
		Stage: words.ShareStage(stage, s.Asked), Returned: stage == assignment.Back, Accepted: words.Day(s.AcceptedOn, today),
		Clock: parts.ClockOfDue(s.Light, s.DueOn, today, cal)}
	if s.LastWorking != s.DueOn {
		r.Last = "最后工作日 " + words.Day(s.LastWorking, today)
	}
	return r
}
