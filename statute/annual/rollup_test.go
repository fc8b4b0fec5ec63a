package annual_test

import (
	"slices"
	"strconv"
	"testing"

	"gongkai/civil"
	"gongkai/statute/annual"
	"pgregory.net/rapid"
)

// filed is a report of n applications received and answered.
func filed(n int) annual.Report {
	t3 := emptyTable(annual.Format2021)
	for _, r := range []annual.RowID{annual.R1, annual.R3_1, annual.R3_7} {
		t3.Rows[r] = annual.Figures{annual.Legal: {N: n}, annual.Total: {N: n}}
	}
	t2 := table2(annual.Format2021, map[annual.InfoID][]annual.Quantity{annual.Fees: {{Millionths: int64(n) * 250_000}}})
	return annual.Report{Year: 2024, Format: annual.Format2021, Table3: t3, Table4: annual.Table4{Direct: group(n, 0, 0, 0, n)}, Table2: &t2}
}

func submitted(ids map[string]annual.Report) (out []annual.Submitted) {
	for id, r := range ids {
		out = append(out, annual.Submitted{Entity: id, Report: r})
	}
	return out
}

func TestWhoseReportsMakeUpTheCounty(t *testing.T) {
	t.Parallel()
	county := annual.County{Government: "县政府", Office: "县府办", Listed: []string{"教委", "县府办", "教委", "城关镇"}}
	apart := county
	apart.OfficeApart = true
	alone := annual.County{Office: "县府办", Listed: []string{"教委", "城关镇"}}
	same := annual.County{Government: "县府办", Office: "县府办", Listed: []string{"教委", "城关镇"}}
	late := filed(100)
	late.Year = 2023
	unyeared := filed(100)
	unyeared.Year = 0
	old := annual.Report{Year: 2024, Format: annual.Format2019, Table3: emptyTable(annual.Format2019)}
	all := func(extra ...annual.Submitted) []annual.Submitted {
		return append(submitted(map[string]annual.Report{"县政府": filed(1000), "县府办": filed(1), "教委": filed(10)}), extra...)
	}
	town := annual.Submitted{Entity: "城关镇", Report: filed(100)}
	for _, c := range []struct {
		law     string
		county  annual.County
		reports []annual.Submitted
		total   int
		found   string
	}{
		{"the government's own report holds its office's cases: they enter once [C]", county, all(town), 1110, ""},
		{"the office apart, by setting", apart, all(town), 1111, ""},
		{"no report of the government apart: the office's is added", alone, all(town)[:0], 0, "ENTITY::县府办 1→0; ENTITY::教委 1→0; ENTITY::城关镇 1→0"},
		{"the same, handed in", alone, submitted(map[string]annual.Report{"县府办": filed(1), "教委": filed(10), "城关镇": filed(100)}), 111, ""},
		{"government and office are one entity", same, submitted(map[string]annual.Report{"县府办": filed(1), "教委": filed(10), "城关镇": filed(100)}), 111, ""},
		{"one is missing", county, all(), 1010, "ENTITY::城关镇 1→0"},
		{"one reported twice: neither is added until it is settled", county, all(town, town), 1010, "ENTITY::城关镇 1→2"},
		{"the office did not report", county, submitted(map[string]annual.Report{"县政府": filed(1000), "教委": filed(10), "城关镇": filed(100)}), 1110, "ENTITY::县府办 1→0"},
		{"one is not on the list", county, all(town, annual.Submitted{Entity: "税务局", Report: filed(5)}), 1110, "ENTITY::税务局 0→1"},
		{"two strangers", county, all(town, annual.Submitted{Entity: "税务局", Report: filed(5)}, annual.Submitted{Entity: "气象局"}, annual.Submitted{Entity: "税务局"}), 1110, "ENTITY::气象局 0→1; ENTITY::税务局 0→2"},
		{"the report of another year", county, all(annual.Submitted{Entity: "城关镇", Report: late}), 1010, "ENTITY:年度:城关镇 2024→2023"},
		{"a report that names no year", county, all(annual.Submitted{Entity: "城关镇", Report: unyeared}), 1110, ""},
		{"the form of 2019, whose rows do not add up", county, all(annual.Submitted{Entity: "城关镇", Report: old}), 1010, "FORMAT::城关镇 2021→2019"},
		{"nobody listed", annual.County{}, nil, 0, ""},
	} {
		for range 2 { // in any order
			whole, found := c.county.RollUp(2024, c.reports)
			if got := whole.Table3.At(annual.R1, annual.Legal); got != c.total || show(found) != c.found || whole.Year != 2024 || whole.Format != annual.Format2021 {
				t.Errorf("%s: %d, want %d: %s", c.law, got, c.total, show(found))
			}
			if got := whole.Table4.Direct[annual.Upheld].N; got != c.total {
				t.Errorf("%s: table 4 has %d", c.law, got)
			}
			if whole.Table2 != nil && whole.Table2.At(annual.Fees, 0).Millionths != int64(c.total)*250_000 || (whole.Table2 == nil) != (c.total == 0) {
				t.Errorf("%s: table 2 has %v", c.law, whole.Table2)
			}
			for _, f := range found {
				if f.Severity != annual.Error {
					t.Errorf("%s: %s", c.law, f.Severity)
				}
			}
			slices.Reverse(c.reports)
		}
	}
}

