// Package item is one item of the ledger: its text with the words its dates were read from, its units and what they reported, the
// acts that are possible, and everything that happened.
package item

import (
	"embed"
	"fmt"
	"net/http"
	"net/url"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/desk"
	reader "gongkai/readers/notice"
	"gongkai/statute/calendar"
	"gongkai/web/pages/duty"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed page.html page.css
var files embed.FS

// View is one item.
type View struct {
	Link, No, Title string
	Notice, Back    string
	Section, Topic  string
	Issued, Stage   string
	Clock           parts.Clock
	Done            string
	Waiting         bool

	Primary *Button
	Others  []Button
	WhyNot  string // why it cannot be struck off yet

	Text       []parts.Span
	Dates      []parts.Deadline
	Last       string // the last working day of the date that is unmet
	Period     string
	Notes      []string
	Names      []Name // whose units have no shares yet
	Checked    string // when a standing duty was last looked at
	CheckBy    string
	Shown      string // the latest evidence
	Lead, Resp []string
	Shares     []parts.ShareRow
	Accepted   int
	Timeline   []parts.Entry
}

// Name is a name of the notice that nobody has placed yet.
type Name struct{ Text, Link string }

// Button is an act that is possible now.
type Button struct{ Label, Link string }

// Page is the item page.
func Page() site.Page {
	return site.Page{Name: "item", Menu: "/ledger", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/items/:id", May: []auth.Act{auth.ReadLedger}, Do: show},
			{Method: "GET", Path: "/items/:id/files/:file", May: []auth.Act{auth.ReadLedger}, Do: file},
		}}
}

const refresh = 3 // seconds, while a command waits

func show(v *site.Visit) error {
	c, err := v.Desk.Item(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return err
	}
	if c.Waiting > 0 || c.Pending {
		v.Refresh = refresh
	}
	view := viewOf(c, cal)
	view.Done = done(v)
	view.place(c, auth.Allowed(v.Person, auth.MapNames))
	return v.Show(http.StatusOK, "page", view)
}

func viewOf(c desk.AssignmentCase, cal *calendar.Calendar) View {
	i, today := c.Item, c.Today
	out := View{Link: "/items/" + i.CaseID, No: i.No, Title: parts.Line(i.Text, 32), Notice: c.Notice.Number,
		Back: fmt.Sprintf("/ledger/%s#i%d", i.NoticeID, i.Position), Section: parts.Line(i.Section, 18), Topic: parts.Line(i.Topic, 18), Issued: words.Short(i.IssuedOn, today),
		Stage: words.AssignmentStage(assignment.Stage(i.Stage)), Clock: parts.ClockOfDue(i.Light, i.DueOn, today, cal), Waiting: c.Waiting > 0 || c.Pending,
		Text: parts.Mark(i.Text, parts.Quotes(i.Dates)), Dates: parts.Deadlines(i.Dates, today), Lead: i.Lead, Resp: i.Resp,
		Shares: parts.ShareRows(i.Shares, "", today), Timeline: parts.AssignmentTimeline(c)}
	out.Accepted, _ = parts.Accepted(i.Shares)
	if i.Open && !i.DueOn.IsZero() {
		out.Last = words.Day(i.LastWorking, today)
	}
	if i.Open && i.Period != "" {
		out.Period = parts.Period(i.Period)
	}
	for _, n := range i.Notes {
		if !desk.OnName(n) { // those on names are told by the names that are still open
			out.Notes = append(out.Notes, n)
		}
	}
	if !i.CheckBy.IsZero() {
		out.Checked, out.CheckBy = words.Day(i.CheckedOn, today), words.Day(i.CheckBy, today)
	}
	out.Shown = words.Day(i.EvidenceOn, today)
	out.buttons(c)
	return out
}

// place lists the names whose units have no shares yet. What a name means in every item is said once; 有关部门 is said here.
func (v *View) place(c desk.AssignmentCase, may bool) {
	for _, n := range c.Names {
		row := Name{Text: n.Name}
		switch {
		case !may:
		case reader.KindOf(n.Name) == reader.Unspecified:
			row.Link = v.Link + "/names?name=" + url.QueryEscape(n.Name)
		default:
			row.Link = "/ledger/names/map?name=" + url.QueryEscape(n.Name)
		}
		v.Names = append(v.Names, row)
	}
}

// file sends a file that the item shows.
func file(v *site.Visit) error {
	f, err := v.Desk.ProofFile(v.Ctx(), v.Person, casefile.KindItem, v.Param("id"), v.Param("file"))
	if err != nil {
		return err
	}
	return v.Download(f.Name, f.Mime, f.Body)
}

func (v *View) buttons(c desk.AssignmentCase) {
	closable := false
	for _, o := range c.Offers {
		b := Button{Label: duty.Label(casefile.KindItem, o.Kind, false), Link: v.Link + "/acts/" + o.Kind}
		closable = closable || o.Kind == assignment.CmdClose
		if o.Primary || o.Kind == next(c.Item) && v.Primary == nil {
			v.Primary = &b
		} else {
			v.Others = append(v.Others, b)
		}
	}
	if len(c.Offers) > 0 && c.Item.Open && !closable {
		v.WhyNot = fmt.Sprintf("还不能销号：%d 个单位中 %d 个已认可，全部认可后才能销号", len(v.Shares), v.Accepted)
	}
}

// next is the act that is wanted where the item cannot be struck off: to look at a standing duty, or to find the evidence that is missing.
func next(i desk.LedgerItem) string {
	all := len(i.Shares) > 0
	for _, s := range i.Shares {
		all = all && assignment.Stage(s.Stage) == assignment.Done
	}
	switch {
	case i.Light == desk.LightCheck || i.Light == desk.LightStanding:
		return assignment.CmdCheck
	case len(i.Shares) > 0 && !all:
		return assignment.CmdEvidence
	}
	return ""
}

// done is the sentence after an act; the address holds the act's code, and figures, only.
func done(v *site.Visit) string {
	switch kind := v.Query("did"); kind {
	case assignment.CmdClose, assignment.CmdReopen, assignment.CmdNote, assignment.CmdEvidence, assignment.CmdCheck, assignment.CmdAsk:
		return "已记录：" + words.Act(kind)
	case "map":
		return fmt.Sprintf("已指定，开立单位任务 %d 件。", v.QueryInt("shares"))
	}
	return ""
}
