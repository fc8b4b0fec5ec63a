package notice_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/readers/notice"
)

// show writes deadlines shortly: kind, date, n, quote.
func show(ds []notice.Deadline) string {
	var out []string
	for _, d := range ds {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s%s %s", d.Kind, d.Date, strings.TrimPrefix(fmt.Sprint(d.N), "0"), d.Quote)))
	}
	return strings.Join(out, "; ")
}

func TestTimeWords(t *testing.T) {
	t.Parallel()
	year := notice.YearFromIssue
	for _, c := range []struct {
		text, want string
		warn       []notice.WarningCode
	}{
		{"于2020年10月20日前完成", "date 2020-10-20 2020年10月20日前", nil},
		{"于2020 年 10 月 20 日之前完成", "date 2020-10-20 2020 年 10 月 20 日之前", nil},
		{"于２０２０年１０月２０日前完成", "date 2020-10-20 ２０２０年１０月２０日前", nil},
		{"截至2020年11月5日完成", "date 2020-11-05 截至2020年11月5日", nil},
		{"10月20日24时前完成", "date 2020-10-20 10月20日24时前", []notice.WarningCode{year}},
		{"2021年1月31日前报送", "date 2021-01-31 2021年1月31日前", nil},
		{"明年1月底前报送", "date 2021-01-31 明年1月底前", []notice.WarningCode{year}},
		{"2021年2月底前完成", "date 2021-02-28 2021年2月底前", nil},
		{"2024年2月底前完成", "date 2024-02-29 2024年2月底前", nil},
		{"10月底完成", "date 2020-10-31 10月底", []notice.WarningCode{year}},
		{"年底前完成", "date 2020-12-31 年底前", []notice.WarningCode{year}},
		{"今年年底前完成", "date 2020-12-31 今年年底前", []notice.WarningCode{year}},
		{"到2025年底完成", "date 2025-12-31 2025年底", nil},
		{"2020年内完成", "date 2020-12-31 2020年内", nil},
		{"年内完成", "date 2020-12-31 年内", []notice.WarningCode{year}},
		{"力争年内完成", "date 2020-12-31 年内", []notice.WarningCode{year}},
		{"第三季度末前完成", "date 2020-09-30 第三季度末前", []notice.WarningCode{year}},
		{"2020年9月底前和2020年底前各报一次", "date 2020-09-30 2020年9月底前; date 2020-12-31 2020年底前", nil},
		{"每月汇总", "monthly  每月", nil},
		{"每月10日前报送", "monthly 10 每月10日前", nil},
		{"每月底前报送", "monthly  每月底前", nil},
		{"每季度通报", "quarterly  每季度", nil},
		{"按季度末前通报", "quarterly  按季度末前", nil},
		{"自形成之日起20个工作日内公开", "working_days 20 20个工作日内", nil},
		{"七个工作日内公开，十五个工作日以内反馈", "working_days 7 七个工作日内; working_days 15 十五个工作日以内", nil},
		{"收到之日起30日内答复", "days 30 30日内", nil},
		{"15天之内答复", "days 15 15天之内", nil},
		{"实时发布，持续实时发布，动态更新", "standing  实时; standing  持续; standing  动态更新", nil},
		{"24小时值守", "standing  24小时", nil},
		{"定期报告，并于2020年底前总结", "standing  定期; date 2020-12-31 2020年底前", nil},

		{"每年1月31日前发布", "standing  每年1月31日前", []notice.WarningCode{notice.UnreadPeriod}},
		{"每周更新", "standing  每周", []notice.WarningCode{notice.UnreadPeriod}},
		{"每半年通报", "standing  每半年", []notice.WarningCode{notice.UnreadPeriod}},
		{"24小时内发布", "", []notice.WarningCode{notice.UnreadPeriod}},
		{"3年内建成", "", []notice.WarningCode{notice.UnreadPeriod}},
		{"6个月内完成", "", []notice.WarningCode{notice.UnreadPeriod}},
		{"10月前完成", "", []notice.WarningCode{notice.UnreadPeriod}}, // 9月30日 or 10月31日
		{"10月上旬前完成", "", []notice.WarningCode{notice.UnreadPeriod}},
		{"上半年完成", "", []notice.WarningCode{notice.UnreadPeriod}},
		{"10月20日内完成", "", []notice.WarningCode{notice.NotADeadline}},
		{"自2020年11月1日起施行", "", []notice.WarningCode{notice.NotADeadline}},
		{"公示期不少于7个工作日", "", []notice.WarningCode{notice.NotADeadline}},
		{"1000个工作日内完成", "", []notice.WarningCode{notice.UnreadPeriod}},
		{"2020年2月30日前完成", "", []notice.WarningCode{notice.NoSuchDay}},
		{"2020年13月底前完成", "", []notice.WarningCode{notice.NoSuchDay}},
		{"2020年6月底前完成", "date 2020-06-30 2020年6月底前", []notice.WarningCode{notice.BeforeIssue}},
		{"6月底前完成", "date 2020-06-30 6月底前", []notice.WarningCode{year, notice.BeforeIssue}},

		{"公布有关经济政策，及时回应关切，动态掌握办事进展", "", nil},
		{"按照国办公开办函〔2019〕61号和2020年政务公开工作要点执行", "", nil},
		{"公开15项内容和26个试点领域", "", nil},
	} {
		i := parse(t, head+row("一、加强公开|（一）目录。|1．"+c.text+"。|县司法局|县财政局")).Items[0]
		if got := show(i.Deadlines); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
		if got := codes(i.Warnings); !slices.Equal(got, c.warn) {
			t.Errorf("%s: warnings %v, want %v", c.text, i.Warnings, c.warn)
		}
		if i.Text != c.text+"。" {
			t.Errorf("the text became %q", i.Text)
		}
	}
}

func TestYearNeedsADate(t *testing.T) {
	t.Parallel()
	undated := strings.Replace(head, "2020年8月24日\n", "", 1)
	i := parse(t, undated+row("一、加强公开|（一）目录。|1．9月底前完成，2021年底前总结。|县司法局|县财政局")).Items[0]
	if got := show(i.Deadlines); got != "date 2021-12-31 2021年底前" {
		t.Error(got)
	}
	if got := codes(i.Warnings); !slices.Equal(got, []notice.WarningCode{notice.NoYear}) {
		t.Error(got)
	}
}

func TestWithoutACalendarNoWorkingDayIsClaimed(t *testing.T) {
	t.Parallel()
	n, err := notice.Parse([]byte(head+row("一、加强公开|（一）目录。|1．2020年10月底前完成。|县司法局|县财政局")), nil)
	if err != nil || !n.Items[0].Deadlines[0].LastWorkingDay.IsZero() {
		t.Errorf("%v %+v", err, n.Items)
	}
	if got := string(contract(t, n)); strings.Contains(got, "last_working_day") {
		t.Error(got)
	}
}
