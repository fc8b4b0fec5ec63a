package store_test

import (
	"context"
	"maps"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/internal/storetest"
	"gongkai/store"
)

func TestMigrateFromEmptyToHeadAndAgain(t *testing.T) {
	t.Parallel()
	storetest.OnEachConfig(t, func(t *testing.T, cfg store.Config) {
		cfg.Migrations = trial
		db, err := store.Open(t.Context(), cfg)
		mustBeNil(t, err)
		defer func() { mustBeNil(t, db.Close()) }()
		wantVersion(t, db, 0, 1)
		mustBeNil(t, db.Migrate(t.Context()))
		wantVersion(t, db, 1, 0)
		mustBeNil(t, db.Migrate(t.Context()))

		newer := reopen(t, cfg, with("00002_more", "-- +goose Up\nALTER TABLE people ADD COLUMN a INT;\nALTER TABLE people ADD COLUMN b INT;\n"))
		wantVersion(t, newer, 1, 1)
		mustBeNil(t, newer.Migrate(t.Context()))
		wantVersion(t, newer, 2, 0)

		mustBe(t, db.Migrate(t.Context()), store.ErrSchemaNewer)
		_, err = db.Pending(t.Context())
		mustBe(t, err, store.ErrSchemaNewer)
	})
}

func TestADatabaseWithoutMigrationsHasNonePending(t *testing.T) {
	t.Parallel()
	storetest.OnEachConfig(t, func(t *testing.T, cfg store.Config) {
		cfg.Migrations = fstest.MapFS{}
		db, err := store.Open(t.Context(), cfg)
		mustBeNil(t, err)
		defer func() { mustBeNil(t, db.Close()) }()
		wantVersion(t, db, 0, 0)
		mustBeNil(t, db.Migrate(t.Context()))
		wantVersion(t, db, 0, 0)
	})
}

func TestAFailedMigrationNamesItsFileAndNoValue(t *testing.T) {
	t.Parallel()
	storetest.OnEachConfig(t, func(t *testing.T, cfg store.Config) {
		openTrial(t, cfg)
		broken := reopen(t, cfg, with("00002_broken", `-- +goose Up
INSERT INTO people (id, name, phone) VALUES (1, '机密姓名', '13800001234');
INSERT INTO people (id, name, phone) VALUES (1, '机密姓名', '13800001234');
`))
		err := broken.Migrate(t.Context())
		mustBe(t, err, store.ErrDuplicate)
		wantText(t, err, "migrate 00002_broken.sql: duplicate key PRIMARY", "机密", "1380000")
		wantVersion(t, broken, 1, 1)
		if n := count(t, broken); n != 0 {
			t.Errorf("%d rows of the failed file stayed", n)
		}
	})
}

// A script that says NO TRANSACTION, with a trigger: both engines take the same annotations.
func TestStatementsWithSemicolonsInside(t *testing.T) {
	t.Parallel()
	storetest.OnEachConfig(t, func(t *testing.T, cfg store.Config) {
		openTrial(t, cfg)
		db := reopen(t, cfg, with("00002_trigger", `-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX ix_people_n ON people (n);
-- +goose StatementBegin
CREATE TRIGGER people_kept AFTER INSERT ON people FOR EACH ROW
BEGIN
  UPDATE people SET n = n WHERE id = -1;
END;
-- +goose StatementEnd
DROP TRIGGER people_kept;
`))
		mustBeNil(t, db.Migrate(t.Context()))
		wantVersion(t, db, 2, 0)
	})
}

func TestNodesThatStartTogetherMigrateOnce(t *testing.T) {
	t.Parallel()
	cfg := storetest.Empty(t, store.MySQL)
	var nodes sync.WaitGroup
	for range 4 {
		node := reopen(t, cfg, with("00002_slow", "-- +goose Up\nSELECT SLEEP(0.3);\nCREATE TABLE once (id INT PRIMARY KEY);\n"))
		nodes.Go(func() { mustNot(t, node.Migrate(t.Context())) })
	}
	nodes.Wait()
	wantVersion(t, reopen(t, cfg, nil), 2, -1)
}

func TestMigrateGivesUpTheLockWithItsContext(t *testing.T) {
	t.Parallel()
	cfg := storetest.Empty(t, store.MySQL)
	slow, late := reopen(t, cfg, with("00002_slow", "-- +goose Up\nSELECT SLEEP(2);\n")), reopen(t, cfg, nil)
	var both sync.WaitGroup
	both.Go(func() { mustNot(t, slow.Migrate(t.Context())) })
	time.Sleep(300 * time.Millisecond)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if err := late.Migrate(ctx); err != nil { // nil if the first file was through already
		mustBe(t, err, context.DeadlineExceeded)
	}
	both.Wait()
}

// The migrations that are shipped: the same numbers and names on both engines, and they run.
func TestTheShippedMigrationsArePairsAndRun(t *testing.T) {
	t.Parallel()
	lists := map[store.Engine][]int64{}
	storetest.OnEachConfig(t, func(t *testing.T, cfg store.Config) {
		db, err := store.Open(t.Context(), cfg)
		mustBeNil(t, err)
		defer func() { mustBeNil(t, db.Close()) }()
		lists[db.Engine()], err = db.Pending(t.Context())
		mustBeNil(t, err)
		mustBeNil(t, db.Migrate(t.Context()))
	})
	if lite, my := lists[store.SQLite], lists[store.MySQL]; len(my) > 0 && len(lite) != len(my) {
		t.Errorf("SQLite has %v, MySQL %v", lite, my)
	}
}

func with(name, script string) fstest.MapFS {
	files := maps.Clone(trial)
	for _, engine := range []string{"mysql/", "sqlite/"} {
		files[engine+name+".sql"] = &fstest.MapFile{Data: []byte(script)}
	}
	return files
}

func reopen(t *testing.T, cfg store.Config, migrations fstest.MapFS) *store.DB {
	t.Helper()
	cfg.Migrations = trial
	if migrations != nil {
		cfg.Migrations = migrations
	}
	db, err := store.Open(t.Context(), cfg)
	mustBeNil(t, err)
	t.Cleanup(func() { mustBeNil(t, db.Close()) })
	return db
}

// wantVersion checks the version and how many are pending; pending -1: not asked.
func wantVersion(t *testing.T, db *store.DB, version int64, pending int) {
	t.Helper()
	got, err := db.Version(t.Context())
	mustBeNil(t, err)
	if got != version {
		t.Errorf("version %d, want %d", got, version)
	}
	if pending < 0 {
		return
	}
	list, err := db.Pending(t.Context())
	mustBeNil(t, err)
	if len(list) != pending {
		t.Errorf("pending %v, want %d", list, pending)
	}
}
