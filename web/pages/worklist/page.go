// Package worklist is the work list (工作台): open applications, the next date first, with whom each lies and since when.
package worklist

import (
	"embed"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed page.html page.css
var files embed.FS

// View is the work list.
type View struct {
	Day, Weekday, Working string
	Calendar              string // until when the calendar is official
	CanRegister           bool
	Filters               []Filter
	Mine, All             Filter
	Groups                []Group
	Paging                parts.Paging
	Empty                 string
}

// Filter is a count that is itself a link.
type Filter struct {
	Label, Link string
	N           int
	On          bool
}

// Group is a stretch of rows of the same urgency.
type Group struct {
	Label string
	Rows  []Row
}

// Row is an application on the list.
type Row struct {
	Link, Number, Arrived, Name, Summary, Missing string
	With, Since, Next                             string
	Clock                                         parts.Clock
}

// Page is the work list at the root of the site.
func Page() site.Page {
	return site.Page{Name: "worklist", Menu: "/", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{{Method: "GET", Path: "/", Do: show}}}
}

func show(v *site.Visit) error {
	if home := v.Home(); home != "/" {
		return v.Redirect(home)
	}
	f := desk.WorkFilter{Stage: stageOf(v.Query("stage")), Mine: v.Query("mine") == "1", After: keyOf(v.Query("after"))}
	w, err := v.Desk.WorkList(v.Ctx(), v.Person, f)
	if err != nil {
		return err
	}
	return v.Show(http.StatusOK, "page", viewOf(v.Person, f, w))
}

// stageOf is a known stage, or none.
func stageOf(code string) string {
	for _, s := range application.Stages() {
		if string(s) == code {
			return code
		}
	}
	return ""
}

// keyOf reads where a page goes on: a day and a case id.
func keyOf(text string) desk.Key {
	day, id, _ := strings.Cut(text, "_")
	d, err := civil.Parse(day)
	if err != nil || id == "" {
		return desk.Key{}
	}
	return desk.Key{On: d, CaseID: id}
}

func viewOf(p auth.Person, f desk.WorkFilter, w desk.Work) View {
	out := View{Day: w.Today.ChineseShort(), Weekday: words.Weekday(w.Today), Working: words.WorkingDay(w.Working),
		Calendar:    fmt.Sprintf("日历正式公布至%s，其后的期限为暂定", w.Official.Chinese()),
		CanRegister: auth.Allowed(p, "application.register"), Filters: filters(f, w.Counts)}
	out.All = Filter{Label: "全部承办人", Link: address(f.Stage, false, desk.Key{}), On: !f.Mine}
	out.Mine = Filter{Label: "只看我承办的", Link: address(f.Stage, true, desk.Key{}), On: f.Mine}
	out.Groups = groups(p, w)
	if f.After.CaseID != "" {
		out.Paging.First = address(f.Stage, f.Mine, desk.Key{})
	}
	if w.Next.CaseID != "" {
		out.Paging.Next = address(f.Stage, f.Mine, w.Next)
	}
	out.Empty = "没有在办的申请"
	if f.Stage != "" || f.Mine {
		out.Empty = "没有符合条件的申请"
	}
	return out
}

// address keeps every filter in the URL; none of them is personal data.
func address(stage string, mine bool, after desk.Key) string {
	q := url.Values{}
	if stage != "" {
		q.Set("stage", stage)
	}
	if mine {
		q.Set("mine", "1")
	}
	if after.CaseID != "" {
		q.Set("after", after.On.String()+"_"+after.CaseID)
	}
	if len(q) == 0 {
		return "/"
	}
	return "/?" + q.Encode()
}

// filters count the stages in which somebody still has something to do.
func filters(f desk.WorkFilter, counts map[string]int) []Filter {
	all := Filter{Label: "在办", Link: address("", f.Mine, desk.Key{}), On: f.Stage == ""}
	out := []Filter{all}
	for _, s := range application.Stages() {
		if s == application.Archiving || s == application.Struck {
			continue
		}
		n := counts[string(s)]
		if s.Open() {
			out[0].N += n
		}
		out = append(out, Filter{Label: words.Stage(s), Link: address(string(s), f.Mine, desk.Key{}), N: n, On: f.Stage == string(s)})
	}
	return out
}

func groups(p auth.Person, w desk.Work) []Group {
	var out []Group
	for _, r := range w.Rows {
		label := urgency(r)
		if len(out) == 0 || out[len(out)-1].Label != label {
			out = append(out, Group{Label: label})
		}
		g := &out[len(out)-1]
		g.Rows = append(g.Rows, rowOf(p, r, w.Today))
	}
	return out
}

// urgency is the heading under which a row stands; rows come sorted by date.
func urgency(r desk.Row) string {
	switch {
	case !r.Open:
		return "已办结，待归档"
	case !r.Running:
		return "计时停止"
	case r.DaysLeft < 0:
		return "已逾期"
	case r.DaysLeft == 0:
		return "今天必须完成"
	}
	switch parts.ToneOf(r.DaysLeft) {
	case parts.Soon, parts.Now:
		return "5 个工作日以内"
	case parts.Calm, parts.Over, parts.Stopped, parts.Ended, parts.EndLate, parts.Gone:
	}
	return "以后"
}

func rowOf(p auth.Person, r desk.Row, today civil.Date) Row {
	stage := application.Stage(r.Stage)
	out := Row{Link: "/applications/" + r.CaseID, Number: r.Number, Arrived: words.Short(r.ArrivedOn, today), Name: parts.Named(r.Name),
		Summary: r.Summary, Since: words.Since(r.SinceOn, today), Next: words.NextStep(stage), With: with(p, r), Clock: parts.ClockOfRow(r, today)}
	if r.Missing > 0 {
		out.Missing = fmt.Sprintf("缺 %d 项", r.Missing)
	}
	return out
}

// with says in whose hands the case is: a person where one is named, else the role that is waited for.
func with(p auth.Person, r desk.Row) string {
	stage := application.Stage(r.Stage)
	switch stage {
	case application.Handling, application.Delivery:
		if r.Application.Handler == p.ID {
			return "我"
		}
		if r.Handler != "" {
			return r.Handler
		}
	case application.Intake, application.Review, application.Signing, application.Answered, application.Retracted, application.Archiving,
		application.Struck:
	}
	return words.Waits(stage)
}
