package annual_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"gongkai/statute/annual"
)

// file is a report of zeros for 2024 with more members, and with cells changed: "R1=[…]".
func file(members string, cells ...string) string {
	text := `{"year":2024,"format":"2021","table3":` + zeros(annual.Format2021) +
		`,"table4":{"review":[0,0,0,0,0],"direct":[0,0,0,0,0],"after_review":[0,0,0,0,0]}`
	for _, c := range cells {
		row, figures, _ := strings.Cut(c, "=")
		width := 7
		if !strings.HasPrefix(row, "R") {
			width = 5
		}
		text = strings.Replace(text, `"`+row+`":[`+strings.TrimSuffix(strings.Repeat("0,", width), ",")+`]`, `"`+row+`":`+figures, 1)
	}
	if members != "" {
		text += "," + members
	}
	return text + "}"
}

// answered is n applications of persons in rows R1, R3.1 and R3.7.
func answered(n string) []string {
	figures := "=[" + n + ",0,0,0,0,0," + n + "]"
	return []string{"R1" + figures, "R3.1" + figures, "R3.7" + figures}
}

func TestWhatElseStandsInAFileIsChecked(t *testing.T) {
	t.Parallel()
	zero2 := `"rules":[0,0,0],"licences":[0],"penalties":[0],"coercion":[0]`
	previous := func(members string) string {
		return `"previous":{"year":2023,"table3":` + zeros(annual.Format2021) + members + `}`
	}
	entity := func(id, cells string) string { return `{"entity":"` + id + `",` + cells + `}` }
	zero := `"table3":` + zeros(annual.Format2021) + `,"table4":{"review":[0,0,0,0,0],"direct":[0,0,0,0,0],"after_review":[0,0,0,0,0]}`
	one := strings.TrimSuffix(strings.TrimPrefix(file("", answered("1")...), `{"year":2024,"format":"2021",`), "}")
	for _, c := range []struct{ rule, text, errors, warnings string }{
		{"nothing else", file(""), "", ""},
		{"K1 of the sum alone", file("", "R1=[0,0,0,0,0,0,1]"), "K1:总计: 1→0; K3:总计:R1 0→1", ""},
		{"K4: a blank sum could be right", file("", "review=[1,0,0,0,null]"), "", "K4:总计:review 1→0"},
		{"K8: a negative sum of table 4", file("", "review=[0,0,0,0,-1]"), "K4:总计:review 0→-1; K8:总计:review →-1", ""},
		{"K8: more than a report can have", file("", "R1=[1000000000,0,0,0,0,0,0]", "R4=[1000000001,0,0,0,0,0,0]"),
			"K8:自然人:R4 →1000000001; K1:自然人: 1000000000→0; K3:总计:R1 1000000000→0", "K8:自然人: 0→1"},
		{"K8: a missing row is seven blanks", strings.Replace(file(""), `"R4":[0,0,0,0,0,0,0]`, `"R3.7":[0,0,0,0,0,0,0]`, 1), "",
			"K8:自然人: 0→1; K8:商业企业: 0→1; K8:科研机构: 0→1; K8:社会公益组织: 0→1; K8:法律服务机构: 0→1; K8:其他: 0→1; K8:总计: 0→1"},
		{"table 2 in order", file(`"level":"county","table2":{` + zero2 + `,"normative":[1,0,9],"fees":[12.5]}`), "", ""},
		{"table 2: RULES", file(`"level":"township","table2":{` + strings.Replace(zero2, "[0,0,0]", "[0,0,1]", 1) + `,"normative":[1,0,9],"fees":[12.5]}`), "RULES:现行有效件数:rules 0→1", ""},
		{"table 2: K8", file(`"table2":{` + zero2 + `,"normative":[1.5,"x",null],"fees":[-1]}`),
			"K8:本年废止件数:normative →x; K8:本年制发件数:normative →1.5; K8:本年收费金额（单位：万元）:fees →-1",
			"K8:本年废止件数:normative 0→; K8:现行有效件数:normative 0→"},
		{"table 2: a missing row", file(`"table2":{` + zero2 + `,"normative":[1,0,9]}`), "", "K8:本年收费金额（单位：万元）:fees 0→"},
		{"IN_FORCE", file(`"table2":{` + zero2 + `,"normative":[1,0,9],"fees":[0]},` + previous(`,"table2":{"normative":[0,0,9],"rules":[0,0,0]}`)), "", "IN_FORCE:现行有效件数:normative 10→9"},
		{"IN_FORCE needs both", file(`"table2":{` + zero2 + `,"normative":[1,0,9],"fees":[0]},` + previous("")), "", ""},
		{"IN_FORCE needs both, the other way", file(previous(`,"table2":{"normative":[0,0,9],"rules":[0,0,0]}`)), "", ""},
		{"K12", file(previous(`,"table4":{"direct":[0,0,0,2,2]}`)), "", "K12:总计:direct 2→0"},
		{"K5", file(previous(""), "R2=[1,0,0,0,0,0,1]", "R4=[1,0,0,0,0,0,1]"), "K5:自然人:R2 0→1; K5:总计:R2 0→1", ""},
		{"K5 explained", file(previous("")+`,"explained":{"K5":"机构合并"}`, "R2=[1,0,0,0,0,0,1]", "R4=[1,0,0,0,0,0,1]"), "", "K5:自然人:R2 0→1; K5:总计:R2 0→1"},
		{"blanks explain nothing", file(previous("")+`,"explained":{"K5":" \u3000"}`, "R2=[1,0,0,0,0,0,1]", "R4=[1,0,0,0,0,0,1]"), "K5:自然人:R2 0→1; K5:总计:R2 0→1", ""},
		{"DIRECT", file("", "R1=[1,0,0,0,0,0,1]", "R3.3.1=[1,0,0,0,0,0,1]", "R3.7=[1,0,0,0,0,0,1]", "direct=[0,0,0,1,1]"), "", "DIRECT:总计:direct 0→1"},
		{"K6", file(`"entities":[` + entity("教委", zero) + `,` + entity("住建局", one) + `]`), "K6:自然人:R1 1→0; K6:总计:R1 1→0; K6:自然人:R3.1 1→0; K6:总计:R3.1 1→0; K6:自然人:R3.7 1→0; K6:总计:R3.7 1→0", ""},
		{"a roll-up in order", file(`"entities":[`+entity("教委", zero)+`,`+entity("住建局", one)+`]`, answered("1")...), "", ""},
		{"an entity twice", file(`"entities":[` + entity("教委", zero) + `,` + entity("教委", zero) + `]`), "ENTITY::教委 1→2", ""},
		{"an entity missing", file(`"county":{"government":"县政府","office":"县府办","listed":["教委","交通局"]},"entities":[` + entity("教委", zero) + `,` + entity("县政府", zero) + `,` + entity("县府办", one) + `]`), "ENTITY::交通局 1→0", ""},
		{"the office apart", file(`"county":{"government":"县政府","office":"县府办","office_apart":true},"entities":[`+entity("县府办", one)+`,`+entity("县政府", zero)+`]`, answered("1")...), "", ""},
		{"an entity of another year", file(`"entities":[` + entity("教委", `"year":2023,`+zero) + `]`), "ENTITY:年度:教委 2024→2023", ""},
		{"an entity's own fault", file(`"entities":[` + entity("教委", strings.Replace(zero, `"R4":[0`, `"R4":["无"`, 1)) + `]`), "K8:自然人:教委 R4 →无", ""},
		{"K10 and K11", file(`"register":[{"id":"1","received_on":"2024-03-04"},{"id":"2","received_on":"2023-03-04","closed_on":"2024-04-01","rows":["R3.1","R3.2"]},{"id":"3","closed_on":"2024-01-02","voided":true}]`), "K10:总计:R1 1→0; K11::2 1→2", ""},
		{"an empty register", file(`"register":[]`, answered("1")...), "K10:总计:R1 0→1", ""},
		{"K7 and K9", file(`"ledger":{"fee_notices":0,"fee_income":380.5},"text":{"overview":"新收申请3件","other":"无"}`, "R1=[1,0,0,0,0,0,1]", "R3.6.2=[1,0,0,0,0,0,1]", "R3.7=[1,0,0,0,0,0,1]"), "",
			"K7:总计:R1 1→3; K9:总计:R3.6.2 1→0; K9::fee 380.5→"},
		{"K7 of a group of table 4 that is missing", strings.Replace(file(`"text":{"overview":"行政诉讼2件"}`), `"direct":[0,0,0,0,0],`, "", 1), "", ""},
		{"K7 in section 六", file(`"ledger":{"fee_income":0},"text":{"other":"收取信息处理费380元。"}`), "", "K7::fee 0→380"},
		{"a text without section 六", file(`"ledger":{"fee_income":380},"text":{"overview":"新收申请0件"}`), "", ""},
		{"nulls are absent", file(`"ledger":null,"text":null,"register":null,"entities":null,"county":null,"previous":null,"explained":null,"table2":null`), "", ""},
		{"a mark of byte order", "\xef\xbb\xbf" + file(""), "", ""},
	} {
		v, err := annual.CheckReport([]byte(c.text))
		if err != nil || show(v.Errors) != c.errors || show(v.Warnings) != c.warnings {
			t.Errorf("%s: %v\n errors   %s\n warnings %s", c.rule, err, show(v.Errors), show(v.Warnings))
		}
	}
}

