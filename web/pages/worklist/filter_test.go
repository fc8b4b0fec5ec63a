package worklist_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gongkai/web/webtest"
)

func TestAFilterIsKeptUnderAName(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk, handler := o.As(t, o.Clerk), o.As(t, o.Handler)
	page := clerk.Get("/?stage=intake&lack=data&nonsense=%E6%9D%8E%E7%A4%BA%E8%8C%83")
	form := page.Fill("form[action=/filters]", "name", " 待补录 ")
	if got := form.Get("query"); got != "lack=data&stage=intake" {
		t.Errorf("%q would be kept", got)
	}
	page = clerk.Follow(clerk.Post("/filters", form))
	page.Want(".keep .one a[aria-current]", "待补录")
	if got := page.Attr(".keep .one a", "href"); got != "/?lack=data&stage=intake" {
		t.Errorf("it leads to %s", got)
	}
	for name, says := range map[string]string{"": "起一个名字", "待补录": "同名", "一二三四五六七八九十一二三": "12 个字"} {
		form.Set("name", name)
		clerk.Post("/filters", form).WantStatus(http.StatusUnprocessableEntity).Want(".keep .bad", says)
	}
	clerk.Post("/filters", url.Values{"name": {"空"}, "query": {"q=李示范"}}).WantStatus(http.StatusUnprocessableEntity).Want(".keep .bad", "先选")
	handler.Get("/").Not(".keep .one")
	handler.Post("/filters/forget", page.Form(".keep .one form"))
	clerk.Get("/").Count(".keep .one a", 1) // it is not his to forget
	clerk.Follow(clerk.Post("/filters/forget", page.Form(".keep .one form"))).Not(".keep .one")
	for i := range 13 {
		form.Set("name", fmt.Sprint("第", i))
		if want := map[bool]int{true: http.StatusSeeOther, false: http.StatusUnprocessableEntity}[i < 12]; clerk.Post("/filters", form).Status != want {
			t.Errorf("filter %d: want %d", i+1, want)
		}
	}
	if strings.Contains(o.Log.String(), "待补录") {
		t.Error("the log holds what somebody called his filter")
	}
}

func TestWhatWaitsForOthersIsFolded(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk, handler, reviewer := o.As(t, o.Clerk), o.As(t, o.Handler), o.As(t, o.Reviewer)
	waits := clerk.Register("name", "等补正示例")
	clerk.Register("name", "在办示例")
	reviewer.Act(waits, "assign", "handler", o.Handler.ID)
	handler.Act(waits, "ask-correction", "text", "请写明文件名称。", "days", "15", "way", "by_hand").WantStatus(http.StatusSeeOther)
	page := handler.Get("/")
	page.Want("details.others summary", "等别人，今天不用动（1）")
	page.Want("details.others table", "等补正示例", "申请人", "等申请人补正", "补正 12月15日")
	if strings.Contains(page.Text("section.list"), "等补正示例") {
		t.Error("what waits for the applicant is not folded away")
	}
	handler.Get("/?waiting=1").Want("section.list", "等补正示例")
	handler.Get("/?with=me").Not("section.list")
	reviewer.Get("/?with=me").Want("section.list", "在办示例")
	page.Want(".news", "2 11月23日以来新到", "函件送达未证明")
	o.Clock.Set(t, "2026-12-16") // his time is over: it is the office's again, without any event
	page = handler.Get("/")
	page.Not("details.others")
	page.Want("section.list", "等补正示例", "未补正，按放弃办", "审核人")
}

// art. 33(2): an extension asked for waits for the head's consent; after the last day there is none to tell.
func TestTheNextStepOfAnExtension(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk, handler, reviewer := o.As(t, o.Clerk), o.As(t, o.Handler), o.As(t, o.Reviewer)
	path := clerk.Register("name", "李示范", "phone", "13800000000", "doc_kind", "护照", "doc_number", "E00000000", "address", "示例县城东街道1号", "form_paper", "1")
	reviewer.Act(path, "assign", "handler", o.Handler.ID)
	handler.Get("/").Want("table.work .next", "答复或告知延期")
	handler.Act(path, "request-extension", "days", "10", "reason", "案卷分散，正在查找。").WantStatus(http.StatusSeeOther)
	handler.Get("/").Want("table.work .next", "批准延期")
	handler.Get("/").Want("table.work .with", "审核人")
	o.Clock.Set(t, "2027-01-20")
	if got := handler.Get("/").Text("tbody .next"); got != "答复" {
		t.Errorf("past the last day: %q", got)
	}
}
