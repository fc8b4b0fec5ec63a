package store

import (
	"time"

	"gorm.io/gorm/clause"
)

// Correction is what a person put right in what was read of a notice. All of it is public text.
type Correction struct {
	ID, NoticeID, No, Field, Was, Became string
	CorrectedAt                          time.Time
	CorrectedBy                          string
}

type correctionRow struct {
	ID          string `gorm:"primaryKey"`
	NoticeID    string
	No          string
	Field       string
	Was         string
	Became      string
	CorrectedAt time.Time
	CorrectedBy string
}

func (correctionRow) TableName() string { return "notice_corrections" }

// InsertCorrections keeps corrections; one of the same id stays as it is.
func (tx *Tx) InsertCorrections(cs []Correction) error {
	for _, c := range cs {
		r := correctionRow(c)
		if err := tx.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&r).Error; err != nil {
			return classify("insert correction", err)
		}
	}
	return nil
}

// CorrectionsOf are the corrections of an item of a notice. Index notice_corrections_no.
func (tx *Tx) CorrectionsOf(noticeID, no string) ([]Correction, error) {
	var rows []correctionRow
	err := tx.db.Where("notice_id = ? AND no = ?", noticeID, no).Order("field, id").Find(&rows).Error
	out := make([]Correction, len(rows))
	for i, r := range rows {
		out[i] = Correction(r)
	}
	return out, classify("list corrections", err)
}
