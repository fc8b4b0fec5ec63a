package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"time"

	"github.com/pressly/goose/v3"
)

//go:embed migrations
var migrationFiles embed.FS

// shipped are the migrations inside the program.
func shipped() fs.FS {
	sub, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		panic(err) // the name is a constant above
	}
	return sub
}

// ErrSchemaNewer says that a newer release has already changed this database; this one must not touch it.
var ErrSchemaNewer = errors.New("the database belongs to a newer release")

// How long a change of a table waits for statements of running nodes that still use it.
const tableWait = time.Minute

// Migrate brings the schema to the newest version this program knows. On MySQL a named lock keeps several starting
// nodes apart; on SQLite the caller holds the data folder. An interrupted file leaves SQLite as it was; MySQL commits
// each CREATE or ALTER by itself, so a file that fails half-way there must be mended by hand before the next try.
func (db *DB) Migrate(ctx context.Context) error {
	pending, err := db.Pending(ctx)
	if err != nil || len(pending) == 0 {
		return err
	}
	pool := db.writePool
	if db.engine == MySQL { // a large ALTER outlasts the read timeout of ordinary statements
		patient := db.source.mysql.Clone()
		patient.ReadTimeout = 0
		if pool, err = openMySQL(patient, fmt.Sprintf("SET lock_wait_timeout = %d", int(tableWait/time.Second))); err != nil {
			return classify("migrate", err)
		}
		defer func() { _ = pool.Close() }() // the work is done or its error is on the way
		release, err := lockSchema(ctx, pool, namedLock(db.source.mysql.DBName))
		if err != nil {
			return migrateError(err)
		}
		defer release()
	}
	files, err := db.provider(pool)
	if err != nil || files == nil {
		return err
	}
	if _, err := files.Up(ctx); err != nil {
		return migrateError(err)
	}
	return classify("migrate: read the indexes", db.loadKeys(ctx))
}

// migrateError names the file and the driver's number, never its text: a migration that moves data could quote it.
func migrateError(err error) error {
	op := "migrate"
	var partial *goose.PartialError
	if errors.As(err, &partial) {
		op += " " + path.Base(partial.Failed.Source.Path)
		err = partial.Err
	}
	if known := translate(err); known != nil {
		return classify(op, err)
	}
	return fmt.Errorf("%s: %w", op, err) // goose's own: a file it cannot read
}

// provider is goose over this engine's files; nil if there are none.
func (db *DB) provider(pool *sql.DB) (*goose.Provider, error) {
	sub, err := fs.Sub(db.migrations, string(db.engine))
	if err != nil {
		return nil, fmt.Errorf("migrations: %w", err)
	}
	dialect := goose.DialectSQLite3
	opts := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger())}
	if db.engine == MySQL {
		dialect = goose.DialectMySQL
	}
	p, err := goose.NewProvider(dialect, pool, sub, opts...)
	if errors.Is(err, goose.ErrNoMigrations) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("migrations: %w", err)
	}
	return p, nil
}

// Version is the newest migration the database has; 0 before the first. It creates nothing.
func (db *DB) Version(ctx context.Context) (int64, error) {
	exists := "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?"
	if db.engine == MySQL {
		exists = "SELECT count(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?"
	}
	var n, version int64
	if err := db.readPool.QueryRowContext(ctx, exists, goose.DefaultTablename).Scan(&n); err != nil || n == 0 {
		return 0, classify("schema version", err)
	}
	query := "SELECT COALESCE(MAX(version_id), 0) FROM " + goose.DefaultTablename
	return version, classify("schema version", db.readPool.QueryRowContext(ctx, query).Scan(&version))
}

// Pending lists the migrations this program has and the database has not, oldest first. ErrSchemaNewer if it is the
// other way round.
func (db *DB) Pending(ctx context.Context) ([]int64, error) {
	version, err := db.Version(ctx)
	if err != nil {
		return nil, err
	}
	files, err := db.provider(db.readPool)
	if err != nil || files == nil {
		return nil, err
	}
	var pending []int64
	var newest int64
	for _, source := range files.ListSources() {
		newest = source.Version
		if newest > version {
			pending = append(pending, newest)
		}
	}
	if version > newest {
		return nil, fmt.Errorf("schema version %d, ours %d: %w", version, newest, ErrSchemaNewer)
	}
	return pending, nil
}

// lockSchema keeps other nodes away until release. It is ours and not goose's session lock: goose looks for pending files
// before it takes that one, and fails when another node has just created its table and not yet filled it.
func lockSchema(ctx context.Context, pool *sql.DB, lock namedLock) (release func(), err error) {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	if err := lock.SessionLock(ctx, conn); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return func() {
		_ = lock.SessionUnlock(context.WithoutCancel(ctx), conn) // closing gives it back too
		_ = conn.Close()
	}, nil
}

// namedLock is MySQL's GET_LOCK on a connection of its own. Its name is known to the whole server and at most 64
// letters, so it is made from the database's.
type namedLock string

func (l namedLock) name() string {
	return fmt.Sprintf("gongkai.migrate.%x", sha256.Sum256([]byte(l)))[:48]
}

// SessionLock waits for the lock as long as ctx allows.
func (l namedLock) SessionLock(ctx context.Context, conn *sql.Conn) error {
	for {
		var got sql.NullInt64
		if err := conn.QueryRowContext(ctx, "SELECT GET_LOCK(?, 1)", l.name()).Scan(&got); err != nil {
			return err
		}
		if got.Int64 == 1 {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// SessionUnlock gives the lock back; the end of the connection would do so too.
func (l namedLock) SessionUnlock(ctx context.Context, conn *sql.Conn) error {
	var released sql.NullInt64
	return conn.QueryRowContext(ctx, "SELECT RELEASE_LOCK(?)", l.name()).Scan(&released)
}
