package activities

import (
	"context"
	"log/slog"

	"go.temporal.io/sdk/temporal"

	"gongkai/record"
	"gongkai/workflows"
)

// Nudger tells Temporal to look at cases that were given commands by another case's event. It is a hint: the sweeper finds them
// in any case.
type Nudger interface {
	Nudge(ctx context.Context, refs []record.Ref)
}

// Committer is what the Commit activity stands on.
type Committer interface {
	Commit(ctx context.Context, in record.Attend) (record.Committed, error)
}

// Cases are the activities of the case queue.
type Cases struct {
	Record Committer
	Nudger Nudger // nil: nobody is told
	Log    *slog.Logger
}

// Commit decides what waits and what is due. A fault is logged here in full and leaves as a bare class: a driver's message quotes
// values.
func (a *Cases) Commit(ctx context.Context, in workflows.Attend) (workflows.Committed, error) {
	out, err := a.Record.Commit(ctx, record.Attend{CaseID: in.CaseID, CommandID: in.CommandID, Woke: in.Woke})
	if err != nil {
		a.Log.ErrorContext(ctx, "commit", "case", in.CaseID, "command", in.CommandID, "error", err)
		return workflows.Committed{}, temporal.NewApplicationError("commit failed", "Fault")
	}
	if a.Nudger != nil && len(out.Nudge) > 0 {
		a.Nudger.Nudge(context.WithoutCancel(ctx), out.Nudge)
	}
	return workflows.Committed{Outcome: out.Outcome, Seq: out.Seq, Wake: out.Wake, Why: out.Why, Stage: out.Stage,
		Due: out.Due.String(), Agency: out.Agency}, nil
}
