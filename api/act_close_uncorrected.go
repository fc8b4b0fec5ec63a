package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// CloseUncorrectedBody ends a case that was not corrected in time (art. 30).
type CloseUncorrectedBody struct {
	Signing
	On     civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Reason string     `json:"reason,omitempty" maxLength:"5000" doc:"理由"`
}

func (b CloseUncorrectedBody) act() (civil.Date, casefile.Command) {
	return b.On, application.CloseUncorrected{Reason: tidy(b.Reason)}
}

func (s *server) closeUncorrected() {
	mountApplicationAct[CloseUncorrectedBody](s, application.CmdCloseUncorrected)
}
