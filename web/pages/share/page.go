// Package share is what one unit has to do for an item: what is asked, by when, the unit's report, and the office's answer to it.
package share

import (
	"embed"
	"net/http"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/desk"
	"gongkai/statute/calendar"
	"gongkai/web/pages/duty"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed page.html
var files embed.FS

// View is one unit's share.
type View struct {
	Link, No, Title, Unit, Role   string
	Notice, Headline              string // number and title of the notice
	Back                          string
	Item                          string // address of the item, for those who keep the ledger
	Section, Topic, Opened, Stage string
	Clock                         parts.Clock
	Last                          string
	Done                          string
	Waiting                       bool

	Primary *Button
	Others  []Button
	Form    *duty.View // the report form, for the unit itself
	Next    string     // what happens next, where it is somebody else's turn

	Text             []parts.Span
	Dates            []parts.Deadline
	Report, Returned string
	ReportedOn       string
	ByOffice         bool
	Proof            parts.Proof
	AskedOn, AskDue  string           // the unit was asked to report
	Asked            string           // what for
	Unasked          bool             // nobody asks for a report (零填报)
	Shares           []parts.ShareRow // of all units, for those who keep the ledger
	Timeline         []parts.Entry
}

// Button is an act that is possible now.
type Button struct{ Label, Link string }

// Page is the share page.
func Page() site.Page {
	return site.Page{Name: "share", Menu: "/ledger", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{Form: &duty.View{}}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/shares/:id", May: []auth.Act{auth.ReadShares}, Do: show},
			{Method: "GET", Path: "/shares/:id/files/:file", May: []auth.Act{auth.ReadShares}, Do: file},
		}}
}

const refresh = 3 // seconds, while a command waits

func show(v *site.Visit) error {
	c, err := v.Desk.Share(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	if c.Share == nil { // its item does not know it: nothing can be shown truthfully
		return desk.ErrNotFound
	}
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return err
	}
	if c.Waiting > 0 {
		v.Refresh = refresh
	}
	view := viewOf(v.Person, c, cal)
	view.Done = done(v.Query("did"))
	if c.Share.UnitID == v.Person.UnitID && assignment.Stage(c.Share.Stage) != assignment.Waiting {
		form, ok, err := duty.Offered(v, c, assignment.CmdReport)
		if err != nil {
			return err
		}
		if ok {
			view.Form, view.Primary = &form, nil
		}
	}
	return v.Show(http.StatusOK, "page", view)
}

// file sends a file that the share shows.
func file(v *site.Visit) error {
	f, err := v.Desk.ProofFile(v.Ctx(), v.Person, casefile.KindShare, v.Param("id"), v.Param("file"))
	if err != nil {
		return err
	}
	return v.Download(f.Name, f.Mime, f.Body)
}

func viewOf(p auth.Person, c desk.AssignmentCase, cal *calendar.Calendar) View {
	s, i, today := c.Share, c.Item, c.Today
	keeps := auth.May(p, auth.ReadLedger, auth.Subject{AgencyID: s.AgencyID}) == nil
	out := View{Link: "/shares/" + s.CaseID, No: i.No, Title: parts.Line(i.Text, 32), Unit: s.Unit, Role: words.AssignmentRole(assignment.Role(s.Role)),
		Notice: c.Notice.Number, Headline: c.Notice.Title, Back: "/shares", Section: parts.Line(i.Section, 12), Topic: parts.Line(i.Topic, 12), Opened: words.Short(s.OpenedOn, today),
		Stage: words.ShareStage(assignment.Stage(s.Stage), s.Asked), Clock: parts.ClockOfDue(s.Light, s.DueOn, today, cal), Waiting: c.Waiting > 0,
		Text: parts.Mark(i.Text, parts.Quotes(i.Dates)), Dates: parts.Deadlines(i.Dates, today), Report: c.Report, Returned: c.Returned,
		ReportedOn: words.Day(s.ReportedOn, today), ByOffice: s.ByOffice, Proof: parts.ProofOf(c.Shown, "/shares/"+s.CaseID, today), Timeline: parts.AssignmentTimeline(c)}
	if s.Asked {
		out.AskedOn, out.AskDue, out.Asked = words.Day(s.AskedOn, today), words.Day(s.AskDue, today), c.Asked
	}
	out.Unasked = !s.Asked && s.Open && assignment.Stage(s.Stage) != assignment.Waiting
	if keeps {
		out.Item, out.Back, out.Shares = "/items/"+i.CaseID, "/ledger/"+i.NoticeID, parts.ShareRows(i.Shares, s.CaseID, today)
	}
	if s.Open && !s.DueOn.IsZero() {
		out.Last = words.Day(s.LastWorking, today)
	}
	if assignment.Stage(s.Stage) != assignment.Back {
		out.Returned = ""
	}
	out.buttons(c, p.UnitID == s.UnitID, keeps)
	return out
}

func (v *View) buttons(c desk.AssignmentCase, own, keeps bool) {
	for _, o := range c.Offers {
		if o.Kind == assignment.CmdReport && !own { // the office records evidence in its own name
			continue
		}
		b := Button{Label: duty.Label(casefile.KindShare, o.Kind, own), Link: v.Link + "/acts/" + o.Kind}
		switch {
		case o.Primary, o.Kind == assignment.CmdEvidence && keeps && v.Primary == nil:
			v.Primary = &b
		default:
			v.Others = append(v.Others, b)
		}
	}
	stage := assignment.Stage(c.Share.Stage)
	switch {
	case v.Waiting || v.Primary != nil:
	case stage == assignment.Waiting && !keeps:
		v.Next = "等待办公室认可"
	case c.Share.Asked && !own:
		v.Next = "等待单位报送"
	case stage == assignment.Owed && !own:
		v.Next = "没有要求单位报送"
	}
}

// done is the sentence after an act; the address holds the act's code only.
func done(kind string) string {
	switch kind {
	case assignment.CmdReport, assignment.CmdAccept, assignment.CmdReturn, assignment.CmdNote, assignment.CmdEvidence, assignment.CmdAsk:
		return "已记录：" + words.Act(kind)
	}
	return ""
}
