package application_test

import (
	"testing"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/story/casetest"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
)

func day(s string) civil.Date { return civil.MustParse(s) }

// everyFact sets every field, so that the golden pins every name. No such fact exists.
func everyFact() clock.Fact {
	return clock.Fact{Kind: clock.Received, On: day("2024-03-04"), ConfirmedOn: day("2024-03-05"), ServedOn: day("2024-03-06"),
		ApprovedOn: day("2024-03-07"), NotifiedOn: day("2024-03-08"), Due: day("2024-03-09"), Channel: clock.Fax, Ref: "c1",
		Party: clock.ThirdParty, Days: 15}
}

// everyClock sets every field of a clock.
func everyClock() clock.Clock {
	return clock.Clock{ArrivedOn: day("2024-03-04"), ReceivedOn: day("2024-03-05"), Base: day("2024-03-06"), Period: 20, LaterDate: day("2024-03-07"),
		Spans:               []calendar.Span{{After: day("2024-03-11"), Through: day("2024-04-03")}},
		CorrectionNoticeDue: day("2024-03-13"), ReplyDue: day("2024-04-25"), ReplyDueConservative: day("2024-04-24"), ReplyLimit: day("2024-04-26"),
		CorrectionDue: day("2024-05-01"), PayDue: day("2024-05-02"), Status: clock.StatusStopped, StoppedFor: clock.ForConsultation,
		ClosedOn: day("2024-05-03"), Late: true, Provisional: true, CalendarEdition: "2026-1",
		Consultations: []clock.Consultation{{Ref: "c1", Party: clock.CoMaker, SentOn: day("2024-03-11"), ServedOn: day("2024-03-13"),
			AnswerDue: day("2024-04-03"), EndedOn: day("2024-04-02"), Ending: clock.Answered}},
		Violations: []clock.Check{clock.LateExtension},
		Explain: []clock.Step{{Code: clock.StepReceived, On: day("2024-03-04"), Proved: day("2024-03-05"), Until: day("2024-03-06"),
			From: day("2024-03-07"), To: day("2024-03-08"), First: day("2024-03-09"), N: 3, MakeUp: true, Channel: clock.Fax,
			Party: clock.Agency, Ending: clock.Silent, Check: clock.LateExtension}}}
}

// samples are events with every field set, and variants that leave out what may be left out.
func samples() []casetest.Sample {
	const id = "0198f1a0-0000-7000-8000-000000000001"
	fact, c := everyFact(), everyClock()
	bare := clock.Clock{ArrivedOn: day("2024-03-04"), Status: clock.StatusUnconfirmed, CalendarEdition: "2026-1"}
	return []casetest.Sample{
		{Event: application.Registered{Number: "示例公开申〔2024〕1号", Year: 2024, Ordinal: 1, Applicant: application.Natural, PartyID: id, RequestID: id,
			Tracking: "EX000000000CN", Checklist: []application.Missing{application.MissPhone}, Fact: fact, Clock: c}},
		{Variant: "bare", Event: application.Registered{Number: "示例公开申〔2024〕2号", Year: 2024, Ordinal: 2, Applicant: application.Business, PartyID: id, RequestID: id,
			Checklist: []application.Missing{}, Fact: clock.Fact{Kind: clock.Received, On: day("2024-03-04"), Channel: clock.OrdinaryMail}, Clock: bare}},
		{Event: application.Completed{Applicant: application.OtherOrg, PartyID: id, Checklist: []application.Missing{application.MissDocumentCheck}}},
		{Event: application.Assigned{Handler: "a", From: "b"}},
		{Variant: "bare", Event: application.Assigned{Handler: "a"}},
		{Event: application.Drafted{Outcome: outcome.A36_2_GRANT, DraftID: id}},
		{Event: application.Passed{OpinionID: id}},
		{Variant: "bare", Event: application.Passed{}},
		{Event: application.Returned{From: application.Signing, ReasonID: id}},
		{Event: application.Signed{DocNo: "示例公复〔2024〕1号"}},
		{Variant: "bare", Event: application.Signed{}},
		{Event: application.Delivered{Way: application.ByPost, DocNo: "示例公复〔2024〕1号", Tracking: "EX000000000CN", Outcome: outcome.A36_2_GRANT, Fact: fact, Clock: c}},
		{Variant: "bare", Event: application.Delivered{Way: application.ByHand, Outcome: outcome.A36_2_GRANT, Fact: clock.Fact{Kind: clock.Replied, On: day("2024-03-20")}, Clock: bare}},
		{Event: application.Archived{}},
		{Event: application.ExtensionRequested{Days: 20, ReasonID: id}},
		{Event: application.ExtensionApproved{Days: 20}},
		{Event: application.ExtensionNotified{Way: application.ByElectronic, Fact: fact, Clock: c}},
		{Event: application.Withdrawn{From: application.Review, StatementID: id, Fact: fact, Clock: c}},
		{Event: application.Amended{Target: 1, Before: fact, Fact: fact, Withdrawn: true, ReasonID: id, Stage: application.Delivery, Clock: c}},
		{Variant: "withdrawn", Event: application.Amended{Target: 6, Before: clock.Fact{Kind: clock.Replied, On: day("2024-03-20")}, Withdrawn: true, ReasonID: id,
			Stage: application.Delivery, Clock: bare}},
		{Variant: "mended", Event: application.Amended{Target: 1, Before: clock.Fact{Kind: clock.Received, On: day("2024-03-04")},
			Fact: clock.Fact{Kind: clock.Received, On: day("2024-03-05")}, ReasonID: id, Stage: application.Handling, Clock: bare}},
		{Event: application.Voided{From: application.Intake, ReasonID: id}},
		{Event: application.Noted{TextID: id}},
		{Event: application.DueRecomputed{Before: day("2024-04-01"), Clock: c}},
		{Variant: "bare", Event: application.DueRecomputed{Clock: bare}},
	}
}

func TestGoldenEvents(t *testing.T) {
	t.Parallel()
	casetest.Goldens(t, application.Casefile{}, samples())
	casetest.EveryTypeHasASample(t, samples())
}

func TestWhatANewerProgramWroteIsRefused(t *testing.T) {
	t.Parallel()
	casetest.NewerIsRefused(t, application.Casefile{}, samples())
	casetest.NewerCommandIsRefused(t, application.Casefile{}, casetest.Constants(t, "command.go", "Cmd"))
}
