package calendar_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/statute/calendar"
)

const seedFile = "../../seeds/calendar/2026-1.json"

// MustSeed is the shipped edition.
func MustSeed(t testing.TB) *calendar.Calendar {
	t.Helper()
	return MustParse(t, string(MustRead(t, seedFile)))
}

// MustRead is the content of a file.
func MustRead(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// MustParse is an edition written in the test.
func MustParse(t testing.TB, text string) *calendar.Calendar {
	t.Helper()
	c, err := calendar.Parse("test", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// MustRows are the lines of a CSV file, each by the names of its head.
func MustRows(t *testing.T, path string) []map[string]string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(string(MustRead(t, path)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		t.Fatalf("%s is empty", path)
	}
	return rows
}

func day(s string) civil.Date { return civil.MustParse(s) }

// spans reads "2024-03-11/2024-04-03;…".
func spans(s string) []calendar.Span {
	var out []calendar.Span
	for part := range strings.SplitSeq(s, ";") {
		if after, through, ok := strings.Cut(part, "/"); ok {
			out = append(out, calendar.Span{After: day(after), Through: day(through)})
		}
	}
	return out
}
