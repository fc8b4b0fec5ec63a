package application_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	app "gongkai/casefile/application"
	"gongkai/web/webtest"
)

func TestTheCasePageShowsWhereItStandsAndWhatIsNext(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk, reviewer, handler := o.As(t, o.Clerk), o.As(t, o.Reviewer), o.As(t, o.Handler)
	path := clerk.Register("on", "2026-11-23", "channel", "signed_mail", "name", "李示范", "doc_number", "11010119900307123X", "phone", "13812345678", "request", "第一行\n第二行")
	page := reviewer.Get(path).WantStatus(http.StatusOK)
	page.Want(".casehead", "2026-0001", "以 县人民政府办公室 名义答复", "李示范（公民）", "11月23日 邮寄（签收）收到", "待分办", "审核人，第 1 天")
	page.Want(".hero", "还剩 19 个工作日", "12月21日（周一）")
	page.Want(".acts .btn--main", "分办")
	page.Count(".acts .btn--main", 1)
	page.Want("#clock", "11月23日签收", "第20日为2026年12月21日（周一）", "日历版本")
	page.Want("#r-document", "110*************3X")
	page.Want("#r-phone", "138****5678")
	page.Want(".quote", "第一行 第二行")
	page.Want(".drop--left", "补充申请人信息", "更正", "作废")
	page.Want(".whynot", "审核通过、会签、退回、登记送达、归档、批准延期、确定延迟答复日期", "现在是“待分办”")
	if strings.Contains(page.Body, "13812345678") {
		t.Error("the telephone is not masked")
	}
	// Nobody else sees a button that is not his.
	page = clerk.Get(path)
	page.Not(".acts .btn--main")
	page.Want(".elsewhere", "等待分办（审核人）")
	reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(303)
	page = handler.Get(path)
	page.Want(".acts .btn--main", "起草答复")
	page.Want(".acts", "请示延期")
	second := o.As(t, o.Second).Get(path)
	second.Want(".elsewhere", "等待起草答复（张示例）")
	second.Not(".acts a[href$=draft]")
}

func TestBothDatesStandInTheTimeline(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-10")
	clerk, reviewer := o.As(t, o.Clerk), o.As(t, o.Reviewer)
	path := clerk.Register("on", "2026-11-06", "channel", "signed_mail")
	page := clerk.Get(path)
	page.Want("#e1", "11月6日（周五）", "11月10日 10:00 记录 · 刘窗口", "收到并登记", "邮寄（签收）；答复期限 12月4日（周五）")
	o.Clock.Set(t, "2026-11-11")
	clerk.Act(path, "amend", "target", "1", "new_on", "2026-11-09", "reason", "信封邮戳为11月9日").WantStatus(303)
	page = clerk.Get(path)
	page.Want("#e1 del", "11月6日（周五）")
	page.Want("#e1", "11月9日（周一）", "已更正")
	page.Want("#e2", "更正", "“收到申请”的日期由 11月6日（周五） 更正为 11月9日（周一）", "答复期限 12月7日（周一）", "信封邮戳为11月9日")
	page.Want(".hero", "12月7日（周一）")
	page.Want(".casehead", "11月9日 邮寄（签收）收到")
	// The newest is on top.
	if first := page.Attr(".timeline li[id=e2]", "id"); first != "e2" || !strings.HasPrefix(page.Text(".timeline"), "11月11日（周三）10:00") {
		t.Errorf("timeline %q", page.Text(".timeline"))
	}
	// What never happened stays visible too.
	reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(303)
	clerk.Act(path, "withdraw", "statement", "不再需要").WantStatus(303)
	clerk.Get(path).Want(".casehead .stage", "已撤回，待归档")
	clerk.Act(path, "amend", "target", "4", "withdrawn", "1", "reason", "撤回书是另一件的").WantStatus(303)
	page = clerk.Get(path)
	page.Want("#e4 del", "申请人撤回")
	page.Count("li.struck", 1)
	page.Want(".casehead .stage", "承办中")
}

