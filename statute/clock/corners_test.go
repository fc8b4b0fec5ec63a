package clock_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
)

// A correction starts the count anew (art. 30); of a letter that was under way, only the days after that are left out.
func TestOfALetterOverACorrectionOnlyTheRestIsLeftOut(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		answered string
		want     []calendar.Span
	}{
		{"2024-03-25", []calendar.Span{{After: day("2024-03-20"), Through: day("2024-03-25")}}},
		{"2024-03-20", nil}, // the day of the correction is day 0 anyhow
	} {
		c := clock.Derive([]clock.Fact{received(), on(clock.ConsultSent, "2024-03-11"), on(clock.CorrectionSent, "2024-03-12"),
			{Kind: clock.Corrected, On: day("2024-03-20"), Channel: clock.InPerson}, on(clock.ConsultAnswered, row.answered)}, MustRules(t))
		if diff := cmp.Diff(row.want, c.Spans); diff != "" {
			t.Errorf("answered %s: %s", row.answered, diff)
		}
	}
}

// An extension is at most 20 working days (art. 33(2)); what is asked beyond it is not given.
func TestAnExtensionGivesNoMoreThanTwentyDays(t *testing.T) {
	t.Parallel()
	extended := func(days int) clock.Clock {
		return clock.Derive([]clock.Fact{received(), {Kind: clock.Extended, ApprovedOn: day("2024-03-25"), NotifiedOn: day("2024-03-26"), Days: days}}, MustRules(t))
	}
	full, more := extended(20), extended(21)
	if full.Violations != nil {
		t.Errorf("20 days: %v", full.Violations)
	}
	if none := extended(0); !slices.Equal(none.Violations, []clock.Check{clock.ExtensionLength}) || none.ReplyDue == full.ReplyDue {
		t.Errorf("no days: %v, due %s", none.Violations, none.ReplyDue)
	}
	if !slices.Equal(more.Violations, []clock.Check{clock.ExtensionLength}) || more.ReplyDue != full.ReplyDue {
		t.Errorf("21 days: %v, due %s instead of %s", more.Violations, more.ReplyDue, full.ReplyDue)
	}
}

// A later date (art. 35) stands in the place of a count: it must be later than the count with its letters, and a count must run.
func TestALaterDateTakesThePlaceOfACount(t *testing.T) {
	t.Parallel()
	consulted := []clock.Fact{received(), on(clock.ConsultSent, "2024-03-11"), on(clock.ConsultAnswered, "2024-03-20")}
	due := clock.Derive(consulted, MustRules(t)).ReplyDue
	for _, row := range []struct {
		name  string
		facts []clock.Fact
		later civil.Date
		want  []clock.Check
	}{
		{"the due date itself is no later date", consulted, due, []clock.Check{clock.LaterDate}},
		{"the day after it is", consulted, due + 1, nil},
		{"while a correction is waited for nothing runs", []clock.Fact{received(), on(clock.CorrectionSent, "2024-03-12")}, day("2024-05-31"),
			[]clock.Check{clock.ClockNotRunning}},
	} {
		c := clock.Derive(append(slices.Clone(row.facts), clock.Fact{Kind: clock.LaterDateFixed, On: day("2024-03-21"), Due: row.later}), MustRules(t))
		if !slices.Equal(c.Violations, row.want) {
			t.Errorf("%s: %v", row.name, c.Violations)
		}
		if row.want == nil && c.ReplyDue != row.later {
			t.Errorf("%s: due %s", row.name, c.ReplyDue)
		}
	}
}

// What a reader would stumble over is told.
func TestWhatIsToldOfACorner(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name  string
		facts []clock.Fact
		want  string
	}{
		{"what arrives after a late notice", []clock.Fact{received(), on(clock.CorrectionSent, "2024-03-20"), on(clock.Corrected, "2024-03-25")},
			"2024年3月25日收到补充材料，不重新计算。"},
		{"an order leaves no letter out", []clock.Fact{received(), on(clock.Replied, "2024-03-20"), {Kind: clock.RedoOrdered, On: day("2024-07-01"), Days: 20},
			on(clock.ConsultSent, "2024-07-03"), on(clock.ConsultAnswered, "2024-07-10")},
			"从早计算：责令的期限不扣除征求意见时间，为2024年7月29日（周一）。"},
		{"a single holiday before day 1", []clock.Fact{on(clock.Received, "2024-12-31")},
			"2024年12月31日收到申请，当日不计；2025年1月1日元旦放假，第1日为2025年1月2日（周四）。"},
	} {
		c := clock.Derive(row.facts, MustRules(t))
		if told := clock.Sentences(c.Explain); !slices.Contains(told, row.want) {
			t.Errorf("%s: %q is not in %q", row.name, row.want, told)
		}
	}
}

// The day from which on a date is provisional is the first one without a notice.
func TestProvisionalFromTheFirstDayWithoutANotice(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	c := clock.Derive([]clock.Fact{on(clock.Received, "2026-12-28")}, rules)
	i := slices.IndexFunc(c.Explain, func(s clock.Step) bool { return s.Code == clock.StepProvisional })
	if i < 0 || c.Explain[i].On != rules.Calendar.OfficialUntil()+1 {
		t.Errorf("%+v", c.Explain)
	}
}

// Natural days of the clocks against the office, as the law has them.
func TestThePeriodsOfACourtAreNaturalDays(t *testing.T) {
	t.Parallel()
	p := clock.DefaultPeriods(MustRules(t).Calendar)
	for _, row := range []struct {
		name, article string
		got, want     int
	}{
		{"appeal", "行政诉讼法第八十五条", p.AppealDays, 15},
		{"defence", "行政诉讼法第六十七条", p.DefenceDays, 15},
		{"opinion", "行政复议法第七十六条", p.OpinionDays, 60},
	} {
		if row.got != row.want {
			t.Errorf("%s (%s): %d days", row.name, row.article, row.got)
		}
	}
}
