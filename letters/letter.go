package letters

import "slices"

// Code is the number of a form in the catalogue of 文书.
type Code string

// The forms written so far. Codes are stable: they stand in events and file names.
const (
	T03 Code = "T03" // 登记回执
	T04 Code = "T04" // 补正告知书
	T05 Code = "T05" // 说明理由告知书
	T06 Code = "T06" // 延期答复告知书
	T07 Code = "T07" // 征求意见书（第三方）
	T08 Code = "T08" // 征求意见回执
	T09 Code = "T09" // 征求意见告知书（给申请人）
	T11 Code = "T11" // 征求意见书（共同制作机关）
	T12 Code = "T12" // 协办函
	T13 Code = "T13" // 收费通知书
	T20 Code = "T20" // 答复书·已主动公开
	T21 Code = "T21" // 答复书·予以公开
	T22 Code = "T22" // 答复书·部分公开
	T23 Code = "T23" // 不予公开（国家秘密）
	T24 Code = "T24" // 不予公开（法律、行政法规禁止）
	T25 Code = "T25" // 不予公开（三安全一稳定）
	T26 Code = "T26" // 不予公开（第三方权益）
	T27 Code = "T27" // 不予公开（内部事务）
	T28 Code = "T28" // 不予公开（过程性信息）
	T29 Code = "T29" // 不予公开（行政执法案卷）
	T30 Code = "T30" // 行政查询事项告知
	T31 Code = "T31" // 信息不存在
	T32 Code = "T32" // 非本机关负责公开
	T33 Code = "T33" // 需另行制作、加工分析
	T34 Code = "T34" // 补正后仍不明确
	T35 Code = "T35" // 信访投诉举报类
	T36 Code = "T36" // 重复申请
	T37 Code = "T37" // 公开出版物
	T38 Code = "T38" // 大量反复申请不予处理
	T39 Code = "T39" // 要求确认或重新出具
	T40 Code = "T40" // 逾期不补正终止
	T41 Code = "T41" // 逾期不缴费终止
)

// form is a form with what an official calls it.
type form struct {
	code Code
	name string
}

func forms() []form {
	return []form{
		{T03, "登记回执"}, {T04, "补正告知书"}, {T05, "说明理由告知书"}, {T06, "延期答复告知书"}, {T07, "征求意见书（第三方）"},
		{T08, "征求意见回执"}, {T09, "征求意见告知书（给申请人）"}, {T11, "征求意见书（共同制作机关）"}, {T12, "协办函"}, {T13, "收费通知书"},
		{T20, "答复书·已主动公开"}, {T21, "答复书·予以公开"}, {T22, "答复书·部分公开"}, {T23, "不予公开（国家秘密）"},
		{T24, "不予公开（法律、行政法规禁止）"}, {T25, "不予公开（三安全一稳定）"}, {T26, "不予公开（第三方权益）"},
		{T27, "不予公开（内部事务）"}, {T28, "不予公开（过程性信息）"}, {T29, "不予公开（行政执法案卷）"}, {T30, "行政查询事项告知"},
		{T31, "信息不存在"}, {T32, "非本机关负责公开"}, {T33, "需另行制作、加工分析"}, {T34, "补正后仍不明确"}, {T35, "信访投诉举报类"},
		{T36, "重复申请"}, {T37, "公开出版物"}, {T38, "大量反复申请不予处理"}, {T39, "要求确认或重新出具"}, {T40, "逾期不补正终止"},
		{T41, "逾期不缴费终止"},
	}
}

// Codes lists every form written so far, in the order of the catalogue.
func Codes() (out []Code) {
	for _, f := range forms() {
		out = append(out, f.code)
	}
	return out
}

// Name is what an official calls the form; "" for an unknown code.
func (c Code) Name() string {
	for _, f := range forms() {
		if f.code == c {
			return f.name
		}
	}
	return ""
}

// Letter is a composed letter, part by part as it is read.
type Letter struct {
	Code      Code
	Title     string
	Number    Text  // 文号; a receipt has none
	Addressee Text  // without the colon; a receipt has none
	Rows      []Row // a receipt's table
	Body      []Block
	Remedy    Remedy // which remedy paragraph, the strictest of several; REM_NONE on procedural letters, "" while it cannot be known
	Rights    []Text // the remedy paragraphs
	Enclosed  []Text // 附件说明, one line each
	Signed    Text   // 署名
	Date      Text   // 成文日期
}

// Row is a line of a receipt's table.
type Row struct {
	Label string
	Value Text
}

// Unfilled are the names of what is missing, in the order of the letter, each once. A letter with any is a draft.
func (l Letter) Unfilled() (names []string) {
	for _, t := range l.texts() {
		for _, p := range t {
			if p.Unfilled && !slices.Contains(names, p.Words) {
				names = append(names, p.Words)
			}
		}
	}
	return names
}

// signed: a slip that others fill in is not signed by us.
func (l Letter) signed() bool { return len(l.Signed)+len(l.Date) > 0 }

// texts are all parts that can have gaps.
func (l Letter) texts() (all []Text) {
	all = append(all, l.Number, l.Addressee)
	for _, r := range l.Rows {
		all = append(all, r.Value)
	}
	for _, b := range l.Body {
		all = append(all, b.texts()...)
	}
	return slices.Concat(all, l.Rights, l.Enclosed, []Text{l.Signed, l.Date})
}
