package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// ApproveExtensionBody is the head's consent (art. 33(2)).
type ApproveExtensionBody struct {
	Signing
	On civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
}

func (b ApproveExtensionBody) act() (civil.Date, casefile.Command) {
	return b.On, application.ApproveExtension{}
}

func (s *server) approveExtension() {
	mountApplicationAct[ApproveExtensionBody](s, application.CmdApproveExtension)
}
