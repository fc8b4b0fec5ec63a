package site_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/internal/htmlcheck"
	"gongkai/internal/office"
	"gongkai/internal/storetest"
	"gongkai/store"
	"gongkai/web/pages/failure"
	"gongkai/web/parts"
	"gongkai/web/site"
)

// odd is a page that goes wrong in the way its address names.
func odd(ways map[string]error) site.Page {
	do := func(v *site.Visit) error {
		if v.Param("way") == "panic" {
			panic("身份证号 11010119900307123X")
		}
		return ways[v.Param("way")]
	}
	return site.Page{Name: "odd", Routes: []site.Route{{Method: "GET", Path: "/odd/:way", Open: true, Do: do}, {Method: "POST", Path: "/odd/:way", Open: true, Do: do}}}
}

func open(t *testing.T, ways map[string]error) (http.Handler, *bytes.Buffer) {
	t.Helper()
	o := office.New(t, storetest.Open(t, store.SQLite), "2026-11-24", nil)
	log := &bytes.Buffer{}
	s, err := site.New(site.Config{Desk: o.Desk, Auth: o.Auth, Log: slog.New(slog.NewTextHandler(log, nil)), Parts: parts.Files, Pages: []site.Page{failure.Page(), odd(ways)},
		Assets: []site.Asset{{Name: "icon.svg"}, {Name: "htmx.js"}, {Name: "desk.js"}}})
	if err != nil {
		t.Fatal(err)
	}
	return s.Handler(), log
}

