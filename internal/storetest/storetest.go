package storetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/go-sql-driver/mysql"
	"gorm.io/gorm"

	"gongkai/internal/storetest/mariadb"
	"gongkai/store"
)

var engines = []store.Engine{store.SQLite, store.MySQL}

// OnEach runs a contract on a fresh, migrated database of each engine.
func OnEach(t *testing.T, contract func(t *testing.T, db *store.DB)) {
	t.Helper()
	for _, engine := range engines {
		t.Run(string(engine), func(t *testing.T) { contract(t, Open(t, engine)) })
	}
}

// OnEachConfig is OnEach for tests that open the database themselves, several times perhaps. It is empty: no table yet.
func OnEachConfig(t *testing.T, contract func(t *testing.T, cfg store.Config)) {
	t.Helper()
	for _, engine := range engines {
		t.Run(string(engine), func(t *testing.T) { contract(t, Empty(t, engine)) })
	}
}

// Open gives a fresh, migrated database of one engine.
func Open(t testing.TB, engine store.Engine) *store.DB {
	t.Helper()
	return open(t, migrated(t, engine, Empty(t, engine)))
}

// Empty gives the address of a database without any table, which goes when the test ends.
func Empty(t testing.TB, engine store.Engine) store.Config {
	t.Helper()
	cfg := store.Config{Debug: debug(t)}
	if engine == store.SQLite {
		cfg.DSN = "sqlite:" + filepath.Join(t.TempDir(), "gongkai.db")
		return cfg
	}
	cfg.DSN = newDatabase(t, mysqlServer(t))
	return cfg
}

func open(t testing.TB, cfg store.Config) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// ownServer is this process's server, if none was given: it dies with the process.
var ownServer = sync.OnceValues(func() (*mariadb.Server, error) {
	return mariadb.Start(context.Background(), mariadb.Options{})
})

// mysqlServer is the data source name of a server, or the end of the test.
func mysqlServer(t testing.TB) string {
	t.Helper()
	if dsn := os.Getenv(mariadb.DSNVariable); dsn != "" {
		return dsn
	}
	server, err := ownServer()
	skipUnlessInstalled(t, err)
	return server.DSN("")
}

func skipUnlessInstalled(t testing.TB, err error) {
	t.Helper()
	switch {
	case err == nil:
	case errors.Is(err, mariadb.ErrNotInstalled) && os.Getenv("CI") != "true":
		t.Skipf("not tested on MySQL: %v, and %s is not set", err, mariadb.DSNVariable)
	default:
		t.Fatal(err)
	}
}

// newDatabase creates one and drops it when the test ends.
func newDatabase(t testing.TB, serverDSN string) string {
	t.Helper()
	dsn := createOn(t, serverDSN)
	t.Cleanup(func() {
		cfg := parse(t, dsn)
		name := cfg.DBName
		cfg.DBName = ""
		administer(t, cfg, "DROP DATABASE "+name)
	})
	return dsn
}

// createOn creates a database under a random name.
func createOn(t testing.TB, serverDSN string) string {
	t.Helper()
	cfg := parse(t, serverDSN)
	cfg.DBName = ""
	name := randomName()
	administer(t, cfg, createDatabase(name))
	cfg.DBName = name
	return cfg.FormatDSN()
}

func randomName() string { return "t_" + strings.ToLower(rand.Text()) }

// createDatabase gives it a collation that is not the one our tables need: a CREATE TABLE that forgets to say
// utf8mb4_bin shows.
func createDatabase(name string) string {
	return "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"
}

func parse(t testing.TB, dsn string) *mysql.Config {
	t.Helper()
	cfg, err := mysql.ParseDSN(dsn)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

func administer(t testing.TB, cfg *mysql.Config, statement string) {
	t.Helper()
	connector, err := mysql.NewConnector(cfg)
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(connector)
	_, err = db.ExecContext(context.Background(), statement) // t.Context() has ended when cleanups run
	if err := errors.Join(err, db.Close()); err != nil {
		t.Errorf("%s: %v", statement, err)
	}
}

// debug shows the drivers' own texts in the log of the test, as long as it runs.
func debug(t testing.TB) func(error) {
	var over atomic.Bool
	t.Cleanup(func() { over.Store(true) })
	return func(err error) {
		if !over.Load() && !errors.Is(err, gorm.ErrRecordNotFound) { // an answer, not a trouble
			t.Logf("driver: %v", err)
		}
	}
}
