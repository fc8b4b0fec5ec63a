package record

import (
	"context"

	"gongkai/casefile"
	"gongkai/casefile/assignment"
)

// Assignment are the rules of the ledger under the calendar edition in force.
func (r *Recorder) Assignment(ctx context.Context) (assignment.Rules, error) {
	b, err := r.inForce(ctx)
	if err != nil {
		return assignment.Rules{}, err
	}
	f, err := b.file(string(casefile.KindItem))
	if err != nil {
		return assignment.Rules{}, err
	}
	return f.(assignment.Items).Rules, nil
}
