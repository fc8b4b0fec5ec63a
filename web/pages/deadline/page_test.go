package deadline_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"gongkai/web/pages/deadline"
	"gongkai/web/webtest"
)

// at is the page with fields: "name", "value", …
func at(pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	path := (&url.URL{Path: deadline.Path}).EscapedPath()
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

func visitor(t *testing.T) *webtest.Browser {
	t.Helper()
	return webtest.New(t, "2026-11-24").Visitor(t)
}

func TestAnybodyMayReckon(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.Visitor(t)
	page := b.Get(at()).WantStatus(http.StatusOK)
	page.Count("h1", 1)
	page.Want(".empty", "填写收到申请的日期和渠道", "看一个例子")
	page.Want("main", "仅供参考", "不保存任何内容")
	page.Not(".problems")
	page.Not(".badtext")
	page.Not("[data-print]")
	page.Not(".reckon-due")
	page.Count("form[method=get]", 1)
	if link := b.Get("/signin").Attr("main a", "href"); link != deadline.Path {
		t.Errorf("the door leads to %q", link)
	}
	inside := o.As(t, o.Clerk).Get(at()).WantStatus(http.StatusOK)
	inside.Count(".bar", 1)
	if strings.Contains(inside.Text("main"), "办理人员登录") {
		t.Error("whoever is signed in is asked to sign in")
	}
}

func TestTheWorkedExample(t *testing.T) {
	t.Parallel()
	b := visitor(t)
	page := b.Get(b.Get(at()).Attr(".empty a", "href")).WantStatus(http.StatusOK)
	page.Want(".reckon-due", "2024年4月25日（周四）", "计时停止")
	page.Want(".reckon-pairs", "收到申请之日", "2024年3月4日（周一）", "补正告知最迟", "2024年3月13日（周三）", "从早计算", "2024年4月24日（周三）", "第三方答复至", "2024年4月3日（周三）")
	page.Want(".explain", "第1日为2024年3月5日（周二）", "扣除征求意见17个工作日", "第20日为2024年4月25日（周四）")
	page.Count(".reckon-days caption", 1)
	page.Count(".reckon-days tbody tr", 53)
	page.Want(".reckon-days", "清明节放假", "调休上班", "征求第三方意见，不计", "周末")
	page.Want(".reckon-days .is-last", "2024-04-25", "20", "工作日")
	page.Not("details[open]")
	page.Want("main", "日历版本", "2024年 国办发明电〔2023〕7号")
	page.Count("h1", 1)
	page.Want("form", "周一，工作日")
	if got := page.Attr("#f-on1", "value"); got != "2024-03-11" {
		t.Errorf("the letter's day is %q", got)
	}
}

func TestTheAnswerStandsInTheAddress(t *testing.T) {
	t.Parallel()
	b := visitor(t)
	for _, row := range []struct {
		name  string
		pairs []string
		due   string
		texts []string
	}{
		{"art. 30: corrected", []string{"on", "2024-03-04", "k1", "correction", "on1", "2024-03-13", "corrected1", "2024-03-29"}, "2024年4月28日（周日）", []string{"重新计算20个工作日"}},
		{"art. 30: corrected by ordinary mail, confirmed later", []string{"on", "2024-03-04", "k1", "correction", "on1", "2024-03-13", "corrected1", "2024-03-27", "channel1", "ordinary_mail", "confirmed1", "2024-03-29"}, "2024年4月28日（周日）", []string{"双方确认"}},
		{"art. 33(2): extended", []string{"on", "2020-08-24", "k1", "extension", "approved1", "2020-09-17", "notified1", "2020-09-18", "days1", "20"}, "2020年10月23日（周五）", []string{"告知延期20个工作日"}},
		{"art. 33(3): answered and extended", []string{"on", "2025-06-03", "k1", "consultation", "on1", "2025-06-16", "served1", "2025-06-18", "answered1", "2025-07-09",
			"k2", "extension", "approved2", "2025-07-20", "notified2", "2025-07-22", "days2", "20"}, "2025年8月21日（周四）", []string{"收到意见"}},
		{"the office withdraws its question", []string{"on", "2024-03-04", "k1", "consultation", "party1", "agency", "on1", "2024-03-11", "taken1", "2024-03-13"}, "2024年4月3日（周三）", []string{"撤回"}},
		{"art. 35", []string{"on", "2024-03-04", "k1", "reasons", "on1", "2024-03-06", "k2", "later", "on2", "2024-03-29", "due2", "2024-06-28"}, "2024年6月28日（周五）", []string{"延迟至"}},
		{"109号: paid", []string{"on", "2024-03-04", "k1", "fee", "on1", "2024-03-18", "paid1", "2024-03-23"}, "2024年4月22日（周一）", []string{"缴费完成"}},
		{"redo", []string{"on", "2024-03-04", "k1", "reply", "on1", "2024-03-15", "k2", "redo", "on2", "2024-07-10", "days2", "15"}, "2024年7月31日（周三）", []string{"责令重新答复"}},
		{"#19: on a day of rest", []string{"on", "2026-01-01", "channel", "internet"}, "2026年1月29日（周四）", []string{"最迟不超过", "2026年1月30日"}},
		{"any way of writing a date", []string{"on", "2024/3/4"}, "2024年4月1日（周一）", nil},
	} {
		page := b.Get(at(append(row.pairs, "as_of", "2026-11-24")...)).WantStatus(http.StatusOK)
		page.Want(".reckon-due", row.due)
		page.Want("main", row.texts...)
		page.Not(".reckon-faults")
	}
}

func TestWaitingHasNoDueDate(t *testing.T) {
	t.Parallel()
	b := visitor(t)
	page := b.Get(at("on", "2024-03-04", "channel", "ordinary_mail")).WantStatus(http.StatusOK)
	page.Want(".reckon-answer", "待确认收到", "从早计算", "2024年4月1日（周一）", "没有起算")
	page.Not(".reckon-days")
	b.Get(at("on", "2024-03-04", "k1", "correction", "on1", "2024-03-06")).Want(".reckon-answer", "计时停止：等待补正", "申请人补正至", "2024年3月27日（周三）")
	b.Get(at("on", "2024-03-04", "k1", "fee", "on1", "2024-03-06")).Want(".reckon-answer", "计时停止：等待缴费", "申请人缴费至")
	b.Get(at("on", "2024-03-04", "k1", "withdrawal", "on1", "2024-03-06")).Want(".reckon-answer", "已办结（按期）")
	b.Get(at("on", "2024-03-04", "k1", "reply", "on1", "2024-04-02")).Want(".reckon-answer", "已办结（逾期）")
	b.Get(at("on", "2024-03-04", "k1", "correction", "on1", "2024-03-06", "expired1", "2024-04-01")).Want(".reckon-answer", "视为放弃申请")
}

func TestBeyondTheCalendarItSaysSo(t *testing.T) {
	t.Parallel()
	page := visitor(t).Get(at("on", "2026-12-24")).WantStatus(http.StatusOK)
	page.Want(".reckon-due", "2027年1月21日（周四）", "暂定")
	page.Want("main", "放假安排尚未公布", "2027年尚未公布")
	page.Want(".reckon-days", "元旦，法定节日，放假安排未公布，暂按工作日计")
}

func TestViolationsAreNamedWithTheirArticle(t *testing.T) {
	t.Parallel()
	page := visitor(t).Get(at("on", "2024-03-04", "k1", "correction", "on1", "2024-03-14")).WantStatus(http.StatusOK)
	page.Want(".reckon-faults", "补正通知应在收到申请之日起7个工作日内发出", "条例第三十条", "E14")
	page.Want(".reckon-due", "2024年4月1日（周一）")
}

func TestFaultsStandBesideTheirFieldsAndNothingIsLost(t *testing.T) {
	t.Parallel()
	b := visitor(t)
	page := b.Get(at("on", "2024-02-30", "channel", "signed_mail", "k1", "extension", "approved1", "2024-03-06", "days1", "二十", "k2", "consultation", "on2", "2018-01-01", "days", "1")).WantStatus(http.StatusUnprocessableEntity)
	page.Want(".problems", "没有计算，请先改正", "收到日期：请写作 2024-03-04 的形式", "告知申请人日期：请填写日期", "延长工作日数：应为1至1000的整数", "发出日期：2018-01-01 早于条例施行之日")
	for field, want := range map[string]string{"#e-on": "请写作", "#e-notified1": "请填写日期", "#e-days1": "整数", "#e-on2": "请核对年份"} {
		page.Want(field, want)
	}
	for field, want := range map[string]string{"#f-on": "2024-02-30", "#f-approved1": "2024-03-06", "#f-days1": "二十", "#f-on2": "2018-01-01"} {
		if got := page.Attr(field, "value"); got != want {
			t.Errorf("%s holds %q, want %q", field, got, want)
		}
	}
	page.Count("input[type=text][name=on]", 1) // a date field of a browser would drop what is no date
	page.Count("#f-channel option[selected][value=signed_mail]", 1)
	page.Not(".reckon-due")
	b.Get(at("channel", "fax")).WantStatus(http.StatusUnprocessableEntity).Want("#e-on", "请填写日期")
	b.Get(at("on", "2024-03-04", "channel", "pigeon")).WantStatus(http.StatusUnprocessableEntity).Want("#e-channel", "请选择一项")
	b.Get(at("on", "2024-03-04", "as_of", "2101-01-01")).WantStatus(http.StatusUnprocessableEntity).Want("#e-as_of", "晚于 2100年")
	b.Get(at("on", "2024-03-04", "k1", "dance")).WantStatus(http.StatusUnprocessableEntity).Want(".problems", "第1行不知是什么")
}

// Without script: 再加一行 and 去掉 are plain buttons, and lead to an address that may be kept.
func TestRowsAreAddedAndTakenAwayByPlainButtons(t *testing.T) {
	t.Parallel()
	b := visitor(t)
	form := b.Get(at("on", "2024-03-04")).Fill("form", "add", "consultation")
	done := b.Get(at() + "?" + form.Encode()).WantStatus(http.StatusSeeOther)
	if strings.Contains(done.Location, "add=") || !strings.Contains(done.Location, "k1=consultation") || strings.Contains(done.Location, "confirmed_on") {
		t.Fatalf("led to %s", done.Location)
	}
	page := b.Follow(done).WantStatus(http.StatusOK) // a row in which nothing is filled in is no fault
	page.Want("main", "还没有填写，没有计入", "2024年4月1日（周一）")
	form = page.Fill("form", "on1", "2024-03-11", "served1", "2024-03-13", "add", "extension")
	page = b.Follow(b.Get(at() + "?" + form.Encode())).WantStatus(http.StatusOK)
	page.Want(".reckon-due", "2024年4月25日（周四）")
	page.Count("fieldset", 3)
	form = page.Fill("form", "approved2", "2024-04-01", "notified2", "2024-04-02", "days2", "5")
	b.Get(at()+"?"+form.Encode()).WantStatus(http.StatusOK).Want(".reckon-due", "2024年5月6日（周一）")
	form.Set("drop", "1")
	page = b.Follow(b.Get(at() + "?" + form.Encode())).WantStatus(http.StatusOK)
	page.Count("fieldset", 2)
	if page.Attr("#f-approved1", "value") != "2024-04-01" || page.Attr("input[name=k1]", "value") != "extension" {
		t.Error("the row below did not move up")
	}
	page.Want(".reckon-faults", "延期的批准和告知都应在原期限届满前作出") // without the consultation it came too late
}

// An address may be mended by hand: rows below one that was taken out count, and the buttons close the gap.
func TestRowsBelowAGapCount(t *testing.T) {
	t.Parallel()
	b := visitor(t)
	gap := []string{"on", "2024-03-04", "k2", "consultation", "on2", "2024-03-11", "served2", "2024-03-13", "k5", "extension", "approved5", "2024-04-01", "notified5", "2024-04-02", "days5", "5"}
	page := b.Get(at(gap...)).WantStatus(http.StatusOK)
	page.Want(".reckon-due", "2024年5月6日（周一）")
	page.Count("fieldset", 3)
	if got := page.Attr("#f-approved5", "value"); got != "2024-04-01" {
		t.Errorf("the approval's day is %q", got)
	}
	for _, row := range []struct {
		press, value string
		rows         int
		due          string
	}{
		{"add", "reply", 4, "2024年5月6日（周一）"},
		{"drop", "5", 2, "2024年4月25日（周四）"},
		{"drop", "3", 3, "2024年5月6日（周一）"}, // no such row
	} {
		page = b.Follow(b.Get(at(append(gap, row.press, row.value)...))).WantStatus(http.StatusOK)
		page.Count("fieldset", row.rows)
		page.Want(".reckon-due", row.due)
		if page.Attr("#f-on1", "value") != "2024-03-11" || page.Form("form").Get("on2") != "" {
			t.Errorf("%s %s: the rows were not numbered anew", row.press, row.value)
		}
	}
	last := b.Get(at("on", "2024-03-04", "k20", "consultation", "on20", "2024-03-11", "served20", "2024-03-13")).WantStatus(http.StatusOK)
	last.Want(".reckon-due", "2024年4月25日（周四）")
	last.Count("#f-add", 1)
}

func TestRowsHaveAnEnd(t *testing.T) {
	t.Parallel()
	pairs := []string{"on", "2024-03-04"}
	for n := 1; n <= 25; n++ {
		pairs = append(pairs, "k"+strconv.Itoa(n), "reasons", "on"+strconv.Itoa(n), "2024-03-05")
	}
	b := visitor(t)
	page := b.Get(at(pairs...)).WantStatus(http.StatusOK)
	page.Count("fieldset", 21)
	page.Not("#f-add")
	if got := b.Get(at(append(pairs, "add", "reply")...)); got.Status != http.StatusSeeOther || strings.Contains(got.Location, "k26") {
		t.Errorf("%d %s", got.Status, got.Location)
	}
	if n := len(page.Body); n > 100<<10 {
		t.Errorf("the page weighs %d bytes", n)
	}
}

func TestTheDailyListLiesOpenForPrinting(t *testing.T) {
	t.Parallel()
	page := visitor(t).Get(at("on", "2024-03-04", "days", "1")).WantStatus(http.StatusOK)
	page.Count("details[open]", 1)
	page.Count("[data-print]", 1)
	page.Count(".noprint form, form.noprint", 1)
	if got := page.Form("form").Get("days"); got != "1" {
		t.Errorf("the box is %q", got)
	}
}

func TestWhatIsTypedIsShownAsText(t *testing.T) {
	t.Parallel()
	const hostile = `"><script>alert(1)</script>`
	page := visitor(t).Get(at("on", hostile, "channel", hostile, "k1", hostile, "k2", "consultation", "on2", hostile, "party2", hostile, "as_of", hostile, "add2", hostile))
	page.WantStatus(http.StatusUnprocessableEntity)
	page.Count("script", 2)
	page.Not("style")
	page.Not("[style]")
	if !strings.Contains(page.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Error("no policy")
	}
	for name := range strings.SplitSeq("onclick onload onchange", " ") {
		page.Not("[" + name + "]")
	}
}

func TestEveryFieldHasALabel(t *testing.T) {
	t.Parallel()
	pairs := []string{"on", "2024-03-04"}
	for i, kind := range []string{"correction", "consultation", "extension", "reasons", "later", "fee", "reply", "withdrawal", "redo"} {
		pairs = append(pairs, "k"+strconv.Itoa(i+1), kind)
	}
	page := visitor(t).Get(at(pairs...)).WantStatus(http.StatusOK)
	labels := strings.Count(page.Body, `<label for="f-`)
	inputs := strings.Count(page.Body, ` id="f-`)
	if labels != inputs || inputs < 25 {
		t.Errorf("%d labels for %d fields", labels, inputs)
	}
	page.Count("fieldset > legend, fieldset legend", 10)
}
