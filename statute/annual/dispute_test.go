package annual_test

import (
	"slices"
	"testing"

	"gongkai/civil"
	"gongkai/statute/annual"
	"pgregory.net/rapid"
)

func ends(t annual.Table4, r annual.Route) (out [annual.ResultCount]int) {
	group := map[annual.Route]annual.Ends{annual.Review: t.Review, annual.Direct: t.Direct, annual.AfterReview: t.AfterReview}[r]
	for i, c := range group {
		out[i] = c.N
	}
	return out
}

func compile4(year int, s annual.Disputes, ds ...annual.Dispute) annual.Table4 {
	return annual.Compile4(slices.Values(ds), civil.Of(year, 1, 1), civil.Of(year, 12, 31), s)
}

func TestTheColumnOfEveryEnding(t *testing.T) { // [C]
	t.Parallel()
	want := map[annual.Ending]annual.Result{
		"UPHELD": annual.Upheld, "DISMISSED": annual.Upheld, "ANNULLED": annual.Corrected, "CHANGED": annual.Corrected,
		"ORDERED": annual.Corrected, "UNLAWFUL": annual.Corrected, "WITHDRAWN": annual.OtherEnd, "TERMINATED": annual.OtherEnd,
		"NOT_ACCEPTED": annual.OtherEnd, "SETTLED": annual.OtherEnd,
	}
	if len(annual.Endings()) != len(want) {
		t.Errorf("%d endings", len(annual.Endings()))
	}
	for _, e := range annual.Endings() {
		d := annual.Dispute{Route: annual.Review, FiledOn: on("2024-03-01"), EndedOn: on("2024-05-01"), Ending: e}
		if got, ok := annual.DefaultDisputes().CountsIn(d, on("2024-01-01"), on("2024-12-31")); !ok || got != want[e] {
			t.Errorf("%s: %s %v", e, got, ok)
		}
	}
}

func TestWhereADisputeCounts(t *testing.T) {
	t.Parallel()
	const none = "-"
	appealed := annual.Dispute{Route: annual.Direct, FiledOn: on("2024-03-01"), EndedOn: on("2024-10-01"), Ending: annual.EndedDismissed,
		AppealedOn: on("2024-10-10"), AppealEndedOn: on("2025-02-01"), AppealEnding: annual.EndedAnnulled}
	late := appealed
	late.EndedOn, late.AppealedOn = on("2024-12-31"), on("2025-01-08")
	lastDay := appealed
	lastDay.AppealedOn = on("2024-12-31")
	quick := appealed
	quick.AppealEndedOn = on("2024-12-31")
	open := appealed
	open.AppealEndedOn = 0
	instance := annual.DefaultDisputes()
	instance.AppealsKeepOpen = false
	for _, c := range []struct {
		rule                string
		s                   annual.Disputes
		d                   annual.Dispute
		y2023, y2024, y2025 string
	}{
		{"filed and decided in the year", annual.DefaultDisputes(), annual.Dispute{Route: annual.Review, FiledOn: on("2024-01-01"), EndedOn: on("2024-12-31"), Ending: annual.EndedUpheld}, none, "结果维持", none},
		{"filed on the last day", annual.DefaultDisputes(), annual.Dispute{Route: annual.Review, FiledOn: on("2024-12-31")}, none, "尚未审结", "尚未审结"},
		{"decided on 1 January", annual.DefaultDisputes(), annual.Dispute{Route: annual.Review, FiledOn: on("2023-12-01"), EndedOn: on("2024-01-01"), Ending: annual.EndedSettled}, "尚未审结", "其他结果", none},
		{"decided on 31 December", annual.DefaultDisputes(), annual.Dispute{Route: annual.Review, FiledOn: on("2023-12-01"), EndedOn: on("2023-12-31"), Ending: annual.EndedChanged}, "结果纠正", none, none},
		{"ended before it was filed, a slip of entry: counts in the year of filing", annual.DefaultDisputes(), annual.Dispute{Route: annual.Review, FiledOn: on("2024-01-01"), EndedOn: on("2023-12-31"), Ending: annual.EndedUpheld}, none, "结果维持", none},
		{"an ending without a column breaks K4", annual.DefaultDisputes(), annual.Dispute{Route: annual.Review, FiledOn: on("2024-03-01"), EndedOn: on("2024-05-01"), Ending: "?"}, none, "总计", none},
		{"under appeal at the end of the year [C]", annual.DefaultDisputes(), appealed, none, "尚未审结", "结果纠正"},
		{"appealed on the last day", annual.DefaultDisputes(), lastDay, none, "尚未审结", "结果纠正"},
		{"appealed next year: printed with its result, and not again", annual.DefaultDisputes(), late, none, "结果维持", none},
		{"the appeal ended in the year", annual.DefaultDisputes(), quick, none, "结果纠正", none},
		{"the appeal is still open", annual.DefaultDisputes(), open, none, "尚未审结", "尚未审结"},
		{"appeals do not count, by setting", instance, appealed, none, "结果维持", none},
		{"co-defendant as reconsideration organ (国办公开办函〔2016〕201号)", annual.DefaultDisputes(), annual.Dispute{Route: annual.AfterReview, FiledOn: on("2024-03-01"), CoDefendant: true}, none, none, none},
		{"no date", annual.DefaultDisputes(), annual.Dispute{Route: annual.Review}, none, none, none},
		{"no group", annual.DefaultDisputes(), annual.Dispute{Route: "suits", FiledOn: on("2024-03-01")}, none, none, none},
	} {
		for year, want := range map[int]string{2023: c.y2023, 2024: c.y2024, 2025: c.y2025} {
			got := none
			if column, ok := c.s.CountsIn(c.d, civil.Of(year, 1, 1), civil.Of(year, 12, 31)); ok {
				got = column.String()
			}
			if got != want {
				t.Errorf("%s in %d: %s, want %s", c.rule, year, got, want)
			}
		}
	}
	wrong := annual.Disputes{Column: map[annual.Ending]annual.Result{annual.EndedUpheld: annual.Pending, annual.EndedSettled: -1}}
	for _, e := range []annual.Ending{annual.EndedUpheld, annual.EndedSettled} { // settings that name no column of an ending
		d := annual.Dispute{Route: annual.Review, FiledOn: on("2024-03-01"), EndedOn: on("2024-05-01"), Ending: e}
		if got, ok := wrong.CountsIn(d, on("2024-01-01"), on("2024-12-31")); !ok || got != annual.AllEnds {
			t.Errorf("%s: %s", e, got)
		}
	}
}