func TestFilesWithUnreadableSections(t *testing.T) {
	t.Parallel()
	for members, want := range map[string]error{
		`"entites":[]`:                                             annual.ErrSyntax, // misspelt: its check must not be skipped in silence
		`"text":{"section":"x"}`:                                   annual.ErrSyntax,
		`"register":[{"received_on":"3月"}]`:                        annual.ErrSyntax,
		`"table2":{"procurement":[0,0]}`:                           annual.ErrRow,
		`"table2":{"rules":[0,0]}`:                                 annual.ErrWidth,
		`"table2":{"rules":[0,0,0,0]}`:                             annual.ErrWidth,
		`"level":"city"`:                                           annual.ErrLevel,
		`"explained":{"K1":"算错了"}`:                                 annual.ErrExplain,
		`"county":{"listed":["教委"]}`:                               annual.ErrEntity,
		`"entities":[{"table3":{}}]`:                               annual.ErrEntity,
		`"entities":[{"entity":"教委"}]`:                             annual.ErrTable3,
		`"entities":[{"entity":"教委","year":2018}]`:                 annual.ErrFormat,
		`"ledger":{"fee_notices":-1}`:                              annual.ErrLedger,
		`"ledger":{"fee_income":-0.01}`:                            annual.ErrLedger,
		`"ledger":{"fee_income":0.001}`:                            annual.ErrLedger,
		`"ledger":{"fee_income":1e3}`:                              annual.ErrLedger,
		`"previous":{"year":2022,"table3":{"R4":[0,0,0,0,0,0,0]}}`: annual.ErrPrevious,
		`"previous":{"year":2024,"table3":{"R4":[0,0,0,0,0,0,0]}}`: annual.ErrPrevious,
	} {
		if _, err := annual.CheckReport([]byte(file(members))); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", members, err, want)
		}
	}
	undated := `{"format":"2021","table3":` + zeros(annual.Format2021)
	for members, want := range map[string]error{
		`,"register":[]`: annual.ErrYear, `,"text":{}`: annual.ErrYear, `,"entities":[]`: annual.ErrYear, `,"county":{}`: annual.ErrYear,
		`,"ledger":{"fee_notices":0}`: nil, `,"previous":{"year":2023,"table3":` + zeros(annual.Format2021) + `}`: nil,
	} {
		if _, err := annual.CheckReport([]byte(undated + members + "}")); !errors.Is(err, want) {
			t.Errorf("without a year %s: %v, want %v", members, err, want)
		}
	}
	if _, err := annual.CheckReport([]byte(file(`"previous":{"format":"2021","table3":` + zeros(annual.Format2021) + `}`))); err != nil {
		t.Errorf("previous without a year: %v", err)
	}
	for _, text := range []string{file("") + "{}", file("")[:40], file("") + "x"} {
		if _, err := annual.CheckReport([]byte(text)); !errors.Is(err, annual.ErrSyntax) {
			t.Errorf("%.50s…: %v", text, err)
		}
	}
}

