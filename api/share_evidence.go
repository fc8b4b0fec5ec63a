package api

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// EvidenceShareBody is what the office found itself for one unit (零填报).
type EvidenceShareBody struct {
	Signing
	ProofBody
	On   civil.Date `json:"on,omitempty" format:"date" doc:"查到的日期"`
	Text string     `json:"text,omitempty" maxLength:"20000" doc:"查到的落实情况；有链接或者文件的可以不写"`
}

func (b EvidenceShareBody) act() (civil.Date, casefile.Command) {
	return b.On, assignment.Evidence{Text: tidy(b.Text), Proof: b.proof()}
}

func (s *server) evidenceShare() { mountAct[EvidenceShareBody](s, shares(), assignment.CmdEvidence) }
