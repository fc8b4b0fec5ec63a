package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"log/slog"
	"time"

	"gorm.io/gorm"
)

// Config says where the database is. Only DSN is required.
type Config struct {
	DSN        string        // sqlite:/path/file.db, mysql://user:password@host:port/database, or the driver's own form
	MaxConns   int           // connections to MySQL, or SQLite's readers; 0: 24 and 8
	Logger     *slog.Logger  // for slow statements, without values; nil: silent
	Slow       time.Duration // what counts as slow; 0: half a second
	Migrations fs.FS         // folders mysql and sqlite; nil: those shipped in the program
	Debug      func(error)   // sees the drivers' own errors, values and all: for tests of ours, never in service
}

// DB is an open database. On SQLite it has one connection that writes and a pool that only reads; on MySQL one pool
// serves both.
type DB struct {
	engine     Engine
	source     source
	writePool  *sql.DB
	readPool   *sql.DB
	write      *gorm.DB
	read       *gorm.DB
	keys       *keyNames
	migrations fs.FS
	log        *slog.Logger
}

// Open connects and answers ErrUnavailable if nothing is there. It creates an SQLite file that does not exist, and
// never a table: that is Migrate's.
func Open(ctx context.Context, cfg Config) (*DB, error) {
	src, err := parseDSN(cfg.DSN)
	if err != nil {
		return nil, err
	}
	db := &DB{engine: src.engine, source: src, keys: &keyNames{}, migrations: cfg.Migrations, log: cfg.Logger}
	if db.log == nil {
		db.log = slog.New(slog.DiscardHandler)
	}
	if db.migrations == nil {
		db.migrations = shipped()
	}
	if err := db.connect(ctx, cfg); err != nil {
		return nil, errors.Join(classify("open database", err), db.Close())
	}
	return db, nil
}

func (db *DB) connect(ctx context.Context, cfg Config) error {
	open := db.openMySQLPool
	if db.engine == SQLite {
		open = db.openSQLitePools
	}
	if err := open(cfg.MaxConns); err != nil {
		return err
	}
	if err := db.writePool.PingContext(ctx); err != nil {
		return err
	}
	if err := db.loadKeys(ctx); err != nil {
		return err
	}
	var err error
	if db.write, err = db.gorm(db.writePool, cfg); err != nil {
		return err
	}
	db.read = db.write
	if db.readPool != db.writePool {
		db.read, err = db.gorm(db.readPool, cfg)
	}
	return err
}

func (db *DB) openMySQLPool(maxConns int) error {
	pool, err := openMySQL(db.source.mysql)
	if err != nil {
		return err
	}
	if maxConns == 0 {
		maxConns = 24
	}
	pool.SetMaxOpenConns(maxConns)
	pool.SetMaxIdleConns(maxConns)
	pool.SetConnMaxIdleTime(time.Minute)
	pool.SetConnMaxLifetime(10 * time.Minute) // so that a node moves over after the server's address has
	db.writePool, db.readPool = pool, pool
	return nil
}

func (db *DB) openSQLitePools(maxConns int) (err error) {
	if err := createPrivate(db.source.path); err != nil {
		return err
	}
	if db.writePool, err = openSQLite(db.source.path, true); err != nil {
		return err
	}
	db.writePool.SetMaxOpenConns(1)
	if db.readPool, err = openSQLite(db.source.path, false); err != nil {
		return err
	}
	if maxConns == 0 {
		maxConns = 8
	}
	db.readPool.SetMaxOpenConns(maxConns)
	db.readPool.SetMaxIdleConns(maxConns)
	return nil
}

// gorm gives the object every query is built on. SkipDefaultTransaction: each write already runs in Update's.
// PrepareStmt stays off: inside a transaction database/sql prepares again anyhow, and gorm's cache can deadlock on a
// pool of one.
func (db *DB) gorm(pool *sql.DB, cfg Config) (*gorm.DB, error) {
	slow := cfg.Slow
	if slow == 0 {
		slow = 500 * time.Millisecond
	}
	d := &dialector{Dialector: newDialector(db.engine, pool), keys: db.keys, debug: cfg.Debug}
	return gorm.Open(d, &gorm.Config{
		SkipDefaultTransaction: true,
		TranslateError:         true,
		DisableAutomaticPing:   true,
		QueryFields:            true, // columns by name, no SELECT *
		NowFunc:                func() time.Time { return Instant(time.Now()) },
		Logger:                 queryLog{log: db.log, slow: slow},
	})
}

// loadKeys learns the names of SQLite's unique indexes; MySQL's errors carry them.
func (db *DB) loadKeys(ctx context.Context) error {
	if db.engine == MySQL {
		return nil
	}
	return db.keys.load(ctx, db.readPool)
}

// Engine says which database this is.
func (db *DB) Engine() Engine { return db.engine }

// Path is the SQLite file, for backup; empty on MySQL.
func (db *DB) Path() string { return db.source.path }

// Ping asks the database for a sign of life.
func (db *DB) Ping(ctx context.Context) error {
	var one int
	return classify("ping", db.readPool.QueryRowContext(ctx, "SELECT 1").Scan(&one))
}

// Close ends all connections. A second call does nothing.
func (db *DB) Close() error {
	var errs []error
	for _, pool := range []*sql.DB{db.readPool, db.writePool} {
		if pool != nil {
			errs = append(errs, classify("close", pool.Close()))
		}
	}
	return errors.Join(errs...)
}
