package store

import (
	"time"
)

// OfficeSettings are one version of what an agency has settled of itself. Versions are only ever added.
type OfficeSettings struct {
	AgencyID string
	Version  int
	Body     string // JSON of package house
	SetAt    time.Time
	SetBy    string
}

type officeSettingsRow struct {
	AgencyID string `gorm:"primaryKey"`
	Version  int    `gorm:"primaryKey;autoIncrement:false"`
	Body     string
	SetAt    time.Time
	SetBy    string
}

func (officeSettingsRow) TableName() string { return "office_settings" }

// InsertOfficeSettings adds a version; ErrDuplicate if somebody else's has that number.
func (tx *Tx) InsertOfficeSettings(s OfficeSettings) error {
	r := officeSettingsRow(s)
	return classify("insert office settings", tx.db.Create(&r).Error)
}

// HeadOfficeSettings names the version in force, without its body; ErrNotFound: nothing was ever settled. Primary key.
func (tx *Tx) HeadOfficeSettings(agencyID string) (OfficeSettings, error) {
	var r officeSettingsRow
	err := tx.db.Omit("body").Where("agency_id = ?", agencyID).Order("version DESC").Take(&r).Error
	return OfficeSettings(r), classify("head office settings", err)
}

// OfficeSettingsAt names the version that was in force at an instant, without its body. Primary key: versions are few.
func (tx *Tx) OfficeSettingsAt(agencyID string, at time.Time) (OfficeSettings, error) {
	var r officeSettingsRow
	err := tx.db.Omit("body").Where("agency_id = ? AND set_at <= ?", agencyID, Instant(at)).Order("version DESC").Take(&r).Error
	return OfficeSettings(r), classify("office settings at an instant", err)
}

// FindOfficeSettings reads one version. Primary key.
func (tx *Tx) FindOfficeSettings(agencyID string, version int) (OfficeSettings, error) {
	var r officeSettingsRow
	err := tx.db.Where("agency_id = ? AND version = ?", agencyID, version).Take(&r).Error
	return OfficeSettings(r), classify("find office settings", err)
}

// OfficeSettingsVersions pages through the versions of an agency before one, newest first, with their bodies; 0: from the newest.
// Primary key.
func (tx *Tx) OfficeSettingsVersions(agencyID string, before, limit int) ([]OfficeSettings, error) {
	db := tx.db.Where("agency_id = ?", agencyID)
	if before > 0 {
		db = db.Where("version < ?", before)
	}
	var rows []officeSettingsRow
	err := db.Order("version DESC").Limit(limit).Find(&rows).Error
	out := make([]OfficeSettings, len(rows))
	for i, r := range rows {
		out[i] = OfficeSettings(r)
	}
	return out, classify("list office settings", err)
}

// SetupStep is a step of the first hour that somebody ticked off.
type SetupStep struct {
	Step   string
	DoneAt time.Time
	DoneBy string
}

type setupStepRow struct {
	Step   string `gorm:"primaryKey"`
	DoneAt time.Time
	DoneBy string
}

func (setupStepRow) TableName() string { return "setup_steps" }

// InsertSetupStep ticks a step off; ErrDuplicate: it is already.
func (tx *Tx) InsertSetupStep(s SetupStep) error {
	r := setupStepRow(s)
	return classify("insert setup step", tx.db.Create(&r).Error)
}

// SetupSteps are all that were ticked off: a handful.
func (tx *Tx) SetupSteps() ([]SetupStep, error) {
	var rows []setupStepRow
	err := tx.db.Order("step").Limit(100).Find(&rows).Error
	out := make([]SetupStep, len(rows))
	for i, r := range rows {
		out[i] = SetupStep(r)
	}
	return out, classify("list setup steps", err)
}

// LastNumber is the last number a counter gave; 0: none yet. Primary key.
func (tx *Tx) LastNumber(name string) (int, error) {
	var n []int
	err := tx.db.Table("counters").Where("name = ?", name).Limit(1).Pluck("n", &n).Error
	if err != nil || len(n) == 0 {
		return 0, classify("last number", err)
	}
	return n[0], nil
}

// ApplicationsByDocNo are the applications whose reply has a 文号: one, or more by mistake. Index applications_doc_no.
func (tx *Tx) ApplicationsByDocNo(agencyID, docNo string) ([]Application, error) {
	var rows []applicationRow
	err := tx.db.Where("agency_id = ? AND doc_no = ?", agencyID, docNo).Order("case_id").Limit(10).Find(&rows).Error
	return applications(rows), classify("find applications by document number", err)
}

// DocNos are the 文号 of an agency that begin with a text, so many at most. Index applications_doc_no.
func (tx *Tx) DocNos(agencyID, prefix string, limit int) ([]string, error) {
	var out []string
	err := tx.db.Table("applications").Where("agency_id = ? AND doc_no >= ? AND doc_no < ?", agencyID, prefix, prefix+"\U0010FFFF").
		Order("doc_no DESC").Limit(limit).Pluck("doc_no", &out).Error
	return out, classify("list document numbers", err)
}

// OrdinalTaken reports whether an application of an agency stands at that place of a year's list. Index applications_all.
func (tx *Tx) OrdinalTaken(agencyID string, year, ordinal int) (bool, error) {
	var n []int
	err := tx.db.Table("applications").Where("agency_id = ? AND year = ? AND ordinal = ?", agencyID, year, ordinal).Limit(1).Pluck("ordinal", &n).Error
	return len(n) > 0, classify("look for ordinal", err)
}

// AnyCase reports whether the database has any case. Primary key.
func (tx *Tx) AnyCase() (bool, error) {
	var ids []string
	err := tx.db.Table("cases").Order("id").Limit(1).Pluck("id", &ids).Error
	return len(ids) > 0, classify("look for a case", err)
}
