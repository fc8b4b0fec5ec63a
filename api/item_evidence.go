package api

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// EvidenceItemBody is what the office found itself (零填报), and for which of the item's shares it speaks.
type EvidenceItemBody struct {
	Signing
	ProofBody
	On     civil.Date `json:"on,omitempty" format:"date" doc:"查到的日期"`
	Text   string     `json:"text,omitempty" maxLength:"20000" doc:"查到的落实情况；有链接或者文件的可以不写"`
	Shares []string   `json:"shares,omitempty" nullable:"false" maxItems:"500" doc:"由此认可的各单位的分工（编号）；没有分工的任务不填"`
}

func (b EvidenceItemBody) act() (civil.Date, casefile.Command) {
	return b.On, assignment.Evidence{Text: tidy(b.Text), Proof: b.proof(), Shares: b.Shares}
}

func (s *server) evidenceItem() { mountAct[EvidenceItemBody](s, items(), assignment.CmdEvidence) }
