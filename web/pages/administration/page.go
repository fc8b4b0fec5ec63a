// Package administration are the pages under 系统管理: accounts, deputies (AB岗), 移交, units and their dated names, the calendar, and what
// was done here. They show no applicant and no text of a case.
package administration

import (
	"embed"
	"errors"
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

// Addresses.
const (
	home         = "/系统管理"
	accounts     = home + "/账号"
	newAccount   = accounts + "/新增"
	deputies     = home + "/代理"
	moving       = home + "/移交"
	progress     = home + "/移交进度"
	organisation = home + "/机构"
	newUnit      = organisation + "/新增"
	calendars    = home + "/日历"
	acts         = home + "/操作记录"
	operation    = home + "/运行状况"
)

// Page are the pages of the administrator. Deputies and 移交 are the head reviewer's too, for his office.
func Page() site.Page {
	people, deputy, move := []auth.Act{auth.ManageAccounts}, []auth.Act{auth.ManageDeputies}, []auth.Act{auth.MoveWork}
	units, days, runs := []auth.Act{auth.ManageOrganisation}, []auth.Act{auth.LoadCalendar}, []auth.Act{auth.Operate}
	return site.Page{Name: "administration", Menu: home, Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "accounts", Zero: Accounts{}}, {Name: "account", Zero: Account{}},
			{Name: "password", Zero: Password{}}, {Name: "deputies", Zero: Deputies{}}, {Name: "moving", Zero: Moving{}}, {Name: "progress", Zero: Progress{}},
			{Name: "organisation", Zero: Organisation{}}, {Name: "unit", Zero: Unit{}}, {Name: "calendar", Zero: Calendar{}}, {Name: "acts", Zero: Acts{}}},
		Routes: []site.Route{
			{Method: "GET", Path: home, May: site.Administration(), Do: index},
			{Method: "GET", Path: accounts, May: people, Do: listAccounts},
			{Method: "GET", Path: newAccount, May: people, Do: showNewAccount},
			{Method: "POST", Path: newAccount, May: people, Do: addAccount},
			{Method: "GET", Path: accounts + "/:id", May: people, Do: showAccount},
			{Method: "POST", Path: accounts + "/:id", May: people, Do: changeAccount},
			{Method: "GET", Path: deputies, May: deputy, Do: listDeputies},
			{Method: "POST", Path: deputies, May: deputy, Do: giveDeputy},
			{Method: "POST", Path: deputies + "/:id", May: deputy, Do: endDeputy},
			{Method: "GET", Path: moving, May: move, Do: chooseGiver},
			{Method: "GET", Path: moving + "/:id", May: move, Do: showWork},
			{Method: "POST", Path: moving + "/:id", May: move, Do: moveWork},
			{Method: "GET", Path: progress, May: move, Do: showProgress},
			{Method: "POST", Path: progress, May: move, Do: goOn},
			{Method: "GET", Path: organisation, May: units, Do: listUnits},
			{Method: "GET", Path: newUnit, May: units, Do: showNewUnit},
			{Method: "POST", Path: newUnit, May: units, Do: addUnit},
			{Method: "GET", Path: organisation + "/:id", May: units, Do: showUnit},
			{Method: "POST", Path: organisation + "/:id", May: units, Do: changeUnit},
			{Method: "GET", Path: calendars, May: days, Do: showCalendar},
			{Method: "POST", Path: calendars, May: days, Do: loadCalendar},
			{Method: "GET", Path: acts, May: runs, Do: listActs},
		}}
}

// View is the index: what there is to administer.
type View struct{ Entries []Entry }

// Entry leads to a page and says what it is for.
type Entry struct{ Label, Link, Says string }

func index(v *site.Visit) error {
	var view View
	for _, e := range []struct {
		Entry
		may auth.Act
	}{
		{Entry{"开办", site.SetupPath, "本机关名称和以谁的名义答复、机构、登记号、在办件补录：第一个小时要做的"}, auth.ConfigureOffice},
		{Entry{"账号", accounts, "新增、停用、角色、所在机构、重置密码、解除锁定"}, auth.ManageAccounts},
		{Entry{"代理（AB岗）", deputies, "谁在什么时候代理谁；到期自动结束"}, auth.ManageDeputies},
		{Entry{"移交", moving, "把一个人名下的在办申请一次移交给另一个人"}, auth.MoveWork},
		{Entry{"机构", organisation, "机构的名称和启用日期、更名、新设、撤销"}, auth.ManageOrganisation},
		{Entry{"日历", calendars, "载入每年的放假安排，先看哪些期限会变"}, auth.LoadCalendar},
		{Entry{"演示县", "/系统管理/演示", "一个虚构的县，没有正式的件时可以载入，用来看和练"}, auth.LoadDemo},
		{Entry{"运行状况", operation, "后台任务、没有完成的函件、谁查看过遮盖的内容"}, auth.Operate},
		{Entry{"操作记录", acts, "在系统管理里做过的每一件事：何人、何时、何故"}, auth.Operate},
	} {
		if auth.Allowed(v.Person, e.may) {
			view.Entries = append(view.Entries, e.Entry)
		}
	}
	return v.Show(http.StatusOK, "page", view)
}

// faults are what a form did wrong; false for any other error. A reason has its field where the form has it.
func faults(err error, reason string) (parts.Problems, bool) {
	var bad desk.Invalid
	if !errors.As(err, &bad) {
		return parts.Problems{}, false
	}
	p := parts.Problems{Heading: "没有保存，请先改正"}
	for _, f := range bad {
		x := parts.Problem{Field: f.Field, Text: words.Fault(f.Field, f.Code)}
		if f.Field == "reason" && reason != "" {
			x.Field = reason
		}
		if f.Field == "id" {
			x.Field = ""
		}
		p.Items = append(p.Items, x)
	}
	return p, true
}

// done are what a page says after a redirect, by the code in its address.
func done(v *site.Visit) string {
	return map[string]string{"saved": "已保存。", "added": "已新增。", "disabled": "账号已停用，已退出登录。", "enabled": "账号已恢复使用。", "unlocked": "已解除锁定。",
		"given": "已指定代理。", "ended": "代理已结束。", "closed": "机构已撤销，名称保留。", "loaded": "新日历已载入，系统正在逐件重算在办事项的期限。"}[v.Query("done")]
}

func unitOptions(v *site.Visit, none string) ([]parts.Option, error) {
	units, err := v.Desk.UnitChoices(v.Ctx())
	out := make([]parts.Option, 0, len(units)+1)
	if none != "" {
		out = append(out, parts.Option{Label: none})
	}
	for _, u := range units {
		out = append(out, parts.Option{Value: u.ID, Label: u.Name})
	}
	return out, err
}

func peopleOptions(people []desk.Choice, none string) []parts.Option {
	out := []parts.Option{{Label: none}}
	for _, p := range people {
		out = append(out, parts.Option{Value: p.ID, Label: p.Display})
	}
	return out
}

func with(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
