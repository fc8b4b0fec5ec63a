package store_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/internal/storetest"
	"gongkai/store"
)

// A schema of these tests' own, so that they do not change with the product's.
var trial = fstest.MapFS{
	"mysql/00001_trial.sql": {Data: []byte(`-- +goose Up
CREATE TABLE people (
  id INT NOT NULL PRIMARY KEY,
  name VARCHAR(50) COLLATE utf8mb4_bin NOT NULL,
  phone VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  born CHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  n INT NOT NULL DEFAULT 0 CHECK (n >= 0),
  at DATETIME(3) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE UNIQUE INDEX uq_people_name_phone ON people (name, phone);
CREATE TABLE children (
  id INT NOT NULL PRIMARY KEY,
  parent INT NOT NULL,
  CONSTRAINT fk_children_parent FOREIGN KEY (parent) REFERENCES people (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
`)},
	"sqlite/00001_trial.sql": {Data: []byte(`-- +goose Up
CREATE TABLE people (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  born CHAR(10) NOT NULL DEFAULT '',
  n INTEGER NOT NULL DEFAULT 0 CHECK (n >= 0),
  at DATETIME NULL
);
CREATE UNIQUE INDEX uq_people_name_phone ON people (name, phone);
CREATE TABLE children (
  id INTEGER NOT NULL PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES people (id)
);
`)},
}

type person struct {
	ID    int `gorm:"primaryKey;autoIncrement:false"`
	Name  string
	Phone string
	Born  string
	N     int
	At    *time.Time
}

func (person) TableName() string { return "people" }

// onEach gives a database with the trial schema.
func onEach(t *testing.T, contract func(t *testing.T, db *store.DB)) {
	t.Helper()
	storetest.OnEachConfig(t, func(t *testing.T, cfg store.Config) {
		contract(t, openTrial(t, cfg))
	})
}

func openTrial(t *testing.T, cfg store.Config) *store.DB {
	t.Helper()
	cfg.Migrations = trial
	db, err := store.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { mustBeNil(t, db.Close()) })
	mustBeNil(t, db.Migrate(t.Context()))
	return db
}

func mustBeNil(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustBe(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error %v (%T), want %v", err, err, want)
	}
}

// wantText checks how an error begins and that none of the secrets is in it.
func wantText(t *testing.T, err error, begins string, secrets ...string) {
	t.Helper()
	text := err.Error()
	if !strings.HasPrefix(text, begins) {
		t.Errorf("error %q, want it to begin with %q", text, begins)
	}
	for _, secret := range secrets {
		if strings.Contains(text, secret) || strings.Contains(fmt.Sprintf("%+v %#v", err, err), secret) {
			t.Errorf("error %q holds the value %q", text, secret)
		}
	}
}

func mustStat(t *testing.T, path string) os.FileInfo {
	t.Helper()
	info, err := os.Stat(path)
	mustBeNil(t, err)
	return info
}

func insert(t *testing.T, db *store.DB, people ...person) {
	t.Helper()
	mustBeNil(t, db.Update(t.Context(), "insert", func(tx *store.Tx) error {
		return tx.Gorm().Create(&people).Error
	}))
}

func read(t *testing.T, db *store.DB, id int) person {
	t.Helper()
	var p person
	mustBeNil(t, db.View(t.Context(), "read", func(tx *store.Tx) error {
		return tx.Gorm().Where("id = ?", id).Take(&p).Error
	}))
	return p
}

func count(t *testing.T, db *store.DB) (n int64) {
	t.Helper()
	mustBeNil(t, db.View(t.Context(), "count", func(tx *store.Tx) error {
		return tx.Gorm().Model(&person{}).Count(&n).Error
	}))
	return n
}

func TestAnInstantComesBackInUTCAndWholeMilliseconds(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		noon := time.Date(2026, 2, 17, 12, 0, 0, 123_999_999, time.FixedZone("+08:00", 8*3600))
		insert(t, db, person{ID: 1, Name: "张三示例", At: &noon, Born: "1990-01-31"})
		p := read(t, db, 1)
		if want := time.Date(2026, 2, 17, 4, 0, 0, 123_000_000, time.UTC); !p.At.Equal(want) || p.At.Location() != time.UTC {
			t.Errorf("read %v, want %v", p.At, want)
		}
		if p.Born != "1990-01-31" {
			t.Errorf("a legal date came back as %q", p.Born)
		}
		var n int64
		mustBeNil(t, db.View(t.Context(), "find", func(tx *store.Tx) error {
			return tx.Gorm().Model(&person{}).Where("at = ?", noon.Add(-50)).Count(&n).Error // the same millisecond
		}))
		if n != 1 {
			t.Errorf("found %d rows by the instant, want 1", n)
		}
	})
}

