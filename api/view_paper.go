package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
)

// SignedOnPaperView is a signature that was given on a 呈批单; the entry's actor entered it.
type SignedOnPaperView struct {
	Signer  string `json:"signer" doc:"签字人"`
	Outside bool   `json:"outside,omitempty" doc:"外请的法制审核人员"`
	Scan    string `json:"scan" doc:"扫描件：files 中的编号"`
}

// ContactView is a 联系记录.
type ContactView struct {
	Time    string `json:"time"`
	Way     string `json:"way"`
	Number  string `json:"number,omitempty"`
	Person  string `json:"person,omitempty"`
	Content string `json:"content"`
	Result  string `json:"result,omitempty"`
}

func signedOnPaperView(p *desk.SignedOnPaper) *SignedOnPaperView {
	if p == nil {
		return nil
	}
	return &SignedOnPaperView{p.Signer, p.Outside, p.Scan}
}

func contactView(c *desk.Contact) *ContactView {
	if c == nil {
		return nil
	}
	return &ContactView{c.Time, string(c.Way), c.Number, c.Person, c.Content, c.Result}
}

// mailDetails are what became of a reply after it left.
func mailDetails(e casefile.Event) Details {
	switch e := e.(type) {
	case application.MailReturned:
		return Details{Target: e.Target, ProcedureDetails: ProcedureDetails{Reason: string(e.Reason)}}
	case application.SentAgain:
		return Details{Way: string(e.Way), Tracking: e.Tracking}
	}
	return Details{}
}
