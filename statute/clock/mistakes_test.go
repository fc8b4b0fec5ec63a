package clock_test

import (
	"testing"
	"time"

	"gongkai/civil"
	"gongkai/statute/clock"
)

// How deadline engines go wrong, each with the case that shows it.
func TestMistakesThatDeadlineEnginesMake(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	consulted := func(sent, answered string) []clock.Fact {
		return []clock.Fact{received(), {Kind: clock.ConsultSent, On: day(sent), ServedOn: day(sent)}, on(clock.ConsultAnswered, answered)}
	}
	for _, row := range []struct {
		name  string
		facts []clock.Fact
		due   string
	}{
		{"holidays known only for the years around today: a case of 2019", []clock.Fact{on(clock.Received, "2019-09-27")}, "2019-10-30"},
		{"statutory days only, without make-up days", []clock.Fact{on(clock.Received, "2026-09-18")}, "2026-10-22"},
		{"a make-up Saturday taken for a weekend", []clock.Fact{on(clock.Received, "2021-01-22")}, "2021-02-24"},
		{"the prolonged Spring Festival of 2020 missed", []clock.Fact{on(clock.Received, "2020-01-15")}, "2020-02-19"},
		{"除夕 2024 taken for a holiday", []clock.Fact{on(clock.Received, "2024-02-02")}, "2024-03-06"},
		{"the day of receipt counted as day 1", []clock.Fact{received()}, "2024-04-01"},
		{"received on a day of rest: moved to a working day, then not counted either", []clock.Fact{on(clock.Received, "2024-03-09")}, "2024-04-08"},
		{"a pause counted in natural days", consulted("2024-03-15", "2024-03-18"), "2024-04-02"},
		{"a pause over a weekend that costs nothing", consulted("2024-03-15", "2024-03-17"), "2024-04-01"},
		{"a pause resumed from today instead of from the opinion", consulted("2024-03-11", "2024-03-12"), "2024-04-02"},
		{"two pauses added up though they overlap", append(consulted("2024-03-11", "2024-03-13"),
			clock.Fact{Kind: clock.ConsultSent, On: day("2024-03-12"), Ref: "b"}, clock.Fact{Kind: clock.ConsultAnswered, On: day("2024-03-13"), Ref: "b"}), "2024-04-03"},
		{"an extension counted from the day it was told", []clock.Fact{received(), {Kind: clock.Extended, ApprovedOn: day("2024-03-06"), NotifiedOn: day("2024-03-06"), Days: 20}}, "2024-04-29"},
		{"an extension that forgets an earlier pause", append(consulted("2024-03-11", "2024-03-12"), clock.Fact{Kind: clock.Extended, ApprovedOn: day("2024-04-02"), NotifiedOn: day("2024-04-02"), Days: 1}), "2024-04-03"},
		{"a correction that goes on counting instead of beginning anew", []clock.Fact{received(), on(clock.CorrectionSent, "2024-03-13"), on(clock.Corrected, "2024-03-29")}, "2024-04-28"},
	} {
		c := clock.Derive(row.facts, rules)
		if c.ReplyDue.String() != row.due || len(c.Violations) != 0 {
			t.Errorf("%s: due %s, want %s; violations %v", row.name, c.ReplyDue, row.due, c.Violations)
		}
	}
}

// Undoing is forgetting the fact and counting anew; nothing is subtracted.
func TestWhatIsTakenBackLeavesNoTrace(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	without := clock.Derive([]clock.Fact{received()}, rules)
	for _, taken := range []clock.Fact{
		{Kind: clock.Extended, ApprovedOn: day("2024-03-06"), NotifiedOn: day("2024-03-06"), Days: 20},
		{Kind: clock.ConsultSent, On: day("2024-03-11")},
		on(clock.CorrectionSent, "2024-03-06"), on(clock.FeeNoticed, "2024-03-06"), on(clock.Replied, "2024-05-06"),
	} {
		with := clock.Derive([]clock.Fact{received(), taken}, rules)
		again := clock.Derive([]clock.Fact{received()}, rules)
		if with.ReplyDue == without.ReplyDue && with.Status == without.Status {
			t.Errorf("%s moved nothing", taken.Kind)
		}
		if again.ReplyDue != without.ReplyDue || again.Late || again.Status != clock.StatusRunning {
			t.Errorf("%s left a trace: %+v", taken.Kind, again)
		}
	}
}

// A case handed in at half past four in the morning in China is of that day, whatever zone the server keeps.
func TestTheDayIsThatOfChina(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	eve := time.Date(2025, 12, 31, 16, 30, 0, 0, time.UTC)
	c := clock.Derive([]clock.Fact{{Kind: clock.Received, On: civil.In(eve), Channel: clock.Internet}}, rules)
	if c.ReceivedOn != day("2026-01-01") || c.ReplyDue != day("2026-01-29") || c.ReplyLimit != day("2026-01-30") {
		t.Errorf("received %s, due %s, limit %s", c.ReceivedOn, c.ReplyDue, c.ReplyLimit)
	}
}

// A calendar that ends must say so and not guess in silence.
func TestNothingBeyondTheCalendarIsCalledCertain(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	until := rules.Calendar.OfficialUntil()
	for d := range civil.Days(until-60, until+400) {
		c := clock.Derive([]clock.Fact{{Kind: clock.Received, On: d}}, rules)
		if beyond := c.ReplyDue > until; c.Provisional != beyond {
			t.Fatalf("received %s, due %s: provisional %v", d, c.ReplyDue, c.Provisional)
		}
	}
}
