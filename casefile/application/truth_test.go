package application_test

import (
	"testing"

	"gongkai/casefile/application"
	"gongkai/internal/story"
	"gongkai/statute/clock"
)

// A day that the guard refuses is refused once, and what the clock or the rule of minimal exemption makes of it is not said beside it.
func TestADayRefusedIsRefusedOnce(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a")
	s.On("2024-03-01").WantRefused(application.Consult{Party: clock.ThirdParty, Name: "x", Text: "x", Way: application.ByPost}, "S50").
		WantRefused(application.AskCorrection{Text: "x", Way: application.ByPost}, "S50").
		WantRefused(application.AskReasons{Text: "x", Way: application.ByPost}, "S50")
	s.On("2024-03-12").Drafted().On("2024-03-13").Passed().On("2024-03-12").WantRefused(application.Sign{}, "S57")
}

// A draft that names no outcome lacks an outcome; whether its items are answered nobody can say.
func TestADraftWithoutOutcomeLacksAnOutcome(t *testing.T) {
	t.Parallel()
	story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a").WantRefused(application.Draft{}, "H05", "H05")
}

// The year that counts is that of the first decision, also when its date is mended after an order has annulled it.
func TestTheFirstDecisionMendedAfterAnOrderCountsOnItsRightDay(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-12-20", story.InPerson).AssignedTo("a").Replied("2024-12-30", "2024-12-30", "2024-12-30", "2024-12-31")
	first := s.State().DeliveredSeq
	s.On("2025-02-10").RedoOrdered(0).On("2025-02-11").SentOn(first, "2025-01-02").WantCounted("2025-01-02", "A36_2_GRANT")
}

// What a party said after the reply went out came all the same; the clock admits it and moves no date.
func TestAnOpinionAfterTheReplyIsRecorded(t *testing.T) {
	t.Parallel()
	story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a").On("2024-03-11").Consulted(clock.ThirdParty).
		Replied("2024-03-12", "2024-03-13", "2024-03-14", "2024-03-15").On("2024-03-20").Opinion("c1", application.Objects).WantInTime()
}

// A warning that was signed against at one step is not asked again at the next.
func TestAWarningIsSignedOnce(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-12")
	marked := application.Draft{Outcome: "A36_2_GRANT", Text: "标有机密★二十年的文件不在其中。"}
	s.WantRefused(marked, "G3").Signing("G3").Does(marked)
	if d := s.State().Draft; len(d.Taken) != 1 || d.Taken[0] != "G3" {
		t.Errorf("taken %v", d.Taken)
	}
	s.Passed().Signed().Delivered("2024-03-12").WantInTime()
}
