package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// ConsultBody is a 征求意见书 or 协办函 (arts 32–34).
type ConsultBody struct {
	Signing
	On    civil.Date      `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Party clock.Party     `json:"party,omitempty" doc:"向谁征求意见：third_party 第三方、co_maker 共同制作机关、agency 其他机关"`
	Name  string          `json:"name,omitempty" maxLength:"200" doc:"征求意见的对象"`
	Text  string          `json:"text,omitempty" maxLength:"20000" doc:"征求意见的信息，不写申请人姓名"`
	Way   application.Way `json:"way,omitempty" doc:"方式"`
}

func (b ConsultBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Consult{Party: b.Party, Name: tidy(b.Name), Text: tidy(b.Text), Way: b.Way}
}

func (s *server) consult() { mountApplicationAct[ConsultBody](s, application.CmdConsult) }
