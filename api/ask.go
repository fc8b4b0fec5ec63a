package api

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// AskBody asks for a report by a day (请单位报送); without it nobody is asked (零填报).
type AskBody struct {
	Signing
	On   civil.Date `json:"on,omitempty" format:"date" doc:"提出的日期"`
	Due  civil.Date `json:"due,omitempty" format:"date" doc:"报送期限；建议的日期见 ask_due"`
	Text string     `json:"text,omitempty" maxLength:"5000" doc:"要报送什么"`
}

func (b AskBody) act() (civil.Date, casefile.Command) {
	return b.On, assignment.Ask{Due: b.Due, Text: tidy(b.Text)}
}

// askItem asks every unit of an item that lacks its evidence.
func (s *server) askItem() { mountAct[AskBody](s, items(), assignment.CmdAsk) }

// askShare asks one unit.
func (s *server) askShare() { mountAct[AskBody](s, shares(), assignment.CmdAsk) }
