package report_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/internal/htmlcheck"
	"gongkai/web/webtest"
)

// filled is an office at work since 2025: some answered, one carried over, one withdrawn, one struck out.
func filled(t *testing.T) *webtest.Office {
	t.Helper()
	o := webtest.New(t, "2025-12-22")
	clerk, handler, reviewer, signer := o.As(t, o.Clerk), o.As(t, o.Handler), o.As(t, o.Reviewer), o.As(t, o.Signer)
	carried := clerk.Register("name", "李示范")
	o.Clock.Set(t, "2026-01-12")
	answered := clerk.Register("name", "示例律师事务所", "applicant", string(application.LegalService))
	withdrawn := clerk.Register("name", "王示范")
	struck := clerk.Register("name", "赵重复示例")
	clerk.Register("name", "示例研究所", "applicant", string(application.Research))
	for _, path := range []string{carried, answered} {
		reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(303)
		handler.Act(path, "draft", "text", "予以公开").WantStatus(303)
		reviewer.Act(path, "pass", "secrecy", "may_open", "privacy", "may_open", "ours", "may_open").WantStatus(303)
		signer.Act(path, "sign").WantStatus(303)
		clerk.Act(path, "deliver", "way", string(application.ByHand)).WantStatus(303)
	}
	clerk.Act(withdrawn, "withdraw", "statement", "书面撤回").WantStatus(303)
	reviewer.Act(struck, "void", "reason", "重复登记").WantStatus(303)
	o.Clock.Set(t, "2026-11-24")
	return o
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func TestEveryFigureLeadsToExactlyItsCases(t *testing.T) {
	t.Parallel()
	o := filled(t)
	compiler := o.As(t, o.Compiler)
	p := compiler.Get("/report").WantStatus(200)
	for id, want := range map[string]string{
		"R1-total": "3", "R1-person": "1", "R1-legal": "1", "R1-research": "1", "R2-total": "1", "R2-person": "1",
		"R3.1-person": "1", "R3.1-legal": "1", "R3.1-total": "2", "R3.6.3-person": "1", "R3.7-total": "3", "R4-research": "1", "R4-total": "1",
		"R3.2-total": "0", "R1-commercial": "0",
	} {
		if got := figure(p, id); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	links := p.All(".table3 td > a")
	if len(links) != 16 {
		t.Errorf("%d figures lead somewhere", len(links))
	}
	for _, a := range links {
		c := compiler.Get(attr(a, "href")).WantStatus(200)
		if n := len(c.All("table.cases tbody tr")); fmt.Sprint(n) != htmlcheck.Text(a) {
			t.Errorf("%s leads to %d cases, and says %s", attr(a, "href"), n, htmlcheck.Text(a))
		}
		for _, link := range c.All("table.cases td.num a") {
			compiler.Get(attr(link, "href")).WantStatus(200)
		}
	}
	c := compiler.Get("/report/cases?year=2026&row=R3.1&column=legal").WantStatus(200)
	c.Want("h1", "2026年 · （一）予以公开 · 法律服务机构")
	c.Want("table.cases", "2026-0001", "示例律师事务所", "1月12日（周一）", "予以公开")
	c = compiler.Get("/report/cases?year=2026&row=R3.6.3&column=total").WantStatus(200)
	c.Want("h1", "（六）其他处理3.其他")
	c.Want("table.cases", "王示范", "公民", "已撤回")
	c = compiler.Get("/report/cases?year=2026&row=R4&column=total").WantStatus(200)
	c.Want("table.cases", "示例研究所", "在办", "—")
	compiler.Get("/report/cases?year=2026&row=R3.2&column=total").WantStatus(200).Want(".empty", "这一格是 0")
}

func figure(p *webtest.Reply, id string) string {
	for _, td := range p.All(".table3 td") {
		if attr(td, "id") == id {
			return htmlcheck.Text(td)
		}
	}
	return "no cell"
}

func TestTheHeadsAreTheOfficialOnes(t *testing.T) {
	t.Parallel()
	o := filled(t)
	compiler := o.As(t, o.Compiler)
	p := compiler.Get("/report").WantStatus(200)
	p.Want("caption", "收到和处理政府信息公开申请情况", "县人民政府办公室", "2026年", "统计截至 2026年11月24日")
	p.Want("h1", "2021年格式（国办公开办函〔2021〕30号）")
	p.Want("thead th[colspan=5]", "法人或其他组织")
	p.Want("thead th[colspan=7]", "申请人情况")
	p.Want("thead th.corner", "第一项加第二项之和，等于第三项加第四项之和")
	p.Want("tbody th[rowspan=22]", "三、本年度办理结果")
	p.Want("tbody th[rowspan=8]", "（三）不予公开")
	p.Count(".table3 tbody tr", 25)
	p.Count(".table3 tbody td", 25*7)
	p.Want(".holds", "勾稽关系成立")
	p.Not(".broken")
	p.Want(".struck3", "作废，不计入", "2026-0003", "赵重复示例")
	p.Count(".struck3 del", 4)
	if sheet := p.Attr("link[media=print]", "href"); !strings.HasSuffix(sheet, "/report.print.css") {
		t.Errorf("printed with %s", sheet)
	}

	p = compiler.Get("/report?year=2020").WantStatus(200)
	p.Want("h1", "2019年格式（国办公开办函〔2019〕60号）")
	p.Want("tbody th[rowspan=20]", "三、本年度办理结果")
	p.Count(".table3 tbody tr", 23)
	p.Not(".struck3")
	p.Want(".years a[aria-current]", "2020")
	compiler.Get("/report?year=2025").WantStatus(200).Want("td[id=R4-person]", "1")
	for _, q := range []string{"?year=1999", "?year=2099", "?year=x"} {
		compiler.Get("/report"+q).WantStatus(200).Want("caption", "2026年")
	}
}

func TestAnyDaysMayBeCompiled(t *testing.T) {
	t.Parallel()
	o := filled(t)
	compiler := o.As(t, o.Compiler)
	p := compiler.Get("/report?from=2026-01-13&to=2026-06-30").WantStatus(200)
	p.Want("caption", "2026年1月13日至2026年6月30日")
	if got := figure(p, "R2-total") + figure(p, "R4-total"); got != "11" { // 示例研究所 waits since the day before
		t.Errorf("carried over and carried on: %s", got)
	}
	for _, a := range p.All(".table3 td > a") {
		c := compiler.Get(attr(a, "href")).WantStatus(200)
		c.Want("h1", "2026年1月13日至2026年6月30日")
		c.Want("table.cases", "示例研究所")
	}
	compiler.Get("/report?from=2026-01-01&to=2026-12-31").WantStatus(200).Want(".years a[aria-current]", "2026")
	for _, c := range []struct{ query, want string }{
		{"?from=2026-06-30&to=2026-01-01", "不能早于"}, {"?from=2026-01-01", "“到”不是日期"}, {"?from=昨天&to=2026-01-01", "“从”不是日期"},
		{"?from=2010-01-01&to=2026-01-01", "只能统计"}, {"?from=2026-01-01&to=2031-01-01", "只能统计"},
	} {
		p := compiler.Get("/report" + c.query).WantStatus(422)
		p.Want(".problems", c.want)
		p.Want("caption", "2026年")
	}
	for _, q := range []string{"?year=2026&row=R9&column=total", "?year=2026&row=R1&column=all", "?year=2026", "?year=2026&row=R3.6&column=total",
		"?from=x&to=y&row=R1&column=total"} {
		compiler.Get("/report/cases" + q).WantStatus(404)
	}
}

func TestWhoReadsTheReport(t *testing.T) {
	t.Parallel()
	o := filled(t)
	for _, path := range []string{"/report", "/report/cases?year=2026&row=R1&column=total"} {
		o.As(t, o.Signer).Get(path).WantStatus(200)
		o.As(t, o.Clerk).Get(path).WantStatus(403)
		o.As(t, o.Justice).Get(path).WantStatus(403)
		if got := o.Visitor(t).Get(path); got.Status != 303 {
			t.Errorf("%d", got.Status)
		}
	}
	theirs := o.As(t, o.Hire(t, "qiannianbao", "钱年报", "sfj", auth.Compiler))
	p := theirs.Get("/report").WantStatus(200)
	if got := figure(p, "R1-total"); got != "0" {
		t.Errorf("another agency's report counts %s of our cases", got)
	}
	p.Not(".struck3")
	theirs.Get("/report/cases?year=2026&row=R1&column=total").WantStatus(200).Not("table.cases")
}
