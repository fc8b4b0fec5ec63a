package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/outcome"
)

// DraftBody is the handler's reply sent for review (起草并送审).
type DraftBody struct {
	On      civil.Date   `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Outcome outcome.Code `json:"outcome,omitempty" doc:"答复类型"`
	Text    string       `json:"text,omitempty" maxLength:"100000" doc:"答复的正文"`
}

func (b DraftBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Draft{Outcome: b.Outcome, Text: tidy(b.Text)}
}

func (s *server) draft() { mountApplicationAct[DraftBody](s, application.CmdDraft) }
