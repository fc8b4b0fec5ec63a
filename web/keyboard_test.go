package web_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gongkai/web/webtest"
)

// TestRegisteringByKeyboardAlone runs with GONGKAI_BROWSER=1: the first block by Tab, arrows, Enter and Ctrl+Enter, with the letters typed one by
// one at a slow typist's pace; everything that follows by Tab too, without a trap.
func TestRegisteringByKeyboardAlone(t *testing.T) {
	if os.Getenv("GONGKAI_BROWSER") == "" {
		t.Skip("GONGKAI_BROWSER is not set")
	}
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	clerk.Register("name", "甲示例", "phone", "13800001111", "request", "另一方案")
	server := httptest.NewServer(o.Pages)
	defer server.Close()
	ctx, errs := browser(t, server.URL, clerk.Cookie)
	run(t, ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument("window.print = function () {};").Do(ctx)
		return err
	}), chromedp.Navigate(server.URL+"/applications/new"), chromedp.WaitVisible("#f-on"), chromedp.Focus("#f-on"))

	began := time.Now()
	path := tour(t, ctx, began)
	took := time.Since(began)
	t.Logf("registered by keyboard alone in %s: %s", took.Round(time.Millisecond), path)
	if took > time.Minute {
		t.Errorf("it took %s, more than 60 seconds", took)
	}
	got := clerk.Get(strings.TrimSuffix(path, "/receipt"))
	got.Want(".casehead", "邮寄（签收）", "乙示例")
	got.Want("body", "1234567890123", "城东片区房屋征收补偿方案")

	t.Run("Tab comes through the open folds and out of the form again", func(t *testing.T) { noTrap(t, ctx, server.URL) })
	if all := errs(); len(all) > 0 {
		t.Errorf("the browser complained: %v", all)
	}
}

const perLetter = 250 * time.Millisecond // four letters a second, each with its own way through an input method

// tour fills in the first block and answers the address it led to.
func tour(t *testing.T, ctx context.Context, began time.Time) string {
	t.Helper()
	var at string
	run(t, ctx, until("on"), // the day is today's
		to("channel"), chromedp.KeyEvent(kb.ArrowRight), // from 当面 to 邮寄（签收）
		to("tracking"), typed("1234567890123"), chromedp.KeyEvent(kb.Enter), // Enter moves on
		until("applicant"), to("name"), typed("乙示例"), chromedp.KeyEvent(kb.Enter),
		until("phone"), typed("13800001111"), to("request"), typed("城东片区房屋征收补偿方案"),
		chromedp.WaitVisible("#same"), // the same telephone, while one types
		chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(input.ModifierCtrl)), chromedp.WaitVisible(".slip"), chromedp.Location(&at))
	_, at, _ = strings.Cut(at, "/applications/")
	at, _, _ = strings.Cut(at, "?")
	return "/applications/" + at
}

// focused is the name of what has the focus.
const focused = `(document.activeElement && (document.activeElement.name || document.activeElement.tagName)) || ''`

// until holds that a field has the focus already.
func until(name string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		var at string
		if err := chromedp.Evaluate(focused, &at).Do(ctx); err != nil {
			return err
		}
		if at != name {
			return lost{name, at}
		}
		return nil
	})
}

type lost struct{ want, at string }

func (l lost) Error() string { return "the focus is on " + l.at + ", not on " + l.want }

// to presses Tab until a field has the focus; a date has three stops, and a button lies between.
func to(name string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		var at string
		for range 8 {
			if err := chromedp.KeyEvent(kb.Tab).Do(ctx); err != nil {
				return err
			}
			if err := chromedp.Evaluate(focused, &at).Do(ctx); err != nil {
				return err
			}
			if at == name {
				return nil
			}
		}
		return lost{name, at}
	})
}

// typed enters letters one by one, as an input method hands them over.
func typed(text string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		for _, letter := range text {
			if err := input.InsertText(string(letter)).Do(ctx); err != nil {
				return err
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(perLetter):
			}
		}
		return nil
	})
}

// TestTheReceiptPrintsOnOnePageOfA5 runs with GONGKAI_BROWSER=1: the fullest slip there is.
func TestTheReceiptPrintsOnOnePageOfA5(t *testing.T) {
	if os.Getenv("GONGKAI_BROWSER") == "" {
		t.Skip("GONGKAI_BROWSER is not set")
	}
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	form := []string{"name", strings.Repeat("很长的名称示例", 12), "request", strings.Repeat("关于示例道路工程的预算、决算和招标文件，", 12), "channel", "signed_mail", "on", "2026-11-23",
		"tracking", "1234567890123", "agent_name", strings.Repeat("代理示例", 6), "spokesman", strings.Repeat("联名示例", 6), "form_paper", "1", "form_email", "1", "form_disc", "1",
		"route_post", "1", "route_email", "1", "route_fax", "1", "route_fetch", "1", "route_read", "1", "route_other", "1"}
	for i := 1; i <= 9; i++ {
		form = append(form, fmt.Sprintf("co%d_name", i), strings.Repeat("联名示例", 6))
	}
	path := clerk.Register(form...)
	server := httptest.NewServer(o.Pages)
	defer server.Close()
	ctx, _ := browser(t, server.URL, clerk.Cookie)
	var pdf []byte
	run(t, ctx, chromedp.Navigate(server.URL+path+"/receipt"), chromedp.WaitVisible(".slip"), chromedp.ActionFunc(func(ctx context.Context) (err error) {
		pdf, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).WithPrintBackground(true).Do(ctx)
		return err
	}))
	if dir := os.Getenv("GONGKAI_SHOTS"); dir != "" { // to be looked at
		if err := os.WriteFile(filepath.Join(dir, "receipt.pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(onePage.FindAll(pdf, -1)); n != 1 {
		t.Errorf("%d pages", n)
	}
	box := mediaBox.FindSubmatch(pdf)
	if len(box) != 3 || !strings.HasPrefix(string(box[1]), "419") && !strings.HasPrefix(string(box[1]), "420") || !strings.HasPrefix(string(box[2]), "59") {
		t.Errorf("not A5: %q", box)
	}
}

var (
	onePage  = regexp.MustCompile(`/Type\s*/Page[^s]`)
	mediaBox = regexp.MustCompile(`/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]`)
)

// noTrap opens every fold by Enter and walks on until the focus has left the form.
func noTrap(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	var inside bool
	var opened int
	run(t, ctx, chromedp.Navigate(address+"/applications/new"), chromedp.WaitVisible("#f-request"), chromedp.Focus("#f-request"))
	for step := range 120 {
		var at string
		run(t, ctx, chromedp.KeyEvent(kb.Tab), chromedp.Evaluate(focused, &at),
			chromedp.Evaluate(`!!document.activeElement.closest('form[data-keep=new]')`, &inside))
		if at == "SUMMARY" {
			run(t, ctx, chromedp.KeyEvent(kb.Enter))
		}
		if !inside {
			run(t, ctx, chromedp.Evaluate(`document.querySelectorAll('details.fold[open]').length`, &opened))
			if opened != 3 || step < 20 {
				t.Errorf("left the form after %d steps with %d folds open", step, opened)
			}
			return
		}
	}
	t.Error("Tab does not lead out of the form")
}
