package words

import "gongkai/statute/review"

// reviewCheck is what a check of the minimal-exemption rule looks at, as a sentence; "" for another check.
func reviewCheck(c review.CheckID) string {
	switch c {
	case review.NoSegments:
		return "不予公开没有逐段列明"
	case review.SeparabilityOpen:
		return "没有判断能否作区分处理"
	case review.SecretMark:
		return "定密标志过期、不全，或者定密机关没有权限"
	case review.RankTooLow:
		return "所依据的规定层级不够，或者没有禁止公开"
	case review.NoConsultation:
		return "涉及第三方而没有按规定征求意见"
	case review.SilenceAsRefusal:
		return "第三方没有答复，本机关没有自行判断"
	case review.FinalDecision:
		return "已经作出最终决定，仍按过程性信息不予公开，没有写明新的理由"
	case review.EmptySearch:
		return "信息不存在，查找记录是空的或者不足以证明"
	case review.WholeRefusal:
		return "有可以公开的部分而整体不予公开"
	case review.CoMakerSilence:
		return "把共同制作机关没有答复当作不同意"
	case review.ReplyCount:
		return "答复与申请的各项不一一对应"
	case review.PrivateCourier:
		return "答复交其他快递企业寄送，不是邮政企业"
	case review.PlaceLeftOut:
		return "有通常应当存放的地方没有查找"
	}
	return gateText(c)
}

// gateText is a gate common to all refusals.
func gateText(c review.CheckID) string {
	switch c {
	case review.GateSegments:
		return "不公开的段落没有写全位置、依据、理由"
	case review.GateSeparability:
		return "没有说明为什么不能提供其余部分"
	case review.GateSecrecy:
		return "保密审查、个人信息核查或者公开主体的判断不齐"
	case review.GateLegal:
		return "法制审核没有通过或者还没有作出"
	case review.GateSignatures:
		return "缺少应当参加的人的签字或者意见"
	case review.GateAlternatives:
		return "没有写明是否考虑过限制更小的办法"
	case review.GateReview:
		return "没有确定再次评估的日期"
	case review.GateFacts:
		return "只有结论，没有事实"
	}
	return ""
}
