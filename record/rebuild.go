package record

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"gongkai/casefile"
	"gongkai/store"
)

// Rebuilt is what a rebuild found, and what it mended.
type Rebuilt struct {
	Cases       int                `json:"cases"` // logs read
	Differences []store.Difference `json:"differences"`
	Unreadable  []Unreadable       `json:"unreadable"` // their rows are left as they are: nobody knows better
	Mended      int                `json:"mended"`
}

// Unreadable is a case whose log cannot be folded.
type Unreadable struct {
	CaseID string `json:"case_id"`
	Kind   string `json:"kind"`
	Why    string `json:"why"` // broken: a digest does not fit, in the log or on the case's row; newer: an event this program does not know
}

// Differs reports whether a row is not what its log says, or a log cannot be read.
func (r Rebuilt) Differs() bool { return r.Count() > 0 || len(r.Unreadable) > 0 }

// Count is how many rows differ.
func (r Rebuilt) Count() int { return len(r.Differences) }

// ErrRebuilding says that another rebuild is at work.
var ErrRebuilding = errors.New("another rebuild is running")

// The table of the cases themselves, in a Difference.
const casesTable = "cases"

// Sizes and times of a rebuild.
const (
	rebuildPage  = 100
	comparePage  = 500
	rebuildLease = 2 * time.Minute // renewed with each page; after a crash the next rebuild waits as long
)

// rebuild is one run of Rebuild.
type rebuild struct {
	*Recorder
	holder string
	out    Rebuilt
	bad    map[string]bool // ids of out.Unreadable
}

// Rebuild makes the projections again: it folds every case from its log, page by page, into shadow tables and compares them with
// the live ones, every column; likewise open, edition and wake_at of the case's row, which follow from the log, the reminders and
// the commands. With apply what differs is put right.
//
// It may run beside a working office: what changed since its log was read is left to the Commit that changed it. Each list table is
// mended in one transaction, since a damaged row may hold a number that belongs to another. Seq and digest of a case's row seal the
// end of its log: where they do not fit, the case is Unreadable and nothing of it is touched.
func (r *Recorder) Rebuild(ctx context.Context, apply bool) (Rebuilt, error) {
	b := &rebuild{Recorder: r, holder: uuid.NewString(), bad: map[string]bool{}}
	b.out.Differences, b.out.Unreadable = []store.Difference{}, []Unreadable{}
	if err := b.lease(ctx, rebuildLease); err != nil {
		return b.out, err
	}
	if err := r.db.MakeShadows(ctx); err != nil {
		return b.out, err
	}
	err := b.run(ctx, apply)
	after := context.WithoutCancel(ctx)
	return b.out, errors.Join(err, r.db.DropShadows(after), b.lease(after, -time.Second))
}

func (b *rebuild) lease(ctx context.Context, length time.Duration) error {
	return b.db.Update(ctx, "lease rebuild", func(tx *store.Tx) error {
		mine, err := tx.TakeLease("rebuild", b.holder, length)
		if err == nil && !mine {
			err = ErrRebuilding
		}
		return err
	})
}

func (b *rebuild) run(ctx context.Context, apply bool) error {
	for _, kind := range casefile.Kinds() {
		if err := b.fold(ctx, kind); err != nil {
			return err
		}
	}
	for _, table := range store.ListTables() {
		if err := b.compare(ctx, table); err != nil {
			return err
		}
	}
	if !apply {
		return nil
	}
	for _, table := range store.ListTables() {
		if err := b.mendTable(ctx, table); err != nil {
			return err
		}
	}
	return b.mendCases(ctx)
}

// folds is what one page of cases came to.
type folds struct {
	cases      int
	last       string // id of the last case; "": no page
	rows       []store.ListRow
	differ     []store.Difference
	unreadable []Unreadable
}

// fold reads every case of a kind and writes its list row into the shadow.
func (b *rebuild) fold(ctx context.Context, kind casefile.Kind) error {
	after := ""
	for {
		var page folds
		err := b.db.Snapshot(ctx, "fold cases", func(tx *store.Tx) (err error) {
			page, err = b.foldPage(tx, kind, after)
			return err
		})
		if err != nil || page.last == "" {
			return err
		}
		err = b.db.Update(ctx, "write shadows", func(tx *store.Tx) error { return tx.InsertShadows(page.rows) })
		if err != nil {
			return err
		}
		after = page.last
		b.out.Cases += page.cases
		b.out.Differences = append(b.out.Differences, page.differ...)
		for _, u := range page.unreadable {
			b.bad[u.CaseID] = true
			b.out.Unreadable = append(b.out.Unreadable, u)
		}
		if err := b.lease(ctx, rebuildLease); err != nil {
			return err
		}
	}
}

