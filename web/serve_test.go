package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/record"
	"gongkai/web/webtest"
)

// TestServe is no test: GONGKAI_SERVE=127.0.0.1 go test ./web -run TestServe -timeout 0 opens an office with some cases, one port a person,
// for looking at pages in a browser. /_fill?page=…&form=…&field=value sends the form of a page and shows the answer.
func TestServe(t *testing.T) {
	host := os.Getenv("GONGKAI_SERVE")
	if host == "" {
		t.Skip("GONGKAI_SERVE is not set")
	}
	o := webtest.New(t, "2026-09-30")
	paths := furnish(t, o)
	o.Clock.Set(t, "2026-11-24T09:12:00+08:00")
	for i, p := range []auth.Person{{}, o.Clerk, o.Handler, o.Reviewer, o.Signer, o.Steward, o.Admin} {
		b := o.Visitor(t)
		if p.ID != "" {
			b = o.As(t, p)
		}
		address := fmt.Sprintf("%s:%d", host, 8100+i)
		fmt.Println("http://"+address, p.Display)
		go func() { t.Error(http.ListenAndServe(address, personal(o, b))) }()
	}
	for i, p := range paths {
		fmt.Println(i, p)
	}
	time.Sleep(time.Hour)
}

// personal serves everything as one person.
func personal(o *webtest.Office, b *webtest.Browser) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if b.Cookie != "" {
			r.AddCookie(&http.Cookie{Name: "gongkai_session", Value: b.Cookie})
		}
		if r.URL.Path != "/_fill" {
			o.Pages.ServeHTTP(w, r)
			return
		}
		q := r.URL.Query()
		page, form := q.Get("page"), q.Get("form")
		values := b.Get(page).Form(form)
		action := page
		for name, v := range q {
			switch name {
			case "page", "form":
			case "action":
				action = v[0]
			default:
				values.Set(name, v[0])
			}
		}
		post := httptest.NewRequest(http.MethodPost, action, strings.NewReader(values.Encode()))
		post.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for _, c := range r.Cookies() {
			post.AddCookie(c)
		}
		o.Pages.ServeHTTP(w, post)
	})
}

