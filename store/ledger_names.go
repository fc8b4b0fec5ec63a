package store

import (
	"time"

	"gorm.io/gorm/clause"

	"gongkai/civil"
)

// UnitGroup is a named set of units (各乡镇（街道）) as an agency's notices mean it; ItemID where only one item means it so (有关部门).
type UnitGroup struct {
	ID, AgencyID, ItemID, Name string
	CreatedAt                  time.Time
	CreatedBy                  string
}

type unitGroupRow struct {
	ID        string `gorm:"primaryKey"`
	AgencyID  string
	ItemID    string
	Name      string
	CreatedAt time.Time
	CreatedBy string
}

func (unitGroupRow) TableName() string { return "unit_groups" }

// GroupMember is a unit in a group, from a day (none: always) to its last day (none: still).
type GroupMember struct {
	ID, GroupID, UnitID string
	ValidFrom, ValidTo  civil.Date
	SetAt               time.Time
	SetBy               string
}

type groupMemberRow struct {
	ID        string `gorm:"primaryKey"`
	GroupID   string
	UnitID    string
	ValidFrom civil.Date `gorm:"serializer:day"`
	ValidTo   civil.Date `gorm:"serializer:day"`
	SetAt     time.Time
	SetBy     string
}

func (groupMemberRow) TableName() string { return "unit_group_members" }

// NameMeaning says what a name of a notice means from a day on: one unit or one group. ItemID is set where the name means something
// else in each item (有关部门).
type NameMeaning struct {
	ID, AgencyID, ItemID, Name, UnitID, GroupID string
	ValidFrom                                   civil.Date
	SetAt                                       time.Time
	SetBy                                       string
}

type nameMeaningRow struct {
	ID        string `gorm:"primaryKey"`
	AgencyID  string
	ItemID    string
	Name      string
	UnitID    string
	GroupID   string
	ValidFrom civil.Date `gorm:"serializer:day"`
	SetAt     time.Time
	SetBy     string
}

func (nameMeaningRow) TableName() string { return "name_meanings" }

// ItemName is a name as an item's 牵头单位 or 责任单位 has it. Open: the units behind it have no shares yet.
type ItemName struct {
	ItemID, Role, Name, AgencyID string
	Open                         bool
}

type itemNameRow struct {
	ItemID   string `gorm:"primaryKey"`
	Role     string `gorm:"primaryKey"`
	Name     string `gorm:"primaryKey"`
	AgencyID string
	Open     bool
}

func (itemNameRow) TableName() string { return "item_names" }

// InsertGroup keeps a group; ErrDuplicate if the agency has one of that name.
func (tx *Tx) InsertGroup(g UnitGroup) error {
	r := unitGroupRow(g)
	return classify("insert group", tx.db.Create(&r).Error)
}

// FindGroup reads a group. Primary key.
func (tx *Tx) FindGroup(id string) (UnitGroup, error) {
	var r unitGroupRow
	err := tx.db.Where("id = ?", id).Take(&r).Error
	return UnitGroup(r), classify("find group", err)
}

// Groups are an agency's groups by name: a handful. Index unit_groups_name.
func (tx *Tx) Groups(agencyID string) ([]UnitGroup, error) {
	var rows []unitGroupRow
	err := tx.db.Where("agency_id = ? AND item_id = ''", agencyID).Order("name").Limit(maxUnits).Find(&rows).Error
	out := make([]UnitGroup, len(rows))
	for i, r := range rows {
		out[i] = UnitGroup(r)
	}
	return out, classify("list groups", err)
}

// Members are all that are or were in some groups. Index unit_group_members_unit.
func (tx *Tx) Members(groupIDs ...string) ([]GroupMember, error) {
	var rows []groupMemberRow
	err := tx.db.Where("group_id IN ?", groupIDs).Order("group_id, unit_id, valid_from").Limit(4 * maxUnits).Find(&rows).Error
	out := make([]GroupMember, len(rows))
	for i, r := range rows {
		out[i] = GroupMember(r)
	}
	return out, classify("list members", err)
}

// PutMember writes a membership, replacing one of the same id.
func (tx *Tx) PutMember(m GroupMember) error {
	r := groupMemberRow(m)
	return classify("put member", tx.db.Clauses(upsert("id")).Create(&r).Error)
}

