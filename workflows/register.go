package workflows

import (
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"gongkai/casefile"
)

// RegisterCases registers the case workflow under each kind's own name.
func RegisterCases(r worker.WorkflowRegistry) {
	for _, kind := range casefile.Kinds() {
		r.RegisterWorkflowWithOptions(Case, workflow.RegisterOptions{Name: TypeOf(kind)})
	}
}

// RegisterEffects registers the effect workflow.
func RegisterEffects(r worker.WorkflowRegistry) {
	r.RegisterWorkflowWithOptions(Effect, workflow.RegisterOptions{Name: TypeEffect})
}
