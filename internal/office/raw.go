package office

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/desk"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// OnEach runs a contract in an office on each engine, with a raw connection beside the store's: to damage rows, and to look at
// every byte. engine may be nil.
func OnEach(t *testing.T, today string, engine func() desk.Engine, contract func(t *testing.T, o *Office)) {
	t.Helper()
	storetest.OnEachConfig(t, func(t *testing.T, cfg store.Config) {
		contract(t, Open(t, cfg, today, engine))
	})
}

// Open opens an office on an empty database.
func Open(t testing.TB, cfg store.Config, today string, engine func() desk.Engine) *Office {
	t.Helper()
	cfg.Debug = quiet(cfg.Debug)
	db, err := store.Open(t.Context(), cfg)
	if err == nil {
		err = db.Migrate(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	var e desk.Engine
	if engine != nil {
		e = engine()
	}
	o := New(t, db, today, e)
	o.SQL = raw(t, db, cfg)
	return o
}

// quiet leaves out what is no trouble: a row that was looked for and is not there.
func quiet(tell func(error)) func(error) {
	return func(err error) {
		if tell != nil && err.Error() != "record not found" {
			tell(err)
		}
	}
}

func raw(t testing.TB, db *store.DB, cfg store.Config) *sql.DB {
	t.Helper()
	driver, name := "mysql", cfg.DSN
	if db.Engine() == store.SQLite {
		driver, name = "sqlite", "file:"+db.Path()+"?_pragma=busy_timeout(5000)"
	}
	pool, err := sql.Open(driver, name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	return pool
}

// Exec runs a statement past the store and wants it to touch rows.
func (o *Office) Exec(t testing.TB, statement string, args ...any) {
	t.Helper()
	result, err := o.SQL.ExecContext(t.Context(), statement, args...)
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		t.Fatalf("%s: %d rows, %v", statement, n, err)
	}
}

// Text reads one value as text; NULL and no row are "".
func (o *Office) Text(t testing.TB, query string, args ...any) string {
	t.Helper()
	all := o.Texts(t, query, args...)
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

// Texts reads rows of text, columns joined by a bar.
func (o *Office) Texts(t testing.TB, query string, args ...any) []string {
	t.Helper()
	var out []string
	o.each(t, query, args, func(row []string) { out = append(out, strings.Join(row, "|")) })
	return out
}

func (o *Office) each(t testing.TB, query string, args []any, tell func([]string)) {
	t.Helper()
	rows, err := o.SQL.QueryContext(context.WithoutCancel(t.Context()), query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer func() {
		if err := rows.Close(); err != nil {
			t.Error(err)
		}
	}()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	values, targets := make([]sql.RawBytes, len(columns)), make([]any, len(columns))
	for i := range values {
		targets[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			t.Fatal(err)
		}
		row := make([]string, len(values))
		for i, v := range values {
			row[i] = string(v)
		}
		tell(row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// Tables are all tables of the product in this database.
func (o *Office) Tables(t testing.TB) []string {
	t.Helper()
	query := "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
	if o.DB.Engine() == store.MySQL {
		query = "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
	}
	out := slices.DeleteFunc(o.Texts(t, query), func(name string) bool { return strings.HasPrefix(name, "goose") })
	slices.Sort(out)
	return out
}

// Columns are the columns of a table.
func (o *Office) Columns(t testing.TB, table string) []string {
	t.Helper()
	if o.DB.Engine() == store.MySQL {
		return o.Texts(t, "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position", table)
	}
	return o.Texts(t, "SELECT name FROM pragma_table_info(?)", table)
}

// Dump is every row of some tables, or of all but the leases, as text in a stable order: what must not change is compared with it.
func (o *Office) Dump(t testing.TB, tables ...string) string {
	t.Helper()
	if len(tables) == 0 {
		tables = slices.DeleteFunc(o.Tables(t), func(name string) bool { return name == "leases" })
	}
	var b strings.Builder
	for _, table := range tables {
		columns := o.Columns(t, table)
		query := fmt.Sprintf("SELECT `%s` FROM %s", strings.Join(columns, "`, `"), table)
		rows := o.Texts(t, query)
		slices.Sort(rows)
		for _, row := range rows {
			fmt.Fprintf(&b, "%s: %s\n", table, row)
		}
	}
	return b.String()
}

// Counts is the number of rows of every table.
func (o *Office) Counts(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, table := range o.Tables(t) {
		out[table] = o.Text(t, "SELECT COUNT(*) FROM "+table)
	}
	return out
}
