package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// AmendBody mends a dated fact that was entered wrongly (更正).
type AmendBody struct {
	Signing
	On          civil.Date    `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Target      int           `json:"target,omitempty" minimum:"0" maximum:"1000000" doc:"要更正的记录：经过中的 seq"`
	NewOn       civil.Date    `json:"new_on,omitempty" format:"date" doc:"正确的日期"`
	Channel     clock.Channel `json:"channel,omitempty" doc:"只用于收到申请、收到补正：渠道"`
	ConfirmedOn civil.Date    `json:"confirmed_on,omitempty" format:"date" doc:"只用于收到申请、收到补正：确认之日"`
	ServedOn    civil.Date    `json:"served_on,omitempty" format:"date" doc:"只用于补正通知、征求意见书、收费通知：送达之日"`
	Withdrawn   bool          `json:"withdrawn,omitempty" doc:"没有发生"`
	Reason      string        `json:"reason,omitempty" maxLength:"5000" doc:"理由"`
}

func (b AmendBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Amend{Target: b.Target, NewOn: b.NewOn, Channel: b.Channel, ConfirmedOn: b.ConfirmedOn,
		ServedOn: b.ServedOn, Withdrawn: b.Withdrawn, Reason: tidy(b.Reason)}
}

func (s *server) amend() { mountApplicationAct[AmendBody](s, application.CmdAmend) }