func TestAMaskedValueIsShownToWhoSaysWhy(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register("phone", "13812345678", "doc_number", "11010119900307123X")
	form := clerk.Get(path).Fill("form[hx-target=#r-phone]", "reason", "")
	clerk.Post(path+"/reveal", form).WantStatus(http.StatusUnprocessableEntity).Want(".badtext", "请写明为什么要查看")
	form.Set("reason", "电话核对地址")
	page := clerk.Post(path+"/reveal", form).WantStatus(http.StatusOK)
	page.Want(".bigvalue", "13812345678")
	page.Want("main", "已经记录")
	fragment := clerk.Fragment(path+"/reveal", url.Values{"field": {"document"}, "reason": {"核对原件"}}).WantStatus(http.StatusOK)
	if fragment.Text("body") != "11010119900307123X" {
		t.Errorf("fragment %q", fragment.Text("body"))
	}
	clerk.Post(path+"/reveal", url.Values{"field": {"address"}, "reason": {"x"}}).WantStatus(http.StatusUnprocessableEntity)
	compiler := o.As(t, o.Compiler)
	compiler.Get(path).WantStatus(http.StatusOK).Not(".reveal")
	compiler.Post(path+"/reveal", form).WantStatus(http.StatusForbidden)
}

func TestWhileACommandWaitsNothingElseIsOffered(t *testing.T) {
	t.Parallel()
	o := webtest.Waiting(t, "2026-11-24")
	clerk, reviewer := o.As(t, o.Clerk), o.As(t, o.Reviewer)
	path := clerk.Register()
	done := reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(http.StatusSeeOther)
	if done.Location != path {
		t.Errorf("led to %s", done.Location)
	}
	page := reviewer.Follow(done).WantStatus(http.StatusOK)
	page.Want(".waiting", "已收到，处理中")
	page.Want("noscript", "refresh") // without script the page asks again by itself
	page.Count(".waiting[hx-trigger^=every]", 1)
	page.Not(".acts a[href*=acts]")
	page.Not(".elsewhere")
	if got := reviewer.Get(path + "/acts/note"); got.Location != path {
		t.Errorf("a form is offered while a command waits: %d", got.Status)
	}
	o.Decide(t, strings.TrimPrefix(path, "/applications/"))
	page = reviewer.Get(path)
	page.Not(".waiting")
	page.Want(".casehead .stage", "承办中")
}

func TestAnUnconfirmedReceiptAsksForItsConfirmation(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register("channel", "ordinary_mail", "on", "2026-11-20")
	page := clerk.Get(path)
	page.Want(".hero .clock--stopped", "待确认收到", "从早按 12月18日（周五）")
	confirm := page.Attr(".confirm a", "href")
	form := clerk.Get(confirm).WantStatus(http.StatusOK).Fill("main form", "step", "preview")
	seen := clerk.Post(confirm, form).WantStatus(http.StatusOK)
	seen.Want(".sentence", "2026年11月24日（周二）与申请人确认收到")
	clerk.Post(confirm, seen.Fill("main form", "step", "confirm")).WantStatus(http.StatusSeeOther)
	page = clerk.Get(path)
	page.Want(".hero", "还剩 20 个工作日")
	page.Want(".timeline", "与申请人确认收到", "“收到申请”以 11月24日（周二） 为收到之日；答复期限 12月22日（周二）")
	page.Not(".confirm")
}

func TestWhyNotNamesTheArticle(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-10-12")
	clerk, reviewer, handler := o.As(t, o.Clerk), o.As(t, o.Reviewer), o.As(t, o.Handler)
	path := clerk.Register()
	reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(303)
	o.Clock.Set(t, "2026-11-24")
	page := handler.Get(path)
	page.Want(".hero .clock--over", "已逾期 11 个工作日")
	page.Want(".acts a[href$=request-extension]", "补记请示延期（不晚于 11月9日）") // done in time on paper, entered now
	page.Want(".whynot", "告知延期", "应先请示、再批准、后告知", "条例第三十三条第二款")
	late := handler.Post(path+"/acts/request-extension", handler.Get(path+"/acts/request-extension").Fill("main form", "on", "2026-11-10", "days", "5", "reason", "查找")).WantStatus(http.StatusUnprocessableEntity)
	late.Want(".problems", "不能晚于原答复期限2026年11月9日（周一）", "条例第三十三条第二款")
	// Who wrote the draft does not approve it.
	o.Clock.Set(t, "2026-11-24")
	own := clerk.Register("name", "乙示例")
	reviewer.Act(own, "assign", "handler", o.Reviewer.ID).WantStatus(303)
	reviewer.Act(own, "draft", "text", "予以公开").WantStatus(303)
	page = reviewer.Get(own)
	page.Want(".whynot", "审核通过", "自己起草或请示的，不能自己审批")
	page.Not(".acts a[href$=pass]")
}

