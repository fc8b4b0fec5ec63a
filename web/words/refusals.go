package words

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/review"
)

// Checks are all check ids that a page may have to put into words.
func Checks() []string {
	out := casefile.Checks()
	for _, c := range clock.Checks() {
		out = append(out, string(c))
	}
	return out
}

// Refusal is a reason as a sentence that says what to do; the article is not in it, it stands in the refusal.
func Refusal(r casefile.Refusal) string {
	if text := finding(r); text != "" {
		return text
	}
	switch r.Check {
	case casefile.OwnApproval:
		return "自己起草或请示的，不能自己审批，请交由其他人办理。"
	case casefile.SecondRole:
		return secondRole(r)
	case casefile.NumberTaken, casefile.NumberAhead, casefile.DocNoTaken:
		return numbering(r)
	case casefile.Demonstration:
		return demonstration(r)
	case casefile.Awaited:
		return awaited(r)
	case application.MissingRemedy:
		return missingRemedy(r)
	case casefile.InFuture:
		return "日期不能晚于今天" + bracketed(r, "latest") + "，请填写实际发生的日期。"
	case casefile.BeforeStatute:
		return "日期不能早于2019年5月15日（现行条例施行之日），请核对年份。"
	case casefile.NotInThisState:
		return notInThisState(r)
	case casefile.MissingField:
		return missing(r)
	case casefile.BeforeReceipt, casefile.BeforeSignature, casefile.BeforeApproval, casefile.BeforeIssue, casefile.BeforeReport,
		casefile.OutOfOrder:
		return outOfOrder(r)
	case casefile.SecondExtension:
		return "只能延期一次，已于" + fact(r, "notified_on") + "告知过申请人，请在延长后的期限内答复。"
	case casefile.NothingToAmend:
		return nothingToAmend(r)
	case string(clock.LateExtension):
		return lateExtension(r)
	case casefile.BeforeExpiry, casefile.NotServed:
		return closedTooSoon(r)
	case string(clock.LaterDate), string(clock.LateFeeNotice):
		return lateFor(r)
	}
	if text := clock.Check(r.Check).Text(); text != "" {
		return text + "。请对照“经过”核对日期。"
	}
	return "未能办理（" + r.Check + "），请联系管理员。"
}

// Reasons are several refusals, each once.
func Reasons(all casefile.Refusals) []string { return once(all, Refusal) }

func once(all casefile.Refusals, say func(casefile.Refusal) string) []string {
	var out []string
	seen := map[string]bool{}
	for _, r := range all {
		if text := say(r); !seen[text] {
			seen[text] = true
			out = append(out, text)
		}
	}
	return out
}

// demonstration keeps real cases and invented ones apart.
func demonstration(r casefile.Refusal) string {
	if r.Facts["found"] == "real" {
		return "这里已有真实的办件或者任务，不能再装演示县。要看演示，请另用一个数据目录（GONGKAI_DATA）启动一套新的系统。"
	}
	return "这里装的是演示县，全部内容都是虚构的，不能登记真实的申请或者读入真实的通知。正式使用请停止系统，移走数据目录（默认 data）后重新启动。"
}

func notInThisState(r casefile.Refusal) string {
	switch {
	case r.Facts["stage"] != "":
		return "现在是“" + AnyStage(r.Facts["stage"]) + "”，不能办理这一步。"
	case r.Facts["objection"] != "":
		return review.Role(r.Facts["objection"]).Name() + "的会签意见是不同意，不能签发。请退回修改；改变意见的，请先重新会签并写明理由。"
	case r.Facts["asked_on"] != "":
		return "已于" + fact(r, "asked_on") + "请单位报送过，等单位报送，或者由办公室直接记录佐证。"
	case r.Facts["deadline"] != "":
		return "这一项有完成期限，落实后记录佐证即可；核查只用于没有期限、需要保持状态的任务。"
	case r.Facts["shares"] == "accepted":
		return "各单位都已有佐证并认可，可以销号。"
	case r.Facts["shares"] == "none":
		return "没有缺佐证的单位，不需要请单位报送。"
	case r.Facts["shares"] != "":
		return "还有单位的任务未认可，全部认可后才能销号。"
	case r.Article == "条例第三十一条":
		return "尚未与申请人确认收到，答复期限没有起算，不能延期。请先登记确认收到。"
	case r.Article == "条例第三十三条第二款":
		return "延期应先请示、再批准、后告知申请人，请按顺序办理。"
	case r.Article != "":
		return "按照" + r.Article + "，现在不能办理这一步：前面的步骤还没有办，或者已经办过。请对照“经过”核对。"
	}
	return "现在不能办理这一步，请刷新页面查看最新状态。"
}

func outOfOrder(r casefile.Refusal) string {
	earliest, latest := fact(r, "earliest"), fact(r, "latest")
	switch {
	case r.Check == casefile.BeforeSignature:
		return "送达日期不能早于签发日期" + earliest + "，请核对；落款不能晚于交邮。"
	case r.Check == casefile.BeforeApproval:
		return "日期不能早于请示、批准之日" + earliest + "；应先批准、后告知。"
	case r.Check == casefile.BeforeIssue:
		return "日期不能早于通知印发之日" + earliest + "，请核对。"
	case r.Check == casefile.BeforeReport:
		return "日期不能早于单位反馈之日" + earliest + "，请核对。"
	case r.Check == casefile.OutOfOrder && latest != "":
		return "日期不能晚于后面那一步" + latest + "，请核对。"
	case r.Field == "due":
		return "报送期限不能早于提出要求之日" + earliest + "，请核对。"
	case r.Field == "served_on":
		return "送达日期不能早于发出日期" + earliest + "，请核对。"
	case r.Check == casefile.OutOfOrder:
		return "日期不能早于前面那一步" + earliest + "，请核对。"
	case latest != "":
		return "收到日期不能晚于已经记录的" + latest + "那一步，请先更正后面的日期。"
	case r.Field == "confirmed_on":
		return "确认日期不能早于收到日期" + earliest + "，请核对。"
	}
	return "日期不能早于收到申请之日" + earliest + "，请核对。"
}

