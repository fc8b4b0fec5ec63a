package store

import (
	"time"

	"gorm.io/gorm"
)

// Place is where a list that is ordered by instant goes on, newest first.
type Place struct {
	At time.Time
	ID string
}

// FailingEffects are the effects that are stuck, then those still tried that failed often already. Index effects_waiting.
func (tx *Tx) FailingEffects(limit int) ([]Effect, error) {
	var rows, tried []effectRow
	err := tx.db.Where("status = ?", EffectStuck).Order("try_at, id").Limit(limit).Find(&rows).Error
	if err == nil && len(rows) < limit {
		err = tx.db.Where("status = ? AND tries >= ? AND fault <> ''", EffectStarted, TriesShown).Order("try_at, id").Limit(limit - len(rows)).Find(&tried).Error
	}
	rows = append(rows, tried...)
	out := make([]Effect, len(rows))
	for i, r := range rows {
		out[i] = Effect(r)
	}
	return out, classify("read failing effects", err)
}

// LockEffect reads an effect and holds it. Primary key.
func (tx *Tx) LockEffect(id string) (Effect, error) {
	var r effectRow
	err := tx.db.Clauses(tx.ForUpdate()).Where("id = ?", id).Take(&r).Error
	return Effect(r), classify("lock effect", err)
}

// CasesLookedAtOften are the cases at which the sweeper looked at least so often in vain, the most often first. Index cases_looks.
func (tx *Tx) CasesLookedAtOften(looks, limit int) ([]Case, error) {
	var rows []caseRow
	err := tx.db.Where("looks >= ?", looks).Order("looks DESC, id DESC").Limit(limit).Find(&rows).Error
	out := make([]Case, len(rows))
	for i, r := range rows {
		out[i] = Case(r)
	}
	return out, classify("read cases looked at often", err)
}

// CountOldEdition counts the open cases whose dates come from another edition than the head. Index cases_edition.
func (tx *Tx) CountOldEdition(head string) (int, error) {
	var before, after int64
	err := tx.db.Model(&caseRow{}).Where("open = 1 AND edition < ?", head).Count(&before).Error
	if err == nil {
		err = tx.db.Model(&caseRow{}).Where("open = 1 AND edition > ?", head).Count(&after).Error
	}
	return int(before + after), classify("count cases of an old edition", err)
}

// Span asks for a stretch of a list that is ordered by instant, newest first.
type Span struct {
	Account    string    // "": anybody
	From, Till time.Time // from this instant, before that one
	Before     Place     // where the page before ended; zero: the first page
	Limit      int
}

func (tx *Tx) span(q Span) *gorm.DB {
	db := tx.db.Where("at >= ? AND at < ?", Instant(q.From), Instant(q.Till)).Order("at DESC, id DESC").Limit(q.Limit)
	if q.Account != "" {
		db = db.Where("account_id = ?", q.Account)
	}
	if q.Before.ID != "" {
		at := Instant(q.Before.At)
		db = db.Where("at <= ? AND (at < ? OR id < ?)", at, at, q.Before.ID)
	}
	return db
}

// Reveals pages through the looks at unmasked data, newest first. Indexes reveals_newest, reveals_account.
func (tx *Tx) Reveals(q Span) ([]Reveal, error) {
	var rows []revealRow
	err := tx.span(q).Find(&rows).Error
	out := make([]Reveal, len(rows))
	for i, r := range rows {
		out[i] = Reveal(r)
	}
	return out, classify("list looks at unmasked data", err)
}

// OperatorAct is something the administrator did, and why.
type OperatorAct struct {
	ID, AccountID, Act, Subject, CaseID string
	Reason                              string // sealed
	At                                  time.Time
	Detail                              string // what it changed, in codes
}

type operatorActRow struct {
	ID        string `gorm:"primaryKey"`
	AccountID string
	Act       string
	Subject   string
	CaseID    string
	Reason    string
	At        time.Time
	Detail    string
}

func (operatorActRow) TableName() string { return "operator_acts" }

// InsertOperatorAct writes down what the administrator did.
func (tx *Tx) InsertOperatorAct(a OperatorAct) error {
	r := operatorActRow(a)
	return classify("log act of the administrator", tx.db.Create(&r).Error)
}

// OperatorActs pages through what the administrator did, newest first. Index operator_acts_newest.
func (tx *Tx) OperatorActs(q Span) ([]OperatorAct, error) {
	var rows []operatorActRow
	err := tx.span(q).Find(&rows).Error
	out := make([]OperatorAct, len(rows))
	for i, r := range rows {
		out[i] = OperatorAct(r)
	}
	return out, classify("list acts of the administrator", err)
}

// ActsOn are the latest acts on one subject. Index operator_acts_subject.
func (tx *Tx) ActsOn(subject string, limit int) ([]OperatorAct, error) {
	var rows []operatorActRow
	err := tx.db.Where("subject = ?", subject).Order("at DESC, id DESC").Limit(limit).Find(&rows).Error
	out := make([]OperatorAct, len(rows))
	for i, r := range rows {
		out[i] = OperatorAct(r)
	}
	return out, classify("list acts on a subject", err)
}

// SignMovedDate signs a moved date off; one that is signed stays as it is. Primary key.
func (tx *Tx) SignMovedDate(edition, caseID, by string, at time.Time) error {
	err := tx.db.Model(&movedDateRow{}).Where("edition = ? AND case_id = ? AND signed_at IS NULL", edition, caseID).
		Updates(map[string]any{"signed_by": by, "signed_at": Instant(at)}).Error
	return classify("sign moved date", err)
}

// LockRole holds the role's rows, so that of two who each end another holder the second sees what the first did. Primary key.
func (tx *Tx) LockRole(role string) error {
	var held []accountRoleRow
	err := tx.db.Clauses(tx.ForUpdate()).Where("role = ?", role).Order("account_id").Find(&held).Error
	return classify("lock role", err)
}
