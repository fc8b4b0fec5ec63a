package words

import (
	"strconv"

	"gongkai/casefile/application"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
)

// procedureAct is an act between receipt and reply as its button calls it.
func procedureAct(kind string) string {
	switch kind {
	case application.CmdConfirmReceipt:
		return "登记确认收到"
	case application.CmdRecordService:
		return "登记文书送达"
	case application.CmdAskCorrection:
		return "发补正通知"
	case application.CmdReceiveCorrection:
		return "登记补正"
	case application.CmdCloseUncorrected:
		return "逾期不补正，办结"
	case application.CmdConsult:
		return "征求意见"
	case application.CmdRecordOpinion:
		return "登记意见"
	case application.CmdWithdrawConsultation:
		return "撤回征求意见"
	}
	return volumeAct(kind)
}

func volumeAct(kind string) string {
	switch kind {
	case application.CmdAskReasons:
		return "要求说明理由"
	case application.CmdFixLaterDate:
		return "确定延迟答复日期"
	case application.CmdCharge:
		return "发收费通知"
	case application.CmdRecordPayment:
		return "登记缴费"
	case application.CmdCloseUnpaid:
		return "逾期不缴费，办结"
	case application.CmdOrderRedo:
		return "登记责令重新答复"
	case application.CmdCountersign:
		return "会签"
	}
	if text := paperAct(kind); text != "" {
		return text
	}
	return assignmentAct(kind)
}

// procedureEvent is what happened between receipt and reply.
func procedureEvent(eventType string) string {
	if text := paperEvent(eventType); text != "" {
		return text
	}
	switch eventType {
	case application.EvFactProved:
		return "补记确认或送达"
	case application.EvCorrectionAsked:
		return "发出补正通知"
	case application.EvCorrectionReceived:
		return "收到补正"
	case application.EvConsulted:
		return "发出征求意见书"
	case application.EvOpinionReceived:
		return "收到意见"
	case application.EvConsultationWithdrawn:
		return "撤回征求意见"
	}
	return volumeEvent(eventType)
}

func volumeEvent(eventType string) string {
	switch eventType {
	case application.EvReasonsAsked:
		return "要求申请人说明理由"
	case application.EvLaterDateFixed:
		return "确定延迟答复日期并告知"
	case application.EvCharged:
		return "发出收费通知"
	case application.EvPaid:
		return "缴费完成"
	case application.EvAbandoned:
		return "视为放弃申请，办结"
	case application.EvRedoOrdered:
		return "责令重新答复"
	case application.EvCountersigned:
		return "会签"
	}
	return assignmentEvent(eventType)
}

// procedureFact is a dated fact between receipt and reply as 更正 lists it.
func procedureFact(k clock.Kind) string {
	switch k {
	case clock.CorrectionSent:
		return "发出补正通知"
	case clock.Corrected:
		return "收到补正"
	case clock.CorrectionExpired:
		return "逾期不补正，办结"
	case clock.ConsultSent:
		return "发出征求意见书"
	case clock.ConsultAnswered:
		return "收到意见"
	case clock.ConsultWithdrawn:
		return "撤回征求意见"
	case clock.ReasonsAsked:
		return "要求说明理由"
	case clock.LaterDateFixed:
		return "告知延迟答复日期"
	case clock.FeeNoticed:
		return "发出收费通知"
	case clock.Paid:
		return "缴费完成"
	case clock.RedoOrdered:
		return "收到责令重新答复的决定或判决"
	case clock.Received, clock.Extended, clock.Replied, clock.Withdrawn:
	}
	return string(k)
}

// Opinion is what a consulted party said.
func Opinion(o application.Opinion) string {
	switch o {
	case application.Agrees:
		return "同意公开"
	case application.Objects:
		return "不同意公开"
	case application.Replies:
		return "答复询问"
	}
	return string(o)
}

// Orderer is what orders a new answer.
func Orderer(o application.Orderer) string {
	switch o {
	case application.ByReview:
		return "行政复议决定"
	case application.ByJudgment:
		return "判决"
	}
	return string(o)
}

// Tariff is one of the two ways of charging (国办函〔2020〕109号).
func Tariff(b fee.By) string {
	switch b {
	case fee.Units:
		return "按件计收"
	case fee.Pages:
		return "按量计收"
	}
	return string(b)
}

// TariffUnit is what a tariff counts.
func TariffUnit(b fee.By) string {
	if b == fee.Pages {
		return "页"
	}
	return "件"
}

// Yuan is an amount.
func Yuan(n int64) string { return strconv.FormatInt(n, 10) + " 元" }

// Silence is what follows when a party lets its time pass (arts 32, 34).
func Silence(p clock.Party) string {
	switch p {
	case clock.ThirdParty:
		return "逾期未提出意见的，由本机关依照条例决定是否公开"
	case clock.CoMaker:
		return "逾期未提出意见的，视为同意公开"
	case clock.Agency:
		return "逾期未答复的，继续办理"
	}
	return ""
}
