package clock_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/statute/calendar"
	"gongkai/statute/clock"
)

// Facts of one day take effect in the order of the kinds, whatever their order in the slice.
func TestFactsOfOneDay(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	for _, row := range []struct {
		name  string
		facts []clock.Fact
		due   string
	}{
		{"art. 30: asked and corrected at the counter", []clock.Fact{on(clock.Corrected, "2024-03-08"), on(clock.CorrectionSent, "2024-03-08"), received()}, "2024-04-08"},
		{"109号: told and paid at the counter", []clock.Fact{on(clock.Paid, "2024-03-08"), on(clock.FeeNoticed, "2024-03-08"), received()}, "2024-04-08"},
		{"art. 33(3): asked and answered on one day", []clock.Fact{on(clock.ConsultAnswered, "2024-03-08"), on(clock.ConsultSent, "2024-03-08"), received()}, "2024-04-01"},
		{"art. 33(2): received and answered on the spot", []clock.Fact{on(clock.Replied, "2024-03-04"), received()}, "2024-04-01"},
	} {
		c := clock.Derive(row.facts, rules)
		if got := c.ReplyDue.String(); got != row.due || len(c.Violations) != 0 {
			t.Errorf("%s: due %s, want %s, violations %v", row.name, got, row.due, c.Violations)
		}
	}
}

func TestLocalRules(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	asked := []clock.Fact{received(), on(clock.ReasonsAsked, "2024-03-06")}
	consulted := []clock.Fact{received(), {Kind: clock.ConsultSent, On: day("2024-03-11"), Party: clock.Agency}}
	ordered := []clock.Fact{received(), on(clock.Replied, "2024-03-11"), on(clock.RedoOrdered, "2024-06-03")}
	for _, row := range []struct {
		name   string
		change func(*clock.Rules)
		facts  []clock.Fact
		want   clock.Status
		due    string
	}{
		{"T8: reasons stop nothing by the text", func(*clock.Rules) {}, asked, clock.StatusRunning, "2024-04-01"},
		{"T8: reasons as a correction item stop the clock", func(r *clock.Rules) { r.ReasonsAsCorrection = true }, asked, clock.StatusStopped, ""},
		{"another agency is given 5 days", func(r *clock.Rules) { r.AgencyConsultDays = 5 }, consulted, clock.StatusRunning, "2024-04-09"},
		{"a third party's days are no agency's", func(r *clock.Rules) { r.ConsultDays = 5 }, consulted, clock.StatusRunning, "2024-04-23"},
		{"an order without a number gives the period of the house", func(r *clock.Rules) { r.RedoDays = 10 }, ordered, clock.StatusRunning, "2024-06-18"},
		{"15 working days, as before 2019", func(r *clock.Rules) { r.ReplyDays = 15 }, asked, clock.StatusRunning, "2024-03-25"},
	} {
		local := rules
		row.change(&local)
		c := clock.Derive(row.facts, local)
		if c.Status != row.want || c.ReplyDue.String() != row.due {
			t.Errorf("%s: %s, due %q, want %s, %q", row.name, c.Status, c.ReplyDue, row.want, row.due)
		}
	}
}

// The applicant's own periods are shown while they run, and are gone when they are over.
func TestTheApplicantsPeriods(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	for _, row := range []struct {
		name            string
		fact            clock.Fact
		correction, pay string
	}{
		{"art. 30: 15 working days from dispatch", on(clock.CorrectionSent, "2024-03-06"), "2024-03-27", ""},
		{"from proof of receipt", clock.Fact{Kind: clock.CorrectionSent, On: day("2024-03-06"), ServedOn: day("2024-03-08")}, "2024-03-29", ""},
		{"as long as the notice says", clock.Fact{Kind: clock.CorrectionSent, On: day("2024-03-06"), Days: 10}, "2024-03-20", ""},
		{"109号: 20 working days from receipt of the notice", clock.Fact{Kind: clock.FeeNoticed, On: day("2024-03-06"), ServedOn: day("2024-03-08")}, "", "2024-04-08"},
		{"from dispatch while receipt is not proved", on(clock.FeeNoticed, "2024-03-06"), "", "2024-04-03"},
	} {
		c := clock.Derive([]clock.Fact{received(), row.fact}, rules)
		if c.CorrectionDue.String() != row.correction || c.PayDue.String() != row.pay || c.Status != clock.StatusStopped {
			t.Errorf("%s: correction %s, payment %s, want %s and %s", row.name, c.CorrectionDue, c.PayDue, row.correction, row.pay)
		}
		over := clock.Derive([]clock.Fact{received(), row.fact, on(clock.Corrected, "2024-03-11"), on(clock.Paid, "2024-03-11")}, rules)
		if over.CorrectionDue != 0 || over.PayDue != 0 || over.Status != clock.StatusRunning {
			t.Errorf("%s: still %s, %s afterwards", row.name, over.CorrectionDue, over.PayDue)
		}
	}
}

