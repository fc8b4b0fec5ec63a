package story

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// Scene is one story that every level must be able to tell.
type Scene struct {
	Name string
	Law  string // the article or house rule it shows
	Tell func(*Story)
}

// Scenes are the scenes of an application's life.
func Scenes() []Scene {
	all := [][]Scene{ordinaryScenes(), receiptScenes(), extensionScenes(), orderScenes(), mendingScenes(), endingScenes(),
		correctionScenes(), consultationScenes(), volumeScenes(), redoScenes(), refusalScenes(), amendingScenes(), exampleScenes()}
	var out []Scene
	for _, part := range all {
		out = append(out, part...)
	}
	return out
}

func day(s string) civil.Date { return civil.MustParse(s) }

// A usual draft and the acts without content, to be refused.
var (
	aDraft   = application.Draft{Outcome: outcome.A36_2_GRANT, Text: "经查，现予公开。"}
	aPass    = application.Pass{Secrecy: review.MayOpen, Privacy: review.MayOpen, Ours: review.MayOpen}
	byPost   = application.Deliver{Way: application.ByPost}
	longer   = application.RequestExtension{Days: 20, Reason: "材料分散"}
	told     = application.NotifyExtension{Way: application.ByPost}
	takeBack = application.Withdraw{Statement: "本人撤回申请"}
)

func ordinaryScenes() []Scene {
	return []Scene{
		{"an ordinary application", "条例 arts 31, 33(2), 36(2)", func(s *Story) {
			s.Received("2024-03-04", SignedMail).WantStage(application.Intake).WantDue("2024-04-01").WantNext(application.CmdAssign).
				On("2024-03-05").AssignedTo("a").WantStage(application.Handling).WantHandler("a", "2024-03-05").WantNext(application.CmdDraft).
				On("2024-03-12").Drafted().WantStage(application.Review).WantNext(application.CmdPass).
				On("2024-03-13").Passed("同意").WantStage(application.Signing).WantNext(application.CmdSign).
				On("2024-03-14").Signed("示例公复〔2024〕1号").WantStage(application.Delivery).WantNext(application.CmdDeliver).
				Delivered("2024-03-20").WantStage(application.Answered).WantDue("2024-04-01").WantRepliedOn("2024-03-20").
				WantInTime().WantNext(application.CmdArchive).
				On("2024-03-25").Archived().WantStage(application.Archiving).WantClosedOn("2024-03-20").
				WantOffered(application.CmdNote, application.CmdAmend).WantNotOffered(application.CmdDraft, application.CmdWithdraw)
		}},
		{"a draft is returned and written again", "审核", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-11").Drafted("第一稿").
				On("2024-03-12").SentBack().WantStage(application.Handling).WantHandler("a", "2024-03-12").WantOffered(application.CmdDraft).
				On("2024-03-13").Drafted("第二稿").On("2024-03-14").Passed().
				On("2024-03-15").SentBack().WantStage(application.Handling).
				Replied("2024-03-18", "2024-03-19", "2024-03-20", "2024-03-21").WantInTime()
		}},
		{"what the form lacks is a checklist and completed later", "条例 art. 29(2)", func(s *Story) {
			bare := Registration(SignedMail)
			bare.Party = casefile.Party{Name: "张三示例"}
			s.On("2024-03-04").Does(bare).
				WantMissing(application.MissDocument, application.MissPhone, application.MissAddress).WantDue("2024-04-01").
				On("2024-03-06").Completed().WantMissing().WantDue("2024-04-01")
		}},
		{"a note changes nothing", "", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a")
			before := s.State()
			s.On("2024-03-06").Noted()
			before.Seq++
			same(s.t, "state before and after a note", before, s.State())
		}},
		{"a case changes hands while handled", "改派", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").
				On("2024-03-08").AssignedTo("b").WantStage(application.Handling).WantHandler("b", "2024-03-08").
				WantRefused(application.Assign{Handler: "b"}, "H05")
		}},
		{"a case changes hands during review", "改派", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-07").Drafted().
				On("2024-03-08").AssignedTo("b").WantStage(application.Review).WantHandler("b", "2024-03-07").
				On("2024-03-11").By("a").WantRefused(aPass, "H01").
				By("b").Passed().WantStage(application.Signing)
		}},
		{"nobody approves his own draft", "H01", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-07").Drafted().
				By("a").WantNotOffered(application.CmdPass).By("a").WantRefused(aPass, "H01").
				Passed().By("a").WantRefused(application.Sign{}, "H01").WantStage(application.Signing).
				By(Reviewer).Signed().WantStage(application.Delivery)
		}},
		{"a form sent half empty names every gap", "H05", func(s *Story) {
			s.On("2024-03-04").WantRefused(application.Register{}, "H05", "H05", "H05").
				WantRefused(application.Register{Channel: InPerson, Applicant: application.Natural, Request: " "}, "H05").
				Received("2024-03-04", InPerson).WantRefused(application.Assign{}, "H05").AssignedTo("a").
				WantRefused(application.Complete{Applicant: "ghost"}, "H05").
				WantRefused(application.Draft{Outcome: outcome.A36_2_GRANT}, "H05").Drafted().WantRefused(application.Return{}, "H05").
				Passed().Signed().WantRefused(application.Deliver{Way: "express"}, "H05").
				WantRefused(application.Void{Reason: "\t "}, "H05").WantRefused(application.Note{}, "H05")
		}},
	}
}

