package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// DraftBody is the handler's reply sent for review (起草并送审).
type DraftBody struct {
	Signing
	On      civil.Date     `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Outcome outcome.Code   `json:"outcome,omitempty" doc:"答复类型"`
	Ground  outcome.Ground `json:"ground,omitempty" doc:"几个依据的，年报按哪一个统计；缺省从严"`
	Text    string         `json:"text,omitempty" maxLength:"100000" doc:"答复的正文"`
	File    *review.File   `json:"file,omitempty" doc:"答复所依据的：事项、文件、段落、依据、查找记录；只答一项且不需要依据的可以省略。文字密封保存"`
}

func (b DraftBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Draft{Outcome: b.Outcome, Ground: b.Ground, Text: tidy(b.Text), File: b.File}
}

func (s *server) draft() { mountApplicationAct[DraftBody](s, application.CmdDraft) }
