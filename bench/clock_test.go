package bench

import (
	"testing"

	"gongkai/civil"
	"gongkai/statute/clock"
)

// eightFacts is an application that met with nearly everything: corrected, a third party asked, extended, paid for.
func eightFacts() []clock.Fact {
	on := func(kind clock.Kind, day string) clock.Fact { return clock.Fact{Kind: kind, On: civil.MustParse(day)} }
	return []clock.Fact{
		{Kind: clock.Received, On: civil.MustParse("2024-03-04"), Channel: clock.InPerson},
		on(clock.CorrectionSent, "2024-03-07"),
		{Kind: clock.Corrected, On: civil.MustParse("2024-03-15"), Channel: clock.InPerson},
		{Kind: clock.ConsultSent, On: civil.MustParse("2024-03-20"), ServedOn: civil.MustParse("2024-03-22"), Party: clock.ThirdParty},
		on(clock.ConsultAnswered, "2024-04-03"),
		{Kind: clock.Extended, ApprovedOn: civil.MustParse("2024-04-10"), NotifiedOn: civil.MustParse("2024-04-11"), Days: 20},
		on(clock.FeeNoticed, "2024-04-15"),
		on(clock.Paid, "2024-04-18"),
	}
}

func TestTheEightFactsAreLawful(t *testing.T) {
	t.Parallel()
	c := clock.Derive(eightFacts(), clock.Defaults(MustOurs(t)))
	if len(c.Violations) != 0 || c.ReplyDue.IsZero() {
		t.Errorf("due %s, violations %v", c.ReplyDue, c.Violations)
	}
}

// BenchmarkClock is a whole clock of eight facts, with every due date and its reasons. The peers have no such thing; beside it
// stands the one addition of 20 working days that they can do.
func BenchmarkClock(b *testing.B) {
	facts, rules, rickar := eightFacts(), clock.Defaults(MustOurs(b)), MustRickar(b)
	received := facts[0].On
	contest(b,
		contender{"ours", func(int) bool { return clock.Derive(facts, rules).Late }},
		contender{"rickar-one-addition", func(int) bool { return rickar.WorkdaysFrom(utc(received), 20).IsZero() }},
		contender{"lunar-one-addition", func(int) bool { return solar(received).Next(20, true) == nil }})
}
