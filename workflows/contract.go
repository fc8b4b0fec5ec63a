package workflows

import (
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	enumspb "go.temporal.io/api/enums/v1"

	"gongkai/casefile"
	"gongkai/civil"
)

// Names that are stored in histories. They never change.
const (
	TypeApplication = "Application"
	TypeItem        = "Item"
	TypeShare       = "Share"
	TypePublication = "Publication"
	TypeEffect      = "Effect"

	SubmitUpdate   = "submit" // one name for every command: a new command never touches workflow code
	LookSignal     = "look"
	CommitActivity = "Commit"
	EffectActivity = "RunEffect"

	CaseQueue   = "gongkai-cases"
	EffectQueue = "gongkai-effects"
)

// The ladder: lock wait 2 s < Commit 3 s ≤ workflow task 3 s < a page's patience 8 s.
const (
	CommitTimeout = 3 * time.Second
	TaskTimeout   = 3 * time.Second
	Patience      = 8 * time.Second
)

// OutcomeWaiting is a handler's answer when Commit kept failing: the command stays in its table and the main loop goes on.
const (
	OutcomeWaiting = "waiting"
	OutcomeGone    = "gone"
)

// Search attributes, so that Temporal's own pages can be filtered like the work list. They are codes, never names.
var (
	AttrAgency = temporal.NewSearchAttributeKeyKeyword("GongkaiAgency")
	AttrStage  = temporal.NewSearchAttributeKeyKeyword("GongkaiStage")
	AttrDue    = temporal.NewSearchAttributeKeyTime("GongkaiDue")
)

// SearchAttributes are the names and types to register with a namespace.
func SearchAttributes() map[string]string {
	return map[string]string{AttrAgency.GetName(): "Keyword", AttrStage.GetName(): "Keyword", AttrDue.GetName(): "Datetime"}
}

type (
	// CaseInput starts a run: a case id and nothing else. Start, retry, reopen, recover and continue-as-new are one path.
	CaseInput struct{ CaseID string }
	// Submit asks for one kept command to be decided.
	Submit struct{ CommandID string }
	// Attend asks Commit to decide every waiting command of a case, and whatever has fallen due at Woke.
	Attend struct {
		CaseID    string
		CommandID string
		Woke      time.Time
	}
	// Committed is Commit's answer, and the hint an Update gives: the caller reads the command row in any case.
	Committed struct {
		Outcome string // done, refused, stale, faulted, waiting, gone; "" where no command was asked for
		Seq     int
		Wake    time.Time // when to look again, strictly later; zero: nothing is pending
		Why     string    // what the wake is for
		Stage   string
		Due     string // YYYY-MM-DD
		Agency  string
	}
	// EffectInput starts one round of an effect.
	EffectInput struct {
		EffectID string
		Round    int
	}
	// EffectDone is the effect activity's answer.
	EffectDone struct{ Status string }
)

// TypeOf is the workflow type of a kind of case.
func TypeOf(kind casefile.Kind) string {
	switch kind {
	case casefile.KindApplication:
		return TypeApplication
	case casefile.KindItem:
		return TypeItem
	case casefile.KindShare:
		return TypeShare
	case casefile.KindPublication:
		return TypePublication
	}
	return ""
}

// CaseWorkflowID is kind/opaque id.
func CaseWorkflowID(kind casefile.Kind, caseID string) string { return string(kind) + "/" + caseID }

// StartCase are the options under which a case's run is started, or found running.
func StartCase(kind casefile.Kind, caseID string) client.StartWorkflowOptions {
	return client.StartWorkflowOptions{
		ID:                       CaseWorkflowID(kind, caseID),
		TaskQueue:                CaseQueue,
		WorkflowTaskTimeout:      TaskTimeout,
		WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
		WorkflowIDReusePolicy:    enumspb.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
	}
}

// StartEffect are the options of one round of an effect: a round runs once.
func StartEffect(in EffectInput) client.StartWorkflowOptions {
	return client.StartWorkflowOptions{
		ID:                       "effect/" + in.EffectID + "/" + itoa(in.Round),
		TaskQueue:                EffectQueue,
		WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
		WorkflowIDReusePolicy:    enumspb.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE,
	}
}

// commit is the typed call of the Commit activity: local, short, one attempt.
func commit(ctx workflow.Context, in Attend) (Committed, error) {
	var out Committed
	ctx = workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{
		StartToCloseTimeout:    CommitTimeout,
		ScheduleToCloseTimeout: CommitTimeout,
		RetryPolicy:            &temporal.RetryPolicy{MaximumAttempts: 1},
		Summary:                "decide what waits and what is due",
	})
	err := workflow.ExecuteLocalActivity(ctx, CommitActivity, in).Get(ctx, &out)
	return out, err
}

// runEffect is the typed call of an effect: a normal activity with retries over a day.
func runEffect(ctx workflow.Context, in EffectInput) (EffectDone, error) {
	var out EffectDone
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout:    time.Minute,
		ScheduleToCloseTimeout: EffectLimit,
		RetryPolicy:            &temporal.RetryPolicy{InitialInterval: 2 * time.Second, BackoffCoefficient: 2, MaximumInterval: 10 * time.Minute},
		Summary:                "work outside the database",
	})
	err := workflow.ExecuteActivity(ctx, EffectActivity, in).Get(ctx, &out)
	return out, err
}

// EffectLimit is how long an effect is tried before a person must decide.
const EffectLimit = 24 * time.Hour

func due(s string) (time.Time, bool) {
	d, err := civil.Parse(s)
	if err != nil {
		return time.Time{}, false
	}
	return d.At(0, 0, 0), true
}
