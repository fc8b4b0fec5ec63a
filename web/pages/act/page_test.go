package act_test

import (
	"net/http"
	"strings"
	"testing"

	"gongkai/auth"
	"gongkai/web/webtest"
)

const form = "main form"

// office has one application in the hands of its handler.
func office(t *testing.T, today string) (*webtest.Office, string) {
	t.Helper()
	o := webtest.New(t, today)
	path := o.As(t, o.Clerk).Register("channel", "signed_mail", "phone", "13812345678", "doc_number", "11010119900307123X", "name", "李示范")
	o.As(t, o.Reviewer).Act(path, "assign", "handler", o.Handler.ID).WantStatus(http.StatusSeeOther)
	return o, path
}

// signed brings it as far as its delivery.
func signed(t *testing.T, o *webtest.Office, path string) {
	t.Helper()
	o.As(t, o.Handler).Act(path, "draft", "text", "予以公开。").WantStatus(http.StatusSeeOther)
	o.As(t, o.Reviewer).Act(path, "pass", "secrecy", "may_open", "privacy", "may_open", "ours", "may_open").WantStatus(http.StatusSeeOther)
	o.As(t, o.Signer).Act(path, "sign").WantStatus(http.StatusSeeOther)
}

func TestALegalActIsShownBeforeItIsDone(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	signed(t, o, path)
	handler := o.As(t, o.Handler)
	page := handler.Get(path + "/acts/deliver").WantStatus(http.StatusOK)
	page.Want("label", "送达日期")
	page.Want("aside", "予以公开。")
	values := page.Fill(form, "way", "post", "doc_no", "示府办函〔2026〕1号", "tracking", "9876543210987", "step", "preview")
	confirm := handler.Post(path+"/acts/deliver", values).WantStatus(http.StatusOK)
	confirm.Want("h1", "核对：登记送达")
	confirm.Want(".sentence", "2026年11月2日（周一）以邮寄方式答复申请人（文号 示府办函〔2026〕1号）（单号 9876543210987），视为按期答复。")
	confirm.Want(".moves", "待送达 → 已答复，待归档")
	handler.Get(path).Want(".casehead .stage", "待送达") // nothing is recorded yet
	back := handler.Post(path+"/acts/deliver", confirm.Fill(form, "step", "edit")).WantStatus(http.StatusOK)
	if got := back.Form(form); got.Get("tracking") != "9876543210987" || got.Get("command_id") != values.Get("command_id") || got.Get("way") != "post" {
		t.Errorf("going back lost something: %v", got)
	}
	send := confirm.Fill(form, "step", "confirm")
	first := handler.Post(path+"/acts/deliver", send).WantStatus(http.StatusSeeOther)
	second := handler.Post(path+"/acts/deliver", send).WantStatus(http.StatusSeeOther) // a double click
	if first.Location != path+"?did=deliver" || second.Location != first.Location {
		t.Errorf("%s, then %s", first.Location, second.Location)
	}
	done := handler.Follow(first)
	done.Want(".flash", "已记录：登记送达")
	done.Want(".hero", "已答复（按期）", "11月2日")
	done.Count(".timeline li", 6)
}

func TestALateReplyIsCalledLateBeforeItIsRecorded(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-10-12")
	signed(t, o, path)
	o.Clock.Set(t, "2026-11-24")
	handler := o.As(t, o.Handler)
	confirm := handler.Post(path+"/acts/deliver", handler.Get(path+"/acts/deliver").Fill(form, "way", "by_hand", "step", "preview")).WantStatus(http.StatusOK)
	confirm.Want(".willdo.is-late .sentence", "视为逾期答复")
	handler.Post(path+"/acts/deliver", confirm.Fill(form, "step", "confirm")).WantStatus(http.StatusSeeOther)
	handler.Get(path).Want(".hero .clock--endlate", "已答复（逾期）")
}

func TestThreeStepsMakeAnExtension(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	handler, reviewer := o.As(t, o.Handler), o.As(t, o.Reviewer)
	ask := handler.Post(path+"/acts/request-extension", handler.Get(path+"/acts/request-extension").Fill(form, "days", "10", "reason", "查找", "step", "preview")).WantStatus(200)
	ask.Want(".sentence", "请示延期 10 个工作日")
	ask.Want(".moves", "11月30日（周一），不变")
	handler.Post(path+"/acts/request-extension", ask.Fill(form, "step", "confirm")).WantStatus(303)
	reviewer.Get(path+"/acts/approve-extension").Want("aside", "请示延期的理由", "查找")
	reviewer.Act(path, "approve-extension").WantStatus(303)
	handler.Get(path).Want("main", "已批准延期 10 个工作日，尚未告知申请人")
	tell := handler.Post(path+"/acts/notify-extension", handler.Get(path+"/acts/notify-extension").Fill(form, "way", "post", "step", "preview")).WantStatus(200)
	tell.Want(".moves", "答复期限11月30日（周一） → 12月14日（周一）")
	handler.Post(path+"/acts/notify-extension", tell.Fill(form, "step", "confirm")).WantStatus(303)
	handler.Get(path).Want(".hero", "12月14日（周一）")
	again := handler.Get(path + "/acts/request-extension").WantStatus(http.StatusUnprocessableEntity)
	again.Want(".problems", "现在不能请示延期", "只能延期一次", "条例第三十三条第二款")
	again.Not(form)
}