func TestInstantsSortAsTime(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		base := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		// 00, 00.009, 00.09, 00.1, 00.11, 01: their texts have different lengths on SQLite
		for i, ms := range []int{0, 9, 90, 100, 110, 1000} {
			at := base.Add(time.Duration(ms) * time.Millisecond)
			insert(t, db, person{ID: i, Name: "n", Phone: at.Format("05.000"), At: &at})
		}
		var ids []int
		mustBeNil(t, db.View(t.Context(), "sort", func(tx *store.Tx) error {
			return tx.Gorm().Model(&person{}).Where("at > ?", base).Order("at DESC").Pluck("id", &ids).Error
		}))
		if len(ids) != 5 || ids[0] != 5 || ids[4] != 1 {
			t.Errorf("order %v, want 5 4 3 2 1", ids)
		}
	})
}

func TestADuplicateNamesItsKeyAndNothingElse(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		secret := person{ID: 1, Name: "机密姓名'for key 'x", Phone: "13800001234"}
		insert(t, db, secret)
		for id, want := range map[int]string{1: store.PrimaryKey, 2: "uq_people_name_phone"} {
			twice := secret
			twice.ID = id
			err := db.Update(t.Context(), "keep person", func(tx *store.Tx) error { return tx.Gorm().Create(&twice).Error })
			mustBe(t, err, store.ErrDuplicate)
			if key, ok := store.DuplicateKey(err); !ok || key != want {
				t.Errorf("key %q, want %q", key, want)
			}
			wantText(t, err, "keep person: duplicate key "+want, secret.Name, secret.Phone)
		}
	})
}

func TestAConstraintIsNoFaultAndShowsNoValue(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		for _, broken := range []string{
			"INSERT INTO people (id, name, phone, n) VALUES (7, '机密姓名', '13800001234', -1)",
			"INSERT INTO people (id, name, phone) VALUES (7, '机密姓名', NULL)",
			"INSERT INTO children (id, parent) VALUES (7, 13800001234 % 1000)",
		} {
			err := db.Update(t.Context(), "keep", func(tx *store.Tx) error { return tx.Gorm().Exec(broken).Error })
			mustBe(t, err, store.ErrConstraint)
			wantText(t, err, "keep: constraint violated", "机密姓名", "1380000")
		}
	})
}

func TestAMistakeOfOursShowsNoValue(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		insert(t, db, person{ID: 1, Name: "机密姓名", Phone: "13800001234"})
		for name, wrong := range map[string]func(*store.Tx) error{
			"no such column": func(tx *store.Tx) error { return tx.Gorm().Exec("SELECT 机密姓名 FROM people").Error },
			"syntax":         func(tx *store.Tx) error { return tx.Gorm().Exec("SELEC ?", "机密姓名").Error },
			"query": func(tx *store.Tx) error {
				var n int
				err := tx.Gorm().Raw("SELECT 机密姓名 FROM people").Scan(&n).Error
				wantText(t, err, "database fault", "机密姓名") // even before it leaves the transaction
				return err
			},
			"rows": func(tx *store.Tx) error {
				_, err := tx.Gorm().Raw("SELECT 机密姓名 FROM people").Rows() //nolint:rowserrcheck,sqlclosecheck // there are none
				wantText(t, err, "database fault", "机密姓名")
				return err
			},
			"scan": func(tx *store.Tx) error {
				var n int
				return tx.Gorm().Raw("SELECT name FROM people").Scan(&n).Error
			},
			"row scan": func(tx *store.Tx) error {
				var n int
				return store.Classify("row", tx.Gorm().Raw("SELECT name FROM people").Row().Scan(&n))
			},
		} {
			err := db.View(t.Context(), name, wrong)
			mustBe(t, err, store.ErrFault)
			wantText(t, err, "", "机密姓名", "13800001234")
		}
	})
}

func TestNothingFoundIsErrNotFound(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		err := db.View(t.Context(), "read person", func(tx *store.Tx) error {
			return tx.Gorm().Where("id = ?", 42).Take(&person{}).Error
		})
		mustBe(t, err, store.ErrNotFound)
		wantText(t, err, "read person: not found")
	})
}

