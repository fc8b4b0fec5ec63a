package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// ReceiveCorrectionBody is the corrected application (arts 30, 31).
type ReceiveCorrectionBody struct {
	Signing
	On          civil.Date    `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Channel     clock.Channel `json:"channel,omitempty" doc:"收到渠道"`
	ConfirmedOn civil.Date    `json:"confirmed_on,omitempty" format:"date" doc:"确认之日：平常信函、网上、传真"`
	Text        string        `json:"text,omitempty" maxLength:"20000" doc:"补正后的申请内容"`
}

func (b ReceiveCorrectionBody) act() (civil.Date, casefile.Command) {
	return b.On, application.ReceiveCorrection{Channel: b.Channel, ConfirmedOn: b.ConfirmedOn, Text: tidy(b.Text)}
}

func (s *server) receiveCorrection() {
	mountApplicationAct[ReceiveCorrectionBody](s, application.CmdReceiveCorrection)
}
