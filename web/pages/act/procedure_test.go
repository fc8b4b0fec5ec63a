package act_test

import (
	"net/http"
	"strings"
	"testing"

	"gongkai/auth"
	"gongkai/web/webtest"
)

// shown fills in an act's form as far as its confirmation.
func shown(b *webtest.Browser, path, kind string, pairs ...string) *webtest.Reply {
	page := b.Get(path + "/acts/" + kind).WantStatus(http.StatusOK)
	return b.Post(path+"/acts/"+kind, page.Fill(form, append(pairs, "step", "preview")...))
}

// confirmed records what is shown.
func confirmed(b *webtest.Browser, path, kind string, page *webtest.Reply) {
	b.Post(path+"/acts/"+kind, page.WantStatus(http.StatusOK).Fill(form, "step", "confirm")).WantStatus(http.StatusSeeOther)
}

// art. 30: the notice stops the clock, the correction starts it anew.
func TestACorrectionStopsTheClockAndStartsItAnew(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	clerk, handler := o.As(t, o.Clerk), o.As(t, o.Handler)
	empty := shown(handler, path, "ask-correction", "days", "61", "text", " ", "point_address", "", "point_form", "", "point_document_check", "").WantStatus(http.StatusUnprocessableEntity)
	empty.Want("#e-text", "请填写内容")
	empty.Want("#e-way", "请选择方式")
	empty.Want("#e-days", "1 至 60 之间")
	empty.Want("#h-on", "7个工作日内一次性告知，截止 11月11日（周三）")
	if got := empty.Form(form).Get("days"); got != "61" {
		t.Errorf("the form lost the days: %q", got)
	}
	o.Clock.Set(t, "2026-11-04")
	asked := shown(handler, path, "ask-correction", "text", "请写明是哪一年的方案", "way", "post").WantStatus(http.StatusOK)
	asked.Want(".sentence", "2026年11月4日（周三）以邮寄方式发出补正通知，计时停止，等待补正。申请人在2026年11月25日（周三）前补正（送达还没有登记，暂从2026年11月4日（周三）起算）。")
	asked.Want(".moves", "答复期限11月30日（周一） → 计时停止：等待补正", "补正截止11月25日（周三）")
	asked.Want(".quote", "1. 申请人的证件号码", "2. 联系地址：请写明可以收到信件的地址", "3. 获取信息的形式要求", "4. 请写明是哪一年的方案")
	confirmed(handler, path, "ask-correction", asked)

	o.Clock.Set(t, "2026-11-06")
	served := shown(clerk, path, "record-service", "on", "2026-11-05")
	served.Want(".sentence", "2026年11月5日（周四）补正通知送达；申请人补正截止 2026年11月26日（周四）。")
	confirmed(clerk, path, "record-service", served)

	o.Clock.Set(t, "2026-11-20")
	page := clerk.Get(path + "/acts/receive-correction").WantStatus(http.StatusOK)
	page.Want("aside", "补正通知要求补正的内容", "请写明是哪一年的方案", "原来的申请内容", "城东片区房屋征收补偿方案")
	came := shown(clerk, path, "receive-correction", "channel", "in_person", "text", "2025年的城东片区房屋征收补偿方案", "confirmed_on", "2026-11-19")
	came.Want(".sentence", "2026年11月20日（周五）收到补正（当面），从次日起重新计算 20 个工作日，答复期限 2026年12月18日（周五）。")
	came.Want(".moves", "计时停止：等待补正 → 12月18日（周五）")
	confirmed(clerk, path, "receive-correction", came)
	handler.Get(path).Want(".hero", "还剩 20 个工作日", "12月18日（周五）")
}

