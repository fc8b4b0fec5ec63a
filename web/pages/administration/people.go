package administration

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// placeText is where a list that is ordered by instant goes on; placeOf reads it back.
func placeText(p desk.ActPlace) string { return strconv.FormatInt(p.At.UnixMilli(), 10) + "_" + p.ID }

func placeOf(text string) (p desk.ActPlace, ok bool) {
	if text == "" {
		return p, true
	}
	at, id, _ := strings.Cut(text, "_")
	ms, err := strconv.ParseInt(at, 10, 64)
	if err != nil || id == "" {
		return p, false
	}
	return desk.ActPlace{At: time.UnixMilli(ms), ID: id}, true
}

// Deputies are who stands in for whom, and the form of a new one.
type Deputies struct {
	Done, Action string
	Problems     parts.Problems
	Fields       []parts.Field
	Rows         []DeputyRow
	Paging       parts.Paging
}

// DeputyRow is one of them.
type DeputyRow struct{ Account, Stand, Span, State, By, End string }

func deputyRow(d desk.Deputy, today civil.Date) DeputyRow {
	r := DeputyRow{Account: d.Account, Stand: d.Stand, Span: words.Day(d.From, today) + " 至 " + words.Day(d.To, today), By: d.By, State: "未开始"}
	switch {
	case !d.EndedAt.IsZero():
		r.State = "提前结束"
	case d.Ended:
		r.State = "已结束"
	case d.InForce:
		r.State = "代理中"
	}
	if d.MayEnd {
		r.End = deputies + "/" + d.ID
	}
	return r
}

// typedDeputy is what the form of a new deputy brings.
type typedDeputy struct{ account, deputy, from, to string }

func listDeputies(v *site.Visit) error {
	return drawDeputies(v, http.StatusOK, typedDeputy{account: v.Query("who"), from: v.Today.String()}, parts.Problems{})
}

func drawDeputies(v *site.Visit, status int, t typedDeputy, p parts.Problems) error {
	people, err := v.Desk.People(v.Ctx(), v.Person, auth.ManageDeputies)
	if err != nil {
		return err
	}
	on, id, _ := strings.Cut(v.Query("before"), "_")
	before := desk.DeputyPlace{}
	if d, err := civil.Parse(on); err == nil && id != "" {
		before = desk.DeputyPlace{ID: id, To: d}
	}
	rows, more, err := v.Desk.Deputies(v.Ctx(), v.Person, before)
	if err != nil {
		return err
	}
	options := peopleOptions(people, "请选择")
	view := Deputies{Done: done(v), Action: deputies, Problems: p, Fields: []parts.Field{
		{Kind: parts.SelectField, Name: "account", Label: "谁不在岗", Error: p.Of("account"), Width: "half", Options: parts.Choose(options, t.account)},
		{Kind: parts.SelectField, Name: "deputy", Label: "由谁代理", Error: p.Of("deputy"), Width: "half", Options: parts.Choose(options, t.deputy),
			Hint: "同一机关的人。期间可以办理前者能办的事，每次都记明“代谁”；自己起草的仍不能审批"},
		{Kind: parts.DateField, Name: "from", Label: "自", Value: t.from, Error: p.Of("from"), Width: "half"},
		{Kind: parts.DateField, Name: "to", Label: "至（含）", Value: t.to, Error: p.Of("to"), Width: "half", Hint: "当天以后自动结束"}}}
	for _, r := range rows {
		view.Rows = append(view.Rows, deputyRow(r, v.Today))
	}
	if before.ID != "" {
		view.Paging.First = deputies
	}
	if more.ID != "" {
		view.Paging.Next = with(deputies, "before", more.To.String()+"_"+more.ID)
	}
	return v.Show(status, "deputies", view)
}

