package annual_test

import (
	"slices"
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/statute/annual"
	"pgregory.net/rapid"
)

func on(s string) civil.Date {
	if s == "" {
		return 0
	}
	return civil.MustParse(s)
}

func rows(rs []annual.RowID) string {
	var out []string
	for _, r := range rs {
		out = append(out, string(r))
	}
	return strings.Join(out, " ")
}

func TestWhereACaseCounts(t *testing.T) { // the year of the result is the year of the reply date
	t.Parallel()
	for _, c := range []struct{ rule, received, closed, want2023, want2024, want2025 string }{
		{"received and answered in the year", "2024-03-04", "2024-04-01", "", "R1 R3.2 R3.7", ""},
		{"first day of the year", "2024-01-01", "2024-01-01", "", "R1 R3.2 R3.7", ""},
		{"last day of the year", "2024-12-31", "2024-12-31", "", "R1 R3.2 R3.7", ""},
		{"answered on 1 January", "2023-12-29", "2024-01-01", "R1 R4", "R2 R3.2 R3.7", ""},
		{"answered on 31 December, delivered later", "2023-12-01", "2023-12-31", "R1 R3.2 R3.7", "", ""},
		{"open at the end of the year", "2024-12-20", "2025-01-16", "", "R1 R4", "R2 R3.2 R3.7"},
		{"open over two years", "2023-11-01", "2025-02-01", "R1 R4", "R2 R4", "R2 R3.2 R3.7"},
		{"still open", "2024-11-01", "", "", "R1 R4", "R2 R4"},
		{"a reply dated before receipt counts on the day of receipt", "2024-01-02", "2023-12-29", "", "R1 R3.2 R3.7", ""},
		{"no date of receipt", "", "2024-04-01", "", "", ""},
	} {
		l := annual.Line{ReceivedOn: on(c.received), RepliedOn: on(c.closed), Row: annual.R3_2, Column: annual.Person}
		for year, want := range map[string]string{"2023": c.want2023, "2024": c.want2024, "2025": c.want2025} {
			from, to := on(year+"-01-01"), on(year+"-12-31")
			if got := rows(l.CountsIn(annual.Format2021, from, to)); got != want {
				t.Errorf("%s in %s: %q, want %q", c.rule, year, got, want)
			}
			l := l
			l.Voided = true
			if got := l.CountsIn(annual.Format2021, from, to); got != nil {
				t.Errorf("%s, voided, in %s: %q", c.rule, year, got)
			}
		}
	}
}

func TestCompileCountsByColumn(t *testing.T) {
	t.Parallel()
	lines := []annual.Line{
		{on("2024-03-04"), on("2024-04-01"), annual.R3_1, annual.Person, false},
		{on("2024-03-05"), on("2024-04-01"), annual.R3_1, annual.Person, false},
		{on("2024-03-06"), on("2024-04-02"), annual.R3_3_4, annual.Legal, false},
		{on("2023-12-20"), on("2024-01-10"), annual.R3_6_3, annual.Commercial, false},
		{on("2024-12-30"), 0, "", annual.Other, false},
		{on("2024-06-01"), on("2024-06-03"), annual.R3_1, annual.Person, true},
	}
	got := annual.Compile(slices.Values(lines), on("2024-01-01"), on("2024-12-31"))
	want := map[annual.RowID][annual.Columns]int{
		annual.R1: {2, 0, 0, 0, 1, 1, 4}, annual.R2: {0, 1, 0, 0, 0, 0, 1}, annual.R3_1: {2, 0, 0, 0, 0, 0, 2},
		annual.R3_3_4: {0, 0, 0, 0, 1, 0, 1}, annual.R3_6_3: {0, 1, 0, 0, 0, 0, 1},
		annual.R3_7: {2, 1, 0, 0, 1, 0, 4}, annual.R4: {0, 0, 0, 0, 0, 1, 1},
	}
	if got.Format != annual.Format2021 || got.Unplaced != 0 || len(got.Rows) != 25 {
		t.Errorf("format %s, %d unplaced, %d rows", got.Format, got.Unplaced, len(got.Rows))
	}
	for _, r := range got.Format.Rows() {
		for c := annual.Person; c <= annual.Total; c++ {
			if got.At(r, c) != want[r][c] {
				t.Errorf("%s %s: %d, want %d", r, c, got.At(r, c), want[r][c])
			}
		}
	}
}

func TestTheOldFormatHasOneRowForOtherHandling(t *testing.T) {
	t.Parallel()
	var lines []annual.Line
	for _, r := range []annual.RowID{annual.R3_6_1, annual.R3_6_2, annual.R3_6_3, annual.R3_6} {
		lines = append(lines, annual.Line{ReceivedOn: on("2020-03-02"), RepliedOn: on("2020-03-20"), Row: r, Column: annual.Person})
	}
	table := annual.Compile(slices.Values(lines), on("2020-01-01"), on("2020-12-31"))
	if table.Format != annual.Format2019 || table.At(annual.R3_6, annual.Person) != 4 || table.Unplaced != 0 {
		t.Errorf("%+v", table)
	}
	// half a year of 2021 cannot say which of the three R3.6 was
	for i := range lines {
		lines[i].ReceivedOn, lines[i].RepliedOn = on("2021-03-02"), on("2021-03-20")
	}
	table = annual.Compile(slices.Values(lines), on("2021-01-01"), on("2021-06-30"))
	if table.At(annual.R3_6_1, annual.Total) != 1 || table.Unplaced != 1 {
		t.Errorf("%+v", table)
	}
}

