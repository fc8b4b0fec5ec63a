package backup_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/backup"
	"gongkai/store"
)

func TestABackupTellsWhatItHolds(t *testing.T) {
	t.Parallel()
	p := settled(t, store.SQLite, 60)
	rules := filepath.Join(t.TempDir(), "conventions.json")
	must(t, os.WriteFile(rules, []byte(`{}`), 0o600))
	r := p.request()
	r.Rules = rules
	taken, err := backup.Take(t.Context(), r)
	must(t, err)
	m, err := backup.ReadManifest(taken.Dir)
	must(t, err)
	for table, n := range p.Counts(t) {
		if got := m.Tables[table]; table != "leases" && strings.TrimSpace(n) != itoa(got) {
			t.Errorf("%s: %d rows in the manifest, %s there", table, got, n)
		}
	}
	if len(m.Keys) != 1 || m.Keys[0] != p.keys.Current() || len(m.Files) != 2 || m.Engine != "sqlite" || !m.MadeAt.Equal(p.at) || len(m.MAC) != 64 {
		t.Errorf("manifest %+v", m)
	}
	if taken.Checked.Logs == 0 || taken.Checked.Events < taken.Checked.Logs {
		t.Errorf("checked %+v", taken.Checked)
	}
	entries, err := os.ReadDir(taken.Dir)
	must(t, err)
	for _, e := range entries {
		info, err := e.Info()
		must(t, err)
		body, err := os.ReadFile(filepath.Join(taken.Dir, e.Name()))
		must(t, err)
		if info.Mode().Perm() != 0o600 || strings.Contains(string(body), "kek") {
			t.Errorf("%s: mode %o, or keys in it", e.Name(), info.Mode())
		}
	}
	if len(entries) != 3 {
		t.Errorf("%d files", len(entries))
	}
}

// Somebody registers applications all the time; every backup is a state that was.
func TestABackupBesideCommitsIsConsistent(t *testing.T) {
	t.Parallel()
	p := settled(t, store.SQLite, 0)
	ctx, stop := context.WithCancel(t.Context())
	failed, n := make(chan error, 1), 0
	go func() {
		var err error
		for ; err == nil && ctx.Err() == nil; n++ {
			err = p.apply(context.WithoutCancel(ctx), "张示例")
		}
		failed <- err
	}()
	var cases []int64
	for range 4 {
		taken := p.take(t) // checks every head and logs
		cases = append(cases, taken.Checked.Cases)
	}
	stop()
	must(t, <-failed)
	if cases[3] <= cases[0] {
		t.Errorf("nothing was registered between the backups: %v of %d", cases, n)
	}
	_, err := backup.Restore(t.Context(), p.restoring(filepath.Join(p.backups, p.at.Format("gongkai-20060102T150405Z"))))
	must(t, err)
	wantClean(t, p.restored(t))
}

func TestOldBackupsGoAndOthersStay(t *testing.T) {
	t.Parallel()
	p := settled(t, store.SQLite, 0)
	first, second := p.take(t), p.take(t)
	foreign, killed := filepath.Join(p.backups, "gongkai-by-hand"), filepath.Join(p.backups, ".partial-gongkai-20260101T000000Z")
	must(t, os.Mkdir(foreign, 0o700))
	must(t, os.Mkdir(killed, 0o700))
	r := p.request()
	r.Keep = 2
	third, err := backup.Take(t.Context(), r)
	must(t, err)
	if len(third.Removed) != 1 || third.Removed[0] != first.Dir {
		t.Errorf("removed %v, want %s", third.Removed, first.Dir)
	}
	for path, want := range map[string]bool{first.Dir: false, second.Dir: true, third.Dir: true, foreign: true, killed: false} {
		if _, err := os.Stat(path); (err == nil) != want {
			t.Errorf("%s there: %t", path, err == nil)
		}
	}
	_, err = backup.Take(t.Context(), r) // the same second
	wantRefused(t, err, "exists")
}

func TestADamagedOfficeIsNotBackedUpAsWhole(t *testing.T) {
	t.Parallel()
	for code, statement := range map[string]string{
		"heads": `UPDATE cases SET digest = 'x' WHERE id = (SELECT min(id) FROM cases)`,
		"log":   `UPDATE events SET actor = 'somebody-else' WHERE seq = 1`,
	} {
		p := settled(t, store.SQLite, 0)
		must(t, p.apply(t.Context(), "李示范"))
		p.Desk.Wait()
		p.Exec(t, statement)
		_, err := backup.Take(t.Context(), p.request())
		wantRefused(t, err, code)
		if left, err := os.ReadDir(p.backups); err != nil || len(left) != 1 { // .lock
			t.Errorf("%s: left %v %v", code, left, err)
		}
	}
}
