package application_test

import (
	"testing"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/internal/story"
	"gongkai/statute/clock"
)

// A case that was registered elsewhere before is born with the day it really came and with whom it lies: the clock is not that of today.
func TestARunningCaseIsTakenOverAsItStands(t *testing.T) {
	t.Parallel()
	e := casefile.Envelope{CommandID: "x", CaseID: "case", Actor: story.Clerk, On: day("2024-03-04"), AcceptedAt: day("2024-06-03").At(9, 0, 0), RecordedAt: day("2024-06-03").At(9, 0, 0)}
	c := application.Register{Channel: clock.InPerson, Applicant: application.Natural, Request: "示例", Number: "旧〔2024〕3号", Year: 2024, Ordinal: -1, Backfilled: true, Handler: "a"}
	d, err := application.Decide(application.State{ID: "case"}, e, c, rules(t))
	if err != nil || len(d.Events) != 1 {
		t.Fatalf("%v %v", d.Events, err)
	}
	s, err := application.Evolve(application.State{ID: "case"}, casefile.Recorded{Seq: 1, Actor: e.Actor, On: e.On, At: e.RecordedAt, Event: d.Events[0]})
	if err != nil {
		t.Fatal(err)
	}
	if s.Number != "旧〔2024〕3号" || !s.Backfilled || s.Handler != "a" || s.Stage != application.Handling || s.Clock.ReplyDue != day("2024-04-01") || s.RegisteredOn != day("2024-06-03") {
		t.Errorf("%+v", s)
	}
	c.Number = " "
	_, err = application.Decide(application.State{ID: "case"}, e, c, rules(t))
	if why, _ := err.(casefile.Refusals); len(why) != 1 || why[0].Field != "number" || why[0].Check != casefile.MissingField { //nolint:errorlint // a value
		t.Errorf("without its number: %v", err)
	}
}

// Two letters under one 文号 are a warning [C]: the 发文 register is the master, and a letter may answer several applications.
func TestADocumentNumberUsedTwiceIsAWarning(t *testing.T) {
	t.Parallel()
	r := rules(t)
	r.DocNoOf = "2024-0001"
	decide := func(s application.State, c casefile.Command, signed ...casefile.Signed) casefile.Refusals {
		e := casefile.Envelope{CommandID: "x", Actor: story.Signer, On: day("2024-03-04"), AcceptedAt: day("2024-03-04").At(9, 0, 0), Signed: signed}
		_, err := application.Decide(s, e, c, r)
		why, _ := err.(casefile.Refusals) //nolint:errorlint // a value
		return why
	}
	passed := story.New(t).Received("2024-03-04", clock.InPerson).AssignedTo("a").Drafted().Passed()
	sign := application.Sign{DocNo: "示〔2024〕7号"}
	if why := decide(passed.State(), sign); len(why) != 1 || why[0].Check != casefile.DocNoTaken || !why[0].MaySign || why[0].Facts["number"] != "2024-0001" {
		t.Errorf("%+v", why)
	}
	if why := decide(passed.State(), sign, casefile.Signed{Check: casefile.DocNoTaken, ReasonID: "x"}); len(why) != 0 {
		t.Errorf("signed against: %+v", why)
	}
	if why := decide(passed.State(), application.Sign{}); len(why) != 0 {
		t.Errorf("without a number: %+v", why)
	}
	s := passed.Signed("示〔2024〕7号").State()
	for docNo, want := range map[string]int{"": 0, "示〔2024〕7号": 0, "示〔2024〕8号": 1} { // what was signed is not asked about again
		if why := decide(s, application.Deliver{Way: application.ByHand, DocNo: docNo}); len(why) != want {
			t.Errorf("delivered under %q: %+v", docNo, why)
		}
	}
}
