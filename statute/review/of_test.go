package review_test

import (
	"slices"
	"testing"

	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

func TestGroundsOfAReply(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	f := PartialOf(r, outcome.X16_PROCESS)
	law := CompleteBasis(r, outcome.X14_LAW)
	law.ID = "b2"
	f.Bases = append(f.Bases, law, review.Basis{ID: "b3", Ground: outcome.X15_THIRD}, review.Basis{ID: "b4", Ground: "X17"})
	f.Documents[0].Segments = append(f.Documents[0].Segments,
		review.Segment{ID: "s3", State: review.Withheld, Basis: "b2"},
		review.Segment{ID: "s4", State: review.Withheld, Basis: "b2"},
		review.Segment{ID: "s5", State: review.Open, Basis: "b3"},                           // disclosed
		review.Segment{ID: "s6", State: review.Withheld, Basis: "b3", NotInformation: true}, // art. 37
		review.Segment{ID: "s7", State: review.Withheld, Basis: "b4"})                       // no such ground
	if got := f.GroundsOf(f.Replies[0]); !slices.Equal(got, []outcome.Ground{outcome.X14_LAW, outcome.X16_PROCESS}) {
		t.Error(got)
	}
	if got := f.GroundsOf(review.Reply{Item: "2"}); len(got) != 0 {
		t.Error(got)
	}
}
