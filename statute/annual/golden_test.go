package annual_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"gongkai/statute/annual"
)

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// show writes findings as check:column:row want→got.
func show(fs []annual.Finding) string {
	var out []string
	for _, f := range fs {
		out = append(out, strings.Join([]string{string(f.Check), f.Column, f.Row}, ":")+" "+string(f.Want)+"→"+string(f.Got))
	}
	return strings.Join(out, "; ")
}

func verdict(t *testing.T, data string) annual.Verdict {
	t.Helper()
	v, err := annual.CheckReport([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Both hold, though the published sheets leave cells blank.
func TestPublishedReportsHaveNoErrors(t *testing.T) {
	t.Parallel()
	for file, warnings := range map[string]string{
		"published-2019.json": "K2:总计:R3.7 0→805; K8:总计: 0→19",
		"fixture-2025.json": "K2:总计:R3.7 0→13810; K3:总计:R1 13612→14069; K3:总计:R2 535→560; K3:总计:R3.7 13364→13810; K3:总计:R4 783→819; " +
			"K8:商业企业: 0→25; K8:科研机构: 0→25; K8:社会公益组织: 0→25; K8:法律服务机构: 0→25; K8:其他: 0→25; K8:总计: 0→21",
	} {
		v := verdict(t, read(t, file))
		if len(v.Errors) != 0 {
			t.Errorf("%s: %s", file, show(v.Errors))
		}
		if got := show(v.Warnings); got != warnings {
			t.Errorf("%s warns:\n%s", file, got)
		}
	}
}

func TestOneWrongFigureIsFound(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ law, file, from, to, want string }{
		{"K1 and K3: one application too many", "published-2019.json", `"R1": [821,`, `"R1": [822,`, "K1:自然人: 840→839; K3:总计:R1 860→859"},
		{"K1 and K2: one result lost", "published-2019.json", `"R3.7": [767,`, `"R3.7": [766,`, "K1:自然人: 839→838; K2:自然人:R3.7 767→766; K3:总计:R3.7 804→805"},
		{"K1 of an organisation", "published-2019.json", `"R4": [72, 0,`, `"R4": [72, 1,`, "K1:商业企业: 35→36; K3:总计:R4 73→72"},
		{"K2: a ground counted twice", "fixture-2025.json", `"R3.3.1": [13,`, `"R3.3.1": [14,`, "K2:自然人:R3.7 13365→13364"},
		{"K4: a review too few", "published-2019.json", `[5, 0, 0, 2, 7]`, `[5, 0, 0, 1, 7]`, "K4:总计:review 6→7"},
		{"K4: a direct suit too many", "fixture-2025.json", `[16, 1, 12, 27, 56]`, `[16, 2, 12, 27, 56]`, "K4:总计:direct 57→56"},
		{"K4: after review", "fixture-2025.json", `[74, 1, 30, 51, 156]`, `[74, 1, 30, 51, 155]`, "K4:总计:after_review 156→155"},
		{"K3: more persons than applicants", "fixture-2025.json", `535, null, null, null, null, null, 560`, `561, null, null, null, null, null, 560`, "K1:自然人: 14173→14147; K3:总计:R2 561→560"},
		{"K8: a negative figure", "published-2019.json", `"R3.2": [3,`, `"R3.2": [-3,`, "K2:自然人:R3.7 761→767; K8:自然人:R3.2 →-3"},
		{"K8: half an application", "published-2019.json", `"R3.5.3": [0,`, `"R3.5.3": [0.5,`, "K8:自然人:R3.5.3 →0.5"},
		{"K8: a word", "published-2019.json", `"R3.5.3": [0,`, `"R3.5.3": ["无",`, "K8:自然人:R3.5.3 →无"},
		{"K8: no figure a report can have", "published-2019.json", `"R3.5.3": [0,`, `"R3.5.3": [1e300,`, "K8:自然人:R3.5.3 →1e300"},
		{"K8: a negative in table 4", "published-2019.json", `[5, 0, 0, 2, 7]`, `[5, 0, -2, 4, 7]`, "K8:其他结果:review →-2"},
	} {
		text := read(t, c.file)
		if !strings.Contains(text, c.from) {
			t.Fatalf("%s: %q is not in the file", c.law, c.from)
		}
		if got := show(verdict(t, strings.Replace(text, c.from, c.to, 1)).Errors); got != c.want {
			t.Errorf("%s: %s", c.law, got)
		}
	}
}

// A blank is no 0 (K8). What else it may be is asked of each identity for itself.
func TestABlankThatCouldHoldTheDifferenceOnlyWarns(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ law, file, from, to, errors, warning string }{
		{"K1: a blank is what it should have been, 0", "published-2019.json", `"R4": [72,`, `"R4": [null,`, "K1:自然人: 839→767; K3:总计:R4 0→72", "K8:自然人: 0→1"},
		{"K1: whatever the other side has", "published-2019.json", `"R2": [18,`, `"R2": [null,`, "K1:自然人: 821→839; K3:总计:R2 0→18", "K8:自然人: 0→1"},
		{"K1: a blank that is 0 breaks nothing", "published-2019.json", `"R2": [18, 0,`, `"R2": [18, null,`, "", "K8:商业企业: 0→1"},
		{"K2: a blank result could be what is missing", "published-2019.json", `"R3.3.1": [14,`, `"R3.3.1": [null,`, "", "K2:自然人:R3.7 753→767"},
		{"K2: a blank that is 0 breaks nothing", "published-2019.json", `"R3.5.3": [0,`, `"R3.5.3": [null,`, "", "K8:自然人: 0→1"},
		{"K2: a blank 总计 could be the sum, which K1 then misses", "published-2019.json", `"R3.7": [767,`, `"R3.7": [null,`, "K1:自然人: 839→72; K3:总计:R3.7 38→805", "K2:自然人:R3.7 767→0"},
		{"K2: but not what is too much", "published-2019.json", `"R3.2": [3, 0, 0, 0, 0, 0, null],
  "R3.3.1": [14,`, `"R3.2": [null, 0, 0, 0, 0, 0, null],
  "R3.3.1": [20,`, "K2:自然人:R3.7 770→767", "K8:自然人: 0→1"},
		{"K3: the column has figures elsewhere, so that its blank holds nobody", "published-2019.json", `2, 1, 859]`, `null, 1, 859]`, "K1:法律服务机构: 0→2; K3:总计:R1 857→859", "K8:法律服务机构: 0→1"},
		{"K3: nobody counted the organisations at all", "fixture-2025.json", `819]`, `820]`, "K1:总计: 14629→14630", "K3:总计:R4 783→820"},
		{"K3: one was counted, so that the others are wrong", "fixture-2025.json", `"R3.5.3": [0, null, null, null, null, null, null]`, `"R3.5.3": [0, 0, 0, 0, 0, 0, null]`,
			"K3:总计:R1 13612→14069; K3:总计:R2 535→560; K3:总计:R3.7 13364→13810; K3:总计:R4 783→819", "K2:总计:R3.7 0→13810"},
		{"K4: a blank end could be what is missing", "published-2019.json", `[5, 0, 0, 2, 7]`, `[5, 0, 0, null, 7]`, "", "K4:总计:review 5→7"},
		{"K4: but not what is too much", "published-2019.json", `[5, 0, 0, 2, 7]`, `[5, null, 0, 3, 7]`, "K4:总计:review 8→7", ""},
		{"K4: a blank 总计 could be the sum", "published-2019.json", `[5, 0, 0, 2, 7]`, `[5, 0, 0, 2, null]`, "", "K4:总计:review 7→0"},
		{"K4: a group left blank says nothing", "published-2019.json", `[5, 0, 0, 2, 7]`, `[null, null, null, null, null]`, "", ""},
	} {
		text := read(t, c.file)
		if !strings.Contains(text, c.from) {
			t.Fatalf("%s: %q is not in the file", c.law, c.from)
		}
		v := verdict(t, strings.Replace(text, c.from, c.to, 1))
		if got := show(v.Errors); got != c.errors {
			t.Errorf("%s: %s", c.law, got)
		}
		if got := show(v.Warnings); !strings.Contains(got+"; ", c.warning+"; ") && c.warning != "" || c.warning == "" && strings.Contains(got, "K4") {
			t.Errorf("%s warns: %s", c.law, got)
		}
	}
}

func TestLastYearsOpenCasesComeBack(t *testing.T) { // K5
	t.Parallel()
	now := `{"year":2020,"format":"2019","table3":{"R1":[0,0,0,0,0,0,0],"R2":[%,0,0,0,0,0,%],"R3.7":[0,0,0,0,0,0,0],"R4":[%,0,0,0,0,0,%]},"previous":` + read(t, "published-2019.json") + "}"
	if v := verdict(t, strings.ReplaceAll(now, "%", "72")); strings.Contains(show(append(v.Errors, v.Warnings...)), "K5") {
		t.Errorf("%s", show(v.Errors))
	}
	if got := show(verdict(t, strings.ReplaceAll(now, "%", "70")).Errors); got != "K5:自然人:R2 72→70; K5:总计:R2 72→70" {
		t.Error(got)
	}
}

func TestTheFormatFollowsTheYear(t *testing.T) {
	t.Parallel()
	row := `[0,0,0,0,0,0,0]`
	for _, c := range []struct{ text, warn string }{
		{`{"year":2024,"format":"2021","table3":{"R1":` + row + `}}`, ""},
		{`{"year":2020,"table3":{"R3.6":` + row + `}}`, ""},
		{`{"year":2021,"table3":{"R3.6.1":` + row + `}}`, ""},
		{`{"format":"2019","table3":{"R1":` + row + `}}`, ""},
		{`{"year":2025,"format":"2019","table3":{"R1":` + row + `}}`, "FORMAT:: 2021→2019"},
		{`{"year":2018,"format":"2019","table3":{"R1":` + row + `}}`, "FORMAT:: →2019"},
	} {
		v := verdict(t, c.text)
		var format []annual.Finding
		for _, f := range v.Warnings {
			if f.Check == annual.CheckFormat {
				format = append(format, f)
			}
		}
		if got := show(format); got != c.warn || len(v.Errors) != 0 {
			t.Errorf("%s: %s %s", c.text, got, show(v.Errors))
		}
	}
}

func TestVerdictIsTheContract(t *testing.T) {
	t.Parallel()
	text := strings.Replace(read(t, "published-2019.json"), `"R1": [821,`, `"R1": ["八",`, 1)
	b, err := json.Marshal(verdict(t, text))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		`"errors":[{"check":"K8","column":"自然人","row":"R1","want":null,"got":"八"}`,
		`{"check":"K2","column":"总计","row":"R3.7","want":0,"got":805}`,
	} {
		if !strings.Contains(string(b), part) {
			t.Errorf("%s is not in %s", part, b)
		}
	}
	empty, err := json.Marshal(verdict(t, `{"format":"2021","table3":`+zeros(annual.Format2021)+`}`))
	if err != nil || string(empty) != `{"errors":[],"warnings":[]}` {
		t.Errorf("%s %v", empty, err)
	}
}

// zeros is a table 3 of explicit zeros.
func zeros(f annual.Format) string {
	var rows []string
	for _, r := range f.Rows() {
		rows = append(rows, `"`+string(r)+`":[0,0,0,0,0,0,0]`)
	}
	return "{" + strings.Join(rows, ",") + "}"
}
