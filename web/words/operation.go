package words

import "strings"

// operationFault is a form fault of accounts and of the administrator's page.
func operationFault(field, code string) string {
	switch code {
	case "already_settled":
		return "这一项已有人处理，或者正在处理中，请刷新页面核对。"
	case "account_length":
		return "账号应为 2 至 32 个字符。"
	case "account_letters":
		return "账号以小写英文字母开头，只能用小写英文字母、数字和 . _ -，例如 zhangsan。"
	case "account_taken":
		return "这个账号已经有人使用，请换一个，例如在后面加数字。"
	case "no_such_account":
		return "没有这个账号，请在账号列表里核对。"
	case "answers_nothing":
		return "这个单位不以自己的名义答复申请。要汇总它下面的各机关，请加 --roll-up（接口：roll_up=true）。"
	case "last_admin":
		return "这是最后一个在用的管理员，不能停用，也不能去掉管理员角色；请先给另一个人管理员角色。"
	case "display_length":
		return "姓名不超过 20 个字。"
	case "display_letters":
		return "姓名只能用汉字、字母、数字，中间可以有“·”、空格、连字符和括号。"
	case "out_of_range":
		if field == "from" {
			return "开始日期不能晚于结束日期。"
		}
	}
	return ""
}

// operationField is the name of a field of accounts and of the administrator's page.
func operationField(name string) string {
	switch name {
	case "display":
		return "姓名"
	case "roles":
		return "角色"
	case "agency":
		return "机构代码"
	case "unit":
		return "所在机构"
	case "id":
		return "这一项"
	case "case":
		return "要签收的期限"
	}
	return ""
}

// EffectFault says why a letter could not be written or another effect failed, and what to do.
func EffectFault(fault string) string {
	switch fault {
	case "":
		return "试了一天仍没有完成，请管理员查看运行日志后再试一次"
	case "transient":
		return "系统暂时不能完成，正在自动再试"
	case "content":
		return "录入的内容不能成文，请核对答复的各项内容"
	}
	var out []string
	for part := range strings.SplitSeq(fault, "；") {
		field, reason, ok := strings.Cut(part, "：")
		if !ok {
			out = append(out, part)
			continue
		}
		out = append(out, letterField(field)+reason)
	}
	return strings.Join(out, "；")
}

// letterField is a field of a letter as people call it.
func letterField(name string) string {
	known := map[string]string{"Number": "文号", "Agency": "机关名称", "Date": "落款日期", "Outcome": "答复类型", "Text": "答复内容", "Attachments": "附件",
		"Applicant": "申请人", "RegisterNo": "登记号", "Channel": "收到渠道", "Application": "申请", "Redress": "救济途径", "Course": "办理经过", "File": "答复事项",
		"Contact": "联系方式", "Points": "补正内容", "Days": "期限天数", "Request": "申请内容", "Ground": "依据", "Addressee": "收件人", "Information": "所征求的信息",
		"Facts": "申请的数量、频次", "Tariff": "计收方式", "Count": "数量", "Fee": "计算过程", "How": "缴纳方式", "Party": "征求意见对象", "SentOn": "征求意见日期",
		"Line": "联系方式", "Reason": "理由"}
	if text := known[name]; text != "" {
		return "“" + text + "”"
	}
	first, rest, _ := strings.Cut(name, ".")
	if last := known[lastPart(rest)]; last != "" {
		return "“" + last + "”"
	}
	if text := known[first]; text != "" {
		return "“" + text + "”"
	}
	return "有一项内容"
}

func lastPart(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// Effect is the kind of work outside the database.
func Effect(kind string) string {
	if name := File(kind); name != "附件" {
		return name
	}
	return "函件"
}

// JobName is a background job.
func JobName(name string) string {
	switch name {
	case "sweep":
		return "巡查落后的办件"
	case "relay":
		return "生成函件、后续工作"
	case "recompute":
		return "按新日历重算期限"
	case "tidy":
		return "清理过期内容"
	}
	return name
}

// operationMessage is a line of the inbox about effects and commands that faulted.
func operationMessage(kind string) string {
	switch kind {
	case "effect_failed":
		return "函件未能生成，请打开查看原因，改正后重新生成"
	case "effect_stuck":
		return "有一项后续工作试了一天没有完成，请打开核实，再试一次"
	case "work_given":
		return "有在办申请移交给您，请到工作台“我承办的”查看"
	case "work_taken":
		return "您名下的在办申请已移交给他人"
	case "command_dismissed":
		return "您提交的办理因系统故障没有执行，管理员已作废这次提交，内容已清除；仍需办理的，请重新提交"
	}
	return ""
}

// Denied says what somebody may not do, and who may.
func Denied(act string) string {
	if act == "report.read" {
		return "没有权限：年报编制、审核人、签发人只能看本机关的年度报告；本级政府的汇总表由政府办公室的年报编制人员编制。"
	}
	return "没有权限：" + act
}
