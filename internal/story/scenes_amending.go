package story

import (
	"gongkai/casefile/application"
	"gongkai/statute/clock"
)

// wrong mends the day of an event, to be refused.
func wrong(target int, on string) application.Amend {
	return application.Amend{Target: target, NewOn: day(on), Reason: "x"}
}

// undone says that an event never happened, to be refused.
func undone(target int) application.Amend {
	return application.Amend{Target: target, Withdrawn: true, Reason: "x"}
}

// amendingScenes mend each kind of fact between receipt and reply: the clock is derived again from all facts.
func amendingScenes() []Scene {
	return append(letterMendings(), answerMendings()...)
}

func letterMendings() []Scene {
	return []Scene{
		{"a correction notice sent on another day", "更正, 条例 art. 30", func(s *Story) {
			s.handled().On("2024-03-12").AskedCorrection().WantWaiting(clock.ForCorrection, "2024-04-02").
				On("2024-03-20").SentOn(3, "2024-03-13").WantWaiting(clock.ForCorrection, "2024-04-03").
				SentOn(3, "2024-03-14").WantDue("2024-04-01").WantViolations("E14").
				SentOn(3, "2024-03-12").WantWaiting(clock.ForCorrection, "2024-04-02").WantViolations().
				WantRefused(wrong(3, "2024-03-01"), "S50").WantRefused(wrong(3, "2024-03-21"), "H02")
		}},
		{"a correction notice that arrived on another day", "更正, 条例 art. 30", func(s *Story) {
			s.handled().On("2024-03-13").AskedCorrection().On("2024-03-15").Served().WantWaiting(clock.ForCorrection, "2024-04-08").
				On("2024-03-20").ServedWas(3, "2024-03-18").WantWaiting(clock.ForCorrection, "2024-04-09").
				WantRefused(application.Amend{Target: 3, ServedOn: day("2024-03-12"), Reason: "x"}, "S57").
				WantRefused(application.Amend{Target: 3, ServedOn: day("2024-03-21"), Reason: "x"}, "H02").
				WantRefused(application.Amend{Target: 1, ServedOn: day("2024-03-12"), Reason: "x"}, "H05")
		}},
		{"a correction notice that was never sent", "更正, 条例 art. 30", func(s *Story) {
			s.handled().On("2024-03-13").AskedCorrection().On("2024-03-20").NeverHappened(3).WantDue("2024-04-01").WantViolations().
				WantNotOffered(application.CmdReceiveCorrection).On("2024-03-13").AskedCorrection().WantWaiting(clock.ForCorrection, "2024-04-03")
		}},
		{"a consultation sent, and arrived, on another day", "更正, 条例 art. 33(3)", func(s *Story) {
			s.handled().On("2024-03-12").Consulted(clock.ThirdParty).On("2024-03-14").Served().On("2024-03-20").
				SentOn(3, "2024-03-11").ServedWas(3, "2024-03-13").WantDue("2024-04-25").
				WantConsultation("c1", "2024-04-03", clock.Silent, "2024-04-03").SentOn(3, "2024-03-04").WantDue("2024-05-06")
		}},
		{"a consultation that was never sent", "更正, 条例 art. 33(3)", func(s *Story) {
			s.handled().On("2024-03-11").Consulted(clock.ThirdParty).On("2024-03-13").Served().On("2024-03-20").NeverHappened(3).
				WantDue("2024-04-01").WantNotOffered(application.CmdRecordOpinion, application.CmdRecordService).
				On("2024-03-15").Consulted(clock.CoMaker).On("2024-03-20").Opinion("c1", application.Agrees).WantDue("2024-04-07")
		}},
		{"a consultation that was never sent has no answer either", "S09", func(s *Story) {
			s.handled().On("2024-03-11").Consulted(clock.ThirdParty).On("2024-03-20").Opinion("c1", application.Agrees).
				WantRefused(undone(3), "S09").NeverHappened(4).WantDue("2024-04-23").NeverHappened(3).WantDue("2024-04-01")
		}},
		{"a consultation that in truth went out too late", "S08: the truth is recorded", func(s *Story) {
			s.handled().On("2024-04-01").Consulted(clock.ThirdParty).On("2024-04-08").SentOn(3, "2024-04-02").WantDue("2024-04-01").WantViolations("S08")
		}},
		{"a fee notice sent, and arrived, on another day", "更正, 109号 art. 6", func(s *Story) {
			s.handled().On("2024-03-15").Charged().On("2024-03-22").Served().On("2024-03-25").SentOn(3, "2024-03-18").
				ServedWas(3, "2024-03-20").WantWaiting(clock.ForFee, "2024-04-18").
				On("2024-04-08").SentOn(3, "2024-03-04").WantWaiting(clock.ForFee, "2024-04-18")
		}},
		{"a fee notice that was never sent", "更正, 109号 art. 6", func(s *Story) {
			s.handled().On("2024-03-18").Charged().On("2024-03-20").NeverHappened(3).WantDue("2024-04-01").WantOffered(application.CmdCharge).
				WantNotOffered(application.CmdRecordPayment).Charged().WantWaiting(clock.ForFee, "2024-04-18")
		}},
		{"a fee notice that in truth went out too late", "S15: the truth is recorded, the count went on", func(s *Story) {
			s.handled().On("2024-04-01").Charged().On("2024-04-08").SentOn(3, "2024-04-02").WantDue("2024-04-01").WantViolations("S15")
		}},
	}
}

