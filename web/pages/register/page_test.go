package register_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gongkai/web/webtest"
)

const form = "form[data-keep=new]"

func TestFourFieldsAreEnough(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	page := clerk.Get("/applications/new").WantStatus(http.StatusOK)
	page.Want(".hint", "今天是 11月24日（周二），工作日")
	if page.Attr("#f-on", "value") != "2026-11-24" || page.Attr("#f-on", "max") != "2026-11-24" {
		t.Error("the day of receipt is not today")
	}
	done := clerk.Post("/applications/new", page.Fill(form, "channel", "signed_mail", "name", "李示范", "request", "征收补偿方案", "after", "case")).WantStatus(http.StatusSeeOther)
	if !strings.HasSuffix(done.Location, "?did=register") {
		t.Errorf("led to %s", done.Location)
	}
	got := clerk.Follow(done).WantStatus(http.StatusOK)
	got.Want(".flash", "已登记")
	got.Want(".casehead", "2026-0001", "李示范", "邮寄（签收）", "待分办")
	got.Want(".check", "身份证明（证件号码）", "联系电话", "联系地址")
}

func TestAWrongCheckDigitIsALineOfTheChecklist(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	page := clerk.Get("/applications/new")
	values := page.Fill(form, "name", "李示范", "doc_number", "110101199003071234", "request", "方案")
	preview := clerk.Fragment("/applications/new/preview", values).WantStatus(http.StatusOK)
	preview.Want(".warntext", "校验不符", "可以先保存")
	preview.Not("header")
	clerk.Get(clerk.Register("doc_number", "110101199003071234")).Want(".check", "证件号码校验不符")
}

func TestThePreviewSaysWhatADayMeans(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	values := clerk.Get("/applications/new").Fill(form, "on", "2026-09-30", "channel", "signed_mail", "request", "内容不丢")
	page := clerk.Post("/applications/new/preview", values).WantStatus(http.StatusOK) // without script: the whole form again
	page.Want("#preview", "10月8日（周四）", "11月3日（周二）", "国庆节放假")
	page.Want("#s-on", "9月30日（周三），工作日", "天前，请核对")
	if page.Form(form).Get("request") != "内容不丢" || page.Form(form).Get("command_id") != values.Get("command_id") {
		t.Error("the form lost something")
	}
	values.Set("channel", "ordinary_mail")
	clerk.Fragment("/applications/new/preview", values).Want("body", "从早计算", "尚未与申请人确认")
	values.Set("on", "2026-11-25")
	clerk.Fragment("/applications/new/preview", values).Want(".badtext", "日期不能晚于今天")
	if n := o.As(t, o.Clerk).Get("/applications"); strings.Contains(n.Body, "2026-0001") {
		t.Error("a preview registered something")
	}
	clerk.Fragment("/day", url.Values{"on": {"2026-10-10"}}).Want("body", "10月10日（周六），工作日")
	clerk.Fragment("/day", url.Values{"new_on": {"20261003"}}).Want("body", "10月3日（周六），休息日")
	clerk.Fragment("/day", url.Values{"on": {"昨天"}}).Want("body", "不是日期")
}

func TestARefusalGivesTheFormBack(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	first := clerk.Get("/applications/new").Fill(form, "on", "2026-11-25", "channel", "fax", "confirmed_on", "2026-11-20", "name", "李示范", "request", "", "address", "某地")
	page := clerk.Post("/applications/new", first).WantStatus(http.StatusUnprocessableEntity)
	page.Want(".problems a[href=#f-on]", "日期不能晚于今天")
	page.Want(".problems a[href=#f-request]", "请照抄所需信息的内容描述")
	page.Want(".problems a[href=#f-confirmed_on]", "确认日期不能早于收到日期")
	page.Want("#e-on", "日期不能晚于今天")
	page.Want("#e-request", "请照抄")
	again := page.Form(form)
	if again.Get("name") != "李示范" || again.Get("on") != "2026-11-25" || again.Get("channel") != "fax" || again.Get("address") != "某地" {
		t.Errorf("the form lost something: %v", again)
	}
	if again.Get("command_id") == first.Get("command_id") || again.Get("command_id") == "" {
		t.Error("the command id is the old one")
	}
	page.Not(form + "[data-fresh]")
	bad := clerk.Post("/applications/new", page.Fill(form, "on", "3月4日", "request", "x")).WantStatus(http.StatusUnprocessableEntity)
	bad.Want("#e-on", "不是日期")
	long := clerk.Post("/applications/new", page.Fill(form, "on", "2026-11-24", "request", strings.Repeat("长", 20001))).WantStatus(http.StatusUnprocessableEntity)
	long.Want("#e-request", "太长")
	clerk.Post("/applications/new", page.Fill(form, "on", "2026-11-24", "request", "x", "channel", "pigeon")).WantStatus(422).Want(".problems a[href=#f-channel]", "请选择收到渠道")
}

func TestADoubleClickIsOneApplication(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	values := clerk.Get("/applications/new").Fill(form, "name", "李示范", "request", "方案", "after", "receipt")
	first := clerk.Post("/applications/new", values).WantStatus(http.StatusSeeOther)
	second := clerk.Post("/applications/new", values).WantStatus(http.StatusSeeOther)
	if first.Location != second.Location || !strings.Contains(first.Location, "/receipt?print=1") {
		t.Errorf("%s, then %s", first.Location, second.Location)
	}
	values.Set("request", "改了内容")
	page := clerk.Post("/applications/new", values).WantStatus(http.StatusUnprocessableEntity)
	page.Want(".problems", "已经登记过一次")
	if page.Form(form).Get("request") != "改了内容" {
		t.Error("the changed text is lost")
	}
	clerk.Get("/applications").Count("tbody .num a", 1)
}

func TestTheSameNameIsShownAndJudgedByNobody(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register("name", "李示范", "request", "去年的方案")
	values := clerk.Get("/applications/new").Fill(form, "name", "李示范")
	page := clerk.Fragment("/applications/new/preview", values)
	page.Want(".same", "2026-0001", "去年的方案")
	page.Count(".same a[href="+path+"]", 1)
}
