package clock

import "strconv"

// Sentences puts an explanation into words, one sentence a step, for the clerk to read aloud or to print. Every date is whole:
// a sentence may be read alone, years later.
func Sentences(steps []Step) []string {
	out := make([]string, 0, len(steps))
	for _, s := range steps {
		out = append(out, s.sentence())
	}
	return out
}

// sentence puts one step into words. Codes this release does not know are named as they are.
func (s Step) sentence() string {
	switch s.Code {
	case StepReceived:
		return s.received() + s.start()
	case StepCorrected:
		return s.corrected() + s.start()
	case StepPaid:
		return date(s.On) + "缴费完成，重新计算" + workingDays(s.N) + s.start()
	case StepRedo:
		return date(s.On) + "收到责令重新答复的决定或判决，期限" + workingDays(s.N) + s.start()
	case StepConsulted:
		return s.consulted()
	case StepExcluded, StepResumed, StepCounted, StepRest, StepMakeUp:
		return s.counting()
	case StepDue, StepFromArrival, StepEndCounted, StepNothingLeftOut, StepLimit, StepProvisional:
		return s.result()
	case StepViolation:
		return s.violation()
	case StepCorrectionSent, StepCorrectedIdly, StepCorrectionExpired, StepExtended, StepReasonsAsked, StepLaterDate,
		StepFeeNoticed, StepReplied, StepWithdrawn:
		return s.event()
	default:
		return string(s.Code)
	}
}

// start says which day is day 1, and why it is not the next one.
func (s Step) start() string {
	switch {
	case s.First.IsZero():
		return "。"
	case s.From.IsZero():
		return "，当日不计；第1日为" + weekday(s.First, s.MakeUp) + "。"
	default:
		return "，当日不计；" + stretch(s.From, s.To) + holiday(s.From, s.To) + "放假，第1日为" + weekday(s.First, s.MakeUp) + "。"
	}
}

// received names the day of receipt and why it is that day (art. 31).
func (s Step) received() string {
	on := date(s.On)
	switch {
	case s.Proved.IsZero() && s.Channel == Fax:
		return on + "收到传真，尚未与申请人确认，答复期限未起算"
	case s.Proved.IsZero():
		return on + "收到平常信函，尚未与申请人确认，答复期限未起算"
	case s.Channel == OrdinaryMail:
		return on + "收到平常信函，" + date(s.Proved) + "与申请人确认，以确认之日为收到之日"
	case s.Channel == Fax:
		return on + "收到传真，" + date(s.Proved) + "双方确认，以确认之日为收到之日"
	case s.Channel == Internet && s.Proved == s.On:
		return on + "网上提交并确认收到"
	case s.Channel == Internet:
		return on + "网上提交，" + date(s.Proved) + "双方确认，以确认之日为收到之日"
	case s.Channel == SignedMail:
		return on + "签收"
	case s.Channel == InPerson:
		return on + "当面收到申请"
	case s.Channel == Oral:
		return on + "口头申请并代填申请表"
	default:
		return on + "收到申请"
	}
}

func (s Step) corrected() string {
	on := date(s.On) + "收到补正，"
	switch {
	case s.Proved.IsZero():
		return on + "尚未与申请人确认，答复期限未起算"
	case s.Proved != s.On:
		return on + date(s.Proved) + "双方确认，重新计算" + workingDays(s.N)
	default:
		return on + "重新计算" + workingDays(s.N)
	}
}

// consulted says what a letter was and how it ended.
func (s Step) consulted() string {
	sent := date(s.On) + letter(s.Party)
	if s.Proved.IsZero() {
		sent += "（送达未证明，按发出之日计）"
	} else {
		sent += "，" + date(s.Proved) + "送达"
	}
	switch s.Ending {
	case Answered:
		return sent + "，" + date(s.Until) + "收到意见。"
	case TookBack:
		return sent + "，" + date(s.Until) + "撤回。"
	case Silent:
		return sent + "；期限至" + date(s.Until) + "，未收到意见。"
	default:
		return sent + "。"
	}
}

func letter(p Party) string {
	switch p {
	case CoMaker:
		return "发出共同制作机关意见征求函"
	case Agency:
		return "发出其他机关意见征求函"
	case ThirdParty:
		return "发出第三方意见征求书"
	default:
		return "发出意见征求书"
	}
}

// counting says what the days of the count did.
func (s Step) counting() string {
	switch s.Code {
	case StepExcluded:
		return stretch(s.From, s.To) + "扣除征求意见" + workingDays(s.N) + "。"
	case StepResumed:
		return weekday(s.On, s.MakeUp) + "起为第" + strconv.Itoa(s.N) + "日。"
	case StepCounted:
		return stretch(s.From, s.To) + "计" + workingDays(s.N) + "。"
	case StepRest:
		return stretch(s.From, s.To) + holiday(s.From, s.To) + "放假，不计。"
	default:
		return weekday(s.On, true) + "，计入。"
	}
}

// result says the date and those beside it.
func (s Step) result() string {
	switch s.Code {
	case StepProvisional:
		return strconv.Itoa(s.On.Year()) + "年放假安排尚未公布，其后的日期按周一至周五上班暂定。"
	case StepFromArrival:
		return "从早计算：自" + date(s.From) + "来件起算，为" + weekday(s.On, false) + "。"
	case StepEndCounted:
		return "从早计算：收到意见或期满当日也计入，为" + weekday(s.On, false) + "。"
	case StepNothingLeftOut:
		return "从早计算：责令的期限不扣除征求意见时间，为" + weekday(s.On, false) + "。"
	case StepLimit:
		return "休息日提交的，如以下一工作日为收到之日，最迟为" + weekday(s.On, false) + "；以较早的日期为准。"
	default:
		return s.due()
	}
}

func (s Step) due() string {
	if s.N == 0 {
		return "答复期限为" + weekday(s.On, s.MakeUp) + "。"
	}
	return "第" + strconv.Itoa(s.N) + "日为" + weekday(s.On, s.MakeUp) + "，即答复期限。"
}

// event says what happened beside the count.
func (s Step) event() string {
	on := date(s.On)
	switch s.Code {
	case StepCorrectionSent:
		return on + "发出补正通知，停止计算；补正期限至" + weekday(s.Until, false) + "。"
	case StepCorrectedIdly:
		return on + "收到补充材料，不重新计算。"
	case StepCorrectionExpired:
		return on + "逾期未补正，视为放弃申请，办结（条例第三十条）。"
	case StepExtended:
		return date(s.Proved) + "批准、" + on + "告知延期" + workingDays(s.N) + "（条例第三十三条第二款）。"
	case StepReasonsAsked:
		return on + "要求说明理由，期限继续计算（条例第三十五条）。"
	case StepLaterDate:
		return on + "告知延迟至" + date(s.Until) + "答复（条例第三十五条）。"
	case StepFeeNoticed:
		return on + "发出收费通知，停止计算；缴费期限至" + weekday(s.Until, false) + "。"
	case StepReplied:
		return on + "答复" + s.lateness() + "。"
	default:
		return on + "申请人撤回申请，办结。"
	}
}

func (s Step) lateness() string {
	switch {
	case s.Until.IsZero():
		return ""
	case s.On > s.Until:
		return "，已逾期"
	default:
		return "，未逾期"
	}
}

func (s Step) violation() string {
	text := s.Check.Text()
	if !s.On.IsZero() {
		text = date(s.On) + "：" + text
	}
	if !s.Until.IsZero() {
		text += "；对照日期" + date(s.Until)
	}
	return text + "（" + string(s.Check) + "）。"
}
