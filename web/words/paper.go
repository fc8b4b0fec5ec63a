package words

import "gongkai/casefile/application"

// paperAct is a command about conversations and mail.
func paperAct(kind string) string {
	switch kind {
	case application.CmdContact:
		return "联系记录"
	case application.CmdReturnedMail:
		return "登记退信"
	case application.CmdSendAgain:
		return "登记再次寄送"
	}
	return ""
}

func paperEvent(eventType string) string {
	switch eventType {
	case application.EvContacted:
		return "联系记录"
	case application.EvMailReturned:
		return "退信"
	case application.EvSentAgain:
		return "再次寄送"
	}
	return ""
}

// ContactWay is how somebody was spoken to.
func ContactWay(w application.ContactWay) string {
	switch w {
	case application.ByPhone:
		return "电话"
	case application.InTalk:
		return "当面"
	case application.ByMessage:
		return "短信"
	case application.ByEmail:
		return "邮件"
	case application.Otherwise:
		return "其他"
	}
	return string(w)
}

// ReturnReason is why the post brought a letter back.
func ReturnReason(r application.ReturnReason) string {
	switch r {
	case application.MailRefused:
		return "拒收"
	case application.MailUnknown:
		return "查无此人"
	case application.MailUnclear:
		return "地址不详"
	case application.MailMoved:
		return "迁移新址不明"
	case application.MailOtherwise:
		return "其他"
	}
	return string(r)
}

// paperWord is the name of a field about papers, conversations and mail.
func paperWord(name string) string {
	switch name {
	case "time":
		return "时间"
	case "number":
		return "号码"
	case "person":
		return "对方"
	case "content":
		return "内容"
	case "result":
		return "结果"
	case "signer":
		return "签字人"
	case "signer_name":
		return "外请法制审核人员姓名"
	case "scan":
		return "扫描件"
	case "servers", "server", "server2":
		return "送达人"
	case "queried_on":
		return "查询日期"
	}
	return ""
}

func paperFault(code string) string {
	switch code {
	case "has_account":
		return "这位是本机关的人员，请在“签字人”里选择。"
	case "not_a_scan":
		return "扫描件请用 PDF、JPG 或 PNG。"
	}
	return ""
}
