package api

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// ReturnShareBody sends a report back (退回).
type ReturnShareBody struct {
	Signing
	On     civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Reason string     `json:"reason,omitempty" maxLength:"5000" doc:"理由"`
}

func (b ReturnShareBody) act() (civil.Date, casefile.Command) {
	return b.On, assignment.Return{Reason: tidy(b.Reason)}
}

func (s *server) returnShare() { mountAct[ReturnShareBody](s, shares(), assignment.CmdReturn) }
