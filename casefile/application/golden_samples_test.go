package application_test

import (
	"reflect"
	"slices"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/internal/story/casetest"
	"gongkai/statute/annual"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// anID stands for every id.
const anID = "0198f1a0-0000-7000-8000-000000000001"

// risk is a warning taken upon oneself.
func risk(check string) []casefile.Signed { return []casefile.Signed{{Check: check, ReasonID: anID}} }

// bareClock sets as few fields of a clock as there can be.
func bareClock() clock.Clock {
	return clock.Clock{ArrivedOn: day("2024-03-04"), Status: clock.StatusUnconfirmed, CalendarEdition: "2026-1"}
}

// samples are events with every field set, and variants that leave out what may be left out.
func samples() []casetest.Sample {
	first := slices.Concat(intakeSamples(), replySamples(), correctionSamples(), volumeSamples(), amendmentSamples(), paperSamples())
	return slices.Concat(first, roundSamples(first), oldSamples())
}

// roundSamples are the events of a case that was ordered to answer anew: the round of a fact came later than the events.
func roundSamples(first []casetest.Sample) (out []casetest.Sample) {
	for _, x := range first {
		ev := reflect.New(reflect.TypeOf(x.Event)).Elem()
		ev.Set(reflect.ValueOf(x.Event))
		if x.Variant != "" || !rounded(ev) {
			continue
		}
		out = append(out, casetest.Sample{Variant: "round", Event: ev.Interface().(casefile.Event)})
	}
	return out
}

// rounded sets the round of every fact of an event; false if it has none.
func rounded(ev reflect.Value) (any bool) {
	for i := range ev.NumField() {
		if f, ok := ev.Field(i).Interface().(clock.Fact); ok {
			f.Round = 1
			ev.Field(i).Set(reflect.ValueOf(f))
			any = true
		}
	}
	return any
}

func intakeSamples() []casetest.Sample {
	return []casetest.Sample{
		{Event: application.Registered{Number: "示例公开申〔2024〕1号", Year: 2024, Ordinal: 1, Applicant: application.Natural, PartyID: anID, RequestID: anID,
			Tracking: "EX000000000CN", Checklist: []application.Missing{application.MissPhone}, Fact: everyFact(), Clock: everyClock()}},
		{Variant: "bare", Event: application.Registered{Number: "示例公开申〔2024〕2号", Year: 2024, Ordinal: 2, Applicant: application.Business, PartyID: anID, RequestID: anID,
			Checklist: []application.Missing{}, Fact: clock.Fact{Kind: clock.Received, On: day("2024-03-04"), Channel: clock.OrdinaryMail}, Clock: bareClock()}},
		{Variant: "backfilled", Event: application.Registered{Number: "旧〔2024〕3号", Year: 2024, Ordinal: -1, Applicant: application.Natural, PartyID: anID, RequestID: anID,
			Checklist: []application.Missing{}, Fact: clock.Fact{Kind: clock.Received, On: day("2024-03-04"), Channel: clock.InPerson}, Clock: bareClock(), Backfilled: true, Handler: "a"}},
		{Event: application.Completed{Applicant: application.OtherOrg, PartyID: anID, Checklist: []application.Missing{application.MissDocumentCheck}}},
		{Variant: "form", Event: application.Registered{Number: "示例公开申〔2024〕3号", Year: 2024, Ordinal: 3, Applicant: application.Natural, PartyID: anID, RequestID: anID,
			Checklist: []application.Missing{application.MissMandate}, OnForm: casetest.Filled[application.OnForm](), Fact: everyFact(), Clock: everyClock()}},
		{Variant: "form", Event: application.Completed{Applicant: application.OtherOrg, PartyID: anID, Checklist: []application.Missing{application.MissForm},
			OnForm: casetest.Filled[application.OnForm](), From: application.Natural, ReasonID: anID}},
		{Event: application.Assigned{Handler: "a", From: "b"}},
		{Variant: "bare", Event: application.Assigned{Handler: "a"}},
		{Event: application.Noted{TextID: anID}},
		{Event: application.FactProved{Target: 1, Fact: everyFact(), Clock: everyClock()}},
		{Event: application.DueRecomputed{Before: day("2024-04-01"), Clock: everyClock()}},
		{Variant: "bare", Event: application.DueRecomputed{Clock: bareClock()}},
	}
}

func replySamples() []casetest.Sample {
	return []casetest.Sample{
		{Event: application.Drafted{Outcome: outcome.A36_3_DENY, Ground: outcome.X15_THIRD, Row: annual.R3_1, DraftID: anID, FileID: anID,
			File: casetest.Filled[review.File](), Signed: risk("G3")}},
		{Variant: "bare", Event: application.Drafted{Outcome: outcome.A36_2_GRANT, DraftID: anID}},
		{Event: application.Passed{OpinionID: anID, As: review.OfficeHead, Secrecy: review.MayOpen, Privacy: review.MayNotOpen, Ours: review.Refer, Signed: risk("G5")}},
		{Variant: "bare", Event: application.Passed{}},
		{Event: application.Countersigned{Role: review.LegalReviewer, Opinion: review.Objects, OpinionID: anID}},
		{Variant: "signed", Event: application.Countersigned{Role: review.MainLeader, Opinion: review.Agrees, OpinionID: anID, Signed: risk("G4")}},
		{Variant: "bare", Event: application.Countersigned{Role: review.SecrecyOfficer, Opinion: review.Agrees}},
		{Event: application.Returned{From: application.Signing, ReasonID: anID}},
		{Event: application.Signed{DocNo: "示例公复〔2024〕1号", As: review.Leader, Signed: risk("G4")}},
		{Variant: "bare", Event: application.Signed{}},
		{Event: application.Delivered{Way: application.ByPost, Carrier: review.Courier, DocNo: "示例公复〔2024〕1号", Tracking: "EX000000000CN",
			Outcome: outcome.A36_3_DENY, Ground: outcome.X15_THIRD, Row: annual.R3_1, Signed: risk("E15"), Fact: everyFact(), Clock: everyClock()}},
		{Variant: "bare", Event: application.Delivered{Way: application.ByHand, Outcome: outcome.A36_2_GRANT,
			Fact: clock.Fact{Kind: clock.Replied, On: day("2024-03-20")}, Clock: bareClock()}},
		{Event: application.Archived{}},
		{Event: application.ExtensionRequested{Days: 20, ReasonID: anID}},
		{Event: application.ExtensionApproved{Days: 20}},
		{Event: application.ExtensionNotified{Way: application.ByElectronic, Fact: everyFact(), Clock: everyClock()}},
		{Event: application.Withdrawn{From: application.Review, StatementID: anID, Fact: everyFact(), Clock: everyClock()}},
	}
}

func correctionSamples() []casetest.Sample {
	bare := func(k clock.Kind) clock.Fact { return clock.Fact{Kind: k, On: day("2024-03-11")} }
	return []casetest.Sample{
		{Event: application.CorrectionAsked{TextID: anID, Way: application.ByPost, Signed: risk("E14"), Fact: everyFact(), Clock: everyClock()}},
		{Variant: "bare", Event: application.CorrectionAsked{TextID: anID, Way: application.ByHand, Fact: bare(clock.CorrectionSent), Clock: bareClock()}},
		{Variant: "points", Event: application.CorrectionAsked{TextID: anID, Points: []application.Missing{application.MissDescription}, Way: application.ByPost,
			Fact: everyFact(), Clock: everyClock()}},
		{Event: application.CorrectionReceived{RequestID: anID, Fact: everyFact(), Clock: everyClock()}},
		{Event: application.Abandoned{Outcome: outcome.A30_ABANDON_CORR, From: application.Handling, ReasonID: anID, Fact: everyFact(), Clock: everyClock()}},
		{Event: application.Consulted{AddresseeID: anID, TextID: anID, Way: application.ByPost, Signed: risk("S08"), Fact: everyFact(), Clock: everyClock()}},
		{Variant: "bare", Event: application.Consulted{AddresseeID: anID, TextID: anID, Way: application.ByHand,
			Fact: clock.Fact{Kind: clock.ConsultSent, On: day("2024-03-11"), Ref: "c1", Party: clock.Agency}, Clock: bareClock()}},
		{Event: application.OpinionReceived{Opinion: application.Objects, TextID: anID, Fact: everyFact(), Clock: everyClock()}},
		{Variant: "bare", Event: application.OpinionReceived{Opinion: application.Replies, Fact: bare(clock.ConsultAnswered), Clock: bareClock()}},
		{Event: application.ConsultationWithdrawn{ReasonID: anID, Fact: everyFact(), Clock: everyClock()}},
	}
}

func volumeSamples() []casetest.Sample {
	return []casetest.Sample{
		{Event: application.ReasonsAsked{TextID: anID, Way: application.ByPost, Signed: risk("E14"), Fact: everyFact(), Clock: everyClock()}},
		{Variant: "bare", Event: application.ReasonsAsked{TextID: anID, Way: application.ByHand, Fact: clock.Fact{Kind: clock.ReasonsAsked, On: day("2024-03-06")}, Clock: bareClock()}},
		{Event: application.LaterDateFixed{ReasonID: anID, Fact: everyFact(), Clock: everyClock()}},
		{Event: application.Charged{Tariff: fee.Units, Before: 9, Count: 2, Yuan: 100, Way: application.ByPost, Fact: everyFact(), Clock: everyClock()}},
		{Variant: "bare", Event: application.Charged{Tariff: fee.Pages, Count: 45, Yuan: 150, Way: application.ByHand,
			Fact: clock.Fact{Kind: clock.FeeNoticed, On: day("2024-03-18")}, Clock: bareClock()}},
		{Event: application.Paid{Fact: everyFact(), Clock: everyClock()}},
		{Event: application.RedoOrdered{By: application.ByJudgment, DocNo: "示例行初〔2024〕1号", From: application.Archiving, Fact: everyFact(), Clock: everyClock()}},
		{Variant: "bare", Event: application.RedoOrdered{By: application.ByReview, From: application.Answered, Fact: clock.Fact{Kind: clock.RedoOrdered, On: day("2024-07-10")}, Clock: bareClock()}},
	}
}

// paperSamples are 联系记录, signatures on paper, and what became of a reply after it left.
func paperSamples() []casetest.Sample {
	paper := &application.OnPaper{Signer: anID, ScanID: anID}
	return []casetest.Sample{
		{Event: application.Contacted{Time: "09:30", Way: application.ByPhone, TextID: anID}},
		{Event: application.MailReturned{Target: 6, Reason: application.MailMoved}},
		{Event: application.SentAgain{Way: application.ByPost, Tracking: "EX000000000CN"}},
		{Variant: "bare", Event: application.SentAgain{Way: application.ByHand}},
		{Variant: "paper", Event: application.Passed{As: review.OfficeHead, Paper: paper}},
		{Variant: "paper", Event: application.Countersigned{Role: review.LegalReviewer, Opinion: review.Agrees, Paper: &application.OnPaper{NameID: anID, ScanID: anID}}},
		{Variant: "paper", Event: application.Signed{As: review.Leader, Signed: risk("G4"), Paper: paper}},
		{Variant: "paper", Event: application.Delivered{Way: application.ByHand, Outcome: outcome.A36_2_GRANT,
			Fact: clock.Fact{Kind: clock.Replied, On: day("2024-03-20")}, Clock: bareClock(), Servers: anID, Paper: paper}},
		{Variant: "proof", Event: application.FactProved{Target: 6, Fact: everyFact(), Clock: everyClock(),
			Proof: application.Proof{QueriedOn: day("2024-03-29"), Scan: anID}}},
	}
}

func amendmentSamples() []casetest.Sample {
	return []casetest.Sample{
		{Event: application.Amended{Target: 1, Before: everyFact(), Fact: everyFact(), Withdrawn: true, ReasonID: anID, Stage: application.Delivery, Clock: everyClock()}},
		{Variant: "withdrawn", Event: application.Amended{Target: 6, Before: clock.Fact{Kind: clock.Replied, On: day("2024-03-20")}, Withdrawn: true, ReasonID: anID,
			Stage: application.Delivery, Clock: bareClock()}},
		{Variant: "mended", Event: application.Amended{Target: 1, Before: clock.Fact{Kind: clock.Received, On: day("2024-03-04")},
			Fact: clock.Fact{Kind: clock.Received, On: day("2024-03-05")}, ReasonID: anID, Stage: application.Handling, Clock: bareClock()}},
		{Event: application.Voided{From: application.Intake, ReasonID: anID}},
	}
}

// oldSamples are what older programs wrote: fewer fields, and no other meaning.
func oldSamples() []casetest.Sample {
	return []casetest.Sample{
		{Version: 1, Event: application.Drafted{Outcome: outcome.A36_2_GRANT, DraftID: anID}},
		{Version: 1, Event: application.Passed{OpinionID: anID}},
		{Version: 1, Variant: "bare", Event: application.Passed{}},
		{Version: 1, Event: application.Signed{DocNo: "示例公复〔2024〕1号"}},
		{Version: 1, Variant: "bare", Event: application.Signed{}},
		{Version: 1, Event: application.Delivered{Way: application.ByPost, DocNo: "示例公复〔2024〕1号", Tracking: "EX000000000CN", Outcome: outcome.A36_2_GRANT,
			Fact: everyFact(), Clock: everyClock()}},
		{Version: 1, Variant: "bare", Event: application.Delivered{Way: application.ByHand, Outcome: outcome.A36_2_GRANT,
			Fact: clock.Fact{Kind: clock.Replied, On: day("2024-03-20")}, Clock: bareClock()}},
	}
}
