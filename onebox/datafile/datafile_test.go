package datafile

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	schema  = `CREATE TABLE namespaces(id INT); CREATE TABLE shards(id INT);`
	written = schema + `INSERT INTO namespaces VALUES (1);`
)

func TestWhichFilesAreTaken(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name    string
		sql     string // "" = no file
		stamp   string
		fresh   bool
		refused string
	}{
		{name: "no file", fresh: true},
		{name: "own version", sql: written, stamp: "1.2.3\n"},
		{name: "other version", sql: written, stamp: "1.2.2\n", refused: "was written by Temporal server 1.2.2"},
		{name: "file moved away, stamp left", stamp: "1.2.2\n", fresh: true},
		{name: "birth cut short before the first table", sql: `SELECT 1`, fresh: true},
		{name: "birth cut short between tables", sql: schema, fresh: true},
		{name: "written, stamp lost", sql: written, refused: "does not say which"},
		{name: "another program's file", sql: `CREATE TABLE cases(id INT)`, refused: "it holds other tables"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "数据 50%?.db")
			mustExec(t, path, row.sql)
			if row.stamp != "" {
				mustWrite(t, path+".version", row.stamp)
			}
			f, err := Hold(path, "1.2.3", 0)
			var refusal Refusal
			if row.refused != "" {
				if !errors.As(err, &refusal) || !strings.Contains(err.Error(), row.refused) || strings.Contains(err.Error(), "\n") {
					t.Fatalf("got %v, want a refusal in one line: %s", err, row.refused)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = f.Close() }()
			if f.Fresh != row.fresh {
				t.Fatalf("fresh = %v, want %v", f.Fresh, row.fresh)
			}
			if _, err := os.Stat(path); row.fresh == (err == nil) {
				t.Fatalf("a fresh file must be gone and a used one kept, stat says %v", err)
			}
		})
	}
}

func TestRefusalNamesTheWayOut(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "temporal.db")
	mustExec(t, path, written)
	mustWrite(t, path+".version", "9.9.9\n")
	_, err := Hold(path, "1.2.3", 0)
	if err == nil || !strings.Contains(err.Error(), `"gongkai recover"`) {
		t.Fatalf("got %v", err)
	}
}

func TestStampIsReadBack(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "temporal.db")
	mustWrite(t, path+".version", "10.20.30-long\n")
	f, err := Hold(path, "1.2.3", 0)
	if err != nil {
		t.Fatal(err)
	}
	mustExec(t, path, written)
	if err := errors.Join(f.Stamp(), f.Close()); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path + ".version"); err != nil || string(b) != "1.2.3\n" {
		t.Fatalf("stamp is %q, %v", b, err)
	}
	if f, err = Hold(path, "1.2.3", 0); err != nil || f.Fresh {
		t.Fatalf("got %+v, %v", f, err)
	}
}

func TestOneServerAFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "temporal.db")
	first, err := Hold(path, "1.2.3", 0)
	if err != nil {
		t.Fatal(err)
	}
	var refusal Refusal
	if _, err := Hold(path, "1.2.3", 0); err == nil || errors.As(err, &refusal) {
		t.Fatalf("a second holder got %v, want a fault that may pass", err)
	}
	time.AfterFunc(100*time.Millisecond, func() { _ = first.Close() })
	if _, err := Hold(path, "1.2.3", 10*time.Second); err != nil {
		t.Fatalf("the successor got %v", err)
	}
}

func mustExec(t *testing.T, path, statements string) {
	t.Helper()
	if statements == "" {
		return
	}
	db, err := sql.Open("sqlite", "file:"+escape(path)+"?_pragma=user_version=1") // makes the file even without a table
	if err != nil {
		t.Fatal(err)
	}
	if _, err = db.ExecContext(context.Background(), statements); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func mustWrite(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
