package clock_test

import (
	"encoding/json"
	"os"
	"testing"

	"gongkai/civil"
	"gongkai/internal/lawcases"
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

// MustCases are the worked examples.
func MustCases(t testing.TB) []lawcases.Case {
	t.Helper()
	out, err := lawcases.Clock()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// MustRequest is an example as the contract of gongkai clock --json has it.
func MustRequest(t testing.TB, c lawcases.Case) []byte {
	t.Helper()
	text, err := c.Request()
	if err != nil {
		t.Fatal(err)
	}
	return text
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
