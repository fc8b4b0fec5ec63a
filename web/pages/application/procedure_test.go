package application_test

import (
	"net/http"
	"testing"

	"gongkai/web/webtest"
)

// assigned is an application with its handler.
func assigned(t *testing.T, today string) (*webtest.Office, string) {
	t.Helper()
	o := webtest.New(t, today)
	path := o.As(t, o.Clerk).Register("channel", "signed_mail", "request", "城东片区方案")
	o.As(t, o.Reviewer).Act(path, "assign", "handler", o.Handler.ID).WantStatus(http.StatusSeeOther)
	return o, path
}

func TestWhatOthersOweStandsOnTopWithItsActs(t *testing.T) {
	t.Parallel()
	o, path := assigned(t, "2026-11-02")
	handler, clerk := o.As(t, o.Handler), o.As(t, o.Clerk)
	handler.Act(path, "consult", "party", "third_party", "name", "示例置业有限公司", "text", "补偿协议第三条", "way", "post").WantStatus(http.StatusSeeOther)
	o.Clock.Set(t, "2026-11-03")
	page := handler.Get(path)
	page.Want(".hero .clock--stopped", "计时停止：征求第三方意见", "12月21日（周一）")
	page.Want(".wait", "征求意见 c1", "第三方 示例置业有限公司", "答复截止 11月23日（周一）", "11月2日（周一）发出", "未证明送达", "条例第三十二条", "补偿协议第三条")
	page.Count(".wait a[href$='record-opinion?ref=c1']", 1)
	page.Count(".wait a[href$='record-service?target=3']", 1)
	clerk.Act(path, "record-service", "on", "2026-11-02").WantStatus(http.StatusSeeOther)
	page = clerk.Get(path)
	page.Want(".wait", "11月2日（周一）送达")
	page.Not(".wait .doubt")
	page.Not(".wait a[href*=record-service]")
	page.Not(".wait a[href*=withdraw-consultation]") // the handler's
	o.Clock.Set(t, "2026-11-24")
	page = handler.Get(path)
	page.Want(".wait.is-over", "期限已过", "逾期未提出意见的，由本机关依照条例决定是否公开")
}

func TestACorrectedRequestIsWhatIsAskedFor(t *testing.T) {
	t.Parallel()
	o, path := assigned(t, "2026-11-02")
	handler, clerk := o.As(t, o.Handler), o.As(t, o.Clerk)
	handler.Act(path, "ask-correction", "text", "请写明是哪一年的", "way", "by_hand").WantStatus(http.StatusSeeOther)
	page := handler.Get(path)
	page.Want(".hero .clock--stopped", "计时停止：等待补正", "补正截止 11月23日（周一）")
	page.Want(".wait", "等待补正", "请写明是哪一年的", "条例第三十条")
	page.Count(".wait a[href$=receive-correction]", 1)
	page.Want("#e3", "发出补正通知", "直接送达；计时停止，补正截止 11月23日（周一）", "请写明是哪一年的")
	page.Not(".first")
	o.As(t, o.Clerk).Get("/applications").Want("table", "计时停止：等待补正", "截止 11月23日（周一）")
	clerk.Act(path, "receive-correction", "channel", "in_person", "text", "2025年的城东片区方案").WantStatus(http.StatusSeeOther)
	page = handler.Get(path)
	page.Want("h1", "2025年的城东片区方案")
	page.Want(".left", "申请内容（原文）", "补正后的内容（以此为准）")
	page.Want("#e4", "收到补正", "当面；答复期限 11月30日（周一）")
	page.Not(".wait")
}

func TestAFeeThatIsAwaited(t *testing.T) {
	t.Parallel()
	o, path := assigned(t, "2026-11-02")
	handler := o.As(t, o.Handler)
	handler.Act(path, "charge", "tariff", "pages", "count", "45", "way", "post").WantStatus(http.StatusSeeOther)
	page := handler.Get(path)
	page.Want(".wait", "等待缴费", "按量计收，45 页，应缴 150 元", "缴费截止 11月30日（周一）", "国办函〔2020〕109号第六条")
	page.Want("#e3", "发出收费通知", "按量计收，本件 45 页，应缴 150 元")
	page.Want(".whynot", "请示延期", "现在没有可以延长的期限")
}

// Twenty acts are possible; the page shows the next one and a handful of groups.
func TestActsStandInGroups(t *testing.T) {
	t.Parallel()
	o, path := assigned(t, "2026-11-02")
	page := o.As(t, o.Handler).Get(path)
	page.Want(".acts > .btn--main", "起草答复")
	page.Want(".acts > a[href$=ask-correction]", "发补正通知") // alone in its group
	page.Want(".acts > a[href$=request-extension]", "请示延期")
	page.Want(".acts > a[href$=consult]", "征求意见")
	page.Count(".acts > details.drop", 2)
	page.Want(".acts details", "大量申请、收费", "要求说明理由", "发收费通知")
	if n := len(page.All(".acts > .btn, .acts > details")); n > 9 {
		t.Errorf("%d things in a row", n)
	}
	reviewer := o.As(t, o.Reviewer).Get(path)
	reviewer.Want(".acts", "确定延迟答复日期", "登记责令重新答复")
	reviewer.Not(".whynot li b:contains(登记意见)")
}
