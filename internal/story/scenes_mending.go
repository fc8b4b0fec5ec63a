package story

import "gongkai/casefile/application"

// answered is a case received on 2024-03-04, due 2024-04-01, whose reply went out on a day.
func (s *Story) answered(delivered string) *Story {
	s.t.Helper()
	return s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").
		Replied("2024-03-12", "2024-03-13", "2024-03-14", delivered)
}

func mendingScenes() []Scene {
	return []Scene{
		{"a receipt date entered wrongly", "更正, 条例 art. 31", func(s *Story) {
			s.Today("2024-03-20").Received("2024-03-08", SignedMail).WantDue("2024-04-08").On("2024-03-20").AssignedTo("a").
				ReceiptWas("2024-03-04").WantDue("2024-04-01").WantReceivedOn("2024-03-04").
				ReceiptWas("2024-03-08").WantDue("2024-04-08").WantViolations()
		}},
		{"a receipt mended to another channel", "条例 art. 31", func(s *Story) {
			s.Received("2024-03-04", SignedMail).On("2024-03-08").
				Amended(application.Amend{Target: 1, Channel: OrdinaryMail}).WantUnconfirmed("2024-04-01").
				Amended(application.Amend{Target: 1, Channel: OrdinaryMail, ConfirmedOn: day("2024-03-07")}).WantDue("2024-04-07").
				Amended(application.Amend{Target: 1, Channel: SignedMail}).WantDue("2024-04-01").
				WantRefused(application.Amend{Target: 1, ConfirmedOn: day("2024-03-07"), Reason: "x"}, "H05")
		}},
		{"a receipt mended earlier makes an extension late", "E13: the truth is recorded", func(s *Story) {
			s.asked().On("2025-06-26").ApprovedExtension().On("2025-06-30").ToldExtension().WantDue("2025-07-29").
				On("2025-07-03").ReceiptWas("2025-05-28").WantDue("2025-06-26").WantViolations("E13").
				ReceiptWas("2025-06-03").WantDue("2025-07-29").WantViolations()
		}},
		{"a receipt is not mended past what followed it", "S50", func(s *Story) {
			s.answered("2024-03-20").Today("2024-03-22").On("2024-03-22").
				WantRefused(application.Amend{Target: 1, NewOn: day("2024-03-21"), Reason: "x"}, "S50").
				WantRefused(application.Amend{Target: 1, NewOn: day("2024-03-23"), Reason: "x"}, "H02", "S50").
				WantRefused(application.Amend{Target: 1, NewOn: day("2019-05-14"), Reason: "x"}, "H03")
		}},
		{"a delivery date entered wrongly", "更正; late only while the wrong date is the cause", func(s *Story) {
			s.answered("2024-04-02").WantLate().
				On("2024-04-03").DeliveryWas("2024-04-01").WantInTime().WantRepliedOn("2024-04-01").WantClosedOn("2024-04-01").
				DeliveryWas("2024-04-02").WantLate()
		}},
		{"an answer after the due date is late for ever", "指导案例26号", func(s *Story) {
			s.answered("2024-04-02").WantLate().On("2024-04-08").Noted().Archived().WantLate()
		}},
		{"post of the last day, entered after the holiday", "交邮之日", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-12").Drafted().
				On("2024-03-13").Passed().On("2024-03-29").Signed().Today("2024-04-08").Delivered("2024-04-01").WantInTime()
		}},
		{"a reply that never left", "更正", func(s *Story) {
			s.answered("2024-03-20").On("2024-03-27").NeverDelivered().WantStage(application.Delivery).WantRepliedOn("").WantClosedOn("").
				WantHandler("a", "2024-03-27").WantDue("2024-04-01").WantOffered(application.CmdDeliver, application.CmdReturn).
				Delivered("2024-03-28").WantRepliedOn("2024-03-28").WantInTime()
		}},
		{"a withdrawal that was none", "更正", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-12").Drafted().
				On("2024-03-13").Withdrew().WantStage(application.Retracted).WantClosedOn("2024-03-13").
				On("2024-03-14").NeverWithdrew().WantStage(application.Review).WantClosedOn("").WantDue("2024-04-01").
				Passed().WantStage(application.Signing)
		}},
		{"a withdrawal of another day", "更正", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-13").Withdrew().
				WantRefused(application.Amend{Target: 2, NewOn: day("2024-03-01"), Reason: "x"}, "S50").
				On("2024-03-14").Amended(application.Amend{Target: 2, NewOn: day("2024-03-12")}).WantClosedOn("2024-03-12").
				WantStage(application.Retracted)
		}},
		{"an archived case is mended but not undone", "归档", func(s *Story) {
			s.answered("2024-03-20").On("2024-03-25").Archived().
				On("2024-03-26").DeliveryWas("2024-03-21").WantStage(application.Archiving).WantRepliedOn("2024-03-21").
				WantRefused(application.Amend{Target: 6, Withdrawn: true, Reason: "x"}, "H04").
				ReceiptWas("2024-03-01").WantDue("2024-03-29").WantStage(application.Archiving)
		}},
		{"what can be mended is a dated fact", "S54", func(s *Story) {
			s.answered("2024-03-20").WantRefused(application.Amend{}, "H05", "H05").
				WantRefused(application.Amend{Target: 3, NewOn: day("2024-03-12"), Reason: "x"}, "S54").
				WantRefused(application.Amend{Target: 99, NewOn: day("2024-03-12"), Reason: "x"}, "S54").
				WantRefused(application.Amend{Target: 1, Withdrawn: true, Reason: "x"}, "S54")
		}},
		{"an amendment says one thing and changes something", "H05", func(s *Story) {
			s.answered("2024-03-20").
				WantRefused(application.Amend{Target: 1, Reason: "x"}, "H05").
				WantRefused(application.Amend{Target: 1, NewOn: day("2024-03-04"), Reason: "x"}, "H05").
				WantRefused(application.Amend{Target: 6, Reason: "x"}, "H05").
				WantRefused(application.Amend{Target: 6, NewOn: day("2024-03-19"), Withdrawn: true, Reason: "x"}, "H05").
				WantRefused(application.Amend{Target: 6, NewOn: day("2024-03-19"), Channel: Fax, ConfirmedOn: day("2024-03-19"), Reason: "x"}, "H05", "H05")
		}},
	}
}

