package clock_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
)

// MustRules are the national rules over the shipped calendar.
func MustRules(t testing.TB) clock.Rules {
	t.Helper()
	text, err := os.ReadFile("../../seeds/calendar/2026-1.json")
	if err != nil {
		t.Fatal(err)
	}
	cal, err := calendar.Parse("2026-1", text)
	if err != nil {
		t.Fatal(err)
	}
	return clock.Defaults(cal)
}

// lawCase is one file of testdata/cases.
type lawCase struct {
	file    string
	Name    string           `yaml:"name"`
	Article string           `yaml:"article"`
	Events  []map[string]any `yaml:"events"`
	AsOf    string           `yaml:"as_of"`
	Want    map[string]any   `yaml:"want"`
}

// request is the case as the contract of gongkai clock --json has it.
func (c lawCase) request(t testing.TB) []byte {
	t.Helper()
	text, err := json.Marshal(map[string]any{"events": c.Events, "as_of": c.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// MustCases are all cases of testdata/cases.
func MustCases(t testing.TB) []lawCase {
	t.Helper()
	files, err := filepath.Glob("testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var out []lawCase
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		c := lawCase{file: strings.TrimSuffix(filepath.Base(file), ".yaml")}
		dec := yaml.NewDecoder(f)
		dec.KnownFields(true)
		if err := dec.Decode(&c); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

// MustParse is a request written in the test.
func MustParse(t testing.TB, text []byte) clock.Request {
	t.Helper()
	r, err := clock.ParseRequest(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return r
}

// MustJSON is v through JSON, as plain maps and lists.
func MustJSON(t testing.TB, v any) any {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func day(s string) civil.Date {
	if s == "" {
		return 0
	}
	return civil.MustParse(s)
}

// received is the application of nearly every test: handed in on Monday 4 March 2024, due on 1 April.
func received() clock.Fact {
	return clock.Fact{Kind: clock.Received, On: day("2024-03-04"), Channel: clock.InPerson}
}

func on(kind clock.Kind, date string) clock.Fact { return clock.Fact{Kind: kind, On: day(date)} }
