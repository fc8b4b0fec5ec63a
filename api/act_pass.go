package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// PassBody approves a draft for signature (审核通过).
type PassBody struct {
	On      civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Opinion string     `json:"opinion,omitempty" maxLength:"5000" doc:"审核意见"`
}

func (b PassBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Pass{Opinion: tidy(b.Opinion)}
}

func (s *server) pass() { mountApplicationAct[PassBody](s, application.CmdPass) }
