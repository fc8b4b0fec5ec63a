package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gongkai/web/webtest"
)

func TestEveryTemplateIsDrawnWithAnEmptyView(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	if err := o.Site.Zeroes(); err != nil {
		t.Error(err)
	}
}

// hostile is put into every field a person can fill in.
const hostile = `张<script>alert(1)</script>"'><img src=x onerror=alert(2)>`

func TestWhatPeopleTypeIsShownAsText(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-10")
	clerk, handler, reviewer, signer := o.As(t, o.Clerk), o.As(t, o.Handler), o.As(t, o.Reviewer), o.As(t, o.Signer)
	path := clerk.Register("name", hostile, "request", hostile, "address", hostile, "doc_kind", `"'><img src=x onerror=alert(2)>`, "doc_number", hostile, "phone", hostile,
		"email", hostile, "contact", hostile, "tracking", hostile, "channel", "signed_mail")
	clerk.Register("name", hostile)
	reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(303)
	handler.Act(path, "note", "text", hostile).WantStatus(303)
	handler.Act(path, "request-extension", "days", "5", "reason", hostile).WantStatus(303)
	handler.Act(path, "draft", "text", hostile).WantStatus(303)
	reviewer.Act(path, "return", "reason", hostile).WantStatus(303)
	handler.Act(path, "draft", "text", hostile).WantStatus(303)
	reviewer.Act(path, "pass", "opinion", hostile, "secrecy", "may_open", "privacy", "may_open", "ours", "may_open").WantStatus(303)
	signer.Act(path, "sign", "doc_no", hostile).WantStatus(303)
	form := handler.Get(path+"/acts/deliver").Fill("main form", "way", "post", "tracking", hostile, "doc_no", hostile, "step", "preview")
	pages := []*webtest.Reply{handler.Post(path+"/acts/deliver", form)}
	form.Set("step", "edit")
	pages = append(pages, handler.Post(path+"/acts/deliver", form), clerk.Post("/search", url.Values{"q": {hostile}}), clerk.Post("/search", url.Values{"q": {hostile + "x"}}))
	for _, p := range []string{"/", "/applications", path, path + "/receipt", path + "/clock", path + "/acts/complete", path + "/acts/void", path + "/acts/amend"} {
		pages = append(pages, reviewer.Get(p))
	}
	pages = append(pages, clerk.Post("/applications/new/preview", url.Values{"name": {hostile}, "request": {hostile}, "on": {"2026-11-09"}}),
		clerk.Post(path+"/reveal", url.Values{"field": {"phone"}, "reason": {hostile}}), o.Visitor(t).Post("/signin", url.Values{"account": {hostile}, "next": {hostile}}),
		o.Visitor(t).Post("/applications/new", url.Values{"name": {hostile}}))
	shown := 0
	for _, page := range pages {
		page.Count("script", 2)
		page.Not("img")
		page.Not("[onerror]")
		if strings.Contains(page.Text("body"), "<script>alert(1)") {
			shown++
		}
	}
	if shown < 8 {
		t.Errorf("the name is shown as text on %d pages only", shown)
	}
}

func TestNoPersonalDataInAddressesAndLog(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-10")
	clerk, reviewer := o.As(t, o.Clerk), o.As(t, o.Reviewer)
	secrets := []string{"周某示例", "11010119900307123X", "13912345678", "机密的申请内容", "某街道九号", "wrong-password-typed"}
	path := clerk.Register("name", secrets[0], "doc_number", secrets[1], "phone", secrets[2], "request", secrets[3], "address", secrets[4])
	replies := []*webtest.Reply{
		clerk.Post("/search", url.Values{"q": {secrets[0]}}), clerk.Post("/search", url.Values{"q": {secrets[2]}}), clerk.Post("/search", url.Values{"q": {"没有这个人"}}),
		clerk.Post(path+"/reveal", url.Values{"field": {"document"}, "reason": {"核对" + secrets[1]}}),
		reviewer.Act(path, "assign", "handler", o.Handler.ID), reviewer.Act(path, "note", "text", secrets[3]),
		clerk.Get("/applications?q=" + url.QueryEscape(secrets[0])), clerk.Get("/nowhere/" + url.PathEscape(secrets[0])),
		o.Visitor(t).Post("/signin", url.Values{"account": {secrets[0]}, "password": {secrets[5]}}),
		o.Visitor(t).Post(path+"/acts/note", url.Values{"text": {secrets[3]}}),
	}
	log := o.Log.String()
	if strings.Count(log, "msg=page") < len(replies) || !strings.Contains(log, "route=/applications/:id/reveal") {
		t.Fatalf("the log is too short to prove anything: %s", log)
	}
	for _, secret := range secrets {
		if strings.Contains(log, secret) || strings.Contains(log, url.QueryEscape(secret)) {
			t.Errorf("the log holds %s", secret)
		}
		for _, r := range replies {
			if where, err := url.PathUnescape(r.Location); err != nil || strings.Contains(where, secret) {
				t.Errorf("an address holds %s: %s", secret, r.Location)
			}
		}
	}
}

func TestADatabaseThatDoesNotAnswerGivesTheTextBack(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	form := clerk.Get("/applications/new").Fill("form[data-keep=new]", "name", "李示范", "request", "抄了很久的一大段内容")
	ref := form.Get("command_id")
	if err := o.DB.Close(); err != nil {
		t.Fatal(err)
	}
	got := clerk.Post("/applications/new", form)
	if got.Status != http.StatusServiceUnavailable && got.Status != http.StatusInternalServerError {
		t.Fatalf("status %d", got.Status)
	}
	got.Want(".failure", "编号", "您填写的内容还在这里", "抄了很久的一大段内容")
	again := got.Form("form[action=/applications/new]")
	if again.Get("command_id") != ref || again.Get("request") != "抄了很久的一大段内容" || again.Get("on") != "2026-11-24" {
		t.Errorf("the form to send again: %v", again)
	}
	for _, leak := range []string{"sql", "database is closed", "gongkai.db"} {
		if strings.Contains(got.Body, leak) {
			t.Errorf("the page says %q", leak)
		}
	}
}

// One application from the window to the archive, through the pages alone.
func TestAnApplicationFromTheWindowToTheArchive(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-02")
	clerk, handler, reviewer, signer := o.As(t, o.Clerk), o.As(t, o.Handler), o.As(t, o.Reviewer), o.As(t, o.Signer)
	path := clerk.Register()
	stage := func(want string) {
		t.Helper()
		clerk.Get(path).WantStatus(200).Want(".casehead .stage", want)
	}
	stage("待分办")
	reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(303)
	stage("承办中")
	handler.Act(path, "draft", "text", "予以公开。").WantStatus(303)
	stage("待审核")
	reviewer.Act(path, "pass", "secrecy", "may_open", "privacy", "may_open", "ours", "may_open").WantStatus(303)
	stage("待签发")
	signer.Act(path, "sign").WantStatus(303)
	stage("待送达")
	clerk.Act(path, "deliver", "way", "by_hand", "doc_no", "示府办函〔2026〕1号").WantStatus(303)
	stage("已答复，待归档")
	done := clerk.Follow(clerk.Act(path, "archive"))
	done.Want(".flash", "已记录：归档")
	done.Want(".casehead .stage", "已归档")
	done.Want(".hero", "已归档（按期）")
	done.Count(".timeline li", 7)
}