// furnish registers some applications on different days and moves them on.
func furnish(t *testing.T, o *webtest.Office) []string {
	t.Helper()
	clerk, handler, reviewer := o.As(t, o.Clerk), o.As(t, o.Handler), o.As(t, o.Reviewer)
	var paths []string
	register := func(day, name, request string, more ...string) string {
		o.Clock.Set(t, day+"T15:31:00+08:00")
		path := clerk.Register(append([]string{"name", name, "request", request, "channel", "signed_mail", "phone", "13800000000", "doc_number", "11010119900307123X"}, more...)...)
		paths = append(paths, path)
		return path
	}
	at := func(when string, what func()) { o.Clock.Set(t, when+":00+08:00"); what() }
	assign := func(path string) { reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(303) }
	draft := func(path string) {
		handler.Act(path, "draft", "text", "你（单位）申请公开的信息，本机关予以公开，现随文提供复印件一份。\n\n如对本答复不服，可以自收到之日起六十日内申请行政复议，或者自收到之日起六个月内提起行政诉讼。").WantStatus(303)
	}
	late := register("2026-10-12", "钱某示例", "某路段中央分隔带改造工程概算批复")
	at("2026-10-13T09:05", func() { assign(late) })
	a := register("2026-10-26", "李示范", "申请公开城东片区房屋征收补偿方案，以及本人房屋所在幢的分户评估报告。", "address", "示例县城东街道1号", "tracking", "1234567890123")
	at("2026-10-27T09:05", func() { assign(a) })
	at("2026-11-16T10:00", func() { draft(a) })
	at("2026-11-17T10:10", func() {
		reviewer.Act(a, "return", "reason", "第二项没有写明复印件份数，请补充后重新送审。").WantStatus(303)
	})
	at("2026-11-19T11:00", func() { draft(a) })
	at("2026-11-20T16:42", func() {
		reviewer.Act(a, "pass", "opinion", "同意，请王主任签发。", "secrecy", "may_open", "privacy", "may_open", "ours", "may_open").WantStatus(303)
	})
	b := register("2026-10-30", "孙某示例", "农村危房改造补助名单")
	at("2026-11-02T09:05", func() { assign(b) })
	at("2026-11-20T10:00", func() { draft(b) })
	c := register("2026-11-03", "示例律师事务所", "2023—2025年行政处罚案卷目录", "applicant", "legal_service", "doc_number", "")
	at("2026-11-05T09:05", func() { assign(c) })
	at("2026-11-10T09:05", func() {
		handler.Act(c, "request-extension", "days", "10", "reason", "案卷分散在三个股室，正在查找。").WantStatus(303)
	})
	d := register("2026-11-09", "示例环保公益中心", "饮用水水源地2026年监测数据", "applicant", "nonprofit", "channel", "ordinary_mail", "doc_number", "", "phone", "")
	at("2026-11-11T09:05", func() { assign(d) })
	e := register("2026-11-06", "赵样本", "2025年全县义务教育学校招生计划")
	at("2026-11-09T09:05", func() { assign(e) })
	at("2026-11-10T10:00", func() { draft(e) })
	at("2026-11-09T15:12", func() {
		clerk.Act(e, "contact", "way", "phone", "number", "000-0000", "person", "赵样本", "content", "询问是否需要各校分专业的计划，答只要学校和班数。", "result", "按学校、班数提供").WantStatus(303)
	})
	at("2026-11-11T16:42", func() {
		onPaper(t, o, clerk, e, "pass", "signer", o.Reviewer.ID, "secrecy", "may_open", "privacy", "may_open", "ours", "may_open")
	})
	at("2026-11-12T10:42", func() {
		onPaper(t, o, clerk, e, "sign", "signer", o.Signer.ID, "doc_no", "示府办函〔2026〕31号", "on", "2026-11-11")
	})
	at("2026-11-13T15:00", func() {
		handler.Act(e, "deliver", "way", "post", "tracking", "9876543210987", "on", "2026-11-12").WantStatus(303)
		handler.Act(e, "amend", "target", "7", "new_on", "2026-11-13", "reason", "邮戳为11月13日，登记时误写11月12日。").WantStatus(303)
	})
	at("2026-11-18T09:20", func() { clerk.Act(e, "returned-mail", "reason", "unclear").WantStatus(303) })
	at("2026-11-18T09:40", func() {
		clerk.Act(e, "contact", "way", "phone", "number", "000-0000", "person", "赵样本", "content", "核对地址，门牌号漏写了单元。口头说想撤回，告知须书面提出。", "result", "地址已核对，再次寄送").WantStatus(303)
		clerk.Act(e, "send-again", "tracking", "9876543210994").WantStatus(303)
	})
	register("2026-11-23", "李示范", "城东片区征收决定及公告张贴照片")
	g := register("2026-11-23", "周示例", "重复登记")
	at("2026-11-23T16:00", func() { reviewer.Act(g, "void", "reason", "与上一件重复登记").WantStatus(303) })
	register("2026-11-24", "吴示例", "2026年县级财政预算执行情况中城市维护建设支出的明细", "channel", "internet", "doc_number", "", "phone", "")
	waits := register("2026-11-24", "郑示例", "县人民医院2025年医疗设备采购合同")
	if _, err := o.Record.Keep(t.Context(), record.Submission{CommandID: "0190163d-8694-739b-aea5-966c26f8ad90", Kind: casefile.KindApplication,
		CaseID: strings.TrimPrefix(waits, "/applications/"), Actor: o.Reviewer.ID, On: o.Desk.Today(), Seen: 1, Command: application.Assign{Handler: o.Handler.ID}}); err != nil {
		t.Fatal(err)
	}
	return paths
}

// onPaper enters what somebody signed on a 呈批单.
func onPaper(t *testing.T, o *webtest.Office, b *webtest.Browser, path, kind string, pairs ...string) {
	t.Helper()
	scan, err := o.Desk.KeepScan(t.Context(), o.Clerk, strings.TrimPrefix(path, "/applications/"), "呈批单.pdf", []byte("%PDF-1.4 示例"))
	if err != nil {
		t.Fatal(err)
	}
	form := b.Get(path+"/paper/"+kind).WantStatus(200).Fill("form[data-keep=act]", append(pairs, "scan_kept", scan.ID+"|呈批单.pdf", "step", "confirm")...)
	b.Post(path+"/paper/"+kind, form).WantStatus(303)
}
