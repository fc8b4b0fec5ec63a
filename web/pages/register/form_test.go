package register_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gongkai/web/webtest"
)

// whole is the 申请表 of an organisation with everything that can stand on it.
func whole() []string {
	return []string{"applicant", "business", "name", "示例有限公司", "phone", "13800001111", "request", "示例方案", "addressed_to", "某县人民政府办公室",
		"doc_number", "11000000MA0000000Y", "legal_rep", "法人示例", "contact", "联系示例", "address", "示例路一号", "postcode", "000000", "email", "a@example.com",
		"fax", "000-0000", "delivery_address", "示例路二号", "agent_name", "代理示例", "agent_doc_kind", "护照", "agent_doc_number", "E00000001", "agent_mandate", "1",
		"co1_name", "联名甲示例", "co1_doc_kind", "护照", "co1_doc_number", "E00000002", "co3_name", "联名乙示例", "co3_doc_number", "E3", "co3_doc_kind", "军官证",
		"spokesman", "联名甲示例", "form_paper", "1", "form_disc", "1", "route_post", "1", "route_other", "1", "signature", "yes", "written_on", "2026-11-20", "pages", "3",
		"enclosures", "营业执照复印件", "purpose", "照抄的用途"}
}

func TestTheWholeFormIsKept(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	form := clerk.Get("/applications/new").WantStatus(http.StatusOK).Form(form)
	for i := 0; i < len(whole()); i += 2 {
		form.Set(whole()[i], whole()[i+1])
	}
	form.Set("after", "case")
	page := clerk.Follow(clerk.Post("/applications/new", form))
	page.Want(".pairs", "法人示例", "示例路二号", "纸质、光盘；邮寄、也可接受其他方式", "某县人民政府办公室", "有签名或者盖章", "11月20日（周五）", "营业执照复印件", "照抄的用途")
	page.Want("#others", "代理人", "代理示例", "有授权委托书", "联名申请人 1", "联名甲示例", "代表人", "联名申请人 2", "联名乙示例", "军官证")
	for _, secret := range []string{"E00000001", "E00000002", "13800001111"} {
		if strings.Contains(page.Body, secret) {
			t.Errorf("%s is not masked", secret)
		}
	}
	page.Not(".check") // nothing is missing
}

func TestTheFoldsFollowTheOfficialForm(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	body := o.As(t, o.Clerk).Get("/applications/new").WantStatus(http.StatusOK).Body
	last := -1
	for _, name := range []string{"on", "channel", "tracking", "applicant", "name", "phone", "request", "addressed_to", "doc_kind", "doc_number", "legal_rep", "contact", "address",
		"postcode", "delivery_address", "agent_name", "agent_mandate", "form_paper", "route_post", "route_other", "signature", "written_on", "enclosures", "purpose"} {
		at := strings.Index(body, `name="`+name+`"`)
		if at <= last {
			t.Errorf("%s stands at %d, after %d", name, at, last)
		}
		last = at
	}
}

// Without script: more rows come by a plain button, and what was typed stays.
func TestRowsAreAddedByAPlainButton(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	page := clerk.Get("/applications/new")
	page.Not("[name=co1_name]")
	page = clerk.Post("/applications/new/preview", page.Fill(form, "name", "李示范", "request", "抄了很久", "more", "co1")).WantStatus(http.StatusOK)
	page.Count("[name=co1_name]", 1)
	page = clerk.Post("/applications/new/preview", page.Fill(form, "co1_name", "联名示例", "more", "co10")).WantStatus(http.StatusOK)
	page.Count("[name=co11_name]", 1)
	got := page.Form(form)
	if got.Get("co1_name") != "联名示例" || got.Get("request") != "抄了很久" {
		t.Errorf("the form lost something: %v", got)
	}
	clerk.Post("/applications/new", page.Fill(form, "after", "case")).WantStatus(http.StatusSeeOther) // empty rows are nobody
}

func TestMoreThanOneCaseTakesIsSaid(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	values := clerk.Get("/applications/new").Fill(form, "name", "李示范", "request", "方案")
	for i := 1; i <= 51; i++ {
		values.Set("co"+strings.TrimLeft(string([]byte{'0' + byte(i/10), '0' + byte(i%10)}), "0")+"_name", "联名示例")
	}
	page := clerk.Post("/applications/new", values).WantStatus(http.StatusUnprocessableEntity)
	page.Want(".problems", "一件最多登记50名联名申请人", "附名单")
	page.Count("[name=co51_name]", 1)
}

