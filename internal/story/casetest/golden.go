package casetest

import (
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
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile"
)

// update adds goldens that are missing. It never touches one that exists: those bytes lie in somebody's log.
var update = flag.Bool("update", false, "add goldens that are missing; existing ones are never touched")

// Dir is where a package keeps its golden events.
const Dir = "testdata/events"

// Sample is an event and its golden: <type>.v<version>.json, or <type>.v<version>.<variant>.json.
type Sample struct {
	Variant string
	Event   casefile.Event
}

func (s Sample) path() string {
	name := fmt.Sprintf("%s.v%d", s.Event.EventType(), s.Event.EventVersion())
	if s.Variant != "" {
		name += "." + s.Variant
	}
	return filepath.Join(Dir, name+".json")
}

// Goldens holds that every sample has the bytes it had when it was first written, and that those bytes read as the sample.
func Goldens(t *testing.T, f casefile.File, samples []Sample) {
	t.Helper()
	for _, s := range samples {
		want := golden(t, s)
		if got := Canonical(t, s.Event); string(got) != string(want) {
			t.Errorf("%s is written otherwise than it was: -was +is\n%s", s.path(), cmp.Diff(string(want), string(got)))
		}
		got, err := f.ReadEvent(s.Event.EventType(), s.Event.EventVersion(), want)
		if err != nil {
			t.Errorf("%s: %v", s.path(), err)
			continue
		}
		if diff := cmp.Diff(s.Event, got); diff != "" {
			t.Errorf("%s reads otherwise than it did: -did +does\n%s", s.path(), diff)
		}
	}
	everyGoldenReads(t, f, samples)
}

// everyGoldenReads holds for the goldens of older versions, of which no sample is left.
func everyGoldenReads(t *testing.T, f casefile.File, samples []Sample) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(Dir, "*.json"))
	if err != nil || len(files) < len(samples) {
		t.Fatalf("%d goldens for %d samples, %v", len(files), len(samples), err)
	}
	for _, path := range files {
		part := strings.Split(filepath.Base(path), ".")
		v, err := strconv.Atoi(strings.TrimPrefix(part[1], "v"))
		if err != nil {
			t.Fatalf("%s: the name has no version", path)
		}
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.ReadEvent(part[0], v, body); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func golden(t *testing.T, s Sample) []byte {
	t.Helper()
	want, err := os.ReadFile(s.path())
	if errors.Is(err, os.ErrNotExist) && *update {
		want = Canonical(t, s.Event)
		err = os.WriteFile(s.path(), want, 0o644)
	}
	if err != nil {
		t.Fatalf("%v (-update adds it)", err)
	}
	return want
}

// EveryTypeHasASample holds that no constant Ev… of the package is without a golden, and none of its goldens leaves a field out.
func EveryTypeHasASample(t *testing.T, samples []Sample) {
	t.Helper()
	full := map[string]bool{}
	for _, s := range samples {
		if s.Variant == "" {
			full[s.Event.EventType()] = true
			for _, path := range Unset(reflect.ValueOf(s.Event), s.Event.EventType()) {
				t.Errorf("the golden of %s does not pin the field %s", s.Event.EventType(), path)
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

// Unset are the paths of the fields that are zero; lists must have a member.
func Unset(v reflect.Value, path string) []string {
	switch v.Kind() {
	case reflect.Struct:
		var out []string
		for i := range v.NumField() {
			out = append(out, Unset(v.Field(i), path+"."+v.Type().Field(i).Name)...)
		}
		return out
	case reflect.Slice:
		if v.Len() == 0 {
			return []string{path}
		}
		return Unset(v.Index(0), path+"[0]")
	default:
		if v.IsZero() {
			return []string{path}
		}
		return nil
	}
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
