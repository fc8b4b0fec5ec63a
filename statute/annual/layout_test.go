package annual_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/statute/annual"
	"gongkai/statute/outcome"
)

func TestFormatOfTheYear(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]annual.Format{2008: "", 2018: "", 2019: "2019", 2020: "2019", 2021: "2021", 2025: "2021", 2030: "2021"} {
		if f, ok := annual.FormatOf(year); f != want || ok != (want != "") {
			t.Errorf("%d: %q %v", year, f, ok)
		}
	}
}

// The labels as the official forms print them.
const labels = `R1 一、本年新收政府信息公开申请数量
R2 二、上年结转政府信息公开申请数量
R3.1 （一）予以公开
R3.2 （二）部分公开（区分处理的，只计这一情形，不计其他情形）
R3.3.1 （三）不予公开 1.属于国家秘密
R3.3.2 2.其他法律行政法规禁止公开
R3.3.3 3.危及“三安全一稳定”
R3.3.4 4.保护第三方合法权益
R3.3.5 5.属于三类内部事务信息
R3.3.6 6.属于四类过程性信息
R3.3.7 7.属于行政执法案卷
R3.3.8 8.属于行政查询事项
R3.4.1 （四）无法提供 1.本机关不掌握相关政府信息
R3.4.2 2.没有现成信息需要另行制作
R3.4.3 3.补正后申请内容仍不明确
R3.5.1 （五）不予处理 1.信访举报投诉类申请
R3.5.2 2.重复申请
R3.5.3 3.要求提供公开出版物
R3.5.4 4.无正当理由大量反复申请
R3.5.5 5.要求行政机关确认或重新出具已获取信息
%s
R3.7 （七）总计
R4 四、结转下年度继续办理`

func TestLabelsAsPrinted(t *testing.T) {
	t.Parallel()
	for f, other := range map[annual.Format]string{
		annual.Format2019: "R3.6 （六）其他处理",
		annual.Format2021: "R3.6.1 （六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\n" +
			"R3.6.2 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\nR3.6.3 3.其他",
	} {
		var got []string
		for _, row := range annual.Layout(f) {
			line := []string{string(row.Row)}
			for _, h := range row.Heads {
				if h.Label != annual.ResultsHead {
					line = append(line, h.Label)
				}
			}
			got = append(got, strings.Join(line, " "))
		}
		if want := fmt.Sprintf(labels, other); strings.Join(got, "\n") != want {
			t.Errorf("%s:\n%s", f, strings.Join(got, "\n"))
		}
	}
}

func TestHeadsFillTheirThreeColumns(t *testing.T) {
	t.Parallel()
	for f, span := range map[annual.Format]int{annual.Format2019: 20, annual.Format2021: 22} {
		rows := annual.Layout(f)
		covered := make([]int, len(rows)) // head columns taken in each row
		for i, row := range rows {
			for _, h := range row.Heads {
				if h.Label == annual.ResultsHead && h.Rowspan != span {
					t.Errorf("%s: R3 spans %d rows, want %d", f, h.Rowspan, span)
				}
				for j := i; j < i+h.Rowspan; j++ {
					covered[j] += h.Colspan
				}
			}
		}
		for i, n := range covered {
			if n != 3 {
				t.Errorf("%s %s: heads take %d columns", f, rows[i].Row, n)
			}
			if want := strings.Count(string(rows[i].Row), "."); rows[i].Indent != want {
				t.Errorf("%s %s: indent %d", f, rows[i].Row, rows[i].Indent)
			}
			if rows[i].Label != f.Label(rows[i].Row) || rows[i].Label == "" {
				t.Errorf("%s %s: label %q", f, rows[i].Row, rows[i].Label)
			}
		}
	}
	if annual.Format2019.Label(annual.R3_6_1) != "" || annual.Format2021.Label(annual.R3_6) != "" || annual.Format2021.Label("R3") != "" {
		t.Error("a row the format does not have has a label")
	}
}

func TestColumnHeads(t *testing.T) {
	t.Parallel()
	heads := annual.ColumnHeads()
	covered := make([]int, len(heads))
	for i, row := range heads {
		for _, h := range row {
			for j := i; j < i+h.Rowspan; j++ {
				covered[j] += h.Colspan
			}
		}
	}
	if !slices.Equal(covered, []int{10, 10, 10}) {
		t.Errorf("the three rows of heads take %v columns", covered)
	}
	for c := annual.Person; c <= annual.Total; c++ {
		if back, ok := annual.ColumnOf(c.String()); !ok || back != c {
			t.Errorf("%d: %s", c, c)
		}
	}
	if _, ok := annual.ColumnOf("法人"); ok || annual.Column(7).String() != "" {
		t.Error("an eighth column")
	}
}

