package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// DeliverBody records how the reply left (送达).
type DeliverBody struct {
	On       civil.Date      `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Way      application.Way `json:"way,omitempty" doc:"方式"`
	DocNo    string          `json:"doc_no,omitempty" maxLength:"60" doc:"文号"`
	Tracking string          `json:"tracking,omitempty" maxLength:"60" doc:"EMS 或挂号单号"`
}

func (b DeliverBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Deliver{Way: b.Way, DocNo: tidy(b.DocNo), Tracking: tidy(b.Tracking)}
}

func (s *server) deliver() { mountApplicationAct[DeliverBody](s, application.CmdDeliver) }
