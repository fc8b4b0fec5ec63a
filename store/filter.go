package store

// SavedFilter is a view of the work list that a person keeps under a name.
type SavedFilter struct{ ID, AccountID, Name, Query string }

type savedFilterRow struct {
	ID        string `gorm:"primaryKey"`
	AccountID string
	Name      string
	Query     string
}

func (savedFilterRow) TableName() string { return "saved_filters" }

// SavedFilters are a person's, by name. Index saved_filters_name.
func (tx *Tx) SavedFilters(accountID string, limit int) ([]SavedFilter, error) {
	var rows []savedFilterRow
	err := tx.db.Where("account_id = ?", accountID).Order("name").Limit(limit).Find(&rows).Error
	out := make([]SavedFilter, len(rows))
	for i, r := range rows {
		out[i] = SavedFilter(r)
	}
	return out, classify("list filters", err)
}

// InsertFilter keeps a filter; ErrDuplicate if the person has one of this name.
func (tx *Tx) InsertFilter(f SavedFilter) error {
	r := savedFilterRow(f)
	return classify("insert filter", tx.db.Create(&r).Error)
}

// DeleteFilter forgets a person's filter; one that is not his stays. Primary key.
func (tx *Tx) DeleteFilter(accountID, id string) error {
	return classify("delete filter", tx.db.Where("id = ? AND account_id = ?", id, accountID).Delete(&savedFilterRow{}).Error)
}
