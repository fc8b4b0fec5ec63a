package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/review"
)

// CountersignBody is the signature or opinion of somebody else who must take part (会签).
type CountersignBody struct {
	Signing
	OnPaper
	On      civil.Date      `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Role    review.Role     `json:"role,omitempty" doc:"会签身份"`
	Opinion review.Reaction `json:"opinion,omitempty" doc:"agree 同意，object 不同意"`
	Text    string          `json:"text,omitempty" maxLength:"5000" doc:"说明；不同意的必填"`
}

func (b CountersignBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Countersign{Role: b.Role, Opinion: b.Opinion, Text: tidy(b.Text), Paper: b.onPaper()}
}

func (s *server) countersign() { mountApproval[CountersignBody](s, application.CmdCountersign) }
