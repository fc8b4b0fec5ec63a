package api

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// NoteItemBody adds a remark to an item.
type NoteItemBody struct {
	Signing
	On   civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Text string     `json:"text,omitempty" maxLength:"5000" doc:"备注"`
}

func (b NoteItemBody) act() (civil.Date, casefile.Command) {
	return b.On, assignment.Note{Text: tidy(b.Text)}
}

func (s *server) noteItem() { mountAct[NoteItemBody](s, items(), assignment.CmdNote) }
