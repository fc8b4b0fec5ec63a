package store

import (
	"cmp"
	"slices"

	"gorm.io/gorm"

	"gongkai/civil"
)

// WorkQuery narrows the work list; the zero value of a field does not narrow.
type WorkQuery struct {
	AgencyID   string
	Today      civil.Date // which of a row's two turns it is; needed
	Outside    bool       // what waits for others, in the place of what does not
	Handlers   []string   // handled by one of them
	Stage      string
	Accounts   []string // whose turn it is: a person, and those he stands in for
	Whoms      []string // or these have it
	Lack       string
	Registered civil.Date // registered on this day or later
	By         civil.Date // due by this day
	After      WorkKey
	Limit      int
}

// WorkKey is where a page of the work list goes on: the last row's day, rank and case id.
type WorkKey struct {
	On     civil.Date
	Rank   int
	CaseID string
}

// Over reports whether the row's first turn is over by itself on a day: its second one counts.
func (a Application) Over(today civil.Date) bool { return a.NextOn < today }

// WorkKey is the row's place in the work list of a day.
func (a Application) WorkKey(today civil.Date) WorkKey {
	if a.Over(today) {
		return WorkKey{a.ThenOn, a.ThenRank, a.CaseID}
	}
	return WorkKey{a.NextOn, a.NextRank, a.CaseID}
}

func (k WorkKey) compare(o WorkKey) int {
	return cmp.Or(cmp.Compare(k.On, o.On), cmp.Compare(k.Rank, o.Rank), cmp.Compare(k.CaseID, o.CaseID))
}

// WorkList are open applications, the next irreversible day first: those whose first day is over by their second one, and the others
// by the first, as two streams that come sorted from their indexes applications_then and applications_next.
func (tx *Tx) WorkList(q WorkQuery) ([]Application, error) {
	rows, err := tx.stream(q, firstTurn)
	if err != nil || q.Outside {
		return rows, err
	}
	over, err := tx.stream(q, secondTurn)
	if err != nil {
		return nil, err
	}
	rows = append(rows, over...)
	slices.SortFunc(rows, func(a, b Application) int { return a.WorkKey(q.Today).compare(b.WorkKey(q.Today)) })
	return rows[:min(q.Limit, len(rows))], nil
}

// turn names the columns of one of a row's two turns.
type turn struct {
	on, rank, whom, account string
	over                    bool
}

var ( // never changed
	firstTurn  = turn{on: "next_on", rank: "next_rank", whom: "with_whom", account: "with_account"}
	secondTurn = turn{on: "then_on", rank: "then_rank", whom: "then_whom", account: "handler", over: true}
)

func (tx *Tx) stream(q WorkQuery, t turn) ([]Application, error) {
	db := q.narrow(tx.db, t)
	if q.After.CaseID != "" {
		on, rank := q.After.On.String(), q.After.Rank
		db = db.Where("("+t.on+" > ? OR ("+t.on+" = ? AND ("+t.rank+" > ? OR ("+t.rank+" = ? AND case_id > ?))))", on, on, rank, rank, q.After.CaseID)
	}
	var rows []applicationRow
	err := db.Order(t.on + ", " + t.rank + ", case_id").Limit(q.Limit).Find(&rows).Error
	return applications(rows), classify("work list", err)
}

// narrow asks for the open rows of one turn.
func (q WorkQuery) narrow(db *gorm.DB, t turn) *gorm.DB {
	db = db.Where("agency_id = ? AND open = ?", q.AgencyID, true)
	if t.over {
		db = db.Where("next_on < ?", q.Today.String())
	} else {
		db = db.Where("outside = ? AND next_on >= ?", q.Outside, q.Today.String())
	}
	if q.Stage != "" {
		db = db.Where("stage = ?", q.Stage)
	}
	if len(q.Handlers) > 0 {
		db = db.Where("handler IN ?", q.Handlers)
	}
	if len(q.Accounts) > 0 {
		db = db.Where("("+t.whom+" = 'handler' AND "+t.account+" IN ? OR "+t.whom+" IN ?)", q.Accounts, append(q.Whoms, ""))
	} else if len(q.Whoms) > 0 {
		db = db.Where(t.whom+" IN ?", q.Whoms)
	}
	if q.Lack != "" {
		db = db.Where("lacks LIKE ?", "% "+q.Lack+" %")
	}
	if !q.Registered.IsZero() {
		db = db.Where("registered_on >= ?", q.Registered.String())
	}
	if !q.By.IsZero() {
		db = db.Where(t.on+" <= ?", q.By.String())
	}
	return db
}

