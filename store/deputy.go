package store

import (
	"time"

	"gongkai/civil"
)

// Deputy says that a person stands in for another between two days (AB岗).
type Deputy struct {
	ID, AccountID, DeputyID string
	AgencyID                string // of both
	From, To                civil.Date
	GivenBy                 string
	GivenAt                 time.Time
	EndedAt                 time.Time // before its time; zero: it ends by itself
	ReadTo                  time.Time // up to when the deputy has read the other's messages
}

// Begins is the first instant whose messages reach the deputy.
func (d Deputy) Begins() time.Time { return d.From.At(0, 0, 0) }

// Read is up to when the deputy has read the other's messages, or when they begin to reach him.
func (d Deputy) Read() time.Time {
	if d.ReadTo.Before(d.Begins()) {
		return d.Begins().Add(-time.Millisecond)
	}
	return d.ReadTo
}

type deputyRow struct {
	ID        string `gorm:"primaryKey"`
	AccountID string
	DeputyID  string
	AgencyID  string
	From      civil.Date `gorm:"column:from_on;serializer:day"`
	To        civil.Date `gorm:"column:to_on;serializer:day"`
	GivenBy   string
	GivenAt   time.Time
	EndedAt   time.Time `gorm:"serializer:instant"`
	ReadTo    time.Time `gorm:"serializer:instant"`
}

func (deputyRow) TableName() string { return "deputies" }

func deputies(rows []deputyRow) []Deputy {
	out := make([]Deputy, len(rows))
	for i, r := range rows {
		out[i] = Deputy(r)
	}
	return out
}

// maxDeputies bounds for how many one person stands in, and how many stand in for him.
const maxDeputies = 50

// InsertDeputy adds one.
func (tx *Tx) InsertDeputy(d Deputy) error {
	r := deputyRow(d)
	return classify("insert deputy", tx.db.Create(&r).Error)
}

// StandsInFor are those for whom a person stands in on a day. Index deputies_deputy.
func (tx *Tx) StandsInFor(deputyID string, on civil.Date) ([]Deputy, error) {
	var rows []deputyRow
	err := tx.db.Where("deputy_id = ? AND to_on >= ? AND from_on <= ? AND ended_at IS NULL", deputyID, on.String(), on.String()).
		Order("to_on, id").Limit(maxDeputies).Find(&rows).Error
	return deputies(rows), classify("list who is stood in for", err)
}

// DeputiesOf are those who stand in for a person on a day or later. Index deputies_account.
func (tx *Tx) DeputiesOf(accountID string, on civil.Date) ([]Deputy, error) {
	var rows []deputyRow
	err := tx.db.Where("account_id = ? AND to_on >= ? AND ended_at IS NULL", accountID, on.String()).Order("to_on, id").Limit(maxDeputies).Find(&rows).Error
	return deputies(rows), classify("list deputies of a person", err)
}

// Deputies pages through all of an agency, or of all agencies, the last to end first; before is the last of the page before.
// Indexes deputies_agency, deputies_newest.
func (tx *Tx) Deputies(agencyID string, before Deputy, limit int) ([]Deputy, error) {
	db := tx.db.Order("to_on DESC, id DESC").Limit(limit)
	if agencyID != "" {
		db = db.Where("agency_id = ?", agencyID)
	}
	if before.ID != "" {
		on := before.To.String()
		db = db.Where("to_on <= ? AND (to_on < ? OR id < ?)", on, on, before.ID)
	}
	var rows []deputyRow
	err := db.Find(&rows).Error
	return deputies(rows), classify("list deputies", err)
}

// LockDeputy reads one and holds it. Primary key.
func (tx *Tx) LockDeputy(id string) (Deputy, error) {
	var r deputyRow
	err := tx.db.Clauses(tx.ForUpdate()).Where("id = ?", id).Take(&r).Error
	return Deputy(r), classify("lock deputy", err)
}

// SaveDeputy writes what may change: its end, and what was read.
func (tx *Tx) SaveDeputy(d Deputy) error {
	r := deputyRow(d)
	return classify("save deputy", tx.db.Model(&r).Select("EndedAt", "ReadTo").Updates(&r).Error)
}

// InboxSince counts a person's lines after an instant: what his deputy has not read. Index inbox_all.
func (tx *Tx) InboxSince(accountID string, after time.Time) (int, error) {
	var n int64
	err := tx.db.Model(&inboxRow{}).Where("account_id = ? AND at > ?", accountID, Instant(after)).Count(&n).Error
	return int(n), classify("count lines since", err)
}