func TestAStruckCaseIsLeftAsItIs(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk, reviewer := o.As(t, o.Clerk), o.As(t, o.Reviewer)
	path := clerk.Register()
	reviewer.Act(path, "void", "reason", "重复登记").WantStatus(303)
	page := reviewer.Get(path)
	page.Count(".casehead.is-struck", 1)
	page.Want(".hero", "已作废")
	page.Not(".acts a[href*=acts]")
	page.Want(".timeline", "作废", "重复登记")
}

func TestAReturnedDraftSaysWhy(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk, reviewer, handler := o.As(t, o.Clerk), o.As(t, o.Reviewer), o.As(t, o.Handler)
	path := clerk.Register()
	reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(303)
	handler.Act(path, "draft", "text", "第一稿").WantStatus(303)
	reviewer.Act(path, "return", "reason", "缺附件清单").WantStatus(303)
	page := handler.Get(path)
	page.Want(".returned", "缺附件清单")
	page.Want(".acts .btn--main", "修改答复并重新送审")
	page.Want(".letter", "第一稿")
	form := handler.Get(path + "/acts/draft")
	form.Want("aside", "缺附件清单")
	if got := form.Form("main form").Get("text"); got != "第一稿" {
		t.Errorf("the draft begins with %q", got)
	}
}

func TestAnUnknownFlashSaysNothing(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register()
	clerk.Get(path + "?did=<b>hello").WantStatus(http.StatusOK).Not(".flash")
	clerk.Get(path+"?did=note").Want(".flash", "已记录：备注")
}

func TestOtherCasesOfTheSameNameAreShown(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	first := clerk.Register("name", "李示范", "request", "去年的方案")
	second := clerk.Register("name", "李示范", "request", "今年的方案")
	clerk.Get(second).Want(".same", "2026-0001", "去年的方案")
	clerk.Get(second).Count(".same a[href="+first+"]", 1)
	clerk.Get(clerk.Register("name", "")).WantStatus(http.StatusOK).Not(".same")
}

func TestAFileIsDownloadedUnderItsName(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register()
	id := strings.TrimPrefix(path, "/applications/")
	putFile(t, o, id, "file-1", app.EffectReplyLetter, []byte("letter"))
	clerk.Get(path).Want(".files a", "答复书")
	got := clerk.Get(path + "/files/file-1").WantStatus(http.StatusOK)
	if disposition := got.Header.Get("Content-Disposition"); !strings.HasPrefix(disposition, "attachment; filename*=UTF-8''2026-0001%20") || !strings.HasSuffix(disposition, ".docx") {
		t.Errorf("disposition %s", disposition)
	}
	if got.Body != "letter" || got.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("body %q, %v", got.Body, got.Header)
	}
	clerk.Get(path + "/files/other").WantStatus(http.StatusNotFound)
}

// Art. 30: after seven working days a notice stops nothing any more; the page does not ask for one by a day that is past.
func TestTheDayOfTheCorrectionNoticePasses(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register()
	clerk.Get(path).Want(".rail", "最迟 12月3日（周四） 前一次性告知补正（7个工作日）")
	o.Clock.Set(t, "2026-12-03")
	clerk.Get(path).Want(".rail", "最迟 12月3日（周四） 前")
	o.Clock.Set(t, "2026-12-04")
	clerk.Get(path).Want(".rail", "补正告知的期限（7个工作日）12月3日（周四）已过")
}