func TestARefusalStandsBesideItsField(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	handler := o.As(t, o.Handler)
	values := handler.Get(path+"/acts/request-extension").Fill(form, "days", "21", "reason", "", "on", "2026-11-03", "step", "preview")
	for _, step := range []string{"preview", "confirm"} {
		values.Set("step", step)
		page := handler.Post(path+"/acts/request-extension", values).WantStatus(http.StatusUnprocessableEntity)
		page.Want(".problems a[href=#f-on]", "日期不能晚于今天")
		page.Want(".problems a[href=#f-reason]", "请写明理由")
		page.Want(".problems a[href=#f-days]", "1 至 20 之间")
		page.Want("#e-days", "1 至 20 之间")
		got := page.Form(form)
		if got.Get("days") != "21" || got.Get("on") != "2026-11-03" || got.Get("command_id") == values.Get("command_id") || got.Get("seen") != "2" {
			t.Errorf("%s: the form lost something: %v", step, got)
		}
		if page.Attr("#f-days", "aria-invalid") != "true" || !strings.Contains(page.Attr("#f-days", "aria-describedby"), "e-days") {
			t.Errorf("%s: a screen reader is not told", step)
		}
	}
	values.Set("days", "many")
	handler.Post(path+"/acts/request-extension", values).WantStatus(http.StatusUnprocessableEntity).Want("#e-days", "请填写数字")
	handler.Get(path).Count(".timeline li", 2)
}

func TestAStaleFormIsToldWhatHappenedAndKeepsItsText(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	handler, reviewer := o.As(t, o.Handler), o.As(t, o.Reviewer)
	values := handler.Get(path+"/acts/draft").Fill(form, "text", "写了一上午的答复", "step", "confirm")
	reviewer.Act(path, "assign", "handler", o.Second.ID).WantStatus(303)
	reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(303)
	page := handler.Post(path+"/acts/draft", values).WantStatus(http.StatusConflict)
	page.Want(".problems", "本件有了变化，您的办理没有执行", "分办", "周科长", "11月2日（周一）")
	got := page.Form(form)
	if got.Get("text") != "写了一上午的答复" || got.Get("seen") != "4" || got.Get("command_id") == values.Get("command_id") {
		t.Errorf("the form lost something: %v", got)
	}
	got.Set("step", "confirm")
	handler.Post(path+"/acts/draft", got).WantStatus(http.StatusSeeOther)
	handler.Get(path).Want(".letter", "写了一上午的答复")
}

// What overtook a form is said when it is to be checked, and with whatever else is wrong: not only when it is confirmed.
func TestAnOvertakenFormIsToldBeforeItIsConfirmed(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	handler, reviewer := o.As(t, o.Handler), o.As(t, o.Reviewer)
	values := handler.Get(path+"/acts/request-extension").Fill(form, "days", "many", "reason", "查找了很久", "step", "preview")
	reviewer.Act(path, "note", "text", "不妨碍什么").WantStatus(303)
	reviewer.Act(path, "assign", "handler", o.Second.ID).WantStatus(303)
	reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(303)
	wrong := handler.Post(path+"/acts/request-extension", values).WantStatus(http.StatusUnprocessableEntity)
	wrong.Want("#e-days", "请填写数字")
	wrong.Want(".problems .changes", "分办", "周科长")
	values.Set("days", "10")
	page := handler.Post(path+"/acts/request-extension", values).WantStatus(http.StatusConflict)
	page.Want(".problems", "本件有了变化，您的办理没有执行", "分办", "周科长")
	got := page.Form(form)
	if got.Get("reason") != "查找了很久" || got.Get("seen") != "5" || got.Get("command_id") == values.Get("command_id") {
		t.Errorf("the form lost something: %v", got)
	}
	got.Set("step", "preview")
	handler.Post(path+"/acts/request-extension", got).WantStatus(http.StatusOK).Want(".sentence", "请示延期 10 个工作日")
}

func TestTheRequestIsReadBesideEveryForm(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	for _, kind := range []string{"draft", "consult", "request-extension", "ask-correction", "charge"} {
		o.As(t, o.Handler).Get(path+"/acts/"+kind).WantStatus(http.StatusOK).Want("aside", "申请内容（原文）", "城东片区房屋征收补偿方案")
	}
}

func TestAnotherTextUnderOneIDIsNotTakenForADoubleClick(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	handler := o.As(t, o.Handler)
	values := handler.Get(path+"/acts/note").Fill(form, "text", "第一笔", "step", "confirm")
	handler.Post(path+"/acts/note", values).WantStatus(http.StatusSeeOther)
	values.Set("text", "第二笔")
	page := handler.Post(path+"/acts/note", values).WantStatus(http.StatusUnprocessableEntity)
	page.Want(".problems", "已经提交过，后来又改了内容")
	if page.Form(form).Get("text") != "第二笔" {
		t.Error("the text is lost")
	}
}

