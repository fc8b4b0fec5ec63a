package workflows

import "go.temporal.io/sdk/workflow"

// Effect does one round of work that leaves the database: a letter rendered, a file published. It is never in a case's history.
// Its failure is no fault of the case: the row is marked stuck and its owner decides.
func Effect(ctx workflow.Context, in EffectInput) error {
	_, err := runEffect(ctx, in)
	return err
}
