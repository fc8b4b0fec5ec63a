package notice_test

import (
	"archive/zip"
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/desk"
	"gongkai/web/webtest"
)

func wushan(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../../../readers/notice/testdata/wushan-2020-63.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func upload(t *testing.T, b *webtest.Browser, body []byte) *webtest.Reply {
	t.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, err := w.CreateFormFile("file", "通知.txt")
	if err == nil {
		_, err = part.Write(body)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/ledger/import", &form)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return b.Do(r)
}

func stored(t *testing.T, o *webtest.Office) []desk.LedgerItem {
	t.Helper()
	o.Desk.Wait()
	notices, err := o.Desk.Notices(t.Context(), o.Steward)
	if err != nil {
		t.Fatal(err)
	}
	var all []desk.LedgerItem
	for _, n := range notices {
		_, items, err := o.Desk.Ledger(t.Context(), o.Steward, n.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, items...)
	}
	return all
}

func TestTheRealNoticeIsShownItemByItemAndNothingIsStored(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	steward.Get("/ledger/import").WantStatus(200).Want("main", "粘贴通知全文", "Word 文件（.docx）或纯文本文件")
	p := steward.Post("/ledger/import", url.Values{"text": {wushan(t)}}).WantStatus(200)
	p.Want("h1", "巫山县人民政府办公室关于印发贯彻落实市政府办公厅2020年政务公开工作要点任务分工的通知")
	p.Want(".readhead", "巫山府办发〔2020〕63号", "2020年8月24日", "55 项，6 项有提示", "62 件")
	p.Count("article.pitem", 55)
	p.Count("article.has-doubt", 6)
	p.Count(".psection", 6)
	p.Want(".psection", "一、围绕贯彻落实党的十九届四中全会精神加强用权公开")
	p.Want("mark", "2020年10月20日前", "2020年10月底前", "动态更新", "7个工作日内")
	p.Want(".deadlines", "10月31日（周六） 最后工作日 10月30日（周五）原文“2020年10月底前”", "20个工作日内", "每月", "持续")
	p.Want(".doubt", "责任单位为空，仅由牵头单位负责", "“各区县政府”疑似照抄上级文件", "年份取自成文日期")
	p.Want(".pname", "县司法局单列", "县政府各部门一类单位", "县政府有关部门未指明")
	p.Want(".plines", "34 1．对照法律法规规章", "35 县司法局、县政务服务中心")
	if p.Form("form[action=/ledger/import/confirm]").Get("text") != wushan(t) {
		t.Error("the text does not go along in the form as it came")
	}
	if items := stored(t, o); len(items) != 0 {
		t.Errorf("a preview stored %d items", len(items))
	}
	if n := len(p.Body); n > 102_400 { // with the notice's text twice: as it came, and line by line beside its items
		t.Errorf("the preview weighs %d bytes", n)
	}
}

func TestTheRealNoticeBecomes55ItemsAndASecondImportChangesNothing(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	confirm := func() *webtest.Reply {
		p := steward.Post("/ledger/import", url.Values{"text": {wushan(t)}}).WantStatus(200)
		return steward.Post("/ledger/import/confirm", p.Form("form[action=/ledger/import/confirm]"))
	}
	p := steward.Follow(confirm()).WantStatus(200)
	p.Want(".flash", "已导入：55 项举措，开立单位任务 62 件")
	p.Count("table.ledger td.no", 55)
	before := stored(t, o)
	if len(before) != 55 {
		t.Fatalf("%d items", len(before))
	}

	again := steward.Post("/ledger/import", url.Values{"text": {wushan(t)}}).WantStatus(200)
	again.Want(".before", "已经导入过", "不会有任何改动")
	steward.Follow(confirm()).WantStatus(200).Want(".flash", "没有任何改动")
	if !reflect.DeepEqual(before, stored(t, o)) {
		t.Error("a second import changed something")
	}
	steward.Get("/ledger").WantStatus(200).Want("table.noticelist", "巫山府办发〔2020〕63号", "2020年8月24日", "55 项")
}

func TestAFileMayBeGBK(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	gbk, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(wushan(t)))
	if err != nil {
		t.Fatal(err)
	}
	p := upload(t, steward, gbk).WantStatus(200)
	p.Count("article.pitem", 55)
	done := steward.Post("/ledger/import/confirm", p.Form("form[action=/ledger/import/confirm]"))
	steward.Follow(done).WantStatus(200).Want(".flash", "55 项举措")
}

func TestWhatIsNoNoticeIsRefusedInWordsAndThePastedTextStays(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	heads := "\n\t重点任务\n\t贯彻举措\n\t牵头单位\n\t责任单位\n"
	for name, c := range map[string]struct{ text, want string }{
		"nothing":      {"", "没有内容"},
		"blanks":       {" \n\t ", "没有内容"},
		"prose":        {"关于放假的通知\n\t各单位：", "没有找到分工表"},
		"heads alone":  {"某府办发〔2020〕1号\n2020年8月24日\n" + heads, "没有一项举措"},
		"long heading": {"某府办发〔2020〕1号\n" + heads + "\t一、" + strings.Repeat("长", 300) + "\n\t（一）小标题。\n\t1．做事。\n\t县司法局\n\t\n", "过长"},
	} {
		for _, path := range []string{"/ledger/import", "/ledger/import/confirm"} {
			p := steward.Post(path, url.Values{"text": {c.text}}).WantStatus(422)
			p.Want(".problems", "没有读入", c.want)
			p.Want(".badtext", c.want)
			if got := p.Form("form[data-keep=notice]").Get("text"); got != c.text {
				t.Errorf("%s: the form holds %q", name, got)
			}
		}
	}
	for name, c := range map[string]struct {
		body []byte
		want string
	}{
		"a word file": {[]byte("PK\x03\x04 word/document.xml"), "已损坏"},
		"an old one":  {[]byte("\xD0\xCF\x11\xE0"), "另存为 .docx"},
		"a pdf":       {[]byte("%PDF-1.7"), "全选复制"},
		"bytes":       {[]byte{0xff, 0xfe, 0x00}, "读不了"},
		"zeros":       {make([]byte, 100), "读不了"},
		"no bytes":    {nil, "没有内容"},
		"too much":    {bytes.Repeat([]byte("公"), 1<<20), "太大"},
	} {
		status := 422
		if name == "too much" {
			status = 413
		}
		if p := upload(t, steward, c.body); p.Status != status || !strings.Contains(p.Text(".problems"), c.want) {
			t.Errorf("%s: %d %s", name, p.Status, p.Text(".problems"))
		}
	}
	if items := stored(t, o); len(items) != 0 {
		t.Errorf("%d items", len(items))
	}
}

func TestANoticeWithoutNumberOrDateIsShownButNotImported(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	text := strings.Replace(wushan(t), "巫山府办发〔2020〕63号", "", 1)
	p := steward.Post("/ledger/import", url.Values{"text": {text}}).WantStatus(200)
	p.Want(".problems", "没有读到发文字号或成文日期")
	p.Count("article.pitem", 55)
	p.Not("button[data-main]")
	form := p.Form("form[action=/ledger/import/confirm]")
	steward.Post("/ledger/import/confirm", form).WantStatus(422).Want(".problems", "没有读到发文字号")
	if items := stored(t, o); len(items) != 0 {
		t.Errorf("%d items", len(items))
	}
}

func TestATextThatWasChangedIsShownAgainBeforeItIsImported(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	p := steward.Post("/ledger/import", url.Values{"text": {wushan(t)}}).WantStatus(200)
	form := p.Form("form[action=/ledger/import/confirm]")
	form.Set("text", strings.ReplaceAll(strings.Replace(wushan(t), "63号", "64号", 1), "\n", "\r\n")) // as a browser sends it
	p = steward.Post("/ledger/import/confirm", form).WantStatus(200)
	p.Want(".problems", "原文改过了")
	p.Want(".readhead", "64号")
	if items := stored(t, o); len(items) != 0 {
		t.Errorf("%d items", len(items))
	}
	done := steward.Post("/ledger/import/confirm", p.Form("form[action=/ledger/import/confirm]"))
	steward.Follow(done).WantStatus(200).Want("main", "64号")
}

func TestAnInterruptedImportSaysSoAndGoesOn(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	ctx, cancel := context.WithCancel(t.Context())
	got, err := o.Desk.ImportNotice(ctx, o.Steward, []byte(wushan(t)), func(done, _ int) {
		if done == 20 {
			cancel()
		}
	})
	if err == nil || got.NewItems != 20 {
		t.Fatalf("%+v %v", got, err)
	}
	o.Desk.Wait()
	table := "/ledger/" + got.NoticeID
	p := steward.Get(table).WantStatus(200)
	p.Want(".waiting", "正在导入", "已完成 20 项，还有 35 项")
	p.Count("td.no", 20)
	if !strings.Contains(p.Body, `<meta http-equiv="refresh" content="3">`) {
		t.Error("without script the page does not load itself again")
	}
	o.Clock.Advance(10 * time.Minute)
	p = steward.Get(table).WantStatus(200)
	p.Want(".waiting", "导入没有完成", "再导入一次")

	see := steward.Post("/ledger/import", url.Values{"text": {wushan(t)}}).WantStatus(200)
	see.Want(".before", "只补上缺的 35 项")
	see.Want("article.pitem .tag--grey", "台账已有")
	p = steward.Follow(steward.Post("/ledger/import/confirm", see.Form("form[action=/ledger/import/confirm]"))).WantStatus(200)
	p.Want(".flash", "已接着导入", "55 项")
	p.Not(".waiting")
	p.Count("td.no", 55)
}

func TestANameTheOrganisationDoesNotKnowIsADoubt(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	text := strings.ReplaceAll(wushan(t), "县应急局", "县应急处突局")
	p := o.As(t, o.Steward).Post("/ledger/import", url.Values{"text": {text}}).WantStatus(200)
	p.Want(".readhead", "7 项有提示", "1 个", "61 件")
	p.Want(".pname", "县应急处突局未对应")
	p.Want(".doubt", "机构目录中没有“县应急处突局”")
}

// hostile stands wherever a notice has words.
const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>'"`

func TestMarkupInANoticeIsShownAsText(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	text := "某府办发〔2020〕1号\n某县人民政府办公室\n关于" + hostile + "任务分工的通知\n2020年8月24日\n" +
		"\n\t重点任务\n\t贯彻举措\n\t牵头单位\n\t责任单位\n\n\t一、章节" + hostile + "\n\t（一）小标题" + hostile + "\n\t1．举措" + hostile +
		"在2020年10月20日前完成。\n\t县司法局、" + hostile + "局\n\t各乡镇" + hostile + "\n"
	harmless := func(p *webtest.Reply) {
		t.Helper()
		p.Not("main script")
		p.Not("main img")
		p.Not("[onerror]")
		p.Want("main", "举措<script>alert(1)</script>")
	}
	p := steward.Post("/ledger/import", url.Values{"text": {text}}).WantStatus(200)
	harmless(p)
	p.Count("article.pitem", 1)
	ledger := steward.Follow(steward.Post("/ledger/import/confirm", p.Form("form[action=/ledger/import/confirm]"))).WantStatus(200)
	harmless(ledger)
	item := steward.Get(ledger.Attr("td.no a", "href")).WantStatus(200)
	harmless(item)
	harmless(o.As(t, o.Justice).Get(item.Attr(".sharelist a", "href")).WantStatus(200))
	harmless(o.As(t, o.Justice).Get("/shares?tab=open").WantStatus(200))
	harmless(steward.Get(item.Attr(".sharelist a", "href") + "/acts/note").WantStatus(200))
}

func TestOnlyTheStewardImports(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	for _, b := range []*webtest.Browser{o.As(t, o.Clerk), o.As(t, o.Reviewer), o.As(t, o.Justice)} {
		b.Get("/ledger/import").WantStatus(403)
		b.Post("/ledger/import", url.Values{"text": {wushan(t)}}).WantStatus(403)
		b.Post("/ledger/import/confirm", url.Values{"text": {wushan(t)}}).WantStatus(403)
	}
	o.Visitor(t).Get("/ledger/import").WantStatus(303)
	p := o.Visitor(t).Post("/ledger/import", url.Values{"text": {"某县通知"}}).WantStatus(401)
	p.Want("main", "登录")
	if !strings.Contains(p.Body, "某县通知") {
		t.Error("an expired session loses the pasted text")
	}
}

// A Word file is read as it is.
func TestAWordFileIsRead(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	cell := func(text string) string { return "<w:tc><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>" }
	body := "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>某府办发〔2020〕1号</w:t></w:r></w:p><w:p><w:r><w:t>2020年8月24日</w:t></w:r></w:p><w:tbl><w:tr>" +
		cell("重点任务") + cell("贯彻举措") + cell("牵头单位") + cell("责任单位") + "</w:tr><w:tr>" +
		cell("一、章节") + cell("（一）小标题。") + cell("1．在2020年10月31日前公开。") + cell("县司法局") + cell("各乡镇（街道）") + "</w:tr></w:tbl></w:body></w:document>"
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	w, err := z.Create("word/document.xml")
	if err == nil {
		_, err = w.Write([]byte(body))
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	p := upload(t, o.As(t, o.Steward), file.Bytes()).WantStatus(200)
	p.Count("article.pitem", 1)
	p.Want("article.pitem", "县司法局单列", "各乡镇（街道）一类单位", "10月31日（周六）")
	if text := p.Form("form[action=/ledger/import/confirm]").Get("text"); !strings.Contains(text, "县司法局\t各乡镇（街道）") {
		t.Errorf("the text goes along as %q", text)
	}
}
