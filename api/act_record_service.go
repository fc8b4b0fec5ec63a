package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// RecordServiceBody records the day on which a letter is proved to have arrived.
type RecordServiceBody struct {
	Signing
	On     civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Target int        `json:"target,omitempty" minimum:"0" maximum:"1000000" doc:"发出这份文书的记录：经过中的 seq"`

	QueriedOn civil.Date `json:"queried_on,omitempty" format:"date" doc:"查询、下载投递证明的日期"`
	Scan      string     `json:"scan,omitempty" maxLength:"36" doc:"投递证明或者送达回证：上传后得到的编号"`
}

func (b RecordServiceBody) act() (civil.Date, casefile.Command) {
	return b.On, application.RecordService{Target: b.Target, Proof: application.Proof{QueriedOn: b.QueriedOn, Scan: b.Scan}}
}

func (s *server) recordService() {
	mountApplicationAct[RecordServiceBody](s, application.CmdRecordService)
}
