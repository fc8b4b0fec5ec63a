package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// WithdrawConsultationBody takes a question back.
type WithdrawConsultationBody struct {
	Signing
	On     civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Ref    string     `json:"ref,omitempty" maxLength:"20" doc:"哪一份征求意见书：consultations 中的 ref"`
	Reason string     `json:"reason,omitempty" maxLength:"5000" doc:"理由"`
}

func (b WithdrawConsultationBody) act() (civil.Date, casefile.Command) {
	return b.On, application.WithdrawConsultation{Ref: tidy(b.Ref), Reason: tidy(b.Reason)}
}

func (s *server) withdrawConsultation() {
	mountApplicationAct[WithdrawConsultationBody](s, application.CmdWithdrawConsultation)
}
