package web_test

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gongkai/web"
	"gongkai/web/webtest"
)

func noticing(lines ...string) web.Options {
	return web.Options{Notices: func() []string { return lines }}
}

// What lies under vendor is what npm gave out; the file named integrity says so.
func TestVendoredFilesAreWhatTheyWere(t *testing.T) {
	t.Parallel()
	lists, err := filepath.Glob("vendor/*/integrity")
	if err != nil || len(lists) != 1 {
		t.Fatalf("%v, %v", lists, err)
	}
	for _, list := range lists {
		body, err := os.ReadFile(list)
		if err != nil {
			t.Fatal(err)
		}
		checked := map[string]bool{"integrity": true}
		for _, line := range strings.Split(strings.TrimSpace(string(body)), "\n") {
			want, name, _ := strings.Cut(line, "  ")
			if strings.HasSuffix(name, "(npm)") {
				continue // of the package as a whole
			}
			file, err := os.ReadFile(filepath.Join(filepath.Dir(list), name))
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(file)
			if got := "sha256-" + base64.StdEncoding.EncodeToString(sum[:]); got != want {
				t.Errorf("%s: %s, want %s", name, got, want)
			}
			checked[name] = true
		}
		entries, err := os.ReadDir(filepath.Dir(list))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !checked[e.Name()] {
				t.Errorf("%s/%s is not in the list", filepath.Dir(list), e.Name())
			}
		}
	}
}

func TestAssetsAreNamedByTheirContentAndKeptForEver(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	page := o.Visitor(t).Get("/signin")
	for _, address := range []string{page.Attr("link[rel=stylesheet]", "href"), page.Attr("script[src*=htmx]", "src"), page.Attr("script[src*=desk]", "src"),
		page.Attr("link[rel=icon]", "href")} {
		r := httptest.NewRequest(http.MethodGet, address, nil)
		w := httptest.NewRecorder()
		o.Pages.ServeHTTP(w, r)
		if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Header().Get("Content-Type") == "" {
			t.Errorf("%s: %d %v", address, w.Code, w.Header())
		}
		plain := w.Body.String()
		r.Header.Set("Accept-Encoding", "gzip, br")
		w = httptest.NewRecorder()
		o.Pages.ServeHTTP(w, r)
		unzipped := w.Body.String()
		if w.Header().Get("Content-Encoding") == "gzip" {
			z, err := gzip.NewReader(w.Body)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(z)
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			unzipped = string(body)
		}
		if unzipped != plain {
			t.Errorf("%s: %d bytes zipped, %d plain", address, len(unzipped), len(plain))
		}
	}
	for _, wrong := range []string{"/assets/0000000000000000/desk.css", "/assets/0000000000000000/../web.go", "/assets/x/layout.html"} {
		if got := o.Visitor(t).Get(wrong); got.Status == http.StatusOK {
			t.Errorf("%s: %d", wrong, got.Status)
		}
	}
}

// Chromium 86 is the floor; these came later, or are reset by nothing there.
var tooNew = regexp.MustCompile(`:has\(|:is\(|:where\(|@layer|@container|\binset\s*:|\baspect-ratio|&\s*[.:>]|\bcolor-mix|(^|[;{\s])gap\s*:|\bdvh\b|accent-color`)

var rawColour = regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(`)

func TestStylesKeepToTheFloorAndToTheTokens(t *testing.T) {
	t.Parallel()
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".css") {
			return err
		}
		body, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		text := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(string(body), "")
		if found := tooNew.FindString(text); found != "" {
			t.Errorf("%s uses %q", name, found)
		}
		if name == "static/tokens.css" {
			return nil
		}
		for _, found := range rawColour.FindAllString(strings.ReplaceAll(text, "rgba(255,255,255,", "white("), -1) {
			if found != "rgba(" && !strings.HasSuffix(name, ".print.css") { // shadows; and paper knows ink alone
				t.Errorf("%s: raw colour %s", name, found)
			}
		}
		if strings.Contains(text, "var(--ink") || strings.Contains(text, "var(--blue") || strings.Contains(text, "var(--red") {
			t.Errorf("%s uses ink; pages use intent", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

var newScript = regexp.MustCompile(`\?\?=|\|\|=|&&=|\.at\(|structuredClone|\.replaceAll\(|Object\.hasOwn|\beval\(|new Function|innerHTML`)

func TestScriptsKeepToTheFloor(t *testing.T) {
	t.Parallel()
	body, err := os.ReadFile("static/desk.js")
	if err != nil {
		t.Fatal(err)
	}
	if found := newScript.FindString(string(body)); found != "" {
		t.Errorf("desk.js uses %q", found)
	}
}

func TestEveryPartHasAPageThatShowsIt(t *testing.T) {
	t.Parallel()
	entries, err := os.ReadDir("parts")
	if err != nil {
		t.Fatal(err)
	}
	parts := 0
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		parts++
		for _, ext := range []string{".html", ".css", ".md"} {
			if _, err := os.Stat(filepath.Join("parts", e.Name(), e.Name()+ext)); err != nil {
				t.Errorf("part %s: %v", e.Name(), err)
			}
		}
	}
	if parts < 8 {
		t.Errorf("%d parts", parts)
	}
}
