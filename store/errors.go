package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"regexp"
	"slices"
	"strings"
	"syscall"

	"github.com/go-sql-driver/mysql"
	"gorm.io/gorm"
	"modernc.org/sqlite"
)

// The classes of everything a database can answer that is not a row. Callers ask with errors.Is.
var (
	ErrDuplicate   = errors.New("duplicate key")        // a unique key is taken; DuplicateKey says which
	ErrNotFound    = errors.New("not found")            // no such row
	ErrBusy        = errors.New("busy")                 // a lock or a deadlock: the whole transaction may be run again
	ErrUnavailable = errors.New("database unavailable") // no connection, no room, no time
	ErrConstraint  = errors.New("constraint violated")  // foreign key, check, null, length
	ErrFault       = errors.New("database fault")       // anything else: a mistake of ours or a damaged file
)

// PrimaryKey is the name of every table's primary key in DuplicateKey, on both engines.
const PrimaryKey = "PRIMARY"

// Error is what remains of a driver's error: what was done, the class, the driver's number, the name of the unique
// key. The driver's own text stays behind, because it quotes the values of the row (a name, a telephone number).
type Error struct {
	Op    string
	Class error
	Code  int    // MySQL's error number or SQLite's extended result code; 0 when there is none
	Key   string // for ErrDuplicate: the index, or table.column,table.column when it has no name of its own
	also  error  // context.DeadlineExceeded, a sentinel of gorm: fixed texts only
}

// Error names the operation, the class, the key and the number, never a value.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Op != "" {
		b.WriteString(e.Op + ": ")
	}
	b.WriteString(e.Class.Error())
	if e.Key != "" {
		b.WriteString(" " + e.Key)
	}
	if e.also != nil && !errors.Is(e.Class, e.also) {
		b.WriteString(": " + e.also.Error())
	}
	if e.Code != 0 {
		fmt.Fprintf(&b, " (%d)", e.Code)
	}
	return b.String()
}

// Unwrap gives the class and, where there is one, the fixed error beside it.
func (e *Error) Unwrap() []error {
	if e.also == nil {
		return []error{e.Class}
	}
	return []error{e.Class, e.also}
}

// DuplicateKey says which unique key a duplicate hit: the same name on both engines if the index was created under it.
func DuplicateKey(err error) (key string, ok bool) {
	var e *Error
	if errors.As(err, &e) && e.Class == ErrDuplicate {
		return e.Key, true
	}
	return "", false
}

// Retry marks an error (a duplicate number, say) as one after which the whole transaction shall be run again.
func Retry(err error) error {
	if err == nil {
		return nil
	}
	return &retryError{err}
}

type retryError struct{ error }

func (e *retryError) Unwrap() []error { return []error{e.error, ErrBusy} }

// classify is for errors that come from gorm or database/sql. It names the operation and keeps class and number; an
// error it does not know loses its text, because a failed Scan quotes the value it could not read.
func classify(op string, err error) error {
	if err == nil {
		return nil
	}
	var known *Error
	if errors.As(err, &known) {
		return named(op, err)
	}
	if e := translate(err); e != nil {
		e.Op = op
		return e
	}
	return &Error{Op: op, Class: ErrFault, also: fmt.Errorf("%T", err)}
}

// admit is for whatever the function inside a transaction returned: refusals and other errors of ours pass as they
// are, a driver's error is classified.
func admit(op string, err error) error {
	if err == nil {
		return nil
	}
	var known *Error
	if errors.As(err, &known) {
		return named(op, err)
	}
	if e := translate(err); e != nil {
		e.Op = op
		return e
	}
	return err
}

// named puts the operation in front, unless the error carries one already.
func named(op string, err error) error {
	var e *Error
	if !errors.As(err, &e) || error(e) != err { // something of ours is wrapped around it
		return fmt.Errorf("%s: %w", op, err)
	}
	if e.Op != "" {
		return e
	}
	complete := *e
	complete.Op = op
	return &complete
}

// translate reads the codes of both drivers. It is the only function that does. nil: not an error of the database.
func translate(err error) *Error {
	var my *mysql.MySQLError
	var lite *sqlite.Error
	switch {
	case errors.As(err, &my):
		return fromMySQL(int(my.Number), my.Message)
	case errors.As(err, &lite):
		return fromSQLite(lite.Code(), lite.Error())
	case errors.Is(err, context.DeadlineExceeded):
		return &Error{Class: ErrUnavailable, also: context.DeadlineExceeded}
	case errors.Is(err, context.Canceled):
		return &Error{Class: context.Canceled}
	case errors.Is(err, gorm.ErrRecordNotFound), errors.Is(err, sql.ErrNoRows):
		return &Error{Class: ErrNotFound, also: gorm.ErrRecordNotFound}
	case errors.Is(err, gorm.ErrDuplicatedKey):
		return &Error{Class: ErrDuplicate, also: gorm.ErrDuplicatedKey}
	case errors.Is(err, gorm.ErrForeignKeyViolated), errors.Is(err, gorm.ErrCheckConstraintViolated):
		return &Error{Class: ErrConstraint}
	case isConnectionLoss(err):
		return &Error{Class: ErrUnavailable}
	}
	for _, fixed := range gormMistakes {
		if errors.Is(err, fixed) {
			return &Error{Class: ErrFault, also: fixed}
		}
	}
	return nil
}

