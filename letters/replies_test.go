package letters_test

import (
	"testing"

	"gongkai/letters"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// kinds are complete replies of every kind, by form, decided on a day of 2025.
func kinds() map[letters.Code]letters.ReplyInput {
	out := map[letters.Code]letters.ReplyInput{
		letters.T20: other(outcome.A36_1_PUBLISHED, "请登录示例县人民政府网站“政府信息公开”专栏，查阅《示例县2023年度高标准农田建设项目资金安排》（示例农发〔2023〕8号）第3页。"),
		letters.T21: other(outcome.A36_2_GRANT, "随本答复书寄送纸质复印件，共6页。"),
		letters.T22: withheld(outcome.A37_PARTIAL, outcome.X15_THIRD),
		letters.T30: other(outcome.A36_7_REGISTER, ""),
		letters.T31: other(outcome.A36_4_NONE, ""),
		letters.T32: other(outcome.A36_5_NOTOURS, ""),
		letters.T33: other(outcome.A38_PROCESSING, ""),
		letters.T34: other(outcome.A_UNCLEAR, "补正后仍没有写明是哪一个项目、哪一个年度的资金。"),
		letters.T35: other(outcome.A39_PETITION, "请向示例县信访局提出，地址：示例县示例路2号。"),
		letters.T36: other(outcome.A36_6_REPEAT, ""),
		letters.T37: other(outcome.A39_PUBLICATION, "《示例年鉴（2023）》由示例出版社出版，可以在示例县图书馆查阅。"),
		letters.T38: other(outcome.A35_ABUSE, ""),
		letters.T39: other(outcome.A_CONFIRM, "本机关已于2024年5月6日以示例公复〔2024〕31号答复书向您提供该文件。"),
	}
	for _, g := range outcome.Grounds() {
		out[letters.Code(outcome.A36_3_DENY.Letter(g))] = withheld(outcome.A36_3_DENY, g)
	}
	return out
}

// base is a reply of 2025 whose decision is still to come.
func base(c outcome.Code, g outcome.Ground) letters.ReplyInput {
	in := grant()
	in.Outcome, in.Ground, in.File, in.Attachments, in.Text = c, g, one(c), nil, ""
	in.Application.RegisterNo, in.Application.Received = "示例依申请〔2025〕7号", day("2025-03-03")
	in.Number, in.Date = "示例公复〔2025〕12号", day("2025-03-28")
	return in
}

// other is a reply about no document.
func other(c outcome.Code, text string) letters.ReplyInput {
	in := base(c, "")
	in.Text = text
	r := &in.File.Replies[0]
	switch c {
	case outcome.A36_4_NONE:
		r.Search = searchLog()
	case outcome.A36_5_NOTOURS:
		r.NotOurs = &review.NotOurs{Maker: review.No, Keeper: review.No, Lead: review.No, How: "该项目由示例市水利局立项并组织实施，文件由其制作", OtherKnown: review.Yes,
			Other: "示例市水利局", Contact: "示例市示例路9号，000-00000009"}
	case outcome.A36_6_REPEAT:
		r.Repeat = &review.Repeat{EarlierNo: "示例公复〔2024〕31号", EarlierOn: day("2024-05-06"), Replied: review.Yes, SameApplicant: review.Yes, SameInformation: review.Yes}
	case outcome.A36_7_REGISTER:
		r.Register = &review.Register{Rank: review.AdminRegulation, Title: "不动产登记暂行条例", Article: "第二十七条"}
	case outcome.A38_PROCESSING:
		r.Processing = &review.Processing{ReadyMade: review.No, Work: "需要按村汇总近五年的补助名册并逐户计算", RawExists: review.Yes, RawForm: "各年度补助名册", Offered: review.Yes}
	case outcome.A39_PETITION:
		r.Petition = &review.Petition{Extracts: "要求查处示例村村干部违规发放补助", Embedded: review.No}
	case outcome.A35_ABUSE:
		r.Volume = &review.Volume{Count: 120, Period: "2025年1月至2月", InvitedOn: day("2025-03-04"), Evaluation: "所说明的理由与所申请的内容没有关联"}
	}
	return in
}

func searchLog() *review.Search {
	entry := func(on string, p review.Place) review.Entry {
		return review.Entry{Place: p, By: "p-3", On: day(on), Keywords: "示例镇 高标准农田 拨付", Range: "2020年至2025年", Result: review.Nothing, Evidence: "截图"}
	}
	return &review.Search{
		Expected:   []review.Place{review.OfficeSystem, review.Archive, review.Paper},
		Entries:    []review.Entry{entry("2025-03-11", review.OfficeSystem), entry("2025-03-12", review.Archive)},
		LeftOut:    []review.LeftOut{{Place: review.Paper, Why: "纸质件均已移交档案室"}},
		UnitsAsked: []review.Asked{{Unit: "u-2", AskedOn: day("2025-03-07"), AnsweredOn: day("2025-03-12")}},
		Leads:      []review.Lead{{Lead: "示例农发〔2023〕99号", FollowedOn: day("2025-03-13"), Result: "发文登记中没有该文号"}},
		MakerDuty:  review.Yes, WhyMissing: "该项目2023年度没有拨付资金，未制作拨付文件",
	}
}

// withheld refuses one document on a ground, or a part of it.
func withheld(c outcome.Code, g outcome.Ground) letters.ReplyInput {
	in := base(c, g)
	if c == outcome.A37_PARTIAL {
		in.Ground = ""
	}
	in.File.Replies[0].Documents = []string{"d1"}
	d := review.Document{ID: "d1", Separable: review.No, Indivisible: "各段落互相指称，隐去任何一段都不能成文", ReviewOn: day("2026-03-01"),
		Segments: []review.Segment{{ID: "s1", Location: "全文", State: review.Withheld, Basis: "b1", Facts: facts(g), Reason: "公开的影响已逐项写明"}}}
	if c == outcome.A37_PARTIAL {
		d.Separable, d.Indivisible, d.Segments[0].Location = review.Yes, "", "第3页第2段"
		d.Segments = append(d.Segments, review.Segment{ID: "s2", Location: "其余部分", State: review.Open},
			review.Segment{ID: "s3", Location: "第5页批注", State: review.Withheld, NotInformation: true, Facts: "工作人员个人所作的提示", Reason: "不是在履行职责中制作的信息"})
		in.Text = "可以公开的部分（共4页）随本答复书邮寄。"
	}
	in.File.Documents = []review.Document{d}
	in.File.Bases = []review.Basis{basis(g)}
	return in
}

func facts(g outcome.Ground) string {
	switch g {
	case outcome.X14_SECRET:
		return "甲部队的驻地"
	case outcome.X14_LAW:
		return "该文件是示例法所列的统计调查原始资料"
	case outcome.X14_3S1W:
		return "该文件列有供水设施的重点部位"
	case outcome.X15_THIRD:
		return "该文件记载投标报价的构成"
	case outcome.X16_INTERNAL:
		return "该文件是工作人员年度考核的分工安排"
	case outcome.X16_PROCESS:
		return "该文件是研究资金拨付的会议记录"
	case outcome.X16_CASEFILE:
		return "该文件收在一宗行政处罚案卷内"
	default:
		return ""
	}
}

func basis(g outcome.Ground) review.Basis {
	b := review.Basis{ID: "b1", Ground: g}
	switch g {
	case outcome.X14_SECRET:
		b.Secret = &review.Secret{DocNo: "示例密〔2020〕1号", Level: review.Confidential, TermYears: 10, MarkedOn: day("2020-06-01"), Organ: "示例市某局",
			OrganKind: review.City, Power: review.Own, Grounds: "某保密范围第一条", OriginalAt: "机要室三号柜", Reviewer: "p-9"}
	case outcome.X14_LAW:
		b.Law = &review.Law{Rank: review.Statute, Title: "中华人民共和国示例法", Article: "第二十条第一款", Prohibits: review.Yes, Limited: review.No}
	case outcome.X14_3S1W:
		b.Harm = &review.Harm{Interest: review.PublicSecurity, Consequence: "会使重点部位暴露", Cause: "文件列有部位清单", Likelihood: "较大",
			AssessedOn: day("2025-03-10"), Department: "u-1", OpinionOn: day("2025-03-12")}
	case outcome.X15_THIRD:
		b.Third = &review.Third{Party: "c1", Right: review.TradeSecret, Harm: "损害", SentOn: day("2025-03-05"), ServedOn: day("2025-03-06"),
			AnsweredOn: day("2025-03-14"), Answer: review.Objects, Reasonable: review.Yes, Weighing: "该报价不涉及公共资金的使用结果"}
	case outcome.X16_INTERNAL:
		b.Internal = &review.Internal{Kind: review.Personnel, External: review.No, MustPublish: review.No, Need: "公开会影响人员考核的正常进行"}
	case outcome.X16_PROCESS:
		b.Process = &review.Process{Kind: review.Discussion, Matter: "已办结", MustPublish: review.No, Final: review.Yes, FinalOn: day("2025-01-10"),
			FreshReason: "记录载有参会人员的个别意见，公开会妨碍今后的坦率讨论"}
	case outcome.X16_CASEFILE:
		b.Casefile = &review.Casefile{CaseNo: "示例罚〔2025〕1号", ApplicantParty: review.No, MustPublish: review.No, Decision: review.No}
	}
	return b
}

// mixed answers three items: granted, refused, not there.
func mixed() letters.ReplyInput {
	in := withheld(outcome.A36_3_DENY, outcome.X16_PROCESS)
	in.Outcome, in.Ground = outcome.A37_PARTIAL, ""
	in.Request = []string{"示例镇2023年度高标准农田建设项目资金拨付文件", "研究该项目资金拨付的会议讨论记录", "该项目资金的追加拨付文件"}
	in.File.Requests = []string{"1", "2", "3"}
	deny := in.File.Replies[0]
	deny.Item = "2"
	in.File.Replies = []review.Reply{{Item: "1", Code: outcome.A36_2_GRANT}, deny, {Item: "3", Code: outcome.A36_4_NONE, Search: searchLog()}}
	in.Text = "第1项所涉文件（共6页）随本答复书邮寄。"
	return in
}

// silent is a third party that said nothing.
func silent() letters.ReplyInput {
	in := withheld(outcome.A36_3_DENY, outcome.X15_THIRD)
	in.File.Bases[0].Third = &review.Third{Party: "c1", Right: review.Privacy, SentOn: day("2025-03-05"), ServedOn: day("2025-03-06"), AnswerDue: day("2025-03-27"),
		Assessment: "公开该住址会使第三方受到骚扰", Weighing: "住址与资金使用无关"}
	return in
}

// replies are the samples of every kind, and those that differ from them.
func replies(t *testing.T) map[string]letters.Letter {
	t.Helper()
	out := map[string]letters.Letter{}
	for code, in := range kinds() {
		out[string(code)+"-reply"] = compose(t, letters.Reply, in)
	}
	out["T22-mixed"] = compose(t, letters.Reply, mixed())
	out["T26-silent"] = compose(t, letters.Reply, silent())
	for _, c := range []outcome.Code{outcome.A36_3_DENY, outcome.A37_PARTIAL, outcome.A36_4_NONE, outcome.A36_5_NOTOURS} {
		g := outcome.Ground("")
		if c == outcome.A36_3_DENY {
			g = outcome.X15_THIRD
		}
		out[c.Letter(g)+"-nothing-filled"] = compose(t, letters.Reply, blank(c, g))
	}
	return out
}
