package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// AssignBody gives the case to a handler (分办), or to another one (改派).
type AssignBody struct {
	Signing
	On      civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Handler string     `json:"handler,omitempty" maxLength:"36" doc:"承办人的编号，见 /handlers"`
}

func (b AssignBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Assign{Handler: b.Handler}
}

func (s *server) assign() { mountApplicationAct[AssignBody](s, application.CmdAssign) }
