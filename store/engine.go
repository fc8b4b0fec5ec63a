package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/go-sql-driver/mysql"
	gormmysql "gorm.io/driver/mysql"
	gormsqlite "gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"modernc.org/sqlite"
)

// Engine says which of the two databases is behind a DB.
type Engine string

// The engines.
const (
	SQLite Engine = "sqlite"
	MySQL  Engine = "mysql"
)

// How long the engines wait for a lock before they say ErrBusy: below Commit's 3 s.
const lockWait = 2 * time.Second

// source is a data source name, understood.
type source struct {
	engine Engine
	path   string        // SQLite
	mysql  *mysql.Config // MySQL
}

// errDSN never quotes the name: a password stands in it.
var errDSN = errors.New("data source name: want sqlite:/path/file.db, mysql://user:password@host:port/database or user:password@tcp(host:port)/database")

func parseDSN(dsn string) (source, error) {
	switch {
	case strings.HasPrefix(dsn, "sqlite:"):
		path := strings.TrimPrefix(strings.TrimPrefix(dsn, "sqlite:"), "//")
		if path == "" || strings.Contains(path, ":memory:") || strings.ContainsRune(path, 0) {
			return source{}, errDSN
		}
		absolute, err := filepath.Abs(path)
		if err != nil {
			return source{}, errDSN
		}
		return source{engine: SQLite, path: absolute}, nil
	case strings.HasPrefix(dsn, "mysql://"):
		return parseMySQLURL(dsn)
	}
	cfg, err := mysql.ParseDSN(dsn)
	if err != nil || cfg.DBName == "" {
		return source{}, errDSN
	}
	return source{engine: MySQL, mysql: house(cfg)}, nil
}

func parseMySQLURL(dsn string) (source, error) {
	u, err := url.Parse(dsn)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") == "" {
		return source{}, errDSN
	}
	cfg, err := mysql.ParseDSN("/?" + u.RawQuery)
	if err != nil {
		return source{}, errDSN
	}
	cfg.User = u.User.Username()
	cfg.Passwd, _ = u.User.Password() // none given: none sent
	cfg.Net, cfg.Addr = "tcp", u.Host
	if u.Port() == "" {
		cfg.Addr = net.JoinHostPort(u.Hostname(), "3306")
	}
	cfg.DBName = strings.Trim(u.Path, "/")
	return source{engine: MySQL, mysql: house(cfg)}, nil
}

// house sets what the rest of the program relies on, whatever the name said.
func house(cfg *mysql.Config) *mysql.Config {
	cfg.ParseTime, cfg.Loc = true, time.UTC
	cfg.ClientFoundRows = true   // an update that changes nothing still counts its row
	cfg.InterpolateParams = true // one round trip a statement instead of three
	cfg.MultiStatements, cfg.AllowAllFiles = false, false
	cfg.Logger = &mysql.NopLogger{} // its errors reach us anyhow
	if cfg.Timeout == 0 {
		cfg.Timeout = 3 * time.Second
	}
	if cfg.ReadTimeout == 0 {
		cfg.ReadTimeout = time.Minute
	}
	if cfg.WriteTimeout == 0 {
		cfg.WriteTimeout = 10 * time.Second
	}
	_ = cfg.Apply(mysql.TimeTruncate(time.Millisecond), mysql.Charset("utf8mb4", "utf8mb4_bin")) // these two options cannot fail
	return cfg
}

// mysqlSession is sent once on each new connection. Isolation has no variable name common to MySQL 8 and MariaDB 10.11;
// the statement has. The sql_mode is MySQL 8's own, so that MariaDB refuses what MySQL would.
var mysqlSession = []string{
	"SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
	fmt.Sprintf("SET time_zone = '+00:00', innodb_lock_wait_timeout = %d, sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,"+
		"NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'", int(lockWait/time.Second)),
}

func openMySQL(cfg *mysql.Config, session ...string) (*sql.DB, error) {
	connector, err := mysql.NewConnector(cfg)
	if err != nil {
		return nil, errDSN
	}
	return sql.OpenDB(preparedConnector{connector, append(mysqlSession, session...)}), nil
}

// openSQLite opens one pool on the file: the writer's (immediate transactions) or the readers' (query_only).
func openSQLite(path string, write bool) (*sql.DB, error) {
	q := url.Values{"_time_format": {"sqlite"}, "_timezone": {"UTC"}, "_dqs": {"0"}}
	q["_pragma"] = []string{
		fmt.Sprintf("busy_timeout(%d)", lockWait.Milliseconds()), "foreign_keys(1)", "temp_store(MEMORY)", "trusted_schema(0)",
	}
	if write {
		q.Set("_txlock", "immediate")
		q["_pragma"] = append(q["_pragma"], "journal_mode(WAL)", "synchronous(FULL)", "journal_size_limit(67108864)")
	} else {
		q["_pragma"] = append(q["_pragma"], "query_only(1)")
	}
	name := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
	connector, err := sqlite.NewConnector(name)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(instantConnector{connector}), nil
}

// createPrivate makes the file before SQLite does, readable by its owner alone; -wal and -shm inherit its mode.
func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return &Error{Op: "open " + filepath.Base(path), Class: ErrUnavailable}
	}
	return f.Close()
}

// dialector is gorm's own with one difference: errors lose the driver's text on the way into gorm. (gorm's translator
// for SQLite does not know modernc's errors, and neither keeps the name of the key.)
type dialector struct {
	gorm.Dialector
	keys  *keyNames
	debug func(error)
	seen  func(*Error) // told of every error of one transaction; nil outside
}

func newDialector(engine Engine, pool *sql.DB) gorm.Dialector {
	if engine == MySQL {
		return gormmysql.New(gormmysql.Config{Conn: pool, SkipInitializeWithVersion: true, DisableWithReturning: true})
	}
	return gormsqlite.New(gormsqlite.Config{Conn: pool})
}

// Translate is called by gorm for every error it meets.
func (d *dialector) Translate(err error) error {
	var known *Error
	if errors.As(err, &known) {
		return err
	}
	if d.debug != nil {
		d.debug(err)
	}
	known = translate(err)
	if known == nil {
		known = &Error{Class: ErrFault, also: fmt.Errorf("%T", err)}
	}
	known.Key = d.keys.name(known.Key)
	if d.seen != nil {
		d.seen(known)
	}
	return known
}

// keyNames gives SQLite's unique indexes their names: SQLite reports columns where MySQL reports the index.
type keyNames struct {
	byColumns atomic.Pointer[map[string]string]
}

func (k *keyNames) name(reported string) string {
	if m := k.byColumns.Load(); m != nil {
		if name, ok := (*m)[reported]; ok {
			return name
		}
	}
	return reported
}

const sqliteUniqueIndexes = `SELECT il.name, group_concat(m.name || '.' || ii.name ORDER BY ii.seqno)
FROM sqlite_schema m, pragma_index_list(m.name) il, pragma_index_info(il.name) ii
WHERE m.type = 'table' AND il."unique" = 1 AND il.origin = 'c' GROUP BY il.name`

func (k *keyNames) load(ctx context.Context, pool *sql.DB) (err error) {
	rows, err := pool.QueryContext(ctx, sqliteUniqueIndexes)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	found := map[string]string{}
	for rows.Next() {
		var name, columns string
		if err := rows.Scan(&name, &columns); err != nil {
			return err
		}
		if _, twice := found[columns]; twice { // two partial indexes over the same columns: nobody can tell which
			name = columns
		}
		found[columns] = name
	}
	k.byColumns.Store(&found)
	return rows.Err()
}
