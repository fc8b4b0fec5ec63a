package story

import (
	"gongkai/casefile/application"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
)

// The acts against too much, to be refused.
var (
	aLaterDate = application.FixLaterDate{Due: day("2024-06-28"), Reason: "数量大"}
	aCharge    = application.Charge{Tariff: fee.Pages, Count: 45, Way: application.ByPost}
	aPayment   = application.RecordPayment{}
	unpaid     = application.CloseUnpaid{Reason: "期满未缴费"}
)

func volumeScenes() []Scene {
	return []Scene{
		{"reasons asked stop nothing", "条例 art. 35, T8", func(s *Story) {
			s.Received("2024-03-04", InPerson).WantOffered(application.CmdAskReasons).WantRefused(application.AskReasons{}, "H05", "H05").
				On("2024-03-05").AssignedTo("a").On("2024-03-06").AskedReasons().WantDue("2024-04-01").WantViolations().
				On("2024-04-08").AskedReasons().WantDue("2024-04-01")
		}},
		{"a later date takes the place of the period", "条例 art. 35", func(s *Story) {
			s.handled().On("2024-03-06").AskedReasons().On("2024-03-29").LaterDate("2024-06-28").WantDue("2024-06-28").WantLimit("2024-06-28").
				WantConservative("2024-06-28").WantViolations().WantNotOffered(application.CmdRequestExtension).WantRefused(longer, "H04").
				Replied("2024-06-26", "2024-06-27", "2024-06-28", "2024-06-28").WantInTime()
		}},
		{"a later date is fixed by the due date, and is later", "S14, 条例 art. 35", func(s *Story) {
			s.handled().WantRefused(application.FixLaterDate{}, "H05", "H05").
				WantRefused(application.FixLaterDate{Due: day("2024-04-01"), Reason: "x"}, "S14").
				WantRefused(application.FixLaterDate{Due: day("2024-03-29"), Reason: "x"}, "S14").
				On("2024-04-02").WantRefused(aLaterDate, "S14").WantWindow(application.CmdFixLaterDate, "2024-03-04", "2024-04-01").
				On("2024-04-01").LaterDate("2024-04-02").WantDue("2024-04-02").
				Replied("2024-04-02", "2024-04-02", "2024-04-02", "2024-04-03").WantLate()
		}},
		{"a later date needs a receipt that is confirmed", "条例 arts 31, 35", func(s *Story) {
			s.Received("2024-03-04", OrdinaryMail).On("2024-03-05").AssignedTo("a").WantRefused(aLaterDate, "H04").
				On("2024-03-07").ConfirmedReceipt().WantDue("2024-04-07").LaterDate("2024-06-28").WantDue("2024-06-28")
		}},
		{"a fee stops the clock, and its payment starts it anew", "109号 art. 6, T6", func(s *Story) {
			s.handled().On("2024-03-18").Charged().WantWaiting(clock.ForFee, "2024-04-16").WantRefused(longer, "H04").
				On("2024-03-19").WantRefused(askAgain, "E14", "H04").On("2024-03-20").Served().WantWaiting(clock.ForFee, "2024-04-18").
				On("2024-03-23").PaidFee().WantDue("2024-04-22").WantViolations().WantReceivedOn("2024-03-04").
				On("2024-03-25").WantRefused(aCharge, "H04").WantRefused(aPayment, "H04").
				Replied("2024-04-19", "2024-04-19", "2024-04-19", "2024-04-22").WantInTime()
		}},
		{"what 45 pages cost", "109号 art. 5", func(s *Story) {
			got := s.handled().On("2024-03-18").Charged().State().Fee
			if got == nil || got.Yuan != 150 || got.Count != 45 || got.Tariff != fee.Pages {
				s.t.Errorf("charged %+v", got)
			}
		}},
		{"a fee notice after the due date", "S15, 109号 art. 6", func(s *Story) {
			s.handled().On("2024-04-02").WantRefused(aCharge, "S15").WantWindow(application.CmdCharge, "2024-03-04", "2024-04-01").
				On("2024-04-01").Charged().WantWaiting(clock.ForFee, "2024-04-29")
		}},
		{"nothing to pay is nothing to charge", "109号 arts 4, 5", func(s *Story) {
			s.handled().WantRefused(application.Charge{Tariff: fee.Pages, Count: 30, Way: application.ByPost}, "H05").
				WantRefused(application.Charge{Tariff: fee.Units, Before: 9, Count: 1, Way: application.ByPost}, "H05").
				WantRefused(application.Charge{Tariff: fee.Pages, Count: -1, Way: application.ByPost}, "H05").
				WantRefused(application.Charge{}, "H05", "H05").
				Does(application.Charge{Tariff: fee.Units, Before: 10, Count: 1, Way: application.ByHand}).WantWaiting(clock.ForFee, "2024-04-02")
		}},
		{"before 2021 there was no fee", "国办函〔2020〕109号", func(s *Story) {
			s.Received("2020-08-24", InPerson).On("2020-08-25").AssignedTo("a").WantRefused(aCharge, "H05")
		}},
		{"closed for want of payment only after its time, and when the notice is proved to have arrived", "S58, S59, A42_ABANDON_FEE", func(s *Story) {
			s.handled().On("2024-03-18").Charged().On("2024-04-16").WantRefused(unpaid, "S58", "S59").On("2024-04-17").WantRefused(unpaid, "S59").
				On("2024-03-20").Served().On("2024-04-18").WantRefused(unpaid, "S58").On("2024-04-19").WantRefused(application.CloseUnpaid{}, "H05").
				ClosedUnpaid().WantStage(application.Answered).WantOutcome("A42_ABANDON_FEE").WantClosedOn("2024-04-19").WantRepliedOn("").
				WantInTime().WantCounted("2024-04-19", "A42_ABANDON_FEE").WantRefused(aPayment, "H04", "H04", "S57").
				On("2024-04-22").WantRefused(aPayment, "H04", "H04").Archived().WantStage(application.Archiving)
		}},
		{"a payment that came in after all", "更正", func(s *Story) {
			s.handled().On("2024-03-18").Charged().On("2024-03-20").Served().On("2024-04-19").ClosedUnpaid()
			s.On("2024-04-22").NeverHappened(s.State().AbandonedSeq).WantStage(application.Handling).WantCounted("", "").
				On("2024-04-17").PaidFee().WantDue("2024-05-16")
		}},
		{"nobody waits for a fee", "109号 art. 6", func(s *Story) {
			s.handled().WantRefused(aPayment, "H04").WantRefused(unpaid, "H04").
				On("2024-03-18").Charged().On("2024-03-15").WantRefused(aPayment, "S57")
		}},
	}
}
