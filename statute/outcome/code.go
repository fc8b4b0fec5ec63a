package outcome

import "strings"

// Code is a kind of reply or closing.
type Code string

// The reply kinds, in the order of the 条例.
const (
	A36_1_PUBLISHED  Code = "A36_1_PUBLISHED"  // already proactively published
	A36_2_GRANT      Code = "A36_2_GRANT"      // can be disclosed
	A37_PARTIAL      Code = "A37_PARTIAL"      // separable: part open, part not
	A36_3_DENY       Code = "A36_3_DENY"       // refused; needs a Ground
	A36_4_NONE       Code = "A36_4_NONE"       // no such information after search
	A36_5_NOTOURS    Code = "A36_5_NOTOURS"    // not this agency's to publish
	A36_6_REPEAT     Code = "A36_6_REPEAT"     // the same applicant was already answered
	A36_7_REGISTER   Code = "A36_7_REGISTER"   // register data with special rules of access
	A38_PROCESSING   Code = "A38_PROCESSING"   // would have to be processed or analysed
	A39_PETITION     Code = "A39_PETITION"     // 信访, 投诉, 举报 in the form of an application
	A39_PUBLICATION  Code = "A39_PUBLICATION"  // asks for 政府公报, 报刊, 书籍
	A35_ABUSE        Code = "A35_ABUSE"        // excessive, and the reasons given are unreasonable
	A30_ABANDON_CORR Code = "A30_ABANDON_CORR" // not corrected in time
	A42_ABANDON_FEE  Code = "A42_ABANDON_FEE"  // fee not paid in time; cannot occur before 2021
	A_UNCLEAR        Code = "A_UNCLEAR"        // corrected, still unclear
	A_CONFIRM        Code = "A_CONFIRM"        // asks to confirm or re-issue what was already obtained
	A_WITHDRAWN      Code = "A_WITHDRAWN"      // withdrawn by the applicant in writing
)

// Codes lists every code in the order of the 条例.
func Codes() []Code {
	return []Code{
		A36_1_PUBLISHED, A36_2_GRANT, A37_PARTIAL, A36_3_DENY, A36_4_NONE, A36_5_NOTOURS, A36_6_REPEAT, A36_7_REGISTER,
		A38_PROCESSING, A39_PETITION, A39_PUBLICATION, A35_ABUSE, A30_ABANDON_CORR, A42_ABANDON_FEE,
		A_UNCLEAR, A_CONFIRM, A_WITHDRAWN,
	}
}

// Known reports whether c is one of Codes.
func (c Code) Known() bool { return c.Name() != "" }

// Name is what an official calls the outcome; "" for an unknown code.
func (c Code) Name() string {
	name, _ := c.describe()
	return name
}

// Article is the provision the reply rests on, shortly (条例第三十七条); "" for a closing of practice without one.
func (c Code) Article() string {
	_, article := c.describe()
	return article
}

// Citation is Article with the full title of the instrument, for letters.
func (c Code) Citation() string { return cite(c.Article()) }

// cite writes the title of the instrument in full.
func cite(article string) string {
	if rest, ok := strings.CutPrefix(article, "条例"); ok {
		return "《中华人民共和国政府信息公开条例》" + rest
	}
	if rest, ok := strings.CutPrefix(article, "政府信息公开信息处理费管理办法"); ok {
		return "《政府信息公开信息处理费管理办法》" + rest
	}
	return article
}

// NeedsGround reports whether the outcome is nothing without a ground of arts 14–16. A partial reply may also withhold
// what is no government information at all, so it names grounds segment by segment and does not need one as a whole.
func (c Code) NeedsGround() bool { return c == A36_3_DENY }

func (c Code) describe() (name, article string) {
	switch c {
	case A36_1_PUBLISHED:
		return "已主动公开", "条例第三十六条第（一）项"
	case A36_2_GRANT:
		return "予以公开", "条例第三十六条第（二）项"
	case A37_PARTIAL:
		return "部分公开", "条例第三十七条"
	case A36_3_DENY:
		return "不予公开", "条例第三十六条第（三）项"
	case A36_4_NONE:
		return "信息不存在", "条例第三十六条第（四）项"
	case A36_5_NOTOURS:
		return "不属于本机关负责公开", "条例第三十六条第（五）项"
	case A36_6_REPEAT:
		return "重复申请", "条例第三十六条第（六）项"
	case A36_7_REGISTER:
		return "依照专门规定查询", "条例第三十六条第（七）项"
	case A38_PROCESSING:
		return "需要加工、分析", "条例第三十八条"
	case A39_PETITION:
		return "信访、投诉、举报类申请", "条例第三十九条第一款"
	case A39_PUBLICATION:
		return "公开出版物", "条例第三十九条第二款"
	case A35_ABUSE:
		return "无正当理由大量反复申请", "条例第三十五条"
	case A30_ABANDON_CORR:
		return "逾期不补正", "条例第三十条"
	case A42_ABANDON_FEE:
		return "逾期未缴纳信息处理费", "政府信息公开信息处理费管理办法第六条"
	case A_UNCLEAR:
		return "补正后仍不明确", "条例第三十条"
	case A_CONFIRM:
		return "要求确认或重新出具已获取信息", ""
	case A_WITHDRAWN:
		return "申请人撤回", ""
	default:
		return "", ""
	}
}
