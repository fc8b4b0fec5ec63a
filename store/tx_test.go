package store_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gorm.io/gorm"

	"gongkai/internal/storetest"
	"gongkai/store"
)

func setN(tx *store.Tx, id, n int) error {
	return tx.Gorm().Model(&person{}).Where("id = ?", id).Update("n", n).Error
}

func TestEightWritersLoseNoIncrement(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		insert(t, db, person{ID: 1, Name: "张三示例"})
		var writers sync.WaitGroup
		for range 8 {
			writers.Go(func() {
				for range 100 {
					if err := db.Update(t.Context(), "increment", increment); err != nil {
						t.Error(err)
					}
				}
			})
		}
		writers.Wait()
		if p := read(t, db, 1); p.N != 800 {
			t.Errorf("n = %d, want 800", p.N)
		}
	})
}

func increment(tx *store.Tx) error {
	var p person
	if err := tx.Gorm().Clauses(tx.ForUpdate()).Where("id = ?", 1).Take(&p).Error; err != nil {
		return err
	}
	return setN(tx, 1, p.N+1)
}

func TestForUpdateIsSilentOnSQLite(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		mustBeNil(t, db.Update(t.Context(), "sql", func(tx *store.Tx) error {
			sql := tx.Gorm().Clauses(tx.ForUpdate()).Session(&gorm.Session{DryRun: true}).Take(&person{}).Statement.SQL.String()
			if got, want := strings.Contains(sql, "FOR UPDATE"), tx.Engine() == store.MySQL; got != want {
				t.Errorf("%s: FOR UPDATE %v, want %v", sql, got, want)
			}
			return nil
		}))
	})
}

// Two transactions take the same two rows in opposite order: MySQL ends one of them (1213), and it is run again.
func TestADeadlockIsRunAgain(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		insert(t, db, person{ID: 1, Name: "a"}, person{ID: 2, Name: "b"})
		var runs atomic.Int32
		var both sync.WaitGroup
		meet := newMeeting(db.Engine() == store.MySQL)
		for _, order := range [][2]int{{1, 2}, {2, 1}} {
			both.Go(func() {
				mustNot(t, db.Update(t.Context(), "cross", func(tx *store.Tx) error {
					runs.Add(1)
					if err := add(tx, order[0]); err != nil {
						return err
					}
					meet.wait()
					return add(tx, order[1])
				}))
			})
		}
		both.Wait()
		for id := 1; id <= 2; id++ {
			if p := read(t, db, id); p.N != 2 {
				t.Errorf("row %d was added to %d times, want 2", id, p.N)
			}
		}
		if want := int32(2); db.Engine() == store.MySQL && runs.Load() <= want {
			t.Errorf("%d runs: no deadlock happened, the test shows nothing", runs.Load())
		}
	})
}

func add(tx *store.Tx, id int) error {
	return tx.Gorm().Exec("UPDATE people SET n = n + 1 WHERE id = ?", id).Error
}

// meeting lets two goroutines pass together the first time, and at once ever after.
type meeting struct {
	here   atomic.Int32
	gather chan struct{}
}

func newMeeting(needed bool) *meeting {
	m := &meeting{gather: make(chan struct{})}
	if !needed {
		close(m.gather)
		m.here.Store(2)
	}
	return m
}

func (m *meeting) wait() {
	if m.here.Add(1) == 2 {
		close(m.gather)
	}
	<-m.gather
}

