package backfill_test

import (
	"net/http"
	"strings"
	"testing"

	"gongkai/web/webtest"
)

const (
	path = "/applications/backfill"
	form = "main form"
)

// A case that is late already is said to be late, in words, before it is kept; then it stands in the list as it is.
func TestALateCaseIsTakenOverAsLate(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	values := clerk.Get(path).WantStatus(http.StatusOK).Fill(form, "number", "旧字〔2026〕9号", "on", "2026-09-01", "channel", "signed_mail", "name", "李示范", "request", "征收补偿方案", "handler", o.Handler.ID, "step", "check")
	page := clerk.Post(path, values).WantStatus(http.StatusOK)
	page.Want("#confirm", "旧字〔2026〕9号", "2026年9月1日", "2026年9月29日", "已逾期")
	if list := clerk.Get("/applications"); strings.Contains(list.Body, "旧字") {
		t.Error("a preview kept something")
	}
	done := clerk.Post(path, page.Fill(form, "after", "case")).WantStatus(http.StatusSeeOther)
	got := clerk.Follow(done).WantStatus(http.StatusOK)
	got.Want(".casehead", "旧字〔2026〕9号", "补录", "已逾期", "张示例")
	got.Want("body", "补录：启用系统以前收到")
	clerk.Get("/applications").Want("tbody", "旧字〔2026〕9号")
}

// What is confirmed is what was shown: a date that was changed is shown again first.
func TestWhatWasChangedIsShownAgain(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	values := clerk.Get(path).Fill(form, "number", "旧9", "on", "2026-11-20", "name", "李示范", "request", "方案", "step", "check")
	page := clerk.Post(path, values)
	page.Want("#confirm", "还剩")
	again := clerk.Post(path, page.Fill(form, "on", "2026-09-01")).WantStatus(http.StatusOK)
	again.Want("#confirm", "已逾期")
	clerk.Post(path, again.Fill(form, "after", "next")).WantStatus(http.StatusSeeOther)
	clerk.Get(path+"?did=backfill").Want(".flash", "接着补录")
}

func TestANumberThatCannotBeKeptIsRefused(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	clerk.Register() // 2026-0001
	for number, want := range map[string]string{"2026-0001": "已有一件用了这个登记号", "2026-0017": "首号设为 18", "": "原来的登记号"} {
		values := clerk.Get(path).Fill(form, "number", number, "on", "2026-11-20", "name", "李示范", "request", "方案", "step", "check")
		page := clerk.Post(path, values).WantStatus(http.StatusUnprocessableEntity)
		page.Want(".problems a[href=#f-number]", want)
		if page.Form(form).Get("request") != "方案" {
			t.Error("the form lost something")
		}
	}
	values := clerk.Get(path).Fill(form, "number", "旧9", "on", "昨天", "request", "方案", "step", "check")
	clerk.Post(path, values).WantStatus(422).Want("#e-on", "不是日期")
	o.As(t, o.Compiler).Get(path).WantStatus(http.StatusForbidden)
}

// A receipt is not confirmed before the letter came; the check says so at the field instead of leaving the date out.
func TestAConfirmationBeforeTheReceiptIsRefused(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	values := clerk.Get(path).Fill(form, "number", "旧9", "on", "2026-11-04", "channel", "ordinary_mail", "name", "李示范", "request", "方案", "step", "check")
	values.Set("confirmed_on", "2026-11-02")
	page := clerk.Post(path, values).WantStatus(http.StatusUnprocessableEntity)
	page.Want(".problems a[href=#f-confirmed_on]", "11月4日")
	page.Not("#confirm")
	values.Set("confirmed_on", "2026-11-06")
	clerk.Post(path, values).WantStatus(http.StatusOK).Want("#confirm", "2026年12月4日")
}