func giveDeputy(v *site.Visit) error {
	t := typedDeputy{v.Form("account"), v.Form("deputy"), v.Form("from"), v.Form("to")}
	n := desk.NewDeputy{AccountID: t.account, DeputyID: t.deputy}
	var bad desk.Invalid
	for _, f := range []struct {
		name, text string
		to         *civil.Date
	}{{"from", t.from, &n.From}, {"to", t.to, &n.To}} {
		d, ok := parts.ReadDate(f.text)
		if *f.to = d; !ok {
			bad = append(bad, desk.Fault{Field: f.name, Code: "not_a_date"})
		}
	}
	var err error = bad
	if len(bad) == 0 {
		_, err = v.Desk.GiveDeputy(v.Ctx(), v.Person, n)
	}
	if p, is := faults(err, ""); is {
		return drawDeputies(v, http.StatusUnprocessableEntity, t, p)
	}
	if err != nil {
		return err
	}
	return v.Redirect(with(deputies, "done", "given"))
}

func endDeputy(v *site.Visit) error {
	if err := v.Desk.EndDeputy(v.Ctx(), v.Person, v.Param("id")); err != nil && !isInvalid(err) {
		return err
	}
	return v.Redirect(with(deputies, "done", "ended"))
}

// Moving is one person's open work, or the choice of the person.
type Moving struct {
	Back, Action, ID string
	Choose           *parts.Field // whose
	Heading          string
	Off              bool
	Total            int
	Problems         parts.Problems
	Rows             []WorkRow
	Fields           []parts.Field
	Latest           []Step
	Paging           parts.Paging
}

// WorkRow is one open application, without its applicant.
type WorkRow struct {
	ID, Number, Stage, Due string
	On                     bool
}

// Step is a handover of before.
type Step struct{ Link, To, Says string }

func chooseGiver(v *site.Visit) error {
	if who := v.Query("who"); who != "" {
		return v.Redirect(moving + "/" + who)
	}
	people, err := v.Desk.People(v.Ctx(), v.Person, auth.MoveWork)
	if err != nil {
		return err
	}
	who := parts.Field{Kind: parts.SelectField, Name: "who", Label: "移交谁名下的在办申请", Width: "half", Options: peopleOptions(people, "请选择")}
	return v.Show(http.StatusOK, "moving", Moving{Back: home, Action: moving, Choose: &who, Heading: "移交"})
}

// typedMove is what the form brings.
type typedMove struct {
	id, to, reason, all string
	cases               []string
}

func showWork(v *site.Visit) error {
	return drawWork(v, http.StatusOK, typedMove{id: uuid.NewString(), all: "all"}, parts.Problems{})
}

func drawWork(v *site.Visit, status int, t typedMove, p parts.Problems) error {
	after := desk.Key{}
	if on, id, ok := strings.Cut(v.Query("after"), "_"); ok {
		if d, err := civil.Parse(on); err == nil {
			after = desk.Key{On: d, CaseID: id}
		}
	}
	w, err := v.Desk.OpenWork(v.Ctx(), v.Person, v.Param("id"), after)
	if err != nil {
		return err
	}
	view := Moving{Back: moving, Action: moving + "/" + w.AccountID, ID: t.id, Heading: "移交：" + w.Display, Off: w.Disabled, Total: w.Total, Problems: p}
	ticked := map[string]bool{}
	for _, id := range t.cases {
		ticked[id] = true
	}
	for _, c := range w.Cases {
		view.Rows = append(view.Rows, WorkRow{ID: c.CaseID, Number: c.Number, Stage: words.Stage(application.Stage(c.Stage)), Due: words.Day(c.Due, v.Today), On: ticked[c.CaseID]})
	}
	view.Fields = []parts.Field{
		{Kind: parts.RadioField, Name: "all", Label: "移交哪些", Options: parts.Choose([]parts.Option{{Value: "all", Label: "全部 " + strconv.Itoa(w.Total) + " 件"},
			{Value: "ticked", Label: "只移交上面勾选的"}}, t.all), Error: p.Of("cases")},
		{Kind: parts.SelectField, Name: "handler", Label: "移交给", Width: "half", Error: p.Of("handler"), Options: parts.Choose(peopleOptions(w.Handlers, "请选择承办人"), t.to)},
		{Kind: parts.TextField, Name: "reason", Label: "理由", Value: t.reason, Error: p.Of("reason"), Max: 500, Hint: "例如：调离、产假"}}
	for _, m := range w.Latest {
		view.Latest = append(view.Latest, Step{Link: with(progress, "act", m.ID), To: m.To, Says: saysMoved(m)})
	}
	if after.CaseID != "" {
		view.Paging.First = moving + "/" + w.AccountID
	}
	if w.Next.CaseID != "" {
		view.Paging.Next = with(moving+"/"+w.AccountID, "after", w.Next.On.String()+"_"+w.Next.CaseID)
	}
	return v.Show(status, "moving", view)
}

