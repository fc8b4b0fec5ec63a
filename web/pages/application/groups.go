package application

import (
	"slices"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/web/words"
)

// Group is acts that belong together: one alone is a button, several are a menu.
type Group struct {
	Label string // of the menu
	Acts  []Button
}

// group is the acts of a menu in the order of the work.
type group struct {
	label string
	kinds []string
}

// direct acts have buttons of their own: those of the stage the case stands in.
func direct() []string {
	return []string{application.CmdAssign, application.CmdDraft, application.CmdPass, application.CmdCountersign, application.CmdSign, application.CmdReturn,
		application.CmdDeliver, application.CmdArchive}
}

// groups are the other acts. What is rare comes last.
func groups() []group {
	return []group{
		{"补正", []string{application.CmdAskCorrection, application.CmdReceiveCorrection, application.CmdCloseUncorrected}},
		{"征求意见", []string{application.CmdConsult, application.CmdRecordOpinion, application.CmdWithdrawConsultation}},
		{"延期", []string{application.CmdRequestExtension, application.CmdApproveExtension, application.CmdNotifyExtension}},
		{"大量申请、收费", []string{application.CmdAskReasons, application.CmdFixLaterDate, application.CmdCharge, application.CmdRecordPayment, application.CmdCloseUnpaid}},
		{"联系记录", []string{application.CmdContact}},
		{"更多", []string{application.CmdConfirmReceipt, application.CmdRecordService, application.CmdReturnedMail, application.CmdSendAgain, application.CmdNote, application.CmdComplete, application.CmdWithdraw,
			application.CmdOrderRedo, application.CmdAmend, application.CmdVoid}},
	}
}

// kinds are all acts in the order of the work.
func kinds() []string {
	out := direct()
	for _, g := range groups() {
		out = append(out, g.kinds...)
	}
	return out
}

// answers are acts that record what came, or did not come, for a letter sent before.
func answers(kind string) bool {
	return slices.Contains([]string{application.CmdConfirmReceipt, application.CmdRecordService, application.CmdReceiveCorrection, application.CmdCloseUncorrected,
		application.CmdRecordOpinion, application.CmdWithdrawConsultation, application.CmdRecordPayment, application.CmdCloseUnpaid,
		application.CmdReturnedMail, application.CmdSendAgain}, kind)
}

// nothingToRecord: no such letter waits for an answer.
func nothingToRecord(why casefile.Refusals) bool {
	return slices.ContainsFunc(why, func(r casefile.Refusal) bool { return r.Check == casefile.NotInThisState })
}

// groupsOf are the acts that are possible beside the next step, in their groups.
func groupsOf(a desk.Application, offers []casefile.Offer) []Group {
	var out []Group
	pick := func(kinds []string) []Button {
		var acts []Button
		for _, kind := range kinds {
			i := slices.IndexFunc(offers, func(o casefile.Offer) bool { return o.Kind == kind })
			if i >= 0 {
				acts = append(acts, Button{Label: label(a, offers[i]), Link: link(a.State.ID, "acts", kind)})
			}
		}
		return acts
	}
	for _, b := range pick(direct()) {
		out = append(out, Group{Label: b.Label, Acts: []Button{b}})
	}
	for _, g := range groups() {
		if acts := pick(g.kinds); len(acts) > 0 {
			out = append(out, Group{Label: g.label, Acts: acts})
		}
	}
	return out
}

// One reports a group that is a single button.
func (g Group) One() bool { return len(g.Acts) == 1 && g.Label != "更多" }

// offered reports whether an act is possible now.
func offered(a desk.Application, kind string) bool {
	return slices.ContainsFunc(a.Offers, func(o casefile.Offer) bool { return o.Kind == kind })
}

// act is a small button for an act on one letter; none where it is not possible now.
func act(a desk.Application, kind, label, query string) []Button {
	if !offered(a, kind) {
		return nil
	}
	if label == "" {
		label = words.Act(kind)
	}
	return []Button{{Label: label, Link: link(a.State.ID, "acts", kind) + query}}
}
