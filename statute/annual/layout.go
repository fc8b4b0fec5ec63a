package annual

import "slices"

// LayoutRow is one printed row of table 3: the heads that begin in it, from left to right, then its figures.
type LayoutRow struct {
	Row    RowID
	Label  string // its own words, without those of a group
	Indent int    // 0 for 一, 1 for （一）, 2 for 1.
	Heads  []Head // merged heads; those of the rows above reach down to this one
}

// Head is a merged cell at the left or the top of the table.
type Head struct {
	Label            string
	Rowspan, Colspan int
}

// headColumns is how many columns the heads at the left take: 一, （一）, 1.
const headColumns = 3

// Label is the row's own words in the official form; "" for a row the format does not have.
func (f Format) Label(r RowID) string {
	if !slices.Contains(f.Rows(), r) {
		return ""
	}
	return label(r)
}

func label(r RowID) string {
	switch r {
	case R1:
		return "一、本年新收政府信息公开申请数量"
	case R2:
		return "二、上年结转政府信息公开申请数量"
	case R3_1:
		return "（一）予以公开"
	case R3_2:
		return "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
	case R3_3_1:
		return "1.属于国家秘密"
	case R3_3_2:
		return "2.其他法律行政法规禁止公开"
	case R3_3_3:
		return "3.危及“三安全一稳定”"
	case R3_3_4:
		return "4.保护第三方合法权益"
	case R3_3_5:
		return "5.属于三类内部事务信息"
	case R3_3_6:
		return "6.属于四类过程性信息"
	case R3_3_7:
		return "7.属于行政执法案卷"
	case R3_3_8:
		return "8.属于行政查询事项"
	case R3_4_1:
		return "1.本机关不掌握相关政府信息"
	case R3_4_2:
		return "2.没有现成信息需要另行制作"
	case R3_4_3:
		return "3.补正后申请内容仍不明确"
	default:
		return laterLabel(r)
	}
}

func laterLabel(r RowID) string {
	switch r {
	case R3_5_1:
		return "1.信访举报投诉类申请"
	case R3_5_2:
		return "2.重复申请"
	case R3_5_3:
		return "3.要求提供公开出版物"
	case R3_5_4:
		return "4.无正当理由大量反复申请"
	case R3_5_5:
		return "5.要求行政机关确认或重新出具已获取信息"
	case R3_6:
		return "（六）其他处理"
	case R3_6_1:
		return "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
	case R3_6_2:
		return "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
	case R3_6_3:
		return "3.其他"
	case R3_7:
		return "（七）总计"
	case R4:
		return "四、结转下年度继续办理"
	default:
		return ""
	}
}

// Group is the head over a row of the third level, "" for others: （三）不予公开 over R3.3.1 to R3.3.8.
func Group(r RowID) string {
	const second = len("R3.3")
	if len(r) <= second {
		return ""
	}
	switch r[:second] {
	case "R3.3":
		return "（三）不予公开"
	case "R3.4":
		return "（四）无法提供"
	case "R3.5":
		return "（五）不予处理"
	case "R3.6":
		return "（六）其他处理"
	default:
		return ""
	}
}

// ResultsHead is the head over all rows R3.
const ResultsHead = "三、本年度办理结果"

// CornerNote is printed in the upper left corner of table 3.
const CornerNote = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

// Layout describes the official table row by row, so that a page or a letter can draw it with merged heads.
func Layout(f Format) []LayoutRow {
	rows := f.Rows()
	out := make([]LayoutRow, 0, len(rows))
	for i, r := range rows {
		row := LayoutRow{Row: r, Label: label(r)}
		if r == R3_1 {
			row.Heads = append(row.Heads, Head{Label: ResultsHead, Rowspan: len(f.Results()) + 1, Colspan: 1})
		}
		group := Group(r)
		switch {
		case r == R1 || r == R2 || r == R4:
			row.Heads = append(row.Heads, Head{Label: row.Label, Rowspan: 1, Colspan: headColumns})
		case group == "":
			row.Indent = 1
			row.Heads = append(row.Heads, Head{Label: row.Label, Rowspan: 1, Colspan: headColumns - 1})
		default:
			row.Indent = 2
			if Group(rows[i-1]) != group {
				row.Heads = append(row.Heads, Head{Label: group, Rowspan: members(rows, group), Colspan: 1})
			}
			row.Heads = append(row.Heads, Head{Label: row.Label, Rowspan: 1, Colspan: 1})
		}
		out = append(out, row)
	}
	return out
}

func members(rows []RowID, group string) int {
	n := 0
	for _, r := range rows {
		if Group(r) == group {
			n++
		}
	}
	return n
}

// ColumnHeads describes the three printed rows over the figures, the corner included.
func ColumnHeads() [][]Head {
	organisations := make([]Head, 0, Total-Commercial)
	for c := Commercial; c < Total; c++ {
		organisations = append(organisations, Head{Label: c.String(), Rowspan: 1, Colspan: 1})
	}
	return [][]Head{
		{{Label: CornerNote, Rowspan: 3, Colspan: headColumns}, {Label: "申请人情况", Rowspan: 1, Colspan: Columns}},
		{
			{Label: Person.String(), Rowspan: 2, Colspan: 1},
			{Label: "法人或其他组织", Rowspan: 1, Colspan: len(organisations)},
			{Label: Total.String(), Rowspan: 2, Colspan: 1},
		},
		organisations,
	}
}
