package act_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"gongkai/web/webtest"
)

// upload sends a form with a picture of a paper, as a browser does.
func upload(t *testing.T, b *webtest.Browser, path string, values url.Values, name string, body []byte) *webtest.Reply {
	t.Helper()
	var out bytes.Buffer
	w := multipart.NewWriter(&out)
	for field, all := range values {
		for _, value := range all {
			if err := w.WriteField(field, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	f, err := w.CreateFormFile("scan", name)
	if err == nil {
		_, err = f.Write(body)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, path, &out)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return b.Do(r)
}

var picture = []byte("%PDF-1.4 示例扫描件")

// What was signed on paper is entered with its scan; who signed and who entered it both stand on the page.
func TestASignatureOnPaperIsEntered(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	o.As(t, o.Handler).Act(path, "draft", "text", "予以公开。").WantStatus(http.StatusSeeOther)
	clerk := o.As(t, o.Clerk)
	clerk.Get(path).Want("#approvals", "打印呈批单", "录入审核")
	form := path + "/paper/pass"
	page := clerk.Get(form).WantStatus(http.StatusOK)
	page.Want("h1", "录入呈批单上的审核")
	values := page.Fill("form[data-keep=act]", "signer", o.Reviewer.ID, "secrecy", "may_open", "privacy", "may_open", "ours", "may_open", "step", "preview")
	clerk.Post(form, values).WantStatus(http.StatusUnprocessableEntity).Want("#e-scan", "扫描件")
	for name, body := range map[string][]byte{"呈批单.png": picture, "呈批单.txt": []byte("签了"), "呈批单.exe": []byte("MZ")} { // lying, no picture, a program
		upload(t, clerk, form, values, name, body).WantStatus(http.StatusUnprocessableEntity).Want("#e-scan", "")
	}
	confirm := upload(t, clerk, form, values, "呈批单.pdf", picture).WantStatus(http.StatusOK)
	confirm.Want(".sentence", o.Reviewer.Display+"2026年11月2日（周一）在呈批单上审核，由"+o.Clerk.Display+"录入，附扫描件。")
	clerk.Post(form, confirm.Fill("main form", "step", "confirm")).WantStatus(http.StatusSeeOther)
	shown := clerk.Get(path)
	shown.Want("#approvals", o.Reviewer.Display, "在呈批单上签字（"+o.Clerk.Display, "扫描件")
	shown.Want(".timeline", o.Reviewer.Display+" 11月2日（周一）在呈批单上签字（"+o.Clerk.Display)
	shown.Want(".casehead .stage", "待签发")
}

// Who typed it makes no difference: the drafter's own signature is refused, and so is that of somebody without the role.
func TestPaperIsNoWayRoundTheHouse(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	o.As(t, o.Handler).Act(path, "draft", "text", "予以公开。").WantStatus(http.StatusSeeOther)
	clerk := o.As(t, o.Clerk)
	counter := path + "/paper/countersign"
	values := clerk.Get(counter).WantStatus(http.StatusOK).Fill("form[data-keep=act]", "signer", o.Handler.ID, "role", "legal_reviewer", "opinion", "agree", "step", "preview")
	upload(t, clerk, counter, values, "呈批单.pdf", picture).WantStatus(http.StatusUnprocessableEntity).Want("main", "自己起草")
	pass := path + "/paper/pass"
	values = clerk.Get(pass).Fill("form[data-keep=act]", "signer", o.Clerk.ID, "secrecy", "may_open", "privacy", "may_open", "ours", "may_open", "step", "preview")
	upload(t, clerk, pass, values, "呈批单.pdf", picture).WantStatus(http.StatusUnprocessableEntity).Want("#e-signer", "请从列出的选项中选择")
	values.Set("signer", "")
	upload(t, clerk, pass, values, "呈批单.pdf", picture).WantStatus(http.StatusUnprocessableEntity).Want("#e-signer", "")
	values = clerk.Get(counter).Fill("form[data-keep=act]", "signer_name", o.Signer.Display, "role", "legal_reviewer", "opinion", "agree", "step", "preview")
	upload(t, clerk, counter, values, "呈批单.pdf", picture).WantStatus(http.StatusUnprocessableEntity).Want("#e-signer_name", "这位是本机关的人员")
	clerk.Get(path+"/paper/sign").WantStatus(http.StatusUnprocessableEntity).Want("main", "现在不能")
	o.As(t, o.Reviewer).Get(pass).WantStatus(http.StatusForbidden)
	o.As(t, o.Second).Get(pass).WantStatus(http.StatusForbidden)
	o.As(t, o.Justice).Get(pass).WantStatus(http.StatusNotFound)
	clerk.Get(path + "/paper/deliver").WantStatus(http.StatusNotFound)
}

// Something overtook the form: what happened is said, and what was typed is given back with the picture.
func TestAStalePaperFormGivesTheTextBack(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	o.As(t, o.Handler).Act(path, "draft", "text", "予以公开。").WantStatus(http.StatusSeeOther)
	clerk, form := o.As(t, o.Clerk), path+"/paper/pass"
	values := clerk.Get(form).Fill("form[data-keep=act]", "signer", o.Reviewer.ID, "opinion", "同意", "secrecy", "may_open", "privacy", "may_open", "ours", "may_open", "step", "preview")
	o.As(t, o.Reviewer).Act(path, "return", "reason", "请补充依据").WantStatus(http.StatusSeeOther)
	stale := upload(t, clerk, form, values, "呈批单.pdf", picture).WantStatus(http.StatusConflict)
	stale.Want("main", "退回", o.Reviewer.Display)
	if got := stale.Form("form[data-keep=act]"); got.Get("opinion") != "同意" || got.Get("scan_kept") == "" {
		t.Errorf("lost: %v", got)
	}
	o.As(t, o.Handler).Get("/inbox").Want("main", "您起草的答复被退回")
}

// A 联系记录 stands in a table of its own and in the timeline, and moves nothing.
func TestAContactIsShown(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	clerk := o.As(t, o.Clerk)
	clerk.Get(path).Want("#contacts", "还没有联系记录", "口头撤回、变更须书面")
	before := clerk.Get(path).Text(".hero")
	clerk.Act(path, "contact", "time", "15:40", "way", "phone", "number", "000-0000", "person", "李示范", "content", "口头提出撤回", "result", "告知须书面提出").
		WantStatus(http.StatusSeeOther)
	shown := clerk.Get(path)
	shown.Want("#contacts table", "11月2日（周一） 15:40", "电话", "李示范", "口头提出撤回", "告知须书面提出", o.Clerk.Display)
	shown.Want(".timeline", "联系记录", "口头提出撤回")
	if got := shown.Text(".hero"); got != before {
		t.Errorf("the clock moved: %s", got)
	}
	bad := clerk.Act(path, "contact", "time", "3点", "content", "x").WantStatus(http.StatusUnprocessableEntity)
	bad.Want("#e-time", "")
	clerk.Get(path+"/written").WantStatus(http.StatusOK).Want("main", "撤回（变更）申请书", "城东片区房屋征收补偿方案")
	for range 21 {
		clerk.Act(path, "contact", "content", "再次来电").WantStatus(http.StatusSeeOther)
	}
	many := clerk.Get(path)
	many.Count("#contacts tbody tr", 20)
	many.Want("#contacts", "更早的联系记录")
	i := strings.Index(many.Body, "?said=")
	next := many.Body[i : i+strings.Index(many.Body[i:], "#")]
	clerk.Get(path+next).Count("#contacts tbody tr", 2)
}

// Posted, brought back, sent again, arrived and proved: three dates, two numbers, one day of the reply.
func TestMailIsFollowedToItsArrival(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	signed(t, o, path)
	clerk := o.As(t, o.Clerk)
	clerk.Get(path).Want("#mail", "内件品名", "政府信息公开申请答复书")
	clerk.Act(path, "deliver", "way", "post", "doc_no", "示府办函〔2026〕1号", "tracking", "EX000000001CN").WantStatus(http.StatusSeeOther)
	clerk.Get(path).Want("#mail", "还没有登记送达", "政府信息公开申请答复书（示府办函〔2026〕1号）", "EX000000001CN")
	clerk.Act(path, "returned-mail", "reason", "moved").WantStatus(http.StatusSeeOther)
	clerk.Get(path).Want("#mail", "退回：迁移新址不明")
	clerk.Act(path, "send-again", "way", "post", "tracking", "EX000000002CN").WantStatus(http.StatusSeeOther)
	form := path + "/acts/record-service"
	values := clerk.Get(form).WantStatus(http.StatusOK).Fill("form[data-keep=act]", "queried_on", "2026-11-02", "step", "preview")
	confirm := upload(t, clerk, form, values, "投递证明.pdf", picture).WantStatus(http.StatusOK)
	confirm.Want(".sentence", "答复送达，以这一天为申请人收到之日")
	clerk.Post(form, confirm.Fill("main form", "step", "confirm")).WantStatus(http.StatusSeeOther)
	shown := clerk.Get(path)
	shown.Want("#mail", "EX000000001CN", "EX000000002CN", "11月2日（周一）", "证明")
	shown.Not("#mail .tag--todo")
	shown.Want(".hero", "已答复（按期）")
}

func TestTheSheetGoesRound(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	handler := o.As(t, o.Handler)
	handler.Get(path + "/approval").WantStatus(http.StatusNotFound) // nothing is proposed yet
	handler.Act(path, "draft", "text", "予以公开。").WantStatus(http.StatusSeeOther)
	page := handler.Get(path + "/approval").WantStatus(http.StatusOK)
	page.Want(".paper", "呈批单", "拟办意见", "予以公开。", "承办单位", "保密审查", "法制审核", "会签", "签发", "签字：")
	doc := handler.Get(path + "/approval.docx").WantStatus(http.StatusOK)
	if !strings.HasPrefix(doc.Body, "PK") || doc.Header.Get("Content-Disposition") == "" {
		t.Errorf("%.20q", doc.Body)
	}
	o.As(t, o.Steward).Get(path + "/approval").WantStatus(http.StatusForbidden)
	o.As(t, o.Justice).Get(path + "/approval").WantStatus(http.StatusNotFound)
}
