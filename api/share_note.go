package api

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// NoteShareBody adds a remark to a share.
type NoteShareBody struct {
	Signing
	On   civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Text string     `json:"text,omitempty" maxLength:"5000" doc:"备注"`
}

func (b NoteShareBody) act() (civil.Date, casefile.Command) {
	return b.On, assignment.Note{Text: tidy(b.Text)}
}

func (s *server) noteShare() { mountAct[NoteShareBody](s, shares(), assignment.CmdNote) }
