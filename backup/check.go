package backup

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gongkai/casefile"
	"gongkai/record"
	"gongkai/store"
)

// Judge makes a recorder that decides by the office's conventions over some database.
type Judge func(*store.DB) *record.Recorder

// Checked is how a copy was checked: every page of the file, the head of every log, and whole logs of some cases.
type Checked struct {
	Cases  int64 `json:"cases"`
	Logs   int   `json:"logs"` // read from the first event to the last, digest by digest
	Events int   `json:"events"`
}

// sampled logs, spread evenly over all cases.
const sampled = 100

// check opens a copy without changing it, checks it and writes what it holds into its manifest.
func check(ctx context.Context, file string, judge Judge, m *Manifest) (c Checked, err error) {
	db, err := store.OpenFrozen(ctx, file)
	if err != nil {
		return c, damaged(err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := intact(ctx, db); err != nil {
		return c, err
	}
	if m.Schema, err = db.Version(ctx); err != nil {
		return c, err
	}
	if m.Tables, err = db.CountRows(ctx); err != nil {
		return c, err
	}
	keys, err := keyChecks(ctx, db)
	if err != nil {
		return c, err
	}
	m.Keys = slices.Sorted(maps.Keys(keys))
	c.Cases = m.Tables["cases"]
	return c, c.sample(ctx, db, judge(db))
}

// intact: pages, indexes, and the head of every log.
func intact(ctx context.Context, db *store.DB) error {
	sound, err := db.Sound(ctx)
	if err != nil || !sound {
		return damaged(err)
	}
	broken, err := db.BrokenHeads(ctx)
	if err != nil {
		return damaged(err)
	}
	if broken > 0 {
		return refuse("heads", "有 %d 件的日志与其登记行不符：数据库被改动或已损坏；请停止使用，运行 gongkai rebuild --check 查看是哪些，并保留现有各份备份", broken)
	}
	return nil
}

func damaged(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	why := ""
	if err != nil {
		why = "（" + err.Error() + "）" // an error of store quotes no value
	}
	return refuse("integrity", "数据库文件未通过完整性检查%s：请另选一份备份；若是刚写成的备份，请检查磁盘和现用数据库", why)
}

// sample reads some logs whole.
func (c *Checked) sample(ctx context.Context, db *store.DB, r *record.Recorder) error {
	stride, n := max(1, int(c.Cases)/sampled), 0
	for _, kind := range casefile.Kinds() {
		err := eachCase(ctx, db, string(kind), func(row store.Case) error {
			if n++; (n-1)%stride != 0 {
				return nil
			}
			read, err := r.Read(ctx, row.ID)
			if errors.Is(err, record.ErrBroken) {
				return refuse("log", "%s %s 的日志不能逐条衔接：数据库被改动或已损坏；请停止使用，并保留现有各份备份", row.Kind, row.ID)
			}
			if err != nil {
				return fmt.Errorf("read log of %s: %w", row.ID, err)
			}
			c.Logs, c.Events = c.Logs+1, c.Events+len(read.Events)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

const casePage = 500

// eachCase pages through the rows of all cases of a kind.
func eachCase(ctx context.Context, db *store.DB, kind string, tell func(store.Case) error) error {
	for after := ""; ; {
		var page []store.Case
		err := db.View(ctx, "page cases", func(tx *store.Tx) (err error) {
			page, err = tx.CasesAfter(kind, after, casePage)
			return err
		})
		if err != nil || len(page) == 0 {
			return err
		}
		for _, row := range page {
			if err := tell(row); err != nil {
				return err
			}
		}
		after = page[len(page)-1].ID
	}
}
