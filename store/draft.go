package store

import "time"

// Draft is what a person typed into the form of a page and has not sent yet. Body is sealed.
type Draft struct {
	AccountID, Page, CaseID string
	Body                    string
	At, ExpiresAt           time.Time
}

type draftRow struct {
	AccountID string `gorm:"primaryKey"`
	Page      string `gorm:"primaryKey"`
	CaseID    string
	Body      string
	At        time.Time
	ExpiresAt time.Time
}

func (draftRow) TableName() string { return "drafts" }

// PutDraft keeps a draft in the place of the one before.
func (tx *Tx) PutDraft(d Draft) error {
	r := draftRow(d)
	return classify("put draft", tx.db.Clauses(upsert("account_id", "page")).Create(&r).Error)
}

// FindDraft reads a person's draft of a page. Primary key.
func (tx *Tx) FindDraft(accountID, page string) (Draft, error) {
	var r draftRow
	err := tx.db.Where("account_id = ? AND page = ?", accountID, page).Take(&r).Error
	return Draft(r), classify("find draft", err)
}

// DeleteDrafts forgets a person's drafts of some pages. Primary key.
func (tx *Tx) DeleteDrafts(accountID string, pages ...string) error {
	return classify("delete drafts", tx.db.Where("account_id = ? AND page IN ?", accountID, pages).Delete(&draftRow{}).Error)
}

// DeleteDraftsBefore forgets what expired before an instant. Index drafts_expiry.
func (tx *Tx) DeleteDraftsBefore(at time.Time) error {
	return classify("delete old drafts", tx.db.Where("expires_at < ?", Instant(at)).Delete(&draftRow{}).Error)
}