func TestTable4CountsByGroup(t *testing.T) {
	t.Parallel()
	d := func(r annual.Route, e annual.Ending) annual.Dispute {
		return annual.Dispute{Route: r, FiledOn: on("2024-03-01"), EndedOn: on("2024-06-01"), Ending: e}
	}
	shared := d(annual.AfterReview, annual.EndedUpheld)
	shared.CoDefendant = true
	table := compile4(2024, annual.DefaultDisputes(), d(annual.Review, annual.EndedUpheld), d(annual.Review, annual.EndedAnnulled),
		d(annual.Direct, annual.EndedWithdrawn), d(annual.AfterReview, annual.EndedDismissed), shared, annual.Dispute{Route: annual.Direct, FiledOn: on("2024-12-01")})
	for r, want := range map[annual.Route][5]int{annual.Review: {1, 1, 0, 0, 2}, annual.Direct: {0, 0, 1, 1, 2}, annual.AfterReview: {1, 0, 0, 0, 1}} {
		if got := ends(table, r); got != want {
			t.Errorf("%s: %v, want %v", r, got, want)
		}
	}
	if found := annual.K4(table); len(found) != 0 {
		t.Error(show(found))
	}
	if got := show(annual.K4(compile4(2024, annual.DefaultDisputes(), d(annual.Review, "?")))); got != "K4:总计:review 0→1" {
		t.Error(got)
	}
}

// A suit against department and government stands in both registers, and once in the county's table.
func TestACoDefendantSuitAppearsOnceInTheRollUp(t *testing.T) {
	t.Parallel()
	suit := annual.Dispute{Route: annual.AfterReview, FiledOn: on("2024-03-01"), EndedOn: on("2024-06-01"), Ending: annual.EndedDismissed}
	organ := suit
	organ.CoDefendant = true
	department := annual.Report{Year: 2024, Format: annual.Format2021, Table3: emptyTable(annual.Format2021), Table4: compile4(2024, annual.DefaultDisputes(), suit)}
	government := annual.Report{Year: 2024, Format: annual.Format2021, Table3: emptyTable(annual.Format2021), Table4: compile4(2024, annual.DefaultDisputes(), organ)}
	county := annual.County{Government: "县政府", Listed: []string{"住建局"}}
	whole, found := county.RollUp(2024, []annual.Submitted{{Entity: "住建局", Report: department}, {Entity: "县政府", Report: government}})
	if got := ends(whole.Table4, annual.AfterReview); got != [5]int{1, 0, 0, 0, 1} || len(found) != 0 {
		t.Errorf("%v %s", got, show(found))
	}
}

func TestEverySetOfDisputesSatisfiesTheIdentities(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		first, last := int(on("2021-06-01")), int(on("2026-12-31"))
		date := rapid.Custom(func(t *rapid.T) civil.Date {
			if rapid.IntRange(0, 3).Draw(t, "none") == 0 {
				return 0
			}
			return civil.Date(rapid.IntRange(first, last).Draw(t, "day"))
		})
		ending := rapid.SampledFrom(annual.Endings())
		ds := rapid.SliceOf(rapid.Custom(func(t *rapid.T) annual.Dispute {
			return annual.Dispute{
				Route: rapid.SampledFrom([]annual.Route{annual.Review, annual.Direct, annual.AfterReview}).Draw(t, "route"), FiledOn: date.Draw(t, "filed"),
				EndedOn: date.Draw(t, "ended"), Ending: ending.Draw(t, "ending"), AppealedOn: date.Draw(t, "appealed"),
				AppealEndedOn: date.Draw(t, "appeal ended"), AppealEnding: ending.Draw(t, "appeal"), CoDefendant: rapid.Bool().Draw(t, "co-defendant"),
			}
		})).Draw(t, "disputes")
		s := annual.DefaultDisputes()
		s.AppealsKeepOpen = rapid.Bool().Draw(t, "appeals")
		table, next := compile4(2024, s, ds...), compile4(2025, s, ds...)
		if found := append(annual.K4(table), annual.K12(table, next)...); len(found) != 0 {
			t.Error(show(found))
		}
		if again := compile4(2024, s, rapid.Permutation(ds).Draw(t, "order")...); again != table {
			t.Error("the order of disputes matters")
		}
	})
}

