package activities_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongkai/casefile/application"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
)

// days are the dates that a letter names, in their order.
func days(letter string) []string {
	return regexp.MustCompile(`[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日`).FindAllString(letter, -1)
}

func wantLetter(t *testing.T, letters []string, dates []string, parts ...string) {
	t.Helper()
	if len(letters) != 1 {
		t.Fatalf("%d letters", len(letters))
	}
	if got := days(letters[0]); !slices.Equal(got, dates) {
		t.Errorf("it names %v, want %v:\n%s", got, dates, letters[0])
	}
	for _, p := range parts {
		if !strings.Contains(letters[0], p) {
			t.Errorf("%q is missing:\n%s", p, letters[0])
		}
	}
}

// Art. 30: the letter tells what was asked, when it arrived, until when, and why nothing excuses the silence.
func TestTheLetterOnAnApplicationThatWasNotCorrected(t *testing.T) {
	t.Parallel()
	r := received(t)
	r.does("2025-03-05", r.o.Handler.ID, application.AskCorrection{Text: "请写明文件名称", Way: application.ByPost})
	r.does("2025-03-07", r.o.Clerk.ID, application.RecordService{Target: r.letter(clock.CorrectionSent)})
	r.does("2025-06-03", r.o.Reviewer.ID, application.CloseUncorrected{Reason: "两次电话联系，未说明原因"})
	letters := r.rendered(application.EffectUncorrectedLetter)
	wantLetter(t, letters, []string{"2025年3月3日", "2025年3月5日", "2025年3月7日", "2025年3月28日", "2025年6月3日"},
		"逾期未补正", "两次电话联系，未说明原因", "条例》第三十条", "示例县人民法院", "示例公开申〔2025〕1号")
	if strings.Contains(letters[0], "请写明文件名称") {
		t.Error("it repeats the notice")
	}
}

// 国办函〔2020〕109号 art. 6.
func TestTheLetterOnAFeeThatWasNotPaid(t *testing.T) {
	t.Parallel()
	r := received(t)
	r.does("2025-03-05", r.o.Handler.ID, application.Charge{Tariff: fee.Pages, Count: 45, Way: application.ByPost})
	r.does("2025-03-07", r.o.Clerk.ID, application.RecordService{Target: r.letter(clock.FeeNoticed)})
	r.does("2025-06-03", r.o.Reviewer.ID, application.CloseUnpaid{Reason: "期满未到账"})
	wantLetter(t, r.rendered(application.EffectUnpaidLetter), []string{"2025年3月3日", "2025年3月5日", "2025年3月7日", "2025年4月7日", "2025年6月3日"},
		"逾期未缴纳", "示例县人民法院")
}

// An act that was taken back before the letter was written is not told.
func TestAClosingThatWasTakenBackHasNoLetter(t *testing.T) {
	t.Parallel()
	r := received(t)
	r.does("2025-03-05", r.o.Handler.ID, application.AskCorrection{Text: "请写明文件名称", Way: application.ByPost})
	r.does("2025-03-07", r.o.Clerk.ID, application.RecordService{Target: r.letter(clock.CorrectionSent)})
	r.does("2025-06-03", r.o.Reviewer.ID, application.CloseUncorrected{Reason: "期满未补正"})
	r.does("2025-06-04", r.o.Reviewer.ID, application.Amend{Target: r.state().AbandonedSeq, Withdrawn: true, Reason: "补正早已收到"})
	if got := r.rendered(application.EffectUncorrectedLetter); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

// letter is the event that stated the last letter of a kind.
func (r *reply) letter(k clock.Kind) (seq int) {
	for _, f := range r.state().Facts {
		if f.Fact.Kind == k {
			seq = f.Seq
		}
	}
	return seq
}
