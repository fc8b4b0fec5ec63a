package draft

import (
	"gongkai/statute/outcome"
	"gongkai/statute/review"
	"gongkai/web/parts"
)

// question is a field of a record: its name within the record and how it is asked.
type question struct {
	name, label, hint string
	kind              kind
	options           []parts.Option
}

// kind is how a question is asked.
type kind int

const (
	line kind = iota
	area
	day
	number
	yesNo
	choice
	tick
)

func option[T ~string](value T, label string) parts.Option {
	return parts.Option{Value: string(value), Label: label}
}

// named are codes to choose from, under the names that officials give them.
func named[T interface {
	~string
	Name() string
}](codes ...T) []parts.Option {
	out := []parts.Option{{Label: "请选择"}}
	for _, c := range codes {
		out = append(out, option(c, c.Name()))
	}
	return out
}

// ofReply are the questions of a reply kind, beside its outcome.
func ofReply(c outcome.Code) []question {
	switch c {
	case outcome.A36_4_NONE:
		return []question{
			{name: "search.maker_duty", label: "按职责本机关应当制作或者保存该信息吗", kind: yesNo},
			{name: "search.why_missing", label: "应当有而没有的，写明原因", hint: "未制作、灭失、已移交", kind: area}}
	case outcome.A36_5_NOTOURS:
		return []question{
			{name: "not_ours.maker", label: "是本机关制作的吗", kind: yesNo},
			{name: "not_ours.keeper", label: "是从公民、法人获取并由本机关保存的吗", kind: yesNo},
			{name: "not_ours.lead", label: "是本机关牵头制作的吗", kind: yesNo},
			{name: "not_ours.how", label: "怎样确定不由本机关负责公开", kind: area},
			{name: "not_ours.other_known", label: "能确定负责公开的机关吗", kind: yesNo},
			{name: "not_ours.other", label: "该机关名称"}, {name: "not_ours.contact", label: "该机关联系方式"}}
	case outcome.A36_6_REPEAT:
		return []question{
			{name: "repeat.earlier_no", label: "以前的登记号或者文号"}, {name: "repeat.earlier_on", label: "以前答复的日期", kind: day},
			{name: "repeat.replied", label: "以前已经答复了吗", kind: yesNo}, {name: "repeat.same_applicant", label: "是同一申请人吗", kind: yesNo},
			{name: "repeat.same_information", label: "申请的是同一信息吗", kind: yesNo}}
	case outcome.A36_7_REGISTER:
		return []question{{name: "register.rank", label: "专门规定的层级", kind: choice, options: ranks()},
			{name: "register.title", label: "法律、行政法规名称"}, {name: "register.article", label: "条、款、项"}}
	case outcome.A38_PROCESSING:
		return []question{
			{name: "processing.ready_made", label: "有现成的信息吗", kind: yesNo}, {name: "processing.work", label: "需要怎样加工、分析", kind: area},
			{name: "processing.raw_exists", label: "有原始记录吗", kind: yesNo}, {name: "processing.raw_form", label: "原始记录的形式"},
			{name: "processing.offered", label: "已提出提供原始记录吗", kind: yesNo}}
	case outcome.A39_PETITION:
		return []question{
			{name: "petition.extracts", label: "信访、投诉、举报内容摘录", kind: area}, {name: "petition.embedded", label: "同时申请了明确的政府信息吗", kind: yesNo},
			{name: "petition.embedded_answered", label: "该信息已作为一项答复了吗", kind: yesNo}}
	case outcome.A35_ABUSE:
		return []question{
			{name: "volume.count", label: "申请件数", kind: number}, {name: "volume.period", label: "所在期间", hint: "例如：2026年1月至3月"},
			{name: "volume.evaluation", label: "对申请人说明的理由的评价", hint: "说明理由告知书的日期由“要求说明理由”的记录带入", kind: area}}
	}
	return nil
}

