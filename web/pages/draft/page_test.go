package draft_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gongkai/auth"
	"gongkai/store"
	"gongkai/web/webtest"
)

const form = "main form"

// handling is an application in the hands of its handler, and the page on which he drafts.
func handling(t *testing.T) (o *webtest.Office, handler *webtest.Browser, page string) {
	t.Helper()
	o = webtest.New(t, "2026-11-02")
	path := o.As(t, o.Clerk).Register("channel", "in_person", "name", "李示范")
	o.As(t, o.Reviewer).Act(path, "assign", "handler", o.Handler.ID).WantStatus(http.StatusSeeOther)
	return o, o.As(t, o.Handler), path + "/draft"
}

func fill(f url.Values, prefix string, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		f.Set(prefix+pairs[i], pairs[i+1])
	}
}

// refusal fills in a refusal of process information, complete but for the signatures.
func refusal(f url.Values) url.Values {
	fill(f, "", "text", "您申请的会议讨论记录属于过程性信息，不予公开。")
	fill(f, "file.replies.0.", "code", "A36_3_DENY")
	fill(f, "file.documents.0.", "title", "会议讨论记录", "separable", "no", "indivisible", "通篇为各方意见", "secrecy.by", "李敏",
		"secrecy.on", "2026-11-02", "secrecy.conclusion", "may_open", "review_on", "2027-10-29")
	fill(f, "file.documents.0.segments.0.", "location", "全文", "state", "withheld", "basis", "b1", "facts", "记录各单位的讨论意见", "reason", "公开会影响坦率讨论")
	fill(f, "file.bases.0.", "ground", "X16_PROCESS", "process.kind", "discussion", "process.matter", "尚未决定", "process.must_publish", "no", "process.final", "no")
	return f
}

// considered fills in every milder course that the page asks about.
func considered(f url.Values) url.Values {
	for name := range f {
		if strings.Contains(name, ".alternatives.") && strings.HasSuffix(name, ".why") {
			f.Set(name, "已考虑，不适用")
		}
	}
	return f
}

func TestWhatIsAskedDependsOnWhatWasChosen(t *testing.T) {
	t.Parallel()
	_, handler, page := handling(t)
	first := handler.Get(page).WantStatus(http.StatusOK)
	first.Want("h1", "起草答复")
	if strings.Contains(first.Text("main"), "不予公开的依据") {
		t.Error("grounds are asked for before anything is refused")
	}
	none := handler.Post(page, first.Fill(form, "file.replies.0.code", "A36_4_NONE", "text", "经查找不存在。", "step", "choose")).WantStatus(http.StatusOK)
	none.Want("main", "查找记录（2）", "通常应当存放的地方", "按职责本机关应当制作或者保存该信息吗")
	if got := none.Form(form).Get("text"); got != "经查找不存在。" {
		t.Errorf("the text was lost: %q", got)
	}
	more := handler.Post(page, none.Fill(form, "step", "add.file.replies.0.search.entries")).WantStatus(http.StatusOK)
	more.Want("main", "查找记录（3）")
	deny := handler.Post(page, none.Fill(form, "file.replies.0.code", "A36_3_DENY", "step", "choose")).WantStatus(http.StatusOK)
	deny.Want("main", "不予公开的依据", "能作区分处理吗", "文件1的段落（1）")
	secret := handler.Post(page, deny.Fill(form, "file.bases.0.ground", "X14_SECRET", "step", "choose")).WantStatus(http.StatusOK)
	secret.Want("main", "保密期限（年）", "只登记封面所载")
}

func TestAllThatIsMissingIsListedAtOnce(t *testing.T) {
	t.Parallel()
	_, handler, page := handling(t)
	deny := handler.Post(page, handler.Get(page).Fill(form, "file.replies.0.code", "A36_3_DENY", "file.bases.0.ground", "X16_PROCESS", "step", "choose"))
	values := refusal(deny.Form(form))
	values.Del("file.bases.0.process.kind")
	values.Set("file.documents.0.segments.0.facts", " ")
	values.Set("step", "preview")
	back := handler.Post(page, values).WantStatus(http.StatusUnprocessableEntity)
	back.Want(".problems, [role=alert]", "没有写明属于讨论记录、过程稿、磋商信函还是请示报告", "提供最终文件", "条例第十六条第二款")
	if got := back.Form(form); got.Get("file.documents.0.segments.0.reason") != "公开会影响坦率讨论" || got.Get("text") == "" {
		t.Errorf("something typed was lost: %v", got)
	}
}

