package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
)

// ArchiveBody closes the file (归档).
type ArchiveBody struct {
	Signing
	On civil.Date `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
}

func (b ArchiveBody) act() (civil.Date, casefile.Command) {
	return b.On, application.Archive{}
}

func (s *server) archive() { mountApplicationAct[ArchiveBody](s, application.CmdArchive) }
