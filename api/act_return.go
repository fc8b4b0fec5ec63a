package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// ReturnBody sends a draft back to its handler (退回).
type ReturnBody struct {
	Signing
	On     civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Reason string     `json:"reason,omitempty" maxLength:"5000" doc:"理由"`
}

func (b ReturnBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Return{Reason: tidy(b.Reason)}
}

func (s *server) sendBack() { mountApplicationAct[ReturnBody](s, application.CmdReturn) }
