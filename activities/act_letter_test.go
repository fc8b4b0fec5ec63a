package activities_test

import (
	"strings"
	"testing"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/story"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/store"
)

// wantNone: a letter says nothing of what it must not.
func wantNone(t *testing.T, letter string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if p != "" && strings.Contains(letter, p) {
			t.Errorf("%q is in it:\n%s", p, letter)
		}
	}
}

// the program has a handler for each letter, and nothing else.
func TestEveryLetterHasAnEffectOfItsOwn(t *testing.T) {
	t.Parallel()
	r := received(t)
	all := r.handlers()
	for _, kind := range application.EffectLetters() {
		if all[kind] == nil {
			t.Errorf("%s is rendered by nothing", kind)
		}
		if len(kind) > 24 {
			t.Errorf("%s does not fit its column", kind)
		}
	}
	if len(all) != len(application.EffectLetters()) {
		t.Errorf("%d handlers", len(all))
	}
}

// Art. 30: each point, guidance, the time to correct, what follows; never why somebody asks.
func TestTheLetterThatAsksForACorrection(t *testing.T) {
	t.Parallel()
	r := received(t)
	r.does("2025-03-05", r.o.Handler.ID, application.AskCorrection{Text: "1. 请写明年度；\n2. 请写明获取信息的方式。", Days: 10, Way: application.ByPost})
	all := r.rendered(application.EffectCorrectionLetter)
	wantLetter(t, all, []string{"2025年3月3日", "2025年3月5日"}, "补正告知书", "张三示例：", "示例公开申〔2025〕1号", "1. 请写明年度；", "2. 请写明获取信息的方式。",
		"自收到本告知书之次日起10个工作日内补正", "视为放弃申请", "答复期限自收到补正的申请之日起重新计算", "示例县政务公开科（示例路1号）", "【未填：文号】")
	wantNone(t, all[0], "用途", "利害关系", "特殊需要")
}

// The time that the office gives where the notice names none; a second notice moves no period, and the letter says so.
func TestTheLetterThatAsksForACorrectionAgain(t *testing.T) {
	t.Parallel()
	r := received(t)
	r.does("2025-03-05", r.o.Handler.ID, application.AskCorrection{Text: "请写明年度", Way: application.ByPost})
	r.does("2025-03-06", r.o.Clerk.ID, application.ReceiveCorrection{Channel: clock.InPerson, Text: "2024年度的预算"})
	wantLetter(t, r.rendered(application.EffectCorrectionLetter), []string{"2025年3月3日", "2025年3月5日"}, "15个工作日内补正", story.Registration(story.InPerson).Request)
	if all := r.rendered(application.EffectCorrectionLetter); strings.Contains(all[0], "2024年度的预算") {
		t.Errorf("it tells what was asked for later:\n%s", all[0])
	}
}

// Art. 35: number and frequency; the last day is not known to the case and stays open.
func TestTheLetterThatAsksForReasons(t *testing.T) {
	t.Parallel()
	r := received(t)
	r.does("2025-03-06", r.o.Handler.ID, application.AskReasons{Text: "2025年2月共申请120件", Way: application.ByPost})
	wantLetter(t, r.rendered(application.EffectReasonsLetter), []string{"2025年3月3日", "2025年3月6日"}, "说明理由告知书", "2025年2月共申请120件", "第三十五条",
		"【未填：说明理由的期限】", "【未填：文号】")
}

// 国办函〔2020〕109号 arts 4–6: one tariff, band by band, the time to pay and what follows.
func TestTheLetterThatAsksForTheFee(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		charge application.Charge
		wants  []string
	}{
		"by pages": {application.Charge{Tariff: fee.Pages, Count: 45, Way: application.ByPost}, []string{"第五条", "共45页", "第31页至第45页", "应缴金额合计150元"}},
		"by units": {application.Charge{Tariff: fee.Units, Before: 9, Count: 12, Way: application.ByPost},
			[]string{"第四条", "此前已申请9件", "本次申请计12件", "第11件至第21件", "应缴金额合计1100元"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := received(t)
			r.does("2025-03-05", r.o.Handler.ID, c.charge)
			wantLetter(t, r.rendered(application.EffectChargeLetter), []string{"2025年3月3日", "2025年3月5日"}, append(c.wants, "自收到本通知书之次日起20个工作日内缴纳",
				"视为放弃申请", "不能单独就该决定申请行政复议", "【未填：缴纳方式】")...)
		})
	}
}