func receiptScenes() []Scene {
	return []Scene{
		{"the first day of the 条例", "H03", func(s *Story) {
			s.Today("2019-05-16").On("2019-05-14").WantRefused(Registration(InPerson), "H03").
				Received("2019-05-15", InPerson).WantDue("2019-06-13")
		}},
		{"nothing is dated in the future", "H02", func(s *Story) {
			s.Today("2024-03-04").On("2024-03-05").WantRefused(Registration(InPerson), "H02").
				Received("2024-03-04", InPerson).On("2024-03-05").WantRefused(application.Assign{Handler: "a"}, "H02").
				Today("2024-03-05").AssignedTo("a").WantHandler("a", "2024-03-05")
		}},
		{"nothing is dated before receipt", "S50", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-01").WantRefused(application.Assign{Handler: "a"}, "S50").
				WantRefused(takeBack, "S50").WantWindow(application.CmdAssign, "2024-03-04", "2024-03-04")
		}},
		{"post of before the weekend, entered after it", "条例 art. 31", func(s *Story) {
			s.Today("2024-03-04").Received("2024-03-01", SignedMail).WantDue("2024-03-29").WantReceivedOn("2024-03-01")
		}},
		{"an ordinary letter waits for confirmation", "条例 art. 31(2)", func(s *Story) {
			s.Received("2024-03-04", OrdinaryMail).WantUnconfirmed("2024-04-01").
				On("2024-03-05").AssignedTo("a").WantNotOffered(application.CmdRequestExtension).WantRefused(longer, "H04").
				On("2024-03-08").Confirmed("2024-03-07").WantReceivedOn("2024-03-07").WantDue("2024-04-07").
				WantOffered(application.CmdRequestExtension)
		}},
		{"a fax confirmed at once", "条例 art. 31(3)", func(s *Story) {
			s.ReceivedConfirmed("2024-03-04", Fax, day("2024-03-04")).WantReceivedOn("2024-03-04").WantDue("2024-04-01")
		}},
		{"a confirmation is not before the letter nor after today", "条例 art. 31", func(s *Story) {
			r := Registration(OrdinaryMail)
			r.ConfirmedOn = day("2024-03-01")
			s.On("2024-03-04").WantRefused(r, "S50")
			r.ConfirmedOn = day("2024-03-05")
			s.WantRefused(r, "H02")
			r.Channel, r.ConfirmedOn = InPerson, day("2024-03-04")
			s.WantRefused(r, "H05")
		}},
		{"a letter answered before anybody confirmed it", "条例 art. 31", func(s *Story) {
			s.Received("2024-03-04", OrdinaryMail).On("2024-03-05").AssignedTo("a").
				Replied("2024-03-06", "2024-03-06", "2024-03-06", "2024-03-08").WantInTime().
				On("2024-03-12").Confirmed("2024-03-11").WantInTime().WantRepliedOn("2024-03-08").WantViolations()
		}},
		{"the internet on a day of rest", "条例 art. 31(3), T2", func(s *Story) {
			s.Received("2026-01-01", Internet).WantReceivedOn("2026-01-01").WantDue("2026-01-29").WantLimit("2026-01-30")
		}},
		{"the counter on a make-up Saturday", "T1", func(s *Story) {
			s.Received("2026-02-28", InPerson).WantDue("2026-03-27").WantLimit("2026-03-27")
		}},
		{"a count into a year without a notice", "暂定", func(s *Story) {
			s.Received("2026-11-24", InPerson).WantDue("2026-12-22").WantProvisional(false).On("2026-11-25").AssignedTo("a").
				AskedExtension(20).ApprovedExtension().ToldExtension().WantDue("2027-01-19").WantProvisional(true)
		}},
		{"a case is born once", "H04", func(s *Story) {
			s.WantRefused(application.Assign{Handler: "a"}, "H04", "H05").On("2024-03-04").WantRefused(application.Note{Text: "x"}, "H04").
				Received("2024-03-04", InPerson).WantRefused(Registration(InPerson), "H04")
		}},
	}
}
