package record_test

import (
	"errors"
	"testing"

	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/record"
)

func TestConventionsAreReadStrictly(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		text string
		want error
	}{
		{`{}`, nil},
		{`{"pay_days":30,"ledger":{"check_fresh":30,"ask_before":0,"ask_within":60}}`, nil},
		{`{"pay_days":0}`, application.ErrSettings},
		{`{"check_fresh":30}`, application.ErrSettings}, // of the ledger, and not under it
		{`{"ledger":{"fresh":30}}`, application.ErrSettings},
		{`{"ledger":{"check_fresh":0}}`, assignment.ErrSettings},
		{`{"ledger":{"check_fresh":367}}`, assignment.ErrSettings},
		{`{"ledger":{"ask_before":-1}}`, assignment.ErrSettings},
		{`{"ledger":{"ask_within":61}}`, assignment.ErrSettings},
		{`{"pay_days":`, application.ErrSettings},
	} {
		if _, err := record.ParseConventions([]byte(row.text)); !errors.Is(err, row.want) {
			t.Errorf("%s: %v", row.text, err)
		}
	}
}

func TestTheLedgerGoesByItsConventions(t *testing.T) {
	t.Parallel()
	c, err := record.ParseConventions([]byte(`{"ledger":{"check_fresh":30,"ask_within":7}}`))
	if err != nil {
		t.Fatal(err)
	}
	got := c.Ledger.Apply(assignment.DefaultRules(nil))
	if usual := assignment.DefaultRules(nil); got.CheckFresh != 30 || got.AskWithin != 7 || got.AskBefore != usual.AskBefore {
		t.Errorf("%+v", got)
	}
}
