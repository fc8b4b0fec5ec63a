package statute_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the README names exists: `clock.Derive`, `clock.Periods.Publish`, `fee.TestWorkedExamples`.
func TestTheReadmeNamesWhatExists(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile("`(calendar|clock|outcome|review|remedy|fee|annual)\\.((?:[A-Z]\\w*\\.)?[A-Z]\\w*)`").FindAllStringSubmatch(string(text), -1)
	if len(names) < 60 {
		t.Fatalf("only %d names found", len(names))
	}
	sources := map[string]string{}
	for _, n := range names {
		if sources[n[1]] == "" {
			sources[n[1]] = source(t, n[1])
		}
		if !declares(sources[n[1]], n[2]) {
			t.Errorf("%s.%s does not exist", n[1], n[2])
		}
	}
}

func source(t *testing.T, pkg string) string {
	files, err := filepath.Glob(filepath.Join(pkg, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v", pkg, err)
	}
	var all strings.Builder
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

func declares(source, name string) bool {
	receiver, method, isMethod := strings.Cut(name, ".")
	if isMethod {
		return regexp.MustCompile(`func \(\w+ \*?` + receiver + `\) ` + method + `\(`).MatchString(source)
	}
	return regexp.MustCompile(`(?m)^(func ` + name + `\(|type ` + name + ` )`).MatchString(source)
}
