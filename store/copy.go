package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"maps"
	"slices"
	"strings"
	"time"
)

// What CopyTables leaves behind of the tables that are no projections: it belongs to the machine that is left.
func leftBehind() []string { return []string{"jobs", "leases", "sessions"} }

// CopiedTables are the tables that move with an office to another database, in order: all but the projections, which rebuild
// makes again, and what belongs to the machine that is left. key_checks is among them; BeginCopy and EndCopy write it.
func CopiedTables() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(Tables())), func(table string) bool {
		return Tables()[table] == Projection || slices.Contains(leftBehind(), table)
	})
}

// Layout is how the rows of a table are read for copying: columns by name, rows in the order of the key.
type Layout struct {
	Table        string
	Columns, Key []string
}

// LayoutOf reads the layout of a declared table.
func (db *DB) LayoutOf(ctx context.Context, table string) (Layout, error) {
	l := Layout{Table: table}
	if _, declared := Tables()[table]; !declared {
		return l, fmt.Errorf("table %q is not declared", table)
	}
	columns, key := "SELECT name FROM pragma_table_info(?) ORDER BY name", "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"
	if db.engine == MySQL {
		columns = "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? ORDER BY column_name"
		key = "SELECT column_name AS name FROM information_schema.statistics " +
			"WHERE table_schema = DATABASE() AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index"
	}
	err := db.View(ctx, "read layout", func(tx *Tx) error {
		return errors.Join(tx.db.Raw(columns, table).Scan(&l.Columns).Error, tx.db.Raw(key, table).Scan(&l.Key).Error)
	})
	if err == nil && (len(l.Columns) == 0 || len(l.Key) == 0) {
		err = fmt.Errorf("table %s has no columns or no key", table)
	}
	slices.Sort(l.Columns) // whatever a collation thinks
	return l, err
}

// TableSum is the number of rows of a table and one sum over all their values in the order of the key: the same on both engines.
type TableSum struct {
	Rows int64  `json:"rows"`
	Sum  string `json:"sum"`
}

// SumTable reads a whole table, a row at a time.
func (db *DB) SumTable(ctx context.Context, l Layout) (TableSum, error) {
	var s summer
	err := db.eachRow(ctx, l, func() { s = newSummer() }, func(row []any) error {
		s.add(row)
		return nil
	})
	return s.total(), err
}

// Batches of CopyTable: far below what MySQL takes in one packet, so that only a single huge file can be too large.
const (
	copyRows  = 200
	copyBytes = 2 << 20
)

// CopyTable writes every row of a table into the same, empty table of another database, in the order of the key, batch by batch,
// each in a transaction of its own. The sum is of what was read.
func (db *DB) CopyTable(ctx context.Context, to *DB, l Layout) (TableSum, error) {
	var s summer
	var b batch
	var failed error // kept apart: a busy target must not make the reader begin again
	write := func() error {
		if failed = b.insert(ctx, to, l); failed != nil {
			return errStopped
		}
		b = batch{}
		return nil
	}
	err := db.eachRow(ctx, l, func() { s, b = newSummer(), batch{} }, func(row []any) error {
		s.add(row)
		if b.add(row); len(b.rows) < copyRows && b.bytes < copyBytes {
			return nil
		}
		return write()
	})
	if err == nil {
		err = write()
	}
	if failed != nil {
		return s.total(), failed
	}
	return s.total(), err
}

var errStopped = errors.New("the target did not take a batch")

// eachRow reads a table in the order of its key through one cursor. start is called before the first row, again if the reading
// had to begin again.
func (db *DB) eachRow(ctx context.Context, l Layout, start func(), tell func([]any) error) error {
	query := fmt.Sprintf("SELECT `%s` FROM %s ORDER BY `%s`", strings.Join(l.Columns, "`, `"), l.Table, strings.Join(l.Key, "`, `"))
	return db.Snapshot(ctx, "read "+l.Table, func(tx *Tx) (err error) {
		start()
		rows, err := tx.db.Raw(query).Rows()
		if err != nil {
			return classify("read "+l.Table, err)
		}
		defer func() { err = errors.Join(err, classify("read "+l.Table, rows.Close())) }()
		for rows.Next() {
			row, err := scanned(rows, len(l.Columns))
			if err != nil {
				return classify("read "+l.Table, err)
			}
			if err := tell(row); err != nil {
				return err
			}
		}
		return classify("read "+l.Table, rows.Err())
	})
}

