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

// Facts that the law does not allow are named; what they would have moved stays where it is.
func TestActsOutOfTurnMoveNoDate(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	for _, row := range []struct {
		name  string
		facts []clock.Fact
		due   string
		check clock.Check
	}{
		{"art. 33(3): a letter after the due date leaves nothing out, of a later order neither",
			[]clock.Fact{received(), on(clock.ConsultSent, "2024-04-02"), on(clock.RedoOrdered, "2024-04-08")}, "2024-05-08", clock.LateConsultation},
		{"art. 31: a letter before the arrival", []clock.Fact{received(), on(clock.ConsultSent, "2024-03-01")}, "2024-04-01", clock.BeforeReceipt},
		{"art. 31: a fee notice before the arrival", []clock.Fact{received(), on(clock.FeeNoticed, "2024-03-01")}, "2024-04-01", clock.BeforeReceipt},
	} {
		c := clock.Derive(row.facts, rules)
		if got := c.ReplyDue.String(); got != row.due || !slices.Equal(c.Violations, []clock.Check{row.check}) {
			t.Errorf("%s: due %s, want %s; violations %v, want %s", row.name, got, row.due, c.Violations, row.check)
		}
	}
}

// A clock without a receipt holds nothing that a stored event would not give back.
func TestALetterWithoutAReceipt(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	for _, facts := range [][]clock.Fact{nil, {on(clock.ConsultSent, "2024-03-11")}} {
		c := clock.Derive(facts, rules)
		if c.Consultations != nil || c.Spans != nil || !slices.Equal(c.Violations, []clock.Check{clock.NoReceipt}) {
			t.Errorf("%v: consultations %v, spans %v, violations %v", facts, c.Consultations, c.Spans, c.Violations)
		}
	}
}

// The order of a day is asked for where a fact is put between others.
func TestWhichKindTakesEffectLast(t *testing.T) {
	t.Parallel()
	all := allKinds()
	for i, k := range all {
		for j, other := range all {
			if k.After(other) != (i > j) {
				t.Errorf("%s after %s: %v", k, other, k.After(other))
			}
		}
	}
	if unknown := clock.Kind("posted"); !unknown.After(clock.RedoOrdered) || clock.Received.After(unknown) {
		t.Error("an unknown kind does not come last")
	}
	if told := (clock.Fact{Kind: clock.Extended, ApprovedOn: day("2024-03-20"), NotifiedOn: day("2024-03-21")}); told.Day() != day("2024-03-21") {
		t.Errorf("an extension stands on %s", told.Day())
	}
}

func TestWhichPeriodIsOrdered(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	redo := on(clock.RedoOrdered, "2024-06-03")
	for _, row := range []struct {
		name  string
		facts []clock.Fact
		want  bool
	}{
		{"nothing at all", nil, false},
		{"the first period", []clock.Fact{received()}, false},
		{"a period begun anew after correction", []clock.Fact{received(), on(clock.CorrectionSent, "2024-03-06"), on(clock.Corrected, "2024-03-08")}, false},
		{"the period of an order", []clock.Fact{received(), redo}, true},
		{"an answer given in it", []clock.Fact{received(), redo, on(clock.Replied, "2024-06-05")}, true},
		{"paid after an order: the full period", []clock.Fact{received(), redo, on(clock.FeeNoticed, "2024-06-04"), on(clock.Paid, "2024-06-05")}, false},
	} {
		if got := clock.Derive(row.facts, rules).Ordered(); got != row.want {
			t.Errorf("%s: ordered %v", row.name, got)
		}
	}
	if first := (clock.Clock{Explain: []clock.Step{{Code: clock.StepRedo}}}); !first.Ordered() {
		t.Error("an order told first is no order")
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
