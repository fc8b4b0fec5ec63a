package store

import (
	"database/sql"
	"time"

	"gorm.io/gorm/clause"

	"gongkai/civil"
)

// Case is the row under which a case's appends are ordered.
type Case struct {
	ID         string
	Kind       string
	AgencyID   string
	Seq        int    // of the last event
	Digest     string // of the last event, hex
	Edition    string // calendar edition of the stored dates
	Open       bool   // calendars and reminders still matter
	WakeAt     time.Time
	NextLookAt time.Time // when the sweeper looks again; zero: not behind
	Looks      int       // how often the sweeper has looked since the last Commit
	BornAt     time.Time
}

type caseRow struct {
	ID         string `gorm:"primaryKey"`
	Kind       string
	AgencyID   string
	Seq        int
	Digest     string
	Edition    string
	Open       bool
	WakeAt     time.Time `gorm:"serializer:instant"`
	NextLookAt time.Time `gorm:"serializer:instant"`
	Looks      int
	BornAt     time.Time
}

func (caseRow) TableName() string { return "cases" }

// Event is one entry of a case's log.
type Event struct {
	CaseID    string
	Seq       int
	CommandID string
	N         int // among the events of the command
	Type      string
	V         int
	On        civil.Date
	At        time.Time
	Actor     string
	Body      string
	Digest    string
	Behalf    string // for whom a deputy acted; "": for himself
}

type eventRow struct {
	CaseID    string `gorm:"primaryKey"`
	Seq       int    `gorm:"primaryKey;autoIncrement:false"`
	CommandID string
	N         int
	Type      string
	V         int
	On        civil.Date `gorm:"column:on_date;serializer:day"`
	At        time.Time
	Actor     string
	Body      string
	Digest    string
	Behalf    string
}

func (eventRow) TableName() string { return "events" }

// LockCase reads a case's row and holds it until the transaction ends. Primary key.
func (tx *Tx) LockCase(id string) (Case, error) {
	var r caseRow
	err := tx.db.Clauses(tx.ForUpdate()).Where("id = ?", id).Take(&r).Error
	return Case(r), classify("lock case", err)
}

// FindCase reads a case's row. Primary key.
func (tx *Tx) FindCase(id string) (Case, error) {
	var r caseRow
	err := tx.db.Where("id = ?", id).Take(&r).Error
	return Case(r), classify("find case", err)
}

// InsertCase adds a case; ErrDuplicate if it exists.
func (tx *Tx) InsertCase(c Case) error {
	r := caseRow(c)
	return classify("insert case", tx.db.Create(&r).Error)
}

// SaveCase writes what a Commit may change.
func (tx *Tx) SaveCase(c Case) error {
	r := caseRow(c)
	err := tx.db.Model(&r).Select("Seq", "Digest", "Edition", "Open", "WakeAt", "NextLookAt", "Looks").Updates(&r).Error
	return classify("save case", err)
}

// Events is a case's log in order. Primary key.
func (tx *Tx) Events(caseID string) ([]Event, error) {
	var rows []eventRow
	err := tx.db.Where("case_id = ?", caseID).Order("seq").Find(&rows).Error
	out := make([]Event, len(rows))
	for i, r := range rows {
		out[i] = Event(r)
	}
	return out, classify("read events", err)
}

// AppendEvents adds to logs; ErrDuplicate on a (case, seq) or (command, n) that is taken.
func (tx *Tx) AppendEvents(es []Event) error {
	rows := make([]eventRow, len(es))
	for i, e := range es {
		rows[i] = eventRow(e)
	}
	return classify("append events", tx.db.Create(&rows).Error)
}

// CasesAfter pages through all cases of a kind by id. Index cases_kind.
func (tx *Tx) CasesAfter(kind, after string, limit int) ([]Case, error) {
	var rows []caseRow
	err := tx.db.Where("kind = ? AND id > ?", kind, after).Order("id").Limit(limit).Find(&rows).Error
	return cases(rows), classify("page cases", err)
}

