package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// FixLaterDateBody puts a reasonable later date in the place of the period (art. 35).
type FixLaterDateBody struct {
	Signing
	On     civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Due    civil.Date `json:"due,omitempty" format:"date" doc:"延迟后的答复日期"`
	Reason string     `json:"reason,omitempty" maxLength:"5000" doc:"理由"`
}

func (b FixLaterDateBody) act() (civil.Date, casefile.Command) {
	return b.On, application.FixLaterDate{Due: b.Due, Reason: tidy(b.Reason)}
}

func (s *server) fixLaterDate() {
	mountApplicationAct[FixLaterDateBody](s, application.CmdFixLaterDate)
}
