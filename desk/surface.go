package desk

import (
	"errors"

	"gongkai/letters/tables"
	"gongkai/record"
	"gongkai/store"
)

// What pages and API need of the packages under desk, so that they import none of them.

// Key is where a keyset page goes on.
type Key = store.Key

// TableKind is a kind of file in which the yearly table is handed out.
type TableKind = tables.Kind

// TableKinds lists every kind of file.
func TableKinds() []TableKind { return tables.Kinds() }

// ActPlace is where a list of what was done goes on, and DeputyPlace where that of deputies does.
type (
	ActPlace    = store.Place
	DeputyPlace = store.Deputy
)

// SignedText is a warning taken upon oneself, with the reason as it was typed (带风险签发).
type SignedText = record.SignedText

// ErrReused says that a command id was used before, with another body or by another person.
var ErrReused = record.ErrReused

// Statuses of a Result.
const (
	Done    = store.Done
	Refused = store.Refused
	Stale   = store.Stale
	Faulted = store.Faulted
	Waiting = store.Waiting // 已收到，处理中

	Dismissed = store.Dismissed // 作废: faulted, and given up by the administrator
)

// Unavailable tells a database that does not answer from a fault of the program.
func Unavailable(err error) bool {
	return errors.Is(err, store.ErrUnavailable) || errors.Is(err, store.ErrBusy)
}
