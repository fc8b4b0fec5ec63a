package store_test

import (
	"bytes"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/internal/storetest"
	"gongkai/store"
)

func TestDataSourceNames(t *testing.T) {
	t.Parallel()
	for dsn, want := range map[string]string{
		"sqlite:/var/lib/g/g.db":                     "/var/lib/g/g.db",
		"sqlite:///var/lib/g/g.db":                   "/var/lib/g/g.db",
		"mysql://u:p%40ss@db:3307/gongkai":           "u:p@ss@tcp(db:3307)/gongkai?",
		"mysql://u:p@db/gongkai?readTimeout=5s":      "u:p@tcp(db:3306)/gongkai?",
		"mysql://u@[::1]:3306/gongkai":               "u@tcp([::1]:3306)/gongkai?",
		"u:p@tcp(db:3306)/gongkai?parseTime=false":   "u:p@tcp(db:3306)/gongkai?",
		"root@unix(/run/mysqld/mysqld.sock)/gongkai": "root@unix(/run/mysqld/mysqld.sock)/gongkai?",
	} {
		got, err := store.WriterDSN(dsn)
		if err != nil || !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, %v; want %s…", dsn, got, err, want)
		}
		if strings.Contains(want, "gongkai") && !strings.Contains(got, "parseTime=true") {
			t.Errorf("%s: %s lacks the house's settings", dsn, got)
		}
	}
	for _, dsn := range []string{
		"", "sqlite:", "sqlite::memory:", "mysql://u:secret@host", "mysql://u:secret@host:x/db", "u:secret@tcp(h:1)/", "postgres://u:secret@h/db",
		"mysql://u:secret@h/db?nonsense=%zz",
	} {
		got, err := store.WriterDSN(dsn)
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %q, error %v", dsn, got, err)
		}
	}
}

func TestAPathWithOddLettersIsOnePath(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "数据 100%?a=b#c.db")
	db, err := store.Open(t.Context(), store.Config{DSN: "sqlite:" + path})
	mustBeNil(t, err)
	defer func() { mustBeNil(t, db.Close()) }()
	if mustStat(t, path).Size() == 0 || db.Path() != path {
		t.Errorf("the database is not in %s", path)
	}
}

func TestSQLiteSettingsHold(t *testing.T) {
	t.Parallel()
	db := openTrial(t, storetest.Empty(t, store.SQLite))
	mustBeNil(t, db.Update(t.Context(), "pragmas", func(tx *store.Tx) error {
		for pragma, want := range map[string]string{
			"journal_mode": "wal", "synchronous": "2", "busy_timeout": "2000", "foreign_keys": "1", "query_only": "0",
		} {
			var got string
			if err := tx.Gorm().Raw("PRAGMA " + pragma).Scan(&got).Error; err != nil || got != want {
				t.Errorf("%s = %s, want %s (%v)", pragma, got, want, err)
			}
		}
		return nil
	}))
}

func TestMySQLSettingsHold(t *testing.T) {
	t.Parallel()
	db := openTrial(t, storetest.Empty(t, store.MySQL))
	mustBeNil(t, db.View(t.Context(), "variables", func(tx *store.Tx) error {
		for variable, want := range map[string]string{
			"innodb_lock_wait_timeout": "2", "time_zone": "+00:00", "character_set_client": "utf8mb4",
			"collation_connection": "utf8mb4_bin",
		} {
			var got string
			if err := tx.Gorm().Raw("SELECT @@" + variable).Scan(&got).Error; err != nil || got != want {
				t.Errorf("%s = %s, want %s (%v)", variable, got, want, err)
			}
		}
		var level string // MariaDB 10.11's name; MySQL 8 calls it transaction_isolation
		err := tx.Gorm().Raw("SELECT @@tx_isolation").Scan(&level).Error
		if level != "READ-COMMITTED" {
			t.Errorf("isolation %s (%v)", level, err)
		}
		return nil
	}))
}

func TestASlowStatementIsLoggedWithoutValues(t *testing.T) {
	t.Parallel()
	storetest.OnEachConfig(t, func(t *testing.T, cfg store.Config) {
		var log bytes.Buffer
		cfg.Logger, cfg.Slow = slog.New(slog.NewTextHandler(&log, nil)), time.Nanosecond
		db := openTrial(t, cfg)
		insert(t, db, person{ID: 1, Name: "机密姓名", Phone: "13800001234"})
		text := log.String()
		if !strings.Contains(text, "INSERT INTO") || !strings.Contains(text, "?") {
			t.Errorf("not logged: %q", text)
		}
		if strings.Contains(text, "机密姓名") || strings.Contains(text, "1380000") {
			t.Errorf("the log holds values: %q", text)
		}
	})
}
