package worklist

import (
	"fmt"
	"strings"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// View is the work list.
type View struct {
	Day, Weekday, Working string
	Calendar              string // until when the calendar is official
	CanRegister           bool
	News                  []News
	Filters               []Filter
	Switches              []Filter
	Kept                  []Kept
	Save                  Save
	Groups                []Group
	Waiting               bool  // it is the list of what waits for others
	Others                []Row // the first of them, folded under the first page
	OthersN               int
	OthersLink            string // the rest
	Paging                parts.Paging
	Empty                 string
}

// News is something new or stuck, and a link to its cases.
type News struct {
	Label, More, Link string
	N                 int
	Warn              bool
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
	N     int
	Rows  []Row
}

// Row is an application on the list.
type Row struct {
	Link, Number, Arrived, Name, Summary string
	Lacks                                []string
	With, Since, Next, Handler, Reply    string
	Clock                                parts.Clock
}

func viewOf(p auth.Person, f desk.WorkFilter, w desk.Work) View {
	out := View{Day: w.Today.ChineseShort(), Weekday: words.Weekday(w.Today), Working: words.WorkingDay(w.Working),
		Calendar:    fmt.Sprintf("日历正式公布至%s，其后的期限为暂定", w.Official.Chinese()),
		CanRegister: auth.Allowed(p, "application.register"), News: news(w), Filters: filters(f, w), Switches: switches(f),
		Groups: groups(p, w), Waiting: f.Waiting, OthersN: w.Waiting}
	for _, r := range w.Others {
		out.Others = append(out.Others, rowOf(p, r, w.Today))
	}
	if len(out.Others) < w.Waiting {
		out.OthersLink = address(f, func(f *desk.WorkFilter) { f.Waiting = true })
	}
	if f.After.CaseID != "" {
		out.Paging.First = address(f, nil)
	}
	if w.Next.CaseID != "" {
		out.Paging.Next = address(f, func(f *desk.WorkFilter) { f.After = w.Next })
	}
	out.Empty = "没有在办的申请"
	if f != (desk.WorkFilter{}) {
		out.Empty = "没有符合条件的申请"
	} else if w.Waiting > 0 {
		out.Empty = "今天没有要办的"
	}
	return out
}

// news is the strip: what arrived since the working day before, what lies with the leader, what letters are not proved to have arrived.
func news(w desk.Work) []News {
	n, lacking, by := 0, 0, []string{}
	for _, a := range w.Strip.Arrived {
		n, lacking = n+a.N, lacking+a.Lacking
		by = append(by, fmt.Sprintf("%s%d", words.Channel(clock.Channel(a.Channel)), a.N))
	}
	since := desk.WorkFilter{Since: w.Strip.Since}
	missing := since
	missing.Lack = application.LackData
	signing := News{N: w.Strip.Signing.N, Label: "在领导处待签", Link: address(desk.WorkFilter{Stage: string(application.Signing)}, nil)}
	if signing.N > 0 {
		signing.More = "最久的" + words.Since(w.Strip.Signing.Since, w.Today)
	}
	return []News{
		{N: n, Label: words.Short(w.Strip.Since, w.Today) + "以来新到", More: strings.Join(by, " "), Link: address(since, nil)},
		{N: lacking, Label: "其中待补录", Link: address(missing, nil), Warn: lacking > 0},
		signing,
		{N: w.Strip.Unproved, Label: "函件送达未证明", Link: address(desk.WorkFilter{Lack: application.LackProof}, nil), Warn: w.Strip.Unproved > 0},
	}
}

// filters count the stages in which somebody still has something to do.
func filters(f desk.WorkFilter, w desk.Work) []Filter {
	stage := func(s string) string {
		return address(f, func(f *desk.WorkFilter) { f.Stage, f.Waiting = s, false })
	}
	out := []Filter{{Label: "在办", Link: stage(""), On: f.Stage == ""}}
	for _, s := range application.Stages() {
		if s == application.Archiving || s == application.Struck {
			continue
		}
		n := w.Counts[string(s)]
		if s.Open() {
			out[0].N += n
		}
		out = append(out, Filter{Label: words.Stage(s), Link: stage(string(s)), N: n, On: f.Stage == string(s)})
	}
	return out
}

// switches narrow further; each is taken back by a second click.
func switches(f desk.WorkFilter) []Filter {
	one := func(label string, on bool, flip func(*desk.WorkFilter)) Filter {
		return Filter{Label: label, On: on, Link: address(f, flip)}
	}
	out := []Filter{
		one("轮到我的", f.MyTurn, func(f *desk.WorkFilter) { f.MyTurn, f.Whom = !f.MyTurn, "" }),
		one("我承办的", f.Mine, func(f *desk.WorkFilter) { f.Mine = !f.Mine }),
		one(fmt.Sprintf("%d 个工作日以内", desk.SoonDays), f.Soon, func(f *desk.WorkFilter) { f.Soon = !f.Soon }),
	}
	for _, l := range application.Lacks() {
		if f.Lack == l || l == application.LackData || l == application.LackProof {
			out = append(out, one("缺"+words.Lack(l), f.Lack == l, func(x *desk.WorkFilter) {
				if x.Lack == l {
					x.Lack = ""
				} else {
					x.Lack = l
				}
			}))
		}
	}
	if f.Whom != "" {
		out = append(out, one("在"+words.Whom(f.Whom)+"处", true, func(f *desk.WorkFilter) { f.Whom = "" }))
	}
	if !f.Since.IsZero() {
		out = append(out, one(f.Since.ChineseShort()+"以来登记的", true, func(f *desk.WorkFilter) { f.Since = 0 }))
	}
	if f.Waiting {
		out = append(out, one("等别人的", true, func(f *desk.WorkFilter) { f.Waiting = false }))
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
		g.N++
	}
	return out
}

// urgency is the heading under which a row stands; rows come sorted by day.
func urgency(r desk.Row) string {
	switch {
	case !r.Open:
		return "已办结，待归档"
	case r.Turn.On.IsZero():
		return "没有期限"
	case r.TurnLeft < 0:
		return "已逾期"
	case r.TurnLeft == 0:
		return "今天必须做"
	}
	switch parts.ToneOf(r.TurnLeft) {
	case parts.Soon, parts.Now:
		return "5 个工作日以内"
	case parts.Calm, parts.Over, parts.Stopped, parts.Ended, parts.EndLate, parts.Gone:
	}
	return "以后"
}

func rowOf(p auth.Person, r desk.Row, today civil.Date) Row {
	out := Row{Link: "/applications/" + r.CaseID, Number: r.Number, Arrived: words.Short(r.ArrivedOn, today), Name: parts.Named(r.Name),
		Summary: r.Summary, With: with(p, r), Since: words.Since(r.Turn.Since, today), Next: step(r), Handler: r.Handler, Clock: clockOf(r, today)}
	for _, l := range r.Lacks {
		text := words.Lack(l)
		if l == application.LackData && r.Missing > 0 {
			text = fmt.Sprintf("%s %d 项", text, r.Missing)
		}
		out.Lacks = append(out.Lacks, text)
	}
	if r.Open && !r.DueOn.IsZero() && r.DueOn != r.Turn.On {
		out.Reply = words.Day(r.DueOn, today)
	}
	return out
}

// step is the act of the stage where that says more than the day's kind.
func step(r desk.Row) string {
	switch application.Stage(r.Stage) {
	case application.Intake, application.Review, application.Signing:
		if r.Turn.Step != application.StepConfirm && !r.Turn.Whom.Outside() {
			return words.NextStep(application.Stage(r.Stage))
		}
	case application.Handling, application.Delivery, application.Answered, application.Retracted, application.Archiving, application.Struck:
	}
	switch {
	case r.Turn.Step != application.StepExtend:
	case r.TurnLeft < 0: // too late for art. 33(2)
		return words.Step(application.StepReply)
	case r.Turn.Whom == application.WithReviewer:
		return words.Act(application.CmdApproveExtension)
	}
	return words.Step(r.Turn.Step)
}

// with says in whose hands the case is: a person where one is named, else those who are waited for.
func with(p auth.Person, r desk.Row) string {
	switch {
	case r.Turn.Account != "" && r.Turn.Account == p.ID:
		return "我"
	case r.TurnWith != "":
		return r.TurnWith
	}
	return words.Whom(r.Turn.Whom)
}

// clockOf is how much time is left for the next step.
func clockOf(r desk.Row, today civil.Date) parts.Clock {
	if !r.Open || r.Turn.On.IsZero() {
		return parts.ClockOfRow(r, today)
	}
	c := parts.Clock{Tone: parts.ToneOf(r.TurnLeft), Text: words.DaysLeft(r.TurnLeft), Date: words.ShortStep(r.Turn.Step) + " " + words.Day(r.Turn.On, today)}
	if r.Turn.Whom.Outside() {
		c.Tone = parts.Stopped
	}
	if r.Provisional {
		c.Note = "暂定"
	}
	return c
}
