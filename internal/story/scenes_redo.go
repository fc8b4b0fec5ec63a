package story

import "gongkai/casefile/application"

// aNewAnswer is an order to be refused.
var aNewAnswer = application.OrderRedo{By: application.ByReview}

func redoScenes() []Scene {
	return []Scene{
		{"answered anew after the file was archived: same number, a new period", "复议法; 法释〔2025〕8号", func(s *Story) {
			number := s.answered("2024-03-20").On("2024-03-25").Archived().WantCounted("2024-03-20", "A36_2_GRANT").State().Number
			s.On("2024-07-10").RedoOrdered(0).WantStage(application.Handling).WantHandler("a", "2024-07-10").WantDue("2024-08-07").
				WantRepliedOn("").WantClosedOn("").WantOutcome("").WantInTime().WantCounted("2024-03-20", "A36_2_GRANT").
				WantNext(application.CmdDraft).Replied("2024-07-15", "2024-07-16", "2024-07-17", "2024-07-18").WantInTime().
				WantCounted("2024-07-18", "A36_2_GRANT").On("2024-07-22").Archived()
			if got := s.State().Number; got != number {
				s.t.Errorf("the number %q became %q", number, got)
			}
		}},
		{"answered anew in another year: the first year's count stays", "[C]: figures once published stay", func(s *Story) {
			s.answered("2024-03-20").On("2024-03-25").Archived().On("2025-01-10").RedoOrdered(20).WantDue("2025-02-13").
				WantCounted("2024-03-20", "A36_2_GRANT").Replied("2025-02-11", "2025-02-12", "2025-02-13", "2025-02-13").
				WantInTime().WantCounted("2024-03-20", "A36_2_GRANT").WantRepliedOn("2025-02-13")
		}},
		{"a new answer that never left counts again as before it", "更正", func(s *Story) {
			s.answered("2024-03-20").On("2024-07-10").RedoOrdered(0).Replied("2024-07-15", "2024-07-16", "2024-07-17", "2024-07-18").
				On("2024-07-19").DeliveryWas("2024-07-17").WantCounted("2024-07-17", "A36_2_GRANT").
				NeverDelivered().WantStage(application.Delivery).WantCounted("2024-03-20", "A36_2_GRANT").WantDue("2024-08-07")
		}},
		{"the order sets its own period", "复议法", func(s *Story) {
			s.answered("2024-04-01").On("2024-07-10").WantRefused(application.OrderRedo{Days: 251}, "H05", "H05").RedoOrdered(15).
				WantDue("2024-07-31").On("2024-07-11").WantNotOffered(application.CmdRequestExtension, application.CmdFixLaterDate).WantRefused(longer, "H04").
				WantRefused(application.FixLaterDate{Due: day("2024-09-30"), Reason: "x"}, "H04").
				Replied("2024-07-15", "2024-07-16", "2024-07-17", "2024-08-01").WantLate()
		}},
		{"the lateness of the first answer stays through a new one in time", "指导案例26号", func(s *Story) {
			s.answered("2024-04-02").WantLate().On("2024-07-10").RedoOrdered(0).WantLate().
				Replied("2024-07-15", "2024-07-16", "2024-07-17", "2024-07-18").WantLate()
		}},
		{"a case that nobody answered is ordered to be answered", "条例 art. 51", func(s *Story) {
			s.Received("2024-03-04", InPerson).On("2024-07-10").Does(application.OrderRedo{By: application.ByJudgment}).
				WantStage(application.Intake).WantDue("2024-08-07").WantLate().On("2024-07-11").AssignedTo("a").
				Replied("2024-07-15", "2024-07-16", "2024-07-17", "2024-07-18").WantLate().WantCounted("2024-07-18", "A36_2_GRANT")
		}},
		{"a draft on its way stays on its way when an order comes", "条例 art. 51", func(s *Story) {
			s.handled().On("2024-03-12").Drafted().On("2024-03-13").Passed().On("2024-04-10").RedoOrdered(10).WantStage(application.Signing).
				WantDue("2024-04-24").WantLate().Signed().Delivered("2024-04-11").WantStage(application.Answered)
		}},
		{"a case closed for want of a correction is ordered to be answered", "条例 arts 30, 51", func(s *Story) {
			lapsed(s)
			s.On("2024-07-10").RedoOrdered(0).WantStage(application.Handling).WantDue("2024-08-07").WantOutcome("").
				WantCounted("2024-04-09", "A30_ABANDON_CORR").Replied("2024-07-15", "2024-07-16", "2024-07-17", "2024-07-18").
				WantCounted("2024-07-18", "A36_2_GRANT")
		}},
		{"a consultation within an ordered period", "条例 art. 33(3)", func(s *Story) {
			s.answered("2024-04-01").On("2024-07-10").RedoOrdered(0).On("2024-07-15").Consulted("third_party").
				On("2024-07-19").Opinion("c1", application.Agrees).WantDue("2024-08-13").WantConservative("2024-08-07")
		}},
		{"ordered twice", "复议法", func(s *Story) {
			s.answered("2024-04-01").On("2024-07-10").RedoOrdered(0).Replied("2024-07-15", "2024-07-16", "2024-07-17", "2024-07-18").
				On("2024-10-08").RedoOrdered(15).WantStage(application.Handling).WantDue("2024-10-28")
		}},
		{"what no order can be about", "H04", func(s *Story) {
			s.handled().On("2024-03-12").Withdrew().WantRefused(aNewAnswer, "H04", "H04").On("2024-03-13").Archived().WantRefused(aNewAnswer, "H04").
				WantNotOffered(application.CmdOrderRedo)
		}},
		{"an order does not come before the answer it annuls", "S57", func(s *Story) {
			s.answered("2024-03-20").On("2024-03-19").WantRefused(aNewAnswer, "S57").WantWindow(application.CmdOrderRedo, "2024-03-20", "2024-03-20").
				On("2024-03-20").RedoOrdered(0).WantDue("2024-04-18")
		}},
	}
}
