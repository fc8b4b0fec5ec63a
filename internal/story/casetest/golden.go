package casetest

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"

	"gongkai/casefile"
)

// update adds goldens that are missing. It never touches one that exists: those bytes lie in somebody's log.
var update = flag.Bool("update", false, "add goldens that are missing; existing ones are never touched")

// Dir is where a package keeps its golden events.
const Dir = "testdata/events"

// Sample is an event and its golden: <type>.v<version>.json, or <type>.v<version>.<variant>.json.
type Sample struct {
	Version int // of the golden where it is an older one, which nobody writes any more; Event is then what it reads as today
	Variant string
	Event   casefile.Event
}

func (s Sample) version() int { return cmp.Or(s.Version, s.Event.EventVersion()) }

func (s Sample) old() bool { return s.version() < s.Event.EventVersion() }

func (s Sample) path() string {
	name := fmt.Sprintf("%s.v%d", s.Event.EventType(), s.version())
	if s.Variant != "" {
		name += "." + s.Variant
	}
	return filepath.Join(Dir, name+".json")
}

// Goldens holds that every sample has the bytes it had when it was first written, that those bytes read as the sample, and that no
// version of an event is without one.
func Goldens(t *testing.T, f casefile.File, samples []Sample) {
	t.Helper()
	pinned := map[string]bool{}
	for _, s := range samples {
		pinned[s.path()] = true
		want := golden(t, s)
		if got := Canonical(t, s.Event); !s.old() && string(got) != string(want) {
			t.Errorf("%s is written otherwise than it was: -was +is\n%s", s.path(), diff.Diff(string(want), string(got)))
		}
		got, err := f.ReadEvent(s.Event.EventType(), s.version(), want)
		if err != nil {
			t.Errorf("%s: %v", s.path(), err)
			continue
		}
		if d := diff.Diff(s.Event, got); d != "" {
			t.Errorf("%s reads otherwise than it did: -did +does\n%s", s.path(), d)
		}
	}
	everyVersionIsRead(t, samples)
	everyGoldenIsPinned(t, pinned)
}

// everyVersionIsRead holds that the older versions of an event have samples too: their bytes lie in logs.
func everyVersionIsRead(t *testing.T, samples []Sample) {
	t.Helper()
	read := map[string]bool{}
	name := func(e casefile.Event, v int) string { return fmt.Sprintf("%s v%d", e.EventType(), v) }
	for _, s := range samples {
		read[name(s.Event, s.version())] = true
	}
	for _, s := range samples {
		for v := 1; v < s.Event.EventVersion(); v++ {
			if !read[name(s.Event, v)] {
				t.Errorf("%s has no sample", name(s.Event, v))
			}
		}
	}
}

// everyGoldenIsPinned holds that no file is left to which nothing is compared.
func everyGoldenIsPinned(t *testing.T, pinned map[string]bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(Dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if !pinned[path] {
			t.Errorf("%s belongs to no sample", path)
		}
	}
}

func golden(t *testing.T, s Sample) []byte {
	t.Helper()
	want, err := os.ReadFile(s.path())
	if errors.Is(err, os.ErrNotExist) && *update && !s.old() {
		want = Canonical(t, s.Event)
		err = os.WriteFile(s.path(), want, 0o644)
	}
	if err != nil {
		t.Fatalf("%v (-update adds it)", err)
	}
	return want
}

// pinnedElsewhere reports whether a variant of an event sets a field.
func pinnedElsewhere(samples []Sample, kind, path string) bool {
	return slices.ContainsFunc(samples, func(s Sample) bool {
		return s.Event.EventType() == kind && !s.old() && !slices.ContainsFunc(Unset(reflect.ValueOf(s.Event), kind), func(unset string) bool {
			return strings.HasPrefix(path, unset)
		})
	})
}

// EveryTypeHasASample holds that no constant Ev… of the package is without a golden, and that its goldens leave no field out. A field
// that came later is pinned by a variant: the bytes of before stay.
func EveryTypeHasASample(t *testing.T, samples []Sample) {
	t.Helper()
	full := map[string]bool{}
	for _, s := range samples {
		if s.Variant != "" || s.old() {
			continue
		}
		kind := s.Event.EventType()
		full[kind] = true
		for _, path := range Unset(reflect.ValueOf(s.Event), kind) {
			if !pinnedElsewhere(samples, kind, path) {
				t.Errorf("the goldens of %s do not pin the field %s", kind, path)
			}
		}
	}
	for _, name := range Constants(t, "event.go", "Ev") {
		if !full[name] {
			t.Errorf("the event %s has no golden", name)
		}
		delete(full, name)
	}
	for name := range full {
		t.Errorf("%s is no constant of the package", name)
	}
}

// Constants are the values of the string constants of a source file whose names begin with a prefix.
func Constants(t testing.TB, file, prefix string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(tree, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(spec.Names[0].Name, prefix) || len(spec.Values) != 1 {
			return true
		}
		if lit, ok := spec.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
			out = append(out, strings.Trim(lit.Value, `"`))
		}
		return true
	})
	if len(out) == 0 || len(slices.Compact(slices.Sorted(slices.Values(out)))) != len(out) {
		t.Fatalf("constants %s… of %s: %v", prefix, file, out)
	}
	return out
}

// Canonical is the canonical JSON of v.
func Canonical(t testing.TB, v any) []byte {
	t.Helper()
	b, err := casefile.Canonical(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
