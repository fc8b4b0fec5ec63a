package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/review"
)

// DeliverBody records how the reply left (送达).
type DeliverBody struct {
	Signing
	OnPaper
	On       civil.Date      `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Way      application.Way `json:"way,omitempty" doc:"方式"`
	Carrier  review.Carrier  `json:"carrier,omitempty" doc:"邮寄的：postal 邮政企业（缺省），courier 其他快递企业"`
	DocNo    string          `json:"doc_no,omitempty" maxLength:"60" doc:"文号"`
	Tracking string          `json:"tracking,omitempty" maxLength:"60" doc:"EMS 或挂号单号"`
	Servers  []string        `json:"servers,omitempty" nullable:"false" maxItems:"2" doc:"直接、委托送达的：送达人姓名"`
}

func (b DeliverBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Deliver{Way: b.Way, Carrier: b.Carrier, DocNo: tidy(b.DocNo), Tracking: tidy(b.Tracking),
		Servers: tidied(b.Servers), Paper: b.onPaper()}
}

func (s *server) deliver() { mountApplicationAct[DeliverBody](s, application.CmdDeliver) }
