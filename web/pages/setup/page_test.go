package setup_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"gongkai/store"
	"gongkai/web/webtest"
)

const (
	home     = "/系统管理/开办"
	settings = home + "/本机关"
	units    = home + "/机构"
	form     = "form.left"
)

func TestTheFirstHourSaysWhatIsNext(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	admin := o.As(t, o.Admin)
	page := admin.Get(home).WantStatus(http.StatusOK)
	page.Count(".step", 5)
	page.Want("#step-house", "本机关", "下一步")
	page.Want("#step-units", "机构", "未完成")
	page.Want("#step-accounts", "已完成") // there are people
	page.Want(".demo a[href=/系统管理/演示]", "载入演示县")
	admin.Follow(admin.Post(home+"/完成", url.Values{"step": {"units"}})).Want("#step-units", "已完成")
	admin.Follow(admin.Post(home+"/完成", url.Values{"step": {"units"}})).WantStatus(http.StatusOK) // again changes nothing
	admin.Post(home+"/完成", url.Values{"step": {"anything"}}).WantStatus(http.StatusNotFound)
	o.As(t, o.Clerk).Get(home).WantStatus(http.StatusForbidden)
	o.As(t, o.Clerk).Register()
	admin.Get(home).Not(".demo")
}

func TestSettingsAreKeptAndTheLetterIsShown(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	admin := o.As(t, o.Admin)
	page := admin.Get(settings).WantStatus(http.StatusOK)
	page.Want("h1", "县人民政府办公室")
	page.Want("#h-government", "不填用服务器上设置的：示例县人民政府")
	page.Want("#remedies", "应当自收到之日起60日内先向示例县人民政府", "示例县人民法院")
	values := page.Fill(form, "letter_name", "示例县人民政府办公室", "body", "government_office", "government", "另一县人民政府", "contact_telephone", "000-0000", "number_pattern", "依〔{年}〕{号}号", "first", "58", "step", "preview")
	preview := admin.Post(settings, values).WantStatus(http.StatusOK)
	preview.Want("#remedies", "先向另一县人民政府")
	if got := preview.Form(form).Get("letter_name"); got != "示例县人民政府办公室" {
		t.Errorf("the preview lost %q", got)
	}
	admin.Get(settings).Want("#remedies", "先向示例县人民政府") // nothing was kept
	values.Set("step", "save")
	kept := admin.Follow(admin.Post(settings, values))
	kept.Want(".flash", "已保存")
	kept.Want("#step-house", "已完成")
	kept.Want("#step-numbers", "已完成")
	again := admin.Get(settings)
	again.Want(".main", "管理员", "第 1 版", "依〔2026〕58号")
	if f := again.Form(form); f.Get("government") != "另一县人民政府" || f.Get("first") != "58" || f.Get("seen") != "1" || f.Get("body") != "government_office" {
		t.Errorf("%v", f)
	}
	clerk := o.As(t, o.Clerk)
	path := clerk.Register()
	clerk.Get(path).Want(".casehead", "依〔2026〕58号")
	slip := clerk.Get(path + "/receipt").WantStatus(http.StatusOK)
	slip.Want(".slip", "示例县人民政府办公室", "000-0000")
}

func TestAWrongSettingGivesTheFormBack(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	admin := o.As(t, o.Admin)
	values := admin.Get(settings).Fill(form, "number_pattern", "{号}", "doc_no_pattern", "示〔{年}〕号", "letter_name", "示例县人民政府", "step", "save")
	page := admin.Post(settings, values).WantStatus(http.StatusUnprocessableEntity)
	page.Want("#e-number_pattern", "只有一处 {年}")
	page.Want("#e-doc_no_pattern", "只有一处 {号}")
	page.Want(".problems a[href=#f-number_pattern]", "{年}")
	if page.Form(form).Get("letter_name") != "示例县人民政府" {
		t.Error("the form lost something")
	}
	values.Set("number_pattern", "")
	values.Set("doc_no_pattern", "")
	values.Set("first", "十")
	admin.Post(settings, values).WantStatus(422).Want("#e-first", "数")
	admin.Get(settings + "?agency=nobody").WantStatus(http.StatusNotFound)
	admin.Get(settings+"?agency=sfj").WantStatus(http.StatusOK).Want("h1", "县司法局")
}

