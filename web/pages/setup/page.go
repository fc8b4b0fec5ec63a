// Package setup is the first hour of an office (开办): what it settles of itself, its units, its people, its numbers, the cases of before.
// It says what is done and what is next, and shows the remedy paragraph that the letters will print.
package setup

import (
	"embed"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/web/site"
)

//go:embed *.html *.css
var files embed.FS

// Addresses of the page and of what lies under it.
const (
	home     = site.SetupPath
	settings = home + "/本机关"
	units    = home + "/机构"
	tick     = home + "/完成"
	accounts = "/系统管理/账号"
	backfill = "/applications/backfill"
)

// View is the checklist.
type View struct {
	Steps     []Step
	AllDone   bool
	Dismissed bool
	Demo      bool // nothing was registered here: the demonstration county may be tried
	Did       string
	Tick      string
}

// Step is one line of it.
type Step struct {
	ID, Title, Text string
	Links           []Link
	Done, Next      bool
	MayTick         bool // somebody may say that it is done
}

// Link leads to where the step is done.
type Link struct{ Label, Path string }

// Page is the first hour.
func Page() site.Page {
	may := []auth.Act{auth.ConfigureOffice}
	return site.Page{Name: "setup", Menu: "/系统管理", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "settings", Zero: Settings{}}, {Name: "units", Zero: Units{}}},
		Routes: []site.Route{
			{Method: "GET", Path: home, May: may, Do: show},
			{Method: "POST", Path: tick, May: may, Do: tickOff},
			{Method: "GET", Path: settings, May: may, Do: showSettings},
			{Method: "POST", Path: settings, May: may, Do: saveSettings},
			{Method: "GET", Path: units, May: may, Do: showUnits},
			{Method: "POST", Path: units, May: may, Takes: mostFile, Do: postUnits},
		}}
}

func show(v *site.Visit) error {
	s, err := v.Desk.Setup(v.Ctx(), v.Person, "")
	if err != nil {
		return err
	}
	return v.Show(http.StatusOK, "page", viewOf(v, s))
}

func viewOf(v *site.Visit, s desk.Setup) View {
	out := View{AllDone: s.Next() == "", Dismissed: s.Dismissed, Demo: !s.AnyCase, Tick: tick}
	if v.Query("did") == "settings" {
		out.Did = "已保存，从下一次签发、登记起生效。"
	}
	for _, id := range desk.SetupSteps() {
		x := stepOf(v, id, s)
		x.ID, x.Done, x.Next = id, s.Done[id], id == s.Next()
		out.Steps = append(out.Steps, x)
	}
	return out
}

func stepOf(v *site.Visit, id string, s desk.Setup) Step {
	switch id {
	case desk.StepHouse:
		return Step{Title: "本机关", Text: "函件上的名称、以谁的名义答复、复议机关和法院的名称、联系方式。缺了名称，答复不能签发。", Links: []Link{{"填写", settings}}}
	case desk.StepUnits:
		return Step{Title: "机构", Text: fmt.Sprintf("现有 %d 个机构。可以先用自带的目录，也可以导入本地的机构文件；只增加，不删改。", s.Units),
			Links: []Link{{"查看、导入", units}}, MayTick: true}
	case desk.StepAccounts:
		return Step{Title: "账号", Text: fmt.Sprintf("现有 %d 个账号。至少要有窗口、承办、审核、签发四种角色；起草的人不能自己审核、签发。", s.Accounts),
			Links: []Link{{"账号", accounts}}, MayTick: true}
	case desk.StepNumbers:
		return Step{Title: "编号", Text: "登记号怎样编、年中启用的从几号接着编；文号的样子。", Links: []Link{{"填写", settings + "#f-number_pattern"}}, MayTick: true}
	}
	x := Step{Title: "补录在办", Text: "启用以前收到、还没有办结的，连同原来的登记号和真实的收到日期补录进来，期限照真实日期算。没有就点“已完成”。", MayTick: true}
	if auth.Allowed(v.Person, auth.Backfill) {
		x.Links = []Link{{"补录", backfill}}
	}
	return x
}

// tickOff is 已完成 of a step, or 不再提示.
func tickOff(v *site.Visit) error {
	var err error
	if step := v.Form("step"); step == "dismiss" {
		err = v.Desk.DismissSetup(v.Ctx(), v.Person)
	} else {
		err = v.Desk.TickSetup(v.Ctx(), v.Person, step)
	}
	var bad desk.Invalid
	if errors.As(err, &bad) {
		return desk.ErrNotFound
	}
	if err != nil {
		return err
	}
	return v.Redirect(home)
}

func at(path, agency string) string {
	if agency == "" {
		return path
	}
	return path + "?" + url.Values{"agency": {agency}}.Encode()
}
