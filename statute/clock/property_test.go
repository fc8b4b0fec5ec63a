package clock_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gongkai/civil"
	"gongkai/statute/clock"
)

// someDay is a day of one year beginning with the receipt, so that facts meet each other's periods.
func someDay() *rapid.Generator[civil.Date] {
	return rapid.Custom(func(t *rapid.T) civil.Date {
		return day("2026-08-24") + civil.Date(rapid.IntRange(-2, 200).Draw(t, "day"))
	})
}

// anyFact is a fact of any kind; its refs are few, so that letters and answers meet.
func anyFact() *rapid.Generator[clock.Fact] {
	return rapid.Custom(func(t *rapid.T) clock.Fact {
		f := clock.Fact{Kind: rapid.SampledFrom(allKinds()).Draw(t, "kind"), On: someDay().Draw(t, "on")}
		some := func(name string) civil.Date { // often missing
			return rapid.OneOf(rapid.Just(civil.Date(0)), someDay()).Draw(t, name)
		}
		switch f.Kind {
		case clock.Received, clock.Corrected:
			f.Channel = rapid.SampledFrom([]clock.Channel{"", "in_person", "signed_mail", "ordinary_mail", "internet", "fax", "oral"}).Draw(t, "channel")
			f.ConfirmedOn = some("confirmed")
		case clock.ConsultSent:
			f.Ref, f.ServedOn = rapid.SampledFrom([]string{"c1", "c2", "c3"}).Draw(t, "ref"), some("served")
			f.Party = rapid.SampledFrom([]clock.Party{"", "third_party", "co_maker", "agency"}).Draw(t, "party")
		case clock.ConsultAnswered, clock.ConsultWithdrawn:
			f.Ref = rapid.SampledFrom([]string{"c1", "c2", "c3"}).Draw(t, "ref")
		case clock.Extended:
			f.On, f.NotifiedOn = 0, f.On
			f.ApprovedOn = f.NotifiedOn - civil.Date(rapid.IntRange(0, 5).Draw(t, "approved before"))
			f.Days = rapid.IntRange(0, 25).Draw(t, "days")
		case clock.LaterDateFixed:
			f.Due = someDay().Draw(t, "due")
		case clock.FeeNoticed, clock.CorrectionSent:
			f.ServedOn = some("served")
		case clock.RedoOrdered:
			f.Days = rapid.IntRange(0, 30).Draw(t, "days")
		case clock.CorrectionExpired, clock.ReasonsAsked, clock.Paid, clock.Replied, clock.Withdrawn:
		}
		return f
	})
}

// anyCase is a receipt and up to ten other facts, in any order of entry.
func anyCase() *rapid.Generator[[]clock.Fact] {
	return rapid.Custom(func(t *rapid.T) []clock.Fact {
		facts := rapid.SliceOfN(anyFact(), 0, 10).Draw(t, "facts")
		return append(facts, clock.Fact{Kind: clock.Received, On: day("2026-08-24"), Channel: clock.InPerson})
	})
}

func TestTheOrderOfEntryNeverMatters(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	rapid.Check(t, func(t *rapid.T) {
		facts := anyCase().Draw(t, "case")
		entered := rapid.Permutation(facts).Draw(t, "entered")
		kept := slices.Clone(entered)
		if diff := cmp.Diff(clock.Derive(facts, rules), clock.Derive(entered, rules)); diff != "" {
			t.Fatal(diff)
		}
		if !slices.Equal(kept, entered) {
			t.Fatal("Derive reordered its argument")
		}
	})
}

func TestCountingAgainGivesTheSame(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	rapid.Check(t, func(t *rapid.T) {
		facts := anyCase().Draw(t, "case")
		first, again := clock.Derive(facts, rules), clock.Derive(facts, rules)
		if diff := cmp.Diff(first, again); diff != "" {
			t.Fatal(diff)
		}
		early, late := first.Answer(day("2019-05-15"), rules.Calendar), first.Answer(day("2100-12-31"), rules.Calendar)
		early.DaysLeft, early.Late, early.Status, early.StoppedFor = late.DaysLeft, late.Late, late.Status, late.StoppedFor
		if diff := cmp.Diff(early, late); diff != "" {
			t.Fatalf("a date depends on the day on which one looks: %s", diff)
		}
	})
}

// A clock once late stays late, whatever happens afterwards.
func TestLateForEver(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	rapid.Check(t, func(t *rapid.T) {
		facts := []clock.Fact{received(), on(clock.Replied, "2024-04-02")}
		for _, f := range rapid.SliceOfN(anyFact(), 0, 6).Draw(t, "later") {
			if f.Kind != clock.Received {
				facts = append(facts, f)
			}
		}
		if c := clock.Derive(facts, rules); !c.Late {
			t.Fatalf("%v: no longer late", facts)
		}
	})
}

