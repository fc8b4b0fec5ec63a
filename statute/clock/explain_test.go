package clock_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/statute/calendar"
	"gongkai/statute/clock"
)

func TestSentences(t *testing.T) {
	t.Parallel()
	d := day
	for _, row := range []struct {
		name string
		step clock.Step
		want string
	}{
		{"no channel", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Proved: d("2024-03-04"), First: d("2024-03-05")}, "2024年3月4日收到申请，当日不计；第1日为2024年3月5日（周二）。"},
		{"oral", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Proved: d("2024-03-04"), Channel: clock.Oral, First: d("2024-03-05")}, "2024年3月4日口头申请并代填申请表，当日不计；第1日为2024年3月5日（周二）。"},
		{"signed mail over National Day", clock.Step{Code: clock.StepReceived, On: d("2026-09-30"), Proved: d("2026-09-30"), Channel: clock.SignedMail, From: d("2026-10-01"), To: d("2026-10-07"), First: d("2026-10-08")}, "2026年9月30日签收，当日不计；2026年10月1日至2026年10月7日国庆节放假，第1日为2026年10月8日（周四）。"},
		{"ordinary mail", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Proved: d("2024-03-06"), Channel: clock.OrdinaryMail, First: d("2024-03-07")}, "2024年3月4日收到平常信函，2024年3月6日与申请人确认，以确认之日为收到之日，当日不计；第1日为2024年3月7日（周四）。"},
		{"online, both sides", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Proved: d("2024-03-06"), Channel: clock.Internet, First: d("2024-03-07")}, "2024年3月4日网上提交，2024年3月6日双方确认，以确认之日为收到之日，当日不计；第1日为2024年3月7日（周四）。"},
		{"fax", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Proved: d("2024-03-04"), Channel: clock.Fax, First: d("2024-03-05")}, "2024年3月4日收到传真，2024年3月4日双方确认，以确认之日为收到之日，当日不计；第1日为2024年3月5日（周二）。"},
		{"fax unconfirmed", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Channel: clock.Fax}, "2024年3月4日收到传真，尚未与申请人确认，答复期限未起算。"},
		{"corrected", clock.Step{Code: clock.StepCorrected, On: d("2024-03-15"), Proved: d("2024-03-15"), N: 20, First: d("2024-03-18")}, "2024年3月15日收到补正，重新计算20个工作日，当日不计；第1日为2024年3月18日（周一）。"},
		{"corrected by post, confirmed", clock.Step{Code: clock.StepCorrected, On: d("2024-03-13"), Proved: d("2024-03-15"), N: 20, First: d("2024-03-18")}, "2024年3月13日收到补正，2024年3月15日双方确认，重新计算20个工作日，当日不计；第1日为2024年3月18日（周一）。"},
		{"corrected, unconfirmed", clock.Step{Code: clock.StepCorrected, On: d("2024-03-13"), N: 20}, "2024年3月13日收到补正，尚未与申请人确认，答复期限未起算。"},
		{"corrected idly", clock.Step{Code: clock.StepCorrectedIdly, On: d("2024-03-20")}, "2024年3月20日收到补充材料，不重新计算。"},
		{"expired", clock.Step{Code: clock.StepCorrectionExpired, On: d("2024-04-03")}, "2024年4月3日逾期未补正，视为放弃申请，办结（条例第三十条）。"},
		{"paid", clock.Step{Code: clock.StepPaid, On: d("2024-03-23"), N: 20, First: d("2024-03-25")}, "2024年3月23日缴费完成，重新计算20个工作日，当日不计；第1日为2024年3月25日（周一）。"},
		{"redo", clock.Step{Code: clock.StepRedo, On: d("2024-07-10"), N: 15, First: d("2024-07-11")}, "2024年7月10日收到责令重新答复的决定或判决，期限15个工作日，当日不计；第1日为2024年7月11日（周四）。"},
		{"a co-maker answers", clock.Step{Code: clock.StepConsulted, On: d("2024-03-11"), Proved: d("2024-03-12"), Until: d("2024-03-15"), Party: clock.CoMaker, Ending: clock.Answered}, "2024年3月11日发出共同制作机关意见征求函，2024年3月12日送达，2024年3月15日收到意见。"},
		{"taken back, not proved", clock.Step{Code: clock.StepConsulted, On: d("2024-03-11"), Until: d("2024-03-15"), Party: clock.Agency, Ending: clock.TookBack}, "2024年3月11日发出其他机关意见征求函（送达未证明，按发出之日计），2024年3月15日撤回。"},
		{"of a later release", clock.Step{Code: clock.StepConsulted, On: d("2024-03-11"), Party: "court", Ending: "lost"}, "2024年3月11日发出意见征求书（送达未证明，按发出之日计）。"},
		{"New Year", clock.Step{Code: clock.StepRest, From: d("2022-12-31"), To: d("2023-01-02")}, "2022年12月31日至2023年1月2日元旦放假，不计。"},
		{"Labour Day", clock.Step{Code: clock.StepRest, From: d("2023-04-29"), To: d("2023-05-03")}, "2023年4月29日至2023年5月3日劳动节放假，不计。"},
		{"Mid-Autumn joined to National Day has no sure name", clock.Step{Code: clock.StepRest, From: d("2023-09-29"), To: d("2023-10-06")}, "2023年9月29日至2023年10月6日放假，不计。"},
		{"one day", clock.Step{Code: clock.StepRest, From: d("2019-04-05"), To: d("2019-04-05")}, "2019年4月5日放假，不计。"},
		{"make-up day", clock.Step{Code: clock.StepMakeUp, On: d("2024-04-07")}, "2024年4月7日（周日，调休上班），计入。"},
		{"resumed", clock.Step{Code: clock.StepResumed, On: d("2026-11-02"), N: 4}, "2026年11月2日（周一）起为第4日。"},
		{"excluded", clock.Step{Code: clock.StepExcluded, From: d("2026-10-12"), To: d("2026-10-30"), N: 15}, "2026年10月12日至2026年10月30日扣除征求意见15个工作日。"},
		{"due on a make-up day", clock.Step{Code: clock.StepDue, On: d("2021-02-20"), N: 7, MakeUp: true}, "第7日为2021年2月20日（周六，调休上班），即答复期限。"},
		{"ordered: nothing left out", clock.Step{Code: clock.StepNothingLeftOut, On: d("2024-08-07")}, "从早计算：责令的期限不扣除征求意见时间，为2024年8月7日（周三）。"},
		{"provisional", clock.Step{Code: clock.StepProvisional, On: d("2027-01-01")}, "2027年放假安排尚未公布，其后的日期按周一至周五上班暂定。"},
		{"replied", clock.Step{Code: clock.StepReplied, On: d("2024-04-02"), Until: d("2024-04-01")}, "2024年4月2日答复，已逾期。"},
		{"replied while nothing ran", clock.Step{Code: clock.StepReplied, On: d("2024-04-02")}, "2024年4月2日答复。"},
		{"withdrawn", clock.Step{Code: clock.StepWithdrawn, On: d("2024-04-02")}, "2024年4月2日申请人撤回申请，办结。"},
		{"a violation with what it was compared with", clock.Step{Code: clock.StepViolation, Check: clock.LateCorrectionNotice, On: d("2024-03-14"), Until: d("2024-03-13")}, "2024年3月14日：补正通知应在收到申请之日起7个工作日内发出，逾期发出不停止计算（条例第三十条）；对照日期2024年3月13日（E14）。"},
		{"a violation without a day", clock.Step{Code: clock.StepViolation, Check: clock.NoReceipt}, "没有收到申请的记录，无法起算（条例第三十一条）（S01）。"},
		{"a step of a later release", clock.Step{Code: "moon_phase"}, "moon_phase"},
	} {
		if diff := cmp.Diff([]string{row.want}, clock.Sentences([]clock.Step{row.step})); diff != "" {
			t.Errorf("%s: -want +got\n%s", row.name, diff)
		}
	}
}