func TestAnExplanationStaysWithItsFinding(t *testing.T) {
	t.Parallel()
	found := []annual.Finding{{Check: annual.CheckK5, Severity: annual.Error}, {Check: annual.CheckK1, Severity: annual.Error}}
	got := annual.Explained(found, annual.CheckK5, " 机构合并 ")
	if got[0].Severity != annual.Warning || got[0].Explanation != "机构合并" || got[1].Severity != annual.Error || got[1].Explanation != "" {
		t.Errorf("%+v", got)
	}
	if found[0].Severity != annual.Error {
		t.Error("Explained changes its caller's list")
	}
	if b, err := json.Marshal(got[0]); err != nil || string(b) != `{"check":"K5","column":"","row":"","want":null,"got":null}` {
		t.Errorf("%s %v", b, err)
	}
}

func TestFiguresInJSON(t *testing.T) {
	t.Parallel()
	for f, want := range map[annual.Figure]string{
		"": "null", "0": "0", "9": "9", "-3": "-3", "0.5": "0.5", "1e300": "1e300", "-": `"-"`, "0x1": `"0x1"`, "9件": `"9件"`, "八": `"八"`,
		"true": "\"true\"", "null": `"null"`, "{}": `"{}"`, "!": `"!"`, "R4": `"R4"`,
	} {
		if b, err := json.Marshal(f); err != nil || string(b) != want {
			t.Errorf("%q: %s %v", f, b, err)
		}
	}
}

