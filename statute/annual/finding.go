package annual

import (
	"encoding/json"
	"strconv"
	"strings"
)

// CheckID names a check. The names stand in files that scripts read, for ever.
type CheckID string

// The checks of this package.
const (
	CheckK1      CheckID = "K1"       // R1 + R2 = R3.7 + R4, in each column
	CheckK2      CheckID = "K2"       // R3.7 = the sum of the results, in each column
	CheckK3      CheckID = "K3"       // 总计 = 自然人 + the organisations, in each row
	CheckK4      CheckID = "K4"       // table 4: 总计 of each group
	CheckK5      CheckID = "K5"       // R2 of a year = R4 of the year before
	CheckK6      CheckID = "K6"       // a cell of the roll-up = the sum of that cell of the entities
	CheckK7      CheckID = "K7"       // figures in the text of sections 一 and 六 = the tables
	CheckK8      CheckID = "K8"       // cells are whole numbers, not negative; blank is no 0
	CheckK9      CheckID = "K9"       // unpaid fees have their notices, fees collected their sentence in section 六
	CheckK10     CheckID = "K10"      // R1 = the register entries received in the year
	CheckK11     CheckID = "K11"      // a closed register entry has exactly one row
	CheckK12     CheckID = "K12"      // what was 尚未审结 last year reappears in table 4 ([C])
	CheckFormat  CheckID = "FORMAT"   // the format is not the one of the report year
	CheckEntity  CheckID = "ENTITY"   // an entity of the roll-up did not report once, or for another year
	CheckRules   CheckID = "RULES"    // counties and townships cannot make 规章
	CheckInForce CheckID = "IN_FORCE" // 现行有效 = that of the year before + 制发 − 废止
	CheckDirect  CheckID = "DIRECT"   // from 2024: direct suits although all results are refusals (行政复议法第二十三条)
)

// Meaning is what the check asks for, in a sentence for the official who reads the finding; "" for an unknown check.
func (c CheckID) Meaning() string {
	switch c {
	case CheckK1:
		return "本年新收加上年结转，应等于办理结果总计加结转下年度"
	case CheckK2:
		return "（七）总计应等于办理结果各行之和"
	case CheckK3:
		return "总计应等于自然人与五类组织之和"
	case CheckK4:
		return "表四每组总计应等于四种结果之和"
	case CheckK5:
		return "上年结转应等于上一年度报告的结转下年度"
	case CheckK6:
		return "汇总数应等于各单位之和"
	case CheckK7:
		return "正文数字应与表格一致"
	case CheckK8:
		return "应填不小于零的整数，没有的填 0，不留空格"
	default:
		return c.laterMeaning()
	}
}

func (c CheckID) laterMeaning() string {
	switch c {
	case CheckK9:
		return "逾期未缴费须有收费通知；收取信息处理费须在第六部分写明"
	case CheckK10:
		return "本年新收应等于登记簿中本年收到的件数"
	case CheckK11:
		return "已办结的每一件应归入且只归入一行"
	case CheckK12:
		return "上年尚未审结的，本年应有结果或者仍为尚未审结"
	case CheckFormat:
		return "报告格式应与年度相符"
	case CheckEntity:
		return "名单内的单位应各报送一份本年度报告"
	case CheckRules:
		return "县、乡没有规章制定权，规章一行应全部为 0"
	case CheckInForce:
		return "现行有效件数应等于上年现行有效加本年制发减本年废止"
	case CheckDirect:
		return "不予公开的应先申请行政复议，却有未经复议直接起诉，请核实"
	default:
		return ""
	}
}

// Severity tells whether a report may go out.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Finding is one check that does not hold. Column and Row are printed heads and row ids; "" where the check names none.
type Finding struct {
	Check    CheckID  `json:"check"`
	Severity Severity `json:"-"`
	Column   string   `json:"column"`
	Row      string   `json:"row"`
	Want     Figure   `json:"want"`
	Got      Figure   `json:"got"`
	// Explanation is the recorded reason why the difference is right; "" for none.
	Explanation string `json:"-"`
}

// RowName is what the form calls the finding's row: the words of tables 2, 3 and 4; an entity or a register entry by its id.
func (f Finding) RowName() string {
	row := RowID(f.Row)
	for _, format := range []Format{Format2021, Format2019} {
		if own := format.Label(row); own != "" {
			return Group(row) + own
		}
		if own := format.InfoLabel(InfoID(f.Row)); own != "" {
			return own
		}
	}
	if head := Group(row + ".1"); head != "" {
		return head
	}
	if head := GroupHead(f.Row); head != "" {
		return head
	}
	switch Subject(f.Row) {
	case SaidSuits:
		return "行政诉讼"
	case SaidFee:
		return "信息处理费"
	default:
		return f.Row
	}
}

// Explained lowers the findings of one check to warnings when a reason is on record, and keeps the reason with them: what
// differs stays in sight, but no longer holds the report up. A reason of blanks explains nothing.
func Explained(found []Finding, check CheckID, reason string) []Finding {
	reason = strings.TrimSpace(reason)
	out := make([]Finding, 0, len(found))
	for _, f := range found {
		if f.Check == check && reason != "" {
			f.Severity, f.Explanation = Warning, reason
		}
		out = append(out, f)
	}
	return out
}

// Figure is a figure as it should be or as it was read; "" for none.
type Figure string

func figure(n int) Figure { return Figure(strconv.Itoa(n)) }

// MarshalJSON writes null, a number where it is one, and else what was read, in quotes.
func (f Figure) MarshalJSON() ([]byte, error) {
	switch {
	case f == "":
		return []byte("null"), nil
	case (f[0] == '-' || f[0] >= '0' && f[0] <= '9') && json.Valid([]byte(f)):
		return []byte(f), nil
	default:
		return json.Marshal(string(f))
	}
}

// sum adds cells; blank ones could be anything from 0 up.
type sum struct{ n, blanks int }

func (s sum) plus(c Cell) sum {
	if c.Blank {
		return sum{s.n, s.blanks + 1}
	}
	return sum{s.n + c.N, s.blanks}
}

// settled is the sum with its blanks taken for 0.
func (s sum) settled() sum { return sum{n: s.n} }

// compare is silent when both sides agree with blanks read as 0. When they differ, but the blank cells could hold what is
// missing, it warns; else it is an error.
func compare(f Finding, want, got sum) []Finding {
	if want.n == got.n {
		return nil
	}
	f.Want, f.Got, f.Severity = figure(want.n), figure(got.n), Error
	if want.n < got.n && want.blanks > 0 || want.n > got.n && got.blanks > 0 {
		f.Severity = Warning
	}
	return []Finding{f}
}

// printed is the figure of one row over all applicants: its 总计, or the sum of the columns where that is blank, as published
// sheets leave it. Its blanks count only where the sum had to be made.
func (t Table3) printed(r RowID) sum {
	if total := t.cell(r, Total); !total.Blank {
		return sum{}.plus(total)
	}
	var s sum
	for c := Person; c < Total; c++ {
		s = s.plus(t.cell(r, c))
	}
	return s
}

func (t Table3) printedAll(rows ...RowID) (s sum) {
	for _, r := range rows {
		one := t.printed(r)
		s = sum{s.n + one.n, s.blanks + one.blanks}
	}
	return s
}

func (t Table3) sum(c Column, rows ...RowID) (s sum) {
	for _, r := range rows {
		s = s.plus(t.cell(r, c))
	}
	return s
}
