package web_test

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"gongkai/internal/chromium"
	"gongkai/web/webtest"
)

// The pages promise to work without script, and with it down to Chromium 86: an application is registered, searched for, and a remark
// recorded, by nothing but filling in fields and pressing buttons.
func TestWorkIsDoneAtTheFloor(t *testing.T) {
	if testing.Short() {
		t.Skip("in two browsers")
	}
	for _, floor := range []struct {
		name   string
		path   func(testing.TB) string
		more   []chromedp.ExecAllocatorOption
		script bool
	}{
		{"without script", chromium.Path, nil, false},
		{"in Chromium 86", chromium.Oldest, chromium.Single(), true},
	} {
		t.Run(floor.name, func(t *testing.T) {
			o := webtest.New(t, "2026-11-24")
			server := httptest.NewServer(o.Pages)
			defer server.Close()
			ctx := chromium.Open(t, floor.path(t), 2*time.Minute, floor.more...)
			cookie := network.SetCookie("gongkai_session", o.As(t, o.Clerk).Cookie).WithURL(server.URL).WithHTTPOnly(true).WithSameSite(network.CookieSameSiteLax)
			run(t, ctx, cookie, emulation.SetScriptExecutionDisabled(!floor.script), chromedp.Navigate(server.URL+"/applications/new"),
				put("#f-name", "李示范"), put("#f-phone", "13800001111"), put("#f-request", "城东片区房屋征收补偿方案"),
				chromedp.Click(`button[name=after][value=case]`), chromedp.WaitVisible(".casehead"))
			var found, act, said string
			run(t, ctx, chromedp.Navigate(server.URL+"/search"), put("#lookup", "李示范"), chromedp.Click("form.lookup button"), chromedp.WaitVisible(".casehead"),
				chromedp.Text(".casehead", &found), chromedp.AttributeValue("a[href$='/acts/note']", "href", &act, nil))
			run(t, ctx, chromedp.Navigate(server.URL+act), put("#f-text", "已电话联系"), chromedp.Click("main form [data-main]"), chromedp.WaitVisible(".flash"), chromedp.Text(".timeline", &said))
			if !strings.Contains(found, "李示范") || !strings.Contains(said, "已电话联系") {
				t.Errorf("found %q, timeline %q", found, said)
			}
		})
	}
}

// put fills in a field, also where the browser's own way of doing it is too old to be asked for.
func put(selector, value string) chromedp.Action {
	return chromedp.Evaluate(fmt.Sprintf("document.querySelector(%q).value = %q", selector, value), nil)
}
