package deadline

import (
	"strconv"
	"strings"

	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// Answer is what follows from the dates.
type Answer struct {
	Due         string // 2024年4月25日（周四）; "" while none is counted
	Clock       parts.Clock
	Waiting     string // why there is no due date
	Provisional string // why the date may still move
	AsOf        string
	Pairs       []Pair
	Explain     []string
	Violations  []Violation
	Days        []Day
	Edition     string
	Notices     []Notice
	Today       string
}

// Pair is a date beside the due date.
type Pair struct{ Label, Text, Note string }

// Violation is what the law does not allow, with its article in the text.
type Violation struct{ Check, Text string }

// Day is a line of the daily list.
type Day struct {
	Date, Weekday, N, Why string
	Counted, Last         bool
}

// Notice is what governs a year.
type Notice struct {
	Year  int
	Links []string // addresses
	Texts []string // numbers
}

func answerOf(c clock.Clock, asOf, today civil.Date, r clock.Rules) *Answer {
	at := c.At(asOf, r.Calendar)
	out := &Answer{Due: words.LongDay(c.ReplyDue), Clock: badge(c, at), Waiting: waiting(c, at), AsOf: words.LongDay(asOf), Pairs: pairs(c),
		Explain: clock.Sentences(c.Explain), Edition: c.CalendarEdition, Today: today.Chinese()}
	if c.Provisional {
		out.Provisional = "期限跨入放假安排尚未公布的年份，公布后可能变动。"
	}
	for _, v := range c.Violations {
		out.Violations = append(out.Violations, Violation{string(v), v.Text()})
	}
	lines := clock.Days(c, r)
	for i, l := range lines {
		out.Days = append(out.Days, dayOf(l, i == len(lines)-1))
	}
	out.Notices = notices(c, r.Calendar)
	return out
}

// badge is the clock as the desk shows it.
func badge(c clock.Clock, at clock.Standing) parts.Clock {
	b := parts.Clock{Tone: parts.Stopped}
	if c.Provisional {
		b.Note = "暂定"
	}
	switch at.Status {
	case clock.StatusUnconfirmed:
		b.Text = "待确认收到"
	case clock.StatusClosed:
		b.Tone, b.Text = parts.Ended, "已办结（按期）"
		if at.Late {
			b.Tone, b.Text = parts.EndLate, "已办结（逾期）"
		}
	case clock.StatusStopped:
		b.Text = "计时停止：" + words.StoppedFor(at.StoppedFor)
	case clock.StatusRunning:
		if at.DaysLeft != nil {
			b.Tone, b.Text = parts.ToneOf(*at.DaysLeft), words.DaysLeft(*at.DaysLeft)
		}
	}
	return b
}

// waiting says why no due date is counted.
func waiting(c clock.Clock, at clock.Standing) string {
	switch {
	case !c.ReplyDue.IsZero():
		return ""
	case at.Status == clock.StatusUnconfirmed:
		return "尚未与申请人确认收到，答复期限没有起算。办理时按“从早计算”的日期掌握。"
	case at.StoppedFor == clock.ForCorrection:
		return "等待补正，收到补正后重新计算。"
	case at.StoppedFor == clock.ForFee:
		return "等待缴费，缴清后重新计算。"
	}
	return "没有正在计算的答复期限。"
}

func pairs(c clock.Clock) []Pair {
	all := []Pair{
		{"收到申请之日", words.LongDay(c.ReceivedOn), ""},
		{"补正告知最迟", words.LongDay(c.CorrectionNoticeDue), "收到之日起7个工作日内"},
		{"申请人补正至", words.LongDay(c.CorrectionDue), ""},
		{"申请人缴费至", words.LongDay(c.PayDue), ""},
		{"从早计算", beside(c.ReplyDueConservative, c.ReplyDue), "各种算法中较早的一个，不会误期"},
		{"最迟不超过", beside(c.ReplyLimit, c.ReplyDue), "休息日提交的，以下一工作日为收到之日"},
	}
	for _, x := range c.Consultations {
		all = append(all, Pair{x.Party.Text() + "答复至", words.LongDay(x.AnswerDue), ""})
	}
	var out []Pair
	for _, p := range all {
		if p.Text != "" {
			out = append(out, p)
		}
	}
	return out
}

// beside is a date that stands beside another only where it is another.
func beside(d, other civil.Date) string {
	if d == other {
		return ""
	}
	return words.LongDay(d)
}

func dayOf(l clock.DayLine, last bool) Day {
	out := Day{Date: l.Date.String(), Weekday: l.Date.ChineseWeekday(), Why: l.Why, Counted: l.Counted, Last: last}
	if l.Counted {
		out.N = strconv.Itoa(l.N)
	}
	if l.Provisional && l.Reason != clock.DayGuessed {
		out.Why += "（暂定）"
	}
	return out
}

// notices are the sources of the years through which the count went.
func notices(c clock.Clock, cal *calendar.Calendar) []Notice {
	first, last := c.ArrivedOn, max(c.ReplyDue, c.ReplyDueConservative, c.CorrectionNoticeDue)
	if first.IsZero() {
		return nil
	}
	var out []Notice
	for year := first.Year(); year <= last.Year(); year++ {
		n := Notice{Year: year}
		for _, s := range cal.Notices(civil.Of(year, 1, 1)) {
			if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
				n.Links = append(n.Links, s)
			} else {
				n.Texts = append(n.Texts, s)
			}
		}
		out = append(out, n)
	}
	return out
}
