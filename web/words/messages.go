package words

import (
	"strings"

	"gongkai/auth"
	"gongkai/casefile"
)

// Message is a line of the inbox by its kind: due_5, overdue, command_refused …
func Message(kind string) string {
	switch kind {
	case "overdue":
		return "已经逾期，请尽快答复"
	case "asked":
		return "请本单位报送落实情况，请打开查看要求和期限"
	case "due_0":
		return "今天到期"
	case "expired":
		return "申请人的补正（缴费）期限已过，请决定如何处理"
	case "returned":
		return "您起草的答复被退回，请打开查看理由后修改"
	case casefile.ProofDue:
		return "寄出的答复还没有登记送达，请在邮件查询失效前查询、下载投递证明并登记"
	case "command_refused":
		return "您提交的办理没有通过，请打开查看原因后重新办理"
	case "command_stale":
		return "您提交办理时内容已有变化，没有执行，请打开核对后重新办理"
	case "command_faulted":
		return "您提交的办理因系统故障没有完成，已通知管理员"
	}
	if text := operationMessage(kind); text != "" {
		return text
	}
	if n, ok := strings.CutPrefix(kind, "due_"); ok {
		return "还剩 " + n + " 个工作日到期"
	}
	return kind
}

// WeakPassword says why a password is not accepted and what to choose instead.
func WeakPassword(w auth.WeakPassword) string {
	switch w {
	case auth.PasswordTooShort:
		return "密码太短，请至少用 10 个字。可以用一句好记的话。"
	case auth.PasswordTooLong:
		return "密码太长，请不超过 128 个字。"
	case auth.PasswordIsAccount:
		return "密码不能是账号，也不能只在账号前后加数字或符号。"
	case auth.PasswordCommon:
		return "这个密码太常见，容易被猜到，请换一个。可以用一句好记的话。"
	}
	return "这个密码不能用，请换一个。"
}

// Field is the name of a form field.
func Field(name string) string {
	switch name {
	case "on":
		return "日期"
	case "new_on":
		return "正确的日期"
	case "channel":
		return "收到渠道"
	case "confirmed_on":
		return "确认日期"
	case "applicant":
		return "申请人类型"
	case "request":
		return "所需信息的内容描述"
	case "tracking":
		return "EMS 或挂号单号"
	case "handler":
		return "承办人"
	case "outcome":
		return "答复类型"
	case "text":
		return "内容"
	case "opinion":
		return "意见"
	case "reason":
		return "理由"
	case "doc_no":
		return "文号"
	case "way":
		return "方式"
	case "days":
		return "延期工作日数"
	case "statement":
		return "撤回申请书的要点"
	case "target":
		return "要更正的记录"
	case "withdrawn":
		return "没有发生"
	}
	return partyField(name)
}

func partyField(name string) string {
	switch name {
	case "name":
		return "姓名或名称"
	case "doc_kind":
		return "证件名称"
	case "doc_number":
		return "证件号码"
	case "phone":
		return "联系电话"
	case "address":
		return "联系地址"
	case "postcode":
		return "邮政编码"
	case "email":
		return "电子邮箱"
	case "contact":
		return "联系人"
	case "legal_rep":
		return "法定代表人"
	case "workplace":
		return "工作单位"
	case "fax":
		return "传真"
	case "delivery_address":
		return "送达地址"
	case "account":
		return "账号"
	case "password":
		return "密码"
	case "old":
		return "现在的密码"
	case "new":
		return "新密码"
	case "again":
		return "再输一次新密码"
	case "q":
		return "查找内容"
	case "file":
		return "文件"
	}
	if text := ledgerField(name); text != "" {
		return text
	}
	if text := operationField(name); text != "" {
		return text
	}
	if text := administrationField(name); text != "" {
		return text
	}
	return procedureField(name)
}