// CasesOfOldEdition pages through open cases whose dates come from another calendar edition. Index cases_edition.
func (tx *Tx) CasesOfOldEdition(head, after string, limit int) ([]Case, error) {
	var rows []caseRow
	err := tx.db.Where("open = ? AND edition <> ? AND edition <> '' AND id > ?", true, head, after).Order("id").Limit(limit).Find(&rows).Error
	return cases(rows), classify("page cases of an old edition", err)
}

// CasesPastWake are cases whose wake is older than an instant and that the sweeper may look at now. Index cases_wake.
func (tx *Tx) CasesPastWake(before, now time.Time, limit int) ([]Case, error) {
	var rows []caseRow
	err := tx.db.Where("wake_at < ? AND (next_look_at IS NULL OR next_look_at <= ?)", Instant(before), Instant(now)).
		Order("wake_at, id").Limit(limit).Find(&rows).Error
	return cases(rows), classify("page cases past their wake", err)
}

// SetLook notes when the sweeper looks at a case again.
func (tx *Tx) SetLook(id string, next time.Time, looks int) error {
	err := tx.db.Model(&caseRow{}).Where("id = ?", id).Updates(map[string]any{"next_look_at": Instant(next), "looks": looks}).Error
	return classify("set look", err)
}

func cases(rows []caseRow) []Case {
	out := make([]Case, len(rows))
	for i, r := range rows {
		out[i] = Case(r)
	}
	return out
}

// NextNumber takes the next number of a counter that begins with first, and goes on with first once that is raised above what was
// given. It is one upsert whose own result carries the number, so two registrations cannot read the same one and a rolled back one
// leaves no gap.
func (tx *Tx) NextNumber(name string, first int) (int, error) {
	if tx.engine == MySQL {
		result, err := tx.execute("INSERT INTO counters (name, n) VALUES (?, LAST_INSERT_ID(?)) ON DUPLICATE KEY UPDATE n = LAST_INSERT_ID(GREATEST(n + 1, ?))",
			name, first, first)
		if err != nil {
			return 0, classify("next number", err)
		}
		n, err := result.LastInsertId()
		return int(n), classify("next number", err)
	}
	var n int
	err := tx.db.Raw("INSERT INTO counters (name, n) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET n = MAX(n + 1, excluded.n) RETURNING n", name, first).
		Scan(&n).Error
	return n, classify("next number", err)
}

// execute runs a statement whose own result matters; gorm hands out no result.
func (tx *Tx) execute(statement string, args ...any) (sql.Result, error) {
	return tx.db.Statement.ConnPool.ExecContext(tx.ctx, statement, args...)
}

// putRow writes a whole row by its primary key, adding it if there is none. It is no upsert: MySQL's replaces whichever row a
// unique key hits, so that a number given twice would quietly overwrite another case's row. (An update that changes nothing
// still counts its row: house in engine.go.)
func putRow[R any](tx *Tx, op string, r *R) error {
	done := tx.db.Model(r).Select("*").Updates(r) // every field of the struct, by name
	if done.Error != nil || done.RowsAffected > 0 {
		return classify(op, done.Error)
	}
	return classify(op, tx.db.Create(r).Error)
}

// upsert is the clause that replaces a row by primary key, for tables that have no other unique key.
func upsert(keys ...string) clause.OnConflict {
	columns := make([]clause.Column, len(keys))
	for i, k := range keys {
		columns[i] = clause.Column{Name: k}
	}
	return clause.OnConflict{Columns: columns, UpdateAll: true}
}

// EventsOfCommand are the events of one command, in order. Index events_command.
func (tx *Tx) EventsOfCommand(id string) ([]Event, error) {
	var rows []eventRow
	err := tx.db.Where("command_id = ?", id).Order("n").Find(&rows).Error
	out := make([]Event, len(rows))
	for i, r := range rows {
		out[i] = Event(r)
	}
	return out, classify("read events of command", err)
}
