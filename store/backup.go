package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strconv"
	"strings"

	"modernc.org/sqlite"
)

// ErrNotSQLite says that something was asked of a MySQL database that only a file can give.
var ErrNotSQLite = errors.New("not an SQLite database")

// VacuumInto writes a consistent copy of the database as it is committed now into a new file, readable by its owner alone. It is
// one read transaction: writers of any process go on, only the write-ahead log grows meanwhile. (SQLite's backup API would begin
// again with each commit of another process.) The copy is not yet on the disk: the caller syncs it.
func (db *DB) VacuumInto(ctx context.Context, file string) error {
	if db.engine != SQLite {
		return fmt.Errorf("copy to a file: %w", ErrNotSQLite)
	}
	if err := createPrivate(file); err != nil { // VACUUM takes an empty file, and keeps its mode
		return err
	}
	pool, err := openSQLite(db.source.path, true) // the readers' connections are query_only
	if err != nil {
		return classify("copy to a file", err)
	}
	_, err = pool.ExecContext(ctx, "VACUUM INTO ?", file)
	return errors.Join(classify("copy to a file", err), classify("close", pool.Close()))
}

// OpenFrozen opens an SQLite file that nobody writes, and changes no byte of it: a copy in a backup.
func OpenFrozen(ctx context.Context, file string) (*DB, error) {
	src, err := parseDSN("sqlite:" + file)
	if err != nil {
		return nil, err
	}
	q := url.Values{"mode": {"ro"}, "immutable": {"1"}, "_time_format": {"sqlite"}, "_timezone": {"UTC"}, "_dqs": {"0"},
		"_pragma": {"query_only(1)", "temp_store(MEMORY)", "trusted_schema(0)"}}
	name := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: src.path}).EscapedPath(), RawQuery: q.Encode()}).String()
	connector, err := sqlite.NewConnector(name)
	if err != nil {
		return nil, classify("open copy", err)
	}
	pool := sql.OpenDB(instantConnector{connector})
	pool.SetMaxOpenConns(4)
	db := &DB{engine: SQLite, source: src, keys: &keyNames{}, migrations: shipped(), writePool: pool, readPool: pool}
	if err := db.loadKeys(ctx); err != nil {
		return nil, errors.Join(classify("open copy", err), db.Close())
	}
	if db.write, err = db.gorm(pool, Config{}); err != nil {
		return nil, errors.Join(classify("open copy", err), db.Close())
	}
	db.read = db.write
	return db, nil
}

// Sound reports whether every page and index of an SQLite file is as it should be.
func (db *DB) Sound(ctx context.Context) (bool, error) {
	if db.engine != SQLite {
		return false, fmt.Errorf("check integrity: %w", ErrNotSQLite)
	}
	var said string
	if err := db.readPool.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&said); err != nil {
		return false, classify("check integrity", err)
	}
	return said == "ok", nil
}

// BrokenHeads counts the cases whose row does not end where their log does. It reads every case's row: for offline copies.
func (db *DB) BrokenHeads(ctx context.Context) (int64, error) {
	var n int64
	err := db.readPool.QueryRowContext(ctx, `SELECT count(*) FROM cases c
LEFT JOIN events e ON e.case_id = c.id AND e.seq = c.seq
LEFT JOIN events later ON later.case_id = c.id AND later.seq = c.seq + 1
WHERE e.digest IS NULL OR e.digest <> c.digest OR later.seq IS NOT NULL`).Scan(&n)
	return n, classify("check heads of logs", err)
}

// CountRows counts the rows of every declared table, all as of one moment.
func (db *DB) CountRows(ctx context.Context) (map[string]int64, error) {
	out := map[string]int64{}
	err := db.Snapshot(ctx, "count rows", func(tx *Tx) error {
		for table := range Tables() {
			var n int64
			if err := tx.db.Raw("SELECT count(*) FROM " + table).Scan(&n).Error; err != nil {
				return classify("count rows of "+table, err)
			}
			out[table] = n
		}
		return nil
	})
	return out, err
}

// SchemaVersion is the newest migration this program knows of an engine.
func SchemaVersion(engine Engine) (int64, error) {
	files, err := fs.Glob(shipped(), string(engine)+"/*.sql")
	if err != nil {
		return 0, fmt.Errorf("migrations: %w", err)
	}
	var newest int64
	for _, file := range files {
		number, _, _ := strings.Cut(path.Base(file), "_")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("migrations: %s: %w", file, err)
		}
		newest = max(newest, n)
	}
	return newest, nil
}

// EndAllSessions forgets every signed-in browser: after a restore, one that was signed out since would be signed in again.
func (tx *Tx) EndAllSessions() error {
	return classify("end all sessions", tx.db.Exec("DELETE FROM sessions").Error)
}

// EngineOf says which engine a data source name means, without connecting.
func EngineOf(dsn string) (Engine, error) {
	src, err := parseDSN(dsn)
	return src.engine, err
}