// anyReport draws a report of the format of 2021: compiled, or with blanks as published ones have.
func anyReport(t *rapid.T, blanks bool) annual.Report {
	lines := anyLines(t, annual.Format2021)
	table := annual.Compile(slices.Values(lines), civil.Of(2024, 1, 1), civil.Of(2024, 12, 31))
	r := annual.Report{Year: 2024, Format: annual.Format2021, Table3: table}
	for _, e := range []*annual.Ends{&r.Table4.Review, &r.Table4.Direct, &r.Table4.AfterReview} {
		for i := range annual.AllEnds {
			e[i].N = rapid.IntRange(0, 9).Draw(t, "ends")
			e[annual.AllEnds].N += e[i].N
		}
	}
	if blanks {
		for _, row := range r.Format.Rows() {
			if rapid.IntRange(0, 3).Draw(t, "blank row") == 0 {
				figures := r.Table3.Rows[row]
				figures[rapid.IntRange(0, 6).Draw(t, "blank")] = annual.Cell{Blank: true}
				r.Table3.Rows[row] = figures
			}
		}
	}
	if rapid.Bool().Draw(t, "table 2") {
		t2 := table2(r.Format, map[annual.InfoID][]annual.Quantity{annual.Fees: {{Millionths: rapid.Int64Range(0, 1e9).Draw(t, "fees")}}})
		r.Table2 = &t2
	}
	return r
}

// ofABlank: the error of K1 or K3 comes of a cell that one of the parts left blank, so that the sum has none.
func ofABlank(t annual.Table3, f annual.Finding) bool {
	switch f.Check {
	case annual.CheckK1:
		return slices.ContainsFunc([]annual.RowID{annual.R1, annual.R2, annual.R3_7, annual.R4}, func(r annual.RowID) bool {
			return slices.ContainsFunc(columns(), func(c annual.Column) bool { return c.String() == f.Column && t.Rows[r][c].Blank })
		})
	case annual.CheckK3:
		return slices.ContainsFunc(columns(), func(c annual.Column) bool { return t.Rows[annual.RowID(f.Row)][c].Blank })
	default:
		return false
	}
}

func columns() (out []annual.Column) {
	for c := annual.Person; c <= annual.Total; c++ {
		out = append(out, c)
	}
	return out
}

// A roll-up of reports whose cells are filled breaks nothing; a blank in one of them may break K1 and K3, and nothing else.
func TestEveryRollUpSatisfiesTheIdentities(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		blanks := rapid.Bool().Draw(t, "blanks")
		var county annual.County
		var reports []annual.Submitted
		var parts []annual.Report
		for i := range rapid.IntRange(0, 4).Draw(t, "entities") {
			id, r := strconv.Itoa(i), anyReport(t, blanks)
			county.Listed = append(county.Listed, id)
			reports, parts = append(reports, annual.Submitted{Entity: id, Report: r}), append(parts, r)
		}
		whole, found := county.RollUp(2024, rapid.Permutation(reports).Draw(t, "order"))
		if len(found) != 0 {
			t.Fatal(show(found))
		}
		for _, f := range append(annual.K6(whole, parts), annual.Check(whole.Table3)...) {
			if !blanks || f.Severity == annual.Error && !ofABlank(whole.Table3, f) {
				t.Errorf("%s of %d parts", show([]annual.Finding{f}), len(parts))
			}
		}
		if found := annual.K4(whole.Table4); len(found) != 0 {
			t.Error(show(found))
		}
		if len(parts) == 0 {
			return
		}
		figures := whole.Table3.Rows[annual.R1] // one more anywhere is found
		figures[annual.Person].N++
		if whole.Table3.Rows[annual.R1] = figures; !figures[annual.Person].Blank && len(annual.K6(whole, parts)) == 0 {
			t.Error("K6 does not see one application more")
		}
	})
}

