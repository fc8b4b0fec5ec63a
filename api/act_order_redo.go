package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// OrderRedoBody records that a reconsideration decision or a judgment orders a new answer.
type OrderRedoBody struct {
	Signing
	On    civil.Date          `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	By    application.Orderer `json:"by,omitempty" doc:"review 行政复议决定、judgment 判决"`
	Days  int                 `json:"days,omitempty" minimum:"0" maximum:"1000" doc:"规定的期限，工作日；没有规定的不写"`
	DocNo string              `json:"doc_no,omitempty" maxLength:"60" doc:"文号"`
}

func (b OrderRedoBody) act() (civil.Date, casefile.Command) {
	return b.On, application.OrderRedo{By: b.By, Days: b.Days, DocNo: tidy(b.DocNo)}
}

func (s *server) orderRedo() { mountApplicationAct[OrderRedoBody](s, application.CmdOrderRedo) }
