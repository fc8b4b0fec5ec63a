package parts_test

import (
	"strings"
	"testing"

	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/seeds"
	"gongkai/statute/calendar"
	"gongkai/web/parts"
)

// marked shows marks as brackets.
func marked(text string, quotes ...string) string {
	var b strings.Builder
	for _, s := range parts.Mark(text, quotes) {
		if s.Marked {
			b.WriteString("[" + s.Text + "]")
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestQuotesStandOutWhereTheyWereRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, want string
		quotes     []string
	}{
		{"在10月底前公开，每月更新。", "在[10月底前]公开，[每月]更新。", []string{"10月底前", "每月"}},
		{"每月报，每月查。", "[每月]报，[每月]查。", []string{"每月", "每月"}},
		{"7个工作日内", "[7个工作日内]", []string{"7个工作日内", "工作日内"}}, // one in the other
		{"甲前乙内", "[甲前][乙内]", []string{"乙内", "甲前"}},         // in another order than the text
		{"没有期限。", "没有期限。", []string{"10月底前", ""}},
		{"没有期限。", "没有期限。", nil},
		{"", "", []string{"每月"}},
	} {
		if got := marked(c.text, c.quotes...); got != c.want {
			t.Errorf("%s with %q: %s, want %s", c.text, c.quotes, got, c.want)
		}
		if got := strings.NewReplacer("[", "", "]", "").Replace(marked(c.text, c.quotes...)); got != c.text {
			t.Errorf("%s became %s", c.text, got)
		}
	}
}

func TestADeadlineOnARestDayHasALastWorkingDay(t *testing.T) {
	t.Parallel()
	today := civil.MustParse("2020-09-01")
	day := civil.MustParse
	got := parts.Deadlines([]assignment.Deadline{
		{Kind: assignment.OnDate, Date: day("2020-10-31"), LastWorking: day("2020-10-30"), Quote: "10月底前"},
		{Kind: assignment.OnDate, Date: day("2020-10-20"), LastWorking: day("2020-10-20"), Quote: "10月20日前"},
		{Kind: assignment.Monthly, Quote: "每月"},
	}, today)
	want := []parts.Deadline{{Text: "10月31日（周六）", Last: "最后工作日 10月30日（周五）", Quote: "10月底前"}, {Text: "10月20日（周二）", Quote: "10月20日前"}, {Text: "每月", Quote: "每月"}}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%+v, want %+v", got[i], want[i])
		}
	}
}

func TestTheClockOfADueDate(t *testing.T) {
	t.Parallel()
	edition := seeds.Calendars()[0]
	cal, err := calendar.Parse(edition.ID, edition.JSON)
	if err != nil {
		t.Fatal(err)
	}
	due := civil.MustParse("2020-10-31") // a Saturday
	for _, c := range []struct {
		today string
		light desk.Light
		want  parts.Clock
	}{
		{"2020-10-12", desk.LightCalm, parts.Clock{Tone: parts.Calm, Text: "还剩 14 个工作日", Date: "10月31日（周六）"}},
		{"2020-10-27", desk.LightSoon, parts.Clock{Tone: parts.Soon, Text: "还剩 3 个工作日", Date: "10月31日（周六）"}},
		{"2020-10-31", desk.LightSoon, parts.Clock{Tone: parts.Now, Text: "今天到期", Date: "10月31日（周六）"}},
		{"2020-11-01", desk.LightOverdue, parts.Clock{Tone: parts.Over, Text: "已逾期 1 个工作日", Date: "10月31日（周六）"}},
		{"2020-11-04", desk.LightOverdue, parts.Clock{Tone: parts.Over, Text: "已逾期 3 个工作日", Date: "10月31日（周六）"}},
		{"2020-11-04", desk.LightDone, parts.Clock{Tone: parts.Ended, Text: "已完成"}},
		{"2020-11-04", desk.LightStanding, parts.Clock{Tone: parts.Stopped, Text: "保持状态", Date: "没有写明日期"}},
	} {
		if got := parts.ClockOfDue(c.light, due, civil.MustParse(c.today), cal); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.today, got, c.want)
		}
	}
	if got := parts.ClockOfDue(desk.LightCalm, cal.OfficialUntil().AddDays(30), civil.MustParse("2026-11-24"), cal); got.Note != "暂定" {
		t.Errorf("beyond the official calendar: %+v", got)
	}
}

func TestAPeriodIsAMonth(t *testing.T) {
	t.Parallel()
	if got := parts.Period("2020-09"); got != "2020年9月" {
		t.Error(got)
	}
	if got := parts.Period("<b>"); got != "<b>" {
		t.Error(got)
	}
}
