package words

import (
	"gongkai/casefile/application"
	"gongkai/desk"
)

// File is what a file of a case is.
func File(kind string) string {
	switch kind {
	case application.EffectReplyLetter:
		return "答复书"
	case application.EffectCorrectionLetter:
		return "补正告知书"
	case application.EffectReasonsLetter:
		return "说明理由告知书"
	case application.EffectExtensionLetter:
		return "延期答复告知书"
	case application.EffectThirdPartyLetter:
		return "征求意见书（第三方）"
	case application.EffectOpinionSlip:
		return "征求意见回执"
	case application.EffectOpinionTold:
		return "征求意见告知书（给申请人）"
	case application.EffectCoMakerLetter:
		return "征求意见书（共同制作机关）"
	case application.EffectAgencyLetter:
		return "协办函"
	case application.EffectChargeLetter:
		return "收费通知书"
	case application.EffectUncorrectedLetter:
		return "终止处理告知书（逾期不补正）"
	case application.EffectUnpaidLetter:
		return "终止处理告知书（逾期不缴费）"
	case "scan":
		return "扫描件"
	}
	return "附件"
}

// LetterMark says why a letter is not simply the one that counts.
func LetterMark(kind string, m desk.LetterMark) string {
	switch m {
	case desk.LetterVoid:
		return "已作废：" + undone(kind)
	case desk.LetterWithdrawn:
		return "已撤回：不再征求意见"
	case desk.LetterOutdated:
		return made(kind) + "后更正过日期，请核对正文所述日期"
	}
	return ""
}

// undone is what became of the act of a letter that no longer counts.
func undone(kind string) string {
	switch kind {
	case application.EffectReplyLetter:
		return "退回、重新签发或者责令重新答复以前的版本"
	case application.EffectExtensionLetter:
		return "延期告知的登记已更正"
	case application.EffectUncorrectedLetter, application.EffectUnpaidLetter:
		return "终止处理的登记已更正"
	}
	return "发出该函的登记已更正"
}

func made(kind string) string {
	if kind == application.EffectReplyLetter {
		return "签发"
	}
	return "生成"
}
