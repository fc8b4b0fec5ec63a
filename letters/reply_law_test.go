package letters_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/letters"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
	"gongkai/statute/review"
)

// A refusal printed as a grant would be a disaster: each kind has its form, its article and its own sentence, and no other's.
func TestEveryReplyIsPrintedAsWhatItIs(t *testing.T) {
	t.Parallel()
	says := map[letters.Code][]string{
		letters.T20: {"第三十六条第（一）项", "已经主动公开"},
		letters.T21: {"第三十六条第（二）项", "本机关决定予以公开"},
		letters.T22: {"第十五条、第三十二条、第三十七条", "本机关决定部分公开"},
		letters.T23: {"第十四条、第三十六条第（三）项", "密级为秘密，保密期限为10年"},
		letters.T24: {"第十四条、第三十六条第（三）项", "《中华人民共和国示例法》第二十条第一款"},
		letters.T25: {"第十四条、第三十六条第（三）项", "可能危及公共安全"},
		letters.T26: {"第十五条、第三十二条、第三十六条第（三）项", "答复不同意公开，且有合理理由", "不会对公共利益造成重大影响：该报价不涉及公共资金的使用结果"},
		letters.T27: {"第十六条第一款、第三十六条第（三）项", "人事管理方面"},
		letters.T28: {"第十六条第二款、第三十六条第（三）项", "形成的讨论记录"},
		letters.T29: {"第十六条第二款、第三十六条第（三）项", "查阅、复制案卷"},
		letters.T30: {"第三十六条第（七）项", "《不动产登记暂行条例》第二十七条"},
		letters.T31: {"第三十六条第（四）项", "检索办公系统", "范围为2020年至2025年", "不存在。"},
		letters.T32: {"第三十六条第（五）项", "示例市水利局", "000-00000009"},
		letters.T33: {"第三十八条", "各年度补助名册"},
		letters.T34: {"第三十条", "仍不明确"},
		letters.T35: {"第三十九条第一款", "示例县信访局"},
		letters.T36: {"第三十六条第（六）项", "2024年5月6日", "示例公复〔2024〕31号"},
		letters.T37: {"第三十九条第二款", "示例县图书馆"},
		letters.T38: {"第三十五条", "120件", "所说明的理由与所申请的内容没有关联"},
		letters.T39: {"确认或者重新出具", "示例公复〔2024〕31号"},
	}
	all := kinds()
	if len(all) != len(says) {
		t.Fatalf("%d kinds", len(all))
	}
	for code, in := range all {
		l := compose(t, letters.Reply, in)
		if l.Code != code || len(l.Unfilled()) > 0 {
			t.Errorf("%s became %s, unfilled %q", code, l.Code, l.Unfilled())
		}
		for _, want := range says[code] {
			if !strings.Contains(l.Text(), want) {
				t.Errorf("%s does not say %s", code, want)
			}
		}
		if grants := strings.Contains(l.Text(), "决定予以公开"); grants != (code == letters.T21) {
			t.Errorf("%s grants: %v", code, grants)
		}
		if refuses := strings.Contains(l.Text(), "决定不予公开"); refuses != (in.Outcome == outcome.A36_3_DENY) {
			t.Errorf("%s refuses: %v", code, refuses)
		}
	}
}

// 行政复议法 art. 23: under every reply stand the paragraphs that statute/remedy gives for its items, on every side of 2024.
func TestEverySubstantiveLetterHasItsRemedy(t *testing.T) {
	t.Parallel()
	for _, on := range []civil.Date{day("2023-12-29"), day("2024-01-02"), day("2025-06-03")} {
		for code, in := range kinds() {
			in.Application.Received, in.Date = day("2023-12-01"), on
			r := in.File.Replies[0]
			item := remedy.Item{Code: r.Code}
			if g := in.File.GroundsOf(r); len(g) > 0 {
				item.Grounds = g
			}
			want, err := in.Redress.Table.Decide(remedy.Decision{On: on, Body: remedy.Department, Items: []remedy.Item{item}}, in.Redress.Names, in.Redress.Settings)
			if err != nil {
				t.Fatal(err)
			}
			l := compose(t, letters.Reply, in)
			if l.Remedy != want.Paragraphs[0].Variant || len(l.Rights) != 1 || l.Rights[0].String() != want.Paragraphs[0].Text() || l.Remedy == letters.REM_NONE {
				t.Errorf("%s on %s: %s %v", code, on, l.Remedy, l.Rights)
			}
			if mandatory := l.Remedy == letters.REM_MANDATORY; mandatory != (on >= day("2024-01-01") && code >= letters.T22 && code <= letters.T29) {
				t.Errorf("%s on %s: 复议 first %v", code, on, mandatory)
			}
		}
	}
	for _, l := range []letters.Letter{compose(t, letters.Uncorrected, uncorrected()), compose(t, letters.Unpaid, unpaid())} {
		if l.Remedy != letters.REM_OPTIONAL || len(l.Rights) != 1 {
			t.Errorf("%s: %s %v", l.Code, l.Remedy, l.Rights)
		}
	}
}

