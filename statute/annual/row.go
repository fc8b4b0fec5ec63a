package annual

import (
	"slices"

	"gongkai/statute/outcome"
)

// RowID names a row of table 3 by its place in the official form.
type RowID string

// The rows. R3 itself is a head without figures.
const (
	R1     RowID = "R1"     // 本年新收
	R2     RowID = "R2"     // 上年结转
	R3_1   RowID = "R3.1"   // 予以公开
	R3_2   RowID = "R3.2"   // 部分公开
	R3_3_1 RowID = "R3.3.1" // 不予公开: 国家秘密
	R3_3_2 RowID = "R3.3.2" // 其他法律行政法规禁止
	R3_3_3 RowID = "R3.3.3" // 三安全一稳定
	R3_3_4 RowID = "R3.3.4" // 第三方合法权益
	R3_3_5 RowID = "R3.3.5" // 三类内部事务信息
	R3_3_6 RowID = "R3.3.6" // 四类过程性信息
	R3_3_7 RowID = "R3.3.7" // 行政执法案卷
	R3_3_8 RowID = "R3.3.8" // 行政查询事项
	R3_4_1 RowID = "R3.4.1" // 无法提供: 不掌握
	R3_4_2 RowID = "R3.4.2" // 需要另行制作
	R3_4_3 RowID = "R3.4.3" // 补正后仍不明确
	R3_5_1 RowID = "R3.5.1" // 不予处理: 信访举报投诉
	R3_5_2 RowID = "R3.5.2" // 重复申请
	R3_5_3 RowID = "R3.5.3" // 公开出版物
	R3_5_4 RowID = "R3.5.4" // 大量反复
	R3_5_5 RowID = "R3.5.5" // 确认或重新出具
	R3_6   RowID = "R3.6"   // 其他处理: one row, in the format of 2019 only
	R3_6_1 RowID = "R3.6.1" // 逾期不补正: from 2021
	R3_6_2 RowID = "R3.6.2" // 逾期未缴费
	R3_6_3 RowID = "R3.6.3" // 其他
	R3_7   RowID = "R3.7"   // 总计 of the results
	R4     RowID = "R4"     // 结转下年度
)

// Results lists the rows that add up to R3.7, in printed order.
func (f Format) Results() []RowID {
	rows := []RowID{
		R3_1, R3_2, R3_3_1, R3_3_2, R3_3_3, R3_3_4, R3_3_5, R3_3_6, R3_3_7, R3_3_8,
		R3_4_1, R3_4_2, R3_4_3, R3_5_1, R3_5_2, R3_5_3, R3_5_4, R3_5_5,
	}
	if f == Format2019 {
		return append(rows, R3_6)
	}
	return append(rows, R3_6_1, R3_6_2, R3_6_3)
}

// Rows lists every row with figures, in printed order.
func (f Format) Rows() []RowID {
	return slices.Concat([]RowID{R1, R2}, f.Results(), []RowID{R3_7, R4})
}

// Fold is the row of this format in which a result is printed: R3.6.1 to R3.6.3 are one row R3.6 in the format of 2019.
// ok is false for what is no result, and for R3.6 in the format of 2021, which cannot say which of the three it is.
func (f Format) Fold(r RowID) (row RowID, ok bool) {
	if f == Format2019 && (r == R3_6_1 || r == R3_6_2 || r == R3_6_3) {
		r = R3_6
	}
	return r, slices.Contains(f.Results(), r)
}

// RowOf is the row of a reply, in the finer rows of 2021: keep this one with the case and Fold it when
// printing. The ground decides a refusal and nothing else: a partial reply is R3.2 whatever was withheld. ok is false
// for an unknown code and for a refusal without a known ground.
func RowOf(code outcome.Code, ground outcome.Ground) (row RowID, ok bool) {
	switch code {
	case outcome.A36_1_PUBLISHED, outcome.A36_2_GRANT:
		return R3_1, true // no separate row exists for what was already published
	case outcome.A37_PARTIAL:
		return R3_2, true
	case outcome.A36_3_DENY:
		return rowOfGround(ground)
	case outcome.A36_7_REGISTER:
		return R3_3_8, true // printed under 不予公开, though no refusal of arts 14–16
	case outcome.A36_4_NONE, outcome.A36_5_NOTOURS:
		return R3_4_1, true
	case outcome.A38_PROCESSING:
		return R3_4_2, true
	case outcome.A_UNCLEAR:
		return R3_4_3, true
	case outcome.A39_PETITION:
		return R3_5_1, true
	case outcome.A36_6_REPEAT:
		return R3_5_2, true
	case outcome.A39_PUBLICATION:
		return R3_5_3, true
	case outcome.A35_ABUSE:
		return R3_5_4, true
	case outcome.A_CONFIRM:
		return R3_5_5, true
	case outcome.A30_ABANDON_CORR:
		return R3_6_1, true
	case outcome.A42_ABANDON_FEE:
		return R3_6_2, true
	case outcome.A_WITHDRAWN:
		return R3_6_3, true
	default:
		return "", false
	}
}

func rowOfGround(ground outcome.Ground) (RowID, bool) {
	switch ground {
	case outcome.X14_SECRET:
		return R3_3_1, true
	case outcome.X14_LAW:
		return R3_3_2, true
	case outcome.X14_3S1W:
		return R3_3_3, true
	case outcome.X15_THIRD:
		return R3_3_4, true
	case outcome.X16_INTERNAL:
		return R3_3_5, true
	case outcome.X16_PROCESS:
		return R3_3_6, true
	case outcome.X16_CASEFILE:
		return R3_3_7, true
	default:
		return "", false
	}
}
