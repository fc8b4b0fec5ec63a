package store

import (
	"time"

	"gongkai/civil"
)

// Notice is an imported 任务分工 notice; Source is its public text, contacts masked.
type Notice struct {
	ID, AgencyID, Number, Title string
	IssuedOn                    civil.Date
	Source                      string
	Items                       int
	ImportedAt                  time.Time
	ImportedBy                  string
}

type noticeRow struct {
	ID         string `gorm:"primaryKey"`
	AgencyID   string
	Number     string
	Title      string
	IssuedOn   civil.Date `gorm:"serializer:day"`
	Source     string
	Items      int
	ImportedAt time.Time
	ImportedBy string
}

func (noticeRow) TableName() string { return "notices" }

// Item is the list row of an assignment item: a projection of its log. Leads, Responsible, Deadlines and Warnings are JSON.
type Item struct {
	CaseID, AgencyID, NoticeID string
	Position                   int
	No                         string
	Seq                        int
	Section, Topic, Measure    string
	Text                       string
	Leads, Responsible         string
	Deadlines, Warnings        string
	Stage                      string
	Open                       bool
	DueOn, LastWorking         civil.Date
	Period                     string
	Edition                    string
	IssuedOn, ClosedOn         civil.Date
	CheckedOn, EvidenceOn      civil.Date
	SharesAll, SharesDone      int
	SharesWaiting              int
}

type itemRow struct {
	CaseID      string `gorm:"primaryKey"`
	AgencyID    string
	NoticeID    string
	Position    int
	No          string
	Seq         int
	Section     string
	Topic       string
	Measure     string
	Text        string
	Leads       string
	Responsible string
	Deadlines   string
	Warnings    string
	Stage       string
	Open        bool
	DueOn       civil.Date `gorm:"serializer:day"`
	LastWorking civil.Date `gorm:"serializer:day"`
	Period      string
	Edition     string
	IssuedOn    civil.Date `gorm:"serializer:day"`
	ClosedOn    civil.Date `gorm:"serializer:day"`
	CheckedOn   civil.Date `gorm:"serializer:day"`
	EvidenceOn  civil.Date `gorm:"serializer:day"`

	SharesAll, SharesDone int
	SharesWaiting         int
}

func (itemRow) TableName() string { return "items" }

// Share is the list row of a unit's share: a projection of its log.
type Share struct {
	CaseID, AgencyID, ItemID, UnitID, Role string
	Seq                                    int
	Stage                                  string
	Open                                   bool
	DueOn, LastWorking                     civil.Date
	OpenedOn, ReportedOn, AcceptedOn       civil.Date
	Asked                                  bool // to report, and has not reported since
	AskedOn, AskDue                        civil.Date
	ByOffice                               bool // what it stands on the office found itself
}

type shareRow struct {
	CaseID      string `gorm:"primaryKey"`
	AgencyID    string
	ItemID      string
	UnitID      string
	Role        string
	Seq         int
	Stage       string
	Open        bool
	DueOn       civil.Date `gorm:"serializer:day"`
	LastWorking civil.Date `gorm:"serializer:day"`
	OpenedOn    civil.Date `gorm:"serializer:day"`
	ReportedOn  civil.Date `gorm:"serializer:day"`
	AcceptedOn  civil.Date `gorm:"serializer:day"`
	Asked       bool
	AskedOn     civil.Date `gorm:"serializer:day"`
	AskDue      civil.Date `gorm:"serializer:day"`
	ByOffice    bool
}

func (shareRow) TableName() string { return "shares" }

// InsertNotice keeps a notice; ErrDuplicate if the agency has one of that number.
func (tx *Tx) InsertNotice(n Notice) error {
	r := noticeRow(n)
	return classify("insert notice", tx.db.Create(&r).Error)
}

// FindNotice reads a notice. Primary key.
func (tx *Tx) FindNotice(id string) (Notice, error) {
	var r noticeRow
	err := tx.db.Where("id = ?", id).Take(&r).Error
	return Notice(r), classify("find notice", err)
}

