package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// SignBody is the leader's signature (签发).
type SignBody struct {
	Signing
	OnPaper
	On    civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	DocNo string     `json:"doc_no,omitempty" maxLength:"60" doc:"文号，可以送达时再填"`
}

func (b SignBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Sign{DocNo: tidy(b.DocNo), Paper: b.onPaper()}
}

func (s *server) sign() { mountApproval[SignBody](s, application.CmdSign) }