func nothingToAmend(r casefile.Refusal) string {
	if r.Field == "withdrawn" {
		return "收到申请不能记为“没有发生”；误登的请用“作废”。已归档的、责令重新答复及其撤销的答复也不能撤销。"
	}
	return "请选择要更正的记录：只有记着日期的事实可以更正。"
}

func lateExtension(r casefile.Refusal) string {
	due := fact(r, "reply_due")
	if due == "" {
		return "延期的批准和告知都应在原答复期限内完成。请核对日期；已经超过的不能再延期，请尽快答复。"
	}
	return "延期的批准和告知都不能晚于原答复期限" + due + "。请核对日期；已经超过的不能再延期，请尽快答复。"
}

// missing says what to fill in; H05 names its field.
func missing(r casefile.Refusal) string {
	switch r.Field {
	case "channel":
		if r.Article == "" {
			return "只有收到申请、收到补正的记录有渠道，请清空这一项。"
		}
		return "请选择收到渠道。"
	case "applicant":
		return "请选择申请人类型。"
	case "request":
		return "请照抄所需信息的内容描述。"
	case "confirmed_on":
		return "只有平常信函、网上和传真的申请有确认日期，请清空这一项。"
	case "number":
		return "请填写原来的登记号。"
	case "handler":
		return "请选择承办人；改派时请选另一个人。"
	case "outcome":
		return "请为每一项选择处理结果；逾期不补正、逾期不缴费、撤回另有办理，不在这里选。"
	case "way":
		return "请选择方式。"
	case "days":
		return missingDays(r.Article)
	case "statement":
		return "请写明撤回申请书的要点。"
	case "reason":
		return "请写明理由。"
	case "text":
		return "请填写内容。"
	case "on":
		return "请填写日期，例如 2026-11-24。"
	case "co_applicants":
		return "一件最多登记" + r.Facts["most"] + "名联名申请人，其余的请作为附件附名单，在“附件”里写明人数。"
	case "points":
		return "请从列出的补正事项中选择。"
	case "new_on":
		return "请填写与原来不同的正确日期；记为“没有发生”的，请清空日期。"
	}
	if text := missingLedger(r.Field); text != "" {
		return text
	}
	if text := missingProcedure(r); text != "" {
		return text
	}
	return "请填写“" + Field(r.Field) + "”。"
}

// Fault is a form fault as a sentence: text that could not be read, found before a command exists.
func Fault(field, code string) string {
	switch code {
	case "not_a_date":
		return "“" + Field(field) + "”不是日期，请按 2026-11-24 的样子填写。"
	case "not_a_number":
		return "“" + Field(field) + "”请填写数字。"
	case "required":
		return missing(casefile.Refusal{Field: field})
	case "too_long":
		return "“" + Field(field) + "”太长，请缩短。"
	case "names_applicant":
		return "征求意见的内容里有申请人的姓名或者名称，请删去：不得向第三方透露申请人。"
	case "still_asked":
		return "向该单位（个人）征求的意见还没有答复，不能再发；请等答复、期满，或者先撤回前一次。"
	case "unknown_value":
		return "“" + Field(field) + "”请从列出的选项中选择。"
	case "not_a_calendar":
		return "这个文件不是日历，请重新选择。"
	case "changes_nothing":
		return "与现行日历没有不同，不需要载入。"
	}
	if text := ledgerFault(code); text != "" {
		return text
	}
	if text := houseFault(code); text != "" {
		return text
	}
	if text := paperFault(code); text != "" {
		return text
	}
	if text := operationFault(field, code); text != "" {
		return text
	}
	if text := administrationFault(code); text != "" {
		return text
	}
	return "“" + Field(field) + "”请核对。"
}

// fact is a fact of a refusal; dates are written with their year, since a mistaken year is a common cause.
func fact(r casefile.Refusal, name string) string {
	value := r.Facts[name]
	if d, err := civil.Parse(value); err == nil {
		return LongDay(d)
	}
	return value
}

func bracketed(r casefile.Refusal, name string) string {
	if d, err := civil.Parse(r.Facts[name]); err == nil {
		return "（" + d.Chinese() + "）"
	}
	return ""
}

// Missing is a line of the checklist for the 补正 notice.
func Missing(m application.Missing) string {
	switch m {
	case application.MissName:
		return "姓名或者名称"
	case application.MissDocument:
		return "身份证明（证件号码）"
	case application.MissDocumentCheck:
		return "证件号码校验不符，请核对原件"
	case application.MissPhone:
		return "联系电话"
	case application.MissAddress:
		return "联系地址"
	case application.MissForm:
		return "提供信息的方式、获取的途径"
	case application.MissDescription:
		return "所需信息的名称、文号或者其他特征性描述不明确"
	case application.MissAgentDocument:
		return "代理人的姓名、身份证明"
	case application.MissMandate:
		return "授权委托书"
	case application.MissCoDocument:
		return "联名申请人的姓名、身份证明"
	case application.MissCoCheck:
		return "代理人、联名申请人的证件号码校验不符"
	}
	return string(m)
}
