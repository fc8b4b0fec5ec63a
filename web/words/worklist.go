package words

import (
	"gongkai/auth"
	"gongkai/casefile/application"
)

// Step is what must be done next.
func Step(s application.Step) string {
	switch s {
	case application.StepPost:
		return "交邮或送达"
	case application.StepCorrect:
		return "补正告知或起草"
	case application.StepExtend:
		return "答复或告知延期"
	case application.StepOpinion:
		return "等反馈意见"
	case application.StepReply:
		return "答复"
	case application.StepConfirm:
		return "确认收到"
	case application.StepMend:
		return "等申请人补正"
	case application.StepPay:
		return "等申请人缴费"
	case application.StepUnmet:
		return "未补正，按放弃办"
	case application.StepUnpaid:
		return "未缴费，按放弃办"
	case application.StepArchive:
		return "归档"
	}
	return string(s)
}

// ShortStep names the day of a step beside the days left.
func ShortStep(s application.Step) string {
	switch s {
	case application.StepPost:
		return "交邮"
	case application.StepCorrect:
		return "补正告知"
	case application.StepOpinion:
		return "反馈"
	case application.StepMend:
		return "补正"
	case application.StepPay:
		return "缴费"
	case application.StepConfirm:
		return "从早算"
	case application.StepExtend, application.StepReply:
		return "答复"
	case application.StepUnmet, application.StepUnpaid, application.StepArchive:
	}
	return Step(s)
}

// Whom is with whom a case lies.
func Whom(w application.Whom) string {
	switch w {
	case application.WithReviewer:
		return Role(auth.Reviewer)
	case application.WithHandler:
		return Role(auth.Handler)
	case application.WithSigner:
		return Role(auth.Signer)
	case application.WithWindow:
		return Role(auth.Clerk)
	case application.WithApplicant:
		return "申请人"
	case application.WithThirdParty:
		return "第三方"
	case application.WithCoMaker:
		return "共同制作机关"
	case application.WithAgency:
		return "其他机关"
	}
	return string(w)
}

// Lack is what a case still needs.
func Lack(l application.Lack) string {
	switch l {
	case application.LackData:
		return "申请人信息"
	case application.LackOpinion:
		return "反馈意见"
	case application.LackProof:
		return "送达回证"
	case application.LackSecrecy:
		return "保密审查"
	case application.LackPrivacy:
		return "个人信息检查"
	case application.LackLegal:
		return "法制审核"
	}
	return string(l)
}
