package worker_test

import (
	"context"
	"log/slog"
	"reflect"
	"testing"

	"github.com/nexus-rpc/sdk-go/nexus"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"gongkai/activities"
	"gongkai/workflows"
)

// registry notes what is registered under which name.
type registry struct{ funcs map[string]reflect.Type }

func (r *registry) note(name string, f any) { r.funcs[name] = reflect.TypeOf(f) }

func (r *registry) RegisterWorkflow(any) { panic("registered without the contract's name") }
func (r *registry) RegisterWorkflowWithOptions(f any, o workflow.RegisterOptions) {
	r.note(o.Name, f)
}
func (r *registry) RegisterDynamicWorkflow(any, workflow.DynamicRegisterOptions) {
	panic("dynamic workflow")
}
func (r *registry) RegisterActivity(any) { panic("registered without the contract's name") }
func (r *registry) RegisterActivityWithOptions(f any, o activity.RegisterOptions) {
	r.note(o.Name, f)
}
func (r *registry) RegisterDynamicActivity(any, activity.DynamicRegisterOptions) {
	panic("dynamic activity")
}
func (r *registry) RegisterNexusService(*nexus.Service) { panic("nexus service") }

var (
	_ worker.WorkflowRegistry = (*registry)(nil)
	_ worker.ActivityRegistry = (*registry)(nil)
)

// The SDK's calls are untyped: a wrong struct decodes to zero. So each name of the contract is registered with the very types that
// its typed wrapper sends and expects.
func TestEveryContractNameIsRegisteredWithItsSignature(t *testing.T) {
	t.Parallel()
	r := &registry{funcs: map[string]reflect.Type{}}
	workflows.RegisterCases(r)
	workflows.RegisterEffects(r)
	activities.RegisterCases(r, &activities.Cases{Log: slog.Default()})
	activities.RegisterEffects(r, &activities.Effects{Log: slog.Default()})

	type caseFlow = func(workflow.Context, workflows.CaseInput) error
	want := map[string]reflect.Type{
		workflows.TypeApplication: reflect.TypeFor[caseFlow](),
		workflows.TypeItem:        reflect.TypeFor[caseFlow](),
		workflows.TypeShare:       reflect.TypeFor[caseFlow](),
		workflows.TypePublication: reflect.TypeFor[caseFlow](),
		workflows.TypeEffect:      reflect.TypeFor[func(workflow.Context, workflows.EffectInput) error](),
		workflows.CommitActivity:  reflect.TypeFor[func(context.Context, workflows.Attend) (workflows.Committed, error)](),
		workflows.EffectActivity:  reflect.TypeFor[func(context.Context, workflows.EffectInput) (workflows.EffectDone, error)](),
	}
	for name, signature := range want {
		if r.funcs[name] != signature {
			t.Errorf("%s is registered as %v, the contract says %v", name, r.funcs[name], signature)
		}
	}
	for name := range r.funcs {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is registered but no part of the contract", name)
		}
	}
}
