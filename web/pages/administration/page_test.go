package administration_test

import (
	"net/url"
	"strings"
	"testing"

	"gongkai/web/webtest"
)

const home = "/系统管理"

func TestTheIndexShowsWhatOneMayDo(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	page := o.As(t, o.Admin).Get(home).WantStatus(200)
	for _, label := range []string{"账号", "代理（AB岗）", "移交", "机构", "日历", "运行状况", "操作记录"} {
		page.Want("main", label)
	}
	mine := o.As(t, o.Reviewer).Get(home).WantStatus(200)
	if text := mine.Text("main"); !strings.Contains(text, "代理（AB岗）") || !strings.Contains(text, "移交") || strings.Contains(text, "账号") || strings.Contains(text, "日历") {
		t.Errorf("the head reviewer sees %s", text)
	}
}

func TestAnAccountIsAddedAndItsPasswordShownOnce(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	admin := o.As(t, o.Admin)
	form := admin.Get(home+"/账号/新增").WantStatus(200).Fill("main form", "account", "Wang", "display", "王样本")
	form["roles"] = []string{"clerk"}
	bad := admin.Post(home+"/账号/新增", form).WantStatus(422)
	bad.Want(".problems", "账号以小写英文字母开头")
	if got := bad.Form("main form").Get("display"); got != "王样本" {
		t.Errorf("the name typed is %q", got)
	}
	form.Set("account", "wangyangben")
	once := admin.Post(home+"/账号/新增", form).WantStatus(200)
	password := once.Text(".secret")
	if len(password) < 8 {
		t.Fatalf("the password is %q", password)
	}
	if _, err := o.Auth.SignIn(t.Context(), "wangyangben", password); err != nil {
		t.Errorf("he cannot sign in: %v", err)
	}
	if strings.Contains(o.Log.String(), password) {
		t.Error("the log holds the password")
	}
	list := admin.Get(home + "/账号?role=clerk").WantStatus(200)
	list.Want("table", "王样本")
	if strings.Contains(list.Text("table"), "张示例") {
		t.Error("the filter lets a handler through")
	}
}

func TestAnAccountWithOpenWorkLeadsToHandingItOver(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	path := o.As(t, o.Clerk).Register()
	o.As(t, o.Reviewer).Act(path, "assign", "handler", o.Handler.ID)
	admin := o.As(t, o.Admin)
	at := home + "/账号/" + o.Handler.ID
	page := admin.Get(at).WantStatus(200)
	page.Want(".open-work", "名下还有 1 件在办申请")
	page.Want(".open-work a[href]", "移交")
	admin.Post(at, page.Fill("form.end")).WantStatus(422).Want(".problems", "理由")
	done := admin.Follow(admin.Post(at, page.Fill("form.end", "end_reason", "调离")))
	done.Want(".flash", "已停用")
	done.Want(".open-work", "请尽快移交")

	work := admin.Get(home + "/移交/" + o.Handler.ID).WantStatus(200)
	work.Want("table", "2026-0001")
	if strings.Contains(work.Body, "李示范") {
		t.Error("the administrator is shown the applicant")
	}
	form := work.Fill("main form", "handler", o.Second.ID)
	admin.Post(home+"/移交/"+o.Handler.ID, form).WantStatus(422).Want(".problems", "理由")
	form.Set("reason", "调离")
	form.Set("cases", strings.TrimPrefix(path, "/applications/"))
	admin.Post(home+"/移交/"+o.Handler.ID, form).WantStatus(422).Want(".problems", "又选了“全部”")
	form.Set("all", "ticked")
	moved := admin.Follow(admin.Post(home+"/移交/"+o.Handler.ID, form))
	moved.Want("main", "已移交 1 件")
	o.As(t, o.Second).Get("/inbox").WantStatus(200).Want("table", "移交给您")
	admin.Get(at).Not(".open-work")
}

