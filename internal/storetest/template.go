package storetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/go-sql-driver/mysql"

	"gongkai/store"
)

// migrated brings an empty database to the present schema by copying one that was migrated once in this process: the
// file on SQLite, the tables' definitions on MariaDB (a third of the time of the migrations).
func migrated(t testing.TB, engine store.Engine, cfg store.Config) store.Config {
	t.Helper()
	if engine == store.SQLite {
		file, err := sqliteTemplate()
		if err == nil {
			err = os.WriteFile(strings.TrimPrefix(cfg.DSN, "sqlite:"), file, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		return cfg
	}
	own := parse(t, cfg.DSN)
	script, err := mysqlTemplates.script(own)
	if err != nil {
		t.Fatal(err)
	}
	own.MultiStatements = true
	administer(t, own, script)
	return cfg
}

// sqliteTemplate is a migrated database file.
var sqliteTemplate = sync.OnceValues(func() (_ []byte, err error) {
	dir, err := os.MkdirTemp("", "gongkai-template-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := migrate("sqlite:" + filepath.Join(dir, "template.db")); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "template.db")) // the last connection has folded the log into the file
})

func migrate(dsn string) error {
	ctx := context.Background()
	db, err := store.Open(ctx, store.Config{DSN: dsn, Debug: func(err error) { fmt.Fprintln(os.Stderr, "template:", err) }})
	if err != nil {
		return err
	}
	return errors.Join(db.Migrate(ctx), db.Close())
}

// mysqlTemplates remembers the script; the server it was made on does not matter.
var mysqlTemplates mysqlTemplate

type mysqlTemplate struct {
	mu   sync.Mutex
	made string
}

// script creates all tables of a migrated database, with the rows that migrations put into them.
func (m *mysqlTemplate) script(server *mysql.Config) (_ string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.made != "" {
		return m.made, nil
	}
	cfg := server.Clone()
	cfg.DBName = ""
	connector, err := mysql.NewConnector(cfg)
	if err != nil {
		return "", err
	}
	db := sql.OpenDB(connector)
	defer func() { err = errors.Join(err, db.Close()) }()
	name := randomName()
	if _, err := db.Exec(createDatabase(name)); err != nil {
		return "", err
	}
	defer func() {
		_, dropped := db.Exec("DROP DATABASE " + name)
		err = errors.Join(err, dropped)
	}()
	cfg.DBName = name
	if err := migrate(cfg.FormatDSN()); err != nil {
		return "", err
	}
	m.made, err = describe(db, name)
	return m.made, err
}

// describe writes the statements that make the database again.
func describe(db *sql.DB, name string) (string, error) {
	tables, err := column(db, "SELECT table_name FROM information_schema.tables WHERE table_schema = ?", name)
	if err != nil {
		return "", err
	}
	script := []string{"SET FOREIGN_KEY_CHECKS = 0"}
	for _, table := range tables {
		var same, create string
		if err := db.QueryRow("SHOW CREATE TABLE "+name+"."+table).Scan(&same, &create); err != nil {
			return "", fmt.Errorf("%s: %w", table, err)
		}
		script = append(script, create)
		columns, err := column(db, "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position", name, table)
		if err != nil {
			return "", err
		}
		row := "SELECT concat_ws(', ', QUOTE(" + strings.Join(columns, "), QUOTE(") + ")) FROM " + name + "." + table
		rows, err := column(db, row)
		if err != nil {
			return "", fmt.Errorf("%s: %w", table, err)
		}
		for _, values := range rows {
			script = append(script, "INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") VALUES ("+values+")")
		}
	}
	return strings.Join(script, ";\n"), nil
}

func column(db *sql.DB, query string, args ...any) (values []string, err error) {
	rows, err := db.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, rows.Err()
}
