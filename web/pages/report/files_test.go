package report_test

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/web/webtest"
)

func TestTheTableIsHandedOutAsFiles(t *testing.T) {
	t.Parallel()
	o := filled(t)
	compiler := o.As(t, o.Compiler)
	p := compiler.Get("/report?year=2026").WantStatus(200)
	links := p.All(".save3 a")
	if len(links) != 8 {
		t.Errorf("%d files", len(links))
	}
	for _, a := range links {
		got := compiler.Get(attr(a, "href")).WantStatus(200)
		name := got.Header.Get("Content-Disposition")
		if !strings.HasPrefix(name, "attachment; filename*=UTF-8''%E5%8E%BF") || len(got.Body) < 500 {
			t.Errorf("%s: %s, %d bytes", attr(a, "href"), name, len(got.Body))
		}
	}
	p.Want(".save3", "本机关", "县人民政府（汇总各机关）")
	json := compiler.Get("/report/file?year=2026&format=json&agency=county").WantStatus(200).Body
	if !strings.Contains(json, `"entity": "sfj"`) || !strings.Contains(json, `"R1": [`) {
		t.Error(json)
	}
	days := compiler.Get("/report?from=2026-01-13&to=2026-06-30").WantStatus(200)
	html := compiler.Get(attr(days.All(".save3 a")[2], "href")).WantStatus(200)
	if !strings.Contains(html.Body, "2026年1月13日至2026年6月30日") {
		t.Error(html.Body)
	}
	for _, q := range []string{"", "?format=pdf", "?format=json&from=x&to=y", "?format=json&agency=nosuch"} {
		compiler.Get("/report/file" + q).WantStatus(404)
	}
	compiler.Get("/report/file?format=json&agency=sfj").WantStatus(403)
	signer := o.As(t, o.Signer)
	if n := len(signer.Get("/report").WantStatus(200).All(".save3 a")); n != 4 {
		t.Errorf("a leader is offered %d files", n)
	}
	signer.Get("/report/file?format=json").WantStatus(200)
	signer.Get("/report/file?format=json&agency=county").WantStatus(403)
	o.As(t, o.Clerk).Get("/report/file?format=json").WantStatus(403)
}

func TestTheCasesOfACellArePaged(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-03-02")
	clerk := o.As(t, o.Clerk)
	const many = desk.PageSize + 2
	for i := range many {
		clerk.Register("name", fmt.Sprintf("李示范%d", i), "applicant", string(application.Natural))
	}
	compiler := o.As(t, o.Compiler)
	first := compiler.Get("/report/cases?year=2026&row=R1&column=person").WantStatus(200)
	first.Count("table.cases tbody tr", desk.PageSize)
	second := compiler.Get(first.Attr(".paging a[rel=next]", "href")).WantStatus(200)
	second.Count("table.cases tbody tr", 2)
	second.Want(".paging", "回到开头", "已到最后")
	for _, after := range []string{"x", "2026-03-02", "2026-03-02_", "2026-02-30_1"} {
		compiler.Get("/report/cases?year=2026&row=R1&column=person&after=" + after).WantStatus(404)
	}
}