func TestWhatIsMaskedStaysUnlessTypedAnew(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	clerk := o.As(t, o.Clerk)
	page := clerk.Get(path + "/acts/complete").WantStatus(http.StatusOK)
	page.Want("#h-phone", "138****5678", "不改请空着")
	if strings.Contains(page.Body, "13812345678") || page.Form(form).Get("phone") != "" {
		t.Error("the form holds the telephone")
	}
	clerk.Post(path+"/acts/complete", page.Fill(form, "address", "某地一号", "step", "confirm")).WantStatus(http.StatusSeeOther)
	page = clerk.Get(path)
	page.Want("#r-phone", "138****5678")
	page.Want(".pairs", "某地一号")
	clerk.Post(path+"/acts/complete", clerk.Get(path+"/acts/complete").Fill(form, "phone", "13900001111", "step", "confirm")).WantStatus(http.StatusSeeOther)
	page = clerk.Get(path)
	page.Want("#r-phone", "139****1111")
	page.Want("#r-document", "110*************3X")
}

func TestEveryActHasItsFormAndItsRole(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	for _, c := range []struct {
		who  auth.Person
		kind string
		want int
	}{
		{o.Reviewer, "assign", 200}, {o.Clerk, "assign", 403}, {o.Handler, "draft", 200}, {o.Second, "draft", 403}, {o.Clerk, "draft", 403},
		{o.Reviewer, "pass", 422}, {o.Signer, "sign", 422}, {o.Reviewer, "return", 422}, {o.Clerk, "deliver", 422}, {o.Clerk, "archive", 422},
		{o.Handler, "request-extension", 200}, {o.Reviewer, "approve-extension", 422}, {o.Handler, "notify-extension", 422}, {o.Clerk, "complete", 200},
		{o.Signer, "note", 200}, {o.Compiler, "note", 403}, {o.Clerk, "withdraw", 200}, {o.Clerk, "amend", 200}, {o.Reviewer, "void", 200}, {o.Clerk, "void", 403},
		{o.Clerk, "register", 404}, {o.Clerk, "recompute", 404}, {o.Clerk, "fly", 404},
	} {
		if got := o.As(t, c.who).Get(path + "/acts/" + c.kind); got.Status != c.want {
			t.Errorf("%s %s: %d, want %d", c.who.Display, c.kind, got.Status, c.want)
		}
	}
}

func TestAPersonOfAnotherOfficeIsNoHandler(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	reviewer := o.As(t, o.Reviewer)
	page := reviewer.Get(path + "/acts/assign")
	page.Want("select option", "李样本", "周科长")
	if strings.Contains(page.Text("select"), "赵司法") || strings.Contains(page.Text("select"), "张示例") {
		t.Errorf("offered: %s", page.Text("select"))
	}
	for _, who := range []string{o.Justice.ID, "nobody"} {
		reviewer.Post(path+"/acts/assign", page.Fill(form, "handler", who, "step", "confirm")).WantStatus(http.StatusUnprocessableEntity).Want("#e-handler", "请从列出的选项中选择")
	}
	reviewer.Post(path+"/acts/assign", page.Fill(form, "step", "confirm")).WantStatus(http.StatusUnprocessableEntity).Want("#e-handler", "请选择承办人")
}

func TestAMendingSaysWhatItMoves(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	clerk := o.As(t, o.Clerk)
	page := clerk.Get(path + "/acts/amend?target=1").WantStatus(http.StatusOK)
	confirm := clerk.Post(path+"/acts/amend", page.Fill(form, "new_on", "2026-10-30", "reason", "邮戳为10月30日", "step", "preview")).WantStatus(200)
	confirm.Want(".sentence", "更正“收到申请”：日期由2026年11月2日（周一）改为2026年10月30日（周五）。")
	confirm.Want(".moves", "答复期限11月30日（周一） → 11月27日（周五）")
	confirm.Want(".quote", "邮戳为10月30日")
	none := clerk.Post(path+"/acts/amend", page.Fill(form, "target", "1", "withdrawn", "1", "reason", "x", "step", "preview")).WantStatus(422)
	none.Want("#e-withdrawn", "误登的请用“作废”")
	clerk.Post(path+"/acts/amend", page.Fill(form, "new_on", "2026年13月1日", "reason", "x", "step", "preview")).WantStatus(422).Want("#e-new_on", "不是日期")
}

func TestUntilItIsDecidedTheCasePageWaits(t *testing.T) {
	t.Parallel()
	o := webtest.Waiting(t, "2026-11-02")
	path := o.As(t, o.Clerk).Register()
	reviewer := o.As(t, o.Reviewer)
	values := reviewer.Get(path+"/acts/assign").Fill(form, "handler", o.Handler.ID, "step", "confirm")
	for range 2 { // a double click is one command
		if got := reviewer.Post(path+"/acts/assign", values).WantStatus(http.StatusSeeOther); got.Location != path {
			t.Errorf("led to %s", got.Location)
		}
	}
	o.Decide(t, strings.TrimPrefix(path, "/applications/"))
	reviewer.Get(path).Count(".timeline li", 2)
}
