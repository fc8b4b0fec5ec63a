package seeds_test

import (
	"testing"

	"gongkai/seeds"
	"gongkai/statute/fee"
)

func TestTheShippedTariffsAreSound(t *testing.T) {
	t.Parallel()
	tariffs, err := fee.Parse(seeds.FeeTariffs())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(tariffs.States()); n != 2 {
		t.Errorf("%d states: before 2021 no fee, from then on 109号", n)
	}
}
