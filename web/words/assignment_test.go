package words_test

import (
	"strings"
	"testing"

	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

func TestEveryLightIsAWord(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, l := range []desk.Light{desk.LightDone, desk.LightOverdue, desk.LightSoon, desk.LightCalm, desk.LightStanding} {
		text := words.Light(l)
		if !chinese(text) || seen[text] {
			t.Errorf("%s: %q", l, text)
		}
		seen[text] = true
	}
	if words.Light("new") != "new" {
		t.Error("an unknown light is hidden")
	}
}

func TestADutyInTimeIsSaidAsTheLedgerDoes(t *testing.T) {
	t.Parallel()
	today := civil.MustParse("2020-09-01")
	for _, c := range []struct {
		d    assignment.Deadline
		want string
	}{
		{assignment.Deadline{Kind: "date", Date: civil.MustParse("2020-10-20")}, "10月20日（周二）"},
		{assignment.Deadline{Kind: "date", Date: civil.MustParse("2021-01-31")}, "2021年1月31日（周日）"},
		{assignment.Deadline{Kind: "monthly"}, "每月"},
		{assignment.Deadline{Kind: "monthly", N: 5}, "每月5日前"},
		{assignment.Deadline{Kind: "quarterly"}, "每季度"},
		{assignment.Deadline{Kind: "working_days", N: 7}, "7个工作日内"},
		{assignment.Deadline{Kind: "days", N: 30}, "30日内"},
		{assignment.Deadline{Kind: "standing", Quote: "及时更新"}, "持续"},
		{assignment.Deadline{Kind: "newer", Quote: "逢单月"}, "逢单月"},
	} {
		if got := words.Deadline(c.d, today); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

func TestWhatIsNoNoticeIsToldWithWhatToDo(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"empty", "too_large", "not_text", "no_table", "no_items", "too_long", "no_number_or_date", "newer"} {
		if text := words.NoticeFault(code); !chinese(text) || !strings.HasSuffix(text, "。") || !strings.Contains(text, "请") {
			t.Errorf("%s: %q", code, text)
		}
	}
}
