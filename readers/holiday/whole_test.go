package holiday_test

import (
	"strings"
	"testing"

	"gongkai/readers/holiday"
)

// A sentence that was not pasted moves every date after it.
func TestANoticeIsTakenWhole(t *testing.T) {
	t.Parallel()
	if faults := holiday.Whole(notice2026); len(faults) > 0 {
		t.Errorf("the whole notice: %+v", faults)
	}
	for _, c := range []struct{ says, cut, code, about string }{
		{"a holiday is left out", "三、清明节：4月4日（周六）至6日（周一）放假，共3天。", holiday.MissingHoliday, "清明节"},
		{"the days worked are left out", "2月14日（周六）、2月28日（周六）上班。", holiday.NoMakeUp, "春节"},
		{"of the last holiday too", "9月20日（周日）、10月10日（周六）上班。", holiday.NoMakeUp, "国庆节"},
	} {
		faults := holiday.Whole(strings.Replace(notice2026, c.cut, "", 1))
		if len(faults) != 1 || faults[0].Code != c.code || faults[0].Want+faults[0].Quote != c.about {
			t.Errorf("%s: %+v", c.says, faults)
		}
	}
	if faults := holiday.Whole("元旦：1月1日放假。"); len(faults) != 6 {
		t.Errorf("one holiday of seven: %+v", faults)
	}
	if faults := holiday.Whole(strings.ReplaceAll(notice2026, "六、中秋节：9月25日（周五）至27日（周日）放假，共3天。\n七、国庆节：", "六、国庆节、中秋节：")); len(faults) > 0 {
		t.Errorf("two holidays in one item: %+v", faults)
	}
}
