package application

import (
	"gongkai/casefile"
	"gongkai/civil"
)

// guards are the acts a person can do, in the order of the buttons.
func guards(s State, actor string, today civil.Date, r Rules) []named {
	return []named{
		{CmdAssign, mayAssign(s)},
		{CmdConfirmReceipt, mayConfirmReceipt(s)},
		{CmdAskCorrection, mayAskCorrection(s)},
		{CmdReceiveCorrection, mayReceiveCorrection(s)},
		{CmdCloseUncorrected, mayCloseUncorrected(s)},
		{CmdConsult, mayConsult(s)},
		{CmdRecordOpinion, mayRecordOpinion(s)},
		{CmdWithdrawConsultation, mayWithdrawConsultation(s)},
		{CmdDraft, mayDraft(s)},
		{CmdPass, mayPass(s, actor, r)},
		{CmdCountersign, mayCountersign(s, actor, r)},
		{CmdSign, maySign(s, actor, r, today)},
		{CmdReturn, mayReturn(s)},
		{CmdDeliver, mayDeliver(s)},
		{CmdArchive, mayArchive(s)},
		{CmdReturnedMail, mayReturnMail(s)},
		{CmdSendAgain, maySendAgain(s)},
		{CmdRequestExtension, mayRequestExtension(s)},
		{CmdApproveExtension, mayApproveExtension(s, actor)},
		{CmdNotifyExtension, mayNotifyExtension(s)},
		{CmdAskReasons, mayAskReasons(s)},
		{CmdFixLaterDate, mayFixLaterDate(s)},
		{CmdCharge, mayCharge(s)},
		{CmdRecordPayment, mayRecordPayment(s)},
		{CmdCloseUnpaid, mayCloseUnpaid(s)},
		{CmdRecordService, mayRecordService(s)},
		{CmdComplete, mayComplete(s)},
		{CmdContact, mayNote(s)},
		{CmdNote, mayNote(s)},
		{CmdWithdraw, mayWithdraw(s)},
		{CmdOrderRedo, mayOrderRedo(s)},
		{CmdAmend, mayAmend(s)},
		{CmdVoid, mayVoid(s)},
	}
}

type named struct {
	kind  string
	guard casefile.Guard
}

// Offers are the acts that are possible today and their range of legal dates. An act is offered for a day exactly when Decide
// on that day refuses for nothing but missing fields.
func Offers(s State, actor string, today civil.Date, r Rules) []casefile.Offer {
	var out []casefile.Offer
	for _, n := range guards(s, actor, today, r) {
		from, to, ok := n.guard.Window(today)
		if ok {
			out = append(out, casefile.Offer{Kind: n.kind, From: from, To: to, Primary: n.kind == nextStep(s, today)})
		}
	}
	return out
}

// WhyNot are the acts that are not possible, each with its reasons.
func WhyNot(s State, actor string, today civil.Date, r Rules) map[string]casefile.Refusals {
	out := map[string]casefile.Refusals{}
	for _, n := range guards(s, actor, today, r) {
		if why := n.guard.Reasons(today); len(why) > 0 {
			out[n.kind] = why
		}
	}
	return out
}

// nextStep is the one act that moves the case towards its reply; "" where nothing is left to do.
func nextStep(s State, today civil.Date) string {
	switch s.Stage {
	case Intake:
		return CmdAssign
	case Handling:
		if w, waits := s.Awaits(today); waits {
			return w.Act
		}
		return CmdDraft
	case Review:
		return CmdPass
	case Signing:
		return CmdSign
	case Delivery:
		return CmdDeliver
	case Answered, Retracted:
		return CmdArchive
	case Archiving, Struck:
		return ""
	}
	return ""
}