// CountOutside counts what waits for others on a day. Index applications_next.
func (tx *Tx) CountOutside(q WorkQuery) (int, error) {
	q.Outside = true
	var n int64
	err := q.narrow(tx.db.Model(&applicationRow{}), firstTurn).Count(&n).Error
	return int(n), classify("count what waits for others", err)
}

// ClosedList are applications in a stage after the work, by day. Index applications_stage.
func (tx *Tx) ClosedList(agencyID, stage string, after Key, limit int) ([]Application, error) {
	db := tx.db.Where("agency_id = ? AND stage = ?", agencyID, stage)
	if after.CaseID != "" {
		db = db.Where("(sort_on > ? OR (sort_on = ? AND case_id > ?))", after.On.String(), after.On.String(), after.CaseID)
	}
	var rows []applicationRow
	err := db.Order("sort_on, case_id").Limit(limit).Find(&rows).Error
	return applications(rows), classify("closed list", err)
}

// CountStages counts an agency's applications by stage, of the stages named. Index applications_stage.
func (tx *Tx) CountStages(agencyID string, stages ...string) (map[string]int, error) {
	var rows []struct {
		Stage string
		N     int
	}
	err := tx.db.Model(&applicationRow{}).Select("stage, COUNT(*) AS n").Where("agency_id = ? AND stage IN ?", agencyID, stages).
		Group("stage").Scan(&rows).Error
	out := make(map[string]int, len(rows))
	for _, r := range rows {
		out[r.Stage] = r.N
	}
	return out, classify("count stages", err)
}

// Arrived is what came in by one channel.
type Arrived struct {
	Channel string
	N       int
	Lacking int // of them with lines on the checklist
}

// ArrivedSince counts what was registered since a day and is open, by channel. Index applications_registered.
func (tx *Tx) ArrivedSince(agencyID string, on civil.Date) ([]Arrived, error) {
	var rows []Arrived
	err := tx.db.Model(&applicationRow{}).Select("channel, COUNT(*) AS n, SUM(CASE WHEN missing > 0 THEN 1 ELSE 0 END) AS lacking").
		Where("agency_id = ? AND registered_on >= ? AND open = ?", agencyID, on.String(), true).Group("channel").Order("channel").Scan(&rows).Error
	return rows, classify("count arrivals", err)
}

// Queue is how many cases lie in a stage, and since when the oldest.
type Queue struct {
	N     int
	Since civil.Date `gorm:"serializer:day"`
}

// WaitingIn counts the cases of a stage. Index applications_stage.
func (tx *Tx) WaitingIn(agencyID, stage string) (Queue, error) {
	var w Queue
	err := tx.db.Model(&applicationRow{}).Select("COUNT(*) AS n, COALESCE(MIN(since_on), '') AS since").
		Where("agency_id = ? AND stage = ?", agencyID, stage).Scan(&w).Error
	return w, classify("count a stage", err)
}

// CountLack counts the open cases that lack something. Index applications_then.
func (tx *Tx) CountLack(agencyID, lack string) (int, error) {
	var n int64
	err := tx.db.Model(&applicationRow{}).Where("agency_id = ? AND open = ? AND lacks LIKE ?", agencyID, true, "% "+lack+" %").Count(&n).Error
	return int(n), classify("count a lack", err)
}