// NoticeByNumber reads a notice. Index notices_number.
func (tx *Tx) NoticeByNumber(agencyID, number string) (Notice, error) {
	var r noticeRow
	err := tx.db.Where("agency_id = ? AND number = ?", agencyID, number).Take(&r).Error
	return Notice(r), classify("find notice by number", err)
}

// Notices pages through an agency's notices by number, without their text. Index notices_number.
func (tx *Tx) Notices(agencyID, after string, limit int) ([]Notice, error) {
	var rows []noticeRow
	err := tx.db.Omit("source").Where("agency_id = ? AND number > ?", agencyID, after).Order("number").Limit(limit).Find(&rows).Error
	out := make([]Notice, len(rows))
	for i, r := range rows {
		out[i] = Notice(r)
	}
	return out, classify("list notices", err)
}

// PutItem writes a list row. ErrDuplicate: the notice has another item of this number.
func (tx *Tx) PutItem(i Item) error {
	r := itemRow(i)
	return putRow(tx, "put item", &r)
}

// FindItem reads a list row. Primary key.
func (tx *Tx) FindItem(caseID string) (Item, error) {
	var r itemRow
	err := tx.db.Where("case_id = ?", caseID).Take(&r).Error
	return Item(r), classify("find item", err)
}

// ItemsOf pages through a notice's items in document order. Index items_notice.
func (tx *Tx) ItemsOf(noticeID string, after, limit int) ([]Item, error) {
	var rows []itemRow
	err := tx.db.Where("notice_id = ? AND position > ?", noticeID, after).Order("position, case_id").Limit(limit).Find(&rows).Error
	out := make([]Item, len(rows))
	for i, r := range rows {
		out[i] = Item(r)
	}
	return out, classify("list items", err)
}

// PutShare writes a list row.
func (tx *Tx) PutShare(s Share) error {
	r := shareRow(s)
	return putRow(tx, "put share", &r)
}

// FindShare reads a list row. Primary key.
func (tx *Tx) FindShare(caseID string) (Share, error) {
	var r shareRow
	err := tx.db.Where("case_id = ?", caseID).Take(&r).Error
	return Share(r), classify("find share", err)
}

// SharesOfItems are the shares of some items, lead units first. Index shares_item.
func (tx *Tx) SharesOfItems(itemIDs []string) ([]Share, error) {
	var rows []shareRow
	err := tx.db.Where("item_id IN ?", itemIDs).Order("item_id, role, case_id").Find(&rows).Error
	return shares(rows), classify("list shares", err)
}

// SharesOfUnit pages through a unit's shares, open ones by due date; undated ones come first. Index shares_unit.
func (tx *Tx) SharesOfUnit(unitID string, open bool, after Key, limit int) ([]Share, error) {
	var rows []shareRow
	db := tx.db.Where("unit_id = ? AND open = ?", unitID, open)
	if after.CaseID != "" {
		db = db.Where("(due_on > ? OR (due_on = ? AND case_id > ?))", after.On.String(), after.On.String(), after.CaseID)
	}
	err := db.Order("due_on, case_id").Limit(limit).Find(&rows).Error
	return shares(rows), classify("list shares of unit", err)
}

// AskedOfUnit pages through the shares for which a unit was asked to report, the next day first. Index shares_asked.
func (tx *Tx) AskedOfUnit(unitID string, after Key, limit int) ([]Share, error) {
	var rows []shareRow
	db := tx.db.Where("unit_id = ? AND asked = ?", unitID, true)
	if after.CaseID != "" {
		db = db.Where("(ask_due > ? OR (ask_due = ? AND case_id > ?))", after.On.String(), after.On.String(), after.CaseID)
	}
	err := db.Order("ask_due, case_id").Limit(limit).Find(&rows).Error
	return shares(rows), classify("list asked shares", err)
}

func shares(rows []shareRow) []Share {
	out := make([]Share, len(rows))
	for i, r := range rows {
		out[i] = Share(r)
	}
	return out
}
