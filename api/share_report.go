package api

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// ReportShareBody is what the unit did (反馈).
type ReportShareBody struct {
	Signing
	ProofBody
	On   civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Text string     `json:"text,omitempty" maxLength:"20000" doc:"落实情况"`
}

func (b ReportShareBody) act() (civil.Date, casefile.Command) {
	return b.On, assignment.Report{Text: tidy(b.Text), Proof: b.proof()}
}

func (s *server) reportShare() { mountAct[ReportShareBody](s, shares(), assignment.CmdReport) }