func TestARefusalGoesRoundAndIsCounted(t *testing.T) {
	t.Parallel()
	o, handler, page := handling(t)
	deny := handler.Post(page, handler.Get(page).Fill(form, "file.replies.0.code", "A36_3_DENY", "file.bases.0.ground", "X16_PROCESS", "step", "choose"))
	values := considered(refusal(deny.Form(form)))
	values.Set("step", "preview")
	confirm := handler.Post(page, values).WantStatus(http.StatusOK)
	confirm.Want("h1", "核对：起草答复")
	confirm.Want(".actlines", "不予公开，依据过程性信息（条例第十六条第二款）")
	confirm.Want(".ahead", "签发时将提示", "法制审核", "信息所属业务单位")
	edit := handler.Post(page, confirm.Fill(form, "step", "edit")).WantStatus(http.StatusOK)
	if got := edit.Form(form); got.Get("file.bases.0.process.matter") != "尚未决定" || got.Get("file.documents.0.title") != "会议讨论记录" {
		t.Errorf("going back lost something: %v", got)
	}
	send := confirm.Fill(form, "step", "confirm")
	handler.Post(page, send).WantStatus(http.StatusSeeOther)
	handler.Post(page, send).WantStatus(http.StatusSeeOther) // a double click
	path := strings.TrimSuffix(page, "/draft")
	handler.Get(path).Want(".casehead .stage", "待审核")
	reviewer := o.As(t, o.Reviewer)
	reading := reviewer.Get(path + "/acts/pass").WantStatus(http.StatusOK)
	reading.Want("aside", "会议讨论记录 全文：不公开，过程性信息（条例第十六条第二款）。事实：记录各单位的讨论意见。理由：公开会影响坦率讨论", "可以整体不予公开")
	reviewer.Act(path, "pass").WantStatus(http.StatusSeeOther)
	signer := o.As(t, o.Signer)
	early := signer.Act(path, "sign").WantStatus(http.StatusUnprocessableEntity)
	early.Want("main", "缺少信息所属业务单位的签字和日期", "法制审核")
	o.As(t, o.Second).Act(path, "countersign", "role", "owning_unit", "opinion", "agree").WantStatus(http.StatusSeeOther)
	lawyer := o.As(t, o.Hire(t, "chenfazhi", "陈法制", "office", auth.Handler))
	lawyer.Act(path, "countersign", "role", "legal_reviewer", "opinion", "agree").WantStatus(http.StatusSeeOther)
	signer.Act(path, "sign", "doc_no", "示公复〔2026〕1号").WantStatus(http.StatusSeeOther)
	handler.Act(path, "deliver", "way", "by_hand").WantStatus(http.StatusSeeOther)
	err := o.DB.View(t.Context(), "what was recorded", func(tx *store.Tx) error {
		id := strings.TrimPrefix(path, "/applications/")
		row, err := tx.FindApplication(id)
		if err != nil || row.CountedRow != "R3.3.6" || row.Outcome != "A36_3_DENY" {
			t.Errorf("counted in %s as %s, %v", row.CountedRow, row.Outcome, err)
		}
		events, err := tx.Events(id)
		for _, e := range events {
			if strings.Contains(e.Body, "坦率讨论") || strings.Contains(e.Body, "会议讨论记录") {
				t.Errorf("a text of the file stands unsealed in %s", e.Type)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAReturnedDraftIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	o, handler, page := handling(t)
	deny := handler.Post(page, handler.Get(page).Fill(form, "file.replies.0.code", "A36_3_DENY", "file.bases.0.ground", "X16_PROCESS", "step", "choose"))
	values := considered(refusal(deny.Form(form)))
	values.Set("step", "confirm")
	handler.Post(page, values).WantStatus(http.StatusSeeOther)
	path := strings.TrimSuffix(page, "/draft")
	o.As(t, o.Reviewer).Act(path, "return", "reason", "请补充事项阶段").WantStatus(http.StatusSeeOther)
	again := handler.Get(page).WantStatus(http.StatusOK)
	again.Want("aside", "请补充事项阶段")
	got := again.Form(form)
	for name, want := range map[string]string{"file.replies.0.code": "A36_3_DENY", "file.documents.0.segments.0.basis": "b1", "file.bases.0.process.kind": "discussion",
		"file.documents.0.indivisible": "通篇为各方意见", "file.documents.0.review_on": "2027-10-29"} {
		if got.Get(name) != want {
			t.Errorf("%s is %q, was %q", name, got.Get(name), want)
		}
	}
}

func TestWhoMayDraft(t *testing.T) {
	t.Parallel()
	o, _, page := handling(t)
	o.As(t, o.Clerk).Get(page).WantStatus(http.StatusForbidden)
	reviewed := o.As(t, o.Handler)
	reviewed.Act(strings.TrimSuffix(page, "/draft"), "draft", "text", "予以公开。").WantStatus(http.StatusSeeOther)
	if r := reviewed.Get(page); r.Status != http.StatusSeeOther {
		t.Errorf("under review the page answers %d", r.Status)
	}
}
