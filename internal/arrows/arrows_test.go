// Package arrows holds the direction of imports: who may know whom, and which library belongs to which layer.
package arrows

import (
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrows: a package (and what lies below it) may import these of ours. A package that is not named here fails the test.
var arrows = map[string][]string{
	"civil":                {},
	"statute":              {}, // the test that its README names what exists
	"statute/calendar":     {"civil"},
	"statute/clock":        {"civil", "statute/calendar"},
	"statute/outcome":      {"civil"},
	"statute/review":       {"civil", "statute/outcome"},
	"statute/annual":       {"civil", "statute/outcome"},
	"statute/remedy":       {"civil", "statute/outcome", "statute/calendar"},
	"statute/fee":          {"civil"},
	"casefile":             {"civil"},
	"casefile/application": {"civil", "casefile", "statute"},
	"casefile/assignment":  {"civil", "casefile", "statute"},
	"house":                {"statute"},
	"seeds":                {},
	"seal":                 {},
	"store":                {"civil", "seeds"},
	"record":               {"civil", "casefile", "statute", "house", "seal", "seeds", "store"},
	"ooxml":                {},
	"letters":              {"civil", "ooxml", "statute"},
	"readers":              {"civil"},
	"auth":                 {"civil", "store"},
	"workflows":            {"civil", "casefile"},
	"activities":           {"civil", "workflows", "record", "store", "letters", "casefile", "statute", "house"},
	"worker":               {"activities", "workflows", "record", "store", "casefile"},
	"backup":               {"store", "record", "seal", "casefile"},
	"demo":                 {"civil", "casefile", "statute", "seeds"},
	"desk":                 {"civil", "casefile", "statute", "house", "seeds", "record", "store", "seal", "auth", "readers", "letters", "demo"},
	"web":                  {"civil", "casefile", "statute", "house", "desk", "auth", "record", "seeds", "store", "readers", "web"},
	"web/webtest":          {"*"}, // an office with browsers, for tests
	"api":                  {"civil", "casefile", "statute", "house", "desk", "auth", "record", "store", "web/words", "api"},
	"supervise":            {},
	"cmd":                  {"*"},
	"internal":             {"*"},
}

// libraries: where a third-party library may be imported.
var libraries = map[string][]string{
	"gorm.io/":                  {"store", "internal/storetest"},
	"modernc.org/sqlite":        {"store"},
	"github.com/go-sql-driver/": {"store", "internal"},
	"github.com/gin-gonic/":     {"api", "web"},
	"github.com/danielgtaylor/": {"api"},
	"go.temporal.io/":           {"workflows", "activities", "worker", "cmd", "internal"},
	"github.com/xuri/":          {"letters/tables"},
	"github.com/emmansun/":      {"backup", "seal", "record", "auth"},
}

type pkg struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", "gongkai/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p pkg
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// home is the longest entry of the table that a package lies in.
func home(path string) (string, bool) {
	for p := path; ; {
		if _, ok := arrows[p]; ok {
			return p, true
		}
		cut := strings.LastIndexByte(p, '/')
		if cut < 0 {
			return "", false
		}
		p = p[:cut]
	}
}

func within(path, prefix string) bool { return path == prefix || strings.HasPrefix(path, prefix+"/") }

func TestArrows(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		path := strings.TrimPrefix(p.ImportPath, "gongkai/")
		from, known := home(path)
		if !known {
			t.Errorf("%s has no place in the house", path)
			continue
		}
		for _, imported := range p.Imports {
			to, ours := strings.CutPrefix(imported, "gongkai/")
			if ours && !allowed(from, path, to) {
				t.Errorf("%s must not import %s", path, to)
			}
			for library, homes := range libraries {
				if strings.HasPrefix(imported, library) && !slices.ContainsFunc(homes, func(h string) bool { return within(path, h) }) {
					t.Errorf("%s must not import %s", path, imported)
				}
			}
		}
	}
}

func allowed(from, path, to string) bool {
	if within(to, from) || slices.Contains(arrows[from], "*") {
		return true
	}
	return slices.ContainsFunc(arrows[from], func(a string) bool { return within(to, a) && (a != "casefile" || kernelOnly(from, to)) })
}

// kernelOnly: those that know the kernel alone must not know one kind of case.
func kernelOnly(from, to string) bool {
	return to == "casefile" || !slices.Contains([]string{"workflows", "casefile/application", "casefile/assignment", "worker"}, from)
}

// The server in onebox implements every method of the api it was built with: both modules must agree on it. The SDK that the server
// brings for itself is its own affair (it only appears there indirectly).
func TestBothModulesAgreeOnTheAPI(t *testing.T) {
	t.Parallel()
	ours, theirs := versions(t, "../../go.mod"), versions(t, "../../onebox/go.mod")
	const api = "go.temporal.io/api"
	if ours[api] == "" || ours[api] != theirs[api] {
		t.Errorf("%s: %q here, %q in onebox", api, ours[api], theirs[api])
	}
}

func versions(t *testing.T, file string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if f := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require ")); len(f) >= 2 && strings.HasPrefix(f[1], "v") {
			out[f[0]] = f[1]
		}
	}
	return out
}
