package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// AskCorrectionBody is the 补正通知 (art. 30).
type AskCorrectionBody struct {
	Signing
	On   civil.Date      `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Text string          `json:"text,omitempty" maxLength:"20000" doc:"需要补正的内容"`
	Days int             `json:"days,omitempty" minimum:"0" maximum:"1000" doc:"补正期限，工作日；不写的按本机关的规定"`
	Way  application.Way `json:"way,omitempty" doc:"方式"`
}

func (b AskCorrectionBody) act() (civil.Date, casefile.Command) {
	return b.On, application.AskCorrection{Text: tidy(b.Text), Days: b.Days, Way: b.Way}
}

func (s *server) askCorrection() {
	mountApplicationAct[AskCorrectionBody](s, application.CmdAskCorrection)
}
