package store

import "time"

// Edition is a calendar edition. Editions are never changed; the one with the highest ordinal is the head.
type Edition struct {
	ID       string
	Ordinal  int
	Body     string // JSON of statute/calendar
	LoadedAt time.Time
	LoadedBy string
}

type editionRow struct {
	ID       string `gorm:"primaryKey"`
	Ordinal  int
	Body     string
	LoadedAt time.Time
	LoadedBy string
}

func (editionRow) TableName() string { return "calendar_editions" }

// InsertEdition adds an edition; ErrDuplicate if the id or the ordinal is taken.
func (tx *Tx) InsertEdition(e Edition) error {
	r := editionRow(e)
	return classify("insert edition", tx.db.Create(&r).Error)
}

// HeadEdition names the edition in force, without its body. Index calendar_editions_ordinal.
func (tx *Tx) HeadEdition() (Edition, error) {
	var r editionRow
	err := tx.db.Omit("body").Order("ordinal DESC").Take(&r).Error
	return Edition(r), classify("head edition", err)
}

// FindEdition reads an edition. Primary key.
func (tx *Tx) FindEdition(id string) (Edition, error) {
	var r editionRow
	err := tx.db.Where("id = ?", id).Take(&r).Error
	return Edition(r), classify("find edition", err)
}

// Editions lists all editions, newest first, without bodies.
func (tx *Tx) Editions() ([]Edition, error) {
	var rows []editionRow
	err := tx.db.Omit("body").Order("ordinal DESC").Limit(200).Find(&rows).Error
	out := make([]Edition, len(rows))
	for i, r := range rows {
		out[i] = Edition(r)
	}
	return out, classify("list editions", err)
}

// MovedDate is a due date that a new edition moved; somebody signs the list off.
type MovedDate struct {
	Edition, CaseID   string
	BeforeOn, AfterOn string
	At                time.Time
	SignedBy          string
	SignedAt          time.Time
}

type movedDateRow struct {
	Edition  string `gorm:"primaryKey"`
	CaseID   string `gorm:"primaryKey"`
	BeforeOn string
	AfterOn  string
	At       time.Time
	SignedBy string
	SignedAt time.Time `gorm:"serializer:instant"`
}

func (movedDateRow) TableName() string { return "moved_dates" }

// PutMovedDate notes a moved date.
func (tx *Tx) PutMovedDate(m MovedDate) error {
	r := movedDateRow(m)
	return classify("put moved date", tx.db.Clauses(upsert("edition", "case_id")).Create(&r).Error)
}

// MovedDates pages through the dates an edition moved. Primary key.
func (tx *Tx) MovedDates(edition, after string, limit int) ([]MovedDate, error) {
	var rows []movedDateRow
	err := tx.db.Where("edition = ? AND case_id > ?", edition, after).Order("case_id").Limit(limit).Find(&rows).Error
	out := make([]MovedDate, len(rows))
	for i, r := range rows {
		out[i] = MovedDate(r)
	}
	return out, classify("list moved dates", err)
}