// A sentence may be quoted alone, or read years later.
func TestEveryDateNamesItsYear(t *testing.T) {
	t.Parallel()
	c := clock.Derive([]clock.Fact{{Kind: clock.Received, On: day("2025-12-29"), Channel: clock.InPerson}}, MustRules(t))
	want := []string{
		"2025年12月29日当面收到申请，当日不计；第1日为2025年12月30日（周二）。",
		"2026年1月1日至2026年1月3日元旦放假，不计。",
		"2026年1月4日（周日，调休上班），计入。",
		"第20日为2026年1月27日（周二），即答复期限。",
	}
	if diff := cmp.Diff(want, clock.Sentences(c.Explain)); diff != "" {
		t.Error(diff)
	}
}

// The days off before day 1 are told with it, unless a letter went out among them.
func TestTheDaysOffBeforeTheFirstDay(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	for _, row := range []struct{ name, sent, want string }{
		{"sent on the last day off", "2026-10-07", "2026年9月30日收到申请，当日不计；2026年10月1日至2026年10月7日国庆节放假，第1日为2026年10月12日（周一）。"},
		{"sent on the day before", "2026-10-06", "2026年9月30日收到申请，当日不计；第1日为2026年10月12日（周一）。"},
		{"sent later", "2026-10-12", "2026年9月30日收到申请，当日不计；2026年10月1日至2026年10月7日国庆节放假，第1日为2026年10月8日（周四）。"},
	} {
		c := clock.Derive([]clock.Fact{on(clock.Received, "2026-09-30"), on(clock.ConsultSent, row.sent),
			on(clock.ConsultAnswered, "2026-10-10")}, rules)
		if got := clock.Sentences(c.Explain)[0]; got != row.want {
			t.Errorf("%s: %s, want %s", row.name, got, row.want)
		}
	}
}