func mustNot(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

// Another process holds the lock longer than anybody waits: the answer is ErrBusy, within the deadline.
func TestALockHeldTooLongIsErrBusyInTime(t *testing.T) {
	t.Parallel()
	storetest.OnEachConfig(t, func(t *testing.T, cfg store.Config) {
		db, other := openTrial(t, cfg), openTrial(t, cfg)
		insert(t, db, person{ID: 1, Name: "张三示例"})
		mustBeNil(t, other.Update(t.Context(), "hold", func(tx *store.Tx) error {
			if err := setN(tx, 1, 1); err != nil {
				return err
			}
			ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
			defer cancel()
			began := time.Now()
			err := db.Update(ctx, "wait", func(tx *store.Tx) error { return setN(tx, 1, 2) })
			mustBe(t, err, store.ErrBusy)
			if took := time.Since(began); took < 1500*time.Millisecond || took > 3500*time.Millisecond {
				t.Errorf("gave up after %v, want 2 to 3 s", took)
			}
			return nil
		}))
		if p := read(t, db, 1); p.N != 1 {
			t.Errorf("n = %d, want 1", p.N)
		}
	})
}

func TestSavepointRollbackKeepsTheOuterWork(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		undo := errors.New("undo")
		mustBeNil(t, db.Update(t.Context(), "outer", func(tx *store.Tx) error {
			if err := tx.Gorm().Create(&person{ID: 1, Name: "kept"}).Error; err != nil {
				return err
			}
			mustBe(t, tx.Savepoint("select", func(tx *store.Tx) error {
				return errors.Join(tx.Gorm().Create(&person{ID: 2, Name: "undone"}).Error, undo)
			}), undo)
			mustBe(t, tx.Savepoint("clash", func(tx *store.Tx) error {
				return tx.Gorm().Create(&person{ID: 1, Name: "clash"}).Error
			}), store.ErrDuplicate)
			mustPanic(t, func() {
				_ = tx.Savepoint("panics", func(tx *store.Tx) error { // it panics before it returns
					mustNot(t, tx.Gorm().Create(&person{ID: 3, Name: "undone"}).Error)
					panic("in a decision")
				})
			})
			return tx.Savepoint("last", func(tx *store.Tx) error {
				return tx.Savepoint("within", func(tx *store.Tx) error {
					return tx.Gorm().Create(&person{ID: 4, Name: "kept too"}).Error
				})
			})
		}))
		if n := count(t, db); n != 2 {
			t.Errorf("%d rows, want the two outside the failed savepoints", n)
		}
		if p := read(t, db, 4); p.Name != "kept too" {
			t.Errorf("row 4 is %+v", p)
		}
	})
}

func TestASavepointNeedsATransactionAndAName(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		never := func(*store.Tx) error { t.Error("ran"); return nil }
		for _, name := range []string{"", "a b", "a;DROP TABLE people", "A"} {
			mustBeNil(t, db.Update(t.Context(), "names", func(tx *store.Tx) error {
				if tx.Savepoint(name, never) == nil {
					t.Errorf("savepoint %q was accepted", name)
				}
				return nil
			}))
		}
		mustBeNil(t, db.View(t.Context(), "view", func(tx *store.Tx) error {
			if tx.Savepoint("x", never) == nil {
				t.Error("a savepoint in a View was accepted")
			}
			return nil
		}))
	})
}

func TestAPanicRollsBack(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		mustPanic(t, func() {
			_ = db.Update(t.Context(), "panics", func(tx *store.Tx) error { // it panics before it returns
				mustNot(t, tx.Gorm().Create(&person{ID: 1, Name: "undone"}).Error)
				panic("bug")
			})
		})
		if n := count(t, db); n != 0 {
			t.Errorf("%d rows, want 0", n)
		}
		insert(t, db, person{ID: 1, Name: "the writer is free again"})
	})
}

func mustPanic(t *testing.T, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Error("the panic was swallowed")
		}
	}()
	f()
}

// After a deadlock MySQL has already ended the transaction; statements that follow would each commit alone.
func TestASwallowedDeadlockCannotCommit(t *testing.T) {
	t.Parallel()
	for name, second := range map[string]func(tx *store.Tx, id int) error{
		"write": func(tx *store.Tx, id int) error {
			return tx.Gorm().Exec("UPDATE people SET n = n WHERE id = ?", id).Error
		},
		"read": func(tx *store.Tx, id int) error {
			var n int
			return tx.Gorm().Raw("SELECT n FROM people WHERE id = ? FOR UPDATE", id).Scan(&n).Error
		},
	} {
		t.Run(name, func(t *testing.T) { swallowDeadlock(t, second) })
	}
}