func TestAnUncorrectedApplicationIsClosedOnlyAfterItsTime(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	reviewer, handler := o.As(t, o.Reviewer), o.As(t, o.Handler)
	handler.Act(path, "ask-correction", "text", "请写明年份", "way", "by_hand", "days", "5").WantStatus(http.StatusSeeOther)
	o.Clock.Set(t, "2026-11-09")
	early := reviewer.Get(path + "/acts/close-uncorrected").WantStatus(http.StatusUnprocessableEntity)
	early.Want(".problems", "现在不能逾期不补正，办结", "还没有登记这份通知送达申请人", "条例第三十条")
	handler.Act(path, "record-service", "on", "2026-11-02").WantStatus(http.StatusSeeOther)
	reviewer.Get(path+"/acts/close-uncorrected").WantStatus(http.StatusUnprocessableEntity).Want(".problems", "最早2026年11月10日（周二）才能")
	o.Clock.Set(t, "2026-11-10")
	none := shown(reviewer, path, "close-uncorrected").WantStatus(http.StatusUnprocessableEntity)
	none.Want("#e-reason", "请写明理由")
	end := shown(reviewer, path, "close-uncorrected", "reason", "期满没有收到补正")
	end.Want(".sentence", "因申请人逾期不补正、又无正当理由，视为放弃申请，本件办结")
	confirmed(reviewer, path, "close-uncorrected", end)
	reviewer.Get(path).Want(".casehead .stage", "已答复")
	// A reconsideration decision orders it to be answered after all.
	o.Clock.Set(t, "2026-12-01")
	page := shown(reviewer, path, "order-redo", "days", "x").WantStatus(http.StatusUnprocessableEntity)
	page.Want("#e-days", "请填写数字")
	shown(reviewer, path, "order-redo").WantStatus(http.StatusUnprocessableEntity).Want("#e-by", "请选择依据：行政复议决定或者判决")
	redo := shown(reviewer, path, "order-redo", "by", "review", "doc_no", "示府复决〔2026〕1号", "days", "15")
	redo.Want(".sentence", "2026年12月1日（周二）收到行政复议决定（文号 示府复决〔2026〕1号），责令重新答复；期限 15 个工作日，至 2026年12月22日（周二）。")
	confirmed(reviewer, path, "order-redo", redo)
	page = handler.Get(path)
	page.Want(".casehead .stage", "承办中")
	page.Want(".timeline", "责令重新答复", "行政复议决定；答复期限 12月22日（周二）", "视为放弃申请，办结")
}

// arts 32, 33(3): the time of an opinion is left out.
func TestAnOpinionIsAskedAndItsTimeLeftOut(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	clerk, handler := o.As(t, o.Clerk), o.As(t, o.Handler)
	page := handler.Get(path + "/acts/consult").WantStatus(http.StatusOK)
	if got := page.Form(form).Get("name"); got != "" {
		t.Errorf("the addressee begins as %q", got)
	}
	none := shown(handler, path, "consult").WantStatus(http.StatusUnprocessableEntity)
	none.Want("#e-party", "请选择向谁征求意见")
	none.Want("#e-text", "请填写内容")
	o.Clock.Set(t, "2026-11-04")
	first := shown(handler, path, "consult", "party", "third_party", "name", "示例置业有限公司", "text", "补偿协议第三条", "way", "post")
	first.Want(".sentence", "2026年11月4日（周三）以邮寄方式向第三方“示例置业有限公司”征求意见，答复截止 2026年11月25日（周三）", "不计入答复期限；逾期未提出意见的，由本机关依照条例决定是否公开。")
	first.Want(".moves", "答复期限11月30日（周一） → 12月21日（周一）")
	confirmed(handler, path, "consult", first)
	handler.Act(path, "consult", "party", "co_maker", "name", "示例县住建局", "text", "联合印发的方案", "way", "by_hand").WantStatus(http.StatusSeeOther)

	o.Clock.Set(t, "2026-11-10")
	served := clerk.Get(path + "/acts/record-service?target=4").WantStatus(http.StatusOK)
	served.Want("main form", "征求意见书 c1（第三方 示例置业有限公司）", "征求意见书 c2（共同制作机关 示例县住建局）")
	sent := clerk.Post(path+"/acts/record-service", served.Fill(form, "target", "3", "on", "2026-11-06", "step", "preview"))
	sent.Want(".sentence", "征求意见书 c1（第三方 示例置业有限公司）送达；答复截止 2026年11月27日（周五）。")
	confirmed(clerk, path, "record-service", sent)

	open := clerk.Get(path + "/acts/record-opinion?ref=c1").WantStatus(http.StatusOK)
	open.Want("aside", "补偿协议第三条")
	answer := clerk.Post(path+"/acts/record-opinion", open.Fill(form, "opinion", "object", "text", "含有商业秘密", "step", "preview"))
	answer.Want(".sentence", "收到征求意见书 c1 示例置业有限公司 的意见：不同意公开。征求意见的时间算到2026年11月10日（周二）")
	confirmed(clerk, path, "record-opinion", answer)
	clerk.Post(path+"/acts/record-opinion", clerk.Get(path+"/acts/record-opinion").Fill(form, "ref", "c1", "step", "preview")).WantStatus(http.StatusUnprocessableEntity).
		Want(".problems", "请选择一份还没有答复的征求意见书", "请选择意见")

	back := shown(handler, path, "withdraw-consultation", "reason", "不在申请范围内")
	back.Want(".sentence", "撤回征求意见书 c2 示例县住建局。征求意见的时间算到2026年11月10日（周二），次日起继续计算，答复期限 2026年12月4日（周五）。")
	confirmed(handler, path, "withdraw-consultation", back)
	page = handler.Get(path)
	page.Want(".hero", "12月4日（周五）")
	page.Want(".timeline", "发出征求意见书", "c1 第三方 示例置业有限公司", "不同意公开", "含有商业秘密", "撤回征求意见")
	page.Not(".wait")
}

