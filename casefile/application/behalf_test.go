package application_test

import (
	"testing"

	"gongkai/casefile"
	"gongkai/casefile/application"
)

func TestADeputyDoesNotApproveInTheNameOfWhoDrafted(t *testing.T) {
	t.Parallel()
	s := application.State{Stage: application.Review, Draft: &application.DraftState{By: "zhang"}, Extension: &application.ExtensionState{RequestedBy: "zhang"}}
	for _, c := range []struct {
		says, behalf, kind string
		refused            bool
	}{
		{"for himself: the guards look at the actor alone", "", application.CmdPass, false},
		{"in the name of the drafter, passing", "zhang", application.CmdPass, true},
		{"in the name of the drafter, countersigning", "zhang", application.CmdCountersign, true},
		{"in the name of the drafter, signing", "zhang", application.CmdSign, true},
		{"in the name of who asked for the extension", "zhang", application.CmdApproveExtension, true},
		{"in the name of the drafter, sending his draft back", "zhang", application.CmdReturn, false},
		{"in the name of another reviewer", "zhou", application.CmdPass, false},
		{"in the name of another head", "zhou", application.CmdApproveExtension, false},
	} {
		if got := application.NotFor(s, c.behalf, c.kind).Has(casefile.OwnApproval); got != c.refused {
			t.Errorf("%s: refused %v", c.says, got)
		}
	}
}