func TestARollUpThatDoesNotAddUp(t *testing.T) { // K6
	t.Parallel()
	parts := []annual.Report{filed(2), filed(3)}
	for _, c := range []struct {
		rule   string
		change func(*annual.Report)
		want   string
	}{
		{"it adds up", func(*annual.Report) {}, ""},
		{"one application more", func(r *annual.Report) {
			r.Table3.Rows[annual.R3_1] = annual.Figures{annual.Legal: {N: 6}, annual.Total: {N: 5}}
		}, "K6:法律服务机构:R3.1 5→6"},
		{"one fewer in all", func(r *annual.Report) {
			r.Table3.Rows[annual.R3_1] = annual.Figures{annual.Legal: {N: 5}, annual.Total: {N: 4}}
		}, "K6:总计:R3.1 5→4"},
		{"a suit twice", func(r *annual.Report) { r.Table4.Direct[annual.Upheld].N = 6 }, "K6:结果维持:direct 5→6"},
		{"a sum left out", func(r *annual.Report) { r.Table4.Direct[annual.AllEnds].N = 4 }, "K6:总计:direct 5→4"},
		{"the fees of one", func(r *annual.Report) { r.Table2.Rows[annual.Fees][0] = annual.Quantity{Millionths: 500_000} }, "K6:本年收费金额（单位：万元）:fees 1.25→0.5"},
		{"a blank in table 2 asserts nothing", func(r *annual.Report) { r.Table2.Rows[annual.Fees][0] = annual.Quantity{Blank: true} }, ""},
		{"no table 2", func(r *annual.Report) { r.Table2 = nil }, ""},
	} {
		whole := annual.Sum(2024, annual.Format2021, parts)
		c.change(&whole)
		found := annual.K6(whole, parts)
		if got := show(found); got != c.want || len(found) > 0 && found[0].Severity != annual.Error {
			t.Errorf("%s: %s", c.rule, got)
		}
	}
	whole := annual.Sum(2024, annual.Format2021, parts)
	parts[1].Table2 = nil
	whole.Table2.Rows[annual.Fees][0] = annual.Pieces(9)
	if found := annual.K6(whole, parts); found != nil || annual.Sum(2024, annual.Format2021, parts).Table2 != nil {
		t.Errorf("a part without table 2: %s", show(found))
	}
}

func TestABlankInOneReportIsBlankInTheSum(t *testing.T) {
	t.Parallel()
	a, b := filed(2), filed(3)
	a.Table3.Rows[annual.R4] = annual.Figures{annual.Legal: {N: 7, Blank: true}}
	a.Table4.Review[annual.Pending] = annual.Cell{Blank: true}
	a.Table2.Rows[annual.Fees][0].Blank = true
	b.Table2.Rows[annual.Penalties][0].Blank = true
	sum := annual.Sum(2024, annual.Format2021, []annual.Report{a, b})
	if sum.Table3.Rows[annual.R4][annual.Legal] != (annual.Cell{Blank: true}) || sum.Table4.Review[annual.Pending] != (annual.Cell{Blank: true}) ||
		!sum.Table2.At(annual.Fees, 0).Blank || !sum.Table2.At(annual.Penalties, 0).Blank {
		t.Errorf("%+v", sum)
	}
	// a whole that gives the blank a figure of its own is only doubtful, one below what the others have is wrong
	figures := sum.Table3.Rows[annual.R1]
	figures[annual.Legal] = annual.Cell{N: 9}
	sum.Table3.Rows[annual.R1] = figures
	a.Table3.Rows[annual.R1] = annual.Figures{annual.Legal: {Blank: true}, annual.Total: {N: 2}}
	for n, want := range map[int]annual.Severity{9: annual.Warning, 2: annual.Error} {
		figures[annual.Legal].N = n
		sum.Table3.Rows[annual.R1] = figures
		if found := annual.K6(sum, []annual.Report{a, b}); len(found) != 1 || found[0].Severity != want {
			t.Errorf("%d: %s", n, show(found))
		}
	}
}
