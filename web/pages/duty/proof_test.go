package duty_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"gongkai/desk"
	"gongkai/web/webtest"
)

const png = "\x89PNG\r\n\x1a\nnot much of a picture"

// 零填报: the office finds the page itself and closes for the unit; nobody was asked.
func TestTheOfficeRecordsEvidenceForAUnit(t *testing.T) {
	t.Parallel()
	o, item, share := imported(t, "2020-09-10", "一（三）1")
	steward := o.As(t, o.Steward)
	page := steward.Get(item + "/acts/evidence").WantStatus(200)
	page.Want("main", "说明哪些单位已经落实", "县司法局", "未要求报送", "文件、截图", "公开日期")
	id := strings.TrimPrefix(share, "/shares/")
	form := page.Fill("main form", "shares", id, "links", "https://www.example.gov.cn/gfxwj.html\n", "published_on", "2020-09-08", "step", "confirm")
	sent := steward.Send(item+"/acts/evidence", form, webtest.Chosen("C:\\截图\\专栏.png", png)).WantStatus(303)
	o.Desk.Wait() // the share hears of it in its own turn
	done := steward.Follow(sent).WantStatus(200)
	done.Want(".flash", "已记录：记录佐证")
	done.Want(".timeline", "办公室记录佐证", "县司法局", "https://www.example.gov.cn/gfxwj.html", "专栏.png", "公开日期 9月8日（周二）")
	done.Want(".facts", "已认可 1/1", "最近佐证 9月10日")
	done.Want(".acts .btn--main", "销号")
	if got := done.Attr(".timeline .proof a[rel]", "rel"); got != "noopener noreferrer" {
		t.Errorf("rel %q", got)
	}
	there := steward.Get(share).WantStatus(200)
	there.Want("main", "办公室查到的落实情况", "已认可")
	for _, p := range []*webtest.Reply{done, there} {
		file := p.Attr(".timeline .proof a[href*=files]", "href")
		got := steward.Get(file).WantStatus(200)
		if got.Body != png || got.Header.Get("Content-Type") != "image/png" || !strings.HasPrefix(got.Header.Get("Content-Disposition"), "attachment") ||
			got.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", file, got.Header)
		}
		o.As(t, o.Clerk).Get(file).WantStatus(403)
	}
	o.As(t, o.Justice).Get(there.Attr(".timeline .proof a[href*=files]", "href")).WantStatus(200)
	steward.Get(share + "/files/nothing").WantStatus(404)
}

// A form that comes back keeps what was typed and what was uploaded; a file whose name lies is refused in words.
func TestWhatWasUploadedNeedNotBeChosenTwice(t *testing.T) {
	t.Parallel()
	o, _, share := imported(t, "2020-09-10", "一（三）1")
	justice := o.As(t, o.Justice)
	form := justice.Get(share).WantStatus(200).Fill("form[data-keep=act]", "links", "www.example.gov.cn", "step", "confirm")
	bad := justice.Send(share+"/acts/report", form, webtest.Chosen("专栏.png", png), webtest.Chosen("台账.docx", png), webtest.Chosen("运行.exe", "MZ"), webtest.Chosen("空.pdf", "")).WantStatus(422)
	bad.Want(".problems", "链接应以 http:// 或 https:// 开头")
	bad.Want(".badtext", "文件的内容与扩展名不一致", "这种文件不能上传", "文件是空的")
	bad.Want(".kept-files", "已上传：专栏.png")
	again := bad.Fill("main form", "text", "已公开", "links", "https://www.example.gov.cn/", "step", "confirm")
	if again.Get("links") == "" || len(again["kept"]) != 1 {
		t.Fatalf("%v", again)
	}
	done := justice.Follow(justice.Send(share+"/acts/report", again)).WantStatus(200)
	done.Want(".timeline .proof", "https://www.example.gov.cn/", "专栏.png")
}

func TestWhatIsNoFileOfTheCaseIsNotShown(t *testing.T) {
	t.Parallel()
	o, _, share := imported(t, "2020-09-10", "一（三）1")
	_, _, other := imported(t, "2020-09-10", "一（三）1")
	justice := o.As(t, o.Justice)
	form := justice.Get(share).WantStatus(200).Fill("form[data-keep=act]", "text", "已公开", "step", "confirm")
	for _, kept := range []string{"0198f1a0-0000-7000-8000-000000000001|image/png|9|截图.png", strings.TrimPrefix(other, "/shares/") + "|image/png|9|x.png"} {
		form["kept"] = []string{kept}
		justice.Send(share+"/acts/report", form).WantStatus(422).Want(".problems", "文件、截图")
	}
	form["kept"] = []string{"nonsense", "a|b|-1|c"}
	justice.Send(share+"/acts/report", form).WantStatus(303)
}