func TestWrongDigitsAreToldInWordsAndNeverBlock(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	for _, c := range []struct{ says, applicant, field, number, want string }{
		{"an identity card", "natural", "doc_number", "000000190001010018", "第 18 位应为 7"},
		{"too short", "natural", "doc_number", "00000019000101", "应为 18 位，现在是 14 位"},
		{"a letter within", "natural", "doc_number", "0000001900010100AX", "有不该出现的字符"},
		{"GB 32100-2015", "business", "doc_number", "11000000MA00000001", "统一社会信用代码校验不符：第 18 位应为 Y"},
		{"an agent's", "natural", "agent_doc_number", "000000190001010018", "居民身份证校验不符"},
		{"a co-applicant's", "natural", "co1_doc_number", "000000190001010018", "居民身份证校验不符"},
	} {
		values := clerk.Get("/applications/new").Fill(form, "applicant", c.applicant, "name", "李示范", "request", "方案"+c.says, c.field, c.number, "after", "case")
		clerk.Fragment("/applications/new/preview", values).WantStatus(http.StatusOK).Want(".warntext", c.want, "可以先保存")
		clerk.Post("/applications/new/preview", values).Want("#e-"+c.field, c.want)
		clerk.Follow(clerk.Post("/applications/new", values)).Want(".check", "校验不符")
	}
	clerk.Fragment("/applications/new/preview", clerk.Get("/applications/new").Fill(form, "name", "李示范", "doc_kind", "护照", "doc_number", "E1")).Not(".warntext")
}

func TestHostileInputIsShownAsText(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	const hostile = `"><script>alert(1)</script>{{.}}`
	values := clerk.Get("/applications/new").Form(form)
	for _, name := range []string{"name", "phone", "request", "addressed_to", "doc_other", "doc_number", "legal_rep", "address", "delivery_address", "agent_name", "agent_doc_number", "co1_name",
		"co1_doc_kind", "co1_phone", "spokesman", "enclosures", "purpose"} {
		values.Set(name, hostile)
	}
	values.Set("doc_kind", "其他")
	values.Set("after", "case")
	for _, page := range []*webtest.Reply{clerk.Post("/applications/new/preview", values), clerk.Fragment("/applications/new/preview", values),
		clerk.Follow(clerk.Post("/applications/new", values))} {
		if page.WantStatus(http.StatusOK); strings.Contains(page.Body, "<script>alert") {
			t.Error("script of the form runs")
		}
		page.Want("body", "<script>alert(1)</script>{{.}}")
	}
	if log := o.Log.String(); strings.Contains(log, "alert(1)") {
		t.Error("the log holds what was typed")
	}
}

// 10 MB in one field: told by its name, and the rest of the form is kept.
func TestAFieldMuchTooLongLosesNothingElse(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	values := clerk.Get("/applications/new").Fill(form, "name", "李示范", "phone", "13800001111", "address", "示例路一号", "co1_name", "联名示例",
		"request", strings.Repeat("长", 10<<20/len("长")))
	page := clerk.Post("/applications/new", values).WantStatus(http.StatusUnprocessableEntity)
	page.Want(".problems a[href=#f-request]", "“所需信息的内容描述”太长，请缩短")
	page.Want(".problems", "其余各项都还在")
	got := page.Form(form)
	for name, want := range map[string]string{"name": "李示范", "phone": "13800001111", "address": "示例路一号", "co1_name": "联名示例"} {
		if got.Get(name) != want {
			t.Errorf("%s is %q, want %q", name, got.Get(name), want)
		}
	}
	if n := len(page.Body); n > 1<<20 {
		t.Errorf("the page is %d bytes", n)
	}
	long := clerk.Post("/applications/new", clerk.Get("/applications/new").Fill(form, "name", "李示范", "request", "方案", "purpose", strings.Repeat("长", 2001), "co1_name", strings.Repeat("长", 201)))
	long.WantStatus(http.StatusUnprocessableEntity).Want("#e-co1_name", "“联名申请人 1 的姓名或名称”太长")
	long.Want("#e-purpose", "太长")
}

// Nothing personal is in an address, and only this agency's cases are shown.
func TestTheLikeIsShownWhileOneTypes(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	first := clerk.Register("name", "甲示例", "phone", "13800001111", "request", "城东片区房屋征收补偿方案")
	page := clerk.Fragment("/applications/new/preview", url.Values{"name": {"乙示例"}, "phone": {"138-0000-1111"}, "request": {" 城东片区房屋征收补偿方案 "}}).WantStatus(http.StatusOK)
	page.Want("#same", "2026-0001", "11月24日收到", "待分办", "同一电话", "甲示例")
	page.Want("#identical", "2026-0001")
	page.Count("#same a[href="+first+"]", 1)
	without := clerk.Post("/applications/new/preview", clerk.Get("/applications/new").Fill(form, "name", "甲示例", "request", "别的"))
	without.WantStatus(http.StatusOK).Want("#same", "同名")
	without.Not("#identical")
	clerk.Fragment("/applications/new/preview", url.Values{"name": {"丙示例"}, "request": {"城东"}}).Not("#same")
}

func TestWhatIsMissingSaysUntilWhen(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	values := clerk.Get("/applications/new").Fill(form, "on", "2026-11-23", "name", "李示范", "request", "方案")
	page := clerk.Fragment("/applications/new/preview", values)
	page.Want("#missing", "身份证明", "联系电话", "联系地址", "提供信息的方式", "最迟 12月2日（周三） 前一次性告知补正（7个工作日）")
	for _, never := range []string{"用途", "签名"} {
		if strings.Contains(page.Text("#missing"), never) {
			t.Errorf("the checklist asks for %s", never)
		}
	}
	values.Set("after", "case")
	clerk.Follow(clerk.Post("/applications/new", values)).Want(".rail", "最迟 12月2日（周三） 前一次性告知补正（7个工作日）")
}
