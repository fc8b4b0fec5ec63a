package holiday_test

import (
	"testing"

	"gongkai/civil"
	"gongkai/readers/holiday"
)

// The wording of 国办发明电〔2025〕7号 for 2026, as a clerk pastes it.
const notice2026 = `经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2025年11月4日`

func TestTheNoticeIsReadAsItIsWorded(t *testing.T) {
	t.Parallel()
	s, faults := holiday.Parse(notice2026, 2026)
	if len(faults) > 0 {
		t.Fatalf("faults %+v", faults)
	}
	if len(s.Off) != 33 || s.Off[0] != civil.MustParse("2026-01-01") || s.Off[32] != civil.MustParse("2026-10-07") {
		t.Errorf("%d days off: %v", len(s.Off), s.Off)
	}
	want := []string{"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}
	if len(s.Work) != len(want) {
		t.Fatalf("worked: %v", s.Work)
	}
	for i, d := range want {
		if s.Work[i] != civil.MustParse(d) {
			t.Errorf("worked day %d is %s, want %s", i, s.Work[i], d)
		}
	}
	if n := s.Workdays(2026); n != 248 {
		t.Errorf("%d working days", n)
	}
}

func TestWhatDoesNotAgreeIsNamedWithItsDate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ says, text, code, on, want string }{
		{"a weekday that is not that date's", "1月1日（周五）放假1天", holiday.WrongWeekday, "2026-01-01", "周四"},
		{"a make-up day that is a working day anyhow", "1月1日放假。1月5日（周一）上班", holiday.NotWeekend, "2026-01-05", "周一"},
		{"a day of another year", "2027年1月1日放假", holiday.OtherYear, "2027-01-01", ""},
		{"a day that is none", "2月30日放假", holiday.NotADay, "", ""},
		{"a day named twice", "1月1日放假。1月1日放假", holiday.Twice, "2026-01-01", ""},
		{"off and worked", "1月3日放假。1月3日（周六）上班", holiday.Both, "2026-01-03", ""},
		{"the wrong number of days", "1月1日至3日放假，共4天", holiday.WrongCount, "2026-01-03", "3"},
		{"a stretch that runs backwards", "5月5日至1日放假", holiday.Backwards, "2026-05-05", ""},
		{"a date of which nothing is said", "1月1日放假。1月4日", holiday.Unclear, "2026-01-04", ""},
		{"no day at all", "关于放假安排的通知", holiday.Nothing, "", ""},
	} {
		_, faults := holiday.Parse(c.text, 2026)
		if len(faults) != 1 || faults[0].Code != c.code || faults[0].On.String() != c.on || faults[0].Want != c.want {
			t.Errorf("%s: %+v", c.says, faults)
		}
	}
}

func TestOtherSpellings(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"１月１日（星期四）至 ３日（星期六） 放假调休，共３天；１月４日（星期天）上班", "元旦：1月1日到1月3日放假，1月4日（周日）上班。",
		"1月1日—3日放假调休\n1月4日上班"} {
		s, faults := holiday.Parse(text, 2026)
		if len(faults) > 0 || len(s.Off) != 3 || len(s.Work) != 1 {
			t.Errorf("%s: %+v %+v", text, s, faults)
		}
	}
}
