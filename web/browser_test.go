package web_test

import (
	"context"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gongkai/web/webtest"
)

// TestInABrowser runs with GONGKAI_BROWSER=1 and a chromium: what script adds, and that the policy breaks none of it.
func TestInABrowser(t *testing.T) {
	if os.Getenv("GONGKAI_BROWSER") == "" {
		t.Skip("GONGKAI_BROWSER is not set")
	}
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	first := clerk.Register("name", "甲示例", "on", "2026-11-20")
	clerk.Register("name", "乙示例")
	server := httptest.NewServer(o.Pages)
	defer server.Close()
	ctx, errs := browser(t, server.URL, clerk.Cookie)

	t.Run("the receipt date explains itself while it is typed", func(t *testing.T) {
		var said, due string
		var hidden, shown bool
		run(t, ctx, chromedp.Navigate(server.URL+"/applications/new"),
			chromedp.SetValue("#f-on", "2026-09-30"), chromedp.Evaluate(`document.querySelector('#f-on').dispatchEvent(new Event('change',{bubbles:true}))`, nil),
			chromedp.WaitVisible(`//*[@id='preview']//b[contains(.,'11月3日')]`), chromedp.Sleep(400*time.Millisecond),
			chromedp.Text("#s-on", &said), chromedp.Text("#preview", &due),
			chromedp.Evaluate(`document.querySelector('#f-confirmed_on').closest('.field').hidden`, &hidden),
			chromedp.Click("input[name=channel][value=fax]"), chromedp.WaitVisible("#f-confirmed_on"),
			chromedp.Evaluate(`!document.querySelector('#f-confirmed_on').closest('.field').hidden`, &shown))
		if !strings.Contains(said, "9月30日（周三），工作日") || !strings.Contains(due, "国庆节放假") || !hidden || !shown {
			t.Errorf("said %q, due %q, hidden %v, shown %v", said, due, hidden, shown)
		}
	})
	t.Run("what was typed is offered again", func(t *testing.T) {
		var name, offered string
		run(t, ctx, chromedp.Navigate(server.URL+"/applications/new"), chromedp.SendKeys("#f-name", "李示范"), chromedp.SendKeys("#f-request", "抄了很久"),
			chromedp.Navigate(server.URL+"/"), chromedp.Navigate(server.URL+"/applications/new"), chromedp.WaitVisible(".kept.is-on"),
			chromedp.Text(".kept", &offered), chromedp.Click("[data-restore]"), chromedp.Value("#f-name", &name))
		if name != "李示范" || !strings.Contains(offered, "还没有保存") {
			t.Errorf("name %q, offered %q", name, offered)
		}
	})
	t.Run("Enter moves on, Ctrl+Enter saves", func(t *testing.T) {
		var at, focus string
		run(t, ctx, chromedp.Focus("#f-name"), chromedp.KeyEvent(kb.Enter), chromedp.Evaluate(`document.activeElement.name`, &focus),
			chromedp.Evaluate(`window.print = function () {}; 1`, nil),
			chromedp.Focus("#f-request"), chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(2)), chromedp.WaitVisible(".slip"), chromedp.Location(&at))
		if focus != "phone" || !strings.HasSuffix(at, "/receipt?print=1") {
			t.Errorf("focus %s, at %s", focus, at)
		}
		var kept bool
		run(t, ctx, chromedp.Navigate(server.URL+"/applications/new"), chromedp.WaitVisible("#f-name"), chromedp.Evaluate(`document.querySelector('.kept').classList.contains('is-on')`, &kept))
		if kept {
			t.Error("what is recorded is still offered")
		}
	})
	t.Run("j, k, Enter and the slash", func(t *testing.T) {
		var at, focus string
		run(t, ctx, chromedp.Navigate(server.URL+"/"), chromedp.WaitVisible("table.work"), chromedp.KeyEvent("j"), chromedp.KeyEvent("j"), chromedp.KeyEvent("k"),
			chromedp.KeyEvent("/"), chromedp.Evaluate(`document.activeElement.id`, &focus), chromedp.Evaluate(`document.activeElement.blur()`, nil),
			chromedp.KeyEvent("k"), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(".casehead"), chromedp.Location(&at))
		if focus != "q" || !strings.HasSuffix(at, first) {
			t.Errorf("focus %q, at %s, want %s", focus, at, first)
		}
	})
	t.Run("a reveal stays on the page", func(t *testing.T) {
		path := clerk.Register("name", "丙示例", "phone", "13812345678")
		var shown string
		run(t, ctx, chromedp.Navigate(server.URL+path), chromedp.Click(`//div[@id='r-phone']/following-sibling::details/summary`), chromedp.SendKeys("#why-phone", "电话核对"+kb.Enter),
			chromedp.WaitVisible(`//div[@id='r-phone' and contains(.,'13812345678')]`), chromedp.Text(".casehead .num", &shown))
		if !strings.Contains(shown, "2026-") {
			t.Errorf("head %q", shown)
		}
	})
	if all := errs(); len(all) > 0 {
		t.Errorf("the browser complained: %v", all)
	}
}

// browser is a headless chromium with a session; errs are the errors of its console so far.
func browser(t *testing.T, address, token string) (context.Context, func() []string) {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WindowSize(1366, 768), chromedp.UserDataDir(profile(t)))
	alloc, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	var complaints []string
	chromedp.ListenTarget(ctx, func(ev any) {
		if e, ok := ev.(*log.EventEntryAdded); ok && e.Entry.Level == log.LevelError {
			complaints = append(complaints, e.Entry.Text)
		}
	})
	run(t, ctx, log.Enable(), network.SetCookie("gongkai_session", token).WithURL(address).WithHTTPOnly(true).WithSameSite(network.CookieSameSiteLax))
	return ctx, func() []string { return complaints }
}

// profile is a folder that chromium may still be writing into when the test ends.
func profile(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "gongkai-browser-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // what remains lies in the temporary folder
	return dir
}

func run(t *testing.T, ctx context.Context, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}
