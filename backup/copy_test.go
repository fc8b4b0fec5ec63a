package backup_test

import (
	"database/sql"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/backup"
	"gongkai/internal/office"
	"gongkai/internal/storetest"
	"gongkai/record"
	"gongkai/store"
)

var across = map[store.Engine]store.Engine{store.SQLite: store.MySQL, store.MySQL: store.SQLite}

func (p *place) moving(to *store.DB) backup.Moving {
	return backup.Moving{From: p.DB, To: to, Keys: p.keys, Judge: judge}
}

func opened(t *testing.T, cfg store.Config) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), cfg)
	must(t, err)
	t.Cleanup(func() { must(t, db.Close()) })
	return db
}

// The program copies from SQLite to MySQL; the same the other way round shows that neither engine bends a value.
func TestACopyIsTheSameOfficeOnTheOtherEngine(t *testing.T) {
	t.Parallel()
	for from, to := range across {
		t.Run(string(from), func(t *testing.T) {
			t.Parallel()
			p := settled(t, from, 100)
			target := opened(t, storetest.Empty(t, to))
			moved, err := backup.Copy(t.Context(), p.moving(target))
			must(t, err)
			o := &office.Office{DB: target, Record: record.New(target, p.Keys, p.Clock.Now)}
			wantClean(t, o)
			if diff := cmp.Diff(logs(t, p.DB), logs(t, target)); diff != "" {
				t.Errorf("logs: %s", diff)
			}
			counts, err := p.DB.CountRows(t.Context())
			must(t, err)
			got, err := target.CountRows(t.Context())
			must(t, err)
			for _, table := range []string{"jobs", "leases", "sessions"} { // stay behind
				counts[table], got[table] = 0, 0
			}
			if diff := cmp.Diff(counts, got); diff != "" || moved.Rebuilt == 0 || int64(moved.Cases) != counts["cases"] {
				t.Errorf("rows: %s; %+v", diff, moved)
			}
			must(t, target.View(t.Context(), "keys", func(tx *store.Tx) error {
				checks, err := tx.KeyChecks()
				return errors.Join(err, p.keys.Verify(checks))
			}))
			_, err = backup.Copy(t.Context(), p.moving(target))
			wantRefused(t, err, "not-empty")
		})
	}
}

// logs are the digests of all events, by case.
func logs(t *testing.T, db *store.DB) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	must(t, db.View(t.Context(), "logs", func(tx *store.Tx) error {
		for _, kind := range []string{"application", "item", "share"} {
			cases, err := tx.CasesAfter(kind, "", 1000)
			if err != nil {
				return err
			}
			for _, c := range cases {
				events, err := tx.Events(c.ID)
				if err != nil {
					return err
				}
				for _, e := range events {
					out[c.ID] = append(out[c.ID], e.Digest)
				}
			}
		}
		return nil
	}))
	return out
}

// A copy that was broken off leaves a target on which no node starts, and which is not copied into again.
func TestABrokenOffCopyIsNoOffice(t *testing.T) {
	t.Parallel()
	storetest.OnEachConfig(t, func(t *testing.T, cfg store.Config) {
		p, target := settled(t, store.SQLite, 30), opened(t, cfg)
		must(t, target.Migrate(t.Context()))
		raw := (&place{Office: &office.Office{DB: target}}).pool(t, cfg)
		_, err := raw.Exec("DROP TABLE notices")
		must(t, err)
		_, err = raw.Exec("CREATE TABLE notices (id VARCHAR(36) NOT NULL PRIMARY KEY)") // the copy will stumble there
		must(t, err)
		if _, err = backup.Copy(t.Context(), p.moving(target)); err == nil {
			t.Fatal("copied into a table that has no columns")
		}
		must(t, target.View(t.Context(), "keys", func(tx *store.Tx) error {
			checks, err := tx.KeyChecks()
			if p.keys.Verify(checks) == nil {
				t.Error("a node would start on it")
			}
			return err
		}))
		_, err = backup.Copy(t.Context(), p.moving(target))
		wantRefused(t, err, "half")
	})
}

func (p *place) pool(t *testing.T, cfg store.Config) *sql.DB {
	t.Helper()
	driver, name := "mysql", cfg.DSN
	if p.DB.Engine() == store.SQLite {
		driver, name = "sqlite", "file:"+p.DB.Path()+"?_pragma=busy_timeout(5000)"
	}
	pool, err := sql.Open(driver, name)
	must(t, err)
	t.Cleanup(func() { must(t, pool.Close()) })
	return pool
}

func TestADamagedOfficeIsNotCopied(t *testing.T) {
	t.Parallel()
	for code, statement := range map[string]string{
		"lists":      "DELETE FROM applications",
		"unreadable": "UPDATE events SET actor = 'somebody-else' WHERE seq = 1",
		"other-keys": "UPDATE key_checks SET check_value = 'x'",
	} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			p := settled(t, store.SQLite, 0)
			must(t, p.apply(t.Context(), "李示范"))
			p.Desk.Wait()
			p.Exec(t, statement)
			target := opened(t, storetest.Empty(t, store.SQLite))
			_, err := backup.Copy(t.Context(), p.moving(target))
			wantRefused(t, err, code)
			if v, err := target.Version(t.Context()); err != nil || v != 0 {
				t.Errorf("the target was touched: version %d, %v", v, err)
			}
		})
	}
}

// Every table is copied, made again, or left with the machine; a new one must be thought of.
func TestEveryTableIsThoughtOf(t *testing.T) {
	t.Parallel()
	left := []string{"jobs", "leases", "sessions"}
	for table := range store.Tables() {
		n := 0
		for _, list := range [][]string{store.CopiedTables(), store.ListTables(), left} {
			if slices.Contains(list, table) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s stands in %d lists", table, n)
		}
	}
}