func TestUnplacedCasesShowInTheIdentities(t *testing.T) { // K11
	t.Parallel()
	closed := annual.Line{ReceivedOn: on("2024-03-04"), RepliedOn: on("2024-03-20"), Column: annual.Person}
	table := annual.Compile(slices.Values([]annual.Line{closed}), on("2024-01-01"), on("2024-12-31"))
	if table.Unplaced != 1 || show(annual.Check(table)) != "K2:自然人:R3.7 0→1; K2:总计:R3.7 0→1" {
		t.Errorf("%d %s", table.Unplaced, show(annual.Check(table)))
	}
	for _, c := range []annual.Column{annual.Total, -1, 99} {
		odd := annual.Line{ReceivedOn: on("2024-03-04"), Column: c}
		table = annual.Compile(slices.Values([]annual.Line{odd}), on("2024-01-01"), on("2024-12-31"))
		if table.Unplaced != 1 || show(annual.Check(table)) != "K3:总计:R1 0→1; K3:总计:R4 0→1" {
			t.Errorf("column %d: %d %s", c, table.Unplaced, show(annual.Check(table)))
		}
	}
	for rule, odd := range map[string]annual.Line{
		"voided":                   {ReceivedOn: on("2024-03-04"), Column: annual.Total, Voided: true},
		"received later":           {ReceivedOn: on("2025-01-01"), Column: annual.Total},
		"done the year before":     {ReceivedOn: on("2023-03-04"), RepliedOn: on("2023-03-20"), Column: annual.Total},
		"without a day of receipt": {Column: annual.Total},
	} {
		table = annual.Compile(slices.Values([]annual.Line{odd}), on("2024-01-01"), on("2024-12-31"))
		if table.Unplaced != 0 || len(annual.Check(table)) != 0 {
			t.Errorf("%s: does not count, yet %d unplaced %s", rule, table.Unplaced, show(annual.Check(table)))
		}
	}
}

// anyLines draws cases around 2019 to 2026, sense and nonsense alike, but each with a row and a column.
func anyLines(t *rapid.T, f annual.Format) []annual.Line {
	first, last := int(on("2018-06-01")), int(on("2026-12-31"))
	date := rapid.Custom(func(t *rapid.T) civil.Date {
		if rapid.IntRange(0, 5).Draw(t, "none") == 0 {
			return 0
		}
		return civil.Date(rapid.IntRange(first, last).Draw(t, "day"))
	})
	return rapid.SliceOf(rapid.Custom(func(t *rapid.T) annual.Line {
		return annual.Line{
			ReceivedOn: date.Draw(t, "received"), RepliedOn: date.Draw(t, "replied"),
			Row:    rapid.SampledFrom(f.Results()).Draw(t, "row"),
			Column: annual.Column(rapid.IntRange(0, int(annual.Other)).Draw(t, "column")),
			Voided: rapid.Bool().Draw(t, "voided"),
		}
	})).Draw(t, "lines")
}

func TestEverySetOfCasesSatisfiesTheIdentities(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.IntRange(2019, 2026).Draw(t, "year")
		f, _ := annual.FormatOf(year)
		lines := anyLines(t, annual.Format2021) // the finer rows fold into both
		from, to := civil.Of(year, 1, 1), civil.Of(year, 12, 31)
		table := annual.Compile(slices.Values(lines), from, to)
		if found := annual.Check(table); len(found) != 0 || table.Format != f || table.Unplaced != 0 {
			t.Errorf("%s %s, %d unplaced", table.Format, show(found), table.Unplaced)
		}
		next := annual.Compile(slices.Values(lines), to.AddDays(1), civil.Of(year+1, 12, 31))
		if found := annual.K5(table, next); len(found) != 0 {
			t.Errorf("%s", show(found))
		}
		backwards := slices.Clone(lines)
		slices.Reverse(backwards)
		if again := annual.Compile(slices.Values(backwards), from, to); !equal(table, again) {
			t.Errorf("the order of cases matters")
		}
	})
}

func TestCellsAreTheirCases(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lines := anyLines(t, annual.Format2021)
		from := civil.Date(rapid.IntRange(int(on("2021-01-01")), int(on("2026-01-01"))).Draw(t, "from"))
		to := from.AddDays(rapid.IntRange(0, 400).Draw(t, "days"))
		table := annual.Compile(slices.Values(lines), from, to)
		for _, r := range table.Format.Rows() {
			n := 0
			for _, l := range lines {
				if slices.Contains(l.CountsIn(table.Format, from, to), r) {
					n++
				}
			}
			if n != table.At(r, annual.Total) {
				t.Errorf("%s: %d cases, %d printed", r, n, table.At(r, annual.Total))
			}
		}
	})
}

func equal(a, b annual.Table3) bool {
	for _, r := range a.Format.Rows() {
		if a.Rows[r] != b.Rows[r] {
			return false
		}
	}
	return a.Format == b.Format
}
