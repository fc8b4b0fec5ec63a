package clock

import (
	"slices"
	"strings"

	"gongkai/civil"
	"gongkai/statute/calendar"
)

// DayReason is why a day of the count has a number or none.
type DayReason string

// The reasons.
const (
	DayZero     DayReason = "day_zero"  // the day of the event itself (T2)
	DayWeekday  DayReason = "weekday"   // counted
	DayMakeUp   DayReason = "make_up"   // 调休上班, counted
	DayGuessed  DayReason = "statutory" // a statutory holiday of a year without a notice, counted until the notice is out
	DayWeekend  DayReason = "weekend"   // not counted
	DayOff      DayReason = "off"       // 放假, not counted
	DayExcluded DayReason = "excluded"  // a working day inside a consultation (T7), not counted
)

// Text is the reason in words.
func (r DayReason) Text() string {
	switch r {
	case DayZero:
		return "当日不计"
	case DayWeekday:
		return "工作日"
	case DayMakeUp:
		return "调休上班"
	case DayGuessed:
		return "法定节日，放假安排未公布，暂按工作日计"
	case DayWeekend:
		return "周末"
	case DayOff:
		return "放假"
	case DayExcluded:
		return "征求意见，不计"
	default:
		return ""
	}
}

// DayLine is one day of the count (逐日明细).
type DayLine struct {
	Date        civil.Date `json:"date"`
	Counted     bool       `json:"counted"`
	N           int        `json:"n,omitempty"` // which working day of the count it is; 0 where not counted
	Reason      DayReason  `json:"reason"`
	Why         string     `json:"why"`                   // the reason in words, with the holiday, its notice, or whose opinion is asked
	Provisional bool       `json:"provisional,omitempty"` // no State Council notice governs the day
}

// Days lists the running count day by day, from day 0 to the due date; nil while none runs. r must hold the edition by which
// c was derived.
func Days(c Clock, r Rules) []DayLine {
	if c.Base.IsZero() || c.ReplyDue.IsZero() {
		return nil
	}
	lines := make([]DayLine, 0, max(0, int(c.ReplyDue-c.Base)+1))
	n := 0
	for d := range civil.Days(c.Base, c.ReplyDue) {
		line := DayLine{Date: d, Reason: c.dayReason(d, r.Calendar), Provisional: !r.Calendar.Official(d)}
		switch line.Reason {
		case DayWeekday, DayMakeUp, DayGuessed:
			n++
			line.Counted, line.N = true, n
		case DayZero, DayWeekend, DayOff, DayExcluded:
		}
		line.Why = c.why(line, r.Calendar)
		lines = append(lines, line)
	}
	return lines
}

// why puts the reason into words for one day: what the State Council's notice says of it, or whose opinion was awaited.
func (c Clock) why(l DayLine, cal *calendar.Calendar) string {
	switch l.Reason {
	case DayOff:
		return cal.Holiday(l.Date) + l.Reason.Text() + cited(cal.Notices(l.Date))
	case DayMakeUp:
		return l.Reason.Text() + cited(cal.Notices(l.Date))
	case DayGuessed:
		return cal.Holiday(l.Date) + "，" + l.Reason.Text()
	case DayExcluded:
		return "征求" + c.asked(l.Date) + "意见，不计"
	case DayZero, DayWeekday, DayWeekend:
	}
	return l.Reason.Text()
}

// cited is （国办发明电〔2024〕12号）: the numbers of the notices that govern, or nothing where only addresses are known.
func cited(notices []string) string {
	var numbers []string
	for _, n := range notices {
		if strings.Contains(n, "〔") {
			numbers = append(numbers, n)
		}
	}
	if numbers == nil {
		return ""
	}
	return "（" + strings.Join(numbers, "、") + "）"
}

// asked are those whose opinion is awaited on a day that is left out: 第三方, 第三方、其他机关.
func (c Clock) asked(d civil.Date) string {
	waits := func(p Party) bool {
		return slices.ContainsFunc(c.Consultations, func(x Consultation) bool {
			return x.Party == p && calendar.Span{After: x.SentOn, Through: x.EndedOn}.Holds(d)
		})
	}
	var out []string
	for _, p := range parties() {
		if waits(p) {
			out = append(out, p.Text())
		}
	}
	return strings.Join(out, "、")
}

func (c Clock) dayReason(d civil.Date, cal *calendar.Calendar) DayReason {
	kind := cal.KindOf(d)
	if d == c.Base {
		return DayZero
	}
	if kind.Working() {
		for _, s := range c.Spans {
			if s.Holds(d) {
				return DayExcluded
			}
		}
	}
	switch kind {
	case calendar.Weekend:
		return DayWeekend
	case calendar.Off:
		return DayOff
	case calendar.MakeUp:
		return DayMakeUp
	case calendar.Statutory:
		return DayGuessed
	default:
		return DayWeekday
	}
}
