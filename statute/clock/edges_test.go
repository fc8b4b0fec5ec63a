package clock_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/statute/clock"
)

// What a reader is told of one letter, from the first day to the last.
func TestALetterAfterOneDay(t *testing.T) {
	t.Parallel()
	c := clock.Derive([]clock.Fact{received(), on(clock.ConsultSent, "2024-03-05"), on(clock.ConsultAnswered, "2024-03-06")}, MustRules(t))
	want := []string{
		"2024年3月4日当面收到申请，当日不计；第1日为2024年3月5日（周二）。",
		"2024年3月5日计1个工作日。",
		"2024年3月5日发出第三方意见征求书（送达未证明，按发出之日计），2024年3月6日收到意见。",
		"2024年3月6日扣除征求意见1个工作日。",
		"2024年3月7日（周四）起为第2日。",
		"第20日为2024年4月2日（周二），即答复期限。",
		"从早计算：收到意见或期满当日也计入，为2024年4月1日（周一）。",
	}
	if diff := cmp.Diff(want, clock.Sentences(c.Explain)); diff != "" {
		t.Error(diff)
	}
}

// A letter answered on the day it went costs no day; only those that do are told, even where they touch.
func TestOnlyLettersThatCostADayAreTold(t *testing.T) {
	t.Parallel()
	facts := []clock.Fact{received()}
	for ref, dates := range map[string][2]string{
		"two days": {"2024-03-11", "2024-03-13"}, "as it begins": {"2024-03-11", "2024-03-11"}, "as it ends": {"2024-03-13", "2024-03-13"},
	} {
		facts = append(facts, clock.Fact{Kind: clock.ConsultSent, On: day(dates[0]), Ref: ref},
			clock.Fact{Kind: clock.ConsultAnswered, On: day(dates[1]), Ref: ref})
	}
	c := clock.Derive(facts, MustRules(t))
	told := slices.DeleteFunc(slices.Clone(c.Explain), func(s clock.Step) bool { return s.Code != clock.StepConsulted })
	if len(told) != 1 || told[0].Until != day("2024-03-13") || c.ReplyDue != day("2024-04-03") {
		t.Errorf("due %s, told %+v", c.ReplyDue, told)
	}
}

// The first sentence of a count.
func TestTheFirstDayIsNamedAsItIs(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	for _, row := range []struct {
		name  string
		facts []clock.Fact
		want  string
	}{
		{"a make-up day of a count that was stopped", []clock.Fact{on(clock.Received, "2026-01-03"), on(clock.CorrectionSent, "2026-01-05")},
			"2026年1月3日收到申请，当日不计；第1日为2026年1月4日（周日，调休上班）。"},
		{"a make-up day after a letter", []clock.Fact{on(clock.Received, "2026-09-30"), on(clock.ConsultSent, "2026-10-07"), on(clock.ConsultAnswered, "2026-10-09")},
			"2026年9月30日收到申请，当日不计；2026年10月1日至2026年10月7日国庆节放假，第1日为2026年10月10日（周六，调休上班）。"},
		{"a weekday after a letter over the make-up day", []clock.Fact{on(clock.Received, "2024-04-03"), on(clock.ConsultSent, "2024-04-03"), on(clock.ConsultAnswered, "2024-04-07")},
			"2024年4月3日收到申请，当日不计；第1日为2024年4月8日（周一）。"},
	} {
		if got := clock.Sentences(clock.Derive(row.facts, rules).Explain)[0]; got != row.want {
			t.Errorf("%s: %s, want %s", row.name, got, row.want)
		}
	}
}

func TestHolidaysThatDatesAloneMakeCertain(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ from, to, want string }{
		{"2024-10-03", "2024-10-07", "2024年10月3日至2024年10月7日国庆节放假，不计。"},
		{"2024-10-04", "2024-10-07", "2024年10月4日至2024年10月7日放假，不计。"},
		{"2025-01-01", "2025-01-01", "2025年1月1日元旦放假，不计。"},
		{"2026-01-02", "2026-01-03", "2026年1月2日至2026年1月3日放假，不计。"},
		{"2025-05-01", "2025-05-01", "2025年5月1日劳动节放假，不计。"},
		{"2025-05-02", "2025-05-05", "2025年5月2日至2025年5月5日放假，不计。"},
		{"2024-06-02", "2024-06-02", "2024年6月2日放假，不计。"},
	} {
		step := clock.Step{Code: clock.StepRest, From: day(row.from), To: day(row.to)}
		if got := clock.Sentences([]clock.Step{step})[0]; got != row.want {
			t.Errorf("%s, want %s", got, row.want)
		}
	}
}

