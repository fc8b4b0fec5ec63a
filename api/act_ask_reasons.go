package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// AskReasonsBody asks why so much is asked for (art. 35).
type AskReasonsBody struct {
	Signing
	On   civil.Date      `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Text string          `json:"text,omitempty" maxLength:"20000" doc:"数量、频次的事实和要求"`
	Way  application.Way `json:"way,omitempty" doc:"方式"`
}

func (b AskReasonsBody) act() (civil.Date, casefile.Command) {
	return b.On, application.AskReasons{Text: tidy(b.Text), Way: b.Way}
}

func (s *server) askReasons() { mountApplicationAct[AskReasonsBody](s, application.CmdAskReasons) }
