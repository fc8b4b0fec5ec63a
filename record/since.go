package record

import (
	"context"

	"gongkai/store"
)

// stale lists what happened since a page was drawn that its command must not pass over; is tells whether there is any such thing, or
// the page shows a case that was restored since from an earlier copy.
func (l *folded) stale(seen int, actor string) (changes []mark, is bool) {
	if seen < 0 { // no page
		return nil, false
	}
	changes = l.since(seen, actor)
	return changes, len(changes) > 0 || seen > l.seq
}

// Since is what would make a command of this page stale if it were given now.
func (r *Recorder) Since(ctx context.Context, caseID string, seen int, actor string) (a Answer, stale bool, err error) {
	err = r.db.Snapshot(ctx, "read changes", func(tx *store.Tx) error {
		c, err := r.open(tx, caseID)
		if err != nil {
			return err
		}
		a.Seq = c.row.Seq
		a.Changes, stale = c.log.stale(seen, actor)
		return nil
	})
	return a, stale, err
}
