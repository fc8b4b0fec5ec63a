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
		{"no channel", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Proved: d("2024-03-04"), First: d("2024-03-05")}, "3月4日收到申请，当日不计；3月5日（周二）为第1日。"},
		{"oral", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Proved: d("2024-03-04"), Channel: clock.Oral, First: d("2024-03-05")}, "3月4日口头申请并代填申请表，当日不计；3月5日（周二）为第1日。"},
		{"signed mail over National Day", clock.Step{Code: clock.StepReceived, On: d("2026-09-30"), Proved: d("2026-09-30"), Channel: clock.SignedMail, From: d("2026-10-01"), To: d("2026-10-07"), First: d("2026-10-08")}, "9月30日签收，当日不计；10月1日至7日国庆放假，10月8日为第1日。"},
		{"ordinary mail", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Proved: d("2024-03-06"), Channel: clock.OrdinaryMail, First: d("2024-03-07")}, "3月4日收到平常信函，3月6日与申请人确认，以确认之日为收到之日，当日不计；3月7日（周四）为第1日。"},
		{"online, both sides", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Proved: d("2024-03-06"), Channel: clock.Internet, First: d("2024-03-07")}, "3月4日网上提交，3月6日双方确认，以确认之日为收到之日，当日不计；3月7日（周四）为第1日。"},
		{"fax", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Proved: d("2024-03-04"), Channel: clock.Fax, First: d("2024-03-05")}, "3月4日收到传真，3月4日双方确认，以确认之日为收到之日，当日不计；3月5日（周二）为第1日。"},
		{"fax unconfirmed", clock.Step{Code: clock.StepReceived, On: d("2024-03-04"), Channel: clock.Fax}, "3月4日收到传真，尚未与申请人确认，答复期限未起算。"},
		{"corrected", clock.Step{Code: clock.StepCorrected, On: d("2024-03-15"), Proved: d("2024-03-15"), N: 20, First: d("2024-03-18")}, "3月15日收到补正，重新计算20个工作日，当日不计；3月18日（周一）为第1日。"},
		{"corrected by post, confirmed", clock.Step{Code: clock.StepCorrected, On: d("2024-03-13"), Proved: d("2024-03-15"), N: 20, First: d("2024-03-18")}, "3月13日收到补正，3月15日双方确认，重新计算20个工作日，当日不计；3月18日（周一）为第1日。"},
		{"corrected, unconfirmed", clock.Step{Code: clock.StepCorrected, On: d("2024-03-13"), N: 20}, "3月13日收到补正，尚未与申请人确认，答复期限未起算。"},
		{"corrected idly", clock.Step{Code: clock.StepCorrectedIdly, On: d("2024-03-20")}, "3月20日收到补充材料，不重新计算。"},
		{"expired", clock.Step{Code: clock.StepCorrectionExpired, On: d("2024-04-03")}, "4月3日逾期未补正，视为放弃申请，办结（条例第三十条）。"},
		{"paid", clock.Step{Code: clock.StepPaid, On: d("2024-03-23"), N: 20, First: d("2024-03-25")}, "3月23日缴费完成，重新计算20个工作日，当日不计；3月25日（周一）为第1日。"},
		{"redo", clock.Step{Code: clock.StepRedo, On: d("2024-07-10"), N: 15, First: d("2024-07-11")}, "7月10日收到责令重新答复的决定或判决，期限15个工作日，当日不计；7月11日（周四）为第1日。"},
		{"a co-maker answers", clock.Step{Code: clock.StepConsulted, On: d("2024-03-11"), Proved: d("2024-03-12"), Until: d("2024-03-15"), Party: clock.CoMaker, Ending: clock.Answered}, "3月11日发出共同制作机关意见征求函，3月12日送达，3月15日收到意见。"},
		{"taken back, not proved", clock.Step{Code: clock.StepConsulted, On: d("2024-03-11"), Until: d("2024-03-15"), Party: clock.Agency, Ending: clock.TookBack}, "3月11日发出其他机关意见征求函（送达未证明，按发出之日计），3月15日撤回。"},
		{"of a later release", clock.Step{Code: clock.StepConsulted, On: d("2024-03-11"), Party: "court", Ending: "lost"}, "3月11日发出意见征求书（送达未证明，按发出之日计）。"},
		{"New Year", clock.Step{Code: clock.StepRest, From: d("2022-12-31"), To: d("2023-01-02")}, "12月31日至2023年1月2日元旦放假，不计。"},
		{"Labour Day", clock.Step{Code: clock.StepRest, From: d("2023-04-29"), To: d("2023-05-03")}, "4月29日至5月3日劳动节放假，不计。"},
		{"Mid-Autumn joined to National Day has no sure name", clock.Step{Code: clock.StepRest, From: d("2023-09-29"), To: d("2023-10-06")}, "9月29日至10月6日放假，不计。"},
		{"one day", clock.Step{Code: clock.StepRest, From: d("2019-04-05"), To: d("2019-04-05")}, "4月5日放假，不计。"},
		{"make-up day", clock.Step{Code: clock.StepMakeUp, On: d("2024-04-07")}, "4月7日（周日，调休上班），计入。"},
		{"resumed", clock.Step{Code: clock.StepResumed, On: d("2026-11-02"), N: 4}, "11月2日起为第4日。"},
		{"excluded", clock.Step{Code: clock.StepExcluded, From: d("2026-10-12"), To: d("2026-10-30"), N: 15}, "10月12日至30日扣除15个工作日。"},
		{"due on a make-up day", clock.Step{Code: clock.StepDue, On: d("2021-02-20"), N: 7, MakeUp: true}, "第7日为2月20日（周六，调休上班）。"},
		{"ordered: nothing left out", clock.Step{Code: clock.StepNothingLeftOut, On: d("2024-08-07")}, "从早计算：责令的期限不扣除征求意见时间，为8月7日（周三）。"},
		{"provisional", clock.Step{Code: clock.StepProvisional, On: d("2027-01-01")}, "2027年放假安排尚未公布，其后的日期按周一至周五上班暂定。"},
		{"replied", clock.Step{Code: clock.StepReplied, On: d("2024-04-02"), Until: d("2024-04-01")}, "4月2日答复，已逾期。"},
		{"replied while nothing ran", clock.Step{Code: clock.StepReplied, On: d("2024-04-02")}, "4月2日答复。"},
		{"withdrawn", clock.Step{Code: clock.StepWithdrawn, On: d("2024-04-02")}, "4月2日申请人撤回申请，办结。"},
		{"a violation with what it was compared with", clock.Step{Code: clock.StepViolation, Check: clock.LateCorrectionNotice, On: d("2024-03-14"), Until: d("2024-03-13")}, "3月14日：补正通知应在收到申请之日起7个工作日内发出，逾期发出不停止计算（条例第三十条）；对照日期3月13日（E14）。"},
		{"a violation without a day", clock.Step{Code: clock.StepViolation, Check: clock.NoReceipt}, "没有收到申请的记录，无法起算（条例第三十一条）（S01）。"},
		{"a step of a later release", clock.Step{Code: "moon_phase"}, "moon_phase"},
	} {
		if diff := cmp.Diff([]string{row.want}, clock.Sentences([]clock.Step{row.step})); diff != "" {
			t.Errorf("%s: -want +got\n%s", row.name, diff)
		}
	}
}