// Arts 32–34: each party is asked what its article has it asked, and none is told who applies; the applicant is not told whom.
func TestTheLettersOfAConsultation(t *testing.T) {
	t.Parallel()
	form := story.Registration(story.InPerson)
	secret := []string{form.Party.Name, form.Party.DocNumber, form.Party.Phone, form.Number, "示例公开申"}
	for party, c := range map[clock.Party]struct {
		kind  string
		slips int
		told  int
		days  []string
		wants []string
	}{
		clock.ThirdParty: {application.EffectThirdPartyLetter, 1, 1, []string{"2025年3月5日"},
			[]string{"征求意见书", "第三十二条", "15个工作日内", "逾期未提出意见的，由本机关依照条例的规定决定是否公开", "附件：征求意见回执"}},
		clock.CoMaker: {application.EffectCoMakerLetter, 1, 0, []string{"2025年3月5日"}, []string{"征求意见书", "第三十四条", "15个工作日内", "视为同意公开"}},
		clock.Agency:  {application.EffectAgencyLetter, 0, 0, []string{"2025年3月5日", "2025年3月5日"}, []string{"协办函", "15个工作日内", "第三十三条第三款"}},
	} {
		t.Run(string(party), func(t *testing.T) {
			t.Parallel()
			r := received(t)
			r.does("2025-03-05", r.o.Handler.ID, application.Consult{Party: party, Name: "乙示例公司", Text: "投标报价表第3页示例", Way: application.ByPost})
			all := r.rendered(c.kind)
			wantLetter(t, all, c.days, append(c.wants, "乙示例公司：", "投标报价表第3页示例", "示例县政务公开科（示例路1号）")...)
			wantNone(t, all[0], append(secret, "视为不同意", "视为拒绝")...)
			slips, told := r.rendered(application.EffectOpinionSlip), r.rendered(application.EffectOpinionTold)
			if len(slips) != c.slips || len(told) != c.told {
				t.Fatalf("%d slips, %d letters to the applicant", len(slips), len(told))
			}
			for _, slip := range slips {
				wantNone(t, slip, secret...)
				if !strings.Contains(slip, "□ 同意公开　　□ 不同意公开") {
					t.Error(slip)
				}
			}
			if len(told) > 0 {
				wantLetter(t, told, []string{"2025年3月3日", "2025年3月5日", "2025年3月5日"}, "张三示例：", "征求意见所需时间不计算在答复期限内")
				wantNone(t, told[0], "乙示例", "投标报价表")
			}
		})
	}
}

// A letter to a party that would say who applies is not written: the clerk is told which text to mend, never what it says.
func TestALetterThatNamesTheApplicantIsNotWritten(t *testing.T) {
	t.Parallel()
	form := story.Registration(story.InPerson)
	for _, told := range []string{form.Party.Name, form.Party.DocNumber, form.Party.Phone} {
		r := received(t)
		r.does("2025-03-05", r.o.Handler.ID, application.Consult{Party: clock.ThirdParty, Name: "乙示例公司", Text: "申请人" + told + "要的投标文件", Way: application.ByPost})
		if all := r.rendered(application.EffectThirdPartyLetter, application.EffectOpinionSlip); len(all) != 0 {
			t.Errorf("written:\n%s", all[0])
		}
		for _, e := range r.effects() {
			stuck := e.Kind != application.EffectOpinionTold
			if (e.Status == store.EffectStuck) != stuck || stuck && e.Fault != "Information：不得写明申请人" {
				t.Errorf("%s is %s: %s", e.Kind, e.Status, e.Fault)
			}
		}
	}
}

// An act that was taken back before its letter was written is not told.
func TestAnActThatWasTakenBackHasNoLetter(t *testing.T) {
	t.Parallel()
	for kind, c := range map[clock.Kind]casefile.Command{
		clock.CorrectionSent: application.AskCorrection{Text: "请写明年度", Way: application.ByPost},
		clock.ReasonsAsked:   application.AskReasons{Text: "二月共120件", Way: application.ByPost},
		clock.FeeNoticed:     application.Charge{Tariff: fee.Pages, Count: 45, Way: application.ByPost},
		clock.ConsultSent:    application.Consult{Party: clock.ThirdParty, Name: "乙示例公司", Text: "投标文件", Way: application.ByPost},
	} {
		r := received(t)
		r.does("2025-03-05", r.o.Handler.ID, c)
		r.does("2025-03-06", r.o.Reviewer.ID, application.Amend{Target: r.letter(kind), Withdrawn: true, Reason: "登记错了"})
		if all := r.rendered(application.EffectLetters()...); len(all) != 0 {
			t.Errorf("%s: %v", kind, all)
		}
	}
}

// A letter is dated as its act was, as it is known now.
func TestALetterBearsTheMendedDate(t *testing.T) {
	t.Parallel()
	r := received(t)
	r.does("2025-03-06", r.o.Handler.ID, application.AskCorrection{Text: "请写明年度", Way: application.ByPost})
	r.does("2025-03-07", r.o.Reviewer.ID, application.Amend{Target: r.letter(clock.CorrectionSent), NewOn: civil.MustParse("2025-03-05"), Reason: "前一天交邮"})
	wantLetter(t, r.rendered(application.EffectCorrectionLetter), []string{"2025年3月3日", "2025年3月5日"}, "答复期限自收到补正的申请之日起重新计算")
}
