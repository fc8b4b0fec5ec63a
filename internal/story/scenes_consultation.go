package story

import (
	"gongkai/casefile/application"
	"gongkai/statute/clock"
)

// A letter and an answer to be refused.
var (
	aLetter  = application.Consult{Party: clock.ThirdParty, Name: "示例有限公司", Text: "投标文件", Way: application.ByPost}
	anAnswer = application.RecordOpinion{Ref: "c1", Opinion: application.Agrees}
	unasked  = application.WithdrawConsultation{Ref: "c1", Reason: "x"}
)

func consultationScenes() []Scene {
	return []Scene{
		{"a silent third party: its fifteen days are left out", "条例 arts 32, 33(3), T7", func(s *Story) {
			s.handled().On("2024-03-11").Consulted(clock.ThirdParty).WantDue("2024-04-23").
				On("2024-03-13").Served().WantConsultation("c1", "2024-04-03", clock.Silent, "2024-04-03").WantDue("2024-04-25").
				Replied("2024-04-19", "2024-04-22", "2024-04-23", "2024-04-25").WantInTime().WantViolations()
		}},
		{"an opinion ends the span on its day", "条例 art. 33(3)", func(s *Story) {
			s.handled().On("2024-03-11").Consulted(clock.ThirdParty).On("2024-03-20").Opinion("c1", application.Objects).
				WantConsultation("c1", "2024-04-01", clock.Answered, "2024-03-20").WantDue("2024-04-11").WantConservative("2024-04-10").
				WantNotOffered(application.CmdRecordOpinion, application.CmdWithdrawConsultation).WantRefused(anAnswer, "H04", "H05")
		}},
		{"spans that overlap count once", "T7: the union, never the sum", func(s *Story) {
			s.handled().On("2024-03-11").Consulted(clock.ThirdParty).On("2024-03-18").Consulted(clock.ThirdParty).
				On("2024-03-20").Opinion("c1", application.Agrees).On("2024-03-25").Opinion("c2", application.Objects).
				WantDue("2024-04-16").WantConsultation("c1", "2024-04-01", clock.Answered, "2024-03-20").
				WantConsultation("c2", "2024-04-09", clock.Answered, "2024-03-25")
		}},
		{"spans apart are both left out", "T7", func(s *Story) {
			s.handled().On("2024-03-06").Consulted(clock.ThirdParty).On("2024-03-08").Opinion("c1", application.Agrees).
				WantDue("2024-04-03").On("2024-03-25").Consulted(clock.CoMaker).On("2024-03-27").Opinion("c2", application.Agrees).WantDue("2024-04-08")
		}},
		{"a question taken back: the clock goes on the next day", "条例 art. 33(3)", func(s *Story) {
			s.handled().On("2024-03-11").Consulted(clock.ThirdParty).On("2024-03-15").TookBack("c1").
				WantConsultation("c1", "2024-04-01", clock.TookBack, "2024-03-15").WantDue("2024-04-08")
		}},
		{"a letter after the due date excludes nothing, and is signed for", "S08, 条例 art. 33(3)", func(s *Story) {
			s.handled().On("2024-04-01").WantWindow(application.CmdConsult, "2024-03-04", "2024-04-01").On("2024-04-02").WantRefused(aLetter, "S08").
				Signing("S08").Consulted(clock.ThirdParty).WantDue("2024-04-01").WantViolations("S08").
				On("2024-04-10").Opinion("c1", application.Agrees).WantDue("2024-04-01").
				Replied("2024-04-10", "2024-04-10", "2024-04-10", "2024-04-10").WantLate()
		}},
		{"a letter on the last day of the period: the day is used up, nothing is left to exclude", "条例 art. 33(3)", func(s *Story) {
			s.handled().On("2024-04-01").Consulted(clock.ThirdParty).WantViolations().On("2024-04-08").Opinion("c1", application.Agrees).
				WantDue("2024-04-01")
		}},
		{"a letter sent within an extended period", "条例 art. 33(3) speaks of all the periods of 33(2)", func(s *Story) {
			s.asked().On("2025-06-26").ApprovedExtension().On("2025-06-27").ToldExtension().WantDue("2025-07-29").
				On("2025-07-10").Consulted(clock.ThirdParty).WantViolations().On("2025-07-17").Opinion("c1", application.Objects).WantDue("2025-08-05")
		}},
		{"an extension after a consultation, told on the last day of the longer period", "条例 art. 33(2)(3), T9", func(s *Story) {
			s.Received("2025-06-03", InPerson).On("2025-06-04").AssignedTo("a").On("2025-06-16").Consulted(clock.ThirdParty).
				On("2025-06-18").Served().WantConsultation("c1", "2025-07-09", clock.Silent, "2025-07-09").
				On("2025-07-09").Opinion("c1", application.Objects).WantDue("2025-07-24").
				On("2025-07-25").WantRefused(longer, "E13").On("2025-07-24").AskedExtension(20).ApprovedExtension().
				On("2025-07-25").WantRefused(told, "E13").On("2025-07-24").ToldExtension().WantDue("2025-08-21")
		}},
		{"a co-maker who says nothing consents", "条例 art. 34", func(s *Story) {
			s.Received("2025-05-12", InPerson).On("2025-05-13").AssignedTo("a").On("2025-05-19").Consulted(clock.CoMaker).
				On("2025-05-20").Served().WantConsultation("c1", "2025-06-11", clock.Silent, "2025-06-11").WantDue("2025-07-02")
		}},
		{"another agency is asked for fifteen days at most", "条例 art. 33(3) [C]", func(s *Story) {
			s.handled().On("2024-03-11").Consulted(clock.Agency).On("2024-03-13").Served().
				WantConsultation("c1", "2024-04-03", clock.Silent, "2024-04-03").WantDue("2024-04-25").
				On("2024-03-22").Opinion("c1", application.Replies).WantConsultation("c1", "2024-04-03", clock.Answered, "2024-03-22").
				WantDue("2024-04-15")
		}},
		{"an opinion after its time changes no date", "条例 art. 32", func(s *Story) {
			s.handled().On("2024-03-11").Consulted(clock.ThirdParty).On("2024-03-13").Served().On("2024-04-08").Opinion("c1", application.Objects).
				WantConsultation("c1", "2024-04-03", clock.Silent, "2024-04-03").WantDue("2024-04-25").WantViolations()
		}},
		{"a letter says whom it asks and what", "条例 art. 32", func(s *Story) {
			s.Received("2024-03-04", InPerson).WantRefused(aLetter, "H04").On("2024-03-05").AssignedTo("a").
				WantRefused(application.Consult{}, "H05", "H05", "H05", "H05").
				WantRefused(application.Consult{Party: "neighbour", Name: "x", Text: "x", Way: application.ByHand}, "H05").
				WantWindow(application.CmdConsult, "2024-03-04", "2024-03-05")
		}},
		{"an answer belongs to a letter that is open, and follows it", "条例 art. 32", func(s *Story) {
			s.handled().WantRefused(anAnswer, "H04", "H05").On("2024-03-11").Consulted(clock.ThirdParty).
				WantRefused(application.RecordOpinion{Ref: "c2", Opinion: "maybe"}, "H05", "H05").
				WantRefused(application.WithdrawConsultation{Ref: "c1"}, "H05").On("2024-03-08").WantRefused(anAnswer, "S57", "S57").
				WantRefused(unasked, "S57", "S57").On("2024-03-12").Consulted(clock.Agency).
				On("2024-03-11").WantRefused(application.RecordOpinion{Ref: "c2", Opinion: application.Replies}, "S57")
		}},
		{"an old opinion is entered after the extension it came before", "条例 art. 33(3)", func(s *Story) {
			s.Received("2025-06-03", InPerson).On("2025-06-04").AssignedTo("a").On("2025-06-16").Consulted(clock.ThirdParty).
				On("2025-06-25").AskedExtension(20).ApprovedExtension().ToldExtension().On("2025-06-20").Opinion("c1", application.Agrees).
				WantDue("2025-08-04").WantViolations()
		}},
		{"an opinion that shows the extension to have come too late", "E13: the truth is recorded, the period is the shorter one", func(s *Story) {
			s.Received("2025-06-03", InPerson).On("2025-06-04").AssignedTo("a").On("2025-06-16").Consulted(clock.ThirdParty).WantDue("2025-07-22").
				On("2025-07-16").AskedExtension(20).ApprovedExtension().ToldExtension().WantDue("2025-08-19").
				On("2025-06-20").Opinion("c1", application.Agrees).WantDue("2025-07-07").WantViolations("E13")
		}},
	}
}
