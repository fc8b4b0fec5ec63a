package seeds_test

import (
	"testing"

	"gongkai/seeds"
	"gongkai/statute/review"
)

func TestTheShippedGroundsAreSound(t *testing.T) {
	t.Parallel()
	table, err := review.ParseGrounds(seeds.Grounds())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(table.Rows()); n != len(review.Keys()) {
		t.Errorf("%d rows", n)
	}
}
