// Package e2e plays the office's scenes in a real browser against the real program: `gongkai up`, its database, its Temporal.
package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Browser is one person's window.
type Browser struct {
	t    *testing.T
	ctx  context.Context
	base string
}

// open gives a person a browser of his own, with his own cookies.
func open(t *testing.T, base string) *Browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("chromium is missing")
		}
		t.Skip("chromium is missing")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("lang", "zh-CN"), chromedp.UserDataDir(t.TempDir()))
	process, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(process)
	t.Cleanup(cancel)
	if err := chromedp.Run(ctx, emulation.SetDeviceMetricsOverride(1366, 768, 1, false)); err != nil {
		t.Fatal(err)
	}
	return &Browser{t: t, ctx: ctx, base: base}
}

func (b *Browser) run(what string, actions ...chromedp.Action) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 20*time.Second)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		b.shot("failure")
		b.t.Fatalf("%s: %v\n%s", what, err, b.Text())
	}
}

// Go opens a path.
func (b *Browser) Go(path string) {
	b.t.Helper()
	b.run("go "+path, chromedp.Navigate(b.base+path))
}

// Fill types into a field by its name, replacing what is there.
func (b *Browser) Fill(name, value string) {
	b.t.Helper()
	b.run("fill "+name, chromedp.SetValue(fmt.Sprintf(`form [name=%q]:not([type=hidden])`, name), value, chromedp.ByQuery))
}

// Choose picks a radio button or a checkbox.
func (b *Browser) Choose(name, value string) {
	b.t.Helper()
	b.run("choose "+name, chromedp.Evaluate(fmt.Sprintf(`(() => { const e = document.querySelector('[name=%q][value=%q]'); if (!e) throw new Error('no such choice'); e.click(); })()`, name, value), nil))
}

// Pick chooses an option of a select by what it says.
func (b *Browser) Pick(name, label string) {
	b.t.Helper()
	b.run("pick "+label, chromedp.Evaluate(fmt.Sprintf(`(() => { const s = document.querySelector('select[name=%q]'); const o = [...s.options].find(o => o.text.includes(%q)); if (!o) throw new Error('no such option'); s.value = o.value; s.dispatchEvent(new Event('change', {bubbles: true})); })()`, name, label), nil))
}

// Press clicks the button or link with a text and waits for the page that follows.
func (b *Browser) Press(text string) {
	b.t.Helper()
	xpath := fmt.Sprintf(`//main//*[self::button or self::a][contains(normalize-space(.), %q)]`, text)
	b.run("press "+text, chromedp.ActionFunc(func(ctx context.Context) error {
		return chromedp.Run(ctx, chromedp.Click(xpath, chromedp.BySearch, chromedp.NodeVisible))
	}), chromedp.Sleep(150*time.Millisecond))
	b.settle()
}

// Submit presses the one main button of the form.
func (b *Browser) Submit() {
	b.t.Helper()
	b.run("submit", chromedp.Evaluate(`window.leaving = true`, nil), chromedp.Click(`main form [data-main]`, chromedp.ByQuery, chromedp.NodeVisible))
	b.left()
	b.settle()
}

// left waits until the page on which a form was sent has given way to its answer, which on a busy machine takes its time.
func (b *Browser) left() {
	b.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		var still bool
		ctx, cancel := context.WithTimeout(b.ctx, 5*time.Second)
		err := chromedp.Run(ctx, chromedp.Evaluate(`window.leaving === true`, &still))
		cancel()
		if err == nil && !still {
			return
		}
	}
	b.t.Fatal("the form was not answered")
}

// settle waits until the page that a press led to has loaded; while it navigates there is no page to ask.
func (b *Browser) settle() {
	b.t.Helper()
	calm := 0
	for end := time.Now().Add(20 * time.Second); calm < 2 && time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		var state string
		ctx, cancel := context.WithTimeout(b.ctx, 5*time.Second)
		err := chromedp.Run(ctx, chromedp.Evaluate(`document.readyState`, &state))
		cancel()
		if err != nil || state != "complete" {
			calm = 0
			continue
		}
		calm++
	}
	if calm < 2 {
		b.t.Fatal("the page did not load")
	}
}

// Text is what the page says.
func (b *Browser) Text() string {
	var text string
	ctx, cancel := context.WithTimeout(b.ctx, 5*time.Second)
	defer cancel()
	if err := chromedp.Run(ctx, chromedp.Evaluate(`document.body.innerText`, &text)); err != nil {
		return err.Error()
	}
	return text
}

// URL is the path the window is at.
func (b *Browser) URL() string {
	b.t.Helper()
	var at string
	b.run("location", chromedp.Location(&at))
	path, _, _ := strings.Cut(strings.TrimPrefix(at, b.base), "?")
	return path
}

// Want fails unless the page says all of it.
func (b *Browser) Want(texts ...string) {
	b.t.Helper()
	said := b.Text()
	for _, text := range texts {
		if !strings.Contains(said, text) {
			b.shot("missing")
			b.t.Fatalf("the page does not say %q:\n%s", text, said)
		}
	}
}

// Not fails if the page says any of it.
func (b *Browser) Not(texts ...string) {
	b.t.Helper()
	said := b.Text()
	for _, text := range texts {
		if strings.Contains(said, text) {
			b.t.Errorf("the page says %q:\n%s", text, said)
		}
	}
}

// Shot saves a picture of the whole page when GONGKAI_SHOTS names a folder.
func (b *Browser) Shot(name string) { b.shot(name) }

func (b *Browser) shot(name string) {
	dir := os.Getenv("GONGKAI_SHOTS")
	if dir == "" {
		return
	}
	var png []byte
	ctx, cancel := context.WithTimeout(b.ctx, 10*time.Second)
	defer cancel()
	if err := chromedp.Run(ctx, chromedp.FullScreenshot(&png, 100)); err != nil {
		b.t.Log("screenshot:", err)
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o600); err != nil {
		b.t.Log("screenshot:", err)
	}
}

// Paper saves the page as it prints.
func (b *Browser) Paper(name string) {
	dir := os.Getenv("GONGKAI_SHOTS")
	if dir == "" {
		return
	}
	b.run("print", chromedp.ActionFunc(func(ctx context.Context) error {
		pdf, _, err := page.PrintToPDF().WithPrintBackground(true).WithPreferCSSPageSize(true).Do(ctx)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, name+".pdf"), pdf, 0o600)
	}))
}
