package activities

import (
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"

	"gongkai/workflows"
)

// RegisterCases registers the activities of the case queue under the contract's names.
func RegisterCases(r worker.ActivityRegistry, a *Cases) {
	r.RegisterActivityWithOptions(a.Commit, activity.RegisterOptions{Name: workflows.CommitActivity})
}

// RegisterEffects registers the activities of the effect queue.
func RegisterEffects(r worker.ActivityRegistry, a *Effects) {
	r.RegisterActivityWithOptions(a.RunEffect, activity.RegisterOptions{Name: workflows.EffectActivity})
}
