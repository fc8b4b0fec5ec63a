package command

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const golden = "../../../statute/annual/testdata/"

func reportFile(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.json")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// zeroReport is a report of explicit zeros for 2024 in which R1 has n applicants and nobody was answered.
func zeroReport(n int, members string) string {
	var rows []string
	for _, r := range strings.Fields("R2 R3.1 R3.2 R3.3.1 R3.3.2 R3.3.3 R3.3.4 R3.3.5 R3.3.6 R3.3.7 R3.3.8 R3.4.1 R3.4.2 R3.4.3 " +
		"R3.5.1 R3.5.2 R3.5.3 R3.5.4 R3.5.5 R3.6.1 R3.6.2 R3.6.3 R3.7 R4") {
		rows = append(rows, `"`+r+`":[0,0,0,0,0,0,0]`)
	}
	return fmt.Sprintf(`{"year":2024,"format":"2021","table3":{"R1":[%d,0,0,0,0,0,%d],%s},
"table4":{"review":[0,0,0,0,0],"direct":[0,0,0,0,0],"after_review":[0,0,0,0,0]}%s}`, n, n, strings.Join(rows, ","), members)
}

type verdictFile struct {
	Errors   []map[string]any `json:"errors"`
	Warnings []map[string]any `json:"warnings"`
}

func TestPublishedReportsPassTheCheck(t *testing.T) {
	t.Parallel()
	for file, warnings := range map[string]int{"published-2019.json": 2, "fixture-2025.json": 11} {
		code, out, errs := shell(t, "report", "check", golden+file, "--json")
		var v verdictFile
		if err := json.Unmarshal([]byte(out), &v); err != nil || code != exitOK || errs != "" || v.Errors == nil || len(v.Errors) != 0 || len(v.Warnings) != warnings {
			t.Errorf("%s: %d %v %s%s", file, code, err, out, errs)
		}
		code, out, errs = shell(t, "report", "check", golden+file)
		if code != exitOK || errs != "" || !strings.HasSuffix(out, fmt.Sprintf("勾稽关系成立，另有 %d 处提示，请逐一核实\n", warnings)) {
			t.Errorf("%s: %d %s%s", file, code, out, errs)
		}
	}
}

func TestOneWrongFigureEndsTheCheckWithNo(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile(golden + "published-2019.json")
	if err != nil {
		t.Fatal(err)
	}
	file := reportFile(t, strings.Replace(string(b), `"R1": [821,`, `"R1": [822,`, 1))
	code, out, errs := shell(t, "report", "check", file, "--json")
	var v struct{ Errors []json.RawMessage }
	if err := json.Unmarshal([]byte(out), &v); err != nil || code != exitNo || errs != "" || len(v.Errors) != 2 {
		t.Fatalf("%d %v %s%s", code, err, out, errs)
	}
	var finding map[string]any
	if err := json.Unmarshal(v.Errors[0], &finding); err != nil || len(finding) != 5 || finding["check"] != "K1" || finding["column"] != "自然人" ||
		finding["row"] != "" || finding["want"] != 840.0 || finding["got"] != 839.0 {
		t.Errorf("%v %v", err, finding)
	}
	code, out, _ = shell(t, "report", "check", file)
	if code != exitNo || !strings.HasSuffix(out, "共 2 处错误、2 处提示：请更正错误后再报送\n") {
		t.Errorf("%d %s", code, out)
	}
	// columns begin below their heads: a Chinese character takes two cells
	lines := strings.Split(out, "\n")
	if lines[0] != "级别  核对  列      应为  实为       行与要求" || lines[1] != "错误  K1    自然人  840   839        本年新收加上年结转，应等于办理结果总计加结转下年度" {
		t.Errorf("%s", out)
	}
}

func TestTheVerdictReadsLikeATable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		rule, text string
		code       int
		want       string
	}{
		{"nothing wrong", zeroReport(0, ""), exitOK, "勾稽关系成立\n"},
		{"errors", zeroReport(1, ""), exitNo, `级别  核对  列      应为  实为  行与要求
错误  K1    自然人  1     0     本年新收加上年结转，应等于办理结果总计加结转下年度
错误  K1    总计    1     0     本年新收加上年结转，应等于办理结果总计加结转下年度
共 2 处错误、0 处提示：请更正错误后再报送
`},
		{"an explained carry-over", zeroReport(0, `,"previous":{"year":2023,"table3":{"R4":[0,0,0,0,0,0,2]}},"explained":{"K5":"机构\u001b合并"}`), exitOK, `级别  核对  列    应为  实为  行与要求
提示  K5    总计  2     0     【二、上年结转政府信息公开申请数量】上年结转应等于上一年度报告的结转下年度（已说明：机构 合并）
勾稽关系成立，另有 1 处提示，请逐一核实
`},
		{"an entity that did not report", zeroReport(0, `,"county":{"listed":["教委"]},"entities":[]`), exitNo, `级别  核对    列  应为  实为  行与要求
错误  ENTITY  —   1     0     【教委】名单内的单位应各报送一份本年度报告
共 1 处错误、0 处提示：请更正错误后再报送
`},
		{"a blank", strings.Replace(zeroReport(0, ""), `"R4":[0,`, `"R4":[null,`, 1), exitOK, `级别  核对  列      应为  实为      行与要求
提示  K8    自然人  0     1 格空白  应填不小于零的整数，没有的填 0，不留空格
勾稽关系成立，另有 1 处提示，请逐一核实
`},
		{"no want", strings.Replace(zeroReport(0, ""), `"R4":[0,0,0`, `"R4":[0,0,"无"`, 1), exitNo, "错误  K8    科研机构  —     无        【四、结转下年度继续办理】应填不小于零的整数，没有的填 0，不留空格\n"},
	} {
		code, out, errs := shell(t, "report", "check", reportFile(t, c.text))
		if code != c.code || errs != "" || !strings.Contains(out, c.want) || c.rule != "no want" && out != c.want {
			t.Errorf("%s: %d\n%s%s", c.rule, code, out, errs)
		}
	}
}

