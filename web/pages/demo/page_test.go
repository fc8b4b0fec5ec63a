package demo_test

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"gongkai/web/webtest"
)

const home = "/系统管理/演示"

func TestTheAdministratorLoadsTheCountyAndItsPeopleSeeItMarked(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-25")
	admin := o.As(t, o.Admin)
	admin.Get("/系统管理/运行状况").Want(".headline nav", "演示县")
	page := admin.Get(home).WantStatus(200)
	page.Want("h1", "演示县")
	page.Not(".demo")
	page.Want("form button", "载入演示县")

	got := admin.Post(home, url.Values{}).WantStatus(303)
	if at, err := url.PathUnescape(got.Location); err != nil || at != home {
		t.Errorf("leads to %q", got.Location)
	}
	o.Desk.Wait() // until it is loaded
	page = admin.Get(home).WantStatus(200)
	page.Want(".people h2", "已载入")
	page.Count(".people tbody tr", 11)
	admin.Post(home+"/已记下", url.Values{}).WantStatus(303)
	admin.Get(home).WantStatus(200).Want("h2", "演示县已在这里")

	visitor, err := o.Auth.PersonNamed(context.WithoutCancel(t.Context()), "demo-shenhe")
	if err != nil {
		t.Fatal(err)
	}
	b := o.As(t, visitor)
	for _, p := range []string{"/", "/applications", "/ledger", "/report", "/inbox", "/nowhere"} {
		b.Get(p).Want(".demo", "演示")
	}
	case1 := b.Get("/").All("a[href^=/applications/]")
	if len(case1) == 0 || !strings.Contains(b.Get("/").Text(".bar"), "演示县人民政府办公室") {
		t.Error("no case on the work list")
	}
}

func TestBesideRealCasesThePageSaysWhatToDo(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-25")
	o.As(t, o.Clerk).Register()
	page := o.As(t, o.Admin).Post(home, url.Values{}).WantStatus(422)
	page.Want(".problems", "已有真实的办件")
	page.Want(".problems", "GONGKAI_DATA")
	o.As(t, o.Clerk).Get("/").Not(".demo")
}