func endingScenes() []Scene {
	return []Scene{
		{"the applicant withdraws", "A_WITHDRAWN", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").WantRefused(application.Withdraw{}, "H05").
				On("2024-03-06").Withdrew().WantStage(application.Retracted).WantClosedOn("2024-03-06").WantInTime().
				WantNext(application.CmdArchive).WantRefused(takeBack, "H04").On("2024-03-07").Archived().WantStage(application.Archiving)
		}},
		{"a case struck out", "作废", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").Voided().WantStage(application.Struck).WantClosedOn("2024-03-05").
				WantNotOffered(application.CmdAmend, application.CmdNote, application.CmdVoid, application.CmdAssign).
				WantRefused(application.Note{Text: "x"}, "H04").WantRefused(application.Amend{Target: 1, NewOn: day("2024-03-01"), Reason: "x"}, "H04")
		}},
		{"a withdrawal undone in each stage leads back to it", "更正", func(s *Story) {
			s.Received("2024-03-04", InPerson).Withdrew().NeverWithdrew().WantStage(application.Intake).
				AssignedTo("a").Withdrew().NeverWithdrew().WantStage(application.Handling).
				Drafted().Passed().Withdrew().NeverWithdrew().WantStage(application.Signing).
				Signed().Withdrew().NeverWithdrew().WantStage(application.Delivery).Delivered("2024-03-04").WantStage(application.Answered)
		}},
	}
}
