package application_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/story"
)

// openCase are the acts of an open case, whatever its stage.
var openCase = []string{"assign", "complete", "note", "withdraw", "amend", "void"}

// What can be done in each stage of the work, and in each state of an extension beside it.
func TestActsOfEachStage(t *testing.T) {
	t.Parallel()
	ways := []struct {
		stage application.Stage
		act   []string
		tell  func(*story.Story) *story.Story
	}{
		{application.Handling, []string{"draft"}, func(s *story.Story) *story.Story { return s }},
		{application.Review, []string{"pass", "return"}, func(s *story.Story) *story.Story { return s.Drafted() }},
		{application.Signing, []string{"sign", "return"}, func(s *story.Story) *story.Story { return s.Drafted().Passed() }},
		{application.Delivery, []string{"deliver", "return"}, func(s *story.Story) *story.Story { return s.Drafted().Passed().Signed() }},
	}
	extensions := []struct {
		says string
		act  []string
		tell func(*story.Story) *story.Story
	}{
		{"no extension", []string{"request-extension"}, func(s *story.Story) *story.Story { return s }},
		{"asked for", []string{"request-extension", "approve-extension"}, func(s *story.Story) *story.Story { return s.AskedExtension(20) }},
		{"approved", []string{"request-extension", "notify-extension"}, func(s *story.Story) *story.Story { return s.AskedExtension(20).ApprovedExtension() }},
		{"told", nil, func(s *story.Story) *story.Story { return s.AskedExtension(20).ApprovedExtension().ToldExtension() }},
		{"asked for, receipt in truth unconfirmed", nil, func(s *story.Story) *story.Story { return unconfirmed(s.AskedExtension(20)) }},
		{"approved, receipt in truth unconfirmed", nil, func(s *story.Story) *story.Story { return unconfirmed(s.AskedExtension(20).ApprovedExtension()) }},
	}
	for _, w := range ways {
		for _, x := range extensions {
			s := x.tell(w.tell(story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a"))).WantStage(w.stage)
			wantActs(t, string(w.stage)+", "+x.says, s.State(), slices.Concat(openCase, w.act, x.act))
		}
	}
}

// unconfirmed mends the receipt to an ordinary letter that nobody confirmed.
func unconfirmed(s *story.Story) *story.Story {
	return s.Amended(application.Amend{Target: 1, Channel: story.OrdinaryMail})
}

func TestActsBeforeAndAfterTheWork(t *testing.T) {
	t.Parallel()
	begun := func() *story.Story { return story.New(t).Received("2024-03-04", story.InPerson) }
	answered := func() *story.Story {
		return begun().AssignedTo("a").Drafted().Passed().Signed().Delivered("2024-03-04")
	}
	for _, c := range []struct {
		says  string
		state application.State
		acts  []string
	}{
		{"unborn", application.State{}, nil},
		{"registered", begun().State(), openCase},
		{"answered", answered().State(), []string{"archive", "note", "amend", "void"}},
		{"answered and archived", answered().Archived().State(), []string{"note", "amend", "void"}},
		{"withdrawn", begun().Withdrew().State(), []string{"archive", "note", "amend", "void"}},
		{"withdrawn and archived", begun().Withdrew().Archived().State(), []string{"note", "amend", "void"}},
		{"struck out", begun().Voided().State(), nil},
	} {
		wantActs(t, c.says, c.state, c.acts)
	}
}

// wantActs: for somebody who drafted and asked for nothing himself.
func wantActs(t *testing.T, says string, s application.State, want []string) {
	t.Helper()
	got := []string{}
	for _, o := range application.Offers(s, "somebody else", day("2024-03-05")) {
		got = append(got, o.Kind)
	}
	slices.Sort(got)
	if diff := cmp.Diff(append([]string{}, slices.Sorted(slices.Values(want))...), got); diff != "" {
		t.Errorf("%s: -want +offered\n%s", says, diff)
	}
}

// stateOf leaves out what the clock's own tests hold, and what ids follow from.
func stateOf(s *story.Story) application.State {
	out := s.State()
	out.ID, out.PartyID, out.RequestID, out.Facts = "", "", "", nil
	if out.Draft != nil {
		d := *out.Draft
		d.TextID = ""
		out.Draft = &d
	}
	return out
}

// Every field of a state, as a case goes on.
func TestWhatAStateHolds(t *testing.T) {
	t.Parallel()
	want := application.State{Seq: 1, Number: "示例公开申〔2024〕7号", Year: 2024, Ordinal: 7, Stage: application.Intake, Applicant: application.Research,
		Tracking: "EX000000000CN", Checklist: []application.Missing{"document_check"}, Registrar: "clerk", RegisteredOn: day("2024-03-06"), Since: day("2024-03-06")}
	r := story.Registration(story.SignedMail)
	r.Applicant, r.Tracking, r.Number, r.Year, r.Ordinal = want.Applicant, want.Tracking, want.Number, want.Year, want.Ordinal
	s := story.New(t).Today("2024-03-06").On("2024-03-04").Does(r)
	holds := func(step string) {
		t.Helper()
		if diff := cmp.Diff(want, stateOf(s), cmpopts.IgnoreFields(application.State{}, "Clock"), cmpopts.IgnoreUnexported(application.State{})); diff != "" {
			t.Errorf("%s: -want +got\n%s", step, diff)
		}
	}
	holds("registered")
	if got := s.State(); got.PartyID == "" || got.RequestID == "" || got.PartyID == got.RequestID {
		t.Errorf("party %q, request %q", got.PartyID, got.RequestID)
	}

	s.Today("2024-03-07").On("2024-03-07").Completed()
	want.Seq, want.Applicant, want.Checklist = 2, application.Natural, []application.Missing{}
	holds("completed")

	s.AssignedTo("a").Drafted()
	want.Seq, want.Handler, want.Stage, want.Since = 4, "a", application.Review, day("2024-03-07")
	want.Draft = &application.DraftState{Seq: 4, By: "a", On: day("2024-03-07"), Outcome: "A36_2_GRANT"}
	holds("drafted")

	s.Today("2024-03-12").On("2024-03-12").Passed()
	want.Seq, want.Stage, want.ReviewedBy, want.ReviewedOn, want.Since = 5, application.Signing, story.Reviewer, day("2024-03-12"), day("2024-03-12")
	holds("passed")

	s.Signed("示例公复〔2024〕3号")
	want.Seq, want.Stage, want.SignedBy, want.SignedOn, want.DocNo = 6, application.Delivery, story.Signer, day("2024-03-12"), "示例公复〔2024〕3号"
	holds("signed")

	s.Does(application.Deliver{Way: application.ByHand})
	want.Seq, want.Stage, want.DeliveredSeq, want.Way, want.Outcome = 7, application.Answered, 7, application.ByHand, "A36_2_GRANT"
	want.RepliedOn, want.ClosedOn = day("2024-03-12"), day("2024-03-12")
	holds("delivered, the 文号 as it was signed")

	s.NeverDelivered().Delivered("2024-03-12")
	want.Seq, want.DeliveredSeq, want.Way, want.DocNo = 9, 9, application.ByPost, "示例公复〔2024〕1号"
	holds("delivered again, the 文号 as it was given at delivery")
}

// A draft sent back loses its review, its signature and its number; the reason stays until the next draft.
func TestWhatAReturnTakesBack(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a").Drafted().Passed().Signed("示例公复〔2024〕3号").SentBack()
	got := s.State()
	if got.ReturnedID == "" || got.ReviewedBy+got.SignedBy+got.DocNo != "" || got.ReviewedOn != 0 || got.SignedOn != 0 || got.Draft == nil {
		t.Errorf("%+v", got)
	}
	if got := s.Drafted().State(); got.ReturnedID != "" {
		t.Errorf("the reason of the last return stands beside the new draft")
	}
}

// An extension on its way, as its notice is given, mended and undone.
func TestWhatAnExtensionHolds(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2025-06-03", story.InPerson).AssignedTo("a").On("2025-06-25").AskedExtension(15)
	want := application.ExtensionState{RequestedBy: "a", RequestedOn: day("2025-06-25"), Days: 15}
	holds := func(step string) {
		t.Helper()
		got := *s.State().Extension
		if got.ReasonID == "" {
			t.Errorf("%s: no reason", step)
		}
		got.ReasonID = ""
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", step, diff)
		}
	}
	holds("asked for")
	s.On("2025-06-26").ApprovedExtension()
	want.ApprovedBy, want.ApprovedOn = story.Reviewer, day("2025-06-26")
	holds("approved")
	s.On("2025-06-27").ToldExtension()
	want.NotifiedOn, want.NotifiedSeq = day("2025-06-27"), 5
	holds("told")
	s.On("2025-06-30").NoticeWas("2025-06-28")
	want.NotifiedOn = day("2025-06-28")
	holds("told on another day")
	s.NeverToldExtension()
	want.NotifiedOn, want.NotifiedSeq = 0, 0
	holds("never told")
}

// Whom an application is from lies beside the log.
func TestThePartyLiesBesideTheLog(t *testing.T) {
	t.Parallel()
	e := casefile.Envelope{CommandID: caseID, Actor: "clerk", On: day("2024-03-04"), AcceptedAt: day("2024-03-04").At(9, 0, 0)}
	want := story.SomeParty()
	want.ID = e.ID("party")
	decided := func(s application.State, c casefile.Command) {
		t.Helper()
		d, err := application.Decide(s, e, c, rules(t))
		if err != nil || d.Party == nil || *d.Party != want {
			t.Errorf("%s: %+v, %v", c.CommandKind(), d.Party, err)
		}
	}
	decided(application.State{}, story.Registration(story.InPerson))
	decided(story.New(t).Received("2024-03-04", story.InPerson).State(), application.Complete{Applicant: application.Natural, Party: story.SomeParty()})
}

// The same fact twice is one day; the arrival may lie on the day of what followed it.
func TestAReceiptMendedToTheDayOfTheReply(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-08").AssignedTo("a").Drafted().Passed().Signed().Delivered("2024-03-08")
	s.ReceiptWas("2024-03-08").WantReceivedOn("2024-03-08").WantInTime()
	if got := s.State().CaseDue(); got != civil.MustParse("2024-04-08") {
		t.Errorf("due %s", got)
	}
}

// What was drafted or signed was at hand by then; what closed a case happened before its file was archived.
func TestMendedDatesKeepTheOrderOfTheFile(t *testing.T) {
	t.Parallel()
	signed := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a").Drafted().Passed().Signed()
	signed.On("2024-03-08").WantRefused(application.Amend{Target: 1, NewOn: civil.MustParse("2024-03-07"), Reason: "写错"}, "S50")
	signed.ReceiptWas("2024-03-05").WantReceivedOn("2024-03-05")
	archived := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-06").Withdrew().On("2024-03-07").Archived()
	archived.On("2024-03-12").WantRefused(application.Amend{Target: archived.State().WithdrawnSeq, NewOn: civil.MustParse("2024-03-11"), Reason: "写错"}, "S57")
}
