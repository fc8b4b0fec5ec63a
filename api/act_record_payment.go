package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// RecordPaymentBody records that the fee was paid in full.
type RecordPaymentBody struct {
	Signing
	On civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
}

func (b RecordPaymentBody) act() (civil.Date, casefile.Command) {
	return b.On, application.RecordPayment{}
}

func (s *server) recordPayment() {
	mountApplicationAct[RecordPaymentBody](s, application.CmdRecordPayment)
}
