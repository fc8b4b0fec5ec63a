package workflows

import (
	"context"
	"errors"
	"time"

	"go.temporal.io/api/serviceerror"
	"go.temporal.io/sdk/client"

	"gongkai/casefile"
)

// Engine is the typed client of the contract: what desk, sweeper and relay ask of Temporal.
type Engine struct{ Client client.Client }

// Submit asks the run of a case to decide a kept command, starting the run if there is none. The Update's id is the command's,
// so a repeated call is the same call. The answer is dropped on purpose: the command row is what counts.
func (e Engine) Submit(ctx context.Context, kind casefile.Kind, caseID, commandID string) error {
	options := StartCase(kind, caseID)
	handle, err := e.Client.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{
		StartWorkflowOperation: e.Client.NewWithStartWorkflowOperation(options, TypeOf(kind), CaseInput{CaseID: caseID}),
		UpdateOptions: client.UpdateWorkflowOptions{UpdateID: commandID, WorkflowID: options.ID, UpdateName: SubmitUpdate,
			Args: []any{Submit{CommandID: commandID}}, WaitForStage: client.WorkflowUpdateStageCompleted},
	})
	if err != nil {
		return err
	}
	var hint Committed
	return handle.Get(ctx, &hint)
}

// Look asks the run of a case to look again, starting it if there is none.
func (e Engine) Look(ctx context.Context, kind casefile.Kind, caseID string) error {
	options := StartCase(kind, caseID)
	_, err := e.Client.SignalWithStartWorkflow(ctx, options.ID, LookSignal, nil, options, TypeOf(kind), CaseInput{CaseID: caseID})
	return err
}

// StartEffect starts one round of an effect; a round that was started before is left alone.
func (e Engine) StartEffect(ctx context.Context, in EffectInput) error {
	_, err := e.Client.ExecuteWorkflow(ctx, StartEffect(in), TypeEffect, in)
	var started *serviceerror.WorkflowExecutionAlreadyStarted
	if errors.As(err, &started) {
		return nil
	}
	return err
}

// Healthy asks the server for a sign of life, for at most two seconds.
func (e Engine) Healthy(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	_, err := e.Client.CheckHealth(ctx, &client.CheckHealthRequest{})
	return err
}
