package annual_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"gongkai/statute/annual"
	"pgregory.net/rapid"
)

func TestTable2AsPrinted(t *testing.T) {
	t.Parallel()
	for f, want := range map[annual.Format]string{
		annual.Format2021: `第二十条第（一）项: 本年制发件数 本年废止件数 现行有效件数: 规章 行政规范性文件
第二十条第（五）项: 本年处理决定数量: 行政许可
第二十条第（六）项: 本年处理决定数量: 行政处罚 行政强制
第二十条第（八）项: 本年收费金额（单位：万元）: 行政事业性收费
`,
		annual.Format2019: `第二十条第（一）项: 本年新制作数量 本年新公开数量 对外公开总数量: 规章 规范性文件
第二十条第（五）项: 上一年项目数量 本年增/减 处理决定数量: 行政许可 其他对外管理服务事项
第二十条第（六）项: 上一年项目数量 本年增/减 处理决定数量: 行政处罚 行政强制
第二十条第（八）项: 上一年项目数量 本年增/减: 行政事业性收费
第二十条第（九）项: 采购项目数量 采购总金额: 政府集中采购
`,
		"2008": "",
	} {
		got := ""
		for _, b := range f.Blocks() {
			var heads, labels []string
			for _, c := range b.Columns {
				heads = append(heads, c.Head)
			}
			for _, r := range b.Rows {
				labels = append(labels, r.Label)
				if f.InfoLabel(r.ID) != r.Label {
					t.Errorf("%s %s: %q", f, r.ID, f.InfoLabel(r.ID))
				}
			}
			got += fmt.Sprintf("%s: %s: %s\n", b.Clause, strings.Join(heads, " "), strings.Join(labels, " "))
		}
		if got != want {
			t.Errorf("%s:\n%s", f, got)
		}
	}
	if annual.Format2021.InfoLabel(annual.Procurement) != "" || annual.Format2019.InfoLabel("") != "" {
		t.Error("a row the format does not have has a label")
	}
}

func TestQuantities(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"0": "0", "12": "12", "-3": "-3", "0.038": "0.038", "-0.5": "-0.5", "1.250000": "1.25", "0.000001": "0.000001", "-0": "0", "10.10": "10.1",
		"1000000000": "1000000000", "1000000000.000001": "-", "0000000001": "1", "00000000001": "-", "9999999999": "-",
		"": "-", "-": "-", ".5": "-", "1.": "-", "1.0000000": "-", "1e3": "-", "+1": "-", "1,5": "-", "--1": "-", "1.-5": "-", "１": "-", `"1"`: "-",
	} {
		q, ok := annual.ParseQuantity(text)
		got := q.String()
		if !ok {
			got = "-"
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if annual.Pieces(-7).String() != "-7" || !annual.Pieces(7).Whole() || (annual.Quantity{Millionths: 1}).Whole() {
		t.Error("pieces")
	}
	b, err := json.Marshal([]annual.Quantity{annual.Pieces(2), {Millionths: 1_250_000}, {Blank: true}})
	if err != nil || string(b) != "[2,1.25,null]" || (annual.Quantity{Blank: true, Millionths: 5}).String() != "" {
		t.Errorf("%s %v", b, err)
	}
}

func TestQuantitiesReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		q := annual.Quantity{Millionths: rapid.Int64Range(-1e15, 1e15).Draw(t, "millionths")}
		if back, ok := annual.ParseQuantity(q.String()); !ok || back != q {
			t.Errorf("%d: %s reads as %d %v", q.Millionths, q, back.Millionths, ok)
		}
	})
}

// table2 fills the rows of a format with zeros but those given.
func table2(f annual.Format, rows map[annual.InfoID][]annual.Quantity) annual.Table2 {
	t := annual.Table2{Format: f, Rows: map[annual.InfoID][]annual.Quantity{}}
	for _, b := range f.Blocks() {
		for _, r := range b.Rows {
			t.Rows[r.ID] = make([]annual.Quantity, len(b.Columns))
		}
	}
	for id, cells := range rows {
		t.Rows[id] = cells
	}
	return t
}

func pieces(n ...int) (out []annual.Quantity) {
	for _, n := range n {
		out = append(out, annual.Pieces(n))
	}
	return out
}

