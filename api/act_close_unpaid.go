package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// CloseUnpaidBody ends a case whose fee was not paid in time (art. 42).
type CloseUnpaidBody struct {
	Signing
	On     civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Reason string     `json:"reason,omitempty" maxLength:"5000" doc:"理由"`
}

func (b CloseUnpaidBody) act() (civil.Date, casefile.Command) {
	return b.On, application.CloseUnpaid{Reason: tidy(b.Reason)}
}

func (s *server) closeUnpaid() { mountApplicationAct[CloseUnpaidBody](s, application.CmdCloseUnpaid) }
