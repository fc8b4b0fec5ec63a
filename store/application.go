package store

import (
	"gongkai/civil"
)

// Application is the list row of a 依申请公开 case: a projection of its log.
type Application struct {
	CaseID       string
	AgencyID     string
	Number       string
	Year         int
	Ordinal      int
	Seq          int
	Stage        string
	Open         bool
	Channel      string
	Applicant    string
	PartyID      string
	RequestID    string
	ArrivedOn    civil.Date // the day the paper or message came
	ReceivedOn   civil.Date // art. 31; none while unconfirmed
	DueOn        civil.Date
	SortOn       civil.Date // due, or the conservative date while unconfirmed
	Provisional  bool
	Edition      string
	Registrar    string
	RegisteredOn civil.Date
	Handler      string
	SinceOn      civil.Date
	Missing      int // lines of the checklist
	Outcome      string
	RepliedOn    civil.Date
	ClosedOn     civil.Date
	Waits        string     // what the clock is stopped for: correction, fee
	CountedOn    civil.Date // the decision that the yearly report counts
	CountedRow   string     // its row of table 3, in the format of 2021

	NextOn      civil.Date // the next day that cannot be had again
	NextStep    string     // what must be done by it
	NextRank    int        // the step's place among those of one day
	WithWhom    string     // with whom the case lies, since SinceOn
	WithAccount string     // a handler's
	Outside     bool       // with somebody outside the office
	ThenOn      civil.Date // what follows once NextOn is over by itself; the same where it stays
	ThenStep    string
	ThenRank    int
	ThenWhom    string
	Lacks       string // codes, each between blanks

	DocNo string // 文号 of the reply
}

type applicationRow struct {
	CaseID       string `gorm:"primaryKey"`
	AgencyID     string
	Number       string
	Year         int
	Ordinal      int
	Seq          int
	Stage        string
	Open         bool
	Channel      string
	Applicant    string
	PartyID      string
	RequestID    string
	ArrivedOn    civil.Date `gorm:"serializer:day"`
	ReceivedOn   civil.Date `gorm:"serializer:day"`
	DueOn        civil.Date `gorm:"serializer:day"`
	SortOn       civil.Date `gorm:"serializer:day"`
	Provisional  bool
	Edition      string
	Registrar    string
	RegisteredOn civil.Date `gorm:"serializer:day"`
	Handler      string
	SinceOn      civil.Date `gorm:"serializer:day"`
	Missing      int
	Outcome      string
	RepliedOn    civil.Date `gorm:"serializer:day"`
	ClosedOn     civil.Date `gorm:"serializer:day"`
	Waits        string
	CountedOn    civil.Date `gorm:"serializer:day"`
	CountedRow   string

	NextOn      civil.Date `gorm:"serializer:day"`
	NextStep    string
	NextRank    int
	WithWhom    string
	WithAccount string
	Outside     bool
	ThenOn      civil.Date `gorm:"serializer:day"`
	ThenStep    string
	ThenRank    int
	ThenWhom    string
	Lacks       string

	DocNo string
}

func (applicationRow) TableName() string { return "applications" }

// PutApplication writes a list row. ErrDuplicate: another case has this number.
func (tx *Tx) PutApplication(a Application) error {
	r := applicationRow(a)
	return putRow(tx, "put application", &r)
}

// FindApplication reads a list row. Primary key.
func (tx *Tx) FindApplication(caseID string) (Application, error) {
	var r applicationRow
	err := tx.db.Where("case_id = ?", caseID).Take(&r).Error
	return Application(r), classify("find application", err)
}

// ApplicationByNumber reads a list row. Index applications_number.
func (tx *Tx) ApplicationByNumber(agencyID, number string) (Application, error) {
	var r applicationRow
	err := tx.db.Where("agency_id = ? AND number = ?", agencyID, number).Take(&r).Error
	return Application(r), classify("find application by number", err)
}

// ApplicationByOrdinal reads the application with a place in a year's counter. Index applications_all.
func (tx *Tx) ApplicationByOrdinal(agencyID string, year, ordinal int) (Application, error) {
	var r applicationRow
	err := tx.db.Where("agency_id = ? AND year = ? AND ordinal = ?", agencyID, year, ordinal).Take(&r).Error
	return Application(r), classify("find application by its place", err)
}

// ApplicationsByID reads list rows of an agency. Primary key.
func (tx *Tx) ApplicationsByID(agencyID string, ids []string) ([]Application, error) {
	var rows []applicationRow
	err := tx.db.Where("agency_id = ? AND case_id IN ?", agencyID, ids).Order("year DESC, ordinal DESC").Find(&rows).Error
	return applications(rows), classify("read applications", err)
}

// Key is where a keyset page goes on: the last row's date and case id.
type Key struct {
	On     civil.Date
	CaseID string
}

// AllQuery narrows the list of all applications of a year.
type AllQuery struct {
	AgencyID string
	Year     int
	Before   int // ordinal of the last row of the page before, below 0 for a number that is of no series; 0: from the newest
	Limit    int
}

// AllApplications are the applications of a year's numbers, newest first. Index applications_all.
func (tx *Tx) AllApplications(q AllQuery) ([]Application, error) {
	db := tx.db.Where("agency_id = ? AND year = ?", q.AgencyID, q.Year)
	if q.Before != 0 {
		db = db.Where("ordinal < ?", q.Before)
	}
	var rows []applicationRow
	err := db.Order("ordinal DESC").Limit(q.Limit).Find(&rows).Error
	return applications(rows), classify("all applications", err)
}

// ReportLines pages through the cases that can matter to a report of the days up to last: those that arrived by then and were
// not decided before first. (A letter answered before its receipt was confirmed counts from that receipt.) Index
// applications_received.
func (tx *Tx) ReportLines(agencyID string, first, last civil.Date, after Key, limit int) ([]Application, error) {
	var rows []applicationRow
	err := tx.db.Where("agency_id = ? AND arrived_on <= ?", agencyID, last.String()).
		Where("(counted_on = '' OR counted_on >= ? OR received_on >= ?)", first.String(), first.String()).
		Where("(arrived_on > ? OR (arrived_on = ? AND case_id > ?))", after.On.String(), after.On.String(), after.CaseID).
		Order("arrived_on, case_id").Limit(limit).Find(&rows).Error
	return applications(rows), classify("report lines", err)
}

func applications(rows []applicationRow) []Application {
	out := make([]Application, len(rows))
	for i, r := range rows {
		out[i] = Application(r)
	}
	return out
}
