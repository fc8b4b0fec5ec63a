package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// How often Update runs a transaction that met a lock, and the pause after the first time (doubled each time).
const (
	maxRuns    = 5
	firstPause = 10 * time.Millisecond
)

// Tx is one transaction, or in View one reader, handed to the functions of this package.
type Tx struct {
	ctx    context.Context
	engine Engine
	db     *gorm.DB
	pool   *watch // nil in a View
}

// Context is the context Update or View was called with.
func (tx *Tx) Context() context.Context { return tx.ctx }

// Engine says which database this is.
func (tx *Tx) Engine() Engine { return tx.engine }

// Update runs fn in one write transaction: READ COMMITTED on MySQL, immediate on SQLite. After ErrBusy (a lock, a
// deadlock, an error marked with Retry) it runs all of fn again, at most five times and never past the deadline of
// ctx; so fn must not keep anything from a run that failed. An error of fn's own rolls back and is returned as it is.
//
// If any statement in fn met ErrBusy, ErrUnavailable or the end of ctx, the transaction cannot be committed, even if fn
// swallowed the error: the server may have ended it already, and later statements would each commit alone.
func (db *DB) Update(ctx context.Context, op string, fn func(*Tx) error) error {
	return again(ctx, op, func() error {
		return db.inTx(ctx, op, db.writePool, db.write, nil, fn)
	})
}

// View runs fn for reading, each statement seeing what is committed when it starts.
func (db *DB) View(ctx context.Context, op string, fn func(*Tx) error) error {
	return again(ctx, op, func() error {
		session, _ := watched(ctx, db.read, db.readPool, false)
		return admit(op, fn(&Tx{ctx: ctx, engine: db.engine, db: session}))
	})
}

// Snapshot runs fn for reading, all statements seeing the same state: for tables that must add up.
func (db *DB) Snapshot(ctx context.Context, op string, fn func(*Tx) error) error {
	opts := &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	return again(ctx, op, func() error {
		return db.inTx(ctx, op, db.readPool, db.read, opts, fn)
	})
}

func (db *DB) inTx(ctx context.Context, op string, pool *sql.DB, base *gorm.DB, opts *sql.TxOptions, fn func(*Tx) error) error {
	sqlTx, err := pool.BeginTx(ctx, opts)
	if err != nil {
		return classify(op+": begin", err)
	}
	ended := false
	defer func() { // an error, a panic, t.FailNow: whatever ends fn otherwise ends the transaction
		if !ended {
			_ = sqlTx.Rollback() // it is over either way: a connection that cannot roll back is closed, which rolls back
		}
	}()
	session, watch := watched(ctx, base, sqlTx, true)
	err = admit(op, fn(&Tx{ctx: ctx, engine: db.engine, db: session, pool: watch}))
	if broken := watch.broken; broken != nil {
		return withEnd(ctx, named(op, broken))
	}
	if err != nil {
		return withEnd(ctx, err)
	}
	ended = true
	return withEnd(ctx, classify(op+": commit", sqlTx.Commit()))
}

// watched ties gorm to a connection whose errors are classified before gorm sees them, and noted in a transaction.
// (gorm's own translation is not enough: Raw, Rows and Row pass it by.)
func watched(ctx context.Context, base *gorm.DB, conn gorm.ConnPool, note bool) (*gorm.DB, *watch) {
	session := base.Session(&gorm.Session{NewDB: true, Context: ctx})
	w := &watch{conn: conn}
	if d, ok := session.Dialector.(*dialector); ok {
		w.dialector = *d
	}
	if note {
		w.dialector.seen = w.note
	}
	session.Dialector, session.Statement.ConnPool = &w.dialector, w
	return session, w
}

// withEnd adds the end of the context to the error it caused: the driver often says only that the transaction is gone.
func withEnd(ctx context.Context, err error) error {
	var e *Error
	if ctx.Err() == nil || !errors.As(err, &e) || errors.Is(err, ctx.Err()) || !errors.Is(err, ErrUnavailable) {
		return err
	}
	if errors.Is(ctx.Err(), context.Canceled) {
		return &Error{Op: e.Op, Class: context.Canceled}
	}
	return &Error{Op: e.Op, Class: ErrUnavailable, Code: e.Code, also: context.DeadlineExceeded}
}

// again repeats run while it answers ErrBusy.
func again(ctx context.Context, op string, run func() error) error {
	var busy *Error
	for n := 1; ; n++ {
		err := run()
		if busy != nil && errors.Is(err, context.DeadlineExceeded) {
			return &Error{Op: op, Class: ErrBusy, Code: busy.Code, also: context.DeadlineExceeded}
		}
		if !errors.Is(err, ErrBusy) || n == maxRuns || !pause(ctx, n) {
			return err
		}
		if !errors.As(err, &busy) {
			busy = &Error{}
		}
	}
}

