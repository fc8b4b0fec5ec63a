package story

import (
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// Countersigned is a 会签, each by a person of his own: one person signs a draft in one role.
func (s *Story) Countersigned(roles ...review.Role) *Story {
	s.t.Helper()
	for _, role := range roles {
		s.By(string(role)).Does(application.Countersign{Role: role, Opinion: review.Agrees})
	}
	return s
}

// considered are the milder courses of a row of the table, each with a reason.
func considered(key string) (out []review.Alternative) {
	for _, row := range MustGrounds().Rows() {
		if row.Key != key {
			continue
		}
		for _, o := range row.Options {
			out = append(out, review.Alternative{Kind: o.ID, Why: "经研究不适用"})
		}
	}
	return out
}

// withheld is a part of a document withheld on the one basis of the file.
func withheld(id string) review.Segment {
	return review.Segment{ID: id, Location: "第2页", State: review.Withheld, Basis: "b1", Facts: "系本机关内部值班安排", Reason: "不对外产生影响"}
}

// internally is a reply about one document of which parts are 内部事务信息 (art. 16(1)).
func internally(code outcome.Code, separable review.Answer, reviewOn string, parts ...review.Segment) application.Draft {
	d := review.Document{ID: "d1", Title: "示例道路工程值班安排", Segments: parts, Separable: separable, Alternatives: considered(review.RowRefusal),
		ReviewOn: civil.MustParse(reviewOn)}
	if separable == review.No {
		d.Indivisible = "全文均为内部值班安排"
	}
	basis := review.Basis{ID: "b1", Ground: outcome.X16_INTERNAL, Alternatives: considered(string(outcome.X16_INTERNAL)),
		Internal: &review.Internal{Kind: review.Workflow, External: review.No, MustPublish: review.No, Need: "维持内部工作秩序"}}
	f := review.File{Requests: []string{"1"}, Documents: []review.Document{d}, Bases: []review.Basis{basis},
		Replies: []review.Reply{{Item: "1", Code: code, Documents: []string{"d1"}}}}
	return application.Draft{Outcome: code, Text: "经查，答复如下。", File: &f}
}

// searched is a reply that the information does not exist, after a search of so many places (art. 36(4)).
func searched(on string, places ...review.Place) application.Draft {
	s := review.Search{Expected: []review.Place{review.OfficeSystem, review.Archive}, MakerDuty: review.No,
		UnitsAsked: []review.Asked{{Unit: "jtj", AskedOn: civil.MustParse(on), AnsweredOn: civil.MustParse(on)}}}
	for _, p := range places {
		s.Entries = append(s.Entries, review.Entry{Place: p, By: "a", On: civil.MustParse(on), Keywords: "示例道路工程 预算", Range: "2019—2024年",
			Result: review.Nothing, Evidence: "查找情况说明"})
	}
	f := review.File{Requests: []string{"1"}, Replies: []review.Reply{{Item: "1", Code: outcome.A36_4_NONE, Search: &s,
		Alternatives: considered(string(outcome.A36_4_NONE))}}}
	return application.Draft{Outcome: outcome.A36_4_NONE, Text: "经检索，未查到您申请的信息。", File: &f}
}

// A pass with the conclusions of a refusal, and signatures to be refused.
var (
	aClosedPass = application.Pass{Secrecy: review.MayNotOpen, Privacy: review.MayNotOpen, Ours: review.MayOpen}
	aSignature  = application.Sign{}
)

func refusalScenes() []Scene {
	open := review.Segment{ID: "s1", Location: "第1页", State: review.Open}
	return []Scene{
		{"不予公开 of 内部事务信息", "条例 arts 16(1), 36(3)", func(s *Story) {
			s.handled().On("2024-03-11").Does(internally(outcome.A36_3_DENY, review.No, "2024-09-02", withheld("s1"))).
				On("2024-03-12").Does(aClosedPass).WantRefused(aSignature, "G4").
				On("2024-03-13").Countersigned(review.LegalReviewer).On("2024-03-14").Signed().Delivered("2024-03-15").
				WantStage(application.Answered).WantInTime()
		}},
		{"部分公开", "条例 art. 37", func(s *Story) {
			s.handled().On("2024-03-11").Does(internally(outcome.A37_PARTIAL, review.Yes, "2024-09-02", open, withheld("s2"))).
				On("2024-03-12").Passed().On("2024-03-13").Countersigned(review.LegalReviewer).On("2024-03-14").Signed().
				Delivered("2024-03-15").WantStage(application.Answered)
		}},
		{"信息不存在 after a search, then an order to search again", "条例 art. 36(4); 复议法", func(s *Story) {
			s.handled().On("2024-03-11").Does(searched("2024-03-11", review.OfficeSystem, review.Archive)).On("2024-03-12").Does(aClosedPass).
				WantRefused(aSignature, "G5", "G5").On("2024-03-13").Countersigned(review.UnitHead, review.Archivist).On("2024-03-14").Signed().
				Delivered("2024-03-15").On("2024-06-12").RedoOrdered(20).WantStage(application.Handling).
				Does(searched("2024-06-12", review.OfficeSystem, review.Archive, review.Paper)).On("2024-06-13").Does(aClosedPass).
				Countersigned(review.UnitHead, review.Archivist).Signed().Delivered("2024-06-13").WantStage(application.Answered).WantInTime()
		}},
		{"the legal reviewer objects: the main leader takes it upon himself, nobody else can", "会签 [C]", func(s *Story) {
			object := application.Countersign{Role: review.LegalReviewer, Opinion: review.Objects, Text: "依据不足"}
			agree := application.Countersign{Role: review.MainLeader, Opinion: review.Agrees}
			s.handled().On("2024-03-11").Does(internally(outcome.A36_3_DENY, review.No, "2024-09-02", withheld("s1"))).
				On("2024-03-12").Does(aClosedPass).By("law").Does(object).
				Signing("G4").WantRefused(aSignature, "G4").By("main").WantRefused(agree, "G4").
				By("main").Signing("G4").Does(agree).Signed().WantStage(application.Delivery)
		}},
		{"an opinion changes with a reason only", "会签 [C]", func(s *Story) {
			agree := application.Countersign{Role: review.LegalReviewer, Opinion: review.Agrees}
			object := application.Countersign{Role: review.LegalReviewer, Opinion: review.Objects}
			s.handled().On("2024-03-11").Drafted().By("law").WantRefused(object, "H05").By("a").WantRefused(agree, "H01")
			object.Text = "依据不足"
			s.By("law").Does(object).By("law").WantRefused(agree, "H05")
			agree.Text = "已补充依据"
			s.By("law").Does(agree).By("law").WantRefused(application.Countersign{Role: review.Archivist, Opinion: review.Agrees}, "H06").
				By("law").WantRefused(aPass, "H06").By("law").WantNotOffered(application.CmdPass).Passed().By(Reviewer).WantRefused(agree, "H06")
		}},
		{"all on the day of the order", "复议法", func(s *Story) {
			s.answered("2024-03-20").On("2024-06-12").RedoOrdered(20).Consulted("third_party").WantViolations().Opinion("c1", application.Agrees).
				AskedReasons().Drafted().Passed().Signed().Delivered("2024-06-12").WantStage(application.Answered).WantInTime().
				RedoOrdered(20).WantStage(application.Handling).Replied("2024-06-12", "2024-06-12", "2024-06-12", "2024-06-12")
		}},
		{"a reply while a correction is awaited is a warning", "条例 art. 30", func(s *Story) {
			s.handled().On("2024-03-08").AskedCorrection().On("2024-03-11").WantRefused(aDraft, "S60").
				Signing("S60").Drafted().Passed().Signed().Delivered("2024-03-12").WantStage(application.Answered)
		}},
		{"words that the law does not know are refused in the draft", "条例 art. 36", func(s *Story) {
			s.handled().On("2024-03-11").WantRefused(application.Draft{Outcome: outcome.A36_2_GRANT, Text: "您的申请不予受理。"}, "G8").
				WantRefused(application.Draft{Outcome: outcome.A36_2_GRANT, Text: "该信息不属于公开范围。"}, "G8").
				Drafted("现公开《关于不予受理的通知》。")
		}},
		{"what is awaited is the next step", "条例 arts 30, 32", func(s *Story) {
			s.handled().On("2024-03-08").AskedCorrection().WantNext(application.CmdReceiveCorrection).On("2024-03-11").Corrected(InPerson).
				WantNext(application.CmdDraft).Consulted("third_party").WantNext(application.CmdRecordOpinion).
				On("2024-03-12").Opinion("c1", application.Agrees).WantNext(application.CmdDraft)
		}},
	}
}
