package words

import (
	"gongkai/auth"
	"gongkai/readers/holiday"
)

// administrationFault is a form fault of accounts, deputies, 移交, units and calendars.
func administrationFault(code string) string {
	switch code {
	case "has_open_work":
		return "这个人名下还有在办的申请，不能调到别的机关。请先移交。"
	case "deputy_himself":
		return "不能由本人代理本人，请选择另一个人。"
	case "deputy_elsewhere":
		return "代理人须是同一机关的人，请另选。"
	case "deputy_overlaps":
		return "这段时间已由这个人代理，请核对起止日期。"
	case "deputy_over":
		return "结束日期已过，请填写今天或以后的日期。"
	case "deputy_long":
		return "一次代理最长一年。更久的，请移交在办事项。"
	case "nothing_to_move":
		return "没有可以移交的在办申请：已经办结，或者已由别人承办。请刷新页面核对。"
	case "all_or_ticked":
		return "勾选了个别申请，又选了“全部”。请改选“只移交上面勾选的”，或者去掉勾选。"
	case "none_ticked":
		return "请先勾选要移交的申请，或者选“全部”。"
	case "days_disagree":
		return "通知里的日期互相不一致，请按下面列出的各项改正。"
	case "calendar_year":
		return "年份请填写四位数字，不早于2019年，不晚于后年。"
	case "calendar_number":
		return "文号请按“国办发明电〔2025〕7号”的样子填写。"
	case "calendar_text":
		return "请粘贴通知里的放假安排，例如“1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”"
	}
	return unitFault(code)
}

func unitFault(code string) string {
	switch code {
	case "unit_code":
		return "代码以小写英文字母开头，只用小写英文字母、数字和 - _，2 至 32 个字符，例如 slj。"
	case "unit_code_taken":
		return "这个代码已经用过，请换一个。撤销的机构代码也不再用。"
	case "unit_circle":
		return "上级机构不能是它自己或者它下属的机构。"
	case "unit_closed":
		return "所选的上级机构已撤销，请另选。"
	case "rename_before":
		return "新名称的启用日期须晚于现有名称的启用日期。"
	case "unit_has_people":
		return "这个机构还有在用的账号，请先把他们调到别的机构或停用。"
	case "unit_has_open":
		return "还有以它的名义受理、没有办结的申请，办结以前须由它答复。"
	case "unit_has_units":
		return "它下面还有机构，请先变更它们的上级。"
	}
	return ""
}

// administrationField is the name of a field of the administrator's forms.
func administrationField(name string) string {
	switch name {
	case "deputy":
		return "代理人"
	case "cases":
		return "要移交的申请"
	case "number":
		return "文号"
	case "code":
		return "代码"
	case "unit_name":
		return "机构名称"
	case "alias":
		return "简称"
	case "nature":
		return "性质"
	case "superior":
		return "上级机构"
	case "successor":
		return "承继机构"
	case "agency":
		return "以自己的名义答复申请"
	}
	return ""
}

// DayFault says what in a 放假安排 does not agree, with the date concerned.
func DayFault(f holiday.Fault) string {
	on := f.On.Chinese()
	switch f.Code {
	case holiday.WrongWeekday:
		return on + "是" + f.Want + "，与通知写的“" + f.Quote + "”不一致，请核对日期和年份。"
	case holiday.NotADay:
		return "没有“" + f.Quote + "”这一天，请核对。"
	case holiday.OtherYear:
		return on + "不属于这一年，请只填这一年的日期；上一年年底的调整载入上一年。"
	case holiday.Twice:
		return on + "写了两次，请删去一处。"
	case holiday.Both:
		return on + "既写了放假又写了上班，请核对。"
	case holiday.NotWeekend:
		return on + "是" + f.Want + "，本来就是工作日，不能为调休上班日，请核对。"
	case holiday.WrongCount:
		return "到" + on + "为止的这一段放假按日期是 " + f.Want + " 天，与“" + f.Quote + "”不一致，请核对起止日期。"
	case holiday.Backwards:
		return "“" + f.Quote + "”的结束日期早于开始日期，请核对。"
	case holiday.Unclear:
		return on + "没有写明放假还是上班：“" + f.Quote + "”。"
	case holiday.MissingHoliday:
		return "通知里没有找到“" + f.Want + "：……”这一条。缺一条，其后的期限都会算错，请把通知全文粘贴进来。"
	case holiday.NoMakeUp:
		return "“" + f.Quote + "”写了调休，却没有写哪天上班，请核对是否漏了一句。"
	case holiday.Nothing:
		return "没有读到任何放假日期，请粘贴通知里“元旦：1月1日……放假”这样的各条。"
	}
	return on + "请核对。"
}

// OperatorAct is something the administrator did.
func OperatorAct(act string) string {
	known := map[string]string{"add_account": "新增账号", "set_roles": "变更角色", "change_account": "变更姓名、机构", "disable": "停用账号", "enable": "恢复账号",
		"reset_password": "重置密码", "unlock": "解除锁定", "give_deputy": "指定代理", "end_deputy": "提前结束代理", "move_work": "移交在办事项",
		"add_unit": "新增机构", "rename_unit": "机构更名", "change_unit": "变更机构", "close_unit": "撤销机构", "load_calendar": "载入日历",
		"retry_effect": "函件再试一次", "retry_command": "重新办理提交", "dismiss_command": "作废提交", "sign_moved": "签收变动的期限"}
	if text := known[act]; text != "" {
		return text
	}
	return act
}

// Bearer is who one is at this desk: his roles, and for whom he stands in today.
func Bearer(p auth.Person) string {
	out := Roles(p.Roles)
	for i, o := range p.StandsIn {
		if i == 0 {
			out += "（代"
		} else {
			out += "、"
		}
		out += o.Display
	}
	if len(p.StandsIn) > 0 {
		out += "）"
	}
	return out
}

// Scope is whose things a rule of the policy is about.
func Scope(s auth.Scope) string {
	switch s {
	case auth.OwnAgency:
		return "本机关"
	case auth.Assigned:
		return "本人承办"
	case auth.OwnUnit:
		return "本单位"
	case auth.OwnGovernment:
		return "本级政府"
	case auth.Anywhere:
		return "不限"
	}
	return string(s)
}
