package clock

// Check is the stable id of something the law or plain sense does not allow. The answer is computed all the same.
type Check string

// The checks. E13 and E14 are those of the engine's rule set; S01 to S18 are sequence faults (时序矛盾).
const (
	LateExtension        Check = "E13" // approved or told after the first due date: no extension, art. 33(2)
	LateCorrectionNotice Check = "E14" // sent after working day 7: the count goes on, art. 30

	NoReceipt        Check = "S01" // no receipt among the facts: nothing can be counted, art. 31
	SecondReceipt    Check = "S02" // received twice: the earliest counts, art. 31
	BeforeReceipt    Check = "S03" // dated before the application arrived, or not dated: left out
	ProofTooEarly    Check = "S04" // confirmed before arrival or served before dispatch: that date is left out, art. 31
	SecondCorrection Check = "S05" // a second correction notice: the count goes on, art. 30 (一次性告知)
	NoCorrection     Check = "S06" // corrected, or expired, though no notice waits for an answer: left out, art. 30
	RefTaken         Check = "S07" // a second consultation under one ref: excludes nothing, art. 33(3)
	LateConsultation Check = "S08" // sent after the current due date: excludes nothing, art. 33(3)
	NoConsultation   Check = "S09" // answer or withdrawal without an open consultation of that ref: left out
	SecondExtension  Check = "S10" // the application was extended before: left out, art. 33(2)
	ExtensionLength  Check = "S11" // not 1 to 20 working days: too long counts as 20, none is left out, art. 33(2)
	ExtensionProof   Check = "S12" // approval or notice missing: left out; approved after it was told: counts, art. 33(2)
	ClockNotRunning  Check = "S13" // while waiting for correction or payment, or against a date fixed or ordered: left out
	LaterDate        Check = "S14" // decided after the current due date, or not later than it: left out, art. 35
	LateFeeNotice    Check = "S15" // sent after the current due date, or a second one: the count goes on, 109号 art. 6
	NoFeeNotice      Check = "S16" // paid though no fee notice waits for payment: left out, 109号 art. 6
	AfterClosing     Check = "S17" // dated after the case was closed: left out
	UnknownKind      Check = "S18" // a fact of no known kind: left out
)

// Checks are all checks of this package, in the order of their ids.
func Checks() []Check {
	return []Check{LateExtension, LateCorrectionNotice, NoReceipt, SecondReceipt, BeforeReceipt, ProofTooEarly,
		SecondCorrection, NoCorrection, RefTaken, LateConsultation, NoConsultation, SecondExtension, ExtensionLength,
		ExtensionProof, ClockNotRunning, LaterDate, LateFeeNotice, NoFeeNotice, AfterClosing, UnknownKind}
}

// Text is the check in words for the office, without its id; "" for an id that is none.
func (c Check) Text() string {
	switch c {
	case LateExtension:
		return "延期的批准和告知都应在原期限届满前作出，本次延期不发生效力（条例第三十三条第二款）"
	case LateCorrectionNotice:
		return "补正通知应在收到申请之日起7个工作日内发出，逾期发出不停止计算（条例第三十条）"
	case NoReceipt:
		return "没有收到申请的记录，无法起算（条例第三十一条）"
	case SecondReceipt:
		return "收到申请记录了不止一次，以最早的一次为准（条例第三十一条）"
	case BeforeReceipt:
		return "日期早于收到申请之日或缺少日期，未计入"
	case ProofTooEarly:
		return "确认或送达的日期早于收到或发出的日期，未采用该日期"
	case SecondCorrection:
		return "补正应一次性告知，再次通知不停止计算（条例第三十条）"
	case NoCorrection:
		return "没有等待补正的通知，未计入（条例第三十条）"
	case RefTaken:
		return "同一编号的征求意见重复，不扣除时间（条例第三十三条第三款）"
	default:
		return c.moreText()
	}
}

func (c Check) moreText() string {
	switch c {
	case LateConsultation:
		return "征求意见在期限届满后发出，不扣除时间（条例第三十三条第三款）"
	case NoConsultation:
		return "没有该编号的未结征求意见，未计入"
	case SecondExtension:
		return "只能延期一次，再次延期不发生效力（条例第三十三条第二款）"
	case ExtensionLength:
		return "延期应为1至20个工作日（条例第三十三条第二款）"
	case ExtensionProof:
		return "延期应先经政府信息公开工作机构负责人同意，再告知申请人（条例第三十三条第二款）"
	case ClockNotRunning:
		return "等待补正或缴费期间，或期限已另行确定，未计入"
	case LaterDate:
		return "延迟答复的日期应在期限届满前确定，并晚于原期限（条例第三十五条）"
	case LateFeeNotice:
		return "收费通知在期限届满后发出或重复发出，不停止计算（国办函〔2020〕109号第六条）"
	case NoFeeNotice:
		return "没有等待缴费的通知，未计入（国办函〔2020〕109号第六条）"
	case AfterClosing:
		return "日期在办结之后，未计入"
	case UnknownKind:
		return "不认识的事件，未计入"
	default:
		return ""
	}
}
