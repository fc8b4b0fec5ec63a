package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/go-sql-driver/mysql"
	"gorm.io/gorm"
)

func TestEachDriverErrorHasOneClass(t *testing.T) {
	t.Parallel()
	my := func(n uint16) error {
		return fmt.Errorf("wrapped: %w", &mysql.MySQLError{Number: n, Message: "near '机密'"})
	}
	for _, c := range []struct {
		name  string
		err   error
		class error
	}{
		{"MySQL deadlock", my(1213), ErrBusy},
		{"MySQL lock wait", my(1205), ErrBusy},
		{"MariaDB record changed", my(1020), ErrBusy},
		{"MySQL NOWAIT", my(3572), ErrBusy},
		{"MySQL foreign key", my(1452), ErrConstraint},
		{"MySQL CHECK", my(3819), ErrConstraint},
		{"MariaDB CHECK", my(4025), ErrConstraint},
		{"MySQL too long", my(1406), ErrConstraint},
		{"MySQL table full", my(1114), ErrUnavailable},
		{"MySQL too many connections", my(1040), ErrUnavailable},
		{"MySQL read only", my(1290), ErrUnavailable},
		{"MySQL wrong password", my(1045), ErrUnavailable},
		{"MySQL syntax", my(1064), ErrFault},
		{"dial", &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}, ErrUnavailable},
		{"bad connection", driver.ErrBadConn, ErrUnavailable},
		{"invalid connection", mysql.ErrInvalidConn, ErrUnavailable},
		{"transaction gone", sql.ErrTxDone, ErrUnavailable},
		{"deadline", fmt.Errorf("query: %w", context.DeadlineExceeded), ErrUnavailable},
		{"cancelled", context.Canceled, context.Canceled},
		{"no rows", sql.ErrNoRows, ErrNotFound},
		{"gorm's mistake", gorm.ErrMissingWhereClause, ErrFault},
		{"unknown", errors.New("value 机密"), ErrFault},
	} {
		got := classify("read case", c.err)
		if !errors.Is(got, c.class) || strings.Contains(got.Error(), "机密") || !strings.HasPrefix(got.Error(), "read case: ") {
			t.Errorf("%s: %v, want %v", c.name, got, c.class)
		}
		var e *Error
		if !errors.As(got, &e) || e.Class != c.class { //nolint:errorlint // the class itself
			t.Errorf("%s: class %v, want %v", c.name, e.Class, c.class)
		}
	}
	if classify("read case", nil) != nil || Retry(nil) != nil {
		t.Error("an error was made of nil")
	}
}

func TestSQLiteCodesHaveOneClass(t *testing.T) {
	t.Parallel()
	for code, class := range map[int]error{
		5: ErrBusy, 517: ErrBusy, 6: ErrBusy, 262: ErrBusy,
		1555: ErrDuplicate, 2067: ErrDuplicate, 2579: ErrDuplicate,
		787: ErrConstraint, 275: ErrConstraint, 1299: ErrConstraint, 19: ErrConstraint, 18: ErrConstraint,
		13: ErrUnavailable, 10: ErrUnavailable, 778: ErrUnavailable, 14: ErrUnavailable, 1032: ErrUnavailable, 7: ErrUnavailable,
		8: ErrFault, 1: ErrFault, 11: ErrFault, 26: ErrFault,
	} {
		if got := fromSQLite(code, "value 机密"); got.Class != class || got.Code != code || got.Key == "机密" { //nolint:errorlint // the class itself
			t.Errorf("code %d: %v, want %v", code, got, class)
		}
	}
}

func TestTheKeyIsReadAndNeverAValue(t *testing.T) {
	t.Parallel()
	for message, want := range map[string]string{
		"Duplicate entry '机密' for key 'cases.uq_cases_number'":          "uq_cases_number", // MySQL 8
		"Duplicate entry '机密' for key 'uq_cases_number'":                "uq_cases_number", // MariaDB
		"Duplicate entry 'x' for key 'fake' for key 'PRIMARY'":          "PRIMARY",
		"Duplicate entry 'x' for key '机密'":                              "",
		"Duplicate entry 'a for key 'b":                                 "",
		"Duplicate entry '13800001234' for key 'PRIMARY' and then some": "",
	} {
		if got := mysqlKey(message); got != want {
			t.Errorf("%s: key %q, want %q", message, got, want)
		}
	}
	for message, want := range map[string]string{
		"constraint failed: UNIQUE constraint failed: events.case_id, events.seq (2067)": "events.case_id,events.seq",
		"constraint failed: UNIQUE constraint failed: index 'uq_lower' (2067)":           "uq_lower",
		"constraint failed: something else (2067)":                                       "",
	} {
		if got := liteKey(message); got != want {
			t.Errorf("%s: key %q, want %q", message, got, want)
		}
	}
}

func TestAClassifiedErrorKeepsItsFirstOperation(t *testing.T) {
	t.Parallel()
	first := classify("insert event", &mysql.MySQLError{Number: 1213})
	if got := classify("commit", first).Error(); got != "insert event: busy (1213)" {
		t.Errorf("got %q", got)
	}
	if got := admit("commit", fmt.Errorf("case 7: %w", first)).Error(); got != "commit: case 7: insert event: busy (1213)" {
		t.Errorf("got %q", got)
	}
	if got := Retry(first); !errors.Is(got, ErrBusy) || !errors.Is(Retry(errors.New("x")), ErrBusy) {
		t.Errorf("%v is not to be retried", got)
	}
}