func TestAFileThatIsNoReportGetsOneClearLine(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                         "不是完整的 JSON，请检查第 1 行附近",
		"{\n\"year\":2024,\n}":     "不是完整的 JSON，请检查第 3 行附近",
		zeroReport(0, "") + "\n{}": "不是完整的 JSON，请检查第 3 行附近",
		zeroReport(0, `,"a":1`):    `栏目名或者填法不对，请对照报告文件的格式（report: not the JSON of a report: json: unknown field "a"）`,
		"[]":                       "栏目名或者填法不对",
		"{}":                       "不知道是哪种格式",
		`{"year":2024}`:            "没有表三",
		`{"year":2024,"table3":{"R3.6":[0,0,0,0,0,0,0]}}`:                          "有这种格式没有的行",
		`{"year":2024,"table3":{"R1":[0]}}`:                                        "有一行的格数不对",
		zeroReport(0, `,"level":"a\nb"`):                                           "level 只能是",
		zeroReport(0, `,"explained":{"K\n1":""}`):                                  "explained 只能",
		zeroReport(0, `,"ledger":{"fee_notices":-1}`):                              "ledger 中的收费数字有误",
		zeroReport(0, `,"entities":[{"entity":""}]`):                               "各单位的报告不全",
		zeroReport(0, `,"entities":[{"entity":"a\nb"}]`):                           "没有表三",
		zeroReport(0, `,"previous":{"year":2020,"table3":{"R4":[0,0,0,0,0,0,0]}}`): "previous 不是上一年度的报告",
		`{"format":"2021","table3":{"R1":[0,0,0,0,0,0,0]},"register":[]}`:          "请写明报告年度 year",
	} {
		for _, args := range [][]string{{"report", "check", reportFile(t, text)}, {"report", "check", reportFile(t, text), "--json"}} {
			code, out, errs := shell(t, args...)
			if code != exitUsage || out != "" || !strings.Contains(errs, want) || strings.Count(errs, "\n") != 1 {
				t.Errorf("%.60s: %d %q %s", text, code, errs, out)
			}
		}
	}
	for _, args := range [][]string{{"report", "check"}, {"report", "check", "/no/such/file"}, {"report", "check", t.TempDir()}} {
		if code, out, errs := shell(t, args...); code != exitUsage || out != "" || errs == "" {
			t.Errorf("%v: %d %q %s", args, code, errs, out)
		}
	}
}
