package api

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// CheckItemBody is 核查 of a duty without an end.
type CheckItemBody struct {
	Signing
	ProofBody
	On   civil.Date `json:"on,omitempty" format:"date" doc:"核查日期"`
	Text string     `json:"text,omitempty" maxLength:"20000" doc:"核查情况；有链接或者文件的可以不写"`
}

func (b CheckItemBody) act() (civil.Date, casefile.Command) {
	return b.On, assignment.Check{Text: tidy(b.Text), Proof: b.proof()}
}

func (s *server) checkItem() { mountAct[CheckItemBody](s, items(), assignment.CmdCheck) }
