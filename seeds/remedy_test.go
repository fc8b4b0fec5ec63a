package seeds_test

import (
	"testing"

	"gongkai/seeds"
	"gongkai/statute/remedy"
)

func TestTheShippedTableOfOrgansIsSound(t *testing.T) {
	t.Parallel()
	table, err := remedy.Parse(seeds.RemedyOrgans())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(table.Organs()); n != 16 {
		t.Errorf("%d rows: eight kinds of bodies under two laws", n)
	}
}
