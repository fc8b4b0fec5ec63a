package words_test

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/web/words"
)

// chinese reports whether a text is Chinese and holds no code.
func chinese(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) && !strings.ContainsAny(text, "_%!{")
}

func TestEveryCheckIsASentence(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, id := range words.Checks() {
		text := words.Refusal(casefile.Refusal{Check: id, Field: "on", Facts: map[string]string{"earliest": "2026-03-04"}})
		if !chinese(text) || !strings.HasSuffix(text, "。") || strings.Contains(text, "联系管理员") || strings.Contains(text, id) {
			t.Errorf("%s: %q", id, text)
		}
		if other := seen[text]; other != "" {
			t.Errorf("%s and %s say the same: %q", id, other, text)
		}
		seen[text] = id
	}
	if len(seen) != 41 {
		t.Errorf("%d checks in words, want E13, E14, H01–H07, H20–H22, S01–S18 and S50–S60: 41", len(seen))
	}
	if got := words.Refusal(casefile.Refusal{Check: "E99"}); !strings.Contains(got, "E99") {
		t.Errorf("an unknown check is hidden: %q", got)
	}
}

func TestARefusalSaysWhatToDo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		refusal casefile.Refusals
		want    string
	}{
		{casefile.Refuse("E13", "条例第三十三条第二款", "on", "reply_due", "2026-10-23"),
			"延期的批准和告知都不能晚于原答复期限2026年10月23日（周五）。请核对日期；已经超过的不能再延期，请尽快答复。"},
		{casefile.Refuse("H02", "", "on", "latest", "2026-11-24"), "日期不能晚于今天（2026年11月24日），请填写实际发生的日期。"},
		{casefile.Refuse("H04", "", "", "stage", "review"), "现在是“待审核”，不能办理这一步。"},
		{casefile.Refuse("H04", "", "", "stage", "reported"), "现在是“已反馈，待认可”，不能办理这一步。"},
		{casefile.Refuse("H04", "条例第三十一条", ""), "尚未与申请人确认收到，答复期限没有起算，不能延期。请先登记确认收到。"},
		{casefile.Refuse("H04", "", "", "shares", "open"), "还有单位的任务未认可，全部认可后才能销号。"},
		{casefile.Refuse("H05", "", "handler"), "请选择承办人；改派时请选另一个人。"},
		{casefile.Refuse("H05", "", "doc_no"), "请填写“文号”。"},
		{casefile.Refuse("H05", "", "role"), "请填写“会签身份”。"},
		{casefile.Refuse("S50", "条例第三十一条", "new_on", "latest", "2026-03-04"), "收到日期不能晚于已经记录的2026年3月4日（周三）那一步，请先更正后面的日期。"},
		{casefile.Refuse("S50", "条例第三十一条", "confirmed_on", "earliest", "2026-03-04"), "确认日期不能早于收到日期2026年3月4日（周三），请核对。"},
		{casefile.Refuse("S51", "", "on", "earliest", "2026-03-04"), "送达日期不能早于签发日期2026年3月4日（周三），请核对；落款不能晚于交邮。"},
		{casefile.Refuse("S53", "", "", "notified_on", "2026-03-04"), "只能延期一次，已于2026年3月4日（周三）告知过申请人，请在延长后的期限内答复。"},
	} {
		if got := words.Refusal(c.refusal[0]); got != c.want {
			t.Errorf("%s: %q\nwant %q", c.refusal[0].Check, got, c.want)
		}
	}
	twice := append(casefile.Refuse("H01", "", ""), casefile.Refuse("H01", "", "")...)
	if got := words.Reasons(twice); len(got) != 1 {
		t.Errorf("the same reason %d times", len(got))
	}
}

func TestEveryFormFaultNamesItsField(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"not_a_date", "not_a_number", "too_long", "unknown_value", "anything"} {
		if got := words.Fault("new_on", code); !strings.Contains(got, "正确的日期") || !chinese(got) {
			t.Errorf("%s: %q", code, got)
		}
	}
	if got := words.Fault("reason", "required"); got != "请写明理由。" {
		t.Errorf("required: %q", got)
	}
}

