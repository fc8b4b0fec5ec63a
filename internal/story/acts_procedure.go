package story

import (
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
)

// ConfirmedReceipt is the day on which both sides confirmed what came by ordinary mail or fax (art. 31).
func (s *Story) ConfirmedReceipt() *Story {
	s.t.Helper()
	return s.Does(application.ConfirmReceipt{})
}

// AskedCorrection is the 补正通知 handed to the post (art. 30); so many working days to correct, or the office's usual ones.
func (s *Story) AskedCorrection(days ...int) *Story {
	s.t.Helper()
	return s.Does(application.AskCorrection{Text: "请写明所需预算的年度", Days: one(0, days), Way: application.ByPost})
}

// Corrected is the corrected application.
func (s *Story) Corrected(ch clock.Channel) *Story {
	s.t.Helper()
	return s.Does(application.ReceiveCorrection{Channel: ch, Text: "示例道路工程2023年度的预算"})
}

// ClosedUncorrected ends a case that was not corrected in time.
func (s *Story) ClosedUncorrected() *Story {
	s.t.Helper()
	return s.Does(application.CloseUncorrected{Reason: "期满未补正，也未说明理由"})
}

// Consulted is a letter asking a party's opinion (arts 32, 34). The first of a case is c1, the next c2.
func (s *Story) Consulted(p clock.Party) *Story {
	s.t.Helper()
	return s.Does(application.Consult{Party: p, Name: "示例有限公司", Text: "示例道路工程的投标文件", Way: application.ByPost})
}

// Served is the proof that a letter arrived: of the event named, or of the letter sent last that lacks it.
func (s *Story) Served(target ...int) *Story {
	s.t.Helper()
	letters, last := s.State().Unserved(), 0
	if n := len(letters); n > 0 {
		last = letters[n-1].Seq
	}
	return s.Does(application.RecordService{Target: one(last, target)})
}

// Opinion is a party's answer to a letter.
func (s *Story) Opinion(ref string, o application.Opinion) *Story {
	s.t.Helper()
	return s.Does(application.RecordOpinion{Ref: ref, Opinion: o, Text: "涉及报价"})
}

// TookBack withdraws a question.
func (s *Story) TookBack(ref string) *Story {
	s.t.Helper()
	return s.Does(application.WithdrawConsultation{Ref: ref, Reason: "已另行查明"})
}

// AskedReasons asks why so much is asked for (art. 35).
func (s *Story) AskedReasons() *Story {
	s.t.Helper()
	return s.Does(application.AskReasons{Text: "一个月内申请三十件", Way: application.ByPost})
}

// LaterDate puts a later date in the place of the period (art. 35).
func (s *Story) LaterDate(due string) *Story {
	s.t.Helper()
	return s.Does(application.FixLaterDate{Due: civil.MustParse(due), Reason: "申请数量大，须逐件检索"})
}

// Charged is a fee notice over 45 pages (109号 art. 5).
func (s *Story) Charged() *Story {
	s.t.Helper()
	return s.Does(application.Charge{Tariff: fee.Pages, Count: 45, Way: application.ByPost})
}

// PaidFee is the fee paid in full.
func (s *Story) PaidFee() *Story {
	s.t.Helper()
	return s.Does(application.RecordPayment{})
}

// ClosedUnpaid ends a case whose fee was not paid in time.
func (s *Story) ClosedUnpaid() *Story {
	s.t.Helper()
	return s.Does(application.CloseUnpaid{Reason: "期满未缴费"})
}

// RedoOrdered is a 复议决定 ordering a new answer, with its period in working days; 0: it names none.
func (s *Story) RedoOrdered(days int) *Story {
	s.t.Helper()
	return s.Does(application.OrderRedo{By: application.ByReview, Days: days, DocNo: "示例复决〔2024〕1号"})
}

// SentOn gives another day on which a letter or an answer was sent, received or told.
func (s *Story) SentOn(target int, day string) *Story {
	s.t.Helper()
	return s.Amended(application.Amend{Target: target, NewOn: civil.MustParse(day)})
}

// ServedWas gives another day on which a letter arrived.
func (s *Story) ServedWas(target int, day string) *Story {
	s.t.Helper()
	return s.Amended(application.Amend{Target: target, ServedOn: civil.MustParse(day)})
}

// NeverHappened undoes what an event states.
func (s *Story) NeverHappened(target int) *Story {
	s.t.Helper()
	return s.Amended(application.Amend{Target: target, Withdrawn: true})
}
