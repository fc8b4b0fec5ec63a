package review_test

import (
	"os"
	"slices"
	"testing"

	"gongkai/civil"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

func day(s string) civil.Date { return civil.MustParse(s) }

// today is the day of all checks here.
func today() civil.Date { return day("2025-03-20") }

// received is the day of receipt.
func received() civil.Date { return day("2025-03-03") }

// MustRules are the default rules over the shipped table.
func MustRules(t testing.TB) review.Rules {
	t.Helper()
	b, err := os.ReadFile("../../seeds/grounds/grounds.json")
	if err != nil {
		t.Fatal(err)
	}
	table, err := review.ParseGrounds(b)
	if err != nil {
		t.Fatal(err)
	}
	return review.Defaults(table)
}

// considered are the alternatives of a row, each with a reason.
func considered(r review.Rules, key string) (out []review.Alternative) {
	for _, o := range r.Table.Row(key).Options {
		out = append(out, review.Alternative{Kind: o.ID, Why: "不适用"})
	}
	return out
}

func signed(roles ...review.Role) (out []review.Signature) {
	for _, role := range roles {
		out = append(out, review.Signature{Role: role, By: "p-" + string(role), On: today()})
	}
	return out
}

func gate(c review.Conclusion) *review.Gate {
	return &review.Gate{By: "p-1", On: day("2025-03-18"), Conclusion: c}
}

// Refusal is a complete file that refuses one document of one segment on a ground.
func Refusal(r review.Rules, g outcome.Ground) review.File {
	return review.File{
		ReceivedOn: received(),
		Requests:   []string{"1"},
		Replies:    []review.Reply{{Item: "1", Code: outcome.A36_3_DENY, Documents: []string{"d1"}}},
		Documents: []review.Document{{
			ID: "d1", Separable: review.No, Indivisible: "各段互相指称", Secrecy: gate(review.MayNotOpen),
			ReviewOn: day("2026-03-01"), Alternatives: considered(r, review.RowRefusal),
			Segments: []review.Segment{{ID: "s1", Location: "全文", State: review.Withheld, Basis: "b1", Facts: "事实", Reason: "理由"}},
		}},
		Bases:      []review.Basis{CompleteBasis(r, g)},
		Legal:      &review.LegalReview{By: "p-2", On: day("2025-03-19"), Conclusion: review.Agrees},
		Signatures: signed(r.Table.Signatures(g)...),
	}
}

// CompleteBasis is a ground with everything it needs.
func CompleteBasis(r review.Rules, g outcome.Ground) review.Basis {
	b := review.Basis{ID: "b1", Ground: g, Alternatives: considered(r, string(g))}
	switch g {
	case outcome.X14_SECRET:
		b.Secret = &review.Secret{DocNo: "示例密〔2020〕1号", Level: review.Confidential, TermYears: 10, MarkedOn: day("2020-06-01"),
			Organ: "示例市某局", OrganKind: review.City, Power: review.Own, Grounds: "某范围第一条", OriginalAt: "机要室", Reviewer: "p-9"}
	case outcome.X14_LAW:
		b.Law = &review.Law{Rank: review.Statute, Title: "某法", Article: "第一条", Prohibits: review.Yes, Limited: review.No}
	case outcome.X14_3S1W:
		b.Harm = &review.Harm{Interest: review.PublicSecurity, Consequence: "后果", Cause: "因果", Likelihood: "较大",
			AssessedOn: day("2025-03-10"), Department: "u-1", OpinionOn: day("2025-03-12")}
	case outcome.X15_THIRD:
		b.Third = &review.Third{Party: "t-1", Right: review.TradeSecret, Harm: "损害", SentOn: day("2025-03-05"),
			ServedOn: day("2025-03-06"), AnsweredOn: day("2025-03-14"), Answer: review.Objects, Reasonable: review.Yes, Weighing: "衡量"}
	case outcome.X16_INTERNAL:
		b.Internal = &review.Internal{Kind: review.Personnel, External: review.No, MustPublish: review.No, Need: "必要性"}
	case outcome.X16_PROCESS:
		b.Process = &review.Process{Kind: review.Discussion, Matter: "已办结", MustPublish: review.No, Final: review.Yes,
			FinalOn: day("2025-01-10"), FreshReason: "新理由"}
	case outcome.X16_CASEFILE:
		b.Casefile = &review.Casefile{CaseNo: "示例罚〔2025〕1号", ApplicantParty: review.No, MustPublish: review.No, Decision: review.No}
	}
	return b
}

// Grant is a complete file that hands out one document.
func Grant() review.File {
	return review.File{
		ReceivedOn: received(),
		Requests:   []string{"1"},
		Replies:    []review.Reply{{Item: "1", Code: outcome.A36_2_GRANT, Documents: []string{"d1"}}},
		Documents: []review.Document{{ID: "d1", Secrecy: gate(review.MayOpen), Privacy: gate(review.MayOpen),
			Ours: gate(review.MayOpen)}},
	}
}

// PartialOf is a complete file that gives one segment and withholds another on a ground.
func PartialOf(r review.Rules, g outcome.Ground) review.File {
	f := Refusal(r, g)
	f.Replies[0].Code = outcome.A37_PARTIAL
	d := &f.Documents[0]
	d.Separable, d.Indivisible = review.Yes, ""
	d.Secrecy, d.Privacy, d.Ours = gate(review.MayOpen), gate(review.MayOpen), gate(review.MayOpen)
	d.Segments = append(d.Segments, review.Segment{ID: "s2", Location: "第2页", State: review.Open})
	return f
}

// Other is a complete file with a reply that is about no document; codes without preconditions need nothing.
func Other(r review.Rules, c outcome.Code) review.File {
	reply := review.Reply{Item: "1", Code: c, Alternatives: considered(r, string(c))}
	switch c {
	case outcome.A36_4_NONE:
		reply.Search = CompleteSearch()
	case outcome.A36_5_NOTOURS:
		reply.NotOurs = &review.NotOurs{Maker: review.No, Keeper: review.No, Lead: review.No, How: "理由", OtherKnown: review.Yes,
			Other: "示例县某局", Contact: "联系方式"}
	case outcome.A36_6_REPEAT:
		reply.Repeat = &review.Repeat{EarlierNo: "示例〔2024〕1号", EarlierOn: day("2024-05-06"), Replied: review.Yes,
			SameApplicant: review.Yes, SameInformation: review.Yes}
	case outcome.A36_7_REGISTER:
		reply.Register = &review.Register{Rank: review.AdminRegulation, Title: "某条例", Article: "第一条"}
	case outcome.A38_PROCESSING:
		reply.Processing = &review.Processing{ReadyMade: review.No, Work: "汇总", RawExists: review.Yes, RawForm: "台账", Offered: review.Yes}
	case outcome.A39_PETITION:
		reply.Petition = &review.Petition{Extracts: "摘录", Embedded: review.No}
	case outcome.A35_ABUSE:
		reply.Volume = &review.Volume{Count: 120, Period: "一个月", InvitedOn: day("2025-03-04"), Evaluation: "评估"}
	case outcome.A36_1_PUBLISHED, outcome.A36_2_GRANT, outcome.A37_PARTIAL, outcome.A36_3_DENY, outcome.A39_PUBLICATION,
		outcome.A30_ABANDON_CORR, outcome.A42_ABANDON_FEE, outcome.A_UNCLEAR, outcome.A_CONFIRM, outcome.A_WITHDRAWN:
	}
	return review.File{ReceivedOn: received(), Requests: []string{"1"}, Replies: []review.Reply{reply},
		Signatures: signed(r.Table.SignaturesOf(c)...)}
}

// CompleteSearch is a log of two places, with a third left out for a reason.
func CompleteSearch() *review.Search {
	entry := func(p review.Place) review.Entry {
		return review.Entry{Place: p, By: "p-3", On: day("2025-03-11"), Keywords: "关键词", Range: "2010年至2025年",
			Result: review.Nothing, Evidence: "截图"}
	}
	return &review.Search{
		Expected:   []review.Place{review.OfficeSystem, review.Archive, review.Paper},
		Entries:    []review.Entry{entry(review.OfficeSystem), entry(review.Archive)},
		LeftOut:    []review.LeftOut{{Place: review.Paper, Why: "纸质件均已移交档案室"}},
		UnitsAsked: []review.Asked{{Unit: "u-2", AskedOn: day("2025-03-07"), AnsweredOn: day("2025-03-12")}},
		Leads:      []review.Lead{{Lead: "文号", FollowedOn: day("2025-03-13"), Result: "无此文号"}},
		MakerDuty:  review.Yes, WhyMissing: "未制作",
	}
}

// short are findings as check and condition.
func short(all []review.Finding) (out []string) {
	for _, f := range all {
		out = append(out, string(f.Check)+" "+f.Condition)
	}
	slices.Sort(out)
	return out
}
