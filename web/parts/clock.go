package parts

import (
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/web/words"
)

// Clock is how much time is left, in words; the tone only repeats them in colour.
type Clock struct {
	Tone Tone
	Text string // 还剩 3 个工作日
	Date string // 10月23日（周五）
	Note string // 暂定
}

// Tone is a class of clock.css.
type Tone string

// The tones.
const (
	Calm    Tone = "calm"
	Soon    Tone = "soon"    // five to three working days
	Now     Tone = "now"     // two or less
	Over    Tone = "over"    // overdue
	Stopped Tone = "stopped" // stopped, or receipt not confirmed
	Ended   Tone = "ended"
	EndLate Tone = "endlate" // closed after the due date; stays for ever
	Gone    Tone = "gone"    // struck out or withdrawn
)

const (
	soonDays = 5 // working days
	nowDays  = 2
)

// ToneOf is the tone of days left.
func ToneOf(left int) Tone {
	switch {
	case left < 0:
		return Over
	case left <= nowDays:
		return Now
	case left <= soonDays:
		return Soon
	}
	return Calm
}

// ClockOf is the clock of a case read in full.
func ClockOf(s application.State, at clock.Standing, today civil.Date) Clock {
	if !s.Stage.Open() {
		return ended(s.Stage, s.ClosedOn, s.Clock.Late, today)
	}
	c := Clock{Note: provisional(s.Clock.Provisional)}
	switch at.Status {
	case clock.StatusUnconfirmed:
		return unconfirmed(s.Clock.ReplyDueConservative, today)
	case clock.StatusStopped:
		c.Tone, c.Text = Stopped, "计时停止："+words.StoppedFor(at.StoppedFor)
		c.Date = stoppedUntil(s.Clock, today)
		return c
	case clock.StatusRunning, clock.StatusClosed:
	}
	if at.DaysLeft == nil {
		return c
	}
	c.Tone, c.Text, c.Date = ToneOf(*at.DaysLeft), words.DaysLeft(*at.DaysLeft), words.Day(s.Clock.ReplyDue, today)
	return c
}

// stoppedUntil is the day to look at while the clock stands still: the due date, or the last day of the applicant.
func stoppedUntil(c clock.Clock, today civil.Date) string {
	switch c.StoppedFor {
	case clock.ForCorrection:
		return "补正截止 " + words.Day(c.CorrectionDue, today)
	case clock.ForFee:
		return "缴费截止 " + words.Day(c.PayDue, today)
	case clock.ForConsultation, clock.ForNothing:
	}
	return words.Day(c.ReplyDue, today)
}

// ClockOfRow is the clock of a case in a list.
func ClockOfRow(r desk.Row, today civil.Date) Clock {
	stage := application.Stage(r.Stage)
	switch {
	case !r.Open:
		return ended(stage, r.ClosedOn, !r.DueOn.IsZero() && r.ClosedOn > r.DueOn, today)
	case r.Waits != "":
		return Clock{Tone: Stopped, Text: "计时停止：" + words.StoppedFor(clock.StoppedFor(r.Waits)), Date: "截止 " + words.Day(r.SortOn, today),
			Note: provisional(r.Provisional)}
	case r.DueOn.IsZero() && !r.SortOn.IsZero():
		return unconfirmed(r.SortOn, today)
	case !r.Running:
		return Clock{Tone: Stopped, Text: "计时停止", Note: provisional(r.Provisional)}
	}
	return Clock{Tone: ToneOf(r.DaysLeft), Text: words.DaysLeft(r.DaysLeft), Date: words.Day(r.DueOn, today), Note: provisional(r.Provisional)}
}

func ended(stage application.Stage, on civil.Date, late bool, today civil.Date) Clock {
	c := Clock{Tone: Ended, Text: words.ShortStage(stage), Date: words.Day(on, today)}
	switch {
	case stage == application.Struck || stage == application.Retracted:
		c.Tone = Gone
	case late:
		c.Tone, c.Text = EndLate, c.Text+"（逾期）"
	default:
		c.Text += "（按期）"
	}
	return c
}

func unconfirmed(conservative, today civil.Date) Clock {
	return Clock{Tone: Stopped, Text: "待确认收到", Date: "从早按 " + words.Day(conservative, today)}
}

func provisional(is bool) string {
	if is {
		return "暂定"
	}
	return ""
}
