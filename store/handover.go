package store

import (
	"time"

	"gorm.io/gorm/clause"
)

// Handover is one person's open work given to another in one act (移交). Its cases are given one by one.
type Handover struct {
	ID, FromID, ToID, AgencyID, ByID string
	Reason                           string // sealed
	At                               time.Time
	FinishedAt                       time.Time // when every case was decided; zero: going on
}

type handoverRow struct {
	ID         string `gorm:"primaryKey"`
	FromID     string
	ToID       string
	AgencyID   string
	ByID       string
	Reason     string
	At         time.Time
	FinishedAt time.Time `gorm:"serializer:instant"`
}

func (handoverRow) TableName() string { return "handovers" }

// HandoverCase is one case of a handover; its status is that of the command which gives it.
type HandoverCase struct{ HandoverID, CaseID, Status string }

type handoverCaseRow struct {
	HandoverID string `gorm:"primaryKey"`
	CaseID     string `gorm:"primaryKey"`
	Status     string
}

func (handoverCaseRow) TableName() string { return "handover_cases" }

// InsertHandover keeps a handover with its cases, all waiting; ErrDuplicate if its id is taken.
func (tx *Tx) InsertHandover(h Handover, cases []string) error {
	r := handoverRow(h)
	if err := tx.db.Create(&r).Error; err != nil {
		return classify("insert handover", err)
	}
	rows := make([]handoverCaseRow, len(cases))
	for i, id := range cases {
		rows[i] = handoverCaseRow{h.ID, id, Waiting}
	}
	return classify("insert cases of a handover", tx.db.Clauses(clause.OnConflict{DoNothing: true}).CreateInBatches(&rows, 200).Error)
}

// FindHandover reads one. Primary key.
func (tx *Tx) FindHandover(id string) (Handover, error) {
	var r handoverRow
	err := tx.db.Where("id = ?", id).Take(&r).Error
	return Handover(r), classify("find handover", err)
}

// FinishHandover notes when every case was decided; one that is finished stays as it is.
func (tx *Tx) FinishHandover(id string, at time.Time) error {
	err := tx.db.Model(&handoverRow{}).Where("id = ? AND finished_at IS NULL", id).Updates(map[string]any{"finished_at": Instant(at)}).Error
	return classify("finish handover", err)
}

// HandoversFrom are a person's latest handovers. Index handovers_from.
func (tx *Tx) HandoversFrom(accountID string, limit int) ([]Handover, error) {
	var rows []handoverRow
	err := tx.db.Where("from_id = ?", accountID).Order("at DESC, id DESC").Limit(limit).Find(&rows).Error
	out := make([]Handover, len(rows))
	for i, r := range rows {
		out[i] = Handover(r)
	}
	return out, classify("list handovers", err)
}

// HandoverCases pages through the cases of a handover in a status. Index handover_cases_status.
func (tx *Tx) HandoverCases(id, status, after string, limit int) ([]HandoverCase, error) {
	var rows []handoverCaseRow
	err := tx.db.Where("handover_id = ? AND status = ? AND case_id > ?", id, status, after).Order("case_id").Limit(limit).Find(&rows).Error
	out := make([]HandoverCase, len(rows))
	for i, r := range rows {
		out[i] = HandoverCase(r)
	}
	return out, classify("list cases of a handover", err)
}

// SaveHandoverCase notes what became of one. Primary key.
func (tx *Tx) SaveHandoverCase(c HandoverCase) error {
	r := handoverCaseRow(c)
	return classify("save case of a handover", tx.db.Model(&r).Select("Status").Updates(&r).Error)
}

// CountHandover counts a handover's cases by status. Index handover_cases_status.
func (tx *Tx) CountHandover(id string) (map[string]int, error) {
	var rows []struct {
		Status string
		N      int
	}
	err := tx.db.Model(&handoverCaseRow{}).Select("status, COUNT(*) AS n").Where("handover_id = ?", id).Group("status").Find(&rows).Error
	out := map[string]int{}
	for _, r := range rows {
		out[r.Status] = r.N
	}
	return out, classify("count cases of a handover", err)
}

// HandledBy pages through the open applications that a person handles, by day. Index applications_handler.
func (tx *Tx) HandledBy(agencyID, accountID string, after Key, limit int) ([]Application, error) {
	db := tx.db.Where("agency_id = ? AND handler = ? AND open = ?", agencyID, accountID, true)
	if after.CaseID != "" {
		db = db.Where("sort_on >= ? AND (sort_on > ? OR case_id > ?)", after.On.String(), after.On.String(), after.CaseID)
	}
	var rows []applicationRow
	err := db.Order("sort_on, case_id").Limit(limit).Find(&rows).Error
	return applications(rows), classify("list what a person handles", err)
}

// CountHandledBy counts them. Index applications_handler.
func (tx *Tx) CountHandledBy(agencyID, accountID string) (int, error) {
	var n int64
	err := tx.db.Model(&applicationRow{}).Where("agency_id = ? AND handler = ? AND open = ?", agencyID, accountID, true).Count(&n).Error
	return int(n), classify("count what a person handles", err)
}

// CountOpenOf counts an agency's open applications. Index applications_next.
func (tx *Tx) CountOpenOf(agencyID string) (int, error) {
	var n int64
	err := tx.db.Model(&applicationRow{}).Where("agency_id = ? AND open = ?", agencyID, true).Count(&n).Error
	return int(n), classify("count open applications", err)
}
