package story

import (
	"gongkai/casefile/application"
	"gongkai/statute/clock"
)

// The acts about a correction, to be refused.
var (
	askAgain   = application.AskCorrection{Text: "请写明年度", Way: application.ByPost}
	corrected  = application.ReceiveCorrection{Channel: InPerson, Text: "2023年度的预算"}
	letItLapse = application.CloseUncorrected{Reason: "期满未补正"}
)

// handled is a case received on 2024-03-04, due 2024-04-01, a correction notice due 2024-03-13, that a handles.
func (s *Story) handled() *Story {
	s.t.Helper()
	return s.Received("2024-03-04", InPerson).On("2024-03-05").AssignedTo("a").WantDue("2024-04-01")
}

func correctionScenes() []Scene {
	return []Scene{
		{"a correction notice on working day 7 stops the clock", "条例 art. 30", func(s *Story) {
			s.handled().On("2024-03-13").AskedCorrection().WantWaiting(clock.ForCorrection, "2024-04-03").WantStage(application.Handling).
				WantViolations().WantNotOffered(application.CmdAskCorrection, application.CmdRequestExtension, application.CmdCharge,
				application.CmdFixLaterDate, application.CmdCloseUncorrected).
				WantRefused(askAgain, "H04", "S05").WantRefused(longer, "H04").WantRefused(aCharge, "H04").
				WantRefused(aLaterDate, "H04", "H04").WantOffered(application.CmdReceiveCorrection, application.CmdRecordService)
		}},
		{"a correction notice on working day 8 is signed for, and the clock goes on", "E14, 条例 art. 30", func(s *Story) {
			s.handled().On("2024-03-14").WantRefused(askAgain, "E14").Signing("S05").WantRefused(askAgain, "E14").
				Signing("E14").AskedCorrection().WantDue("2024-04-01").WantViolations("E14").
				On("2024-03-20").Corrected(InPerson).WantDue("2024-04-01").WantViolations("E14").
				Replied("2024-04-01", "2024-04-01", "2024-04-01", "2024-04-02").WantLate()
		}},
		{"a second correction notice is signed for, and the clock goes on", "S05, 一次性告知", func(s *Story) {
			s.handled().On("2024-03-06").AskedCorrection().On("2024-03-08").Corrected(InPerson).WantDue("2024-04-08").
				On("2024-03-12").WantRefused(askAgain, "S05").Signing("S05").AskedCorrection().WantDue("2024-04-08").WantViolations("S05").
				On("2024-03-15").Corrected(InPerson).WantDue("2024-04-08")
		}},
		{"a notice that is late and a second one is signed for twice", "E14, S05", func(s *Story) {
			s.handled().On("2024-03-06").AskedCorrection().On("2024-03-08").Corrected(InPerson).On("2024-03-14").WantRefused(askAgain, "E14", "S05").
				Signing("E14").WantRefused(askAgain, "S05").Signing("E14", "S05").AskedCorrection().WantDue("2024-04-08")
		}},
		{"a correction starts the full period anew", "T5, 条例 art. 30", func(s *Story) {
			s.Received("2023-04-17", InPerson).On("2023-04-18").AssignedTo("a").
				On("2023-04-25").AskedCorrection().WantWaiting(clock.ForCorrection, "2023-05-18").
				On("2023-05-04").Corrected(InPerson).WantDue("2023-05-31").WantReceivedOn("2023-04-17").WantViolations().
				WantOffered(application.CmdRequestExtension).WantRefused(corrected, "H04").WantRefused(letItLapse, "H04")
		}},
		{"what was asked for is the corrected text", "条例 art. 30", func(s *Story) {
			was := s.handled().State().RequestID
			s.On("2024-03-06").AskedCorrection().On("2024-03-08").Corrected(InPerson)
			if is := s.State().RequestID; is == was || is == "" {
				s.t.Errorf("the request is still %q", is)
			}
		}},
		{"a correction by ordinary mail waits for its confirmation", "条例 arts 30, 31", func(s *Story) {
			s.handled().On("2024-03-06").AskedCorrection().On("2024-03-12").Corrected(OrdinaryMail).WantDue("").WantConservative("2024-04-10").
				WantNotOffered(application.CmdRequestExtension, application.CmdFixLaterDate).WantOffered(application.CmdConfirmReceipt).
				On("2024-03-11").WantRefused(application.ConfirmReceipt{}, "S50").
				On("2024-03-15").ConfirmedReceipt().WantDue("2024-04-15").WantConservative("2024-04-10").WantReceivedOn("2024-03-04").
				WantRefused(application.ConfirmReceipt{}, "H04")
		}},
		{"time to correct as the notice gives it, from its arrival", "条例 art. 30", func(s *Story) {
			s.handled().WantRefused(application.AskCorrection{Text: "x", Way: application.ByHand, Days: 61}, "H05").
				WantRefused(application.AskCorrection{Days: -1}, "H05", "H05", "H05").
				On("2024-03-13").AskedCorrection(10).WantWaiting(clock.ForCorrection, "2024-03-27").
				On("2024-03-15").Served().WantWaiting(clock.ForCorrection, "2024-03-29")
		}},
		{"closed for want of a correction only after its time, and when the notice is proved to have arrived", "S58, S59, A30_ABANDON_CORR",
			lapsed},
		{"closing needs the proof that the notice arrived, however long ago it was sent", "S59", func(s *Story) {
			s.handled().On("2024-03-13").AskedCorrection().On("2024-06-03").WantNotOffered(application.CmdCloseUncorrected).
				WantRefused(letItLapse, "S59").On("2024-03-15").Served().On("2024-04-08").WantRefused(letItLapse, "S58").
				WantWindow(application.CmdCloseUncorrected, "2024-04-09", "2024-06-03")
		}},
		{"a correction that comes after its time, while nobody closed the case", "条例 art. 30", func(s *Story) {
			s.handled().On("2024-03-13").AskedCorrection().On("2024-03-15").Served().WantWaiting(clock.ForCorrection, "2024-04-08").
				On("2024-04-10").Corrected(SignedMail).WantDue("2024-05-10").WantViolations()
		}},
		{"a case closed for want of a correction that had come after all", "更正", func(s *Story) {
			lapsed(s)
			s.On("2024-04-11").NeverHappened(s.State().AbandonedSeq).WantStage(application.Handling).WantOutcome("").WantClosedOn("").
				WantCounted("", "").WantWaiting(clock.ForCorrection, "2024-04-08").On("2024-04-03").Corrected(InPerson).WantDue("2024-05-06")
		}},
		{"an application is answered while its correction is waited for", "条例 art. 33(1)", func(s *Story) {
			s.handled().On("2024-03-11").AskedCorrection().Signing("S60").Replied("2024-06-03", "2024-06-03", "2024-06-03", "2024-06-04").WantInTime().
				WantRepliedOn("2024-06-04")
		}},
		{"the applicant withdraws while his correction is waited for", "A_WITHDRAWN", func(s *Story) {
			s.handled().On("2024-03-11").AskedCorrection().On("2024-03-18").Withdrew().WantStage(application.Retracted).WantInTime().
				WantCounted("2024-03-18", "A_WITHDRAWN")
		}},
		{"a correction nobody asked for", "条例 art. 30", func(s *Story) {
			s.handled().WantRefused(corrected, "H04").WantRefused(application.ReceiveCorrection{}, "H04", "H05", "H05").WantRefused(letItLapse, "H04").
				On("2024-03-13").AskedCorrection().On("2024-03-12").WantRefused(corrected, "S57")
		}},
	}
}

// lapsed is a case whose correction was asked for on working day 7 and never came.
func lapsed(s *Story) {
	s.handled().On("2024-03-13").AskedCorrection().On("2024-04-03").WantRefused(letItLapse, "S58", "S59").
		On("2024-03-15").Served().WantWaiting(clock.ForCorrection, "2024-04-08").On("2024-04-08").WantRefused(letItLapse, "S58").
		WantNotOffered(application.CmdCloseUncorrected).
		On("2024-04-09").WantRefused(application.CloseUncorrected{}, "H05").ClosedUncorrected().WantStage(application.Answered).
		WantOutcome("A30_ABANDON_CORR").WantClosedOn("2024-04-09").WantRepliedOn("").WantInTime().WantCounted("2024-04-09", "A30_ABANDON_CORR").
		WantNext(application.CmdArchive)
}
