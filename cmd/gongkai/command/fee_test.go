package command

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"
)

// feeJSON asks the shell.
func feeJSON(t *testing.T, by string, n int) (yuan, bands int64) {
	t.Helper()
	code, out, errs := shell(t, "fee", by, strconv.Itoa(n), "--on", "2024-03-04", "--json")
	var answer struct {
		Yuan  *int64
		Bands []struct{ Yuan int64 }
	}
	if err := json.Unmarshal([]byte(out), &answer); err != nil || code != exitOK || errs != "" || answer.Yuan == nil || answer.Bands == nil {
		t.Fatalf("%s %d: %d %q %q %v", by, n, code, out, errs, err)
	}
	for _, b := range answer.Bands {
		bands += b.Yuan
	}
	return *answer.Yuan, bands
}

// The worked examples are the file that statute/fee runs too. The shell knows whole months: what an application costs after
// others is the difference.
func TestFeeKeepsItsContract(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../../../statute/fee/testdata/examples.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
	if err != nil || len(lines) < 2 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, l := range lines[1:] {
		name, by, want := l[0], l[1], int64(number(l[5]))
		got, bands := int64(0), int64(0)
		if by == "pages" {
			got, bands = feeJSON(t, by, number(l[4]))
		} else {
			before, below := feeJSON(t, by, number(l[2]))
			got, bands = feeJSON(t, by, number(l[2])+number(l[3]))
			got, bands = got-before, bands-below
		}
		if got != want || bands != want {
			t.Errorf("%s: %d yuan, bands %d, want %d", name, got, bands, want)
		}
	}
}

func TestFeeIsReadByPeople(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"fee", "units", "65", "--on", "2024-03-04"}, []string{"按件计收（同一申请人同一自然月） 65件", "109号", "第11—30件 20件 × 100元 = 2000元", "合计 13500元"}},
		{[]string{"fee", "pages", "68", "--on", "2024-03-04"}, []string{"按量计收（一件申请） 68页", "38页 × 10元 = 380元", "合计 380元"}},
		{[]string{"fee", "pages", "500", "--on", "2020-12-31"}, []string{"不收费", "合计 0元"}},
		{[]string{"fee", "units", "11"}, []string{"合计 100元"}}, // today
	} {
		code, out, errs := shell(t, c.args...)
		squeezed := strings.Join(strings.Fields(out), " ")
		for _, want := range c.want {
			if code != exitOK || errs != "" || !strings.Contains(squeezed, want) {
				t.Errorf("%v: %d %q lacks %q\n%s", c.args, code, errs, want, out)
			}
		}
	}
	if code, out, _ := shell(t, "fee", "units", "0", "--json"); code != exitOK || strings.Join(strings.Fields(out), "") != `{"yuan":0,"bands":[]}` {
		t.Errorf("nothing costs %d %s", code, out)
	}
}

func TestFeeOfNoNumberIsWrongUse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args string
		want string
	}{
		{"fee units -1", "0 至 1000000"},
		{"fee units -- -1", "0 至 1000000"},
		{"fee pages -12", "0 至 1000000"},
		{"fee pages 1000001", "0 至 1000000"},
		{"fee units 99999999999999999999", "0 至 1000000"},
		{"fee units 1.5", "0 至 1000000"},
		{"fee units twelve", "0 至 1000000"},
		{"fee units", "请给出一个数量"},
		{"fee pages 1 2", "请给出一个数量"},
		{"fee units 5 --on 2019-05-14", "2019年5月15日"},
		{"fee units 5 --on 4.3.2024", "2024-03-04 的形式"},
		{"fee units 5 -x", "-x"},
		{"fee lines 5", "请指定子命令"},
		{"fee", "请指定子命令"},
	} {
		code, out, errs := shell(t, strings.Fields(c.args)...)
		if code != exitUsage || out != "" || !strings.Contains(errs, c.want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: %d %q %q", c.args, code, out, errs)
		}
	}
}
