package storetest

import (
	"database/sql"
	"strings"
	"testing"

	"github.com/go-sql-driver/mysql"

	"gongkai/store"
)

func TestACopyIsWhatTheMigrationsMake(t *testing.T) {
	t.Parallel()
	made, copied := Empty(t, store.MySQL), Empty(t, store.MySQL)
	if err := migrate(made.DSN); err != nil {
		t.Fatal(err)
	}
	migrated(t, store.MySQL, copied)
	want, got := describeDSN(t, made.DSN), describeDSN(t, copied.DSN)
	if got != want {
		t.Errorf("the copy is\n%s\nwant\n%s", got, want)
	}
	if !strings.Contains(got, "CREATE TABLE") {
		t.Error("nothing was compared")
	}
}

func describeDSN(t testing.TB, dsn string) string {
	t.Helper()
	cfg := parse(t, dsn)
	connector, err := mysql.NewConnector(cfg)
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(connector)
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	script, err := describe(db, cfg.DBName)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(script, "\n")
	kept := lines[:0]
	for _, line := range lines { // when goose ran, and whether a table's counter shows, differs
		if !strings.HasPrefix(line, "INSERT INTO goose_db_version") && !strings.HasPrefix(line, ") ENGINE") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}