// art. 35 and 109号: reasons, a later date, a fee.
func TestManyApplications(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	clerk, handler, reviewer := o.As(t, o.Clerk), o.As(t, o.Handler), o.As(t, o.Reviewer)
	ask := shown(handler, path, "ask-reasons", "text", "一个月内申请了14件", "way", "electronic")
	ask.Want(".sentence", "2026年11月2日（周一）以电子方式要求申请人说明理由。期限照常计算。")
	ask.Want(".moves", "11月30日（周一），不变")
	confirmed(handler, path, "ask-reasons", ask)

	early := shown(reviewer, path, "fix-later-date", "due", "2026-11-20", "reason", "材料多").WantStatus(http.StatusUnprocessableEntity)
	early.Want("#e-due", "延迟后的日期应晚于原答复期限")
	early.Want("#h-due", "晚于现在的答复期限 11月30日（周一）")
	shown(reviewer, path, "fix-later-date", "due", "明年").WantStatus(http.StatusUnprocessableEntity).Want("#e-due", "不是日期")
	later := shown(reviewer, path, "fix-later-date", "due", "2026-12-25", "reason", "材料多")
	later.Want(".sentence", "告知申请人，延迟到2026年12月25日（周五）答复。")
	later.Want(".moves", "答复期限11月30日（周一） → 12月25日（周五）")
	confirmed(reviewer, path, "fix-later-date", later)

	other := clerk.Register("name", "李示范", "request", "另一份方案", "channel", "signed_mail")
	o.As(t, o.Reviewer).Act(other, "assign", "handler", o.Handler.ID).WantStatus(http.StatusSeeOther)
	handler.Get(other+"/acts/charge").Want("aside", "同名申请人本月在本件以前的申请", "2026-0001", "城东片区房屋征收补偿方案")
	handler.Get(path+"/acts/charge").Want("aside", "没有。")
	free := shown(handler, path, "charge", "tariff", "units", "before", "3", "count", "2", "way", "post").WantStatus(http.StatusUnprocessableEntity)
	free.Want("#e-count", "在免费数量以内的不收费")
	shown(handler, path, "charge").WantStatus(http.StatusUnprocessableEntity).Want("#e-tariff", "请选择一种计收方式")
	pages := shown(handler, path, "charge", "tariff", "pages", "before", "99", "count", "45", "way", "post")
	pages.Want(".sentence", "按量计收，本件 45 页，应缴 150 元。")
	fee := shown(handler, path, "charge", "tariff", "units", "before", "9", "count", "4", "way", "post")
	fee.Want(".sentence", "2026年11月2日（周一）以邮寄方式发出收费通知：按件计收，本件 4 件、本月此前 9 件，应缴 300 元。计时停止，等待缴费；申请人在2026年11月30日（周一）前缴清")
	fee.Want(".moves", "12月25日（周五） → 计时停止：等待缴费", "缴费截止11月30日（周一）")
	fee.Want(".actlines", "第 10 件：1 件，不收费", "第 11 至 13 件：3 件 × 100 元 = 300 元")
	confirmed(handler, path, "charge", fee)

	o.Clock.Set(t, "2026-11-12")
	clerk.Get(path+"/acts/record-payment").Want("aside", "按件计收，4 件，应缴 300 元")
	paid := shown(clerk, path, "record-payment")
	paid.Want(".sentence", "2026年11月12日（周四）收到信息处理费 300 元，已缴清；从次日起重新计算 20 个工作日，答复期限 2026年12月10日（周四）。")
	confirmed(clerk, path, "record-payment", paid)
	clerk.Get(path).Want(".hero", "12月10日（周四）")
}