func scanned(rows *sql.Rows, columns int) ([]any, error) {
	row, into := make([]any, columns), make([]any, columns)
	for i := range row {
		into[i] = &row[i]
	}
	if err := rows.Scan(into...); err != nil {
		return nil, err
	}
	for i, v := range row {
		if b, ok := v.([]byte); ok { // MySQL's text; SQLite would keep bytes as a blob
			row[i] = string(b)
		}
	}
	return row, nil
}

// summer adds values of rows to one hash, each with its length, so that no two tables read alike.
type summer struct {
	hash hash.Hash
	rows int64
}

func newSummer() summer { return summer{hash: sha256.New()} }

func (s *summer) add(row []any) {
	s.rows++
	for _, v := range row {
		if v == nil {
			s.hash.Write([]byte{0})
			continue
		}
		text := plain(v)
		s.hash.Write(binary.BigEndian.AppendUint64([]byte{1}, uint64(len(text))))
		s.hash.Write([]byte(text))
	}
}

func (s *summer) total() TableSum {
	if s.hash == nil {
		return TableSum{}
	}
	return TableSum{Rows: s.rows, Sum: hex.EncodeToString(s.hash.Sum(nil))}
}

// plain is a value as both engines would write it.
func plain(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case time.Time:
		return Instant(v).Format("2006-01-02T15:04:05.000Z")
	}
	return fmt.Sprint(v)
}

type batch struct {
	rows  [][]any
	bytes int
}

func (b *batch) add(row []any) {
	b.rows = append(b.rows, row)
	for _, v := range row {
		if text, ok := v.(string); ok {
			b.bytes += len(text)
		}
		b.bytes += 24
	}
}

func (b *batch) insert(ctx context.Context, to *DB, l Layout) error {
	if len(b.rows) == 0 {
		return nil
	}
	one := "(?" + strings.Repeat(", ?", len(l.Columns)-1) + ")"
	statement := fmt.Sprintf("INSERT INTO %s (`%s`) VALUES %s%s", l.Table, strings.Join(l.Columns, "`, `"), one, strings.Repeat(", "+one, len(b.rows)-1))
	values := slices.Concat(b.rows...)
	return to.Update(ctx, "copy "+l.Table, func(tx *Tx) error {
		return classify("copy "+l.Table, tx.db.Exec(statement, values...).Error)
	})
}

// What stands in the way of a copy.
var (
	ErrNotEmpty   = errors.New("the target has rows")
	ErrHalfCopied = errors.New("the target holds a copy that was not finished")
)

// copyMark is a key check that no key fits: while it stands, no node starts on the database.
const copyMark = "copy-unfinished"

// BeginCopy marks a migrated, empty database as half copied: until EndCopy every node refuses it as sealed with other keys.
func (db *DB) BeginCopy(ctx context.Context) error {
	return db.Update(ctx, "begin copy", func(tx *Tx) error {
		checks, err := tx.KeyChecks()
		if err != nil {
			return err
		}
		if _, half := checks[copyMark]; half {
			return ErrHalfCopied
		}
		for _, table := range slices.Sorted(maps.Keys(Tables())) {
			var found []int
			if err := tx.db.Raw("SELECT 1 FROM " + table + " LIMIT 1").Scan(&found).Error; err != nil {
				return classify("look into "+table, err)
			}
			if len(found) > 0 {
				return fmt.Errorf("%s: %w", table, ErrNotEmpty)
			}
		}
		return tx.InsertKeyCheck(copyMark, "-")
	})
}

// EndCopy puts the true key checks in the place of the mark: from now on nodes may start.
func (db *DB) EndCopy(ctx context.Context, checks map[string]string) error {
	return db.Update(ctx, "end copy", func(tx *Tx) error {
		if err := tx.db.Exec("DELETE FROM key_checks WHERE kid = ?", copyMark).Error; err != nil {
			return classify("end copy", err)
		}
		for _, kid := range slices.Sorted(maps.Keys(checks)) {
			if err := tx.InsertKeyCheck(kid, checks[kid]); err != nil {
				return err
			}
		}
		return nil
	})
}