func TestTheRowOfEveryReply(t *testing.T) {
	t.Parallel()
	want := map[outcome.Code][2]annual.RowID{ // 2021, 2019
		outcome.A36_1_PUBLISHED: {"R3.1", "R3.1"}, outcome.A36_2_GRANT: {"R3.1", "R3.1"}, outcome.A37_PARTIAL: {"R3.2", "R3.2"},
		outcome.A36_7_REGISTER: {"R3.3.8", "R3.3.8"}, outcome.A36_4_NONE: {"R3.4.1", "R3.4.1"}, outcome.A36_5_NOTOURS: {"R3.4.1", "R3.4.1"},
		outcome.A38_PROCESSING: {"R3.4.2", "R3.4.2"}, outcome.A_UNCLEAR: {"R3.4.3", "R3.4.3"}, outcome.A39_PETITION: {"R3.5.1", "R3.5.1"},
		outcome.A36_6_REPEAT: {"R3.5.2", "R3.5.2"}, outcome.A39_PUBLICATION: {"R3.5.3", "R3.5.3"}, outcome.A35_ABUSE: {"R3.5.4", "R3.5.4"},
		outcome.A_CONFIRM: {"R3.5.5", "R3.5.5"}, outcome.A30_ABANDON_CORR: {"R3.6.1", "R3.6"}, outcome.A42_ABANDON_FEE: {"R3.6.2", "R3.6"},
		outcome.A_WITHDRAWN: {"R3.6.3", "R3.6"},
	}
	for _, code := range outcome.Codes() {
		row, ok := annual.RowOf(code, "")
		if code.NeedsGround() {
			if ok {
				t.Errorf("%s without a ground is %s", code, row)
			}
			continue
		}
		old, okOld := annual.Format2019.Fold(row)
		latest, okNew := annual.Format2021.Fold(row)
		if !ok || !okOld || !okNew || latest != want[code][0] || old != want[code][1] {
			t.Errorf("%s: %s, in 2019 %s", code, latest, old)
		}
		for _, g := range outcome.Grounds() { // the ground moves no other reply
			if with, _ := annual.RowOf(code, g); with != row {
				t.Errorf("%s with %s: %s", code, g, with)
			}
		}
	}
	if row, ok := annual.RowOf("A36", ""); ok {
		t.Errorf("an unknown code is %s", row)
	}
}

func TestTheRowOfEveryRefusal(t *testing.T) {
	t.Parallel()
	for i, g := range outcome.Grounds() { // R3.3.1 to R3.3.7, the strictest first
		row, ok := annual.RowOf(outcome.A36_3_DENY, g)
		if want := annual.RowID(fmt.Sprintf("R3.3.%d", i+1)); !ok || row != want {
			t.Errorf("%s: %s, want %s", g, row, want)
		}
	}
	if _, ok := annual.RowOf(outcome.A36_3_DENY, "X17"); ok {
		t.Error("an unknown ground has a row")
	}
}

func TestFoldRefusesWhatIsNoResult(t *testing.T) {
	t.Parallel()
	for _, r := range []annual.RowID{annual.R1, annual.R2, annual.R3_7, annual.R4, "R3", "", "R3.3"} {
		for _, f := range []annual.Format{annual.Format2019, annual.Format2021} {
			if _, ok := f.Fold(r); ok {
				t.Errorf("%s: %q is a result", f, r)
			}
		}
	}
	if _, ok := annual.Format2021.Fold(annual.R3_6); ok {
		t.Error("R3.6 is a row of 2021")
	}
}

func TestTable4Heads(t *testing.T) {
	t.Parallel()
	var got []string
	for r := annual.Upheld; r <= annual.AllEnds; r++ {
		got = append(got, r.String())
	}
	if strings.Join(got, " ") != "结果维持 结果纠正 其他结果 尚未审结 总计" || annual.Result(5).String() != "" {
		t.Error(got)
	}
	if annual.GroupHead("direct") != "未经复议直接起诉" || annual.GroupHead("suits") != "" {
		t.Error("heads of table 4")
	}
}
