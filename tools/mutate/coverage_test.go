package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestCoverage(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cover.out")
	text := "mode: set\noffice/counter/counter.go:10.20,14.3 2 1\noffice/counter/counter.go:12.5,13.4 1 0\noffice/counter/x.go:1.1,2.1 1 0\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := readProfile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := func(line, col int) [2]position { return [2]position{{line, col}, {line, col}} }
	for _, row := range []struct {
		name   string
		stands [2]position
		want   bool
	}{
		{"in the block", at(11, 1), true},
		{"in the inner block, which did not run", at(12, 9), false},
		{"behind it", at(13, 4), true},
		{"a case, known by its switch alone", [2]position{{20, 1}, {12, 6}}, false},
		{"in no block", at(30, 1), true},
		{"outside any function", [2]position{}, true},
	} {
		if got := p.covers(mutant{key: key{file: "counter/counter.go"}, stands: row.stands}); got != row.want {
			t.Errorf("%s: %v", row.name, got)
		}
	}
	if err := os.WriteFile(path, []byte("mode: set\nnonsense: here\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readProfile(path); err == nil {
		t.Error("nonsense was read as a profile")
	}
}
