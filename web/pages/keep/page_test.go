package keep_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"gongkai/web/webtest"
)

func typed(page string, pairs ...string) url.Values {
	out := url.Values{"page": {page}}
	for i := 0; i+1 < len(pairs); i += 2 {
		out.Set("f."+pairs[i], pairs[i+1])
	}
	return out
}

// What is typed is kept as one types, given back with a link and without script, and forgotten when it is recorded.
func TestWhatIsTypedIsKeptUntilItIsRecorded(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-02")
	path := o.As(t, o.Clerk).Register()
	clerk, form := o.As(t, o.Clerk), path+"/acts/contact"
	clerk.Get(form).WantStatus(http.StatusOK).Not("[data-kept-here]")
	clerk.Post("/drafts", typed(form, "content", "通话记了一半", "password", "hunter2")).WantStatus(http.StatusOK)
	clerk.Post("/drafts", typed(form, "person", "李示范")).WantStatus(http.StatusOK) // only what changed is sent
	page := clerk.Get(form).WantStatus(http.StatusOK)
	page.Want("[data-kept-here]", "填写的内容还没有保存", "恢复", "丢弃")
	if strings.Contains(page.Text("main"), "通话记了一半") {
		t.Error("given back unasked")
	}
	again := clerk.Get(form + "?restore=1").WantStatus(http.StatusOK)
	got := again.Form("form[data-keep=act]")
	if got.Get("content") != "通话记了一半" || got.Get("person") != "李示范" || got.Get("way") != "phone" {
		t.Errorf("restored %v", got)
	}
	if read := clerk.Get("/drafts?page=" + url.QueryEscape(form)); !strings.Contains(read.Body, "通话记了一半") || strings.Contains(read.Body, "hunter2") {
		t.Errorf("kept %s", read.Body)
	}
	o.As(t, o.Handler).Get(form).Not("[data-kept-here]") // nobody else's
	o.As(t, o.Handler).Get("/drafts?page=" + url.QueryEscape(form)).WantStatus(http.StatusNoContent)
	got.Set("step", "confirm")
	clerk.Post(form, got).WantStatus(http.StatusSeeOther)
	clerk.Get(form).WantStatus(http.StatusOK).Not("[data-kept-here]")
	clerk.Get("/drafts?page=" + url.QueryEscape(form)).WantStatus(http.StatusNoContent)
}

func TestADraftIsThrownAway(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-02")
	clerk := o.As(t, o.Clerk)
	clerk.Post("/drafts", typed("/applications/new", "request", "抄了一半")).WantStatus(http.StatusOK)
	if got := clerk.Get("/drafts?page=%2Fapplications%2Fnew"); !strings.Contains(got.Body, "抄了一半") {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	if got := clerk.Post("/drafts/drop", url.Values{"page": {"/applications/new"}}).WantStatus(http.StatusSeeOther); got.Location != "/applications/new" {
		t.Errorf("led to %s", got.Location)
	}
	clerk.Get("/drafts?page=%2Fapplications%2Fnew").WantStatus(http.StatusNoContent)
}

// A refusal keeps the draft: what is typed is not recorded yet.
func TestARefusedFormKeepsItsDraft(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-02")
	path := o.As(t, o.Clerk).Register()
	clerk, form := o.As(t, o.Clerk), path+"/acts/contact"
	clerk.Post("/drafts", typed(form, "person", "李示范")).WantStatus(http.StatusOK)
	clerk.Post(form, clerk.Get(form).Fill("form[data-keep=act]", "person", "李示范", "step", "confirm")).WantStatus(http.StatusUnprocessableEntity)
	clerk.Get(form).Want("[data-kept-here]", "还没有保存")
}

// After an expired session the text is there when the person has signed in again.
func TestAnExpiredSessionGivesTheTextBack(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-02")
	path := o.As(t, o.Clerk).Register()
	form := path + "/acts/contact"
	o.As(t, o.Clerk).Post("/drafts", typed(form, "content", "通话记了一半")).WantStatus(http.StatusOK)
	if got := o.Visitor(t).Get(form).WantStatus(http.StatusSeeOther); !strings.HasPrefix(got.Location, "/signin?next=") {
		t.Errorf("led to %s", got.Location)
	}
	o.As(t, o.Clerk).Get(form).WantStatus(http.StatusOK).Want("[data-kept-here]", "恢复")
}

func TestWhatIsNotKept(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-02")
	path := o.As(t, o.Clerk).Register()
	clerk := o.As(t, o.Clerk)
	clerk.Post("/drafts", typed(path+"/acts/draft", "text", strings.Repeat("长", 200_000))).WantStatus(http.StatusRequestEntityTooLarge)
	for _, page := range []string{"", "//elsewhere.invalid/x", "https://elsewhere.invalid/", "/" + strings.Repeat("x", 300)} {
		if got := clerk.Post("/drafts", typed(page, "text", "x")); got.Status < 400 || got.Status >= 500 {
			t.Errorf("%q: %d", page, got.Status)
		}
	}
	o.As(t, o.Justice).Post("/drafts", typed(path+"/acts/note", "text", "x")).WantStatus(http.StatusNotFound) // another agency's case
	visitor := o.Visitor(t)
	visitor.Fragment("/drafts", typed(path+"/acts/note", "text", "x")).WantStatus(http.StatusUnauthorized)
	r := httptest.NewRequest(http.MethodPost, "/drafts", strings.NewReader(typed(path+"/acts/note", "text", "x").Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	clerk.Do(r).WantStatus(http.StatusForbidden)
}

// After thirty days a draft is no longer offered.
func TestADraftExpires(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-02")
	o.As(t, o.Clerk).Post("/drafts", typed("/applications/new", "request", "抄了一半")).WantStatus(http.StatusOK)
	o.Clock.Advance(29 * 24 * time.Hour)
	o.As(t, o.Clerk).Get("/drafts?page=%2Fapplications%2Fnew").WantStatus(http.StatusOK)
	o.Clock.Advance(2 * 24 * time.Hour)
	o.As(t, o.Clerk).Get("/drafts?page=%2Fapplications%2Fnew").WantStatus(http.StatusNoContent)
}
