package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// NotifyExtensionBody records that the applicant was told (art. 33(2)).
type NotifyExtensionBody struct {
	Signing
	On  civil.Date      `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Way application.Way `json:"way,omitempty" doc:"方式"`
}

func (b NotifyExtensionBody) act() (civil.Date, casefile.Command) {
	return b.On, application.NotifyExtension{Way: b.Way}
}

func (s *server) notifyExtension() {
	mountApplicationAct[NotifyExtensionBody](s, application.CmdNotifyExtension)
}
