package backup

import (
	"context"
	"errors"
	"fmt"

	"gongkai/record"
	"gongkai/seal"
	"gongkai/store"
)

// Moving says which office goes into which database. Its caller holds the data folder of From.
type Moving struct {
	From, To *store.DB
	Keys     *seal.Keyring
	Judge    Judge
	Tell     func(table string, rows int64) // progress; may be nil
}

// Moved is a finished copy. Every table reads the same on both sides, value by value, and every log of the target was read whole.
type Moved struct {
	Tables  map[string]store.TableSum `json:"tables"`
	Cases   int                       `json:"cases"`   // logs read on the target
	Rebuilt int                       `json:"rebuilt"` // list rows made again there
}

// Copy moves an office into a migrated, empty database: all or nothing. Until it has been compared the target is marked, and every
// node refuses to start on it; a copy that was broken off begins again in an empty database.
func Copy(ctx context.Context, m Moving) (Moved, error) {
	out := Moved{Tables: map[string]store.TableSum{}}
	checks, err := m.ready(ctx)
	if err != nil {
		return out, err
	}
	if err := m.begin(ctx); err != nil {
		return out, err
	}
	if err := m.tables(ctx, out.Tables); err != nil {
		return out, err
	}
	if err := m.lists(ctx, &out); err != nil {
		return out, err
	}
	if err := m.compare(ctx, out.Tables); err != nil {
		return out, err
	}
	return out, m.To.EndCopy(ctx, checks)
}

// ready checks the source: its keys, and that its lists are what its logs say, since the target's are made from the logs.
func (m Moving) ready(ctx context.Context) (map[string]string, error) {
	checks, err := keyChecks(ctx, m.From)
	if err != nil {
		return nil, err
	}
	if err := m.Keys.Verify(checks); err != nil || len(checks) == 0 {
		return nil, refuse("other-keys", "密钥与数据库不符，没有复制：请把这个办公室的 keys.json 放回原处")
	}
	lists, err := m.Judge(m.From).Rebuild(ctx, false)
	switch {
	case err != nil:
		return nil, rebuilding(err)
	case len(lists.Unreadable) > 0:
		return nil, refuse("unreadable", "有 %d 件的日志不能读取，没有复制：请先运行 gongkai rebuild --check 查看，并从备份核对", len(lists.Unreadable))
	case lists.Differs():
		return nil, refuse("lists", "有 %d 行列表与日志不符，没有复制：请先运行 gongkai rebuild 改正", lists.Count())
	}
	return checks, nil
}

func rebuilding(err error) error {
	if errors.Is(err, record.ErrRebuilding) {
		return refuse("rebuilding", "有一次 gongkai rebuild 正在进行或刚刚中断：请两分钟后再试")
	}
	return err
}

// begin brings the target to the source's schema, which must be ours, and marks it.
func (m Moving) begin(ctx context.Context) error {
	if err := m.To.Migrate(ctx); err != nil {
		return err
	}
	from, err := m.From.Version(ctx)
	if err != nil {
		return err
	}
	to, err := m.To.Version(ctx)
	if err != nil {
		return err
	}
	if from != to {
		return refuse("schema", "两边的数据库结构不同（来源第 %d 版，目标第 %d 版），没有复制：请先运行 gongkai migrate", from, to)
	}
	err = m.To.BeginCopy(ctx)
	switch {
	case errors.Is(err, store.ErrHalfCopied):
		return refuse("half", "目标库里有一次未完成的复制：请删除该库并重建（DROP DATABASE 后 CREATE DATABASE），再从头复制")
	case errors.Is(err, store.ErrNotEmpty):
		return refuse("not-empty", "目标库不是空的（%s）：请换一个空库；不要先在其上运行 init、api 或 worker", err)
	}
	return err
}

// written by BeginCopy and EndCopy, not by rows.
const keyTable = "key_checks"

func (m Moving) tables(ctx context.Context, sums map[string]store.TableSum) error {
	for _, table := range store.CopiedTables() {
		if table == keyTable {
			continue
		}
		layout, err := m.From.LayoutOf(ctx, table)
		if err != nil {
			return err
		}
		sum, err := m.From.CopyTable(ctx, m.To, layout)
		if errors.Is(err, store.ErrConstraint) {
			return refuse("row", "表 %s 有一行不能写入目标库（长度或格式超出其限制）：%s", table, err)
		}
		if err != nil {
			return fmt.Errorf("after %d rows of %s: %w", sum.Rows, table, err)
		}
		sums[table] = sum
		if m.Tell != nil {
			m.Tell(table, sum.Rows)
		}
	}
	return nil
}

// lists makes the projections of the target from its logs, each checked from its first digest to the last.
func (m Moving) lists(ctx context.Context, out *Moved) error {
	made, err := m.Judge(m.To).Rebuild(ctx, true)
	if err != nil {
		return rebuilding(err)
	}
	if len(made.Unreadable) > 0 {
		return refuse("unreadable", "目标库里有 %d 件的日志不能衔接：复制没有完成，请删除目标库重建后再试", len(made.Unreadable))
	}
	out.Cases, out.Rebuilt = made.Cases, made.Mended
	return nil
}

// compare reads every copied and every rebuilt table of both sides.
func (m Moving) compare(ctx context.Context, sums map[string]store.TableSum) error {
	for table := range sums {
		if err := m.same(ctx, table, sums[table]); err != nil {
			return err
		}
	}
	for _, table := range store.ListTables() {
		layout, err := m.From.LayoutOf(ctx, table)
		if err != nil {
			return err
		}
		sum, err := m.From.SumTable(ctx, layout)
		if err != nil {
			return err
		}
		if err := m.same(ctx, table, sum); err != nil {
			return err
		}
		sums[table] = sum
	}
	return nil
}

func (m Moving) same(ctx context.Context, table string, want store.TableSum) error {
	layout, err := m.From.LayoutOf(ctx, table)
	if err != nil {
		return err
	}
	got, err := m.To.SumTable(ctx, layout)
	if err != nil {
		return err
	}
	if got != want {
		return refuse("differs", "表 %s 两边不一致（来源 %d 行，目标 %d 行）：复制没有完成，请删除目标库重建后再试", table, want.Rows, got.Rows)
	}
	return nil
}
