package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// NoteBody adds a remark.
type NoteBody struct {
	Signing
	On   civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Text string     `json:"text,omitempty" maxLength:"5000" doc:"备注"`
}

func (b NoteBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Note{Text: tidy(b.Text)}
}

func (s *server) note() { mountApplicationAct[NoteBody](s, application.CmdNote) }
