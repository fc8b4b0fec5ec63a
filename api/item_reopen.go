package api

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// ReopenItemBody takes a closed item up again (恢复).
type ReopenItemBody struct {
	Signing
	On     civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Reason string     `json:"reason,omitempty" maxLength:"5000" doc:"理由"`
}

func (b ReopenItemBody) act() (civil.Date, casefile.Command) {
	return b.On, assignment.Reopen{Reason: tidy(b.Reason)}
}

func (s *server) reopenItem() { mountAct[ReopenItemBody](s, items(), assignment.CmdReopen) }
