package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/review"
)

// PassBody approves a draft for signature (审核通过).
type PassBody struct {
	Signing
	OnPaper
	On      civil.Date        `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Opinion string            `json:"opinion,omitempty" maxLength:"5000" doc:"审核意见"`
	Secrecy review.Conclusion `json:"secrecy,omitempty" doc:"保密审查结论：may_open、may_not_open、refer；提供信息的必填"`
	Privacy review.Conclusion `json:"privacy,omitempty" doc:"个人信息和第三方信息核查结论；提供信息的必填"`
	Ours    review.Conclusion `json:"ours,omitempty" doc:"是否由本机关公开的核查结论；提供信息的必填"`
}

func (b PassBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Pass{Opinion: tidy(b.Opinion), Secrecy: b.Secrecy, Privacy: b.Privacy, Ours: b.Ours, Paper: b.onPaper()}
}

func (s *server) pass() { mountApproval[PassBody](s, application.CmdPass) }
