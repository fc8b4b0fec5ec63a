package search_test

import (
	"net/http"
	"net/url"
	"testing"

	"gongkai/web/webtest"
)

func TestACaseIsFoundByWhatPeopleAskWith(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	first := clerk.Register("name", "李示范", "doc_number", "11010119900307123X", "phone", "13812345678")
	clerk.Register("name", "李示范")
	for _, q := range []string{"2026-0001", "11010119900307123X", "13812345678", " 2026-0001 "} {
		if got := clerk.Post("/search", url.Values{"q": {q}}); got.Location != first {
			t.Errorf("%q: %d %s, want the case", q, got.Status, got.Location)
		}
	}
	page := clerk.Post("/search", url.Values{"q": {"李示范"}}).WantStatus(http.StatusOK)
	page.Count("tbody .num a", 2)
	if page.Attr("#lookup", "value") != "李示范" {
		t.Error("what was searched for is gone")
	}
	if got := page.Header.Get("Cache-Control"); got != "private, no-cache" {
		t.Errorf("going back would ask to send the form again: %s", got)
	}
	clerk.Post("/search", url.Values{"q": {"李示"}}).WantStatus(http.StatusOK).Want(".empty", "没有找到")
	if got := clerk.Post("/search", url.Values{"q": {"  "}}); got.Location != "/search" {
		t.Errorf("nothing: %d %s", got.Status, got.Location)
	}
	clerk.Get("/search?q=李示范").WantStatus(http.StatusOK).Not("tbody")
	clerk.Get("/").Count("form[action=/search][method=post] input#q", 1)
}
