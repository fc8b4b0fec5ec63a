package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

// preparedConnector runs the session's settings on each new MySQL connection, once.
type preparedConnector struct {
	driver.Connector
	session []string
}

// Connect opens a connection that already has our isolation level, time zone and modes.
func (c preparedConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	exec, ok := conn.(driver.ExecerContext)
	if !ok {
		return nil, errors.Join(fmt.Errorf("mysql driver: %T cannot execute", conn), conn.Close())
	}
	for _, statement := range c.session {
		if _, err := exec.ExecContext(ctx, statement, nil); err != nil {
			return nil, errors.Join(err, conn.Close())
		}
	}
	return conn, nil
}

// instantConnector gives SQLite connections that keep time as MySQL's DATETIME(3) does: UTC, whole milliseconds.
type instantConnector struct{ driver.Connector }

// Connect opens a connection wrapped in instantConn.
func (c instantConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	full, ok := conn.(fullConn)
	if !ok {
		return nil, errors.Join(fmt.Errorf("sqlite driver: %T lacks an interface", conn), conn.Close())
	}
	return instantConn{full}, nil
}

// fullConn is everything modernc's connection can do; a wrapper that hid one of these would lose contexts or checks.
type fullConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

type instantConn struct{ fullConn }

// CheckNamedValue truncates instants on their way in.
func (c instantConn) CheckNamedValue(v *driver.NamedValue) error {
	value, err := driver.DefaultParameterConverter.ConvertValue(v.Value)
	if err != nil {
		return err
	}
	if t, ok := value.(time.Time); ok {
		value = Instant(t)
	}
	v.Value = value
	return nil
}

// Unwrap gives modernc its own connection back (sqlite.Limit, backup).
func (c instantConn) Unwrap() driver.Conn { return c.fullConn }

// Instant is t as the database keeps it: UTC, whole milliseconds.
func Instant(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
