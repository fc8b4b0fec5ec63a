package clock

import (
	"fmt"
	"time"

	"gongkai/civil"
)

// Sentences puts an explanation into words, one sentence a step, for the clerk to read aloud or to print.
func Sentences(steps []Step) []string {
	var v voice
	out := make([]string, 0, len(steps))
	for _, s := range steps {
		out = append(out, v.sentence(s))
	}
	return out
}

// voice remembers the year last spoken of, so that a date names its year only where it changes.
type voice struct{ year int }

// sentence puts one step into words. Codes it does not know, of a later release, are named as they are.
func (v *voice) sentence(s Step) string {
	switch s.Code {
	case StepReceived:
		return v.received(s) + v.start(s)
	case StepCorrected:
		return v.corrected(s) + v.start(s)
	case StepPaid:
		return v.day(s.On) + fmt.Sprintf("缴费完成，重新计算%d个工作日", s.N) + v.start(s)
	case StepRedo:
		return v.day(s.On) + fmt.Sprintf("收到责令重新答复的决定或判决，期限%d个工作日", s.N) + v.start(s)
	case StepConsulted:
		return v.consulted(s)
	case StepExcluded, StepResumed, StepCounted, StepRest, StepMakeUp:
		return v.counting(s)
	case StepDue, StepFromArrival, StepEndCounted, StepNothingLeftOut, StepLimit, StepProvisional:
		return v.result(s)
	case StepViolation:
		return v.violation(s)
	case StepCorrectionSent, StepCorrectedIdly, StepCorrectionExpired, StepExtended, StepReasonsAsked, StepLaterDate,
		StepFeeNoticed, StepReplied, StepWithdrawn:
		return v.event(s)
	default:
		return string(s.Code)
	}
}

// start says which day is day 1, and why it is not the next one.
func (v *voice) start(s Step) string {
	switch {
	case s.First.IsZero():
		return "。"
	case s.From.IsZero():
		return "，当日不计；" + v.weekday(s.First, s.MakeUp) + "为第1日。"
	default:
		return "，当日不计；" + v.stretch(s.From, s.To) + holiday(s.From, s.To) + "放假，" + v.dayOf(s.First, s.MakeUp) + "为第1日。"
	}
}

