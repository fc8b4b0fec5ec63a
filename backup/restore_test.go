package backup_test

import (
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/backup"
	"gongkai/seal"
	"gongkai/store"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

func TestWhatIsRestoredIsTheSameOffice(t *testing.T) {
	t.Parallel()
	p := settled(t, store.SQLite, 120)
	before := p.Dump(t)
	party := p.Text(t, "SELECT min(id) FROM parties")
	taken := p.take(t)
	must(t, p.apply(t.Context(), "王后来"))
	p.Desk.Wait()
	out, err := backup.Restore(t.Context(), p.restoring(taken.Dir))
	must(t, err)
	if out.Aside != "" {
		t.Errorf("set aside %s, where nothing was", out.Aside)
	}
	o := p.restored(t)
	if diff := cmp.Diff(before, o.Dump(t)); diff != "" {
		t.Errorf("not the same: %s", diff)
	}
	wantClean(t, o)
	found, err := o.Record.Parties(t.Context(), party)
	must(t, err)
	if found[party].Name == "" {
		t.Error("a sealed name does not open")
	}
}

func TestAnOfficeThatHasDataIsSetAside(t *testing.T) {
	t.Parallel()
	p := settled(t, store.SQLite, 0)
	taken := p.take(t)
	data := filepath.Dir(p.target)
	must(t, os.MkdirAll(data, 0o700))
	old := map[string]string{"gongkai.db": "old database", "gongkai.db-wal": "old log", "temporal.db": "runs", "temporal.db.version": "1.0"}
	for name, body := range old {
		must(t, os.WriteFile(filepath.Join(data, name), []byte(body), 0o600))
	}
	_, err := backup.Restore(t.Context(), p.restoring(taken.Dir))
	wantRefused(t, err, "has-data")
	again := p.restoring(taken.Dir)
	again.Replace = true
	out, err := backup.Restore(t.Context(), again)
	must(t, err)
	for name, body := range old {
		if got, err := os.ReadFile(filepath.Join(out.Aside, name)); err != nil || string(got) != body {
			t.Errorf("%s set aside: %q %v", name, got, err)
		}
		if _, err := os.Stat(filepath.Join(data, name)); (err == nil) != (name == "gongkai.db") {
			t.Errorf("%s still there: %t", name, err == nil)
		}
	}
	if n := p.restored(t).Text(t, "SELECT count(*) FROM accounts"); n != p.Text(t, "SELECT count(*) FROM accounts") {
		t.Errorf("%s accounts", n)
	}
}

// edited changes the manifest of a backup as a hand would.
func edited(t *testing.T, dir string, change func(m map[string]any)) {
	t.Helper()
	file := filepath.Join(dir, backup.ManifestFile)
	body, err := os.ReadFile(file)
	must(t, err)
	m := map[string]any{}
	must(t, json.Unmarshal(body, &m))
	change(m)
	body, err = json.Marshal(m)
	must(t, err)
	must(t, os.WriteFile(file, body, 0o600))
}

// forged fits the hashes of the manifest to a database that was changed in the backup.
func forged(t *testing.T, dir, statement string) {
	t.Helper()
	file := filepath.Join(dir, backup.DatabaseFile)
	db, err := sql.Open("sqlite", "file:"+file)
	must(t, err)
	_, err = db.Exec(statement)
	must(t, err)
	must(t, db.Close())
	entry, err := backup.Hash(dir, backup.DatabaseFile)
	must(t, err)
	edited(t, dir, func(m map[string]any) { m["files"] = []backup.File{entry} })
}

func firstFile(t *testing.T, m map[string]any) map[string]any {
	t.Helper()
	files, _ := m["files"].([]any)
	f, ok := files[0].(map[string]any)
	if !ok {
		t.Fatal("no file in the manifest")
	}
	return f
}

func TestWhatIsNotAsItWasBackedUpIsRefused(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		what, code string
		spoil      func(t *testing.T, p *place, dir string)
	}{
		{"a byte of the database differs", "damaged", func(t *testing.T, _ *place, dir string) {
			file := filepath.Join(dir, backup.DatabaseFile)
			body, err := os.ReadFile(file)
			must(t, err)
			body[len(body)/2] ^= 1
			must(t, os.WriteFile(file, body, 0o600))
		}},
		{"the database is cut off", "damaged", func(t *testing.T, _ *place, dir string) {
			must(t, os.Truncate(filepath.Join(dir, backup.DatabaseFile), 4096))
		}},
		{"the database is gone", "file", func(t *testing.T, _ *place, dir string) { must(t, os.Remove(filepath.Join(dir, backup.DatabaseFile))) }},
		{"the database is a link to another", "file", func(t *testing.T, _ *place, dir string) {
			file := filepath.Join(dir, backup.DatabaseFile)
			must(t, os.Rename(file, filepath.Join(filepath.Dir(dir), "elsewhere")))
			must(t, os.Symlink("../elsewhere", file))
		}},
		{"a backup that was not finished", "no-backup", func(t *testing.T, _ *place, dir string) { must(t, os.Remove(filepath.Join(dir, backup.ManifestFile))) }},
		{"a field of a newer program", "manifest", func(t *testing.T, _ *place, dir string) {
			edited(t, dir, func(m map[string]any) { m["rooms"] = 3 })
		}},
		{"another format", "manifest", func(t *testing.T, _ *place, dir string) { edited(t, dir, func(m map[string]any) { m["format"] = 2 }) }},
		{"a name that leads out", "manifest-file", func(t *testing.T, _ *place, dir string) {
			edited(t, dir, func(m map[string]any) { firstFile(t, m)["name"] = "../gongkai.db" })
		}},
		{"an absolute name", "manifest-file", func(t *testing.T, p *place, dir string) {
			edited(t, dir, func(m map[string]any) { firstFile(t, m)["name"] = p.keyFile })
		}},
		{"no database listed", "manifest-file", func(t *testing.T, _ *place, dir string) {
			edited(t, dir, func(m map[string]any) { m["files"] = []any{} })
		}},
		{"a newer schema", "newer-schema", func(t *testing.T, _ *place, dir string) {
			edited(t, dir, func(m map[string]any) { m["schema"] = 9999 })
		}},
		{"a newer schema that the manifest hides", "newer-schema", func(t *testing.T, _ *place, dir string) {
			forged(t, dir, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
		}},
		{"rows counted otherwise", "mac", func(t *testing.T, _ *place, dir string) {
			edited(t, dir, func(m map[string]any) { m["tables"] = map[string]int{"cases": 0} })
		}},
		{"an account slipped in, hashes fitted", "mac", func(t *testing.T, _ *place, dir string) {
			forged(t, dir, "UPDATE accounts SET password = 'known'")
		}},
		{"an event taken out, hashes fitted", "heads", func(t *testing.T, _ *place, dir string) { forged(t, dir, "DELETE FROM events") }},
		{"no key file", "no-keys", func(t *testing.T, p *place, _ string) { must(t, os.Remove(p.keyFile)) }},
		{"a key file others can read", "keys-exposed", func(t *testing.T, p *place, _ string) { must(t, os.Chmod(p.keyFile, 0o644)) }},
		{"a key file that is none", "keys-damaged", func(t *testing.T, p *place, _ string) { must(t, os.WriteFile(p.keyFile, []byte("{}"), 0o600)) }},
		{"the keys of another office", "other-keys", func(t *testing.T, p *place, _ string) {
			must(t, os.Remove(p.keyFile))
			_, err := seal.Create(p.keyFile)
			must(t, err)
		}},
	} {
		t.Run(row.what, func(t *testing.T) {
			t.Parallel()
			p := settled(t, store.SQLite, 0)
			must(t, p.apply(t.Context(), "李示范"))
			p.Desk.Wait()
			taken := p.take(t)
			row.spoil(t, p, taken.Dir)
			_, err := backup.Restore(t.Context(), p.restoring(taken.Dir))
			wantRefused(t, err, row.code)
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(p.target), "*")); len(left) != 0 {
				t.Errorf("left behind: %s", strings.Join(left, " "))
			}
		})
	}
}
