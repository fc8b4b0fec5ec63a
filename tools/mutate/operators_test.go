package main

import (
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// MustMutants are the mutants of the body of a file, as "operator: original => changed".
func MustMutants(t *testing.T, body string) []string {
	t.Helper()
	all, err := mutantsIn("p/p.go", []byte("package p\n"+body))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range all {
		out = append(out, m.operator+": "+m.original+" => "+m.changed)
	}
	return out
}

func TestOperators(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, body, want string }{
		{"a comparison moves by one", "var x = a < b", "compare: a < b => a <= b"},
		{"equality turns", "var x = a == b", "compare: a == b => a != b"},
		{"a sum loses its right side", "var x = a + b - c", "drop: a + b => a; drop: a + b - c => a + b"},
		{"&& and || swap, without regrouping", "var x = a || b && c", "logic: a || b && c => (a && b && c); logic: b && c => (b || c)"},
		{"a number grows by one", "const days = 20", "number: days = 20 => days = 21"},
		{"numbers by iota mean nothing", "const (\na = iota + 1\nb\n)", ""},
		{"the size of an array is left alone", "var x [16]int", ""},
		{"so is a capacity, but not a length", "var x = make([]int, n, m+1)", ""},
		{"however it is reckoned", "var x = make([]int, n, max(0, int(m)+1))", ""},
		{"a length is not", "var x = make([]int, 0, 8)", "number: make([]int, 0, 8) => make([]int, 1, 8)"},
		{"the capacity of a map", "var x = make(map[int]int, 8)", ""},
		{"min and max swap", "var x = min(a, b)", "minmax: min(a, b) => max(a, b)"},
		{"a condition turns", "func f() {\nif ok(a) {\n}\n}", "negate: ok(a) => !(ok(a))"},
		{"a denied one loses its !", "func f() {\nfor !done {\n}\n}", "negate: !done => done"},
		{"a case of a bare switch is a condition", "func f() {\nswitch {\ncase a:\n}\n}", "negate: a => !(a)"},
		{"a case of another switch is not", "func f() {\nswitch x {\ncase a:\n}\n}", ""},
		{"a call is left out", "func f() {\nwrite(a)\n}", "remove: write(a) => nothing"},
		{"an assignment is, a declaration is not", "func f() {\nx := a\nx = b\n_ = x\n}", "remove: x = b => nothing"},
		{"so is a jump", "func f() {\nfor {\nbreak\n}\n}", "remove: break => nothing"},
		{"a result becomes the other boolean", "func f() bool {\nreturn true\n}", "result-false: true => false"},
		{"or both", "func f() bool { return g() }", "result-false: g() => false; result-true: g() => true"},
		{"or nothing, one by one", "func f() (a, b int, e error) { return x, 0, err }",
			"number: return x, 0, err => return x, 1, err; result: x => the zero value; result: err => the zero value"},
		{"or nothing at all", "func f() (int, error) { return g() }", "result: g() => the zero value"},
		{"what is nothing stays", "func f() (error, string, T) { return nil, \"\", T{} }", ""},
		{"a literal returns for itself", "var f = func() int { return x }", "result: x => the zero value"},
	} {
		got := MustMutants(t, row.body)
		slices.Sort(got)
		wanted := strings.Split(row.want, "; ")
		slices.Sort(wanted)
		if strings.Join(got, "; ") != strings.Join(wanted, "; ") {
			t.Errorf("%s:\n got %s\nwant %s", row.name, strings.Join(got, "; "), row.want)
		}
	}
}

// MustOffice are the mutants of the office in testdata.
func MustOffice(t *testing.T, dir string) []mutant {
	t.Helper()
	all, err := mutantsOf("testdata/office", dir)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryMutantIsGoOnTheSameLinesUnderItsOwnName(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for _, m := range MustOffice(t, "counter") {
		text := m.edit.apply(m.source)
		if _, err := parser.ParseFile(token.NewFileSet(), m.file, text, 0); err != nil {
			t.Errorf("%s: %v", m.id(), err)
		}
		if strings.Count(string(text), "\n") != strings.Count(string(m.source), "\n") || string(text) == string(m.source) {
			t.Errorf("%s changes the lines, or nothing", m.id())
		}
		if ids[m.id()] {
			t.Errorf("two mutants are called %s", m.id())
		}
		ids[m.id()] = true
	}
	if !ids["counter/counter.go:13:10:compare"] {
		t.Errorf("noon is not among %v", ids)
	}
}

func TestAMutantKnowsItsFunction(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		"const days = 20":                           "-",
		"func f() { g(1) }":                         "f",
		"func (c *Clock) f() { g(1) }":              "Clock.f",
		"func (c Clock) f() { h(func() { g(1) }) }": "Clock.f",
		"func (c List[T]) f() { g(1) }":             "List.f",
	} {
		all, err := mutantsIn("p/p.go", []byte("package p\n"+body))
		if err != nil || len(all) == 0 || all[len(all)-1].function != want {
			t.Errorf("%s: %+v %v", body, all, err)
		}
	}
}

func TestTheSameTextIsNumbered(t *testing.T) {
	t.Parallel()
	all, err := mutantsIn("p/p.go", []byte("package p\nfunc f() { g(1)\n g(1) }\nfunc h() { g(1) }"))
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, m := range all {
		if m.operator == "number" {
			got = append(got, m.ordinal)
		}
	}
	if !slices.Equal(got, []int{1, 2, 1}) {
		t.Errorf("ordinals %v", got)
	}
}
