package signin_test

import (
	"bytes"
	"errors"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"gongkai/web"
	"gongkai/web/site"
	"gongkai/web/webtest"
)

func door(o *webtest.Office, account, next string) url.Values {
	return url.Values{"account": {account}, "password": {o.Passwords[account]}, "next": {next}}
}

func TestSigningInLeadsToThePageThatWasAskedFor(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	path := o.As(t, o.Clerk).Register() // signing in once sets a password of his own
	b := o.Visitor(t)
	asked := b.Get(path + "/clock").WantStatus(http.StatusSeeOther)
	form := b.Get(asked.Location).Fill("form", "account", "liuchuangkou", "password", o.Passwords["liuchuangkou"])
	done := b.Post("/signin", form).WantStatus(http.StatusSeeOther)
	if done.Location != path+"/clock" {
		t.Errorf("led to %s", done.Location)
	}
	b.Follow(done).WantStatus(http.StatusOK).Want("h1", "2026-0001")
	cookie := done.Header.Get("Set-Cookie")
	for _, want := range []string{site.CookieName + "=", "HttpOnly", "SameSite=Lax", "Path=/"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("cookie %q lacks %s", cookie, want)
		}
	}
	if strings.Contains(cookie, "Secure") {
		t.Error("a secure cookie over plain http is never sent back")
	}
	b.Get("/signin").WantStatus(http.StatusSeeOther)
}

func TestTheCookieIsSecureExactlyOverHTTPS(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	o.Mount(t, web.Options{ExternalURL: "https://gongkai.example"})
	done := o.Visitor(t).Post("/signin", door(o, "liuchuangkou", "/")).WantStatus(http.StatusSeeOther)
	if cookie := done.Header.Get("Set-Cookie"); !strings.Contains(cookie, "Secure") {
		t.Errorf("cookie %q", cookie)
	}
}

func TestSigningInLeadsNowhereElse(t *testing.T) {
	t.Parallel()
	for _, next := range []string{"https://evil.example/", "//evil.example", `/\evil.example`, "/\tevil", "javascript:alert(1)", "evil", "", "/signin", "/signout", "/%2f/evil\n"} {
		if got := site.Local(next); got != "/" {
			t.Errorf("%q leads to %q", next, got)
		}
	}
	for _, next := range []string{"/", "/?stage=review&mine=1", "/applications/x/acts/amend?target=3"} {
		if got := site.Local(next); got != next {
			t.Errorf("%q leads to %q", next, got)
		}
	}
}

func TestAWrongPasswordSaysNothingMore(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.Visitor(t)
	unknown := b.Post("/signin", url.Values{"account": {"nobody"}, "password": {"x"}}).WantStatus(http.StatusUnprocessableEntity)
	wrong := b.Post("/signin", url.Values{"account": {"liuchuangkou"}, "password": {"secret-typed"}}).WantStatus(http.StatusUnprocessableEntity)
	if unknown.Text(".problems") != wrong.Text(".problems") {
		t.Errorf("an unknown account is told from a wrong password: %q, %q", unknown.Text(".problems"), wrong.Text(".problems"))
	}
	if wrong.Attr("#f-account", "value") != "liuchuangkou" || strings.Contains(wrong.Body, "secret-typed") {
		t.Error("the account is kept, the password never")
	}
	for range 4 {
		wrong = b.Post("/signin", url.Values{"account": {"liuchuangkou"}, "password": {"x"}})
	}
	wrong.Want(".problems", "账号已锁定")
	b.Post("/signin", door(o, "liuchuangkou", "/")).WantStatus(http.StatusUnprocessableEntity).Want(".problems", "账号已锁定")
	o.Clock.Advance(11 * time.Minute)
	b.Post("/signin", door(o, "liuchuangkou", "/")).WantStatus(http.StatusSeeOther)
}

func TestAnAddressThatGuessesMustWait(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.Visitor(t)
	for range 20 {
		b.Post("/signin", url.Values{"account": {"nobody"}, "password": {"x"}}).WantStatus(http.StatusUnprocessableEntity)
	}
	got := b.Post("/signin", door(o, "liuchuangkou", "/")).WantStatus(http.StatusTooManyRequests)
	got.Want(".problems", "秒后再试")
	if got.Header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
}

