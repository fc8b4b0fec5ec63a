package worklist_test

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/web/webtest"
)

func TestTheListIsSortedByWhatMustHappenFirst(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-09-30")
	clerk := o.As(t, o.Clerk)
	for _, day := range []string{"2026-10-23", "2026-10-12", "2026-10-27", "2026-11-02", "2026-11-20"} { // due 11-20, 11-09, 11-24, 11-30, 12-18
		o.Clock.Set(t, day)
		clerk.Register("name", day)
	}
	o.Clock.Set(t, "2026-11-23")
	clerk.Register("name", "平信示例", "channel", "ordinary_mail")
	o.Clock.Set(t, "2026-11-24")
	page := clerk.Get("/").WantStatus(200)
	page.Want("h1", "11月24日", "星期二", "工作日", "日历正式公布至2026年12月31日")
	var got []string
	for i := range page.All("table.work td.who") {
		got = append(got, strings.Fields(page.Text("table.work td.who"))[i])
	}
	if want := "2026-10-12 2026-10-23 2026-10-27 2026-11-02 2026-11-20 平信示例"; strings.Join(got, " ") != want {
		t.Errorf("order %v, want %s", got, want)
	}
	if groups := page.Text(".group"); groups != "已逾期（2） 今天必须做（1） 5 个工作日以内（2） 以后（1）" {
		t.Errorf("groups %q", groups)
	}
	page.Want(".clock--over", "已逾期 11 个工作日", "11月9日（周一）", "已逾期 2 个工作日")
	page.Want(".clock--now", "今天到期", "11月24日（周二）")
	page.Want(".clock--soon", "还剩 4 个工作日", "11月30日（周一）")
	page.Want(".clock--calm", "还剩 19 个工作日", "从早算 12月21日（周一）")
	page.Want("table.work", "审核人", "第 44 天", "分办", "缺 申请人信息 4 项", "答复期限 12月18日（周五）")
}

func TestADateBeyondTheCalendarIsProvisional(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-12-15")
	clerk := o.As(t, o.Clerk)
	clerk.Register()
	clerk.Get("/").Want(".clocknote", "暂定")
}

func TestCountsAreFilters(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk, handler, reviewer := o.As(t, o.Clerk), o.As(t, o.Handler), o.As(t, o.Reviewer)
	first := clerk.Register("name", "甲示例")
	clerk.Register("name", "乙示例")
	second := clerk.Register("name", "丙示例")
	reviewer.Act(first, "assign", "handler", o.Handler.ID)
	reviewer.Act(second, "assign", "handler", o.Second.ID)
	page := handler.Get("/")
	page.Want(".strip", "3在办", "1待分办", "2承办中", "0待审核")
	page.Count("table.work .num a", 3)
	page = handler.Get("/?stage=handling")
	page.Count("table.work .num a", 2)
	page.Want(".strip a[aria-current]", "承办中")
	page = handler.Get("/?stage=handling&mine=1")
	page.Count("table.work .num a", 1)
	page.Want("table.work", "甲示例", "我")
	if strings.Contains(page.Text("table.work"), "丙示例") {
		t.Error("another's case is mine")
	}
	if link := page.Attr(".switch a[aria-current]", "href"); link != "/?stage=handling" {
		t.Errorf("a filter that is on is taken off by %s", link)
	}
	handler.Get("/?stage=signing").Want(".empty", "没有符合条件的申请")
	handler.Get("/?stage=nonsense&after=nonsense").WantStatus(200).Count("table.work .num a", 3)
}

func TestTheListGoesOnByKey(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	for i := range 53 {
		clerk.Register("name", fmt.Sprintf("示例%02d", i))
	}
	page := clerk.Get("/")
	page.Count("table.work .num a", 50)
	if n := len(page.Body); n > 100<<10 {
		t.Errorf("a full page weighs %d bytes", n)
	}
	next := page.Attr(".paging a[rel=next]", "href")
	clerk.Register("name", "后来的")
	page = clerk.Get(next).WantStatus(200)
	page.Want(".paging", "回到开头", "已到最后")
	if n := len(page.All("table.work .num a")); n != 3 && n != 4 {
		t.Errorf("%d rows on the second page", n)
	}
}

func TestAnEmptyOfficeIsToldWhatToDoFirst(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	page := o.As(t, o.Clerk).Get("/")
	page.Want(".empty", "没有在办的申请", "先登记")
	page.Count(".empty a[href=/applications/new]", 1)
	signer := o.As(t, o.Signer).Get("/")
	signer.Not("a[href=/applications/new]")
}