// gormMistakes are gorm's complaints about its caller; their texts are fixed.
var gormMistakes = []error{
	gorm.ErrMissingWhereClause, gorm.ErrUnsupportedRelation, gorm.ErrPrimaryKeyRequired, gorm.ErrModelValueRequired,
	gorm.ErrModelAccessibleFieldsRequired, gorm.ErrInvalidData, gorm.ErrUnsupportedDriver, gorm.ErrInvalidField,
	gorm.ErrEmptySlice, gorm.ErrInvalidDB, gorm.ErrInvalidValue, gorm.ErrInvalidTransaction, gorm.ErrNotImplemented,
}

func isConnectionLoss(err error) bool {
	for _, gone := range []error{
		driver.ErrBadConn, mysql.ErrInvalidConn, mysql.ErrPktSync, mysql.ErrMalformPkt, mysql.ErrBusyBuffer,
		sql.ErrConnDone, sql.ErrTxDone, io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, syscall.ENOSPC,
	} {
		if errors.Is(err, gone) {
			return true
		}
	}
	var network net.Error
	return errors.As(err, &network)
}

// MySQL 8 and MariaDB 10.11 error numbers by class; what is in none of them is a fault.
var (
	mysqlDuplicate = []int{1022, 1062, 1586}
	// record changed (1020), lock wait (1205), deadlock (1213), table definition changed (1412), NOWAIT (3572)
	mysqlBusy = []int{1020, 1205, 1213, 1412, 3572}
	// foreign keys, null, no default, too long, out of range, wrong value, CHECK (3819 MySQL, 4025 MariaDB)
	mysqlConstraint = []int{1048, 1216, 1217, 1264, 1265, 1292, 1364, 1366, 1406, 1451, 1452, 3819, 4025}
	// disk full, memory, too many connections, access, shutdown, network, read only, killed, table full, timeouts
	mysqlUnavailable = []int{
		1004, 1021, 1026, 1030, 1037, 1038, 1040, 1041, 1044, 1045, 1047, 1049, 1053, 1077, 1079, 1080, 1114, 1129, 1130,
		1135, 1152, 1158, 1159, 1160, 1161, 1184, 1203, 1226, 1290, 1317, 1836, 1927, 1969, 3024, 3169, 4031,
	}
)

func fromMySQL(number int, message string) *Error {
	switch {
	case slices.Contains(mysqlDuplicate, number):
		return &Error{Class: ErrDuplicate, Code: number, Key: mysqlKey(message), also: gorm.ErrDuplicatedKey}
	case slices.Contains(mysqlBusy, number):
		return &Error{Class: ErrBusy, Code: number}
	case slices.Contains(mysqlConstraint, number):
		return &Error{Class: ErrConstraint, Code: number}
	case slices.Contains(mysqlUnavailable, number):
		return &Error{Class: ErrUnavailable, Code: number}
	}
	return &Error{Class: ErrFault, Code: number}
}

// The key stands at the very end, after the value, and the server shortens the value, never the key: anchored, this
// cannot read a piece of a value that itself says "for key".
var mysqlKeyAtEnd = regexp.MustCompile(`for key '(?:[A-Za-z0-9_$]+\.)?([A-Za-z0-9_$]+)'$`)

func mysqlKey(message string) string {
	if m := mysqlKeyAtEnd.FindStringSubmatch(message); m != nil {
		return m[1]
	}
	return ""
}

// SQLite's result codes: the low byte is the primary code, the rest refines it.
const (
	liteBusy, liteLocked, liteNoMem, liteReadOnly, liteInterrupt = 5, 6, 7, 8, 9
	liteIO, liteFull, liteCantOpen, liteProtocol, liteTooBig     = 10, 13, 14, 15, 18
	liteConstraint, liteMismatch                                 = 19, 20
	litePrimaryKey, liteUnique, liteRowID                        = 1555, 2067, 2579
)

func fromSQLite(code int, message string) *Error {
	switch code {
	case litePrimaryKey, liteRowID:
		return &Error{Class: ErrDuplicate, Code: code, Key: PrimaryKey, also: gorm.ErrDuplicatedKey}
	case liteUnique:
		return &Error{Class: ErrDuplicate, Code: code, Key: liteKey(message), also: gorm.ErrDuplicatedKey}
	case liteReadOnly: // a write on a query_only connection: our mistake; its refinements mean a file system gone
		return &Error{Class: ErrFault, Code: code}
	}
	switch code & 0xff {
	case liteBusy, liteLocked:
		return &Error{Class: ErrBusy, Code: code}
	case liteConstraint, liteTooBig, liteMismatch:
		return &Error{Class: ErrConstraint, Code: code}
	case liteNoMem, liteReadOnly, liteInterrupt, liteIO, liteFull, liteCantOpen, liteProtocol:
		return &Error{Class: ErrUnavailable, Code: code}
	}
	return &Error{Class: ErrFault, Code: code}
}

// SQLite names columns, or an index over expressions, and never a value.
var liteKeyInside = regexp.MustCompile(`UNIQUE constraint failed: (?:index '([A-Za-z0-9_]+)'|([A-Za-z0-9_]+\.[A-Za-z0-9_., ]+)) \(\d+\)$`)

func liteKey(message string) string {
	m := liteKeyInside.FindStringSubmatch(message)
	if m == nil {
		return ""
	}
	return m[1] + strings.ReplaceAll(m[2], ", ", ",")
}
