package api

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// CloseItemBody strikes an item off the ledger (销号).
type CloseItemBody struct {
	Signing
	On      civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Opinion string     `json:"opinion,omitempty" maxLength:"5000" doc:"意见"`
}

func (b CloseItemBody) act() (civil.Date, casefile.Command) {
	return b.On, assignment.Close{Opinion: tidy(b.Opinion)}
}

func (s *server) closeItem() { mountAct[CloseItemBody](s, items(), assignment.CmdClose) }
