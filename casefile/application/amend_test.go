package application_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/internal/story"
	"gongkai/statute/clock"
	"gongkai/statute/review"
)

// An amendment keeps what was and what is: both stay visible. What never happened has no right date.
func TestAnAmendmentKeepsBothFacts(t *testing.T) {
	t.Parallel()
	p := story.NewPure(t)
	s := story.With(t, p).Received("2024-03-04", story.InPerson).Withdrew()
	s.On("2024-03-06").ReceiptWas("2024-03-01").NeverWithdrew()
	log := p.Log(s.ID())
	received := func(on string) clock.Fact {
		return clock.Fact{Kind: clock.Received, On: day(on), Channel: clock.InPerson}
	}
	for i, want := range []application.Amended{
		{Target: 1, Before: received("2024-03-04"), Fact: received("2024-03-01"), Stage: application.Retracted},
		{Target: 2, Before: clock.Fact{Kind: clock.Withdrawn, On: day("2024-03-04")}, Withdrawn: true, Stage: application.Intake},
	} {
		got, ok := log[2+i].Event.(application.Amended)
		if !ok || got.ReasonID == "" {
			t.Fatalf("%+v", log[2+i].Event)
		}
		got.Clock, got.ReasonID = clock.Clock{}, ""
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
	}
}

// Events name sealed texts and hold none; story.Pure holds that each text is named by its event.
func TestTextsLieBesideTheLog(t *testing.T) {
	t.Parallel()
	p := story.NewPure(t)
	s := story.With(t, p).Received("2024-03-04", story.InPerson).Completed().AssignedTo("a").Drafted("示例第一稿").Passed("示例意见").SentBack().
		Drafted("示例第二稿").Passed().SentBack().AskedExtension(5).AskedCorrection().Corrected(story.InPerson).Consulted(clock.ThirdParty).
		Opinion("c1", application.Objects).Consulted(clock.CoMaker).TookBack("c2").AskedReasons().LaterDate("2024-06-28").Noted().Charged().
		Withdrew().NeverWithdrew().Voided()
	private := []string{story.SomeParty().Name, story.SomeParty().DocNumber, story.SomeParty().Phone, story.SomeParty().Address}
	kinds := map[string]int{}
	for _, e := range p.Log(s.ID()) {
		for _, x := range e.Texts {
			private = append(private, x.Body)
			kinds[x.Kind]++
		}
	}
	want := map[string]int{"request": 2, "draft": 2, "opinion": 2, "reason": 8, "note": 1, "statement": 1, "correction": 1, "consultation": 2, "addressee": 2}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for _, e := range p.Log(s.ID()) {
		for _, secret := range private {
			if strings.Contains(string(e.Body), secret) {
				t.Errorf("%s holds %q", e.Event.EventType(), secret)
			}
		}
	}
}

// A signature queues the letter of the draft that was signed.
func TestASignatureQueuesItsLetter(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a").Drafted().Passed().State()
	e := casefile.Envelope{CommandID: caseID, Actor: "signer", On: day("2024-03-04"), AcceptedAt: day("2024-03-04").At(9, 0, 0)}
	d, err := application.Decide(s, e, application.Sign{DocNo: "示例公复〔2024〕1号"}, rules(t))
	if err != nil {
		t.Fatal(err)
	}
	want := casefile.Decision{Events: []casefile.Event{application.Signed{DocNo: "示例公复〔2024〕1号", As: review.Leader}},
		Effects: []casefile.Effect{{Kind: "reply_letter", Subject: s.Draft.TextID}}}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