func group(n ...int) (e annual.Ends) {
	for i := range e {
		e[i] = annual.Cell{Blank: true}
		if i < len(n) && n[i] >= 0 {
			e[i] = annual.Cell{N: n[i]}
		}
	}
	return e
}

func TestOpenDisputesComeBack(t *testing.T) { // K12 [C]
	t.Parallel()
	before := annual.Table4{Review: group(0, 0, 0, 2, 2), Direct: group(1, 0, 0, 0, 1), AfterReview: group()}
	for _, c := range []struct {
		rule string
		now  annual.Table4
		want string
	}{
		{"as many", annual.Table4{Review: group(1, 0, 0, 1, 2)}, ""},
		{"more", annual.Table4{Review: group(3, 0, 0, 0, 3)}, ""},
		{"one is lost", annual.Table4{Review: group(1, 0, 0, 0, 1)}, "K12:总计:review 2→1"},
		{"one is lost, 总计 left blank", annual.Table4{Review: group(1, 0, 0, 0)}, "K12:总计:review 2→1"},
		{"a blank could hold it", annual.Table4{Review: group(1, 0, 0)}, ""},
		{"总计 counts, whatever is blank", annual.Table4{Review: group(-1, 0, 0, 0, 2)}, ""},
	} {
		found := annual.K12(before, c.now)
		if got := show(found); got != c.want {
			t.Errorf("%s: %s", c.rule, got)
		}
		for _, f := range found {
			if f.Severity != annual.Warning {
				t.Errorf("%s is no warning", c.rule)
			}
		}
	}
}

// 行政复议法第二十三条: from 2024 who was refused must go to reconsideration first.
func TestDirectSuitsAgainstRefusals(t *testing.T) {
	t.Parallel()
	table := func(rows map[annual.RowID]int) annual.Table3 {
		t3 := emptyTable(annual.Format2021)
		for r, n := range rows {
			t3.Rows[r] = annual.Figures{{N: n}, annual.Total: {N: n}}
		}
		return t3
	}
	suit := annual.Table4{Direct: group(0, 0, 0, 1, 1)}
	for _, c := range []struct {
		law  string
		year int
		t3   annual.Table3
		t4   annual.Table4
		want string
	}{
		{"all refused", 2024, table(map[annual.RowID]int{"R3.3.7": 2, "R3.7": 2}), suit, "DIRECT:总计:direct 0→1"},
		{"partly refused", 2025, table(map[annual.RowID]int{"R3.2": 1, "R3.3.1": 1, "R3.7": 2}), suit, "DIRECT:总计:direct 0→1"},
		{"总计 left blank", 2024, table(map[annual.RowID]int{"R3.3.7": 2, "R3.7": 2}), annual.Table4{Direct: group(0, 1, 0, 1)}, "DIRECT:总计:direct 0→2"},
		{"before 2024 the suit was open to all", 2023, table(map[annual.RowID]int{"R3.3.7": 2, "R3.7": 2}), suit, ""},
		{"no suit", 2024, table(map[annual.RowID]int{"R3.3.7": 2, "R3.7": 2}), annual.Table4{}, ""},
		{"another result may be sued about directly", 2024, table(map[annual.RowID]int{"R3.3.7": 2, "R3.4.1": 1, "R3.7": 3}), suit, ""},
		{"依照专门规定查询 is no refusal of arts 14–16", 2024, table(map[annual.RowID]int{"R3.3.7": 2, "R3.3.8": 1, "R3.7": 3}), suit, ""},
		{"another result although （七）总计 does not say so", 2024, table(map[annual.RowID]int{"R3.3.7": 2, "R3.4.1": 1, "R3.7": 2}), suit, ""},
		{"（七）总计 speaks of more", 2024, table(map[annual.RowID]int{"R3.3.7": 2, "R3.7": 3}), suit, ""},
		{"no result at all", 2024, table(nil), suit, ""},
	} {
		found := annual.DirectSuits(c.year, c.t3, c.t4)
		if got := show(found); got != c.want || len(found) > 0 && found[0].Severity != annual.Warning {
			t.Errorf("%s: %s", c.law, got)
		}
	}
}

// emptyTable is a table 3 of explicit zeros.
func emptyTable(f annual.Format) annual.Table3 {
	t := annual.Table3{Format: f, Rows: map[annual.RowID]annual.Figures{}}
	for _, r := range f.Rows() {
		t.Rows[r] = annual.Figures{}
	}
	return t
}
