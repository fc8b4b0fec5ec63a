package application_test

import (
	"testing"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/story/casetest"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
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
