package application

import "gongkai/casefile"

// NotFor are the reasons why a deputy may not do something in the name of somebody (代). Nobody approves what he drafted or asked for
// himself, and nobody lends what he has not: whose draft it is, in his name it is neither passed, countersigned nor signed, whoever
// holds the pen. That the deputy's own drafts are closed to him too the guards see by the actor.
func NotFor(s State, behalf, kind string) casefile.Refusals {
	if behalf == "" {
		return nil
	}
	switch kind {
	case CmdPass, CmdCountersign, CmdSign:
		return s.ownDraft(behalf)
	case CmdApproveExtension:
		if s.Extension != nil && s.Extension.RequestedBy == behalf {
			return casefile.Refuse(casefile.OwnApproval, "", "")
		}
	}
	return nil
}