// PutMeaning writes what a name means from a day on, replacing what was said of the same day.
func (tx *Tx) PutMeaning(m NameMeaning) error {
	r := nameMeaningRow(m)
	return classify("put meaning", tx.db.Clauses(upsert("id")).Create(&r).Error)
}

// Meanings pages through what an agency's names mean in every item, by name. Index name_meanings_name.
func (tx *Tx) Meanings(agencyID, after string, limit int) ([]NameMeaning, error) {
	var rows []nameMeaningRow
	err := tx.db.Where("agency_id = ? AND item_id = '' AND name > ?", agencyID, after).Order("name, valid_from").Limit(limit).Find(&rows).Error
	return meanings(rows), classify("list meanings", err)
}

// MeaningsOf are what some names mean, in every item and in one, earliest first. Index name_meanings_name.
func (tx *Tx) MeaningsOf(agencyID, itemID string, names []string) ([]NameMeaning, error) {
	var rows []nameMeaningRow
	err := tx.db.Where("agency_id = ? AND item_id IN ? AND name IN ?", agencyID, []string{"", itemID}, names).
		Order("agency_id, item_id, name, valid_from").Limit(4 * maxUnits).Find(&rows).Error
	return meanings(rows), classify("read meanings", err)
}

func meanings(rows []nameMeaningRow) []NameMeaning {
	out := make([]NameMeaning, len(rows))
	for i, r := range rows {
		out[i] = NameMeaning(r)
	}
	return out
}

// InsertNames keeps the names of an item; those that are there stay.
func (tx *Tx) InsertNames(names []ItemName) error {
	if len(names) == 0 {
		return nil
	}
	rows := make([]itemNameRow, len(names))
	for i, n := range names {
		rows[i] = itemNameRow(n)
	}
	return classify("insert names", tx.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&rows).Error)
}

// CloseName says that the units behind a name of an item have their shares.
func (tx *Tx) CloseName(n ItemName) error {
	err := tx.db.Model(&itemNameRow{}).Where("item_id = ? AND role = ? AND name = ?", n.ItemID, n.Role, n.Name).Update("open", false).Error
	return classify("close name", err)
}

// ReopenName says that a name must be looked at again: it means something else now, or a group has grown. Index item_names_open.
func (tx *Tx) ReopenName(agencyID, name string) error {
	err := tx.db.Model(&itemNameRow{}).Where("agency_id = ? AND open = ? AND name = ?", agencyID, false, name).Update("open", true).Error
	return classify("reopen name", err)
}

// NamesOf are the names of an item. Primary key.
func (tx *Tx) NamesOf(itemID string) ([]ItemName, error) {
	var rows []itemNameRow
	err := tx.db.Where("item_id = ?", itemID).Order("role, name").Find(&rows).Error
	return itemNames(rows), classify("names of item", err)
}

// NameUse is an open name and in how many items it stands.
type NameUse struct {
	Name  string
	Items int
}

// OpenNames pages through an agency's open names, each once. Index item_names_open.
func (tx *Tx) OpenNames(agencyID, after string, limit int) ([]NameUse, error) {
	var out []NameUse
	err := tx.db.Model(&itemNameRow{}).Select("name", "COUNT(*) AS items").Where("agency_id = ? AND open = ? AND name > ?", agencyID, true, after).
		Group("name").Order("name").Limit(limit).Scan(&out).Error
	return out, classify("list open names", err)
}

// OpenNameIn pages through the items in which a name is open. Index item_names_open.
func (tx *Tx) OpenNameIn(agencyID, name, after string, limit int) ([]ItemName, error) {
	var rows []itemNameRow
	err := tx.db.Where("agency_id = ? AND open = ? AND name = ? AND item_id > ?", agencyID, true, name, after).Order("item_id, role").Limit(limit).Find(&rows).Error
	return itemNames(rows), classify("list items of name", err)
}

func itemNames(rows []itemNameRow) []ItemName {
	out := make([]ItemName, len(rows))
	for i, r := range rows {
		out[i] = ItemName(r)
	}
	return out
}
