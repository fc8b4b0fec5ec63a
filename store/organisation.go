package store

import "gongkai/civil"

// AccountQuery narrows the list of accounts; the zero value of a field does not narrow.
type AccountQuery struct {
	UnitID, Role string
	State        string // AccountsActive, AccountsDisabled
	After        string // the last name of the page before
	Limit        int
}

// States of accounts in a query.
const (
	AccountsActive   = "active"
	AccountsDisabled = "disabled"
)

// FindAccounts pages through people by name. Indexes accounts_name, accounts_unit.
func (tx *Tx) FindAccounts(q AccountQuery) ([]Account, error) {
	db := tx.db.Where("name > ?", q.After).Order("name").Limit(q.Limit)
	if q.UnitID != "" {
		db = db.Where("unit_id = ?", q.UnitID)
	}
	if q.Role != "" {
		db = db.Where("id IN (SELECT account_id FROM account_roles WHERE role = ?)", q.Role)
	}
	switch q.State {
	case AccountsActive:
		db = db.Where("disabled_at IS NULL")
	case AccountsDisabled:
		db = db.Where("disabled_at IS NOT NULL")
	}
	var rows []accountRow
	err := db.Find(&rows).Error
	return accounts(rows), classify("find accounts", err)
}

// LockUnit reads a unit and holds it. Primary key.
func (tx *Tx) LockUnit(id string) (Unit, error) {
	var r unitRow
	err := tx.db.Clauses(tx.ForUpdate()).Where("id = ?", id).Take(&r).Error
	return Unit(r), classify("lock unit", err)
}

// SaveUnit writes what may change about a unit. Code and first day stay.
func (tx *Tx) SaveUnit(u Unit) error {
	r := unitRow(u)
	err := tx.db.Model(&r).Select("SuperiorID", "Nature", "Agency", "Position", "ValidTo", "SuccessorID").Updates(&r).Error
	return classify("save unit", err)
}

// NamesOfUnit are a unit's names, the earliest first. Index unit_names_unit.
func (tx *Tx) NamesOfUnit(unitID string) ([]UnitName, error) {
	var rows []unitNameRow
	err := tx.db.Where("unit_id = ?", unitID).Order("valid_from, id").Limit(maxUnits).Find(&rows).Error
	out := make([]UnitName, len(rows))
	for i, r := range rows {
		out[i] = UnitName(r)
	}
	return out, classify("read names of a unit", err)
}

// InsertUnitName adds a name.
func (tx *Tx) InsertUnitName(n UnitName) error {
	r := unitNameRow(n)
	return classify("insert unit name", tx.db.Create(&r).Error)
}

// EndUnitName notes the last day of a name. It stays for what was written under it.
func (tx *Tx) EndUnitName(id string, last civil.Date) error {
	err := tx.db.Model(&unitNameRow{}).Where("id = ?", id).Updates(map[string]any{"valid_to": last.String()}).Error
	return classify("end unit name", err)
}

// CountPeople counts the active accounts of a unit. Index accounts_unit.
func (tx *Tx) CountPeople(unitID string) (int, error) {
	var n int64
	err := tx.db.Model(&accountRow{}).Where("unit_id = ? AND disabled_at IS NULL", unitID).Count(&n).Error
	return int(n), classify("count people of a unit", err)
}
