// Package operation is the administrator's page (运行状况): what runs, what fails and what to do about it, and who looked at unmasked
// data. It shows no name and no text of a case.
package operation

import (
	"embed"
	"fmt"
	"net/http"
	"net/url"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed *.html *.css
var files embed.FS

// Addresses of the page and of what lies under it.
const (
	home  = "/系统管理/运行状况"
	doing = home + "/办理"
	looks = home + "/查看记录"
	moved = home + "/期限变动"
)

// View is the page.
type View struct {
	Looks, Moved string // addresses
	Demo         string // that of the page of the demonstration county; "": not for this person
	Well         bool   // nothing fails
	Jobs         []Job
	Edition      string
	Official     string
	Calendar     string // what to do about it; "": nothing
	Behind       int
	Effects      []Trouble
	Commands     []Trouble
	Cases        []Trouble
}

// Job is a background job.
type Job struct {
	Name, Last, Try string
	Silent          bool
}

// Trouble is one thing that fails, with what can be done about it.
type Trouble struct {
	Case, What, Why, Who, Since string
	Acts                        []Action
}

// Action leads to the page that asks before it does something.
type Action struct{ Label, Link string }

// Page is the administrator's page.
func Page() site.Page {
	may := []auth.Act{auth.Operate}
	return site.Page{Name: "operation", Menu: "/系统管理", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "confirm", Zero: Confirm{}}, {Name: "looks", Zero: Looks{}}, {Name: "moved", Zero: Moved{}}},
		Routes: []site.Route{
			{Method: "GET", Path: home, May: may, Do: show},
			{Method: "GET", Path: doing, May: may, Do: ask},
			{Method: "POST", Path: doing, May: may, Do: do},
			{Method: "GET", Path: looks, May: may, Do: showLooks},
			{Method: "GET", Path: moved, May: may, Do: showMoved},
			{Method: "POST", Path: moved, May: may, Do: sign},
			{Method: "POST", Path: "/applications/:id/regenerate", May: []auth.Act{auth.RetryEffect}, Do: regenerate},
		}}
}

func show(v *site.Visit) error {
	o, err := v.Desk.Operation(v.Ctx(), v.Person)
	if err != nil {
		return err
	}
	return v.Show(http.StatusOK, "page", viewOf(v, o))
}

func viewOf(v *site.Visit, o desk.Operation) View {
	out := View{Looks: looks, Moved: moved, Edition: o.Edition, Official: o.OfficialUntil.Chinese(), Behind: o.Behind,
		Well: len(o.Effects)+len(o.Commands)+len(o.Cases) == 0}
	if auth.Allowed(v.Person, auth.LoadDemo) {
		out.Demo = "/系统管理/演示"
	}
	if o.Provisional {
		out.Calendar = "之后的期限为暂定；放假安排公布后请在“系统管理 › 日历”载入"
	}
	for _, j := range o.Jobs {
		out.Well = out.Well && !j.Silent
		line := Job{Name: words.JobName(j.Name), Last: "尚未成功运行过", Try: words.Instant(j.LastTry, v.Today), Silent: j.Silent}
		if !j.LastOk.IsZero() {
			line.Last = words.Instant(j.LastOk, v.Today)
		}
		out.Jobs = append(out.Jobs, line)
	}
	for _, e := range o.Effects {
		tried := fmt.Sprintf("第 %d 轮，试过 %d 次", e.Round, e.Tries)
		out.Effects = append(out.Effects, Trouble{Case: numberOf(e.About), What: words.Effect(e.Effect), Why: words.EffectFault(e.Fault) + "（" + tried + "）",
			Who: e.Owner, Since: words.Instant(e.Since, v.Today), Acts: []Action{{"再试一次", link("retry_effect", e.ID)}}})
	}
	for _, c := range o.Commands {
		out.Commands = append(out.Commands, Trouble{Case: numberOf(c.About), What: words.Act(c.Command), Why: "编号 " + c.Ref, Who: c.Author,
			Since: words.Instant(c.AcceptedAt, v.Today), Acts: []Action{{"重新办理", link("retry_command", c.ID)}, {"作废", link("dismiss_command", c.ID)}}})
	}
	for _, c := range o.Cases {
		out.Cases = append(out.Cases, Trouble{Case: numberOf(c.About), Why: fmt.Sprintf("巡查 %d 次仍未办理", c.Looks), Since: words.Instant(c.Next, v.Today)})
	}
	return out
}

func numberOf(a desk.About) string {
	if a.Number != "" {
		return a.Number
	}
	return "（编号 " + parts.Line(a.CaseID, 8) + "）"
}

func link(act, id string) string { return doing + "?" + url.Values{"act": {act}, "id": {id}}.Encode() }

// regenerate is 再试一次 of the office whose letter could not be written.
func regenerate(v *site.Visit) error {
	faults, err := v.Desk.LetterFaults(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	for _, f := range faults {
		if f.Effect != v.Form("effect") {
			continue
		}
		if err := v.Desk.RetryEffect(v.Ctx(), v.Person, f.Effect, ""); err != nil && !settled(err) {
			return err
		}
	}
	return v.Redirect("/applications/" + v.Param("id"))
}
