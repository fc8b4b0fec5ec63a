package story

import "gongkai/casefile/application"

// asked is a case received on 2025-06-03, first due 2025-07-01, whose handler asked for 20 days on 2025-06-25.
func (s *Story) asked() *Story {
	s.t.Helper()
	return s.Received("2025-06-03", InPerson).On("2025-06-04").AssignedTo("a").WantDue("2025-07-01").On("2025-06-25").AskedExtension(20)
}

func extensionScenes() []Scene {
	return []Scene{
		{"an extension asked for, approved and told", "条例 art. 33(2), T9", func(s *Story) {
			s.asked().WantDue("2025-07-01").WantNotOffered(application.CmdNotifyExtension).
				On("2025-06-26").ApprovedExtension().WantDue("2025-07-01").
				On("2025-06-27").ToldExtension().WantDue("2025-07-29").
				WantNotOffered(application.CmdRequestExtension, application.CmdApproveExtension, application.CmdNotifyExtension).
				WantRefused(longer, "S53").
				Replied("2025-07-10", "2025-07-11", "2025-07-14", "2025-07-29").WantInTime()
		}},
		{"an extension on the very last day", "条例 art. 33(2)", func(s *Story) {
			s.asked().WantWindow(application.CmdApproveExtension, "2025-06-25", "2025-06-25").
				On("2025-07-01").ApprovedExtension().ToldExtension().WantDue("2025-07-29").WantViolations()
		}},
		{"an extension asked for too late", "E13", func(s *Story) {
			s.Received("2025-06-03", InPerson).On("2025-06-04").AssignedTo("a").
				On("2025-07-02").WantRefused(longer, "E13").WantWindow(application.CmdRequestExtension, "2025-06-03", "2025-07-01")
		}},
		{"an extension approved too late", "E13", func(s *Story) {
			s.asked().On("2025-07-02").WantRefused(application.ApproveExtension{}, "E13").
				On("2025-07-01").ApprovedExtension().On("2025-07-02").WantRefused(told, "E13").WantDue("2025-07-01").
				Replied("2025-07-02", "2025-07-02", "2025-07-02", "2025-07-02").WantLate()
		}},
		{"a lawful extension entered after our own outage", "accepted_at bounds nothing but the future", func(s *Story) {
			s.asked().Today("2025-07-07").On("2025-06-26").ApprovedExtension().On("2025-06-30").ToldExtension().WantDue("2025-07-29")
		}},
		{"fewer days than the law allows, and more", "条例 art. 33(2)", func(s *Story) {
			s.Received("2025-06-03", InPerson).On("2025-06-04").AssignedTo("a").
				WantRefused(application.RequestExtension{Days: 21, Reason: "x"}, "H05").
				WantRefused(application.RequestExtension{Reason: "x"}, "H05").
				AskedExtension(10).ApprovedExtension().ToldExtension().WantDue("2025-07-15")
		}},
		{"nobody approves his own extension", "H01", func(s *Story) {
			s.asked().By("a").WantNotOffered(application.CmdApproveExtension).By("a").WantRefused(application.ApproveExtension{}, "H01").
				WantOffered(application.CmdApproveExtension)
		}},
		{"no notice before its approval, no approval before its request", "S52, S57", func(s *Story) {
			s.asked().On("2025-06-24").WantRefused(application.ApproveExtension{}, "S57").WantRefused(told, "H04").
				On("2025-06-26").ApprovedExtension().WantRefused(application.ApproveExtension{}, "H04").
				On("2025-06-25").WantRefused(told, "S52").WantRefused(application.NotifyExtension{}, "S52", "H05")
		}},
		{"until the applicant is told, an extension may be asked for anew, as when its approval was dated wrongly", "条例 art. 33(2), 更正", func(s *Story) {
			s.asked().On("2025-06-30").ApprovedExtension().On("2025-06-27").WantRefused(told, "S52").
				On("2025-06-25").AskedExtension(15).WantNotOffered(application.CmdNotifyExtension).
				On("2025-06-26").ApprovedExtension().On("2025-06-27").ToldExtension().WantDue("2025-07-22")
		}},
		{"an extension notice that never went out", "更正", func(s *Story) {
			s.asked().On("2025-06-26").ApprovedExtension().On("2025-06-27").ToldExtension().WantDue("2025-07-29").
				On("2025-06-30").NeverToldExtension().WantDue("2025-07-01").WantOffered(application.CmdNotifyExtension, application.CmdRequestExtension).
				On("2025-07-01").ToldExtension().WantDue("2025-07-29")
		}},
		{"an extension notice of another day", "更正", func(s *Story) {
			s.asked().On("2025-06-26").ApprovedExtension().On("2025-06-27").ToldExtension().
				WantRefused(application.Amend{Target: 5, NewOn: day("2025-06-25"), Reason: "x"}, "S52").
				On("2025-07-03").NoticeWas("2025-06-30").WantDue("2025-07-29").WantViolations()
		}},
		{"an extension notice that in truth went out too late", "E13: the truth is recorded, the period is the shorter one", func(s *Story) {
			s.asked().On("2025-06-26").ApprovedExtension().On("2025-06-27").ToldExtension().
				On("2025-07-10").NoticeWas("2025-07-02").WantDue("2025-07-01").WantViolations("E13").WantNotOffered(application.CmdRequestExtension).
				Replied("2025-07-10", "2025-07-10", "2025-07-10", "2025-07-11").WantLate()
		}},
	}
}

