package application

import (
	"strconv"
	"strings"
)

// Ask is a line of the checklist as a 补正 notice puts it: what is missing and how to mend it (art. 30); "" for no line of it.
func (m Missing) Ask() string {
	switch m {
	case MissName:
		return "申请人的姓名或者名称：请写明与身份证明一致的姓名、名称全称。"
	case MissDocument:
		return "申请人的身份证明：请写明证件名称和证件号码，并提供身份证明。"
	case MissDocumentCheck:
		return "申请人的证件号码：所写号码的位数或者校验位不符，请核对后重新写明。"
	case MissPhone:
		return "联系方式：请写明可以接通的联系电话。"
	case MissAddress:
		return "联系地址：请写明可以收到信件的地址和邮政编码。"
	case MissForm:
		return "获取信息的形式要求：请写明提供信息的方式（纸质、电子邮件、光盘等）和获取的途径（邮寄、电子邮件、传真、自行领取、当场阅读或者抄录等）。"
	case MissDescription:
		return "所需信息的内容描述：请写明政府信息的名称、文号，或者便于查询的其他特征性描述（例如制作机关、大致时间、涉及的地点或者项目）。"
	}
	return m.askOfOthers()
}

// askOfOthers are the lines on who acts for the applicant or applies with him.
func (m Missing) askOfOthers() string {
	switch m {
	case MissAgentDocument:
		return "代理人的身份证明：请写明代理人的姓名、证件名称和证件号码，并提供身份证明。"
	case MissMandate:
		return "委托手续：由代理人提出申请的，请提供申请人签名或者盖章的授权委托书。"
	case MissCoDocument:
		return "联名申请人的身份证明：请逐人写明姓名、证件名称和证件号码，并提供身份证明。"
	case MissCoCheck:
		return "代理人、联名申请人的证件号码：有号码的位数或者校验位不符，请逐人核对后重新写明。"
	}
	return ""
}

// CorrectionText is what a notice asks for: the lines of the checklist, numbered, and then what somebody wrote himself.
func CorrectionText(points []Missing, own string) string {
	var lines []string
	for i, m := range points {
		lines = append(lines, strconv.Itoa(i+1)+". "+m.Ask())
	}
	if own = strings.TrimSpace(own); own != "" && len(lines) > 0 {
		own = strconv.Itoa(len(lines)+1) + ". " + own
	}
	return strings.TrimSpace(strings.Join(append(lines, own), "\n"))
}