func TestAOneTimePasswordIsChangedFirst(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.Visitor(t)
	b.Post("/signin", door(o, "liuchuangkou", "/applications/new")).WantStatus(http.StatusSeeOther)
	for _, path := range []string{"/", "/applications/new", "/inbox", "/applications"} {
		if got := b.Get(path); got.Location != "/password" {
			t.Errorf("%s: %d %s, want /password", path, got.Status, got.Location)
		}
	}
	page := b.Get("/password").WantStatus(http.StatusOK)
	page.Want("h1", "请先设置自己的密码")
	page.Not(".side")
	old := o.Passwords["liuchuangkou"]
	for _, c := range []struct{ old, new, again, want string }{
		{old, "四海之内皆兄弟也啊", "四海之内皆兄弟也啊", "至少用 10 个字"},
		{old, "liuchuangkou1", "liuchuangkou1", "不能是账号"},
		{old, "password123", "password123", "太常见"},
		{old, "窗口每天九点开门办事", "窗口每天九点开门办公", "两次输入的新密码不一样"},
		{"wrong", "窗口每天九点开门办事", "窗口每天九点开门办事", "现在的密码不对"},
	} {
		got := b.Post("/password", url.Values{"old": {c.old}, "new": {c.new}, "again": {c.again}}).WantStatus(http.StatusUnprocessableEntity)
		got.Want(".problems", c.want)
		if strings.Contains(got.Body, c.new) {
			t.Errorf("the page holds the password %s", c.new)
		}
	}
	done := b.Post("/password", url.Values{"old": {old}, "new": {"窗口每天九点开门办事"}, "again": {"窗口每天九点开门办事"}}).WantStatus(http.StatusSeeOther)
	b.Follow(done).WantStatus(http.StatusOK).Want("h1", "星期二")
}

func TestSigningOutEndsTheSession(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.As(t, o.Clerk)
	token := b.Cookie
	page := b.Get("/")
	page.Count("form[action=/signout][method=post]", 1)
	done := b.Post("/signout", nil).WantStatus(http.StatusSeeOther)
	if done.Location != "/signin" || done.Header.Get("Clear-Site-Data") == "" || !strings.Contains(done.Header.Get("Set-Cookie"), "Max-Age=0") {
		t.Errorf("%s %v", done.Location, done.Header)
	}
	again := o.Visitor(t)
	again.Cookie = token
	if got := again.Get("/"); got.Status != http.StatusSeeOther || !strings.HasPrefix(got.Location, "/signin") {
		t.Errorf("the old token still works: %d %s", got.Status, got.Location)
	}
	b.Get("/signout").WantStatus(http.StatusMethodNotAllowed) // nobody is signed out by a link
}

// A wrong password in between loses nothing either; what is shown of it is what a person typed, and nothing stands in an address.
func TestAnActIsGivenBackAfterAWrongPassword(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	path := o.As(t, o.Clerk).Register() + "/acts/note"
	clerk := o.As(t, o.Clerk)
	form := clerk.Get(path).Fill("main form", "text", "电话里说了很久", "step", "confirm")
	clerk.Cookie = ""
	page := clerk.Post(path, form).WantStatus(http.StatusUnauthorized)
	page = clerk.Post("/signin", page.Fill("form", "account", "liuchuangkou", "password", "wrong")).WantStatus(http.StatusUnprocessableEntity)
	page.Want("main", "保留了：内容、日期")
	if strings.Contains(page.Text("main"), "电话里说了很久") {
		t.Error("what was typed is shown to whoever comes to this machine next")
	}
	page = clerk.Post("/signin", page.Fill("form", "account", "liuchuangkou", "password", o.Passwords["liuchuangkou"])).WantStatus(http.StatusOK)
	if page.Location != "" {
		t.Errorf("led to %s", page.Location)
	}
	send := page.Form("form")
	done := clerk.Post(page.Attr("form", "action"), send).WantStatus(http.StatusSeeOther)
	clerk.Post(path, send).WantStatus(http.StatusSeeOther) // a double click is one act
	done = clerk.Follow(done).WantStatus(http.StatusOK)
	done.Want(".timeline", "电话里说了很久")
	done.Count(".timeline li", 2)
}

