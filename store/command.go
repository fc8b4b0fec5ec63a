package store

import (
	"time"

	"gongkai/civil"
)

// States of a command.
const (
	Waiting = "waiting"
	Done    = "done"
	Refused = "refused"
	Stale   = "stale"
	Faulted = "faulted"

	Dismissed = "dismissed" // faulted, and given up by the administrator
)

// Command is a row of table commands: what somebody asked of a case, and what became of it.
type Command struct {
	ID         string
	CaseID     string
	CaseKind   string
	Kind       string
	V          int
	Actor      string
	On         civil.Date
	AcceptedAt time.Time
	Seen       int    // seq of the case as the page saw it; -1: no page
	Body       string // sealed; "" once done
	BodyMAC    string
	Status     string
	Faults     int
	TryAt      time.Time // not before; zero: at once
	Answer     string    // JSON without names or texts
	DecidedAt  time.Time
	Behalf     string // for whom a deputy gave it; "": for himself
}

type commandRow struct {
	ID         string `gorm:"primaryKey"`
	CaseID     string
	CaseKind   string
	Kind       string
	V          int
	Actor      string
	On         civil.Date `gorm:"column:on_date;serializer:day"`
	AcceptedAt time.Time
	Seen       int
	Body       string
	BodyMAC    string `gorm:"column:body_mac"`
	Status     string
	Faults     int
	TryAt      time.Time `gorm:"serializer:instant"`
	Answer     string
	DecidedAt  time.Time `gorm:"serializer:instant"`
	Behalf     string
}

func (commandRow) TableName() string { return "commands" }

// InsertCommand keeps a command; ErrDuplicate if its id is taken.
func (tx *Tx) InsertCommand(c Command) error {
	r := commandRow(c)
	return classify("insert command", tx.db.Create(&r).Error)
}

// FindCommand reads one command. Primary key.
func (tx *Tx) FindCommand(id string) (Command, error) {
	var r commandRow
	err := tx.db.Where("id = ?", id).Take(&r).Error
	return Command(r), classify("find command", err)
}

// LockCommand reads one command and holds it. Primary key.
func (tx *Tx) LockCommand(id string) (Command, error) {
	var r commandRow
	err := tx.db.Clauses(tx.ForUpdate()).Where("id = ?", id).Take(&r).Error
	return Command(r), classify("lock command", err)
}

// SaveCommand writes what deciding may change.
func (tx *Tx) SaveCommand(c Command) error {
	r := commandRow(c)
	err := tx.db.Model(&r).Select("Body", "Status", "Faults", "TryAt", "Answer", "DecidedAt").Updates(&r).Error
	return classify("save command", err)
}

// WaitingOf are a case's waiting commands in the order they were accepted. Index commands_case.
func (tx *Tx) WaitingOf(caseID string) ([]Command, error) {
	var rows []commandRow
	err := tx.db.Where("case_id = ? AND status = ?", caseID, Waiting).Order("accepted_at, id").Find(&rows).Error
	return commandsOf(rows), classify("read waiting commands", err)
}

// CountWaiting is how many commands of a case wait. Index commands_case.
func (tx *Tx) CountWaiting(caseID string) (int, error) {
	var n int64
	err := tx.db.Model(&commandRow{}).Where("case_id = ? AND status = ?", caseID, Waiting).Count(&n).Error
	return int(n), classify("count waiting commands", err)
}

// WaitingSince are commands accepted before an instant that still wait, oldest first. Index commands_waiting.
func (tx *Tx) WaitingSince(before time.Time, limit int) ([]Command, error) {
	var rows []commandRow
	err := tx.db.Where("status = ? AND accepted_at < ?", Waiting, Instant(before)).Order("accepted_at, id").Limit(limit).Find(&rows).Error
	return commandsOf(rows), classify("read old waiting commands", err)
}

// CommandsIn pages through the commands of one status, oldest first. Index commands_waiting.
func (tx *Tx) CommandsIn(status string, limit int) ([]Command, error) {
	var rows []commandRow
	err := tx.db.Where("status = ?", status).Order("accepted_at, id").Limit(limit).Find(&rows).Error
	return commandsOf(rows), classify("read commands", err)
}

// EraseBodies empties the sealed bodies of commands that were refused or stale before an instant. Index commands_decided.
func (tx *Tx) EraseBodies(before time.Time) (int64, error) {
	res := tx.db.Model(&commandRow{}).Where("status IN (?, ?) AND decided_at < ? AND body <> ''", Refused, Stale, Instant(before)).
		Updates(map[string]any{"body": ""})
	return res.RowsAffected, classify("erase command bodies", res.Error)
}

func commandsOf(rows []commandRow) []Command {
	out := make([]Command, len(rows))
	for i, r := range rows {
		out[i] = Command(r)
	}
	return out
}
