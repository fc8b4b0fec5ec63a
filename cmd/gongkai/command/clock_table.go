package command

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/web/words"
)

// clockTable is the answer for a person.
func clockTable(out io.Writer, a clockAnswer) error {
	var b strings.Builder
	row := func(label, text string) {
		if text != "" {
			b.WriteString(label + strings.Repeat("　", max(1, labelWidth-utf8.RuneCountInString(label))) + text + "\n")
		}
	}
	c := a.clock
	row("收到申请", words.LongDay(c.ReceivedOn))
	row("补正通知最迟", words.LongDay(c.CorrectionNoticeDue))
	row("答复期限", tentative(c.ReplyDue, a.Provisional))
	row("从早计算", differing(c.ReplyDueConservative, c.ReplyDue))
	row("最迟不超过", differing(c.ReplyLimit, c.ReplyDue))
	row("补正期限", words.LongDay(c.CorrectionDue))
	row("缴费期限", words.LongDay(c.PayDue))
	for _, x := range c.Consultations {
		row("征求意见", strings.TrimSpace(x.Ref+" "+x.Party.Text())+"，"+words.LongDay(x.AnswerDue)+"前答复")
	}
	row("现在", words.LongDay(a.asOf)+"："+standing(a))
	row("日历版本", a.CalendarEdition)
	for i, text := range a.Explain {
		if i == 0 {
			b.WriteString("\n怎么算的\n")
		}
		fmt.Fprintf(&b, "%2d. %s\n", i+1, text)
	}
	for i, v := range a.Violations {
		if i == 0 {
			b.WriteString("\n不合规定之处\n")
		}
		fmt.Fprintf(&b, "%s %s\n", v, v.Text())
	}
	for i, l := range a.Days {
		if i == 0 {
			b.WriteString("\n逐日明细\n")
		}
		b.WriteString(dayRow(l))
	}
	_, err := io.WriteString(out, b.String())
	return err
}

const labelWidth = 8 // letters

func tentative(d civil.Date, provisional bool) string {
	if provisional && !d.IsZero() {
		return words.LongDay(d) + "　暂定"
	}
	return words.LongDay(d)
}

// differing is a date that stands beside another only where it is another.
func differing(d, from civil.Date) string {
	if d == from {
		return ""
	}
	return words.LongDay(d)
}

// standing says how the case stands on the day asked about.
func standing(a clockAnswer) string {
	switch a.Status {
	case clock.StatusUnconfirmed:
		return "尚未确认收到，答复期限未起算"
	case clock.StatusClosed:
		if a.Late {
			return "已办结，逾期"
		}
		return "已办结"
	case clock.StatusStopped:
		text := "停止计算：" + words.StoppedFor(a.StoppedFor)
		if a.DaysLeft != nil {
			text += "；" + words.DaysLeft(*a.DaysLeft)
		}
		return text
	case clock.StatusRunning:
	}
	if a.DaysLeft == nil {
		return "无法起算"
	}
	return words.DaysLeft(*a.DaysLeft)
}

// dayRow keeps its columns in a terminal: Chinese letters are two wide.
func dayRow(l clock.DayLine) string {
	number := "   －  "
	if l.Counted {
		number = fmt.Sprintf("第%3d日", l.N)
	}
	why := l.Why
	if l.Provisional {
		why += "（暂定）"
	}
	return fmt.Sprintf("%s（%s）  %s  %s\n", l.Date, l.Date.ChineseWeekday(), number, why)
}
