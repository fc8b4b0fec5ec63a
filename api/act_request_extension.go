package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// RequestExtensionBody asks the head for more days (art. 33(2)).
type RequestExtensionBody struct {
	Signing
	On     civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Days   int        `json:"days,omitempty" minimum:"0" maximum:"1000" doc:"工作日，1 至 20"`
	Reason string     `json:"reason,omitempty" maxLength:"5000" doc:"理由"`
}

func (b RequestExtensionBody) act() (civil.Date, casefile.Command) {
	return b.On, application.RequestExtension{Days: b.Days, Reason: tidy(b.Reason)}
}

func (s *server) requestExtension() {
	mountApplicationAct[RequestExtensionBody](s, application.CmdRequestExtension)
}