func TestPartiesHaveNames(t *testing.T) {
	t.Parallel()
	for party, want := range map[clock.Party]string{
		clock.ThirdParty: "第三方", clock.CoMaker: "共同制作机关", clock.Agency: "其他机关", "": "", "court": "",
	} {
		if got := party.Text(); got != want {
			t.Errorf("%q is %q, want %q", party, got, want)
		}
	}
}

func TestDayByDay(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	c := clock.Derive([]clock.Fact{
		{Kind: clock.Received, On: day("2026-09-30"), Channel: clock.SignedMail},
		{Kind: clock.ConsultSent, On: day("2026-10-10"), Ref: "c1", ServedOn: day("2026-10-10")},
	}, rules)
	lines := map[string]clock.DayLine{}
	for _, l := range clock.Days(c, rules) {
		lines[l.Date.String()] = l
	}
	for _, want := range []clock.DayLine{
		{Date: day("2026-09-30"), Reason: clock.DayZero, Why: "当日不计"},
		{Date: day("2026-10-01"), Reason: clock.DayOff, Why: "国庆节放假（国办发明电〔2025〕7号）"},
		{Date: day("2026-10-03"), Reason: clock.DayOff, Why: "国庆节放假（国办发明电〔2025〕7号）"},
		{Date: day("2026-10-08"), Reason: clock.DayWeekday, Why: "工作日", Counted: true, N: 1},
		{Date: day("2026-10-10"), Reason: clock.DayMakeUp, Why: "调休上班（国办发明电〔2025〕7号）", Counted: true, N: 3},
		{Date: day("2026-10-11"), Reason: clock.DayWeekend, Why: "周末"},
		{Date: day("2026-10-12"), Reason: clock.DayExcluded, Why: "征求第三方意见，不计"},
		{Date: day("2026-10-17"), Reason: clock.DayWeekend, Why: "周末"},
		{Date: day("2026-10-30"), Reason: clock.DayExcluded, Why: "征求第三方意见，不计"},
		{Date: day("2026-11-02"), Reason: clock.DayWeekday, Why: "工作日", Counted: true, N: 4},
		{Date: day("2026-11-24"), Reason: clock.DayWeekday, Why: "工作日", Counted: true, N: 20},
	} {
		if diff := cmp.Diff(want, lines[want.Date.String()]); diff != "" {
			t.Error(diff)
		}
		if want.Reason.Text() == "" {
			t.Errorf("%s has no words", want.Reason)
		}
	}
	if len(lines) != 56 {
		t.Errorf("%d days from 30 September to 24 November", len(lines))
	}
}