func TestADeputyIsNamedAndSeesWhoseMessagesTheyAre(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	path := o.As(t, o.Clerk).Register()
	head := o.As(t, o.Reviewer)
	head.Act(path, "assign", "handler", o.Handler.ID)
	page := head.Get(home + "/代理").WantStatus(200)
	form := page.Fill("main form", "account", o.Handler.ID, "deputy", o.Handler.ID, "from", "2026-11-24", "to", "2026-11-30")
	head.Post(home+"/代理", form).WantStatus(422).Want(".problems", "不能由本人代理本人")
	form.Set("deputy", o.Clerk.ID)
	list := head.Follow(head.Post(home+"/代理", form))
	list.Want(".deputies", "代理中")

	clerk := o.As(t, o.Clerk)
	clerk.Get("/").Want(".bar", "窗口（代张示例）")
	clerk.Get(path).WantStatus(200).Want("main", "起草答复")
	clerk.Act(path, "request-extension", "days", "20", "reason", "检索量大")
	o.As(t, o.Reviewer).Get(path).Want("main", "刘窗口（代张示例）")

	end := list.Form(".deputies form")
	head.Follow(head.Post(list.Attr(".deputies form", "action"), end)).Want(".deputies", "提前结束")
	o.As(t, o.Clerk).Get(path).Not("a[href$='/acts/notify-extension']")
}

func TestAUnitIsRenamedOnItsPage(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	admin := o.As(t, o.Admin)
	at := home + "/机构/" + o.Justice.UnitID
	page := admin.Get(at).WantStatus(200)
	admin.Post(at, page.Fill("form.rename", "unit_name", "", "from", "2026-11-24")).WantStatus(422).Want(".problems", "机构名称")
	admin.Post(at, page.Fill("form.rename", "unit_name", "县示例司法局", "from", "11月")).WantStatus(422).Want(".problems", "不是日期")
	done := admin.Follow(admin.Post(at, page.Fill("form.rename", "unit_name", "县示例司法局", "from", "2026-11-24")))
	done.Want("h1", "县示例司法局")
	done.Want("table", "县司法局")
	admin.Post(at, done.Fill("form.close", "reason", "机构改革")).WantStatus(422).Want(".problems", "还有在用的账号")
	admin.Get(home+"/机构").WantStatus(200).Want(".units", "县示例司法局")
	new := admin.Get(home + "/机构/新增").WantStatus(200)
	added := admin.Follow(admin.Post(home+"/机构/新增", new.Fill("main form", "unit_name", "县示例局", "code", "sxj", "from", "2026-11-24")))
	added.Want(".units", "县示例局")
	admin.Get(home+"/操作记录").WantStatus(200).Want("table", "机构更名")
}

const notice = "一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月6日（周六）至12日（周五）放假调休，共7天。2月14日（周日）上班。\n" +
	"三、清明节：4月3日（周六）至5日（周一）放假，共3天。四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。五、端午节：6月9日（周三）放假，共1天。六、中秋节：9月15日（周三）放假，共1天。七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。"

func TestACalendarIsLookedAtAndLoaded(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	admin := o.As(t, o.Admin)
	at := home + "/日历"
	form := admin.Get(at).WantStatus(200).Fill("form.notice", "year", "2027", "number", "国办发明电〔2026〕9号", "text", strings.Replace(notice, "周五", "周四", 1))
	bad := admin.Post(at, form).WantStatus(422)
	bad.Want(".problems", "2027年1月1日是周五，与通知写的“1月1日(周四)”不一致")
	form.Set("text", notice)
	plan := admin.Post(at, form).WantStatus(200)
	plan.Want(".plan", "全年工作日")
	plan.Count(".month", 12)
	plan.Want(".month .worked", "班")
	loaded := admin.Follow(admin.Post(at, plan.Form("form.load")))
	loaded.Want(".flash", "新日历已载入")
	loaded.Want("main", "现行")
}

func TestNoPageOfTheAdministratorIsHeavyOrHoldsScript(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	admin := o.As(t, o.Admin)
	for _, p := range []string{home, home + "/账号", home + "/账号/新增", home + "/账号/" + o.Clerk.ID, home + "/代理", home + "/移交", home + "/移交/" + o.Handler.ID,
		home + "/机构", home + "/机构/新增", home + "/机构/" + o.Clerk.UnitID, home + "/日历", home + "/操作记录"} {
		page := admin.Get(p).WantStatus(200)
		page.Not("[style]")
		page.Count("h1", 1)
		if n := len(page.Body); n > 100<<10 {
			t.Errorf("%s weighs %d bytes", p, n)
		}
	}
	for _, p := range []string{"/账号/no-such", "/机构/no-such", "/移交/no-such", "/移交进度?act=no-such"} {
		admin.Get(home + p).WantStatus(404)
	}
	admin.Post(home+"/账号/"+o.Clerk.ID, url.Values{"act": {"other"}}).WantStatus(404)
}