// received names the day of receipt and why it is that day (art. 31).
func (v *voice) received(s Step) string {
	on := v.day(s.On)
	switch {
	case s.Proved.IsZero() && s.Channel == Fax:
		return on + "收到传真，尚未与申请人确认，答复期限未起算"
	case s.Proved.IsZero():
		return on + "收到平常信函，尚未与申请人确认，答复期限未起算"
	case s.Channel == OrdinaryMail:
		return on + "收到平常信函，" + v.day(s.Proved) + "与申请人确认，以确认之日为收到之日"
	case s.Channel == Fax:
		return on + "收到传真，" + v.day(s.Proved) + "双方确认，以确认之日为收到之日"
	case s.Channel == Internet && s.Proved == s.On:
		return on + "网上提交并确认收到"
	case s.Channel == Internet:
		return on + "网上提交，" + v.day(s.Proved) + "双方确认，以确认之日为收到之日"
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

func (v *voice) corrected(s Step) string {
	on := v.day(s.On)
	switch {
	case s.Proved.IsZero():
		return on + "收到补正，尚未与申请人确认，答复期限未起算"
	case s.Proved != s.On:
		return on + "收到补正，" + v.day(s.Proved) + "双方确认，" + fmt.Sprintf("重新计算%d个工作日", s.N)
	default:
		return on + fmt.Sprintf("收到补正，重新计算%d个工作日", s.N)
	}
}

// consulted says what a letter was and how it ended.
func (v *voice) consulted(s Step) string {
	sent := v.dayOf(s.On, false) + letter(s.Party)
	if s.Proved.IsZero() {
		sent += "（送达未证明，按发出之日计）"
	} else {
		sent += "，" + v.day(s.Proved) + "送达"
	}
	switch s.Ending {
	case Answered:
		return sent + "，" + v.day(s.Until) + "收到意见。"
	case TookBack:
		return sent + "，" + v.day(s.Until) + "撤回。"
	case Silent:
		return sent + "；期限至" + v.day(s.Until) + "，未收到意见。"
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
func (v *voice) counting(s Step) string {
	switch s.Code {
	case StepExcluded:
		return v.stretch(s.From, s.To) + fmt.Sprintf("扣除%d个工作日。", s.N)
	case StepResumed:
		return v.dayOf(s.On, s.MakeUp) + fmt.Sprintf("起为第%d日。", s.N)
	case StepCounted:
		return v.stretch(s.From, s.To) + fmt.Sprintf("计%d个工作日。", s.N)
	case StepRest:
		return v.stretch(s.From, s.To) + holiday(s.From, s.To) + "放假，不计。"
	default:
		return v.dayOf(s.On, true) + "，计入。"
	}
}

// result says the date and those beside it.
func (v *voice) result(s Step) string {
	switch s.Code {
	case StepProvisional:
		return fmt.Sprintf("%d年放假安排尚未公布，其后的日期按周一至周五上班暂定。", s.On.Year())
	case StepFromArrival:
		return "从早计算：自" + v.day(s.From) + "来件起算，为" + v.weekday(s.On, false) + "。"
	case StepEndCounted:
		return "从早计算：收到意见或期满当日也计入，为" + v.weekday(s.On, false) + "。"
	case StepNothingLeftOut:
		return "从早计算：责令的期限不扣除征求意见时间，为" + v.weekday(s.On, false) + "。"
	case StepLimit:
		return "休息日提交的，如以下一工作日为收到之日，最迟为" + v.weekday(s.On, false) + "；以较早的日期为准。"
	default:
		return v.due(s)
	}
}

func (v *voice) due(s Step) string {
	if s.N == 0 {
		return "答复期限为" + v.weekday(s.On, s.MakeUp) + "。"
	}
	return fmt.Sprintf("第%d日为", s.N) + v.weekday(s.On, s.MakeUp) + "。"
}

// event says what happened beside the count.
func (v *voice) event(s Step) string {
	on := v.day(s.On)
	switch s.Code {
	case StepCorrectionSent:
		return on + "发出补正通知，停止计算；补正期限至" + v.weekday(s.Until, false) + "。"
	case StepCorrectedIdly:
		return on + "收到补充材料，不重新计算。"
	case StepCorrectionExpired:
		return on + "逾期未补正，视为放弃申请，办结（条例第三十条）。"
	case StepExtended:
		return v.day(s.Proved) + "批准、" + on + fmt.Sprintf("告知延期%d个工作日（条例第三十三条第二款）。", s.N)
	case StepReasonsAsked:
		return on + "要求说明理由，期限继续计算（条例第三十五条）。"
	case StepLaterDate:
		return on + "告知延迟至" + v.day(s.Until) + "答复（条例第三十五条）。"
	case StepFeeNoticed:
		return on + "发出收费通知，停止计算；缴费期限至" + v.weekday(s.Until, false) + "。"
	case StepReplied:
		return on + "答复" + lateness(s) + "。"
	default:
		return on + "申请人撤回申请，办结。"
	}
}

func lateness(s Step) string {
	switch {
	case s.Until.IsZero():
		return ""
	case s.On > s.Until:
		return "，已逾期"
	default:
		return "，未逾期"
	}
}

func (v *voice) violation(s Step) string {
	text := s.Check.Text()
	if !s.On.IsZero() {
		text = v.day(s.On) + "：" + text
	}
	if !s.Until.IsZero() {
		text += "；对照日期" + v.day(s.Until)
	}
	return text + "（" + string(s.Check) + "）。"
}

// day is 3月4日, with its year where the year changes.
func (v *voice) day(d civil.Date) string {
	if d.Year() == v.year || v.year == 0 {
		v.year = d.Year()
		return d.ChineseShort()
	}
	v.year = d.Year()
	return d.Chinese()
}

// dayOf is 10月8日, or 10月10日（周六，调休上班）.
func (v *voice) dayOf(d civil.Date, makeUp bool) string {
	if makeUp {
		return v.weekday(d, true)
	}
	return v.day(d)
}

// weekday is 11月24日（周二）, or 10月10日（周六，调休上班）.
func (v *voice) weekday(d civil.Date, makeUp bool) string {
	if makeUp {
		return v.day(d) + "（" + d.ChineseWeekday() + "，调休上班）"
	}
	return v.day(d) + "（" + d.ChineseWeekday() + "）"
}

// stretch is 10月1日至7日, 9月29日至10月6日, or one day.
func (v *voice) stretch(from, to civil.Date) string {
	begin := v.day(from)
	switch {
	case from == to:
		return begin
	case from.Year() == to.Year() && from.Month() == to.Month():
		return begin + fmt.Sprintf("至%d日", to.Day())
	default:
		return begin + "至" + v.day(to)
	}
}

// holiday names a stretch of days off where the date alone makes it certain; the notices also join holidays, so otherwise "".
func holiday(from, to civil.Date) string {
	const nationalDays = 3 // 国庆 is 1 to 3 October
	holds := func(month time.Month, day int) bool {
		d := civil.Of(to.Year(), month, day)
		return from <= d && d <= to
	}
	switch {
	case from.Month() == time.October && from.Day() <= nationalDays:
		return "国庆"
	case holds(time.January, 1):
		return "元旦"
	case holds(time.May, 1):
		return "劳动节"
	default:
		return ""
	}
}