func TestAnUnpaidFeeEndsTheCase(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	handler, signer := o.As(t, o.Handler), o.As(t, o.Signer)
	handler.Act(path, "charge", "tariff", "pages", "count", "45", "way", "by_hand").WantStatus(http.StatusSeeOther)
	handler.Act(path, "record-service").WantStatus(http.StatusSeeOther)
	o.Clock.Set(t, "2026-12-01")
	end := shown(signer, path, "close-unpaid", "reason", "期满没有缴费")
	end.Want(".sentence", "因申请人逾期不缴费，视为放弃申请，本件办结")
	confirmed(signer, path, "close-unpaid", end)
	signer.Get(path).Want(".timeline", "视为放弃申请，办结", "期满没有缴费")
}

// art. 31: the day of confirmation is the day of receipt.
func TestAReceiptIsConfirmed(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register("channel", "ordinary_mail", "on", "2026-11-20")
	page := shown(clerk, path, "confirm-receipt", "on", "2026-11-23")
	page.Want(".sentence", "2026年11月23日（周一）与申请人确认收到，以这一天为收到之日，答复期限 2026年12月21日（周一）。")
	page.Want(".moves", "待确认收到，从早按 12月18日（周五） → 12月21日（周一）")
	confirmed(clerk, path, "confirm-receipt", page)
	again := clerk.Get(path + "/acts/confirm-receipt").WantStatus(http.StatusUnprocessableEntity)
	again.Want(".problems", "没有需要补记确认的来件")
}

// 带风险签发: a warning passes with a reason, which stands in the timeline under the person's name.
func TestAWarningIsSignedAgainst(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	o.Clock.Set(t, "2026-11-13")
	handler := o.As(t, o.Handler)
	const kind = "ask-correction"
	mixed := shown(handler, path, kind, "text", "请写明年份").WantStatus(http.StatusUnprocessableEntity)
	mixed.Want(".problems", "没有记录，请先改正", "请选择方式")
	mixed.Not("#f-sign_E14") // first what is wrong, then what is doubtful

	warned := shown(handler, path, kind, "text", "请写明年份", "way", "post").WantStatus(http.StatusUnprocessableEntity)
	warned.Want(".problems--warn", "有风险，还没有记录", "带风险签发")
	warned.Want(".problems--warn a[href=#f-sign_E14]", "补正通知应在收到申请之日起7个工作日内发出", "期限照常计算，不因这份通知停止")
	warned.Want(".field--sign label", "仍要记录的理由（记在您的名下）")
	if got := warned.Form(form); got.Get("text") != "请写明年份" || got.Get("way") != "post" || !got.Has("sign_E14") {
		t.Errorf("the form lost something: %v", got)
	}
	blank := handler.Post(path+"/acts/"+kind, warned.Fill(form, "sign_E14", "  ", "step", "preview")).WantStatus(http.StatusUnprocessableEntity)
	blank.Want(".problems--warn", "有风险")
	sure := handler.Post(path+"/acts/"+kind, blank.Fill(form, "sign_E14", "通知已于11月13日寄出", "step", "preview")).WantStatus(http.StatusOK)
	sure.Want(".risk", "带风险签发", "逾期发出不停止计算", "通知已于11月13日寄出")
	sure.Want(".sentence", "发出补正通知。期限不停止，答复期限仍是 2026年11月30日（周一）。")
	back := handler.Post(path+"/acts/"+kind, sure.Fill(form, "step", "edit")).WantStatus(http.StatusOK)
	back.Want("#h-sign_E14", "逾期发出不停止计算")
	if got := back.Form(form); got.Get("sign_E14") != "通知已于11月13日寄出" || got.Get("text") != "请写明年份" {
		t.Errorf("going back lost something: %v", got)
	}
	confirmed(handler, path, kind, sure)
	page := handler.Get(path)
	page.Want("#e3 .risk", "带风险签发", "张示例", "逾期发出不停止计算", "通知已于11月13日寄出")
	page.Want(".hero", "还剩 11 个工作日")

	// A second notice is late too: the first reason is no reason for it.
	second := shown(handler, path, kind, "text", "再请写明", "way", "post").WantStatus(http.StatusUnprocessableEntity)
	second.Want(".problems--warn", "补正应一次性告知，再次通知不停止计算")
	values := second.Fill(form, "sign_S05", "当事人要求书面补充", "sign_x", "没有这一项", "way", "", "step", "preview")
	wrong := handler.Post(path+"/acts/"+kind, values).WantStatus(http.StatusUnprocessableEntity)
	wrong.Want("#e-way", "请选择方式")
	if got := wrong.Form(form); got.Get("sign_S05") != "当事人要求书面补充" || got.Has("sign_x") {
		t.Errorf("a reason is lost, or one for nothing is kept: %v", got)
	}
	long := handler.Post(path+"/acts/"+kind, wrong.Fill(form, "sign_S05", strings.Repeat("长", 50001), "way", "post", "step", "confirm")).WantStatus(http.StatusUnprocessableEntity)
	long.Want("#e-sign_S05", "太长")
	handler.Post(path+"/acts/"+kind, wrong.Fill(form, "way", "post", "step", "confirm")).WantStatus(http.StatusSeeOther)
	handler.Get(path).Want("#e4 .risk", "再次通知不停止计算", "当事人要求书面补充")
}