// Of two administrators the second is told what the first changed; nothing he typed is lost, and he may go on.
func TestTheSecondAdministratorIsToldWhatChanged(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	one, two := o.As(t, o.Admin), o.As(t, o.Hire(t, "lingyi", "另一管理员", "office", "admin"))
	mine := one.Get(settings).Fill(form, "basic_court", "甲县人民法院", "step", "save")
	theirs := two.Get(settings).Fill(form, "online", "https://fy.example.invalid/x", "letter_name", "乙县人民政府", "step", "save")
	mine.Set("letter_name", "甲县人民政府")
	one.Post(settings, mine).WantStatus(http.StatusSeeOther)
	page := two.Post(settings, theirs).WantStatus(http.StatusUnprocessableEntity)
	page.Want(".problems", "别人改过设置", "基层人民法院", "管理员", "现在是“甲县人民政府”")
	merged := page.Form(form)
	if merged.Get("basic_court") != "甲县人民法院" || merged.Get("letter_name") != "乙县人民政府" {
		t.Errorf("a field that was left alone says %q, one that both changed %q", merged.Get("basic_court"), merged.Get("letter_name"))
	}
	if page.Form(form).Get("online") != "https://fy.example.invalid/x" {
		t.Error("what was typed is lost")
	}
	two.Post(settings, page.Fill(form, "step", "save")).WantStatus(http.StatusSeeOther)
}

func TestUnitsAreAddedAndNeverTakenAway(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	admin := o.As(t, o.Admin)
	count := func() (n int) {
		err := o.DB.View(t.Context(), "count", func(tx *store.Tx) error {
			all, err := tx.Units()
			n = len(all)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := count()
	good := `{"valid_from":"2026-01-01","units":[{"code":"office","name":"县人民政府办公室","nature":"office","agency":true,"superior":"county"},
	{"code":"slt","name":"县示例局","aliases":["示例局"],"nature":"department","agency":true,"superior":"county"},{"code":"slt-zx","name":"县示例中心","nature":"institution","agency":false,"superior":"slt"}]}`
	page := admin.Post(units, url.Values{"text": {good}, "step": {"plan"}}).WantStatus(http.StatusOK)
	page.Want(".plan", "将增加 2 个机构", "另有 1 个", "县示例局", "县示例中心")
	if count() != before {
		t.Error("a preview loaded something")
	}
	done := admin.Follow(admin.Post(units, page.Fill(".plan form", "step", "load")))
	done.Want(".flash", "已增加 2 个机构")
	done.Want(".rail", "县示例局")
	if got := count(); got != before+2 {
		t.Errorf("%d units, want %d", got, before+2)
	}
	admin.Get(home).Want("#step-units", "已完成")
	admin.Post(units, url.Values{"text": {good}, "step": {"load"}}).WantStatus(http.StatusSeeOther) // again adds nothing
	bad := `{"units":[{"code":"A","name":"甲","nature":"department","superior":""},{"code":"yi","name":"","nature":"department"},{"code":"bing","name":"丙","nature":"guild"},
	{"code":"ding","name":"丁","nature":"department","superior":"nowhere"},{"code":"wu","name":"戊局","nature":"department","superior":"county"}]}`
	for _, step := range []string{"plan", "load"} {
		page := admin.Post(units, url.Values{"text": {bad}, "step": {step}}).WantStatus(http.StatusUnprocessableEntity)
		page.Count(".problems li", 4)
		page.Want(".problems", "第 1 个机构（A）", "第 2 个机构（yi）", "第 3 个机构（bing）", "第 4 个机构（ding）", "找不到上级")
	}
	admin.Post(units, url.Values{"text": {"not json"}, "step": {"plan"}}).WantStatus(422).Want(".problems", "不是机构文件")
	if got := count(); got != before+2 {
		t.Errorf("%d units, want %d", got, before+2)
	}
}

func TestAFileOfUnitsIsRead(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile("file", "机构.json")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write([]byte("\ufeff" + `{"units":[{"code":"slt","name":"县示例局","nature":"department","agency":true,"superior":"county"}]}`)) // a buffer
	_ = w.WriteField("step", "plan")
	_ = w.Close()
	r := httptest.NewRequest(http.MethodPost, units, &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	o.As(t, o.Admin).Do(r).WantStatus(http.StatusOK).Want(".plan", "将增加 1 个机构", "县示例局")
}

// The first administrator lands on the first hour until it is done or put away; others go to their work.
func TestTheFirstSignInLandsOnTheFirstHour(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	in := func(name string) string {
		t.Helper()
		v := o.Visitor(t)
		page := v.Get("/signin")
		return v.Post("/signin", page.Fill("form", "account", name, "password", o.Passwords[name])).WantStatus(http.StatusSeeOther).Location
	}
	if got, err := url.PathUnescape(in(o.Admin.Name)); got != home || err != nil {
		t.Errorf("the administrator lands on %s", got)
	}
	if got := in(o.Clerk.Name); got != "/" {
		t.Errorf("the clerk lands on %s", got)
	}
	admin := o.As(t, o.Admin)
	admin.Post(home+"/完成", url.Values{"step": {"dismiss"}}).WantStatus(http.StatusSeeOther)
	if got := in(o.Admin.Name); got != "/" {
		t.Errorf("put away, the administrator lands on %s", got)
	}
}