func saysMoved(m desk.Moving) string {
	text := "已移交 " + strconv.Itoa(m.Done) + " 件"
	if len(m.Refused) > 0 {
		text += "，没有移交 " + strconv.Itoa(len(m.Refused)) + " 件"
	}
	if m.Waiting > 0 {
		text += "，还有 " + strconv.Itoa(m.Waiting) + " 件正在办理"
	}
	return text
}

// clear is nil where it is plain which cases are meant: all, or some that are ticked; ticks beside 全部 may be a slip.
func (t typedMove) clear() error {
	switch {
	case t.all == "all" && len(t.cases) > 0:
		return desk.Invalid{{Field: "cases", Code: "all_or_ticked"}}
	case t.all != "all" && len(t.cases) == 0:
		return desk.Invalid{{Field: "cases", Code: "none_ticked"}}
	}
	return nil
}

func moveWork(v *site.Visit) error {
	t := typedMove{id: v.Form("command_id"), to: v.Form("handler"), reason: v.Form("reason"), all: v.Form("all"), cases: v.C.Request.PostForm["cases"]}
	var m desk.Moving
	err := t.clear()
	if err == nil {
		m, err = v.Desk.MoveWork(v.Ctx(), v.Person, desk.MoveWork{ID: t.id, From: v.Param("id"), To: t.to, Reason: t.reason, Cases: t.cases})
	}
	if p, is := faults(err, ""); is {
		return drawWork(v, http.StatusUnprocessableEntity, t, p)
	}
	if err != nil {
		return err
	}
	return v.Redirect(with(progress, "act", m.ID))
}

// Progress is how far a handover has come.
type Progress struct {
	Back, Action, ID       string
	From, To, Reason, Says string
	Waiting                bool
	Open                   int
	Refused                []NotMoved
}

// NotMoved is a case that stayed.
type NotMoved struct{ Number, Why string }

func showProgress(v *site.Visit) error {
	m, err := v.Desk.Handover(v.Ctx(), v.Person, v.Query("act"))
	if err != nil {
		return err
	}
	view := Progress{Back: moving + "/" + m.FromID, Action: progress, ID: m.ID, From: m.From, To: m.To, Reason: m.Reason, Says: saysMoved(m),
		Waiting: !m.Finished, Open: m.FromOpen}
	for _, r := range m.Refused {
		no := NotMoved{Number: r.Number, Why: "没有办理，请打开后个别分办。"}
		var all []string
		for _, why := range r.Why {
			all = append(all, words.RefusalOf(application.CmdAssign, why))
		}
		if len(all) > 0 {
			no.Why = strings.Join(all, " ")
		}
		view.Refused = append(view.Refused, no)
	}
	return v.Show(http.StatusOK, "progress", view)
}

func goOn(v *site.Visit) error {
	m, err := v.Desk.GoOn(v.Ctx(), v.Person, v.Form("act"))
	if err != nil {
		return err
	}
	return v.Redirect(with(progress, "act", m.ID))
}
