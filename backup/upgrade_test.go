package backup_test

import (
	"compress/gzip"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/backup"
	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/seal"
	"gongkai/store"
)

// The columns of the lists as migration 00003 made them.
var schema4 = map[string]string{
	"applications": "case_id, agency_id, number, year, ordinal, seq, stage, open, channel, applicant, party_id, request_id, arrived_on, received_on, due_on, " +
		"sort_on, provisional, edition, registrar, registered_on, handler, missing, outcome, replied_on, closed_on",
	"items":  "case_id, agency_id, notice_id, position, no, seq, section, topic, measure, text, stage, open, due_on, last_working, period, issued_on, closed_on",
	"shares": "case_id, agency_id, item_id, unit_id, role, seq, stage, open, due_on, last_working, opened_on, reported_on, accepted_on",
	"events": "case_id, seq, command_id, n, type, v, on_date, actor, body, digest",
}

// older is the file of a database as the release before migration 00005 left it.
func older(t *testing.T) string {
	t.Helper()
	f, err := os.Open("testdata/office-00004.db.gz")
	must(t, err)
	defer func() { must(t, f.Close()) }()
	z, err := gzip.NewReader(f)
	must(t, err)
	body, err := io.ReadAll(z)
	must(t, err)
	path := filepath.Join(t.TempDir(), "gongkai.db")
	must(t, os.WriteFile(path, body, 0o600))
	return path
}

func asWritten(t *testing.T, file string) map[string][]string {
	t.Helper()
	raw, err := sql.Open("sqlite", "file:"+file)
	must(t, err)
	defer func() { must(t, raw.Close()) }()
	o, out := &office.Office{SQL: raw}, map[string][]string{}
	for table, columns := range schema4 {
		out[table] = o.Texts(t, fmt.Sprintf("SELECT %s FROM %s ORDER BY case_id, seq", columns, table))
	}
	return out
}

// A database of events of the first version is opened by this program, migrated, and its lists made again from the logs: what the
// earlier release had written in them stays.
func TestAnOlderDatabaseIsUpgraded(t *testing.T) {
	t.Parallel()
	file := older(t)
	before := asWritten(t, file)
	upgraded(t, file)
	if diff := cmp.Diff(before, asWritten(t, file)); diff != "" {
		t.Errorf("the upgrade changed what was written: %s", diff)
	}
	if len(before["events"]) != 247 || len(before["shares"]) != 62 {
		t.Errorf("%d events, %d shares", len(before["events"]), len(before["shares"]))
	}
}

func upgraded(t *testing.T, file string) {
	t.Helper()
	db := opened(t, store.Config{DSN: "sqlite:" + file})
	if v, err := db.Version(t.Context()); err != nil || v != 4 {
		t.Fatalf("version %d, %v", v, err)
	}
	must(t, db.Migrate(t.Context()))
	r := record.New(db, nil, nil)
	made, err := r.Rebuild(t.Context(), true)
	must(t, err)
	if made.Cases != 145 || len(made.Unreadable) > 0 {
		t.Errorf("read %d logs, not %v", made.Cases, made.Unreadable)
	}
	wantClean(t, &office.Office{DB: db, Record: r})
}

// A backup that an older release took is restored, then migrated.
func TestAnOlderBackupIsRestored(t *testing.T) {
	t.Parallel()
	keyFile := filepath.Join(t.TempDir(), "keys.json")
	keys, err := seal.Create(keyFile)
	must(t, err)
	file := older(t)
	raw, err := sql.Open("sqlite", "file:"+file)
	must(t, err)
	_, err = raw.Exec("INSERT INTO key_checks (kid, check_value) VALUES (?, ?)", keys.Current(), keys.CheckValue(keys.Current()))
	must(t, err)
	must(t, raw.Close())
	dir := t.TempDir()
	must(t, os.Rename(file, filepath.Join(dir, backup.DatabaseFile)))
	backup.WriteManifest(t, dir, keys, backup.Manifest{Format: backup.Format, Schema: 4, Engine: "sqlite", Program: "older", Keys: keys.Kids()})
	target := filepath.Join(t.TempDir(), "gongkai.db")
	_, err = backup.Restore(t.Context(), backup.Restoring{Dir: dir, Database: target, KeyFile: keyFile, Aside: target + ".aside"})
	must(t, err)
	upgraded(t, target)
}
