package desk

import (
	"context"

	"gongkai/auth"
	"gongkai/record"
)

// Since is what happened to a case since a page was drawn; stale tells that the command would not be done on top of it. Pages ask
// before they show what will be recorded.
func (d *Desk) Since(ctx context.Context, p auth.Person, in Act) (changes []Change, stale bool, err error) {
	row, on, err := d.subject(ctx, in.CaseID)
	if err != nil {
		return nil, false, err
	}
	if err := may(p, actOf(row.Kind, in.Command), on); err != nil {
		return nil, false, err
	}
	a, stale, err := d.record.Since(ctx, in.CaseID, in.Seen, p.ID)
	if err != nil {
		return nil, false, err
	}
	changes, err = d.changes(ctx, a)
	return changes, stale, err
}

// changes are the events of an answer with the names of those who recorded them.
func (d *Desk) changes(ctx context.Context, a record.Answer) ([]Change, error) {
	if len(a.Changes) == 0 {
		return nil, nil
	}
	names, err := d.Names(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]Change, 0, len(a.Changes))
	for _, m := range a.Changes {
		out = append(out, Change{Seq: m.Seq, Type: m.Type, Actor: names.Person(m.Actor), On: m.On})
	}
	return out, nil
}
