package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/fee"
)

// ChargeBody is a 收费通知 (art. 42).
type ChargeBody struct {
	Signing
	On     civil.Date      `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Tariff fee.By          `json:"tariff,omitempty" doc:"units 按件计收、pages 按量计收"`
	Before int             `json:"before,omitempty" minimum:"0" maximum:"1000000" doc:"按件：同一申请人本月在本件以前的件数"`
	Count  int             `json:"count,omitempty" minimum:"0" maximum:"1000000" doc:"本件的件数或页数"`
	Way    application.Way `json:"way,omitempty" doc:"方式"`
}

func (b ChargeBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Charge{Tariff: b.Tariff, Before: b.Before, Count: b.Count, Way: b.Way}
}

func (s *server) charge() { mountApplicationAct[ChargeBody](s, application.CmdCharge) }