func TestNoProceduralLetterCanBeContested(t *testing.T) {
	t.Parallel()
	for name, l := range procedures(t) {
		switch l.Code {
		case letters.T40, letters.T41:
			continue
		case letters.T13:
			if len(l.Rights) != 1 || !strings.Contains(l.Rights[0].String(), "不能单独就该决定申请行政复议") {
				t.Errorf("%s: %v", name, l.Rights)
			}
		default:
			if len(l.Rights) > 0 || strings.Contains(l.Text(), "行政复议") {
				t.Errorf("%s: %v", name, l.Rights)
			}
		}
		if l.Remedy != letters.REM_NONE {
			t.Errorf("%s: %s", name, l.Remedy)
		}
	}
}

// A mixed reply names the items of each paragraph.
func TestAMixedReplyNamesItsItems(t *testing.T) {
	t.Parallel()
	l := compose(t, letters.Reply, mixed())
	if l.Code != letters.T22 || l.Remedy != letters.REM_MANDATORY || len(l.Rights) != 2 || len(l.Unfilled()) > 0 {
		t.Fatalf("%s %s %v %q", l.Code, l.Remedy, l.Rights, l.Unfilled())
	}
	if !strings.Contains(l.Rights[0].String(), "第2项") || !strings.Contains(l.Rights[1].String(), "第1项、第3项") {
		t.Errorf("%v", l.Rights)
	}
	for _, head := range []string{"一、关于第1项“示例镇2023", "二、关于第2项“研究", "三、关于第3项“该项目"} {
		if !strings.Contains(l.Text(), head) {
			t.Errorf("no heading %s", head)
		}
	}
	in := mixed()
	in.Request, in.Text = []string{"三件文件"}, ""
	want := []string{"第1项申请内容", "第2项申请内容", "第3项申请内容", "有关说明"}
	if got := compose(t, letters.Reply, in).Unfilled(); !slices.Equal(got, want) {
		t.Errorf("unfilled %q", got)
	}
}

// 保守国家秘密法: of a state secret a letter says level and term, whatever is on file, and the official's own text cannot carry it out.
func TestNoTextOfAStateSecretLeaves(t *testing.T) {
	t.Parallel()
	deny, part := withheld(outcome.A36_3_DENY, outcome.X14_SECRET), withheld(outcome.A37_PARTIAL, outcome.X14_SECRET)
	several := withheld(outcome.A36_3_DENY, outcome.X14_SECRET)
	several.File.Documents[0].Segments = append(slices.Clone(several.File.Documents[0].Segments),
		review.Segment{ID: "s2", Location: "附件", State: review.Withheld, Basis: "b1", Facts: "乙部队的番号", Reason: "番号涉密"})
	own := withheld(outcome.A36_3_DENY, outcome.X14_SECRET)
	own.Text = "该文件写的是甲部队 的驻地，\n不能公开。"
	also := mixed()
	also.File.Bases[0] = basis(outcome.X14_SECRET)
	also.File.Documents[0].Segments[0].Facts = "甲部队的驻地"
	also.Text = "第2项是甲部队的驻地。"
	for name, in := range map[string]letters.ReplyInput{"refused": deny, "in part": part, "several segments": several, "in the text": own, "one of three items": also} {
		l := compose(t, letters.Reply, in)
		squeezed := strings.Join(strings.Fields(l.Text()), "")
		docx := strings.Join(printed(t, MustPart(t, MustDocx(t, l, letters.Style{}), "word/document.xml")), "")
		for _, secret := range []string{"甲部队", "乙部队", "番号涉密", "公开的影响已逐项写明", "隐去任何一段都不能成文", "示例密〔2020〕1号", "机要室", "示例市某局", "某保密范围"} {
			if strings.Contains(squeezed, secret) || strings.Contains(docx, secret) {
				t.Errorf("%s: the letter says %s", name, secret)
			}
		}
		if !strings.Contains(l.Text(), "密级为秘密，保密期限为10年") {
			t.Errorf("%s: no level and term", name)
		}
	}
	if got := compose(t, letters.Reply, own).Unfilled(); len(got) != 1 || !strings.Contains(got[0], "请改写") {
		t.Errorf("unfilled %q", got)
	}
}