func swallowDeadlock(t *testing.T, second func(tx *store.Tx, id int) error) {
	t.Helper()
	db := openTrial(t, storetest.Empty(t, store.MySQL))
	insert(t, db, person{ID: 1, Name: "a"}, person{ID: 2, Name: "b"})
	meet := newMeeting(true)
	var both sync.WaitGroup
	var swallowed atomic.Int32
	for _, order := range [][2]int{{1, 2}, {2, 1}} {
		both.Go(func() {
			mustNot(t, db.Update(t.Context(), "cross", func(tx *store.Tx) error {
				first := add(tx, order[0])
				meet.wait()
				if err := tx.Savepoint("inner", func(tx *store.Tx) error { return second(tx, order[1]) }); err != nil {
					swallowed.Add(1)
				}
				_ = tx.Gorm().Exec("UPDATE people SET n = n + 1000") // must not reach the database after the deadlock
				_ = setN(tx, order[0], 0)
				return first
			}))
		})
	}
	both.Wait()
	if swallowed.Load() == 0 {
		t.Fatal("no deadlock happened, the test shows nothing")
	}
	// Each in turn: own row +1, both +1000, own row to 0. A piece of the broken run would show in the sum.
	if a, b := read(t, db, 1).N, read(t, db, 2).N; min(a, b) != 0 || max(a, b) != 1000 {
		t.Errorf("n = %d and %d, want 0 and 1000", a, b)
	}
}

func TestADuplicateMarkedWithRetryIsRunAgain(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		insert(t, db, person{ID: 1, Name: "taken"})
		number := 0
		mustBeNil(t, db.Update(t.Context(), "number", func(tx *store.Tx) error {
			number++
			err := tx.Gorm().Create(&person{ID: number, Name: "new"}).Error
			if key, ok := store.DuplicateKey(err); ok && key == store.PrimaryKey {
				return store.Retry(err)
			}
			return err
		}))
		if number != 2 {
			t.Errorf("number %d, want 2", number)
		}

		runs := 0
		err := db.Update(t.Context(), "number", func(tx *store.Tx) error {
			runs++
			return store.Retry(tx.Gorm().Create(&person{ID: 1, Name: "new"}).Error)
		})
		mustBe(t, err, store.ErrDuplicate)
		if runs != 5 {
			t.Errorf("%d runs, want 5", runs)
		}
	})
}

func TestNoRunBeginsAfterTheDeadline(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Millisecond)
		defer cancel()
		runs := 0
		err := db.Update(ctx, "late", func(*store.Tx) error {
			runs++
			time.Sleep(6 * time.Millisecond)
			return store.Retry(errors.New("again"))
		})
		if err == nil || runs != 1 {
			t.Errorf("%d runs, error %v; want one run and an error", runs, err)
		}
	})
}

func TestAnEndedContextRollsBack(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx, cancel := context.WithCancel(t.Context())
		err := db.Update(ctx, "cancelled", func(tx *store.Tx) error {
			mustNot(t, tx.Gorm().Create(&person{ID: 1, Name: "undone"}).Error)
			cancel()
			_ = tx.Gorm().Exec("UPDATE people SET n = 1") // fails, and fn swallows it
			return nil
		})
		mustBe(t, err, context.Canceled)
		if n := count(t, db); n != 0 {
			t.Errorf("%d rows, want 0", n)
		}
	})
}

func TestAFullDiskIsErrUnavailableAndUndoesAll(t *testing.T) {
	t.Parallel()
	db := openTrial(t, storetest.Empty(t, store.SQLite))
	insert(t, db, person{ID: 1, Name: "before"})
	err := db.Update(t.Context(), "fill", func(tx *store.Tx) error {
		mustNot(t, tx.Gorm().Exec("PRAGMA max_page_count = 12").Error)
		for id := 2; id < 1000; id++ {
			if err := tx.Gorm().Create(&person{ID: id, Name: strings.Repeat("长", 500), Phone: string(rune(id))}).Error; err != nil {
				return nil // swallowed
			}
		}
		return nil
	})
	mustBe(t, err, store.ErrUnavailable)
	if n := count(t, db); n != 1 {
		t.Errorf("%d rows, want 1", n)
	}
}
