package remedy_test

import (
	"testing"

	"gongkai/civil"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
)

// The tests of this file assert no expected value: on every day since the 条例 exactly one rule applies.

func TestEveryDayEveryBodyEveryCodeHasExactlyOneVariant(t *testing.T) {
	t.Parallel()
	table, choices, all := MustTable(t), remedy.Choices(), items()
	var classes []outcome.RemedyClass
	for _, it := range all {
		classes = append(classes, it.Code.Remedy(it.Grounds...))
	}
	classes = append(classes, "third") // the letter to the third party
	settings := []remedy.Settings{remedy.Defaults(), {OfficeAs: remedy.CountyGovernment}}
	names, turn := place(), 0
	for d := range civil.Days(day("2019-05-15"), day("2026-12-31")) {
		for i, class := range classes {
			if n := applying(choices, class, d); n != 1 {
				t.Fatalf("%s: %d variants for reply %d, %s", d, n, i, class)
			}
		}
		for _, b := range remedy.Bodies() { // the body chooses organs and court: each with one of the codes in turn
			turn++
			it := all[turn%len(all)]
			decision := remedy.Decision{On: d, Body: b, Items: []remedy.Item{it}}
			n, err := table.Decide(decision, names, settings[turn%len(settings)])
			if err != nil || len(n.Paragraphs) != 1 {
				t.Fatalf("%s, %s, %v: %v %v", d, b, it, n, err)
			}
			if p := n.Paragraphs[0]; (p.Text() == "") != (p.Variant == remedy.REM_NONE) || len(n.Missing()) > 0 {
				t.Fatalf("%s, %s, %v: %s %q", d, b, it, p.Variant, p.Text())
			}
		}
	}
}

func applying(choices []remedy.Choice, class outcome.RemedyClass, on civil.Date) (n int) {
	for _, c := range choices {
		if c.Class == class && c.Applies(on) {
			n++
		}
	}
	return n
}

func TestEveryBodyAndCodeTogetherOnTheDaysOfChange(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	for _, on := range []string{"2019-05-15", "2023-12-31", "2024-01-01", "2025-05-31", "2025-06-01", "2026-12-31"} {
		for _, b := range remedy.Bodies() {
			for _, it := range items() {
				n, err := table.Decide(remedy.Decision{On: day(on), Body: b, Items: []remedy.Item{it}}, place(), remedy.Defaults())
				if err != nil || len(n.Paragraphs) != 1 {
					t.Errorf("%s, %s, %v: %v %v", on, b, it, n, err)
				}
			}
		}
	}
}

func TestEveryDayEveryBodyHasOneRowForOrganAndCourt(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	organs, courts := table.Organs(), table.Courts()
	for d := range civil.Days(day("2019-05-15"), day("2026-12-31")) {
		for _, b := range remedy.Bodies() {
			if b == remedy.GovernmentOffice {
				continue // counts as another one
			}
			n, m := 0, 0
			for _, r := range organs {
				if r.Body == b && r.Applies(d) {
					n++
				}
			}
			for _, r := range courts {
				if r.Body == b && r.Applies(d) {
					m++
				}
			}
			if n != 1 || m != 1 {
				t.Fatalf("%s, %s: %d rows for the organ, %d for the court", d, b, n, m)
			}
		}
	}
}

func TestNoDayBeforeTheRegulationHasAVariant(t *testing.T) {
	t.Parallel()
	for _, class := range []outcome.RemedyClass{outcome.RemedyMandatory, outcome.RemedyOptional, outcome.RemedyNone, "third"} {
		for _, on := range []civil.Date{0, day("2019-05-14")} {
			if v, ok := remedy.VariantOf(class, on); ok {
				t.Errorf("%s on %s: %s", class, on, v)
			}
		}
	}
	if v, ok := remedy.VariantOf("", day("2024-01-01")); ok {
		t.Errorf("a class nobody knows: %s", v)
	}
}
