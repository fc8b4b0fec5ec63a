package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSelection(t *testing.T) {
	t.Parallel()
	var all []mutant
	for line := range 5 {
		all = append(all, mutant{key: key{file: "statute/clock/days.go"}, line: line})
	}
	all = append(all, mutant{key: key{file: "statute/clock/holidays.go"}, line: 9})
	for _, row := range []struct {
		name string
		s    selection
		want []int // lines
	}{
		{"everything", selection{}, []int{0, 1, 2, 3, 4, 9}},
		{"one file", selection{only: "holidays.go"}, []int{9}},
		{"one line", selection{only: "days.go:3"}, []int{3}},
		{"with its folders", selection{only: "statute/clock/days.go:3"}, []int{3}},
		{"the first of two parts", selection{shard: 1, parts: 2}, []int{0, 2, 4}},
		{"the second", selection{shard: 2, parts: 2}, []int{1, 3, 9}},
		{"two at most", selection{limit: 2}, []int{0, 1}},
	} {
		var got []int
		for _, m := range row.s.of(all) {
			got = append(got, m.line)
		}
		if !slices.Equal(got, row.want) || row.s.whole() != (row.name == "everything") {
			t.Errorf("%s: %v, want %v", row.name, got, row.want)
		}
	}
}

func TestShards(t *testing.T) {
	t.Parallel()
	if i, n, err := parseShard("2/4"); i != 2 || n != 4 || err != nil {
		t.Errorf("2/4 is %d of %d, %v", i, n, err)
	}
	for _, text := range []string{"2", "0/4", "5/4", "a/b", "1/"} {
		if _, _, err := parseShard(text); err == nil {
			t.Errorf("%s was taken for a shard", text)
		}
	}
}

func TestAFingerprintKnowsEveryFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	seen := map[string]bool{}
	for _, text := range []string{"a", "b", "ab"} {
		if err := os.WriteFile(filepath.Join(folder, "x"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		sum, err := fingerprint(folder)
		if err != nil || seen[sum] {
			t.Errorf("%s: %s again, %v", text, sum, err)
		}
		seen[sum] = true
	}
}

// TestTheOffice runs the whole program over the office in testdata, whose tests leave known gaps. It takes a few seconds.
func TestTheOffice(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles")
	}
	office := t.TempDir()
	if err := os.CopyFS(office, os.DirFS("testdata/office")); err != nil {
		t.Fatal(err)
	}
	explained := "counter/counter.go Due compare `n <= 1`\n\tthe first sheet costs nothing either way\n"
	if err := os.WriteFile(filepath.Join(office, "explained.txt"), []byte(explained), 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := fingerprint(filepath.Join(office, "counter"))
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	ok, err := Run(t.Context(), []string{"-root", office, "-explained", "explained.txt", "-out", "page.md", "-dependents", "./counter"}, &said, io.Discard)
	if err != nil || !ok {
		t.Fatalf("%v %v: counter is not among the strict", ok, err)
	}
	if after, err := fingerprint(filepath.Join(office, "counter")); err != nil || after != before {
		t.Errorf("the tree was touched: %v", err)
	}
	page, err := os.ReadFile(filepath.Join(office, "page.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"| 24 | 19 | 1 | 1 | 3 | 2 | 1 |\n",
		"| counter/counter.go:21:10:number | Due | survived | `n <= 1` | `n <= 2` |\n",
		"| counter/counter.go:45:39:minmax | Forgotten | uncovered | `max(a, b)` | `min(a, b)` |\n",
		"| counter/counter.go:21:7:compare | Due | `n <= 1` | `n < 1` | the first sheet costs nothing either way |\n",
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("%q is missing in\n%s", want, page)
		}
	}
	if strings.Contains(string(page), "Both") {
		t.Error("window's tests know Both")
	}
}