func TestAnErrorOfTheCallersPassesAsItIs(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		refused := errors.New("E13")
		for _, run := range []func(context.Context, string, func(*store.Tx) error) error{db.Update, db.View, db.Snapshot} {
			if err := run(t.Context(), "op", func(*store.Tx) error { return refused }); err != refused { //nolint:errorlint // identity is the point
				t.Errorf("got %v, want the very error", err)
			}
		}
	})
}

func TestAnUpdateThatChangesNothingStillCountsItsRow(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		insert(t, db, person{ID: 1, Name: "张三示例", N: 5})
		mustBeNil(t, db.Update(t.Context(), "same", func(tx *store.Tx) error {
			res := tx.Gorm().Model(&person{}).Where("id = ?", 1).Update("n", 5)
			if res.RowsAffected != 1 {
				t.Errorf("%d rows, want 1", res.RowsAffected)
			}
			return res.Error
		}))
	})
}

func TestReadersCannotWrite(t *testing.T) {
	t.Parallel()
	db := openTrial(t, storetest.Empty(t, store.SQLite))
	err := db.View(t.Context(), "sneak", func(tx *store.Tx) error {
		return tx.Gorm().Exec("INSERT INTO people (id, name, phone) VALUES (1, 'a', 'b')").Error
	})
	mustBe(t, err, store.ErrFault)
	if n := count(t, db); n != 0 {
		t.Errorf("%d rows written by a reader", n)
	}
}

func TestASnapshotSeesOneState(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		insert(t, db, person{ID: 1, Name: "张三示例"})
		mustBeNil(t, db.Snapshot(t.Context(), "tables", func(tx *store.Tx) error {
			var before, after int64
			err := tx.Gorm().Model(&person{}).Count(&before).Error
			insert(t, db, person{ID: 2, Name: "李四示例"})
			err = errors.Join(err, tx.Gorm().Model(&person{}).Count(&after).Error)
			if before != 1 || after != 1 {
				t.Errorf("counted %d, then %d, want 1 and 1", before, after)
			}
			return err
		}))
		if n := count(t, db); n != 2 {
			t.Errorf("afterwards %d rows, want 2", n)
		}
	})
}

func TestTheDatabasesClock(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		mustBeNil(t, db.Update(t.Context(), "clock", func(tx *store.Tx) error {
			now, err := store.Now(tx)
			if d := time.Since(now); d < -time.Second || d > time.Second || now.Location() != time.UTC || now != store.Instant(now) {
				t.Errorf("clock %v, here %v", now, time.Now().UTC())
			}
			return err
		}))
	})
}

func TestAFreshSQLiteFileIsPrivate(t *testing.T) {
	t.Parallel()
	db := openTrial(t, storetest.Empty(t, store.SQLite))
	insert(t, db, person{ID: 1, Name: "张三示例"})
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if mode := mustStat(t, db.Path()+suffix).Mode().Perm(); mode != 0o600 {
			t.Errorf("file%s has mode %o, want 600", suffix, mode)
		}
	}
}

func TestConnectionLoss(t *testing.T) {
	t.Parallel()
	server := storetest.StartServer(t)
	cfg := server.Empty(t)
	db := openTrial(t, cfg)
	insert(t, db, person{ID: 1, Name: "张三示例"})

	err := db.Update(t.Context(), "cut", func(tx *store.Tx) error {
		if err := tx.Gorm().Exec("UPDATE people SET n = 99 WHERE id = 1").Error; err != nil {
			return err
		}
		mustBeNil(t, server.Kill())
		return tx.Gorm().Exec("UPDATE people SET n = 100 WHERE id = 1").Error
	})
	mustBe(t, err, store.ErrUnavailable)
	mustBe(t, db.Ping(t.Context()), store.ErrUnavailable)
	_, err = store.Open(t.Context(), cfg)
	mustBe(t, err, store.ErrUnavailable)

	mustBeNil(t, server.Start(t.Context()))
	if p := read(t, db, 1); p.N != 0 {
		t.Errorf("n = %d after a cut transaction, want 0", p.N)
	}

	mustBeNil(t, server.Pause())
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	err = db.Update(ctx, "hang", func(tx *store.Tx) error { return tx.Gorm().Exec("DELETE FROM people").Error })
	mustBe(t, err, store.ErrUnavailable)
	mustBe(t, err, context.DeadlineExceeded)
	mustBeNil(t, server.Resume())
	if n := count(t, db); n != 1 {
		t.Errorf("%d rows, want 1", n)
	}
	wantText(t, store.Classify("op", io.ErrUnexpectedEOF), "op: database unavailable")
}
