package clock_test

import (
	"testing"

	"pgregory.net/rapid"

	"gongkai/civil"
	"gongkai/internal/lawcases"
	"gongkai/statute/clock"
)

// periods are the methods by the names of due.csv.
func periods(p clock.Periods) map[string]func(civil.Date) clock.Deadline {
	return map[string]func(civil.Date) clock.Deadline{
		"publish": p.Publish, "publish_decision": p.PublishDecision, "withdraw_penalty": p.WithdrawPenalty,
		"answer_review": p.AnswerReview, "answer_short_review": p.AnswerShortReview, "defend": p.Defend, "appeal": p.Appeal,
		"report_opinion": p.ReportOpinion, "annual_report": p.AnnualReport, "government_report": p.GovernmentReport,
	}
}

func TestPeriodsBesideAnApplication(t *testing.T) {
	t.Parallel()
	rows, err := lawcases.Due()
	if err != nil {
		t.Fatal(err)
	}
	all, seen := periods(clock.DefaultPeriods(MustRules(t).Calendar)), map[string]bool{}
	for _, row := range rows {
		due, known := all[row["which"]]
		if !known {
			t.Fatalf("no period is called %q", row["which"])
		}
		seen[row["which"]] = true
		got := due(day(row["on"]))
		if got.On.String() != row["expected"] || got.Plan.String() != row["plan"] {
			t.Errorf("%s: from %s until %s, plan %s, want %s, %s", row["article"], row["on"], got.On, got.Plan, row["expected"], row["plan"])
		}
		if got.Provisional != (got.On > day("2026-12-31")) {
			t.Errorf("%s: %s provisional: %v", row["article"], got.On, got.Provisional)
		}
	}
	if len(seen) != len(all) {
		t.Errorf("%d of %d periods have an example", len(seen), len(all))
	}
}

func TestInternalDeadlinesAreCountedBack(t *testing.T) {
	t.Parallel()
	p := clock.DefaultPeriods(MustRules(t).Calendar)
	for _, row := range []struct {
		name, legal string
		n           int
		want        string
	}{
		{"three working days before a Monday", "2024-04-01", 3, "2024-03-27"},
		{"over the National Day holiday and two make-up days", "2023-10-09", 3, "2023-09-28"},
		{"a make-up Saturday is a day like any other", "2024-10-14", 1, "2024-10-12"},
		{"the day itself", "2024-04-01", 0, "2024-04-01"},
		{"before a legal date on a day of rest: before its last working day", "2026-01-31", 2, "2026-01-28"},
		{"a negative number is none", "2024-04-01", -3, "2024-04-01"},
	} {
		if got := p.Internal(day(row.legal), row.n).On.String(); got != row.want {
			t.Errorf("%s: %s, want %s", row.name, got, row.want)
		}
	}
}

func TestInternalDeadlinesLeaveTheDaysTheySay(t *testing.T) {
	t.Parallel()
	p := clock.DefaultPeriods(MustRules(t).Calendar)
	rapid.Check(t, func(t *rapid.T) {
		legal, n := someDay().Draw(t, "legal"), rapid.IntRange(0, 40).Draw(t, "n")
		got := p.Internal(legal, n)
		if left := p.Calendar.Working(got.On, legal); left != n || got.On > legal || !p.Calendar.IsWorking(got.On) || got.Plan != got.On {
			t.Fatalf("%d working days before %s: %+v leaves %d", n, legal, got, left)
		}
	})
}

func TestLocalLengths(t *testing.T) {
	t.Parallel()
	p := clock.DefaultPeriods(MustRules(t).Calendar)
	p.DecisionWorkingDays, p.OpinionDays = 5, 30
	if got := p.PublishDecision(day("2024-03-04")).On; got != day("2024-03-11") {
		t.Errorf("five working days: %s", got)
	}
	if got := p.ReportOpinion(day("2024-03-04")).On; got != day("2024-04-03") {
		t.Errorf("thirty days: %s", got)
	}
}