func TestEveryCheckSaysWhatItAsksFor(t *testing.T) {
	t.Parallel()
	said := map[string]annual.CheckID{}
	for _, c := range []annual.CheckID{"K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "K10", "K11", "K12", "FORMAT", "ENTITY", "RULES", "IN_FORCE", "DIRECT"} {
		m := c.Meaning()
		if other, taken := said[m]; m == "" || taken {
			t.Errorf("%s: %q, as %s", c, m, other)
		}
		said[m] = c
	}
	if annual.CheckID("K13").Meaning() != "" {
		t.Error("K13 has a meaning")
	}
	for row, want := range map[string]string{
		"R1": "一、本年新收政府信息公开申请数量", "R3.3.1": "（三）不予公开1.属于国家秘密", "R3.6": "（六）其他处理", "R3.3": "（三）不予公开", "R3.5": "（五）不予处理",
		"normative": "行政规范性文件", "services": "其他对外管理服务事项", "direct": "未经复议直接起诉", "suits": "行政诉讼", "fee": "信息处理费",
		"教委": "教委", "R3": "R3", "": "",
	} {
		if got := (annual.Finding{Row: row}).RowName(); got != want {
			t.Errorf("%q: %q", row, got)
		}
	}
}

func TestAReportWithTable2ReadsBack(t *testing.T) {
	t.Parallel()
	r := filed(3)
	r.Table3.Rows[annual.R4] = annual.Figures{}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if v := verdict(t, string(b)); len(v.Errors)+len(v.Warnings) != 0 || !strings.Contains(string(b), `"fees":[0.75]`) {
		t.Errorf("%s\n%+v", b, v)
	}
	r.Table2 = nil
	if b, err := json.Marshal(r); err != nil || strings.Contains(string(b), "table2") {
		t.Errorf("%s %v", b, err)
	}
}
