package api

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// AcceptShareBody is the office's consent to a report (认可).
type AcceptShareBody struct {
	Signing
	On      civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Opinion string     `json:"opinion,omitempty" maxLength:"5000" doc:"意见"`
}

func (b AcceptShareBody) act() (civil.Date, casefile.Command) {
	return b.On, assignment.Accept{Opinion: tidy(b.Opinion)}
}

func (s *server) acceptShare() { mountAct[AcceptShareBody](s, shares(), assignment.CmdAccept) }