// pause waits 10, 20, 40, 80 ms, each between half and one and a half times that; false if ctx would end meanwhile.
func pause(ctx context.Context, n int) bool {
	d := firstPause << (n - 1)
	d = d/2 + rand.N(d)
	if end, ok := ctx.Deadline(); ok && time.Until(end) <= d {
		return false
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

var savepointName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,30}$`)

// Savepoint runs fn inside the transaction; an error or a panic of fn undoes what fn did and keeps what came before.
// It returns fn's error, and panics on. After a fault of the database itself (lock, connection, time) nothing can be
// kept: Savepoint returns that fault and Update will not commit.
func (tx *Tx) Savepoint(name string, fn func(*Tx) error) error {
	if tx.pool == nil || !savepointName.MatchString(name) {
		return fmt.Errorf("savepoint %q: not in an Update, or not a name", name)
	}
	if err := tx.exec("SAVEPOINT `" + name + "`"); err != nil {
		return err
	}
	released := false
	defer func() { // a panic (or Goexit) in fn passes on; here only its work is undone
		if !released {
			_ = tx.exec("ROLLBACK TO SAVEPOINT `" + name + "`") // if this fails the transaction is broken and cannot commit
		}
	}()
	err := admit("savepoint "+name, fn(tx))
	if tx.pool.broken != nil {
		released = true
		return tx.pool.broken
	}
	released = true
	if err == nil {
		return tx.exec("RELEASE SAVEPOINT `" + name + "`")
	}
	if undone := tx.exec("ROLLBACK TO SAVEPOINT `" + name + "`"); undone != nil {
		return errors.Join(err, undone)
	}
	return err
}

// exec runs a statement of the transaction itself; its failure breaks the transaction.
func (tx *Tx) exec(statement string) error {
	err := classify(statement, tx.db.Exec(statement).Error)
	if err != nil && tx.pool.broken == nil {
		tx.pool.broken = err
	}
	return err
}

// ForUpdate locks the rows a query finds until the transaction ends. On SQLite it adds nothing: the transaction
// already holds the only write lock.
func (tx *Tx) ForUpdate() clause.Expression {
	return clause.Locking{Strength: clause.LockingStrengthUpdate} // gorm's SQLite writes no FOR clause
}

// Now is the database's clock, UTC, whole milliseconds: for leases, which several machines must judge alike.
func Now(tx *Tx) (time.Time, error) {
	if tx.engine == MySQL {
		var now time.Time
		err := tx.db.Raw("SELECT UTC_TIMESTAMP(3)").Scan(&now).Error
		return now, classify("clock", err)
	}
	var millis int64
	err := tx.db.Raw("SELECT CAST(round(unixepoch('subsec') * 1000) AS INTEGER)").Scan(&millis).Error
	return time.UnixMilli(millis).UTC(), classify("clock", err)
}

// watch is a transaction, or the readers, as gorm sees them. A broken one answers every statement with the same error.
type watch struct {
	conn      gorm.ConnPool
	dialector dialector
	broken    error
}

// note keeps the first error after which the transaction must not go on.
func (w *watch) note(e *Error) {
	if w.broken == nil && (e.Class == ErrBusy || e.Class == ErrUnavailable || e.Class == context.Canceled) {
		w.broken = e
	}
}

func (w *watch) translate(err error) error {
	if err == nil {
		return nil
	}
	return w.dialector.Translate(err)
}

// PrepareContext is part of gorm.ConnPool.
func (w *watch) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	if w.broken != nil {
		return nil, w.broken
	}
	stmt, err := w.conn.PrepareContext(ctx, query)
	return stmt, w.translate(err)
}

// ExecContext is part of gorm.ConnPool.
func (w *watch) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if w.broken != nil {
		return nil, w.broken
	}
	result, err := w.conn.ExecContext(ctx, query, args...)
	return result, w.translate(err)
}

// QueryContext is part of gorm.ConnPool.
func (w *watch) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if w.broken != nil {
		return nil, w.broken
	}
	rows, err := w.conn.QueryContext(ctx, query, args...)
	return rows, w.translate(err)
}

// QueryRowContext is part of gorm.ConnPool. A row keeps its error, a driver's, until it is scanned, and cannot carry
// ours: of a broken transaction it carries that of an ended context. Use Raw and Scan instead.
func (w *watch) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if w.broken != nil {
		ended, cancel := context.WithCancel(ctx)
		cancel()
		ctx = ended
	}
	return w.conn.QueryRowContext(ctx, query, args...)
}