func (b *rebuild) foldPage(tx *store.Tx, kind casefile.Kind, after string) (folds, error) {
	var out folds
	page, err := tx.CasesAfter(string(kind), after, rebuildPage)
	if err != nil {
		return out, err
	}
	head, err := b.head(tx)
	if err != nil {
		return out, err
	}
	for _, c := range page {
		should, row, err := shouldBe(tx, head, c)
		switch {
		case errors.Is(err, ErrBroken):
			out.unreadable = append(out.unreadable, Unreadable{CaseID: c.ID, Kind: c.Kind, Why: "broken"})
		case errors.Is(err, casefile.ErrNewer):
			out.unreadable = append(out.unreadable, Unreadable{CaseID: c.ID, Kind: c.Kind, Why: "newer"})
		case err != nil:
			return out, fmt.Errorf("rebuild case %s: %w", c.ID, err)
		default:
			out.rows = append(out.rows, row)
			out.differ = append(out.differ, caseDiffers(c, should)...)
		}
		out.cases, out.last = out.cases+1, c.ID
	}
	return out, nil
}

// shouldBe is a case's row and its list row as they follow from its log.
func shouldBe(tx *store.Tx, head *book, c store.Case) (store.Case, store.ListRow, error) {
	f, l, err := foldCase(tx, head, c)
	if err != nil {
		return c, nil, err
	}
	c.Open, c.Edition = l.state.CaseOpen(), l.state.CaseEdition()
	if !c.Open || c.Edition == head.calendar.Edition() { // else its reminders move as soon as it is recomputed
		if c.WakeAt, err = wakeShould(tx, f, l, c.ID); err != nil {
			return c, nil, err
		}
	}
	row, err := listRow(c.AgencyID, l.state)
	return c, row, err
}

// wakeShould is the wake that the last Commit ought to have written.
func wakeShould(tx *store.Tx, f casefile.File, l folded, caseID string) (time.Time, error) {
	over, err := tx.RemindersOf(caseID)
	if err != nil {
		return time.Time{}, err
	}
	waiting, err := tx.WaitingOf(caseID)
	if err != nil {
		return time.Time{}, err
	}
	var retry time.Time
	if len(waiting) > 0 {
		retry = waiting[0].TryAt
	}
	at, _ := wakeOf(f.Outlook(l.state), remindersIn(over), retry)
	return at, nil
}

func caseDiffers(is, should store.Case) []store.Difference {
	var columns []string
	if is.Open != should.Open {
		columns = append(columns, "open")
	}
	if is.Edition != should.Edition {
		columns = append(columns, "edition")
	}
	if !is.WakeAt.Equal(should.WakeAt) {
		columns = append(columns, "wake_at")
	}
	if len(columns) == 0 {
		return nil
	}
	return []store.Difference{{Table: casesTable, CaseID: is.ID, How: store.RowDiffers, Columns: columns}}
}

// compare lists the differences of one list table.
func (b *rebuild) compare(ctx context.Context, table string) error {
	after := ""
	for {
		var stand []store.Difference
		next := ""
		err := b.db.View(ctx, "compare lists", func(tx *store.Tx) (err error) {
			var found []store.Difference
			if found, next, err = tx.ComparePage(table, after, comparePage); err != nil {
				return err
			}
			stand = stand[:0]
			for _, d := range found {
				stands, err := b.stands(tx, d)
				if err != nil {
					return err
				}
				if stands {
					stand = append(stand, d)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		b.out.Differences = append(b.out.Differences, stand...)
		if after = next; after == "" {
			return nil
		}
	}
}

// stands reports whether a difference is one: not a case that cannot be read, nor one that went on since its log was read.
func (b *rebuild) stands(tx *store.Tx, d store.Difference) (bool, error) {
	if b.bad[d.CaseID] {
		return false, nil
	}
	c, err := tx.FindCase(d.CaseID)
	if errors.Is(err, store.ErrNotFound) {
		return true, nil // a row without a case
	}
	if err != nil {
		return false, err
	}
	return b.current(tx, d, c)
}

// current: the shadow still says what the case's log says. A case of this table without a shadow was born since.
func (b *rebuild) current(tx *store.Tx, d store.Difference, c store.Case) (bool, error) {
	if listTable(c.Kind) != d.Table {
		return true, nil
	}
	seq, err := tx.ShadowSeq(d.Table, d.CaseID)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return seq == c.Seq, err
}

func listTable(kind string) string {
	switch casefile.Kind(kind) {
	case casefile.KindApplication:
		return "applications"
	case casefile.KindItem:
		return "items"
	case casefile.KindShare:
		return "shares"
	case casefile.KindPublication:
	}
	return ""
}