func TestTheUnitsOfTable2(t *testing.T) { // K8
	t.Parallel()
	half, blank := annual.Quantity{Millionths: 500_000}, annual.Quantity{Blank: true}
	for _, c := range []struct {
		law  string
		f    annual.Format
		id   annual.InfoID
		row  []annual.Quantity
		want string
	}{
		{"zeros", annual.Format2021, annual.Normative, pieces(0, 0, 0), ""},
		{"whole numbers", annual.Format2021, annual.Normative, pieces(3, 1, 40), ""},
		{"a negative number", annual.Format2021, annual.Normative, pieces(3, -1, 40), "error K8:本年废止件数:normative →-1"},
		{"half a document", annual.Format2021, annual.Normative, []annual.Quantity{{}, {}, half}, "error K8:现行有效件数:normative →0.5"},
		{"万元 have decimals", annual.Format2021, annual.Fees, []annual.Quantity{half}, ""},
		{"no negative amount", annual.Format2021, annual.Fees, []annual.Quantity{{Millionths: -1}}, "error K8:本年收费金额（单位：万元）:fees →-0.000001"},
		{"a change may be negative", annual.Format2019, annual.Licences, pieces(10, -2, 5), ""},
		{"a change is whole", annual.Format2019, annual.Licences, []annual.Quantity{{}, half, {}}, "error K8:本年增/减:licences →0.5"},
		{"the total amount has decimals", annual.Format2019, annual.Procurement, []annual.Quantity{annual.Pieces(2), half}, ""},
		{"a blank is no explicit 0", annual.Format2021, annual.Penalties, []annual.Quantity{blank}, "warning K8:本年处理决定数量:penalties 0→"},
		{"a missing cell is blank", annual.Format2021, annual.Penalties, nil, "warning K8:本年处理决定数量:penalties 0→"},
	} {
		found := annual.CheckTable2(table2(c.f, map[annual.InfoID][]annual.Quantity{c.id: c.row}), annual.OtherLevel)
		got := show(found)
		if len(found) > 0 {
			got = string(found[0].Severity) + " " + got
		}
		if got != c.want {
			t.Errorf("%s: %s", c.law, got)
		}
	}
}

func TestCountiesAndTownshipsMakeNoRules(t *testing.T) {
	t.Parallel()
	for _, f := range []annual.Format{annual.Format2019, annual.Format2021} {
		table := table2(f, map[annual.InfoID][]annual.Quantity{annual.Rules: pieces(0, 0, 2), annual.Normative: pieces(5, 0, 5)})
		head := f.Blocks()[0].Columns[2].Head
		for level, want := range map[annual.Level]string{
			annual.OtherLevel: "", annual.CountyLevel: "RULES:" + head + ":rules 0→2", annual.TownshipLevel: "RULES:" + head + ":rules 0→2",
		} {
			found := annual.CheckTable2(table, level)
			if got := show(found); got != want || want != "" && found[0].Severity != annual.Error {
				t.Errorf("%s %q: %s", f, level, got)
			}
		}
		if got := show(annual.CheckTable2(table2(f, nil), annual.CountyLevel)); got != "" {
			t.Errorf("%s: %s", f, got)
		}
	}
	for level, known := range map[annual.Level]bool{"": true, "county": true, "township": true, "city": false} {
		if level.Known() != known {
			t.Errorf("%q", level)
		}
	}
}

func TestDocumentsInForce(t *testing.T) {
	t.Parallel()
	f := annual.Format2021
	before := table2(f, map[annual.InfoID][]annual.Quantity{annual.Normative: pieces(9, 9, 40), annual.Rules: pieces(0, 0, 3)})
	for _, c := range []struct {
		rule string
		now  annual.Table2
		want string
	}{
		{"40 + 5 − 2", table2(f, map[annual.InfoID][]annual.Quantity{annual.Normative: pieces(5, 2, 43), annual.Rules: pieces(1, 1, 3)}), ""},
		{"one too many", table2(f, map[annual.InfoID][]annual.Quantity{annual.Normative: pieces(5, 2, 44), annual.Rules: pieces(0, 0, 3)}), "IN_FORCE:现行有效件数:normative 43→44"},
		{"a repeal forgotten", table2(f, map[annual.InfoID][]annual.Quantity{annual.Normative: pieces(0, 0, 40), annual.Rules: pieces(0, 1, 3)}), "IN_FORCE:现行有效件数:rules 2→3"},
		{"blanks assert nothing", table2(f, map[annual.InfoID][]annual.Quantity{annual.Normative: {{}, {Blank: true}, annual.Pieces(9)}, annual.Rules: {{}, {}, {Blank: true}}}), ""},
		{"the format of 2019 counts otherwise", table2(annual.Format2019, nil), ""},
	} {
		found := annual.InForce(before, c.now)
		if got := show(found); got != c.want || len(found) > 0 && found[0].Severity != annual.Warning {
			t.Errorf("%s: %s", c.rule, got)
		}
	}
	if found := annual.InForce(table2(annual.Format2019, map[annual.InfoID][]annual.Quantity{annual.Rules: pieces(0, 0, 3)}), table2(f, nil)); found != nil {
		t.Error(show(found))
	}
}

func TestCellsOfTable2(t *testing.T) {
	t.Parallel()
	table := annual.Table2{Format: annual.Format2021, Rows: map[annual.InfoID][]annual.Quantity{annual.Normative: pieces(1, 2, 3)}}
	for column, want := range map[int]string{-1: "", 0: "1", 2: "3", 3: ""} {
		if got := table.At(annual.Normative, column); got.String() != want || got.Blank != (want == "") {
			t.Errorf("column %d: %q", column, got)
		}
	}
	if b, err := json.Marshal(table); err != nil || string(b) != `{"normative":[1,2,3]}` {
		t.Errorf("%s %v", b, err)
	}
}
