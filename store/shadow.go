package store

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"gorm.io/gorm/schema"
)

// A shadow is an empty copy of a list table. Rebuild writes into it what the logs say, compares it with the live table and, if
// asked, copies it over. A case's row is known by its case id in both.

// ListRow is a row of one of the list tables: Application, Item or Share.
type ListRow interface{ listTable() string }

func (Application) listTable() string { return applicationRow{}.TableName() }
func (Item) listTable() string        { return itemRow{}.TableName() }
func (Share) listTable() string       { return shareRow{}.TableName() }

func (r applicationRow) caseID() string { return r.CaseID }
func (r itemRow) caseID() string        { return r.CaseID }
func (r shareRow) caseID() string       { return r.CaseID }

// listed is a row type of a list table.
type listed interface {
	comparable
	TableName() string
	caseID() string
}

const shadowSuffix = "_shadow"

// PutRow writes a row of a list table.
func (tx *Tx) PutRow(row ListRow) error {
	switch row := row.(type) {
	case Application:
		return tx.PutApplication(row)
	case Item:
		return tx.PutItem(row)
	case Share:
		return tx.PutShare(row)
	}
	return fmt.Errorf("no list table for %T", row)
}

// MakeShadows creates the shadows, dropping what an interrupted rebuild left. On MySQL each statement commits by itself.
func (db *DB) MakeShadows(ctx context.Context) error {
	if err := db.DropShadows(ctx); err != nil {
		return err
	}
	return db.Update(ctx, "make shadow tables", func(tx *Tx) error {
		return errors.Join(makeShadow[applicationRow](tx), makeShadow[itemRow](tx), makeShadow[shareRow](tx))
	})
}

func makeShadow[R listed](tx *Tx) error {
	columns, err := columnsOf[R]()
	if err != nil {
		return err
	}
	var r R
	table := r.TableName()
	for _, statement := range []string{
		fmt.Sprintf("CREATE TABLE %s%s AS SELECT %s FROM %s WHERE 1 = 0", table, shadowSuffix, columns, table),
		fmt.Sprintf("CREATE UNIQUE INDEX %s%s_case ON %s%s (case_id)", table, shadowSuffix, table, shadowSuffix),
	} {
		if err := tx.db.Exec(statement).Error; err != nil {
			return classify("make shadow of "+table, err)
		}
	}
	return nil
}

// DropShadows removes the shadows.
func (db *DB) DropShadows(ctx context.Context) error {
	return db.Update(ctx, "drop shadow tables", func(tx *Tx) error {
		for _, table := range ListTables() {
			if err := tx.db.Exec("DROP TABLE IF EXISTS " + table + shadowSuffix).Error; err != nil {
				return classify("drop shadow of "+table, err)
			}
		}
		return nil
	})
}

var schemas sync.Map // gorm's cache of parsed row types

func schemaOf(row any) (*schema.Schema, error) {
	s, err := schema.Parse(row, &schemas, schema.NamingStrategy{})
	if err != nil {
		return nil, fmt.Errorf("row type %T: %w", row, err)
	}
	return s, nil
}

func columnsOf[R listed]() (string, error) {
	s, err := schemaOf(new(R))
	if err != nil {
		return "", err
	}
	return "`" + strings.Join(s.DBNames, "`, `") + "`", nil
}

// InsertShadows writes what the list rows of some cases should be.
func (tx *Tx) InsertShadows(rows []ListRow) error {
	var as []applicationRow
	var is []itemRow
	var ss []shareRow
	for _, row := range rows {
		switch row := row.(type) {
		case Application:
			as = append(as, applicationRow(row))
		case Item:
			is = append(is, itemRow(row))
		case Share:
			ss = append(ss, shareRow(row))
		}
	}
	return errors.Join(insertShadow(tx, as), insertShadow(tx, is), insertShadow(tx, ss))
}

func insertShadow[R listed](tx *Tx, rows []R) error {
	if len(rows) == 0 {
		return nil
	}
	return classify("insert shadows", tx.db.Table(rows[0].TableName()+shadowSuffix).CreateInBatches(&rows, shadowBatch).Error)
}

// shadowBatch rows have fewer values than a statement may hold.
const shadowBatch = 200

// How a row differs from what its case's log says.
const (
	RowDiffers = "differs"
	RowMissing = "missing" // there is none
	RowSurplus = "surplus" // there is no such case
)

// Difference is a row that is not what its case's log says.
type Difference struct {
	Table   string   `json:"table"`
	CaseID  string   `json:"case_id"`
	How     string   `json:"how"`
	Columns []string `json:"columns,omitempty"` // names only
}

// ComparePage compares the rows of a list table with its shadow, for case ids after one; next is where the following page begins,
// empty at the end.
func (tx *Tx) ComparePage(table, after string, limit int) (found []Difference, next string, err error) {
	switch table {
	case applicationRow{}.TableName():
		return comparePage[applicationRow](tx, after, limit)
	case itemRow{}.TableName():
		return comparePage[itemRow](tx, after, limit)
	case shareRow{}.TableName():
		return comparePage[shareRow](tx, after, limit)
	}
	return nil, "", fmt.Errorf("no list table %q", table)
}

