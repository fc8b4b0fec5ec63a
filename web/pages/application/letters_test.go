package application_test

import (
	"net/http"
	"strings"
	"testing"

	"gongkai/casefile"
	"gongkai/store"
	"gongkai/web/webtest"
)

// letters puts a file beside the case for each letter that its acts have queued, as the relay does.
func letters(t *testing.T, o *webtest.Office, path string) {
	t.Helper()
	id := strings.TrimPrefix(path, "/applications/")
	var effects []store.Effect
	err := o.DB.View(t.Context(), "effects", func(tx *store.Tx) (err error) {
		effects, err = tx.EffectsOf(id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range effects {
		putFile(t, o, id, casefile.Derived(e.ID, "file"), e.Kind, []byte("letter"))
	}
}

// Each letter stands on the page with whom it asks, and is void once its act was taken back: before, after and when it is done again.
func TestALetterIsVoidOnceItsActIsTakenBack(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		do     func(o *webtest.Office, handler, reviewer, clerk *webtest.Browser, path string)
		target string // the event to take back
		label  string
		whom   string
		void   string
		count  int // files of that act
	}{
		"T04": {do: func(_ *webtest.Office, handler, _, _ *webtest.Browser, path string) {
			handler.Act(path, "ask-correction", "text", "请写明年度", "way", "post").WantStatus(http.StatusSeeOther)
		}, target: "3", label: "补正告知书", void: "已作废：发出该函的登记已更正", count: 1},
		"T05": {do: func(_ *webtest.Office, handler, _, _ *webtest.Browser, path string) {
			handler.Act(path, "ask-reasons", "text", "一月共120件", "way", "post").WantStatus(http.StatusSeeOther)
		}, target: "3", label: "说明理由告知书", void: "已作废：发出该函的登记已更正", count: 1},
		"T06": {do: func(_ *webtest.Office, handler, reviewer, _ *webtest.Browser, path string) {
			handler.Act(path, "request-extension", "days", "10", "reason", "需要调档").WantStatus(http.StatusSeeOther)
			reviewer.Act(path, "approve-extension").WantStatus(http.StatusSeeOther)
			handler.Act(path, "notify-extension", "way", "post").WantStatus(http.StatusSeeOther)
		}, target: "5", label: "延期答复告知书", void: "已作废：延期告知的登记已更正", count: 1},
		"T07": {do: func(_ *webtest.Office, handler, _, _ *webtest.Browser, path string) {
			handler.Act(path, "consult", "party", "third_party", "name", "示例置业有限公司", "text", "补偿协议第三条", "way", "post").WantStatus(http.StatusSeeOther)
		}, target: "3", label: "征求意见书（第三方）", whom: "示例置业有限公司", void: "已作废：发出该函的登记已更正", count: 3},
		"T12": {do: func(_ *webtest.Office, handler, _, _ *webtest.Browser, path string) {
			handler.Act(path, "consult", "party", "agency", "name", "示例县水利局", "text", "是否由贵机关审批", "way", "post").WantStatus(http.StatusSeeOther)
		}, target: "3", label: "协办函", whom: "示例县水利局", void: "已作废：发出该函的登记已更正", count: 1},
		"T13": {do: func(_ *webtest.Office, handler, _, _ *webtest.Browser, path string) {
			handler.Act(path, "charge", "tariff", "pages", "count", "45", "way", "post").WantStatus(http.StatusSeeOther)
		}, target: "3", label: "收费通知书", void: "已作废：发出该函的登记已更正", count: 1},
		"T40": {do: func(o *webtest.Office, handler, reviewer, clerk *webtest.Browser, path string) {
			handler.Act(path, "ask-correction", "text", "请写明年度", "way", "post").WantStatus(http.StatusSeeOther)
			clerk.Act(path, "record-service", "on", "2026-11-02").WantStatus(http.StatusSeeOther)
			o.Clock.Set(t, "2026-11-25")
			reviewer.Act(path, "close-uncorrected", "reason", "期满未补正").WantStatus(http.StatusSeeOther)
		}, target: "5", label: "终止处理告知书（逾期不补正）", void: "已作废：终止处理的登记已更正", count: 1},
		"T41": {do: func(o *webtest.Office, handler, reviewer, clerk *webtest.Browser, path string) {
			handler.Act(path, "charge", "tariff", "pages", "count", "45", "way", "post").WantStatus(http.StatusSeeOther)
			clerk.Act(path, "record-service", "on", "2026-11-02").WantStatus(http.StatusSeeOther)
			o.Clock.Set(t, "2026-12-02")
			reviewer.Act(path, "close-unpaid", "reason", "期满未缴").WantStatus(http.StatusSeeOther)
		}, target: "5", label: "终止处理告知书（逾期不缴费）", void: "已作废：终止处理的登记已更正", count: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, path := assigned(t, "2026-11-02")
			handler, reviewer := o.As(t, o.Handler), o.As(t, o.Reviewer)
			c.do(o, handler, reviewer, o.As(t, o.Clerk), path)
			letters(t, o, path)
			page := handler.Get(path)
			page.Want(".files", c.label, c.whom)
			page.Not(".files b")
			reviewer.Act(path, "amend", "target", c.target, "withdrawn", "1", "reason", "登记错了").WantStatus(http.StatusSeeOther)
			page = handler.Get(path)
			page.Want(".files b", c.void)
			page.Count(".files b", c.count)
		})
	}
}

// A question that was withdrawn, and a date that was mended, are said beside the letter; an act done anew has a letter that counts.
func TestWhatBecameOfALetterIsSaidBesideIt(t *testing.T) {
	t.Parallel()
	o, path := assigned(t, "2026-11-02")
	handler, reviewer := o.As(t, o.Handler), o.As(t, o.Reviewer)
	handler.Act(path, "consult", "party", "co_maker", "name", "示例县财政局", "text", "预算表", "way", "post").WantStatus(http.StatusSeeOther)
	o.Clock.Set(t, "2026-11-03")
	handler.Act(path, "withdraw-consultation", "ref", "c1", "reason", "已自行查明").WantStatus(http.StatusSeeOther)
	handler.Act(path, "charge", "tariff", "pages", "count", "45", "way", "post").WantStatus(http.StatusSeeOther)
	letters(t, o, path)
	page := handler.Get(path)
	page.Want(".files b", "已撤回：不再征求意见")
	page.Count(".files b", 2) // the letter and its slip
	reviewer.Act(path, "amend", "target", "5", "new_on", "2026-11-02", "reason", "前一天交邮").WantStatus(http.StatusSeeOther)
	page = handler.Get(path)
	page.Want(".files", "生成后更正过日期，请核对正文所述日期")
	reviewer.Act(path, "amend", "target", "5", "withdrawn", "1", "reason", "登记错了").WantStatus(http.StatusSeeOther)
	handler.Act(path, "charge", "tariff", "pages", "count", "60", "way", "post").WantStatus(http.StatusSeeOther)
	letters(t, o, path)
	page = handler.Get(path)
	page.Want(".files", "已作废：发出该函的登记已更正")
	page.Count(".files a", 4)
	page.Count(".files b", 3)
}