// Rows of the search log.
func ofEntry() []question {
	return []question{
		{name: "place", label: "查找的地方", kind: choice, options: places()}, {name: "by", label: "查找人"}, {name: "on", label: "查找日期", kind: day},
		{name: "keywords", label: "关键词"}, {name: "range", label: "年份、范围"},
		{name: "result", label: "结果", kind: choice, options: []parts.Option{{Label: "请选择"}, option(review.Nothing, "没有"), option(review.Something, "查到所申请的信息")}},
		{name: "evidence", label: "留存的证据", hint: "截图、签字的查找情况说明"}}
}

func ofUnit() []question {
	return []question{{name: "unit", label: "询问的单位"}, {name: "asked_on", label: "询问日期", kind: day}, {name: "answered_on", label: "答复日期", kind: day}}
}

func places() []parts.Option {
	return named(review.OfficeSystem, review.Archive, review.BusinessSystem, review.Paper)
}

func ranks() []parts.Option {
	return []parts.Option{{Label: "请选择"}, option(review.Statute, "法律"), option(review.AdminRegulation, "行政法规"),
		option(review.LocalRegulation, "地方性法规"), option(review.GovernmentRule, "规章"), option(review.NormativeDocument, "规范性文件")}
}

// ofDocument are the questions about a document that was found.
func ofDocument(withholds bool) []question {
	if !withholds {
		return nil
	}
	return []question{
		{name: "separable", label: "能作区分处理吗", hint: "不予公开的部分与其他部分能分开的，应当公开其他部分", kind: yesNo},
		{name: "indivisible", label: "不能区分的，写明原因", kind: area},
		{name: "secrecy.by", label: "保密审查人"}, {name: "secrecy.on", label: "保密审查日期", kind: day},
		{name: "secrecy.conclusion", label: "保密审查结论", kind: choice, options: []parts.Option{{Label: "请选择"},
			option(review.MayOpen, "可以公开"), option(review.MayNotOpen, "不得公开"), option(review.Refer, "报请确定")}},
		{name: "review_on", label: "再次评估的日期", hint: "不予公开的信息定期评估，最迟12个月", kind: day}}
}

func ofSegment() []question {
	return []question{
		{name: "location", label: "位置", hint: "第3页第2段；整份的写“全文”"},
		{name: "state", label: "处理", kind: choice, options: []parts.Option{{Label: "请选择"}, option(review.Open, "公开"), option(review.Withheld, "不公开")}},
		{name: "basis", label: "依据", kind: choice},
		{name: "not_information", label: "不是政府信息", kind: tick},
		{name: "facts", label: "事实", hint: "不公开的部分是什么情况", kind: area}, {name: "reason", label: "理由", kind: area}}
}

