package act_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestCompletingHoldsTheWholeForm(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	clerk := o.As(t, o.Clerk)
	send := func(pairs ...string) {
		t.Helper()
		page := clerk.Get(path + "/acts/complete").WantStatus(http.StatusOK)
		clerk.Post(path+"/acts/complete", page.Fill(form, append(pairs, "step", "confirm")...)).WantStatus(http.StatusSeeOther)
	}
	send("agent_name", "代理示例", "agent_doc_number", "E00000001", "agent_doc_kind", "护照", "agent_phone", "13700000001", "agent_mandate", "1",
		"co1_name", "联名甲示例", "co1_doc_number", "E00000002", "co1_doc_kind", "护照", "form_paper", "1", "route_post", "1", "addressed_to", "某县办", "pages", "3")
	page := clerk.Get(path + "/acts/complete").WantStatus(http.StatusOK)
	got := page.Form(form)
	for name, want := range map[string]string{"agent_name": "代理示例", "co1_name": "联名甲示例", "form_paper": "1", "route_post": "1", "route_email": "", "pages": "3", "addressed_to": "某县办",
		"agent_mandate": "1", "agent_phone": "", "co1_doc_number": ""} {
		if got.Get(name) != want {
			t.Errorf("%s is %q, want %q", name, got.Get(name), want)
		}
	}
	for _, secret := range []string{"E00000001", "E00000002", "13700000001"} {
		if strings.Contains(page.Body, secret) {
			t.Errorf("the form holds %s", secret)
		}
	}
	send("address", "某地一号")
	shown := clerk.Get(path)
	shown.Want("#others", "代理示例", "137****0001", "联名甲示例", "E******02")
	shown.Not("#others .miss")
	// A number is never given to somebody else: another name begins without one.
	send("co1_name", "联名乙示例")
	clerk.Get(path).Want(".check", "联名申请人的姓名、身份证明")
}

func TestMoreCoApplicantsComeByAPlainButton(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	clerk := o.As(t, o.Clerk)
	page := clerk.Post(path+"/acts/complete", clerk.Get(path+"/acts/complete").Fill(form, "co1_name", "联名甲示例", "more", "co10")).WantStatus(http.StatusOK)
	page.Count("[name=co11_name]", 1)
	page.Not("[name=co12_name]")
	if page.Form(form).Get("co1_name") != "联名甲示例" {
		t.Error("what was typed is lost")
	}
}

// The yearly report counts by the kind of applicant: it can be mended after the reply, with a reason that stays on the timeline.
func TestTheKindOfApplicantIsMendedAfterTheReply(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	clerk, handler := o.As(t, o.Clerk), o.As(t, o.Handler)
	handler.Act(path, "draft", "text", "予以公开").WantStatus(http.StatusSeeOther)
	o.As(t, o.Reviewer).Act(path, "pass", "secrecy", "may_open", "privacy", "may_open", "ours", "may_open").WantStatus(http.StatusSeeOther)
	o.As(t, o.Signer).Act(path, "sign").WantStatus(http.StatusSeeOther)
	clerk.Act(path, "deliver", "way", "post").WantStatus(http.StatusSeeOther)
	none := clerk.Act(path, "complete", "applicant", "business").WantStatus(http.StatusUnprocessableEntity)
	none.Want("#e-reason", "请写明理由")
	clerk.Act(path, "complete", "applicant", "business", "reason", "核对年报时改正").WantStatus(http.StatusSeeOther)
	page := clerk.Get(path)
	page.Want(".facts", "商业企业")
	page.Want("#timeline", "申请人类型由“公民”改为“商业企业”", "核对年报时改正")
}
