package site_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
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