// 条例 art. 32: silence is neither consent nor refusal; the agency says why it withholds.
func TestSilenceOfAThirdPartyIsNoRefusal(t *testing.T) {
	t.Parallel()
	text := compose(t, letters.Reply, silent()).Text()
	if !strings.Contains(text, "第三方在规定的期限内未提出意见，由本机关决定是否公开。本机关认为：公开该住址会使第三方受到骚扰。") || strings.Contains(text, "不同意") {
		t.Error(text)
	}
	in := silent()
	in.File.Bases[0].Third.Assessment = ""
	if got := compose(t, letters.Reply, in).Unfilled(); !slices.Equal(got, []string{"本机关对公开是否损害第三方合法权益的判断"}) {
		t.Errorf("unfilled %q", got)
	}
}

// Whatever is taken from the file of a reply leaves a gap where it stood.
func TestWhatTheFileLacksIsMarked(t *testing.T) {
	t.Parallel()
	for code, in := range kinds() {
		f := &in.File
		f.Replies = slices.Clone(f.Replies)
		r := &f.Replies[0]
		*r = review.Reply{Item: r.Item, Code: r.Code, Documents: r.Documents}
		in.Text = ""
		if len(f.Documents) > 0 {
			f.Bases = []review.Basis{{ID: "b1", Ground: f.Bases[0].Ground}}
		}
		l := compose(t, letters.Reply, in)
		if got := l.Unfilled(); len(got) == 0 {
			t.Errorf("%s passes as complete:\n%s", code, l.Text())
		}
	}
	in := withheld(outcome.A36_3_DENY, outcome.X16_PROCESS)
	in.File.Documents[0].Segments[0].Facts, in.File.Documents[0].Segments[0].Reason = "", "不属于公开范围"
	want := []string{"不予公开的事实", "不予公开的理由（不得使用“不属于公开范围”）"}
	if got := compose(t, letters.Reply, in).Unfilled(); !slices.Equal(got, want) {
		t.Errorf("unfilled %q", got)
	}
}

