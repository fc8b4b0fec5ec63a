package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// RecordOpinionBody is the answer of a consulted party.
type RecordOpinionBody struct {
	Signing
	On      civil.Date          `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Ref     string              `json:"ref,omitempty" maxLength:"20" doc:"哪一份征求意见书：consultations 中的 ref"`
	Opinion application.Opinion `json:"opinion,omitempty" doc:"agree 同意公开、object 不同意公开、reply 答复询问"`
	Text    string              `json:"text,omitempty" maxLength:"20000" doc:"意见的内容和理由"`
}

func (b RecordOpinionBody) act() (civil.Date, casefile.Command) {
	return b.On, application.RecordOpinion{Ref: tidy(b.Ref), Opinion: b.Opinion, Text: tidy(b.Text)}
}

func (s *server) recordOpinion() {
	mountApplicationAct[RecordOpinionBody](s, application.CmdRecordOpinion)
}
