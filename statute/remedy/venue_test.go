package remedy_test

import (
	"reflect"
	"slices"
	"testing"

	"gongkai/civil"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
)

// Between two turns every day has the same paragraph, and each turn but those of other bodies changes something somewhere.
func TestBetweenTwoTurnsTheParagraphStays(t *testing.T) {
	t.Parallel()
	settings := remedy.Defaults()
	settings.GovernmentsAtBasicCourt = remedy.Window{From: day("2021-10-01"), To: day("2023-09-26")}
	settings.Overrides = []remedy.Override{{Window: remedy.Window{From: day("2024-02-01"), To: day("2024-05-31")}, Code: outcome.A36_6_REPEAT,
		Class: outcome.RemedyNone, Source: "示例"}}
	v := remedy.Venue{Table: MustTable(t), Settings: settings}
	turns := v.Turns()
	if !slices.IsSortedFunc(turns, func(a, b civil.Date) int { return int(b - a) }) || len(slices.Compact(slices.Clone(turns))) != len(turns) {
		t.Errorf("%v", turns)
	}
	for _, want := range []string{"2019-05-15", "2024-01-01", "2021-10-01", "2023-09-27", "2024-02-01", "2024-06-01"} {
		if !slices.Contains(turns, day(want)) {
			t.Errorf("%s is no turn of %v", want, turns)
		}
	}
	changed := map[civil.Date]bool{}
	for _, b := range remedy.Bodies() {
		for _, item := range []remedy.Item{{Code: outcome.A36_3_DENY, Grounds: []outcome.Ground{outcome.X15_THIRD}}, {Code: outcome.A36_6_REPEAT}} {
			var before remedy.Notice
			for d := day("2019-05-15"); d <= day("2027-12-31"); d++ {
				now := MustDecide(t, v.Table, remedy.Decision{On: d, Body: b, Items: []remedy.Item{item}, ServedOnline: true}, remedy.Names{}, settings)
				if d > day("2019-05-15") && !reflect.DeepEqual(before, now) {
					changed[d] = true
					if !slices.Contains(turns, d) {
						t.Errorf("%s %s changes on %s", b, item.Code, d)
					}
				}
				before = now
			}
		}
	}
	for _, d := range turns {
		if d > day("2019-05-15") && !changed[d] {
			t.Errorf("nothing changes on %s", d)
		}
	}
}

func TestWhatAParagraphLacksHasACode(t *testing.T) {
	t.Parallel()
	p := remedy.Paragraph{Variant: remedy.REM_MANDATORY, Online: true, To: remedy.Redress{Court: remedy.Court{Level: remedy.Basic},
		Organs: []remedy.Organ{{Role: "county_government"}, {Role: "higher_government", Name: "市人民政府"}}}}
	if got := p.Lacks(); !slices.Equal(got, []string{"county_government", remedy.OnlineChannel, string(remedy.Basic)}) || len(got) != len(p.Missing()) {
		t.Errorf("%v %v", got, p.Missing())
	}
	if got := (remedy.Paragraph{Variant: remedy.REM_NONE, Charge: true}).Lacks(); got != nil {
		t.Errorf("a paragraph without names lacks %v", got)
	}
}