func TestDaysBeforeTheNoticeAreMarked(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	c := clock.Derive([]clock.Fact{on(clock.Received, "2026-12-24")}, rules)
	lines := clock.Days(c, rules)
	newYear := lines[day("2027-01-01")-c.Base]
	want := clock.DayLine{Date: day("2027-01-01"), Counted: true, N: 6, Reason: clock.DayGuessed,
		Why: "元旦，法定节日，放假安排未公布，暂按工作日计", Provisional: true}
	if diff := cmp.Diff(want, newYear); diff != "" {
		t.Error(diff)
	}
	if eve := lines[day("2026-12-31")-c.Base]; eve.Provisional {
		t.Error("31 December 2026 is official")
	}
	if want.Reason.Text() != "法定节日，放假安排未公布，暂按工作日计" || clock.DayReason("other").Text() != "" {
		t.Error("the words of a day are wrong")
	}
}

// A new edition moves the dates of open cases; nothing else does.
func TestANoticeMovesTheDate(t *testing.T) {
	t.Parallel()
	rules := MustRules(t)
	facts := []clock.Fact{on(clock.Received, "2026-12-24")}
	before := clock.Derive(facts, rules)
	// an invented notice: 1 and 4 January off
	cal, err := calendar.Parse("test", []byte(`{"2026":{"off":["2026-10-01"],"work":[],"source":"x","status":"official","workdays":260},
		"2027":{"off":["2027-01-01","2027-01-04"],"work":[],"source":"示例","status":"official","workdays":259}}`))
	if err != nil {
		t.Fatal(err)
	}
	after := clock.Derive(facts, clock.Defaults(cal))
	if before.ReplyDue != day("2027-01-21") || !before.Provisional || before.CalendarEdition != "2026-1" {
		t.Errorf("before the notice: %s, provisional %v, %s", before.ReplyDue, before.Provisional, before.CalendarEdition)
	}
	if after.ReplyDue != day("2027-01-25") || after.Provisional || after.CalendarEdition != "test" {
		t.Errorf("after it: %s, provisional %v, %s", after.ReplyDue, after.Provisional, after.CalendarEdition)
	}
}

// What the notice is called stands beside the day, so that a reader can look it up.
func TestADayOffNamesItsNotice(t *testing.T) {
	t.Parallel()
	cal, err := calendar.Parse("test", []byte(`{"2024":{"off":["2024-10-01","2024-10-02"],"work":["2024-09-29"],"source":"国办发明电〔2023〕7号","status":"official","workdays":261}}`))
	if err != nil {
		t.Fatal(err)
	}
	rules := clock.Defaults(cal)
	c := clock.Derive([]clock.Fact{on(clock.Received, "2024-09-27"), {Kind: clock.ConsultSent, On: day("2024-10-08"), Ref: "a", Party: clock.Agency},
		{Kind: clock.ConsultSent, On: day("2024-10-09"), Ref: "b"}}, rules)
	got := map[string]string{}
	for _, l := range clock.Days(c, rules) {
		got[l.Date.String()] = l.Why
	}
	for date, want := range map[string]string{
		"2024-09-29": "调休上班（国办发明电〔2023〕7号）", "2024-10-02": "国庆节放假（国办发明电〔2023〕7号）",
		"2024-10-09": "征求其他机关意见，不计", "2024-10-10": "征求第三方、其他机关意见，不计",
	} {
		if got[date] != want {
			t.Errorf("%s: %q, want %q", date, got[date], want)
		}
	}
}
