package store

import (
	"time"

	"gorm.io/gorm/clause"
)

// Text is a sealed passage of a case.
type Text struct {
	ID, CaseID, Kind string
	At               time.Time
	Body             string // sealed
}

type textRow struct {
	ID     string `gorm:"primaryKey"`
	CaseID string
	Kind   string
	At     time.Time
	Body   string
}

func (textRow) TableName() string { return "texts" }

// Party is a sealed version of who applies; every field but the ids is sealed.
type Party struct {
	ID, CaseID                     string
	At                             time.Time
	Name, Document, Phone, Address string
}

type partyRow struct {
	ID       string `gorm:"primaryKey"`
	CaseID   string
	At       time.Time
	Name     string
	Document string
	Phone    string
	Address  string
}

func (partyRow) TableName() string { return "parties" }

// BlindEntry lets a case be found by the exact value of a field without holding it.
type BlindEntry struct{ CaseID, Field, Value string }

type blindRow struct {
	CaseID string `gorm:"primaryKey"`
	Field  string `gorm:"primaryKey"`
	Value  string `gorm:"primaryKey"`
}

func (blindRow) TableName() string { return "blind_index" }

// Attachment is a sealed file of a case.
type Attachment struct {
	ID, CaseID, Kind, Mime string
	At                     time.Time
	Body                   string // sealed
}

type attachmentRow struct {
	ID     string `gorm:"primaryKey"`
	CaseID string
	Kind   string
	Mime   string
	At     time.Time
	Body   string
}

func (attachmentRow) TableName() string { return "attachments" }

// InsertTexts keeps sealed texts.
func (tx *Tx) InsertTexts(ts []Text) error {
	if len(ts) == 0 {
		return nil
	}
	rows := make([]textRow, len(ts))
	for i, t := range ts {
		rows[i] = textRow(t)
	}
	return classify("insert texts", tx.db.Create(&rows).Error)
}

// Texts reads texts by id. Primary key.
func (tx *Tx) Texts(ids ...string) ([]Text, error) {
	var rows []textRow
	err := tx.db.Where("id IN ?", ids).Find(&rows).Error
	out := make([]Text, len(rows))
	for i, r := range rows {
		out[i] = Text(r)
	}
	return out, classify("read texts", err)
}

// InsertParty keeps a version of a party.
func (tx *Tx) InsertParty(p Party) error {
	r := partyRow(p)
	return classify("insert party", tx.db.Create(&r).Error)
}

// Parties reads parties by id. Primary key.
func (tx *Tx) Parties(ids ...string) ([]Party, error) {
	var rows []partyRow
	err := tx.db.Where("id IN ?", ids).Find(&rows).Error
	out := make([]Party, len(rows))
	for i, r := range rows {
		out[i] = Party(r)
	}
	return out, classify("read parties", err)
}

// AddBlind makes a case findable; an entry that is there stays.
func (tx *Tx) AddBlind(es []BlindEntry) error {
	if len(es) == 0 {
		return nil
	}
	rows := make([]blindRow, len(es))
	for i, e := range es {
		rows[i] = blindRow(e)
	}
	return classify("index", tx.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&rows).Error)
}

// FindBlind are cases with a value in a field, by id. Index blind_index_value.
func (tx *Tx) FindBlind(field, value, after string, limit int) ([]string, error) {
	var ids []string
	err := tx.db.Model(&blindRow{}).Where("field = ? AND value = ? AND case_id > ?", field, value, after).
		Order("case_id").Limit(limit).Pluck("case_id", &ids).Error
	return ids, classify("search", err)
}

// PutAttachment keeps a sealed file, replacing one of the same id.
func (tx *Tx) PutAttachment(a Attachment) error {
	r := attachmentRow(a)
	return classify("put attachment", tx.db.Clauses(upsert("id")).Create(&r).Error)
}

// FindAttachment reads a sealed file. Primary key.
func (tx *Tx) FindAttachment(id string) (Attachment, error) {
	var r attachmentRow
	err := tx.db.Where("id = ?", id).Take(&r).Error
	return Attachment(r), classify("find attachment", err)
}

// AttachmentsOf lists a case's files without their content. Index attachments_case.
func (tx *Tx) AttachmentsOf(caseID string) ([]Attachment, error) {
	var rows []attachmentRow
	err := tx.db.Select("id", "case_id", "kind", "mime", "at").Where("case_id = ?", caseID).Order("at, id").Find(&rows).Error
	out := make([]Attachment, len(rows))
	for i, r := range rows {
		out[i] = Attachment(r)
	}
	return out, classify("list attachments", err)
}

// Reveal is one look at an unmasked value.
type Reveal struct {
	ID, CaseID, AccountID, Field, Reason string
	At                                   time.Time
}

type revealRow struct {
	ID        string `gorm:"primaryKey"`
	CaseID    string
	AccountID string
	Field     string
	Reason    string
	At        time.Time
}

func (revealRow) TableName() string { return "reveals" }

// InsertReveal logs who looked at what and why; Reason is sealed.
func (tx *Tx) InsertReveal(r Reveal) error {
	row := revealRow(r)
	return classify("log reveal", tx.db.Create(&row).Error)
}