func TestTheYearIsNamedWhereItChanges(t *testing.T) {
	t.Parallel()
	c := clock.Derive([]clock.Fact{{Kind: clock.Received, On: day("2025-12-29"), Channel: clock.InPerson}}, MustRules(t))
	want := []string{
		"12月29日当面收到申请，当日不计；12月30日（周二）为第1日。",
		"2026年1月1日至3日元旦放假，不计。",
		"1月4日（周日，调休上班），计入。",
		"第20日为1月27日（周二）。",
	}
	if diff := cmp.Diff(want, clock.Sentences(c.Explain)); diff != "" {
		t.Error(diff)
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
		{Date: day("2026-09-30"), Reason: clock.DayZero},
		{Date: day("2026-10-01"), Reason: clock.DayOff},
		{Date: day("2026-10-03"), Reason: clock.DayOff},
		{Date: day("2026-10-08"), Reason: clock.DayWeekday, Counted: true, N: 1},
		{Date: day("2026-10-10"), Reason: clock.DayMakeUp, Counted: true, N: 3},
		{Date: day("2026-10-11"), Reason: clock.DayWeekend},
		{Date: day("2026-10-12"), Reason: clock.DayExcluded},
		{Date: day("2026-10-17"), Reason: clock.DayWeekend},
		{Date: day("2026-10-30"), Reason: clock.DayExcluded},
		{Date: day("2026-11-02"), Reason: clock.DayWeekday, Counted: true, N: 4},
		{Date: day("2026-11-24"), Reason: clock.DayWeekday, Counted: true, N: 20},
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
	want := clock.DayLine{Date: day("2027-01-01"), Counted: true, N: 6, Reason: clock.DayGuessed, Provisional: true}
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