// Whoever signs in next at the same machine is not given what another typed.
func TestWhatWasTypedIsGivenBackToItsAuthorAlone(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register() + "/acts/note"
	form := clerk.Get(path).Fill("main form", "text", "电话里说了很久", "step", "confirm")
	token := clerk.Cookie
	clerk.Post("/signout", nil)
	b := o.Visitor(t)
	b.Cookie = token // the page was left open
	page := b.Post(path, form).WantStatus(http.StatusUnauthorized)
	other := o.Visitor(t).Post("/signin", page.Fill("form", "account", "sunducha", "password", o.Passwords["sunducha"])).WantStatus(http.StatusSeeOther)
	if strings.Contains(other.Body, "电话里说了很久") {
		t.Error("another is given the text")
	}
	own := o.Visitor(t).Post("/signin", page.Fill("form", "account", "liuchuangkou", "password", o.Passwords["liuchuangkou"])).WantStatus(http.StatusOK)
	if own.Form("form").Get("text") != "电话里说了很久" {
		t.Error("the author is not given his text")
	}
}

// A password that was reset meanwhile is changed first, in another window; the form waits.
func TestAFormWaitsForAPasswordOfHisOwn(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.Visitor(t)
	page := b.Post("/applications/new", url.Values{"request": {"抄了很久的一段"}}).WantStatus(http.StatusUnauthorized)
	page = b.Post("/signin", page.Fill("form", "account", "liuchuangkou", "password", o.Passwords["liuchuangkou"])).WantStatus(http.StatusOK)
	page = b.Post("/applications/new", page.Form("main form")).WantStatus(http.StatusForbidden)
	page.Want("a[href=/password]", "设置自己的密码")
	if got := page.Form("main form").Get("request"); got != "抄了很久的一段" {
		t.Errorf("the form holds %q", got)
	}
}

// Of a form with files the text comes back.
func TestTheTextOfAFormWithFilesIsKept(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	file, err := w.CreateFormFile("files", "专栏.png")
	if err == nil {
		_, err = file.Write([]byte("PNG"))
	}
	if err = errors.Join(err, w.WriteField("text", "落实了什么"), w.Close()); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/shares/x/acts/report", &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	page := o.Visitor(t).Do(r).WantStatus(http.StatusUnauthorized)
	if got := page.Form("form").Get("kept.text"); got != "落实了什么" {
		t.Errorf("kept %q", got)
	}
}

// The largest form there can be passes the door; another site cannot send one through it.
func TestTheLargestFormPassesTheDoor(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.Visitor(t)
	const empty = len("text=")
	page := b.Post("/applications/x/draft", url.Values{"text": {strings.Repeat("a", 2<<20-empty)}}).WantStatus(http.StatusUnauthorized)
	values := page.Fill("form", "account", "liuchuangkou", "password", o.Passwords["liuchuangkou"])
	b.Post("/signin", values).WantStatus(http.StatusOK).Want("h1", "已登录")
	r := httptest.NewRequest(http.MethodPost, "/signin", strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	o.Visitor(t).Do(r).WantStatus(http.StatusForbidden)
}

func TestAnExpiredSessionGivesTheFormBack(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	form := clerk.Get("/applications/new").Fill("form[data-keep=new]", "name", "李示范", "request", "抄了很久的一段", "after", "case")
	clerk.Cookie = "" // the session is over
	page := clerk.Post("/applications/new", form).WantStatus(http.StatusUnauthorized)
	page.Want(".problems", "登录已过期", "您填写的内容保留着")
	page = clerk.Post("/signin", page.Fill("form", "account", "liuchuangkou", "password", o.Passwords["liuchuangkou"])).WantStatus(http.StatusOK)
	page.Want("h1", "已登录")
	if action := page.Attr("form", "action"); action != "/applications/new" {
		t.Fatalf("the form goes to %s", action)
	}
	done := clerk.Post("/applications/new", page.Form("form")).WantStatus(http.StatusSeeOther)
	clerk.Follow(done).WantStatus(http.StatusOK).Want(".quote", "抄了很久的一段")
}