func TestEveryCodeHasItsWord(t *testing.T) {
	t.Parallel()
	said := map[string][]string{}
	say := func(what, code, text string) {
		if !chinese(text) {
			t.Errorf("%s %s: %q", what, code, text)
		}
		said[what] = append(said[what], text)
	}
	for _, s := range application.Stages() {
		say("stage", string(s), words.Stage(s))
		say("short stage", string(s), words.ShortStage(s))
	}
	for _, s := range []assignment.Stage{assignment.Running, assignment.Closing, assignment.Owed, assignment.Waiting, assignment.Back, assignment.Done} {
		say("assignment stage", string(s), words.AnyStage(string(s)))
	}
	for _, c := range application.Channels() {
		say("channel", string(c), words.Channel(c))
		say("reason", string(c), words.ReceiptReason(c))
	}
	for _, w := range application.Ways() {
		say("way", string(w), words.Way(w))
		if !chinese(words.WayDay(w)) {
			t.Errorf("day of way %s", w)
		}
	}
	for _, k := range application.ApplicantKinds() {
		say("applicant", string(k), words.Applicant(k))
	}
	for _, r := range auth.Roles() {
		say("role", string(r), words.Role(r))
	}
	for _, m := range []application.Missing{application.MissName, application.MissDocument, application.MissDocumentCheck, application.MissPhone, application.MissAddress} {
		say("missing", string(m), words.Missing(m))
	}
	for _, w := range application.ContactWays() {
		say("contact", string(w), words.ContactWay(w))
	}
	for _, r := range application.ReturnReasons() {
		say("returned", string(r), words.ReturnReason(r))
	}
	for _, s := range []clock.StoppedFor{clock.ForCorrection, clock.ForConsultation, clock.ForFee} {
		say("stopped", string(s), words.StoppedFor(s))
	}
	for what, all := range said {
		seen := map[string]bool{}
		for _, text := range all {
			if seen[text] {
				t.Errorf("two %ss are called %s", what, text)
			}
			seen[text] = true
		}
	}
}

func TestEveryActAndEventHasItsWord(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"register", "complete", "assign", "draft", "pass", "return", "sign", "deliver", "archive", "request-extension",
		"approve-extension", "notify-extension", "withdraw", "amend", "void", "note", "recompute", "contact", "returned-mail", "send-again",
		"issue", "share-moved", "open-period", "close", "reopen", "open", "report", "accept"} {
		if got := words.Act(kind); !chinese(got) {
			t.Errorf("act %s: %q", kind, got)
		}
	}
	for _, e := range []string{"registered", "completed", "assigned", "drafted", "passed", "returned", "signed", "delivered", "archived",
		"extension_requested", "extension_approved", "extension_notified", "withdrawn", "amended", "voided", "noted", "due_recomputed", "contacted", "mail_returned", "sent_again",
		"issued", "share_news", "period_opened", "closed", "reopened", "opened", "reported", "accepted"} {
		if got := words.Event(e); !chinese(got) {
			t.Errorf("event %s: %q", e, got)
		}
	}
	for _, kind := range []string{"due_5", "due_2", "due_0", "overdue", "command_refused", "command_stale", "command_faulted", "command_dismissed", "effect_failed", "effect_stuck", "returned", "proof"} {
		if got := words.Message(kind); !chinese(got) {
			t.Errorf("message %s: %q", kind, got)
		}
	}
	for _, w := range []auth.WeakPassword{auth.PasswordTooShort, auth.PasswordTooLong, auth.PasswordIsAccount, auth.PasswordCommon} {
		if !chinese(words.WeakPassword(w)) {
			t.Errorf("password %s", w)
		}
	}
	if words.Act("x-new") != "x-new" || words.Event("x_new") != "x_new" {
		t.Error("an unknown code is hidden")
	}
}

func TestDatesNameTheirYearOnlyWhereItChanges(t *testing.T) {
	t.Parallel()
	today := civil.MustParse("2026-11-24")
	for _, c := range []struct{ got, want string }{
		{words.Day(civil.MustParse("2026-10-23"), today), "10月23日（周五）"},
		{words.Day(civil.MustParse("2027-01-05"), today), "2027年1月5日（周二）"},
		{words.Day(0, today), ""},
		{words.LongDay(today), "2026年11月24日（周二）"},
		{words.Weekday(today), "星期二"},
		{words.Clock(time.Date(2026, 11, 24, 8, 5, 0, 0, time.UTC)), "16:05"},
		{words.Instant(time.Date(2026, 11, 23, 17, 5, 0, 0, time.UTC), today), "11月24日 01:05"},
		{words.DaysLeft(3), "还剩 3 个工作日"}, {words.DaysLeft(0), "今天到期"}, {words.DaysLeft(-2), "已逾期 2 个工作日"},
		{words.Since(civil.MustParse("2026-11-24"), today), "第 1 天"}, {words.Since(civil.MustParse("2026-11-20"), today), "第 5 天"},
		{words.WorkingDay(true), "工作日"}, {words.WorkingDay(false), "休息日"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// What a 补正通知 may not ask for is said in words that tell what to do.
func TestACorrectionThatAsksWhyIsExplained(t *testing.T) {
	t.Parallel()
	why := casefile.Refuse("E09", "条例第二十七条、第二十九条", "text", "condition", "asks_why")
	if got := words.ReasonsOf("ask-correction", why); len(got) != 1 || !strings.Contains(got[0], "补正只能针对申请内容和形式要求") {
		t.Errorf("%q", got)
	}
}