func TestRepliesThatContradictThemselvesAreRefused(t *testing.T) {
	t.Parallel()
	for name, in := range map[string]letters.ReplyInput{
		"a grant over a refusal":       {Outcome: outcome.A36_2_GRANT, File: withheld(outcome.A36_3_DENY, outcome.X16_PROCESS).File},
		"a refusal without a ground":   {Outcome: outcome.A36_3_DENY, File: one(outcome.A36_3_DENY)},
		"a closing in a reply":         {Outcome: outcome.A30_ABANDON_CORR, File: one(outcome.A30_ABANDON_CORR)},
		"a kind nobody knows":          {Outcome: "A99", File: one("A99")},
		"no item at all":               {Outcome: outcome.A36_2_GRANT},
		"a closing among the items":    {Outcome: outcome.A36_2_GRANT, File: review.File{Replies: []review.Reply{{Code: outcome.A36_2_GRANT}, {Code: outcome.A_WITHDRAWN}}}},
		"不予受理 in our own words":        {Outcome: outcome.A36_2_GRANT, File: one(outcome.A36_2_GRANT), Text: "不予受理"},
		"an agency of no kind we know": {Outcome: outcome.A36_2_GRANT, File: one(outcome.A36_2_GRANT), Redress: letters.Redress{Body: "guild"}},
	} {
		var f letters.Faults
		if _, err := letters.Reply(in); !errors.As(err, &f) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheApplicantIsNamedToNobody(t *testing.T) {
	t.Parallel()
	for _, p := range []clock.Party{clock.ThirdParty, clock.CoMaker, clock.Agency} {
		if text := compose(t, letters.OpinionRequest, opinion(p)).Text(); strings.Contains(text, "张三示例") {
			t.Errorf("%s: %s", p, text)
		}
		in := opinion(p)
		in.Information = "张三 示例申请的报价表"
		var f letters.Faults
		if _, err := letters.OpinionRequest(in); !errors.As(err, &f) || f[0].Field != "Information" || strings.Contains(err.Error(), "张三") {
			t.Errorf("%s: %v", p, err)
		}
	}
	if text := compose(t, letters.OpinionTold, told()).Text(); strings.Contains(text, "乙示例") {
		t.Error(text)
	}
}

// What silence means is told to each party as its article has it (arts 32, 34).
func TestEachPartyIsToldWhatItsSilenceMeans(t *testing.T) {
	t.Parallel()
	third, maker := compose(t, letters.OpinionRequest, opinion(clock.ThirdParty)).Text(), compose(t, letters.OpinionRequest, opinion(clock.CoMaker)).Text()
	if !strings.Contains(third, "逾期未提出意见的，由本机关依照条例的规定决定是否公开") || strings.Contains(third, "视为") {
		t.Error(third)
	}
	if !strings.Contains(maker, "逾期未提出意见的，视为同意公开") {
		t.Error(maker)
	}
}

func TestProceduralLettersThatContradictThemselvesAreRefused(t *testing.T) {
	t.Parallel()
	use, days, soon, early, wrong, old := correction(), correction(), uncorrected(), unpaid(), charge(t, fee.Pages, 0, 68), charge(t, fee.Pages, 0, 68)
	use.Points = "请说明申请用途。"
	days.Days = -1
	soon.Date = soon.Due
	early.Due = early.NoticedOn.AddDays(-1)
	wrong.Asked = 381
	old.Application.Received, old.Date = day("2020-11-02"), day("2020-12-31")
	why := reasons()
	why.Due = day("2024-03-07")
	late := told()
	late.SentOn = day("2024-03-13")
	for name, compose := range map[string]func() (letters.Letter, error){
		"条例 art. 27: use is not asked":            func() (letters.Letter, error) { return letters.CorrectionNotice(use) },
		"negative days":                           func() (letters.Letter, error) { return letters.CorrectionNotice(days) },
		"art. 30: closed on the last day":         func() (letters.Letter, error) { return letters.Uncorrected(soon) },
		"109号 art. 6: due before the notice":      func() (letters.Letter, error) { return letters.Unpaid(early) },
		"the sum is not that of the computation":  func() (letters.Letter, error) { return letters.ChargeNotice(wrong) },
		"no fee existed before 2021":              func() (letters.Letter, error) { return letters.ChargeNotice(old) },
		"reasons due before they are asked":       func() (letters.Letter, error) { return letters.ReasonsNotice(why) },
		"the applicant is told before the letter": func() (letters.Letter, error) { return letters.OpinionTold(late) },
	} {
		var f letters.Faults
		if _, err := compose(); !errors.As(err, &f) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestACorrectionAskedTooLateDoesNotPromiseANewPeriod(t *testing.T) {
	t.Parallel()
	in := correction()
	in.Idle = true
	if text := compose(t, letters.CorrectionNotice, in).Text(); strings.Contains(text, "重新计算") || !strings.Contains(text, "不改变本机关对该申请的答复期限") {
		t.Error(text)
	}
	g := grant()
	g.Course = letters.Course{CorrectionAsked: day("2024-03-20"), Corrected: day("2024-03-22"), Idle: true}
	if text := compose(t, letters.Reply, g).Text(); strings.Contains(text, "重新计算") || !strings.Contains(text, "于2024年3月22日收到补正材料。") {
		t.Error(text)
	}
}

func TestConsultationsAreToldAsTheyEnded(t *testing.T) {
	t.Parallel()
	for want, x := range map[string]letters.Consultation{
		"书面征求其他机关意见，于2024年3月15日撤回，征求意见所需时间不计算在答复期限内。": {Party: clock.Agency, Sent: day("2024-03-11"), Ended: day("2024-03-15"), TookBack: true},
		"书面征求第三方意见，至今尚未收到意见，征求意见所需时间不计算在答复期限内。":       {Party: clock.ThirdParty, Sent: day("2024-03-11"), Pending: true},
		"书面征求第三方意见，于2024年3月15日收到意见。":                  {Party: clock.ThirdParty, Sent: day("2024-03-11"), Ended: day("2024-03-15"), Answered: true, Late: true},
	} {
		in := grant()
		in.Course.Consultations = []letters.Consultation{x}
		if text := compose(t, letters.Reply, in).Text(); !strings.Contains(text, want) {
			t.Errorf("%s\n%s", want, text)
		}
	}
}

// Art. 31: an ordinary letter or a fax is received on the day both sides confirmed it; a letter says so only where it is so.
func TestAnUnconfirmedReceiptIsNotCalledConfirmed(t *testing.T) {
	t.Parallel()
	in := grant()
	in.Application.Channel, in.Request = clock.OrdinaryMail, []string{"2023年的方案。"}
	for unconfirmed, want := range map[bool]string{false: "以平常信函邮寄并经双方确认的政府信息公开申请", true: "以平常信函邮寄的政府信息公开申请"} {
		in.Application.Unconfirmed = unconfirmed
		text := compose(t, letters.Reply, in).Text()
		if !strings.Contains(text, want) || strings.Contains(text, "。”。") {
			t.Errorf("unconfirmed %v: %.300s", unconfirmed, text)
		}
	}
}
