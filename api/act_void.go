package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// VoidBody strikes the case out (作废).
type VoidBody struct {
	Signing
	On     civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Reason string     `json:"reason,omitempty" maxLength:"5000" doc:"理由"`
}

func (b VoidBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Void{Reason: tidy(b.Reason)}
}

func (s *server) void() { mountApplicationAct[VoidBody](s, application.CmdVoid) }
