package clock_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/statute/clock"
)

// An order to answer anew and what is done about it may fall on one day: what answers the order stands in the round after it.
func TestWhatIsDoneOnTheDayOfAnOrderAnswersIt(t *testing.T) {
	t.Parallel()
	order := clock.Fact{Kind: clock.RedoOrdered, On: day("2024-07-01"), Days: 20}
	reply := on(clock.Replied, "2024-07-01")
	again := reply
	again.Round = 1
	before := []clock.Fact{received(), on(clock.Replied, "2024-03-20")}
	for _, row := range []struct {
		name  string
		facts []clock.Fact
		want  clock.Status
	}{
		{"a reply of the round before the order leaves it unanswered", append(before, reply, order), clock.StatusRunning},
		{"a reply of the round after it closes the case", append(before, order, again), clock.StatusClosed},
		{"in whatever order the two were written down", append(before, again, order), clock.StatusClosed},
	} {
		if got := clock.Derive(row.facts, MustRules(t)).Status; got != row.want {
			t.Errorf("%s: %s, want %s", row.name, got, row.want)
		}
	}
}

func TestTheRoundComesBeforeTheKind(t *testing.T) {
	t.Parallel()
	early, late := on(clock.Replied, "2024-07-01"), on(clock.CorrectionSent, "2024-07-01")
	late.Round = 1
	got := map[string]bool{
		"a later round": late.After(early), "an earlier round": early.After(late), "the same fact": late.After(late),
		"the same round, a later kind":    early.After(on(clock.CorrectionSent, "2024-07-01")),
		"the same round, an earlier kind": on(clock.CorrectionSent, "2024-07-01").After(early),
	}
	want := map[string]bool{"a later round": true, "an earlier round": false, "the same fact": false, "the same round, a later kind": true, "the same round, an earlier kind": false}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