func orderScenes() []Scene {
	return []Scene{
		{"a reply does not leave before its signature", "落款不晚于交邮", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-12").Drafted().
				On("2024-03-13").Passed().On("2024-03-14").Signed().On("2024-03-13").WantRefused(byPost, "S51").
				WantWindow(application.CmdDeliver, "2024-03-14", "2024-03-14").Delivered("2024-03-14").
				WantRefused(application.Amend{Target: 6, NewOn: day("2024-03-13"), Reason: "x"}, "S51")
		}},
		{"review follows the draft, signature the review, archive the reply", "S57", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-12").Drafted().
				On("2024-03-11").WantRefused(aPass, "S57").WantRefused(application.Return{Reason: "x"}, "S57").
				On("2024-03-13").Passed().WantWindow(application.CmdSign, "2024-03-13", "2024-03-13").
				On("2024-03-12").WantRefused(application.Return{Reason: "x"}, "S57").
				On("2024-03-14").Signed().On("2024-03-13").WantRefused(application.Return{Reason: "x"}, "S57").
				Delivered("2024-03-20").On("2024-03-19").WantRefused(application.Archive{}, "S57")
		}},
		{"a signed letter is called back, as when the postmark is older than its date", "退回", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-12").Drafted().
				On("2024-03-13").Passed().On("2024-03-22").Signed("示例公复〔2024〕9号").
				On("2024-03-20").WantRefused(byPost, "S51").
				On("2024-03-22").SentBack().WantStage(application.Handling).WantNotOffered(application.CmdDeliver).
				Replied("2024-03-12", "2024-03-13", "2024-03-19", "2024-03-20").WantRepliedOn("2024-03-20")
		}},
		{"a case does not end before its extension notice", "S57", func(s *Story) {
			s.asked().On("2025-06-26").ApprovedExtension().On("2025-06-30").ToldExtension().
				On("2025-06-27").WantRefused(takeBack, "S57").WantWindow(application.CmdWithdraw, "2025-06-30", "2025-06-30").
				On("2025-06-25").Drafted().Passed().Signed().On("2025-06-27").WantRefused(byPost, "S57").
				Delivered("2025-06-30").WantRefused(application.Amend{Target: 9, NewOn: day("2025-06-27"), Reason: "x"}, "S57").
				Today("2025-07-03").WantRefused(application.Amend{Target: 5, NewOn: day("2025-07-01"), Reason: "x"}, "S57")
		}},
		{"a withdrawal is not mended to before the extension notice", "S57", func(s *Story) {
			s.asked().On("2025-06-26").ApprovedExtension().On("2025-06-30").ToldExtension().On("2025-07-01").Withdrew().
				WantRefused(application.Amend{Target: 6, NewOn: day("2025-06-27"), Reason: "x"}, "S57").
				Amended(application.Amend{Target: 6, NewOn: day("2025-06-30")}).WantClosedOn("2025-06-30")
		}},
		{"acts of another stage", "H04", func(s *Story) {
			s.Received("2024-03-04", InPerson).WantRefused(aDraft, "H04").WantRefused(aPass, "H04").
				WantRefused(application.Sign{}, "H04").WantRefused(byPost, "H04").WantRefused(application.Archive{}, "H04").
				WantRefused(application.Return{Reason: "x"}, "H04").WantRefused(longer, "H04").WantRefused(application.ApproveExtension{}, "H04", "H04")
		}},
	}
}
