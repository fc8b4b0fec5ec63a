// Package approval is what goes round on paper: the 呈批单 of a reply, to be printed or edited, and the form on which an applicant who said
// it on the telephone withdraws or changes his application in writing.
package approval

import (
	"embed"
	"net/http"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/statute/review"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed page.html written.html page.css approval.print.css
var files embed.FS

// View is the 呈批单.
type View struct {
	Link, Number, Docx string
	Title, Agency      string
	Sign               string
	Rows               []desk.SheetRow
}

// Written is the 撤回（变更）申请书, with what is known filled in.
type Written struct {
	Link, Number, Name, Request, Agency, Arrived string
}

// Page is both papers.
func Page() site.Page {
	may := []auth.Act{auth.ReadApplications}
	return site.Page{Name: "approval", Menu: "/applications", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "written", Zero: Written{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/applications/:id/approval", May: may, Do: show},
			{Method: "GET", Path: "/applications/:id/approval.docx", May: may, Do: download},
			{Method: "GET", Path: "/applications/:id/written", May: may, Do: written},
		}}
}

const longest = 300 // letters of the request on the sheet

// sheet is the 呈批单 of a case; there is none before a reply was drafted.
func sheet(v *site.Visit) (desk.Application, desk.ApprovalSheet, error) {
	a, err := v.Desk.Application(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return a, desk.ApprovalSheet{}, err
	}
	s := a.State
	if s.Draft == nil {
		return a, desk.ApprovalSheet{}, desk.ErrNotFound
	}
	out := desk.ApprovalSheet{Agency: a.AgencyName, RegisterNo: s.Number, Applicant: parts.Named(a.Party.Name), Received: words.LongDay(s.ReceivedOn()),
		Due: words.LongDay(s.Clock.ReplyDue), Request: parts.Line(a.Request, longest), Outcome: s.Draft.Outcome.Name(), Proposal: a.Draft, Handler: a.Handler}
	if s.ReceivedOn().IsZero() {
		out.Received, out.Due = "待确认", "待确认收到以后起算"
	}
	seen := map[string]bool{}
	for _, x := range a.Risks {
		if !seen[x.Check] {
			seen[x.Check] = true
			out.Risks = append(out.Risks, desk.SheetRisk{Text: x.Check + "　" + riskText(x), Role: review.Role(x.Facts["may_sign"]).Name()})
		}
	}
	return a, out, nil
}

func riskText(x casefile.Refusal) string {
	if all := words.ReasonsOf(application.CmdSign, casefile.Refusals{x}); len(all) > 0 {
		return all[0]
	}
	return words.Warned(x.Check)
}

func show(v *site.Visit) error {
	a, s, err := sheet(v)
	if err != nil {
		return err
	}
	v.Sheet = "approval.print.css"
	link := "/applications/" + a.State.ID
	return v.Show(http.StatusOK, "page", View{Link: link, Number: a.State.Number, Docx: link + "/approval.docx", Title: desk.ApprovalTitle, Agency: s.Agency,
		Sign: desk.SignHere, Rows: s.Rows()})
}

func download(v *site.Visit) error {
	a, s, err := sheet(v)
	if err != nil {
		return err
	}
	body, err := desk.ApprovalDocx(s)
	if err != nil {
		return err
	}
	return v.Download(a.State.Number+" 呈批单.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", body)
}

func written(v *site.Visit) error {
	a, err := v.Desk.Application(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	v.Sheet = "approval.print.css"
	out := Written{Link: "/applications/" + a.State.ID, Number: a.State.Number, Name: parts.Named(a.Party.Name), Request: parts.Line(a.Request, longest), Agency: a.AgencyName}
	if len(a.State.Facts) > 0 {
		out.Arrived = words.LongDay(a.State.Facts[0].Fact.On)
	}
	return v.Show(http.StatusOK, "written", out)
}
