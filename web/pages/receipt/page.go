// Package receipt is the 登记回执 (T03) on A5 paper: number, day and channel of receipt and why it is that day, what was asked, the
// latest day to reply, whom to ask. It never moves the day of receipt.
package receipt

import (
	"cmp"
	"embed"
	"net/http"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed page.html page.css receipt.print.css
var files embed.FS

// View is the receipt.
type View struct {
	Link, Number, Agency, Name string
	Others                     string // agent and co-applicants, as many as the slip holds
	Wanted                     string // how he wants to have the information
	Arrived, Channel, Reason   string
	Tracking                   string
	Received                   string // where it differs from the day of arrival
	Request                    string
	Due                        string
	Notice                     string // until when what is missing is told at once
	Unconfirmed, Provisional   bool
	Clerk, Today               string
	Contact                    string // how the office is reached; "": a line to write it on
	PrintNow, CanRegister      bool
	Struck                     bool
}

// Page is the receipt.
func Page() site.Page {
	return site.Page{Name: "receipt", Menu: "/applications", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{{Method: "GET", Path: "/applications/:id/receipt", May: []auth.Act{auth.ReadApplications}, Do: show}}}
}

func show(v *site.Visit) error {
	app, err := v.Desk.Application(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	v.Sheet = "receipt.print.css"
	view := viewOf(app)
	view.Agency = app.Letterhead
	view.Contact = cmp.Or(app.Contact, v.Site.Contact)
	view.PrintNow, view.CanRegister = v.Query("print") == "1", auth.Allowed(v.Person, "application.register")
	return v.Show(http.StatusOK, "page", view)
}

// What fits on A5 in one page, in letters and names.
const (
	longest     = 140 // of the request
	longestName = 60
	mostNames   = 6
)

func viewOf(a desk.Application) View {
	s := a.State
	out := View{Link: "/applications/" + s.ID, Number: s.Number, Agency: a.AgencyName, Name: parts.Line(parts.Named(a.Party.Name), longestName), Request: parts.Line(a.Request, longest),
		Tracking: s.Tracking, Clerk: a.Registrar, Today: civil.In(firstAt(a)).Chinese(), Struck: s.Stage == application.Struck}
	if len(s.Facts) > 0 {
		f := s.Facts[0].Fact
		out.Arrived, out.Channel, out.Reason = words.LongDay(f.On), words.Channel(f.Channel), words.ReceiptReason(f.Channel)
		if r := s.Clock.ReceivedOn; r != f.On && !r.IsZero() {
			out.Received = words.LongDay(r)
		}
	}
	out.Unconfirmed, out.Provisional = s.Clock.ReplyDue.IsZero(), s.Clock.Provisional
	out.Due = words.LongDay(firstDue(a))
	out.Others, out.Wanted = others(a.Party), words.Wanted(a.Form.Wanted)
	if len(s.Checklist) > 0 && !s.Clock.CorrectionNoticeDue.IsZero() {
		out.Notice = words.LongDay(s.Clock.CorrectionNoticeDue)
	}
	return out
}