func answerMendings() []Scene {
	return []Scene{
		{"a correction that arrived on another day, by another channel", "更正, 条例 arts 30, 31", func(s *Story) {
			s.handled().On("2024-03-06").AskedCorrection().On("2024-03-12").Corrected(InPerson).WantDue("2024-04-10").
				On("2024-03-20").SentOn(4, "2024-03-08").WantDue("2024-04-08").
				Amended(application.Amend{Target: 4, Channel: OrdinaryMail}).WantDue("").WantConservative("2024-04-08").
				Amended(application.Amend{Target: 4, ConfirmedOn: day("2024-03-15")}).WantDue("2024-04-15").
				WantRefused(wrong(4, "2024-03-05"), "S06").WantRefused(wrong(4, "2024-03-01"), "S50")
		}},
		{"a correction that never came", "更正, 条例 art. 30", func(s *Story) {
			asked := s.handled().State().RequestID
			s.On("2024-03-06").AskedCorrection().On("2024-03-12").Corrected(InPerson).On("2024-03-20").NeverHappened(4).
				WantWaiting(clock.ForCorrection, "2024-03-27").WantOffered(application.CmdReceiveCorrection)
			if is := s.State().RequestID; is != asked {
				s.t.Errorf("the request is %q, want the first one", is)
			}
			s.WantRefused(undone(1), "S54").Corrected(InPerson).WantDue("2024-04-18")
		}},
		{"a notice is not undone while its correction stands", "S06", func(s *Story) {
			s.handled().On("2024-03-06").AskedCorrection().On("2024-03-12").Corrected(InPerson).WantRefused(undone(3), "S06")
		}},
		{"an opinion received on another day", "更正, 条例 art. 33(3)", func(s *Story) {
			s.handled().On("2024-03-11").Consulted(clock.ThirdParty).On("2024-03-22").Opinion("c1", application.Agrees).
				SentOn(4, "2024-03-20").WantDue("2024-04-11").NeverHappened(4).WantDue("2024-04-23").
				WantConsultation("c1", "2024-04-01", clock.Silent, "2024-04-01").WantOffered(application.CmdRecordOpinion)
		}},
		{"a question in truth not taken back", "更正, 条例 art. 33(3)", func(s *Story) {
			s.handled().On("2024-03-11").Consulted(clock.ThirdParty).On("2024-03-15").TookBack("c1").WantDue("2024-04-08").
				NeverHappened(4).WantDue("2024-04-23").On("2024-03-20").Opinion("c1", application.Objects).WantDue("2024-04-11")
		}},
		{"reasons asked on another day, or never", "更正, 条例 art. 35", func(s *Story) {
			s.handled().On("2024-03-06").AskedReasons().SentOn(3, "2024-03-05").WantDue("2024-04-01").NeverHappened(3).WantDue("2024-04-01").
				WantRefused(undone(3), "S54")
		}},
		{"a later date told on another day, or never", "更正, 条例 art. 35", func(s *Story) {
			s.handled().On("2024-03-29").LaterDate("2024-06-28").On("2024-04-08").SentOn(3, "2024-04-01").WantDue("2024-06-28").
				SentOn(3, "2024-04-02").WantDue("2024-04-01").WantViolations("S14").SentOn(3, "2024-03-29").WantDue("2024-06-28").
				NeverHappened(3).WantDue("2024-04-01")
		}},
		{"a payment on another day, or never", "更正, 109号 art. 6", func(s *Story) {
			s.handled().On("2024-03-18").Charged().On("2024-03-25").PaidFee().WantDue("2024-04-23").SentOn(4, "2024-03-23").WantDue("2024-04-22").
				NeverHappened(4).WantWaiting(clock.ForFee, "2024-04-16").WantOffered(application.CmdRecordPayment).
				On("2024-03-25").PaidFee().WantDue("2024-04-23").WantRefused(undone(3), "S16")
		}},
		{"an order received on another day", "更正", func(s *Story) {
			s.answered("2024-04-01").On("2024-07-12").RedoOrdered(0).WantDue("2024-08-09").SentOn(7, "2024-07-10").WantDue("2024-08-07").
				WantRefused(undone(7), "S54").WantRefused(undone(6), "S54")
		}},
		{"an ordinary letter confirmed", "条例 art. 31(2)", func(s *Story) {
			s.Received("2024-03-04", OrdinaryMail).WantUnconfirmed("2024-04-01").On("2024-03-05").AssignedTo("a").
				WantOffered(application.CmdConfirmReceipt).On("2024-03-01").WantRefused(application.ConfirmReceipt{}, "S50").
				On("2024-03-07").ConfirmedReceipt().WantReceivedOn("2024-03-07").WantDue("2024-04-07").
				WantNotOffered(application.CmdConfirmReceipt).WantRefused(application.ConfirmReceipt{}, "H04").
				On("2024-03-08").Confirmed("2024-03-06").WantReceivedOn("2024-03-06").WantDue("2024-04-03")
		}},
		{"a confirmation that shows the correction notice to have been in time", "条例 arts 30, 31", func(s *Story) {
			s.Received("2024-03-04", Fax).On("2024-03-05").AssignedTo("a").On("2024-03-14").Signing("E14").AskedCorrection().WantViolations("E14").
				On("2024-03-06").ConfirmedReceipt().WantWaiting(clock.ForCorrection, "2024-04-07").WantViolations()
		}},
		{"letters are proved one by one", "T44", func(s *Story) {
			s.handled().WantRefused(application.RecordService{Target: 1}, "H04", "H05").On("2024-03-11").Consulted(clock.ThirdParty).
				On("2024-03-12").Consulted(clock.CoMaker).WantRefused(application.RecordService{}, "H05").
				On("2024-03-11").WantRefused(application.RecordService{Target: 4}, "S57").Served(3).WantRefused(application.RecordService{Target: 3}, "H05", "S57").
				On("2024-03-13").Served().WantNotOffered(application.CmdRecordService).WantDue("2024-04-25")
		}},
	}
}
