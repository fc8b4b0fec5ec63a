// Package chromium opens browsers for tests: the one installed, and the oldest one that the pages promise to work in. Where a browser is
// missing the test is skipped, and fails in CI.
package chromium

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Path is the browser installed on this machine.
func Path(t testing.TB) string {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		missing(t, "chromium is missing")
	}
	return path
}

// Oldest is Chromium 86, fetched by .ci/chromium86.
func Oldest(t testing.TB) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(cache, "gongkai", "chromium-86", "chromium")
	if _, err := os.Stat(path); err != nil {
		missing(t, "Chromium 86 is missing: run .ci/chromium86")
	}
	return path
}

func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// Open starts a browser of its own, which ends with the test, or after the time given.
func Open(t testing.TB, path string, limit time.Duration, more ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1366, 768),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("lang", "zh-CN"), chromedp.UserDataDir(profile(t)))
	process, stop := chromedp.NewExecAllocator(t.Context(), append(options, more...)...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(process)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, limit)
	t.Cleanup(cancel)
	return ctx
}

// Single are the flags with which the packed Chromium 86 runs as one process.
func Single() []chromedp.ExecAllocatorOption {
	return []chromedp.ExecAllocatorOption{chromedp.Flag("single-process", true), chromedp.Flag("no-zygote", true)}
}

// profile is a folder that the browser may still be writing into when the test ends.
func profile(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "gongkai-browser-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // what remains lies in the temporary folder
	return dir
}
