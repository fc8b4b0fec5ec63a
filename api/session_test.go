package api_test

import (
	"net/http"
	"strings"
	"testing"

	"gongkai/api"
	"gongkai/auth"
	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
	"gongkai/web/site"
)

func signIn(account, password string) apitest.Request {
	return apitest.Request{Method: http.MethodPost, Path: "/session", Body: `{"account":"` + account + `","password":"` + password + `"}`}
}

// with is a request that carries the cookie an answer has set.
func with(r apitest.Request, a apitest.Answer) apitest.Request {
	cookie, _, _ := strings.Cut(a.Head("Set-Cookie"), ";")
	header := map[string]string{"Cookie": cookie}
	for name, value := range r.Header {
		header[name] = value
	}
	r.Header = header
	return r
}

func TestASessionIsTheSameAsThePages(t *testing.T) {
	t.Parallel()
	if api.CookieName != site.CookieName {
		t.Errorf("the API's cookie is %s, the pages' %s", api.CookieName, site.CookieName)
	}
}

// TestSigningIn: a one-time password opens a session in which nothing but changing it is possible.
func TestSigningIn(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	oneTime := o.Passwords["xinlaide"]
	in := o.Do(t, signIn("xinlaide", oneTime)).Must(t, http.StatusOK)
	if in.Get("account") != "xinlaide" || in.Get("must_change") != "true" || in.Get("agency.name") != "县人民政府办公室" {
		t.Errorf("signed in: %s", in.Body)
	}
	for _, part := range []string{"gongkai_session=", "HttpOnly", "SameSite=Lax", "Path=/"} {
		if !strings.Contains(in.Head("Set-Cookie"), part) {
			t.Errorf("cookie %q lacks %s", in.Head("Set-Cookie"), part)
		}
	}
	if strings.Contains(in.Head("Set-Cookie"), "Secure") || strings.Contains(in.Body, oneTime) {
		t.Errorf("cookie %q, body %s", in.Head("Set-Cookie"), in.Body)
	}
	const next = "一句好记的示例话语呀"
	list := apitest.Request{Method: http.MethodGet, Path: "/applications"}
	change := func(old, next string) apitest.Request {
		return with(apitest.Request{Method: http.MethodPost, Path: "/me/password", Body: `{"old":"` + old + `","new":"` + next + `"}`}, in)
	}
	apitest.Run(t, o,
		apitest.Scenario{Name: "nothing else is possible", Request: with(list, in), Status: 403, Problem: "password-change-required"},
		apitest.Scenario{Name: "but to see who one is", Request: with(apitest.Request{Method: http.MethodGet, Path: "/me"}, in), Status: 200,
			Want: values{"must_change": "true", "unit.name": "县人民政府办公室"}},
		apitest.Scenario{Name: "the present password is wrong", Request: change("wrong-wrong", next), Status: 422, Problem: "invalid",
			Want: values{"fields.0.field": "old"}, Not: []string{"wrong-wrong", next}},
		apitest.Scenario{Name: "the next one is weak", Request: change(oneTime, "password1"), Status: 422, Problem: "weak-password",
			Not: []string{oneTime, "password1"}})
	changed := o.Do(t, change(oneTime, next)).Must(t, http.StatusOK)
	apitest.Run(t, o,
		apitest.Scenario{Name: "the old session is over", Request: with(list, in), Status: 401, Problem: "no-session"},
		apitest.Scenario{Name: "the new one works", Request: with(list, changed), Status: 200},
		apitest.Scenario{Name: "signing out", Request: with(apitest.Request{Method: http.MethodDelete, Path: "/session"}, changed), Status: 204},
		apitest.Scenario{Name: "and that is the end", Request: with(list, changed), Status: 401, Problem: "no-session"})
}

func TestTheCookieIsSecureExactlyOverHTTPS(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	o.Serve(t, api.Options{ExternalURL: "https://gongkai.example"})
	in := o.Do(t, signIn("liuchuangkou", o.Passwords["liuchuangkou"])).Must(t, http.StatusOK)
	if !strings.Contains(in.Head("Set-Cookie"), "; Secure") {
		t.Errorf("cookie %q is not Secure", in.Head("Set-Cookie"))
	}
}

// TestGuessing: neither the account nor the password is told, the account is locked, then the address must wait.
func TestGuessing(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	seen := map[int]int{}
	var last apitest.Answer
	for range 25 {
		last = o.Do(t, signIn("liuchuangkou", "not-the-password"))
		seen[last.Status]++
		if strings.Contains(last.Body, "not-the-password") || strings.Contains(last.Body, "liuchuangkou") {
			t.Fatalf("repeats what was typed: %s", last.Body)
		}
	}
	if seen[http.StatusUnauthorized] != 4 || seen[http.StatusForbidden] == 0 || seen[http.StatusTooManyRequests] == 0 {
		t.Errorf("answers %v", seen)
	}
	if !last.IsProblem("too-many-attempts") || last.Head("Retry-After") == "" {
		t.Errorf("in the end: %v %s", last.Header, last.Body)
	}
	if unknown := o.Do(t, signIn("nobody", "not-the-password")); unknown.Status != http.StatusTooManyRequests {
		t.Errorf("another account from the same address: %d", unknown.Status)
	}
}

// TestASessionThatIsOver: expired, unknown, of a disabled account.
func TestASessionThatIsOver(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	list := apitest.Request{Method: http.MethodGet, Path: "/applications"}
	mine := list
	mine.As = o.Clerk
	o.Do(t, mine).Must(t, http.StatusOK)
	list.Header = map[string]string{"Cookie": api.CookieName + "=unknown"}
	apitest.Run(t, o, apitest.Scenario{Name: "unknown", Request: list, Status: 401, Problem: "no-session", Not: []string{"unknown"}})
	o.Clock.Advance(auth.IdleLimit + 1)
	apitest.Run(t, o, apitest.Scenario{Name: "idle too long", Request: mine, Status: 401, Problem: "no-session"})
}
