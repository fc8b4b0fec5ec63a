package worker

import (
	"context"
	"fmt"
	"slices"
	"time"

	"go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	"go.temporal.io/api/workflowservice/v1"
	sdkworker "go.temporal.io/sdk/worker"

	"gongkai/workflows"
)

// A rehearsal is short: it must not delay a start by more than this, nor read more histories.
const (
	rehearsalTime      = 10 * time.Second
	rehearsalHistories = 50
)

// rehearse replays open histories before polling: a program that cannot replay them must not touch them.
func (w *Worker) rehearse(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, rehearsalTime)
	defer cancel()
	open, err := w.Client.ListWorkflow(ctx, &workflowservice.ListWorkflowExecutionsRequest{
		PageSize: rehearsalHistories, Query: "ExecutionStatus = 'Running' AND TaskQueue = '" + workflows.CaseQueue + "'"})
	if err != nil {
		w.Log.Warn("rehearsal: open histories could not be listed", "error", err)
		return nil
	}
	replayer := sdkworker.NewWorkflowReplayer()
	workflows.RegisterCases(replayer)
	for _, x := range open.GetExecutions() {
		h := &historypb.History{}
		it := w.Client.GetWorkflowHistory(ctx, x.GetExecution().GetWorkflowId(), x.GetExecution().GetRunId(), false, enums.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
		for it.HasNext() {
			e, err := it.Next()
			if err != nil {
				return nil
			}
			h.Events = append(h.Events, e)
		}
		if !begun(h) {
			continue // no worker has touched it: there is nothing to replay
		}
		if err := replayer.ReplayWorkflowHistory(nil, h); err != nil {
			return fmt.Errorf("workflow %s: %w", x.GetExecution().GetWorkflowId(), err)
		}
	}
	return nil
}

// begun reports whether a workflow task of a run was completed: only then does its history hold decisions of ours.
func begun(h *historypb.History) bool {
	return slices.ContainsFunc(h.GetEvents(), func(e *historypb.HistoryEvent) bool {
		return e.GetEventType() == enums.EVENT_TYPE_WORKFLOW_TASK_COMPLETED
	})
}
