package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// WithdrawBody records the applicant's written withdrawal.
type WithdrawBody struct {
	Signing
	On        civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Statement string     `json:"statement,omitempty" maxLength:"5000" doc:"撤回申请书的要点"`
}

func (b WithdrawBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Withdraw{Statement: tidy(b.Statement)}
}

func (s *server) withdraw() { mountApplicationAct[WithdrawBody](s, application.CmdWithdraw) }
