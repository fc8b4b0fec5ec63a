package record

import (
	"context"

	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/store"
)

// Assignment are the rules of the ledger under the calendar edition in force.
func (r *Recorder) Assignment(ctx context.Context) (assignment.Rules, error) {
	var b *book
	err := r.db.View(ctx, "read rules", func(tx *store.Tx) (err error) {
		b, err = r.head(tx)
		return err
	})
	if err != nil {
		return assignment.Rules{}, err
	}
	f, err := b.file(string(casefile.KindItem))
	if err != nil {
		return assignment.Rules{}, err
	}
	return f.(assignment.Items).Rules, nil
}
