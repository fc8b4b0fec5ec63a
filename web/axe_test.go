package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"gongkai/internal/chromium"
	"gongkai/web/webtest"
)

// once keeps one page of each address without what follows the question mark, and a second one as somebody else sees it: his menu and
// buttons differ.
func once(stops []stop) (out []stop) {
	shown := map[string][]string{}
	for _, s := range stops {
		route, _, _ := strings.Cut(s.route, "?")
		if s.page.Status != http.StatusOK || !strings.HasPrefix(s.page.Header.Get("Content-Type"), "text/html") || len(shown[route]) > 1 || slices.Contains(shown[route], s.who.ID) {
			continue
		}
		shown[route] = append(shown[route], s.who.ID)
		out = append(out, s)
	}
	return out
}

// look goes to an address as a person.
func look(ctx context.Context, base string, o *webtest.Office, t *testing.T, s stop) error {
	actions := []chromedp.Action{network.ClearBrowserCookies()}
	if s.who.ID != "" {
		actions = append(actions, network.SetCookie("gongkai_session", o.As(t, s.who).Cookie).WithURL(base).WithHTTPOnly(true).WithSameSite(network.CookieSameSiteLax))
	}
	return chromedp.Run(ctx, append(actions, chromedp.Navigate(base+s.address))...)
}

// finding is a rule of axe-core that a page breaks.
type finding struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

// axe-core finds nothing on any page. Folds are opened, for what is in them is read too; menus that lie over the page are not.
func TestEveryPageIsAccessible(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser looks at every page")
	}
	path := chromium.Path(t)
	axe, err := os.ReadFile("testdata/axe-core-4.14.1.min.js")
	if err != nil {
		t.Fatal(err)
	}
	o, stops := crawl(t)
	server := httptest.NewServer(o.Pages)
	defer server.Close()
	ctx := chromium.Open(t, path, 8*time.Minute)
	for _, s := range once(stops) {
		if err := look(ctx, server.URL, o, t, s); err != nil {
			t.Fatalf("%s: %v", s.address, err)
		}
		var answer string
		err := chromedp.Run(ctx, chromedp.Evaluate(`document.querySelectorAll("details:not(.drop)").forEach(d => d.open = true)`, nil), chromedp.Evaluate(string(axe)+";0", nil),
			chromedp.Evaluate(`axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r => JSON.stringify(r.violations))`,
				&answer, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
		if err != nil {
			t.Fatalf("%s: %v", s.address, err)
		}
		var found []finding
		if err := json.Unmarshal([]byte(answer), &found); err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			t.Errorf("%s %s (%s): %s: %s", s.who.Display, s.address, s.route, f.ID, f.tell())
		}
	}
}

func (f finding) tell() string {
	var b strings.Builder
	b.WriteString(f.Help)
	for i, n := range f.Nodes {
		if i == 3 {
			fmt.Fprintf(&b, "\n  and %d more", len(f.Nodes)-i)
			break
		}
		fmt.Fprintf(&b, "\n  %.160s: %s", n.HTML, strings.Join(strings.Fields(n.Summary), " "))
	}
	return b.String()
}

// The oldest browser that the office may have shows every page, runs the script without a complaint, and finds no style it does not know.
func TestEveryPageOpensInTheOldestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser looks at every page")
	}
	path := chromium.Oldest(t)
	o, stops := crawl(t)
	server := httptest.NewServer(o.Pages)
	defer server.Close()
	ctx := chromium.Open(t, path, 8*time.Minute, chromium.Single()...)
	var complaints []string
	chromedp.ListenTarget(ctx, func(ev any) {
		if e, ok := ev.(*log.EventEntryAdded); ok && e.Entry.Level == log.LevelError {
			complaints = append(complaints, e.Entry.Text)
		}
	})
	if err := chromedp.Run(ctx, log.Enable()); err != nil {
		t.Fatal(err)
	}
	for _, s := range once(stops) {
		if err := look(ctx, server.URL, o, t, s); err != nil {
			t.Fatalf("%s: %v", s.address, err)
		}
		var wide float64
		var heading string
		if err := chromedp.Run(ctx, chromedp.Evaluate(`document.documentElement.scrollWidth`, &wide), chromedp.Evaluate(`document.querySelector("h1").innerText`, &heading)); err != nil {
			t.Fatalf("%s: %v", s.address, err)
		}
		if wide > 1366 || heading == "" {
			t.Errorf("%s: %v pixels wide, heading %q", s.address, wide, heading)
		}
		if len(complaints) > 0 {
			t.Errorf("%s: the browser complained: %v", s.address, complaints)
			complaints = nil
		}
	}
}
