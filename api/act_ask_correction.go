package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// AskCorrectionBody is the 补正通知 (art. 30).
type AskCorrectionBody struct {
	Signing
	On     civil.Date            `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Points []application.Missing `json:"points,omitempty" nullable:"false" maxItems:"20" doc:"按清单补正的事项；每一项怎样补正，通知里自动写明"`
	Text   string                `json:"text,omitempty" maxLength:"20000" doc:"其他需要补正的内容；有 points 的可以不写"`
	Days   int                   `json:"days,omitempty" minimum:"0" maximum:"1000" doc:"补正期限，工作日；不写的按本机关的规定"`
	Way    application.Way       `json:"way,omitempty" doc:"方式"`
}

func (b AskCorrectionBody) act() (civil.Date, casefile.Command) {
	return b.On, application.AskCorrection{Points: b.Points, Text: tidy(b.Text), Days: b.Days, Way: b.Way}
}

func (s *server) askCorrection() {
	mountApplicationAct[AskCorrectionBody](s, application.CmdAskCorrection)
}
