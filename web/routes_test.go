package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"gongkai/auth"
	"gongkai/web/site"
	"gongkai/web/webtest"
)

// address fills the parameters of a route.
func address(r site.Route, casePath string) string {
	id := strings.TrimPrefix(casePath, "/applications/")
	return strings.NewReplacer(":id", id, ":kind", "note", ":file", "f").Replace(r.Path)
}

func request(b *webtest.Browser, r site.Route, casePath string) *webtest.Reply {
	if r.Method == http.MethodGet {
		return b.Get(address(r, casePath))
	}
	return b.Post(address(r, casePath), url.Values{"reason": {"电话核对"}, "field": {"phone"}, "step": {"confirm"}, "command_id": {"0190163d-8694-739b-aea5-966c26f8ad90"}})
}

func TestEveryRouteRefusesWithoutASession(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	path := o.As(t, o.Clerk).Register()
	for _, r := range o.Site.Routes() {
		if r.Open {
			continue
		}
		b := o.Visitor(t)
		got := request(b, r, path)
		switch {
		case r.Method == http.MethodGet:
			if want := "/signin?next=" + url.QueryEscape((&url.URL{Path: address(r, path)}).EscapedPath()); got.Status != http.StatusSeeOther || got.Location != want {
				t.Errorf("%s %s: %d %s, want 303 %s", r.Method, r.Path, got.Status, got.Location, want)
			}
		case got.Status != http.StatusUnauthorized:
			t.Errorf("%s %s: %d, want 401", r.Method, r.Path, got.Status)
		default:
			got.Want("form[action=/signin]", "登录")
		}
		b.Cookie = "not-a-token"
		if got := request(b, r, path); got.Status != http.StatusSeeOther && got.Status != http.StatusUnauthorized {
			t.Errorf("%s %s with a wrong token: %d", r.Method, r.Path, got.Status)
		}
	}
}

func TestOpenRoutesAreTheDoorAlone(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	var open []string
	for _, r := range o.Site.Routes() {
		if r.Open {
			open = append(open, r.Method+" "+r.Path)
		}
	}
	if got := strings.Join(open, ", "); got != "GET /signin, POST /signin, GET /期限计算" {
		t.Errorf("open routes: %s", got)
	}
}

func TestEveryRouteRefusesTheWrongRole(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	path := o.As(t, o.Clerk).Register()
	admin := o.As(t, o.Admin)
	free := map[string]bool{"/": true, "/inbox": true, "/inbox/read": true, "/day": true, "/signout": true, "/password": true,
		"/shares": true, "/shares/:id": true, "/shares/:id/files/:file": true} // any role of the unit
	for _, r := range o.Site.Routes() {
		if r.Open || free[r.Path] {
			continue
		}
		wrong := admin
		if slices.Contains(r.May, auth.Operate) || slices.Contains(r.May, auth.LoadDemo) {
			wrong = o.As(t, o.Reviewer)
		}
		if got := request(wrong, r, path); got.Status != http.StatusForbidden || !strings.Contains(got.Text("h1"), "角色") {
			t.Errorf("%s %s: %d %s, want 403", r.Method, r.Path, got.Status, got.Text("h1"))
		}
	}
}

func TestNobodyLearnsOfAnotherAgencysCase(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	path := o.As(t, o.Clerk).Register("name", "李示范")
	other := o.As(t, o.Justice)
	for _, r := range o.Site.Routes() {
		if !strings.HasPrefix(r.Path, "/applications/:id") {
			continue
		}
		got := request(other, r, path)
		if got.Status != http.StatusNotFound || strings.Contains(got.Body, "李示范") || strings.Contains(got.Body, "2026-0001") {
			t.Errorf("%s %s: %d, want 404", r.Method, r.Path, got.Status)
		}
	}
	if got := other.Post("/search", url.Values{"q": {"李示范"}}).WantStatus(200); strings.Contains(got.Text("table"), "李示范") {
		t.Error("another agency's case is found by its applicant's name")
	}
	other.Get("/applications").WantStatus(200).Not("table")
}

func TestEveryRouteHasATestOfItsPolicy(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	known := map[auth.Act]bool{}
	for _, r := range auth.Policy() {
		known[r.Act] = true
	}
	for _, r := range o.Site.Routes() {
		for _, act := range r.May {
			if !known[act] {
				t.Errorf("%s %s asks for %s, which no rule allows", r.Method, r.Path, act)
			}
		}
	}
}