// arts 30, 42: while the clock waits no count has a date, nor a length.
func TestNothingIsCountedWhileTheClockWaits(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	for _, waits := range []clock.Kind{clock.CorrectionSent, clock.FeeNoticed} {
		c := clock.Derive([]clock.Fact{received(), on(waits, "2024-03-06")}, rules)
		if c.Base != 0 || c.Period != 0 || c.LaterDate != 0 || c.ReplyDue != 0 || c.ReplyDueConservative != 0 || c.ReplyLimit != 0 {
			t.Errorf("%s: %+v", waits, c)
		}
		c = clock.Derive([]clock.Fact{received(), on(waits, "2024-03-06"), on(clock.Replied, "2024-03-08")}, rules)
		want := clock.Step{Code: clock.StepReplied, On: day("2024-03-08")}
		if last := c.Explain[len(c.Explain)-1]; last != want || c.Late {
			t.Errorf("%s, then replied: late %v, %+v", waits, c.Late, last)
		}
	}
}

// art. 30: which notices stop the clock, and what is said of the others.
func TestCorrectionNoticesOutOfTurn(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	for _, row := range []struct {
		name  string
		facts []clock.Fact
		want  clock.Check
		waits clock.StoppedFor
	}{
		{"while the fee is waited for", []clock.Fact{on(clock.FeeNoticed, "2024-03-06"), on(clock.CorrectionSent, "2024-03-08")}, clock.ClockNotRunning, clock.ForFee},
		{"late, while the fee is waited for", []clock.Fact{on(clock.FeeNoticed, "2024-03-06"), on(clock.CorrectionSent, "2024-03-14")}, clock.LateCorrectionNotice, clock.ForFee},
		{"a second one in time, after the correction", []clock.Fact{on(clock.CorrectionSent, "2024-03-05"), on(clock.Corrected, "2024-03-06"), on(clock.CorrectionSent, "2024-03-08")}, clock.SecondCorrection, clock.ForNothing},
		{"a second one while the first waits", []clock.Fact{on(clock.CorrectionSent, "2024-03-05"), on(clock.CorrectionSent, "2024-03-08")}, clock.SecondCorrection, clock.ForCorrection},
	} {
		c := clock.Derive(append(row.facts, received()), rules)
		if !slices.Equal(c.Violations, []clock.Check{row.want}) || c.StoppedFor != row.waits {
			t.Errorf("%s: %v, waits for %q, want %s and %q", row.name, c.Violations, c.StoppedFor, row.want, row.waits)
		}
	}
}

// art. 33(3): letters at the edges of the periods.
func TestLettersAtTheEdges(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	onTheLastDay := clock.Derive([]clock.Fact{received(), on(clock.ConsultSent, "2024-04-01")}, rules)
	if onTheLastDay.Spans != nil || onTheLastDay.Violations != nil {
		t.Errorf("sent on the last day: spans %v, violations %v", onTheLastDay.Spans, onTheLastDay.Violations)
	}
	answered := clock.Derive([]clock.Fact{received(), on(clock.ConsultSent, "2024-03-11"), on(clock.ConsultAnswered, "2024-04-01")}, rules)
	if got := answered.Consultations[0]; got.AnswerDue != day("2024-04-01") || got.Ending != clock.Answered {
		t.Errorf("answered on the party's last day: %+v", got)
	}
	unproved := clock.Derive([]clock.Fact{received(), {Kind: clock.ConsultSent, On: day("2024-03-11"), ServedOn: day("2024-03-08")}}, rules)
	if got := unproved.Consultations[0].ServedOn; got != 0 {
		t.Errorf("served before it was sent: %s", got)
	}
	guessed := clock.Derive([]clock.Fact{on(clock.Received, "2026-11-30"), on(clock.ConsultSent, "2026-12-24"), on(clock.ConsultAnswered, "2026-12-25")}, rules)
	if guessed.ReplyDue != day("2026-12-29") || !guessed.Provisional {
		t.Errorf("due %s; the party's last day %s is a guess: %v", guessed.ReplyDue, guessed.Consultations[0].AnswerDue, guessed.Provisional)
	}
}

// Only what came by wire on a day of rest may be taken as received on the next working day.
func TestNoLaterLimitAtTheCounter(t *testing.T) {
	t.Parallel()
	c := clock.Derive([]clock.Fact{{Kind: clock.Received, On: day("2024-03-09"), Channel: clock.InPerson}}, MustRules(t))
	if c.ReplyDue != day("2024-04-08") || c.ReplyLimit != c.ReplyDue {
		t.Errorf("due %s, limit %s", c.ReplyDue, c.ReplyLimit)
	}
}

func TestNoDaysOfACountThatDoesNotRun(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	for _, c := range []clock.Clock{{}, {Base: day("2024-03-04")}, {ReplyDue: day("2024-04-01")}} {
		if lines := clock.Days(c, rules); lines != nil {
			t.Errorf("from %q to %q: %d days", c.Base, c.ReplyDue, len(lines))
		}
	}
}
