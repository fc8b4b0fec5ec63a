package ledger_test

import (
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"gongkai/auth"
	"gongkai/web/webtest"
)

// imported is an office with the notice in its ledger, and the address of its table.
func imported(t *testing.T, today string) (*webtest.Office, string) {
	t.Helper()
	text, err := os.ReadFile("../../../readers/notice/testdata/wushan-2020-63.txt")
	if err != nil {
		t.Fatal(err)
	}
	o := webtest.New(t, today)
	got, err := o.Desk.ImportNotice(t.Context(), o.Steward, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Desk.Wait()
	return o, "/ledger/" + got.NoticeID
}

func TestAnEmptyLedgerSaysWhatToDoFirst(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	p := o.As(t, o.Steward).Get("/ledger").WantStatus(200)
	p.Want(".empty", "还没有任务分工通知", "导入通知")
	if got := p.Attr(".empty a.btn", "href"); got != "/ledger/import" {
		t.Errorf("the button leads to %s", got)
	}
	p = o.As(t, o.Reviewer).Get("/ledger").WantStatus(200)
	p.Want(".empty", "导入由督查员办理")
	p.Not("a[href=/ledger/import]")
}

func TestOtherUnitsHaveAListOfTheirOwn(t *testing.T) {
	t.Parallel()
	o, table := imported(t, "2020-09-01")
	justice := o.As(t, o.Justice)
	if got := justice.Get("/ledger"); got.Status != 303 || got.Location != "/shares" {
		t.Errorf("%d %s", got.Status, got.Location)
	}
	justice.Get(table).WantStatus(403)
	o.As(t, o.Clerk).Get("/ledger").WantStatus(403)
	o.As(t, o.Clerk).Get(table).WantStatus(403)
	theirs := o.As(t, o.Hire(t, "qianducha", "钱督查", "sfj", auth.Steward))
	theirs.Get(table).WantStatus(404)
	theirs.Get("/ledger").WantStatus(200).Not("table")
	theirs.Get("/ledger/nothing").WantStatus(404)
	if got := o.Visitor(t).Get(table); got.Status != 303 || !strings.HasPrefix(got.Location, "/signin?next=") {
		t.Errorf("%d %s", got.Status, got.Location)
	}
}

func TestTheTableStandsInTheOrderOfTheDocument(t *testing.T) {
	t.Parallel()
	o, table := imported(t, "2020-09-01")
	p := o.As(t, o.Steward).Get(table).WantStatus(200)
	var numbers []string
	for _, n := range p.All("td.no a") {
		numbers = append(numbers, n.FirstChild.Data)
	}
	if len(numbers) != 55 || numbers[0] != "一（一）1" || numbers[3] != "一（二）1" || numbers[54] != "六（五）" {
		t.Errorf("%d rows: %v", len(numbers), numbers)
	}
	p.Count("tr.section", 6)
	p.Want("tr.section", "六、强化做好政务公开工作的各项保障措施")
	p.Want("tr.topic", "（一）以权责清单为依托，加强权力配置信息公开。")
	p.Want("tr[id=i5]", "在2020年10月20日前，编制完成26个试点领域", "县政府办公室", "县政府有关部门", "10月20日（周二）", "按期", "已认可 0/1")
	p.Want("tr[id=i5] mark", "2020年10月20日前")
	p.Want("tr[id=i6] .due", "10月31日（周六）", "最后工作日 10月30日（周五）")
	p.Want("tr[id=i7]", "保持状态", "提示", "责任单位为空，仅由牵头单位负责")
	p.Want("tr[id=i24] .due", "7个工作日内", "20个工作日内")
	p.Count(".doubt", 6)
}

func TestLightsAreWordsAndFilters(t *testing.T) {
	t.Parallel()
	o, table := imported(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	for _, c := range []struct{ day, light string }{
		{"2020-10-12", "按期"}, {"2020-10-13", "即将到期"}, {"2020-10-20", "即将到期"}, {"2020-10-21", "已逾期"},
	} {
		o.Clock.Set(t, c.day)
		steward.Get(table).WantStatus(200).Want("tr[id=i5] .light", c.light)
	}
	p := steward.Get(table).WantStatus(200)
	p.Want(".strip", "55全部", "3已逾期") // 9月底 twice: the date of 六（一）1 and September's end of 五（六）5
	for _, l := range p.All(".strip a") {
		href := ""
		for _, a := range l.Attr {
			if a.Key == "href" {
				href = a.Val
			}
		}
		found := steward.Get(href).WantStatus(200)
		n := len(found.All("td.no"))
		if want := found.Text(".strip a[aria-current] b"); want != fmt.Sprint(n) {
			t.Errorf("%s: %d rows, the strip says %s", href, n, want)
		}
	}
	steward.Get(table+"?from=2020-10-01&to=2020-10-31").WantStatus(200).Want("tr[id=i5]", "已逾期 1 个工作日")
	steward.Get(table + "?from=2020-10-21&to=2020-10-31").WantStatus(200).Not("tr[id=i5]")
	steward.Get(table+"?from=%00").WantStatus(200).Count("td.no", 55)
	steward.Get(table+"?light=overdue").Want(".narrow", "找到 3 项")
	steward.Get(table+"?light=done").WantStatus(200).Want(".empty", "没有符合条件的举措")
	steward.Get(table+"?light=purple").WantStatus(200).Count("td.no", 55)
}

func TestTheTableIsFilteredByUnitAndSection(t *testing.T) {
	t.Parallel()
	o, table := imported(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	p := steward.Get(table + "?unit=" + url.QueryEscape("县司法局")).WantStatus(200)
	p.Count("td.no", 5)
	p.Want(".strip", "5全部")
	if form := p.Form("form.narrow"); form.Get("unit") != "县司法局" || form.Get("section") != "" {
		t.Errorf("the form shows %v", form)
	}
	p.Want("form.narrow select[name=unit]", "县司法局（5）")
	p = steward.Get(table + "?section=" + url.QueryEscape("一") + "&unit=" + url.QueryEscape("县司法局")).WantStatus(200)
	p.Count("td.no", 3)
	p.Count("tr.section", 1)
	if got := p.Attr(".narrow > a", "href"); got != table {
		t.Errorf("clearing leads to %s", got)
	}
	steward.Get(table+"?unit="+url.QueryEscape("没有这个单位")).WantStatus(200).Count("td.no", 0)
	steward.Get(table + "?unit=%3Cscript%3E&section=%00").WantStatus(200).Not("main script")
}
