package words

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/statute/clock"
	"gongkai/statute/review"
)

// Warning is a check that passes when somebody signs against it: what is wrong, and what follows if it is recorded all the same.
func Warning(r casefile.Refusal) string {
	text := clock.Check(r.Check).Text()
	if text == "" {
		return Refusal(r)
	}
	return text + "。" + consequence(clock.Check(r.Check))
}

// Warned is a warning after it was signed: what it says, without advice.
func Warned(check string) string {
	if text := clock.Check(check).Text(); text != "" {
		return text
	}
	if check == casefile.Awaited {
		return "答复时还在等待申请人补正或者缴费"
	}
	if check == casefile.DocNoTaken {
		return "文号与本机关另一件答复相同"
	}
	if text := reviewCheck(review.CheckID(check)); text != "" {
		return text
	}
	return "检查项 " + check
}

func consequence(c clock.Check) string {
	switch c {
	case clock.LateCorrectionNotice, clock.SecondCorrection:
		return "仍要记录的，期限照常计算，不因这份通知停止。"
	case clock.LateConsultation:
		return "仍要记录的，征求意见的时间不从答复期限里扣除。"
	case clock.ClockNotRunning:
		return "仍要记录的，期限不因此变动。"
	}
	return "仍要记录的，由签发人承担。"
}

// RefusalOf is Refusal where it is known which act was refused: an act that is not possible now is explained by what it needs.
func RefusalOf(kind string, r casefile.Refusal) string {
	if r.MaySign {
		return Warning(r)
	}
	if r.Check == casefile.NotInThisState && len(r.Facts) == 0 && r.Field == "" {
		if text := needs(kind); text != "" {
			return text
		}
	}
	return Refusal(r)
}

// ReasonsOf are several refusals of an act, each once.
func ReasonsOf(kind string, all casefile.Refusals) []string {
	return once(all, func(r casefile.Refusal) string { return RefusalOf(kind, r) })
}

// needs is what must be the case before an act is possible.
func needs(kind string) string {
	switch kind {
	case application.CmdConfirmReceipt:
		return "没有需要补记确认的来件：只有平常信函、传真送来、还没有与申请人确认收到的才需要登记。"
	case application.CmdRecordService:
		return "没有等待登记送达的文书：补正通知、征求意见书、收费通知发出以后才能登记。"
	case application.CmdAskCorrection:
		return "正在等待补正或缴费，期限没有计算，现在不能发补正通知。"
	case application.CmdReceiveCorrection, application.CmdCloseUncorrected:
		return "没有等待补正的通知。没有发过通知，申请人自行补充的内容请记备注。"
	case application.CmdRecordOpinion, application.CmdWithdrawConsultation:
		return "没有等待答复的征求意见书。"
	case application.CmdFixLaterDate:
		return "现在没有可以延迟的期限：收到还没有确认，或者正在等待补正、缴费，或者期限由复议决定、判决确定。"
	case application.CmdCharge:
		return "正在等待补正或缴费，或者已经发过收费通知，现在不能发收费通知。"
	case application.CmdRecordPayment, application.CmdCloseUnpaid:
		return "没有等待缴费的通知。"
	case application.CmdOrderRedo:
		return "申请人已经撤回，不能登记责令重新答复。"
	case application.CmdRequestExtension:
		return "现在没有可以延长的期限：收到还没有确认（请先登记确认收到），或者正在等待补正、缴费，或者期限已经另行确定。"
	case application.CmdApproveExtension, application.CmdNotifyExtension:
		return "延期应先请示、再批准、后告知申请人，请按顺序办理；等待补正、缴费期间，或者期限已经另行确定的，不能延期。"
	}
	return ""
}

// closedTooSoon: the applicant's time is not over, or nobody knows when it began.
func closedTooSoon(r casefile.Refusal) string {
	if r.Check == casefile.NotServed {
		return "还没有登记这份通知送达申请人，不能以逾期为由办结。请先登记文书送达。"
	}
	return "申请人的期限还没有届满，最早" + fact(r, "earliest") + "才能以逾期为由办结。"
}

// lateFor is a check on a due date that is known.
func lateFor(r casefile.Refusal) string {
	due := fact(r, "reply_due")
	switch {
	case due == "" && r.Check == string(clock.LaterDate):
		return "延迟后的日期应晚于原答复期限，并在原期限届满前确定、告知。请核对这两个日期。"
	case due == "":
		return "收费通知应在答复期限届满前发出，并且只发一次。请对照“经过”核对日期。"
	case r.Check == string(clock.LaterDate):
		return "延迟答复应在原答复期限" + due + "以前确定并告知，请核对日期；已经超过的，请尽快答复。"
	}
	return "收费通知应在答复期限" + due + "以前发出，请核对日期；已经超过的不能再收费，请尽快答复。"
}

// missingProcedure says what to fill in on the acts between receipt and reply; "" for a field that is not one of theirs.
func missingProcedure(r casefile.Refusal) string {
	switch r.Field {
	case "target":
		return "请选择一条记录。"
	case "ref":
		return "请选择一份还没有答复的征求意见书。"
	case "party":
		return "请选择向谁征求意见。"
	case "opinion":
		return "请选择意见。"
	case "tariff":
		return "请选择一种计收方式，按件或者按量。"
	case "count":
		return "请填写本件的件数或页数。在免费数量以内的不收费，不需要发收费通知。"
	case "due":
		return "请填写延迟后的答复日期。"
	case "by":
		return "请选择依据：行政复议决定或者判决。"
	case "served_on":
		return "只有补正通知、征求意见书、收费通知有送达日期，请清空这一项。"
	}
	return ""
}

// missingDays: the article says of which period.
func missingDays(article string) string {
	switch article {
	case "条例第三十条":
		return "补正期限请填写工作日数，1 至 60 之间；空着的按本机关的规定。"
	case "条例第三十三条第二款":
		return "请填写延期的工作日数，1 至 20 之间。"
	}
	return "请填写决定或判决规定的工作日数，1 至 250 之间；没有规定的空着。"
}