func TestALetterServedOnAnotherDayIsMended(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	clerk, handler := o.As(t, o.Clerk), o.As(t, o.Handler)
	handler.Act(path, "ask-correction", "text", "请写明年份", "way", "post").WantStatus(http.StatusSeeOther)
	o.Clock.Set(t, "2026-11-10")
	clerk.Act(path, "record-service", "on", "2026-11-05").WantStatus(http.StatusSeeOther)
	page := clerk.Get(path + "/acts/amend?target=3").WantStatus(http.StatusOK)
	page.Want("main form", "发出补正通知", "正确的送达日期")
	page.Count("[data-for=target=1] select[name=channel]", 1)
	page.Count("[data-for=target=3] input[name=served_on]", 1)
	early := clerk.Post(path+"/acts/amend", page.Fill(form, "served_on", "2026-11-01", "reason", "回证", "step", "preview")).WantStatus(http.StatusUnprocessableEntity)
	early.Want("#e-served_on", "送达日期不能早于发出日期2026年11月2日（周一）")
	right := clerk.Post(path+"/acts/amend", page.Fill(form, "served_on", "2026-11-06", "reason", "回证上是11月6日", "step", "preview"))
	right.Want(".sentence", "更正“发出补正通知”：送达日期为2026年11月6日（周五）。")
	right.Want(".moves", "补正截止11月27日（周五）")
	confirmed(clerk, path, "amend", right)
	clerk.Get(path).Want(".timeline", "送达日期为 11月6日（周五）")
}

func TestEveryProcedureHasItsRole(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	for _, c := range []struct {
		who  auth.Person
		kind string
		want int
	}{
		{o.Clerk, "confirm-receipt", 422}, {o.Signer, "confirm-receipt", 403}, {o.Clerk, "record-service", 422}, {o.Signer, "record-service", 403},
		{o.Handler, "ask-correction", 200}, {o.Second, "ask-correction", 403}, {o.Clerk, "ask-correction", 403}, {o.Clerk, "receive-correction", 422},
		{o.Reviewer, "close-uncorrected", 422}, {o.Signer, "close-uncorrected", 422}, {o.Handler, "close-uncorrected", 403}, {o.Handler, "consult", 200},
		{o.Second, "consult", 403}, {o.Clerk, "record-opinion", 422}, {o.Handler, "withdraw-consultation", 422}, {o.Clerk, "withdraw-consultation", 403},
		{o.Handler, "ask-reasons", 200}, {o.Clerk, "ask-reasons", 403}, {o.Reviewer, "fix-later-date", 200}, {o.Signer, "fix-later-date", 403},
		{o.Handler, "fix-later-date", 403}, {o.Handler, "charge", 200}, {o.Clerk, "charge", 403}, {o.Clerk, "record-payment", 422},
		{o.Signer, "close-unpaid", 422}, {o.Handler, "close-unpaid", 403}, {o.Reviewer, "order-redo", 200}, {o.Clerk, "order-redo", 403},
	} {
		if got := o.As(t, c.who).Get(path + "/acts/" + c.kind); got.Status != c.want {
			t.Errorf("%s %s: %d, want %d", c.who.Display, c.kind, got.Status, c.want)
		}
	}
}