// ofGround are the preconditions of a ground.
func ofGround(g outcome.Ground) []question {
	switch g {
	case outcome.X14_SECRET:
		return secret()
	case outcome.X14_LAW:
		return []question{{name: "law.rank", label: "规定的层级", kind: choice, options: ranks()}, {name: "law.title", label: "名称"},
			{name: "law.article", label: "条、款、项"}, {name: "law.prohibits", label: "该规定禁止公开这类信息吗", kind: yesNo},
			{name: "law.limited", label: "禁止有时间、人员、部分的限制吗", kind: yesNo}, {name: "law.within", label: "有限制的，本件在限制之内吗", kind: yesNo}}
	case outcome.X14_3S1W:
		return []question{{name: "harm.interest", label: "危及", kind: choice, options: named(review.NationalSecurity, review.PublicSecurity, review.EconomicSecurity, review.SocialStability)},
			{name: "harm.consequence", label: "具体后果", kind: area}, {name: "harm.cause", label: "公开为什么会造成该后果", kind: area},
			{name: "harm.likelihood", label: "可能性", kind: area}, {name: "harm.assessed_on", label: "书面评估日期", kind: day},
			{name: "harm.department", label: "主管部门"}, {name: "harm.opinion_on", label: "主管部门意见日期", kind: day}}
	case outcome.X15_THIRD:
		return third()
	case outcome.X16_INTERNAL:
		return []question{{name: "internal.kind", label: "属于", kind: choice, options: named(review.Personnel, review.Logistics, review.Workflow)},
			{name: "internal.external", label: "对他人权利有影响吗", kind: yesNo}, {name: "internal.must_publish", label: "有规定要求公开吗", kind: yesNo},
			{name: "internal.need", label: "为什么需要不公开", kind: area}}
	case outcome.X16_PROCESS:
		return []question{{name: "process.kind", label: "属于", kind: choice, options: named(review.Discussion, review.DraftText, review.Negotiation, review.InternalReport)},
			{name: "process.matter", label: "事项办理到什么阶段"}, {name: "process.must_publish", label: "法律、法规、规章要求公开吗", kind: yesNo},
			{name: "process.final", label: "已作出最终决定吗", kind: yesNo}, {name: "process.final_on", label: "最终决定日期", kind: day},
			{name: "process.fresh_reason", label: "决定以后公开仍会影响决策的新理由", kind: area}}
	case outcome.X16_CASEFILE:
		return []question{{name: "casefile.case_no", label: "案号"}, {name: "casefile.applicant_party", label: "申请人是案件当事人吗", kind: yesNo},
			{name: "casefile.must_publish", label: "法律、法规、规章要求公开吗", kind: yesNo}, {name: "casefile.decision", label: "是应当公开的许可、处罚决定本身吗", kind: yesNo}}
	}
	return nil
}

func secret() []question {
	return []question{
		{name: "secret.doc_no", label: "文号", hint: "只登记封面所载，不得录入或者上传内容"},
		{name: "secret.level", label: "密级", kind: choice, options: named(review.TopSecret, review.HighlySecret, review.Confidential)},
		{name: "secret.term_years", label: "保密期限（年）", kind: number}, {name: "secret.secret_until", label: "或者保密至", kind: day},
		{name: "secret.condition", label: "或者解密条件"}, {name: "secret.condition_met", label: "解密条件已经成就吗", kind: yesNo},
		{name: "secret.marked_on", label: "定密日期", kind: day}, {name: "secret.organ", label: "定密机关"},
		{name: "secret.organ_kind", label: "定密机关是", kind: choice, options: organs()},
		{name: "secret.power", label: "定密权限", kind: choice, options: []parts.Option{{Label: "请选择"}, option(review.Own, "法定"), option(review.Authorised, "授权"), option(review.Derived, "派生")}},
		{name: "secret.power_no", label: "授权书或者所派生文件的编号"}, {name: "secret.authorised_by", label: "授权机关是", kind: choice, options: organs()},
		{name: "secret.grounds", label: "定密依据"}, {name: "secret.original_at", label: "原件保存处"}, {name: "secret.reviewer", label: "审查人"}}
}

func organs() []parts.Option {
	return []parts.Option{{Label: "请选择"}, option(review.Central, "中央国家机关"), option(review.Provincial, "省级机关"),
		option(review.City, "设区的市级机关"), option(review.Lower, "县级以下及其他")}
}

func third() []question {
	return []question{
		{name: "third.party", label: "第三方", kind: choice, hint: "从征求意见的记录中选；发函、送达、答复日期由记录带入"},
		{name: "third.right", label: "权益", kind: choice, options: named(review.TradeSecret, review.Privacy, review.OtherRight)},
		{name: "third.harm", label: "公开会造成什么损害", kind: area}, {name: "third.reasonable", label: "第三方反对的理由合理吗", kind: yesNo},
		{name: "third.unreachable", label: "无法联系的，写明联系经过", kind: area}, {name: "third.assessment", label: "本机关的判断", hint: "第三方未答复或者理由不合理时", kind: area},
		{name: "third.weighing", label: "公共利益衡量", kind: area}, {name: "third.override", label: "为重大公共利益仍予公开", kind: tick},
		{name: "third.told_on", label: "书面告知第三方的日期", kind: day}}
}