func send(h http.Handler, method, path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestEveryKindOfErrorIsAPage(t *testing.T) {
	t.Parallel()
	fault := errors.New("disk on fire: 李示范")
	h, log := open(t, map[string]error{
		"absent": fmt.Errorf("read: %w", desk.ErrNotFound), "hidden": auth.Denied{Act: "application.read", Hidden: true}, "denied": fmt.Errorf("read: %w", auth.Denied{Act: "application.sign"}),
		"busy": fmt.Errorf("read: %w", store.ErrUnavailable), "fault": fault,
	})
	for way, want := range map[string]int{"absent": 404, "hidden": 404, "denied": 403, "busy": 503, "fault": 500, "panic": 500} {
		form := url.Values{"text": {"写好的内容"}, "password": {"do-not-echo"}, "command_id": {"c-1"}}
		w := send(h, http.MethodPost, "/odd/"+way, form)
		page := htmlcheck.Parse(t, w.Body.String())
		if w.Code != want {
			t.Errorf("%s: %d, want %d", way, w.Code, want)
		}
		page.Want(".failure", "编号", "写好的内容")
		again := page.All("form[action=/odd/" + way + "]")
		if (want >= 500) != (len(again) == 1) {
			t.Errorf("%s: %d forms to send again", way, len(again))
		}
		for _, secret := range []string{"do-not-echo", "disk on fire", "李示范", "11010119900307123X", "goroutine"} {
			if strings.Contains(w.Body.String(), secret) {
				t.Errorf("%s: the page says %s", way, secret)
			}
		}
		ref := page.Text(".failure b")
		if logged := strings.Contains(log.String(), "ref="+ref); !logged {
			t.Errorf("%s: the number %s is not in the log", way, ref)
		}
	}
	if !strings.Contains(log.String(), "disk on fire") || strings.Contains(log.String(), "11010119900307123X") {
		t.Error("a fault is logged in full, the text of a panic is not")
	}
}

func TestAFragmentFailsShortly(t *testing.T) {
	t.Parallel()
	h, _ := open(t, map[string]error{"absent": desk.ErrNotFound})
	r := httptest.NewRequest(http.MethodGet, "/odd/absent", nil)
	r.Header.Set("HX-Request", "true")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 404 || strings.Contains(w.Body.String(), "<html") || !strings.Contains(w.Body.String(), "编号") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// doors is a page to read, one to post to, and one behind a session.
func doors() site.Page {
	say := func(v *site.Visit) error { return v.Text(http.StatusOK, "读到了") }
	return site.Page{Name: "doors", Routes: []site.Route{{Method: "GET", Path: "/read", Open: true, Do: say}, {Method: "POST", Path: "/post", Open: true, Do: say},
		{Method: "GET", Path: "/both/:id", Do: say}, {Method: "POST", Path: "/both/:id", Do: say}, {Method: "GET", Path: "/shut", Do: say}}}
}

func openDoors(t *testing.T) http.Handler {
	t.Helper()
	o := office.New(t, storetest.Open(t, store.SQLite), "2026-11-24", nil)
	s, err := site.New(site.Config{Desk: o.Desk, Auth: o.Auth, Parts: parts.Files, Pages: []site.Page{failure.Page(), doors()},
		Assets: []site.Asset{{Name: "icon.svg"}, {Name: "htmx.js"}, {Name: "desk.js"}},
		SignIn: func(v *site.Visit, _ site.Kept) error { return v.Text(http.StatusUnauthorized, "请登录") }})
	if err != nil {
		t.Fatal(err)
	}
	return s.Handler()
}

// A method that an address does not know is answered with those it knows, whoever asks; an address that nobody knows is not.
func TestAMethodThatAnAddressDoesNotKnow(t *testing.T) {
	t.Parallel()
	h := openDoors(t)
	for _, row := range []struct {
		method, path string
		status       int
		allow        string
	}{
		{http.MethodPost, "/read", 405, "GET, HEAD"},
		{http.MethodPost, "/shut", 405, "GET, HEAD"}, // without a session
		{http.MethodGet, "/post", 405, "POST"},
		{http.MethodHead, "/post", 405, "POST"},
		{http.MethodDelete, "/both/1", 405, "GET, HEAD, POST"},
		{http.MethodPost, "/both/1", 401, ""},
		{http.MethodPost, "/nowhere", 401, ""},
		{http.MethodGet, "/nowhere", 303, ""},
	} {
		w := send(h, row.method, row.path, url.Values{"text": {"写好的内容"}})
		allow := strings.Split(w.Header().Get("Allow"), ", ")
		slices.Sort(allow)
		if w.Code != row.status || strings.Join(allow, ", ") != row.allow {
			t.Errorf("%s %s: %d, Allow %q; want %d, %q", row.method, row.path, w.Code, w.Header().Get("Allow"), row.status, row.allow)
		}
		if row.status != http.StatusMethodNotAllowed {
			continue
		}
		page := htmlcheck.Parse(t, w.Body.String())
		page.Want("h1", "这个地址不能这样访问")
		page.Want(".failure", "请从首页打开", "405")
		if row.method == http.MethodPost {
			page.Want(".failure", "写好的内容")
		}
		if len(page.All("form[action="+row.path+"]")) != 0 {
			t.Errorf("%s %s: the page offers to send it again", row.method, row.path)
		}
	}
}

// HEAD is what monitors and link checkers ask: the answer of GET without its body.
func TestWhatCanBeReadAnswersHead(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(openDoors(t))
	t.Cleanup(server.Close)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for path, want := range map[string]int{"/read": 200, "/shut": 303, "/nowhere": 303, "/post": 405} {
		var heads []http.Header
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			r, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := client.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(got.Body)
			if err != nil || got.StatusCode != want || method == http.MethodHead && len(body) > 0 {
				t.Errorf("%s %s: %d with %d bytes (%v), want %d", method, path, got.StatusCode, len(body), err, want)
			}
			_ = got.Body.Close() // it was read to its end
			heads = append(heads, got.Header)
		}
		for _, name := range []string{"Content-Type", "Content-Security-Policy", "Cache-Control"} {
			if get, head := heads[0].Get(name), heads[1].Get(name); get != head && want == http.StatusOK {
				t.Errorf("%s: %s is %q for GET, %q for HEAD", path, name, get, head)
			}
		}
	}
}

func TestAFormThatIsTooLargeIsRefused(t *testing.T) {
	t.Parallel()
	h, _ := open(t, nil)
	w := send(h, http.MethodPost, "/odd/none", url.Values{"text": {strings.Repeat("x", 3<<20)}})
	if w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d", w.Code)
	}
}

func TestWhatIsReadFromAFormIsClean(t *testing.T) {
	t.Parallel()
	o := office.New(t, storetest.Open(t, store.SQLite), "2026-11-24", nil)
	var got string
	page := site.Page{Name: "echo", Routes: []site.Route{{Method: "POST", Path: "/echo", Open: true, Do: func(v *site.Visit) error {
		got = v.Form("text")
		return v.Text(http.StatusOK, "<b>"+got)
	}}}}
	s, err := site.New(site.Config{Desk: o.Desk, Auth: o.Auth, Parts: parts.Files, Pages: []site.Page{page}})
	if err != nil {
		t.Fatal(err)
	}
	w := send(s.Handler(), http.MethodPost, "/echo", url.Values{"text": {"  一\r\n二\x00\x1b[31m\t三\xff "}})
	if got != "一\n二[31m\t三" {
		t.Errorf("%q", got)
	}
	if w.Body.String() != "&lt;b&gt;一\n二[31m\t三" {
		t.Errorf("body %q", w.Body)
	}
}