func TestAFormThatIsTooLargeSaysSo(t *testing.T) {
	t.Parallel()
	o, _, share := imported(t, "2020-09-10", "一（三）1")
	justice := o.As(t, o.Justice)
	form := justice.Get(share).WantStatus(200).Fill("form[data-keep=act]", "text", "已公开", "step", "confirm")
	big := png + strings.Repeat("x", desk.MaxProofFile)
	p := justice.Send(share+"/acts/report", form, webtest.Chosen("大.png", big)).WantStatus(422)
	p.Want(".badtext", "太大")
	p = justice.Send(share+"/acts/report", form, webtest.Chosen("1.png", big), webtest.Chosen("2.png", big), webtest.Chosen("3.png", big), webtest.Chosen("4.png", big), webtest.Chosen("5.png", big))
	p.WantStatus(413).Want("main", "太大")
}

func TestADocumentIsTakenAndMacrosAreNot(t *testing.T) {
	t.Parallel()
	o, _, share := imported(t, "2020-09-10", "一（三）1")
	steward := o.As(t, o.Steward)
	form := steward.Get(share+"/acts/evidence").WantStatus(200).Fill("main form", "step", "confirm")
	plain, macro := packed(t, "[Content_Types].xml", "word/document.xml"), packed(t, "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
	steward.Send(share+"/acts/evidence", form, webtest.Chosen("说明.docx", macro)).WantStatus(422).Want(".badtext", "带宏的文件不能上传")
	steward.Send(share+"/acts/evidence", form, webtest.Chosen("说明.docx", plain)).WantStatus(303)
}

func packed(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		if _, err := z.Create(n); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// 核查: a standing duty has no end, but a day on which it was looked at, and after 90 days somebody should look again.
func TestAStandingDutyIsLookedAt(t *testing.T) {
	t.Parallel()
	o, item, _ := imported(t, "2020-09-10", "一（三）2")
	steward := o.As(t, o.Steward)
	p := steward.Get(item).WantStatus(200)
	p.Want(".hero", "保持状态")
	p.Want(".facts", "还没有核查过，下次 11月22日（周日）前")
	p.Want(".acts .btn--main", "核查")
	o.Clock.Set(t, "2020-11-23")
	steward.Get(item).WantStatus(200).Want(".hero", "该核查了")
	steward.Post(item+"/acts/check", steward.Get(item+"/acts/check").WantStatus(200).Fill("main form", "step", "confirm")).WantStatus(422).Want(".problems", "请填写内容")
	p = steward.Follow(steward.Act(item, "check", "text", "专栏本月有更新")).WantStatus(200)
	p.Want(".hero", "保持状态")
	p.Want(".facts", "上次核查 11月23日（周一），下次 2021年2月21日（周日）前")
	p.Want(".timeline", "核查", "专栏本月有更新", "孙督查")
}

// 请单位报送: an explicit act, once, with a day counted back; what it will record stands there first.
func TestAllThatLackEvidenceAreAsked(t *testing.T) {
	t.Parallel()
	o, item, share := imported(t, "2020-09-10", "一（三）1")
	steward := o.As(t, o.Steward)
	page := steward.Get(item + "/acts/ask").WantStatus(200)
	form := page.Form("main form")
	if form.Get("due") != "2020-10-23" { // five working days before 10月30日, the last working day
		t.Errorf("due %q", form.Get("due"))
	}
	sure := steward.Post(item+"/acts/ask", page.Fill("main form", "step", "preview", "text", "请附链接")).WantStatus(200)
	sure.Want(".sentence", "请 1 个单位（县司法局）于2020年10月23日（周五）前报送落实情况")
	steward.Follow(steward.Post(item+"/acts/ask", sure.Fill("form.willdo", "step", "confirm"))).WantStatus(200).Want(".flash", "已记录：请单位报送")
	o.Desk.Wait()
	steward.Get(item).WantStatus(200).Want(".sharelist", "待报送，10月23日前")
	steward.Get(share+"/acts/ask").WantStatus(422).Want(".problems", "已于2020年9月10日（周四）请单位报送过")
	o.As(t, o.Justice).Get(share).WantStatus(200).Want(".asked", "请本单位报送 10月23日（周五）前", "请附链接")
	early := steward.Get(item).WantStatus(200)
	early.Want(".acts", "请单位报送")
}
