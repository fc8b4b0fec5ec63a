package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// ConfirmReceiptBody records the day on which both sides confirmed an arrival (art. 31).
type ConfirmReceiptBody struct {
	Signing
	On civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
}

func (b ConfirmReceiptBody) act() (civil.Date, casefile.Command) {
	return b.On, application.ConfirmReceipt{}
}

func (s *server) confirmReceipt() {
	mountApplicationAct[ConfirmReceiptBody](s, application.CmdConfirmReceipt)
}