func comparePage[R listed](tx *Tx, after string, limit int) (found []Difference, next string, err error) {
	var r R
	table := r.TableName()
	live, liveEnd, err := page[R](tx, table, after, limit)
	if err != nil {
		return nil, "", err
	}
	shadow, shadowEnd, err := page[R](tx, table+shadowSuffix, after, limit)
	if err != nil {
		return nil, "", err
	}
	next = liveEnd // a full page knows nothing behind its last row
	if next == "" || shadowEnd != "" && shadowEnd < next {
		next = shadowEnd
	}
	ids := make([]string, 0, len(live)+len(shadow))
	for _, rows := range []map[string]R{live, shadow} {
		for id := range rows {
			if next == "" || id <= next {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		is, isThere := live[id]
		should, shouldBe := shadow[id]
		d := Difference{Table: table, CaseID: id}
		switch {
		case !isThere:
			d.How = RowMissing
		case !shouldBe:
			d.How = RowSurplus
		case is == should:
			continue
		default:
			d.How = RowDiffers
			if d.Columns, err = columnsThatDiffer(tx.ctx, is, should); err != nil {
				return nil, "", err
			}
		}
		found = append(found, d)
	}
	return found, next, nil
}

// page reads rows by case id; end is the last one of a full page. Primary key, or the shadow's own index.
func page[R listed](tx *Tx, table, after string, limit int) (rows map[string]R, end string, err error) {
	var list []R
	if err := tx.db.Table(table).Where("case_id > ?", after).Order("case_id").Limit(limit).Find(&list).Error; err != nil {
		return nil, "", classify("page "+table, err)
	}
	rows = make(map[string]R, len(list))
	for _, r := range list {
		rows[r.caseID()] = r
	}
	if len(list) == limit {
		end = list[limit-1].caseID()
	}
	return rows, end, nil
}

func columnsThatDiffer[R listed](ctx context.Context, a, b R) ([]string, error) {
	s, err := schemaOf(&a)
	if err != nil {
		return nil, err
	}
	var out []string
	va, vb := reflect.ValueOf(&a).Elem(), reflect.ValueOf(&b).Elem()
	for _, f := range s.Fields {
		if !f.ReflectValueOf(ctx, va).Equal(f.ReflectValueOf(ctx, vb)) {
			out = append(out, f.DBName)
		}
	}
	return out, nil
}

// ShadowSeq is the seq up to which the log of a case had been read when its shadow was written.
func (tx *Tx) ShadowSeq(table, caseID string) (int, error) {
	if !slices.Contains(ListTables(), table) {
		return 0, fmt.Errorf("no list table %q", table)
	}
	var row struct{ Seq int }
	err := tx.db.Table(table+shadowSuffix).Select("seq").Where("case_id = ?", caseID).Take(&row).Error
	return row.Seq, classify("read shadow", err)
}

// CopyShadows puts the shadow rows of some cases in the place of their live rows; a case without a shadow row loses its own. All of
// them are taken away before any is put back: two damaged rows may hold each other's number.
func (tx *Tx) CopyShadows(table string, caseIDs []string) error {
	switch table {
	case applicationRow{}.TableName():
		return copyShadows[applicationRow](tx, caseIDs)
	case itemRow{}.TableName():
		return copyShadows[itemRow](tx, caseIDs)
	case shareRow{}.TableName():
		return copyShadows[shareRow](tx, caseIDs)
	}
	return fmt.Errorf("no list table %q", table)
}

func copyShadows[R listed](tx *Tx, caseIDs []string) error {
	columns, err := columnsOf[R]()
	if err != nil {
		return err
	}
	var r R
	table := r.TableName()
	for ids := range slices.Chunk(caseIDs, shadowBatch) {
		if err := tx.db.Exec("DELETE FROM "+table+" WHERE case_id IN ?", ids).Error; err != nil {
			return classify("take rows away", err)
		}
	}
	for ids := range slices.Chunk(caseIDs, shadowBatch) {
		statement := fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s%s WHERE case_id IN ?", table, columns, columns, table, shadowSuffix)
		if err := tx.db.Exec(statement, ids).Error; err != nil {
			return classify("copy shadow rows", err)
		}
	}
	return nil
}

// LockCases reads the rows of some cases and holds them until the transaction ends; a case that does not exist has none. Primary key.
func (tx *Tx) LockCases(ids []string) (map[string]Case, error) {
	out := make(map[string]Case, len(ids))
	for some := range slices.Chunk(ids, shadowBatch) {
		var rows []caseRow
		err := tx.db.Clauses(tx.ForUpdate()).Where("id IN ?", some).Order("id").Find(&rows).Error
		if err != nil {
			return nil, classify("lock cases", err)
		}
		for _, r := range rows {
			out[r.ID] = Case(r)
		}
	}
	return out, nil
}
