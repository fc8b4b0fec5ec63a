package report

import (
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/annual"
)

// A table whose figures do not add up: 2 came in, 1 was closed as granted, the total says 3.
func wrong() annual.Table3 {
	t := annual.Table3{Format: annual.Format2021, Rows: map[annual.RowID]annual.Figures{}}
	for _, r := range t.Format.Rows() {
		t.Rows[r] = annual.Figures{}
	}
	t.Rows[annual.R1] = annual.Figures{annual.Person: {N: 2}, annual.Total: {N: 2}}
	t.Rows[annual.R3_1] = annual.Figures{annual.Person: {N: 1}, annual.Total: {N: 1}}
	t.Rows[annual.R3_7] = annual.Figures{annual.Person: {N: 3}, annual.Total: {N: 1}}
	t.Rows[annual.R4] = annual.Figures{annual.Person: {N: 1}, annual.Total: {N: 1}}
	return t
}

func TestABrokenIdentityIsMarkedWhereItBreaks(t *testing.T) {
	t.Parallel()
	table := wrong()
	v := viewOf(year(2026), desk.Report{Table: table, Findings: annual.Check(table)}, civil.MustParse("2026-11-24"))
	flags := map[string]string{}
	for _, row := range v.Rows {
		for _, c := range row.Cells {
			for _, f := range c.Flags {
				flags[c.ID] += f.Check + f.Link + " "
			}
		}
	}
	for id, want := range map[string]string{"R1-person": "K1#k1 ", "R4-person": "K1#k1 ", "R3.7-person": "K1#k1 K2#k2 ", "R3.7-total": "K3#k3 ", "R1-total": "", "R3.1-person": ""} {
		if flags[id] != want {
			t.Errorf("%s is marked %q, want %q", id, flags[id], want)
		}
	}
	var said []string
	for _, f := range v.Findings {
		said = append(said, f.Check+" "+f.Text)
	}
	want := []string{"K1 “自然人”列：第一项加第二项为 2，第三项加第四项为 4，应当相等。", "K2 “自然人”列：办理结果各行相加为 1，（七）总计为 3，应当相等。",
		"K3 “（七）总计”行：各列相加为 3，总计为 1，应当相等。"}
	if strings.Join(said, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
}

func TestEveryFindingIsASentence(t *testing.T) {
	t.Parallel()
	for _, f := range []annual.Finding{
		{Check: annual.CheckK1, Column: "自然人", Want: "1", Got: "2"}, {Check: annual.CheckK5, Column: "总计", Row: "R2", Want: "1", Got: "2"},
		{Check: annual.CheckK8, Column: "其他", Row: "R1", Got: "-1"}, {Check: annual.CheckK8, Column: "其他", Want: "0", Got: "3"},
		{Check: annual.CheckFormat, Want: "2021", Got: "2019"},
	} {
		text := say(annual.Format2021, f)
		if !strings.HasSuffix(text, "。") || strings.Contains(text, "““") || strings.Contains(text, "R1") {
			t.Errorf("%s: %s", f.Check, text)
		}
	}
}

func TestColumnsHaveCodesOfTheirOwn(t *testing.T) {
	t.Parallel()
	for c := annual.Person; c <= annual.Total; c++ {
		if got, ok := columnOf(columnCode(c)); !ok || got != c {
			t.Errorf("%s comes back as %s", c, got)
		}
	}
	if firstYear() != 2019 {
		t.Errorf("the first form is of %d", firstYear())
	}
}
