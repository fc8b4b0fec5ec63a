package store

import (
	"errors"
	"time"

	"gorm.io/gorm/clause"

	"gongkai/civil"
)

// InboxLine is something a person should see once.
type InboxLine struct {
	ID, AccountID, CaseID, CaseKind string
	Kind                            string // due_5 …, overdue, command_refused, command_stale, command_faulted, effect_stuck
	Due                             civil.Date
	Subject                         string // command or effect id; "" for reminders
	At                              time.Time
	ReadAt                          time.Time
}

type inboxRow struct {
	ID        string `gorm:"primaryKey"`
	AccountID string
	CaseID    string
	CaseKind  string
	Kind      string
	Due       civil.Date `gorm:"serializer:day"`
	Subject   string
	At        time.Time
	ReadAt    time.Time `gorm:"serializer:instant"`
}

func (inboxRow) TableName() string { return "inbox" }

// AddInbox adds lines; a line that is there already stays as it is (unique by case, kind, due, subject, person).
func (tx *Tx) AddInbox(lines []InboxLine) error {
	if len(lines) == 0 {
		return nil
	}
	rows := make([]inboxRow, len(lines))
	for i, l := range lines {
		rows[i] = inboxRow(l)
	}
	return classify("add inbox lines", tx.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&rows).Error)
}

// RaiseInbox adds lines, or brings those that are there back to the top, unread: what happened once more is told once more.
func (tx *Tx) RaiseInbox(lines []InboxLine) error {
	if len(lines) == 0 {
		return nil
	}
	rows := make([]inboxRow, len(lines))
	for i, l := range lines {
		rows[i] = inboxRow(l)
	}
	again := clause.OnConflict{Columns: []clause.Column{{Name: "id"}}, DoUpdates: clause.AssignmentColumns([]string{"at", "read_at"})}
	return classify("raise inbox lines", tx.db.Clauses(again).Create(&rows).Error)
}

// Unread counts a person's unread lines. Index inbox_unread.
func (tx *Tx) Unread(accountID string) (int, error) {
	var n int64
	err := tx.db.Model(&inboxRow{}).Where("account_id = ? AND read_at IS NULL", accountID).Count(&n).Error
	return int(n), classify("count unread", err)
}

// Inbox pages through a person's lines, newest first. Lines of one instant stay on one page, which may be longer for it: the next
// page begins before the last line's instant. Index inbox_all.
func (tx *Tx) Inbox(accountID string, before time.Time, limit int) ([]InboxLine, error) {
	db := tx.db.Where("account_id = ?", accountID)
	if !before.IsZero() {
		db = db.Where("at < ?", Instant(before))
	}
	var rows, rest []inboxRow
	err := db.Order("at DESC, id DESC").Limit(limit).Find(&rows).Error
	if err == nil && len(rows) == limit {
		last := rows[limit-1]
		err = tx.db.Where("account_id = ? AND at = ? AND id < ?", accountID, last.At, last.ID).Order("id DESC").Find(&rest).Error
	}
	rows = append(rows, rest...)
	out := make([]InboxLine, len(rows))
	for i, r := range rows {
		out[i] = InboxLine(r)
	}
	return out, classify("read inbox", err)
}

// ReadInbox marks a person's lines up to an instant as read.
func (tx *Tx) ReadInbox(accountID string, upTo, at time.Time) error {
	err := tx.db.Model(&inboxRow{}).Where("account_id = ? AND read_at IS NULL AND at <= ?", accountID, Instant(upTo)).
		Updates(map[string]any{"read_at": Instant(at)}).Error
	return classify("read inbox", err)
}

// States of a reminder that is over.
const (
	ReminderSent   = "sent"
	ReminderPassed = "passed" // a more urgent one went out first
)

// Reminder is a reminder that went out or was passed over; it never goes out again.
type Reminder struct {
	CaseID, Kind string
	Due          civil.Date
	State        string
	At           time.Time
}

type reminderRow struct {
	CaseID string     `gorm:"primaryKey"`
	Kind   string     `gorm:"primaryKey"`
	Due    civil.Date `gorm:"primaryKey;serializer:day"`
	State  string
	At     time.Time
}

func (reminderRow) TableName() string { return "reminders" }

// RemindersOf are the reminders of a case that are over. Primary key.
func (tx *Tx) RemindersOf(caseID string) ([]Reminder, error) {
	var rows []reminderRow
	err := tx.db.Where("case_id = ?", caseID).Find(&rows).Error
	out := make([]Reminder, len(rows))
	for i, r := range rows {
		out[i] = Reminder(r)
	}
	return out, classify("read reminders", err)
}

// InsertReminders notes reminders that are over.
func (tx *Tx) InsertReminders(rs []Reminder) error {
	if len(rs) == 0 {
		return nil
	}
	rows := make([]reminderRow, len(rs))
	for i, r := range rs {
		rows[i] = reminderRow(r)
	}
	return classify("insert reminders", tx.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&rows).Error)
}

// States of an effect.
const (
	EffectWaiting = "waiting"
	EffectStarted = "started"
	EffectDone    = "done"
	EffectStuck   = "stuck" // a fault of its content, or 24 h without success: a person decides
)

// TriesShown is after how many tries in vain an effect that is still tried counts as failing.
const TriesShown = 3

// Effect is work outside the database that a Commit asked for.
type Effect struct {
	ID, CaseID, Kind, Subject string
	Round                     int
	Status, Owner             string
	CreatedAt                 time.Time
	StartedAt, DoneAt, TryAt  time.Time
	Tries                     int
	Fault                     string    // why it failed last: a code, never a value
	RoundAt                   time.Time // when this round began; zero: with the effect
}