func TestAClockComesBackFromItsEventUnchanged(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	rapid.Check(t, func(t *rapid.T) {
		c := clock.Derive(anyCase().Draw(t, "case"), rules)
		text, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var back clock.Clock
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatal(err)
		}
		c.Explain = slices.Clip(c.Explain)
		if diff := cmp.Diff(c, back); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestDatesStandInOrder(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	rapid.Check(t, func(t *rapid.T) {
		c := clock.Derive(anyCase().Draw(t, "case"), rules)
		if running := c.Status == clock.StatusRunning; running && c.ReplyDue.IsZero() {
			t.Fatal("a running clock has no due date")
		}
		if waiting := c.Status == clock.StatusStopped || c.Status == clock.StatusUnconfirmed; waiting && !c.ReplyDue.IsZero() {
			t.Fatalf("a clock that waits is due on %s", c.ReplyDue)
		}
		if (c.Status == clock.StatusClosed) == c.ClosedOn.IsZero() {
			t.Fatalf("%s, closed on %q", c.Status, c.ClosedOn)
		}
		if c.ReplyDue.IsZero() {
			return
		}
		if c.ReplyDueConservative > c.ReplyDue || c.ReplyDue > c.ReplyLimit {
			t.Fatalf("conservative %s, due %s, limit %s", c.ReplyDueConservative, c.ReplyDue, c.ReplyLimit)
		}
		for _, s := range c.Spans {
			if s.After < c.Base || s.Through <= s.After || s.After >= c.ReplyDue {
				t.Fatalf("the span %v lies outside the count from %s to %s", s, c.Base, c.ReplyDue)
			}
		}
		if c.LaterDate.IsZero() && !rules.Calendar.IsWorking(c.ReplyDue) {
			t.Fatalf("due on %s, a day of rest", c.ReplyDue)
		}
		if !rules.Calendar.Official(c.ReplyDue) && !c.Provisional {
			t.Fatalf("due on %s without a word about it", c.ReplyDue)
		}
	})
}

func TestAnExclusionNeverMakesTheDateEarlier(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	rapid.Check(t, func(t *rapid.T) {
		facts := anyCase().Draw(t, "case")
		before := clock.Derive(facts, rules).ReplyDue
		sent := someDay().Draw(t, "sent")
		more := append(slices.Clone(facts), clock.Fact{Kind: clock.ConsultSent, On: sent, Ref: "new"},
			clock.Fact{Kind: clock.ConsultAnswered, On: sent + civil.Date(rapid.IntRange(0, 30).Draw(t, "days")), Ref: "new"})
		after := clock.Derive(more, rules).ReplyDue
		if !before.IsZero() && !after.IsZero() && after < before {
			t.Fatalf("due %s, with a consultation more %s", before, after)
		}
	})
}

func TestTheDailyListEndsOnTheDueDate(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	rapid.Check(t, func(t *rapid.T) {
		c := clock.Derive(anyCase().Draw(t, "case"), rules)
		lines := clock.Days(c, rules)
		if c.ReplyDue.IsZero() {
			if lines != nil {
				t.Fatal("days of a count that does not run")
			}
			return
		}
		if !c.LaterDate.IsZero() {
			return
		}
		last := lines[len(lines)-1]
		if last.Date != c.ReplyDue || !last.Counted || last.N != c.Period {
			t.Fatalf("the last line is %+v, due %s after %d days", last, c.ReplyDue, c.Period)
		}
	})
}

func TestHowItStandsAgreesWithItsDates(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	rapid.Check(t, func(t *rapid.T) {
		facts, asOf := anyCase().Draw(t, "case"), someDay().Draw(t, "as of")
		c := clock.Derive(facts, rules)
		s := c.At(asOf, rules.Calendar)
		counting := c.Status == clock.StatusRunning
		if (s.DaysLeft != nil) != counting {
			t.Fatalf("%s, days left %v", s.Status, s.DaysLeft)
		}
		if (s.StoppedFor != clock.ForNothing) != (s.Status == clock.StatusStopped) {
			t.Fatalf("%s for %q", s.Status, s.StoppedFor)
		}
		if !counting {
			return
		}
		if overdue := asOf > c.ReplyDue; (*s.DaysLeft < 0) != overdue || (overdue && !s.Late) {
			t.Fatalf("due %s, on %s: %d days left, late %v", c.ReplyDue, asOf, *s.DaysLeft, s.Late)
		}
	})
}

func TestEveryDayHasOneDueDate(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	cal := rules.Calendar
	for d := range civil.Days(day("2019-05-15"), cal.OfficialUntil()) {
		c := clock.Derive([]clock.Fact{{Kind: clock.Received, On: d, Channel: clock.SignedMail}}, rules)
		if n := cal.Working(d, c.ReplyDue); n != 20 || !cal.IsWorking(c.ReplyDue) {
			t.Fatalf("received %s, due %s: %d working days", d, c.ReplyDue, n)
		}
		if n := cal.Working(d, c.CorrectionNoticeDue); n != 7 || !cal.IsWorking(c.CorrectionNoticeDue) {
			t.Fatalf("received %s, correction notice due %s: %d working days", d, c.CorrectionNoticeDue, n)
		}
	}
}

// FuzzAnswer feeds the contract with whatever reads as a request: an answer always comes, is JSON, and does not depend on order.
func FuzzAnswer(f *testing.F) {
	rules := MustRules(f)
	for _, c := range MustCases(f) {
		f.Add(MustRequest(f, c))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := clock.ParseRequest(text)
		if err != nil {
			return
		}
		first, err := json.Marshal(clock.Answer(r.Events, r.AsOf, rules))
		if err != nil {
			t.Fatal(err)
		}
		slices.Reverse(r.Events)
		second, err := json.Marshal(clock.Answer(r.Events, r.AsOf, rules))
		if err != nil || string(first) != string(second) {
			t.Fatalf("%v\n%s\n%s", err, first, second)
		}
	})
}

// FuzzDerive goes past the checks of form: no fact may make the clock panic or call a date certain that is none.
func FuzzDerive(f *testing.F) {
	rules := MustRules(f)
	f.Add(uint8(0), int32(20000), int32(20003), 5)
	f.Fuzz(func(t *testing.T, kind uint8, on, other int32, days int) {
		kinds := append(allKinds(), "unheard_of")
		d, e := civil.Date(on%100000), civil.Date(other%100000)
		x := clock.Fact{Kind: kinds[int(kind)%len(kinds)], On: d, ConfirmedOn: e, ServedOn: e, ApprovedOn: e, NotifiedOn: d,
			Due: e, Ref: strconv.Itoa(days), Channel: clock.Fax, Days: days % 5000}
		c := clock.Derive([]clock.Fact{x, {Kind: clock.Received, On: e}, {Kind: clock.CorrectionSent, On: d}, x}, rules)
		if !c.ReplyDue.IsZero() && !c.Provisional && !rules.Calendar.Official(c.ReplyDue) {
			t.Fatalf("%+v", c)
		}
		clock.Sentences(c.Explain)
	})
}

func BenchmarkDeriveEightFacts(b *testing.B) {
	rules, facts := MustRules(b), eightFacts()
	b.ReportAllocs()
	for b.Loop() {
		clock.Derive(facts, rules)
	}
}

func BenchmarkAnswerEightFacts(b *testing.B) {
	rules, facts, asOf := MustRules(b), eightFacts(), day("2025-07-10")
	b.ReportAllocs()
	for b.Loop() {
		clock.Answer(facts, asOf, rules)
	}
}

func BenchmarkAt(b *testing.B) {
	rules, asOf := MustRules(b), day("2025-07-10")
	c := clock.Derive(eightFacts(), rules)
	b.ReportAllocs()
	for b.Loop() {
		c.At(asOf, rules.Calendar)
	}
}

// eightFacts is a full case: corrected, two consultations, extended, replied.
func eightFacts() []clock.Fact {
	return []clock.Fact{
		{Kind: clock.Received, On: day("2025-05-26"), Channel: clock.Internet},
		{Kind: clock.CorrectionSent, On: day("2025-05-28")},
		{Kind: clock.Corrected, On: day("2025-06-03")},
		{Kind: clock.ConsultSent, On: day("2025-06-16"), Ref: "c1", Party: clock.ThirdParty, ServedOn: day("2025-06-18")},
		{Kind: clock.ConsultSent, On: day("2025-06-17"), Ref: "c2", Party: clock.Agency},
		{Kind: clock.ConsultAnswered, On: day("2025-07-09"), Ref: "c1"},
		{Kind: clock.Extended, ApprovedOn: day("2025-07-20"), NotifiedOn: day("2025-07-22"), Days: 20},
		{Kind: clock.Replied, On: day("2025-08-15")},
	}
}