func TestAFormOfAnotherSiteIsRefused(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.As(t, o.Clerk)
	for name, headers := range map[string]map[string]string{
		"cross-site": {"Sec-Fetch-Site": "cross-site"}, "same-site": {"Sec-Fetch-Site": "same-site"}, "origin": {"Origin": "http://elsewhere.example"},
	} {
		r := httptest.NewRequest(http.MethodPost, "/search", strings.NewReader("q=x"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for k, v := range headers {
			r.Header.Set(k, v)
		}
		if got := b.Do(r); got.Status != http.StatusForbidden || strings.Contains(got.Body, `value="x"`) {
			t.Errorf("%s: %d, want 403", name, got.Status)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/search", strings.NewReader("q=x"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", "http://"+r.Host)
	b.Do(r).WantStatus(http.StatusOK)
}

func TestEveryPageCarriesTheSecurityHeaders(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.As(t, o.Clerk)
	path := b.Register()
	for _, p := range []string{"/", "/applications/new", path, path + "/receipt", "/nowhere", "/signin"} {
		got := b.Get(p)
		csp := got.Header.Get("Content-Security-Policy")
		if !strings.HasPrefix(csp, "default-src 'none'; script-src 'self'; style-src 'self';") || strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s: policy %q", p, csp)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin", "Cache-Control": "no-store"} {
			if value := got.Header.Get(name); value != want {
				t.Errorf("%s: %s %q, want %q", p, name, value, want)
			}
		}
	}
}

// A strict policy breaks pages that write styles or scripts into themselves; better a test than a dead button.
func TestNoPageHoldsInlineScriptOrStyle(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.As(t, o.Reviewer)
	path := b.Register()
	for _, p := range []string{"/", "/applications", "/applications/new", "/search", "/inbox", "/password", "/nowhere", path, path + "/receipt", path + "/clock", path + "/acts/assign", path + "/acts/amend"} {
		page := b.Get(p)
		page.Not("style")
		page.Not("[style]")
		for _, attribute := range []string{"onclick", "onload", "onsubmit", "onchange", "oninput", "hx-on"} {
			page.Not("[" + attribute + "]")
		}
		if scripts := page.All("script"); len(scripts) != 2 {
			t.Errorf("%s: %d scripts", p, len(scripts))
		}
		page.Count("script[src^=/assets/]", 2)
		if n := len(page.Body); n > 100<<10 {
			t.Errorf("%s weighs %d bytes", p, n)
		}
	}
}

func TestAnUnknownAddressIsAPageAndNotABlank(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.As(t, o.Clerk)
	got := b.Get("/nowhere/张三示例").WantStatus(http.StatusNotFound)
	got.Want("h1", "没有找到")
	got.Want(".failure", "编号")
	if strings.Contains(o.Log.String(), "nowhere") {
		t.Error("the log holds an address that a person typed")
	}
	b.Get("/applications/no-such-case").WantStatus(http.StatusNotFound)
	if got := o.Visitor(t).Get("/nowhere"); got.Status != http.StatusSeeOther {
		t.Errorf("without a session: %d", got.Status)
	}
}

func TestTheMenuShowsWhatTheRoleMayOpen(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	for _, c := range []struct {
		who  auth.Person
		home string
		menu string
	}{
		{o.Clerk, "", "工作台依申请公开"},
		{o.Handler, "", "工作台依申请公开任务台账"},
		{o.Reviewer, "", "工作台依申请公开任务台账年度报告"},
		{o.Compiler, "", "工作台依申请公开年度报告"},
		{o.Steward, "/ledger", "任务台账"},
		{o.Admin, "/系统管理/运行状况", "运行状况"},
	} {
		b := o.As(t, c.who)
		home := b.Get("/")
		if at, err := url.PathUnescape(home.Location); c.home != "" && (err != nil || at != c.home) {
			t.Errorf("%s comes home to %q, want %s", c.who.Display, home.Location, c.home)
		}
		page := b.Get("/inbox").WantStatus(http.StatusOK)
		if got := page.Text(".side"); got != c.menu {
			t.Errorf("%s sees %q, want %q", c.who.Display, got, c.menu)
		}
	}
}

func TestNoticesStandOnEveryPage(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	o.Mount(t, noticing("工作流引擎未运行，办理会先收下，恢复后处理"))
	o.As(t, o.Clerk).Get("/").Want(".notices", "工作流引擎未运行")
	o.Visitor(t).Get("/signin").Want(".notices", "工作流引擎未运行")
}