// Began is when the present round began.
func (e Effect) Began() time.Time {
	if e.RoundAt.IsZero() {
		return e.CreatedAt
	}
	return e.RoundAt
}

type effectRow struct {
	ID        string `gorm:"primaryKey"`
	CaseID    string
	Kind      string
	Subject   string
	Round     int
	Status    string
	Owner     string
	CreatedAt time.Time
	StartedAt time.Time `gorm:"serializer:instant"`
	DoneAt    time.Time `gorm:"serializer:instant"`
	TryAt     time.Time `gorm:"serializer:instant"`
	Tries     int
	Fault     string
	RoundAt   time.Time `gorm:"serializer:instant"`
}

func (effectRow) TableName() string { return "effects" }

// InsertEffects queues effects; one that is queued stays.
func (tx *Tx) InsertEffects(es []Effect) error {
	if len(es) == 0 {
		return nil
	}
	rows := make([]effectRow, len(es))
	for i, e := range es {
		rows[i] = effectRow(e)
	}
	return classify("insert effects", tx.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&rows).Error)
}

// FindEffect reads an effect. Primary key.
func (tx *Tx) FindEffect(id string) (Effect, error) {
	var r effectRow
	err := tx.db.Where("id = ?", id).Take(&r).Error
	return Effect(r), classify("find effect", err)
}

// SaveEffect writes what working on an effect may change.
func (tx *Tx) SaveEffect(e Effect) error {
	r := effectRow(e)
	err := tx.db.Model(&r).Select("Round", "Status", "StartedAt", "DoneAt", "TryAt", "Tries", "Fault", "RoundAt").Updates(&r).Error
	return classify("save effect", err)
}

// EffectsToTry are effects in a state whose time has come, oldest first. Index effects_waiting.
func (tx *Tx) EffectsToTry(status string, now time.Time, limit int) ([]Effect, error) {
	var rows []effectRow
	err := tx.db.Where("status = ? AND try_at <= ?", status, Instant(now)).Order("try_at, id").Limit(limit).Find(&rows).Error
	out := make([]Effect, len(rows))
	for i, r := range rows {
		out[i] = Effect(r)
	}
	return out, classify("read effects", err)
}

// EffectsOf are a case's effects. Index effects_case.
func (tx *Tx) EffectsOf(caseID string) ([]Effect, error) {
	var rows []effectRow
	err := tx.db.Where("case_id = ?", caseID).Order("created_at, id").Find(&rows).Error
	out := make([]Effect, len(rows))
	for i, r := range rows {
		out[i] = Effect(r)
	}
	return out, classify("read effects", err)
}

type leaseRow struct {
	Name   string `gorm:"primaryKey"`
	Holder string
	Until  time.Time
}

func (leaseRow) TableName() string { return "leases" }

// TakeLease takes or renews a lease by the database's clock; false when another holder has it.
func (tx *Tx) TakeLease(name, holder string, length time.Duration) (bool, error) {
	now, err := Now(tx)
	if err != nil {
		return false, err
	}
	var r leaseRow
	err = classify("read lease", tx.db.Clauses(tx.ForUpdate()).Where("name = ?", name).Take(&r).Error)
	switch {
	case errors.Is(err, ErrNotFound):
		r = leaseRow{name, holder, now.Add(length)}
		err = classify("insert lease", tx.db.Create(&r).Error)
		if errors.Is(err, ErrDuplicate) { // another took it between the two statements
			return false, nil
		}
		return err == nil, err
	case err != nil:
		return false, err
	case r.Holder != holder && r.Until.After(now):
		return false, nil
	}
	err = tx.db.Model(&leaseRow{}).Where("name = ?", name).Updates(map[string]any{"holder": holder, "until": now.Add(length)}).Error
	return err == nil, classify("renew lease", err)
}

// Job is a background job and when it last did its work: its silence is the alarm.
type Job struct {
	Name         string
	EverySeconds int
	LastOkAt     time.Time
	LastTryAt    time.Time
}

type jobRow struct {
	Name         string `gorm:"primaryKey"`
	EverySeconds int
	LastOkAt     time.Time `gorm:"serializer:instant"`
	LastTryAt    time.Time `gorm:"serializer:instant"`
}

func (jobRow) TableName() string { return "jobs" }

// PutJob notes a round of a job.
func (tx *Tx) PutJob(j Job) error {
	r := jobRow(j)
	return classify("put job", tx.db.Clauses(upsert("name")).Create(&r).Error)
}

// Jobs lists all background jobs.
func (tx *Tx) Jobs() ([]Job, error) {
	var rows []jobRow
	err := tx.db.Order("name").Limit(100).Find(&rows).Error
	out := make([]Job, len(rows))
	for i, r := range rows {
		out[i] = Job(r)
	}
	return out, classify("list jobs", err)
}

type keyCheckRow struct {
	KID        string `gorm:"column:kid;primaryKey"`
	CheckValue string
}

func (keyCheckRow) TableName() string { return "key_checks" }

// KeyChecks are the check values of the keys this database was sealed with.
func (tx *Tx) KeyChecks() (map[string]string, error) {
	var rows []keyCheckRow
	err := tx.db.Limit(100).Find(&rows).Error
	out := make(map[string]string, len(rows))
	for _, r := range rows {
		out[r.KID] = r.CheckValue
	}
	return out, classify("read key checks", err)
}

// InsertKeyCheck notes a key's check value.
func (tx *Tx) InsertKeyCheck(kid, value string) error {
	r := keyCheckRow{kid, value}
	return classify("insert key check", tx.db.Create(&r).Error)
}
