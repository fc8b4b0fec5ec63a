package words

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/statute/clock"
	"gongkai/statute/remedy"
	"gongkai/statute/review"
)

// missingRemedy names what the remedy paragraph lacks and where it is set.
func missingRemedy(r casefile.Refusal) string {
	what, where := lackOf(r.Facts["missing"])
	return "答复书的救济告知还缺" + what + "，不能签发。请管理员设置 " + where + "，重新启动后再签发。"
}

// lackOf is a name that letters print, and the setting that gives it.
func lackOf(code string) (what, where string) {
	switch code {
	case application.LacksBody:
		return "本机关的种类", "GONGKAI_REMEDY_BODIES"
	case application.LacksOnline:
		return "申请行政复议的互联网渠道", "GONGKAI_REMEDY_ONLINE"
	case application.LacksParagraph:
		return "可用的行政复议机关和管辖法院（设置有误）", "GONGKAI_REMEDY_BODIES 等各项"
	}
	for role, key := range map[remedy.Role]string{
		remedy.CountyGovernmentRole: "GONGKAI_REMEDY_GOVERNMENT", remedy.HigherGovernmentRole: "GONGKAI_REMEDY_HIGHER_GOVERNMENT",
		remedy.SuperiorDepartmentRole: "GONGKAI_REMEDY_SUPERIORS", remedy.ParentDepartmentRole: "GONGKAI_REMEDY_PARENTS",
		remedy.ParentGovernmentRole: "GONGKAI_REMEDY_PARENT_GOVERNMENTS", remedy.ManagingBodyRole: "GONGKAI_REMEDY_MANAGERS",
	} {
		if code == string(role) {
			return "行政复议机关（" + role.Name() + "）的名称", key
		}
	}
	if level := remedy.Level(code); level == remedy.Intermediate {
		return "人民法院（" + level.Name() + "）的名称", "GONGKAI_REMEDY_INTERMEDIATE_COURT"
	}
	return "人民法院（" + remedy.Basic.Name() + "）的名称", "GONGKAI_REMEDY_BASIC_COURT"
}

// secondRole: one person signs a draft in one role.
func secondRole(r casefile.Refusal) string {
	if role := review.Role(r.Facts["role"]); role.Known() {
		return "您在这份答复上已经以“" + role.Name() + "”的身份签过，不能再以别的身份签，请由其他人办理。"
	}
	return "同一人在一份答复上只以一种身份签字，请由其他人办理。"
}

// awaited warns of a reply while the applicant's correction or payment is awaited.
func awaited(r casefile.Refusal) string {
	until := ""
	if d := fact(r, "until"); d != "" {
		until = "（截止" + d + "）"
	}
	if r.Facts["waits"] == string(clock.ForFee) {
		return "正在等待申请人缴费" + until + "，期限没有计算。缴费以前可以不提供信息；仍要答复的，写明理由，例如决定不再收费。"
	}
	return "正在等待申请人补正" + until + "，期限没有计算。申请已经足够明确、可以答复的，写明理由；否则请等补正或者期满。"
}