func TestConsultationsKeepHowTheyEnded(t *testing.T) {
	t.Parallel()
	c := clock.Derive([]clock.Fact{
		received(),
		{Kind: clock.ConsultSent, On: day("2024-03-11"), Ref: "silent", ServedOn: day("2024-03-13")},
		{Kind: clock.ConsultSent, On: day("2024-03-11"), Ref: "answered", Party: clock.CoMaker},
		{Kind: clock.ConsultAnswered, On: day("2024-03-15"), Ref: "answered"},
		{Kind: clock.ConsultSent, On: day("2024-03-12"), Ref: "withdrawn", Party: clock.Agency},
		{Kind: clock.ConsultWithdrawn, On: day("2024-03-14"), Ref: "withdrawn"},
	}, MustRules(t))
	want := []clock.Consultation{
		{Ref: "answered", Party: clock.CoMaker, SentOn: day("2024-03-11"), AnswerDue: day("2024-04-01"), EndedOn: day("2024-03-15"), Ending: clock.Answered},
		{Ref: "silent", Party: clock.ThirdParty, SentOn: day("2024-03-11"), ServedOn: day("2024-03-13"), AnswerDue: day("2024-04-03"), EndedOn: day("2024-04-03"), Ending: clock.Silent},
		{Ref: "withdrawn", Party: clock.Agency, SentOn: day("2024-03-12"), AnswerDue: day("2024-04-02"), EndedOn: day("2024-03-14"), Ending: clock.TookBack},
	}
	if diff := cmp.Diff(want, c.Consultations); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]calendar.Span{{After: day("2024-03-11"), Through: day("2024-04-03")}}, c.Spans); diff != "" {
		t.Error(diff)
	}
}

func TestAnUnknownKindIsLeftOut(t *testing.T) {
	t.Parallel()
	c := clock.Derive([]clock.Fact{on("posted", "2024-03-05"), received()}, MustRules(t))
	if c.ReplyDue != day("2024-04-01") || !slices.Equal(c.Violations, []clock.Check{clock.UnknownKind}) {
		t.Errorf("due %s, violations %v", c.ReplyDue, c.Violations)
	}
}

func TestAViolationIsNamedOnce(t *testing.T) {
	t.Parallel()
	c := clock.Derive([]clock.Fact{received(), on(clock.Paid, "2024-03-05"), on(clock.Paid, "2024-03-06"), on(clock.Corrected, "2024-03-06")}, MustRules(t))
	if want := []clock.Check{clock.NoFeeNotice, clock.NoCorrection}; !slices.Equal(c.Violations, want) {
		t.Errorf("%v, want %v", c.Violations, want)
	}
}

var update = flag.Bool("update", false, "rewrite the golden files")

// The clock lies in stored events: these bytes must be read for ever. A change here is a new event version, never an edit.
func TestTheStoredClock(t *testing.T) {
	t.Parallel()
	const golden = "testdata/clock.v1.json"
	c := clock.Derive(eightFacts(), MustRules(t))
	got, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("-want +got\n%s", cmp.Diff(string(want), string(got)))
	}
	var back clock.Clock
	if err := json.Unmarshal(want, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, back); diff != "" {
		t.Error(diff)
	}
}
