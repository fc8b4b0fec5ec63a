package application_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"gongkai/casefile/application"
	"gongkai/internal/story"
	"gongkai/statute/annual"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/statute/review"
)

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
		Tracking: "EX000000000CN", Checklist: []application.Missing{"document_check"}, OnForm: application.OnForm{Wanted: story.SomeWanted()}, Registrar: "clerk", RegisteredOn: day("2024-03-06"), Since: day("2024-03-06")}
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
	want.Draft = &application.DraftState{Seq: 4, By: "a", On: day("2024-03-07"), Outcome: "A36_2_GRANT", Row: annual.R3_1, File: review.File{
		ReceivedOn: day("2024-03-04"), Requests: []string{"1"}, Replies: []review.Reply{{Item: "1", Code: "A36_2_GRANT", Documents: []string{"d1"}}},
		Documents: []review.Document{{ID: "d1"}}}}
	holds("drafted")

	s.Today("2024-03-12").On("2024-03-12").Passed()
	want.Seq, want.Stage, want.ReviewedBy, want.ReviewedOn, want.Since = 5, application.Signing, story.Reviewer, day("2024-03-12"), day("2024-03-12")
	gate := &review.Gate{By: story.Reviewer, On: day("2024-03-12"), Conclusion: review.MayOpen}
	want.Draft.File.Documents = []review.Document{{ID: "d1", Secrecy: gate, Privacy: gate, Ours: gate}}
	want.Draft.File.Signatures = []review.Signature{{Role: review.OfficeHead, By: story.Reviewer, On: day("2024-03-12")}}
	holds("passed")

	s.Signed("示例公复〔2024〕3号")
	want.Seq, want.Stage, want.SignedBy, want.SignedOn, want.SignedSeq, want.DocNo = 6, application.Delivery, story.Signer, day("2024-03-12"), 6, "示例公复〔2024〕3号"
	want.Draft.File.Signatures = append(want.Draft.File.Signatures, review.Signature{Role: review.Leader, By: story.Signer, On: day("2024-03-12")})
	holds("signed")

	s.Does(application.Deliver{Way: application.ByHand})
	want.Seq, want.Stage, want.DeliveredSeq, want.Way, want.Outcome = 7, application.Answered, 7, application.ByHand, "A36_2_GRANT"
	want.RepliedOn, want.ClosedOn = day("2024-03-12"), day("2024-03-12")
	want.Counted = application.Decided{On: day("2024-03-12"), Outcome: "A36_2_GRANT", Row: annual.R3_1}
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

// A 补正通知, and what came of it.
func TestWhatACorrectionHolds(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a")
	first := s.State().RequestID
	holds := func(step string, want ...application.CorrectionState) {
		t.Helper()
		got := slices.Clone(s.State().Corrections)
		for i := range got {
			if got[i].TextID == "" {
				t.Errorf("%s: no text", step)
			}
			got[i].TextID = ""
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(application.CorrectionState{})); diff != "" {
			t.Errorf("%s: -want +got\n%s", step, diff)
		}
	}
	s.On("2024-03-06").AskedCorrection()
	holds("asked for", application.CorrectionState{Seq: 3})
	s.On("2024-03-08").Corrected(story.InPerson)
	holds("corrected", application.CorrectionState{Seq: 3, ReceivedSeq: 4})
	second := s.State().RequestID
	s.On("2024-03-11").Signing("S05").AskedCorrection().On("2024-03-12").Corrected(story.InPerson)
	holds("corrected once more", application.CorrectionState{Seq: 3, ReceivedSeq: 4}, application.CorrectionState{Seq: 5, ReceivedSeq: 6})
	s.NeverHappened(6)
	holds("not once more", application.CorrectionState{Seq: 3, ReceivedSeq: 4}, application.CorrectionState{Seq: 5})
	if got := s.State().RequestID; got != second {
		t.Errorf("the request is %s, want the second %s", got, second)
	}
	s.NeverHappened(5).NeverHappened(4)
	holds("nothing came", application.CorrectionState{Seq: 3})
	if got := s.State().RequestID; got != first {
		t.Errorf("the request is %s, want the first %s", got, first)
	}
	s.NeverHappened(3)
	holds("never asked for")
}

// Letters that ask for opinions. A number that was used is not used again.
func TestWhatAConsultationHolds(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a")
	holds := func(step string, want ...application.ConsultationState) {
		t.Helper()
		got := slices.Clone(s.State().Consultations)
		for i := range got {
			if got[i].AddresseeID == "" || got[i].TextID == "" || got[i].AddresseeID == got[i].TextID || (got[i].OpinionID == "") != (got[i].Opinion == "") {
				t.Errorf("%s: %+v", step, got[i])
			}
			got[i].AddresseeID, got[i].TextID, got[i].OpinionID = "", "", ""
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: -want +got\n%s", step, diff)
		}
	}
	c1 := application.ConsultationState{Ref: "c1", Seq: 3, Party: clock.ThirdParty}
	s.On("2024-03-06").Consulted(clock.ThirdParty)
	holds("sent", c1)
	c2 := application.ConsultationState{Ref: "c2", Seq: 4, Party: clock.Agency}
	s.On("2024-03-07").Consulted(clock.Agency)
	holds("sent to another", c1, c2)
	s.On("2024-03-08").Opinion("c1", application.Objects)
	c1.Opinion, c1.EndedSeq = application.Objects, 5
	holds("answered", c1, c2)
	s.TookBack("c2")
	c2.EndedSeq = 6
	holds("the other taken back", c1, c2)
	s.NeverHappened(5)
	c1.Opinion, c1.EndedSeq = "", 0
	holds("not answered", c1, c2)
	s.NeverHappened(3)
	holds("not sent", c2)
	s.Consulted(clock.CoMaker)
	holds("the next number", c2, application.ConsultationState{Ref: "c3", Seq: 9, Party: clock.CoMaker})
}

// A 收费通知 and its payment.
func TestWhatAFeeHolds(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a")
	holds := func(step string, want *application.FeeState) {
		t.Helper()
		if diff := cmp.Diff(want, s.State().Fee); diff != "" {
			t.Errorf("%s: -want +got\n%s", step, diff)
		}
	}
	s.On("2024-03-18").Charged()
	holds("charged", &application.FeeState{Seq: 3, Tariff: fee.Pages, Count: 45, Yuan: 150})
	s.On("2024-03-20").PaidFee()
	holds("paid", &application.FeeState{Seq: 3, Tariff: fee.Pages, Count: 45, Yuan: 150, PaidSeq: 4})
	s.NeverHappened(4)
	holds("not paid", &application.FeeState{Seq: 3, Tariff: fee.Pages, Count: 45, Yuan: 150})
	s.NeverHappened(3)
	holds("not charged", nil)
	s.Does(application.Charge{Tariff: fee.Units, Before: 10, Count: 2, Way: application.ByHand})
	holds("charged by the other tariff", &application.FeeState{Seq: 7, Tariff: fee.Units, Count: 2, Yuan: 200})
}

// What an order to answer anew leaves of the reply it annuls.
func TestWhatAnOrderTakesBack(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a").Drafted().Passed().Signed().Delivered("2024-03-05").On("2024-07-10").RedoOrdered(0)
	got := s.State()
	if got.RedoSeq != 7 || got.Draft != nil || got.ReviewedBy+got.SignedBy+got.DocNo+string(got.Way)+string(got.Outcome) != "" ||
		got.ReviewedOn+got.SignedOn+got.RepliedOn+got.ClosedOn != 0 || got.DeliveredSeq != 0 {
		t.Errorf("%+v", got)
	}
	if got.Counted.On != day("2024-03-05") || got.Handler != "a" || got.Stage != application.Handling {
		t.Errorf("counted %+v, %s with %s", got.Counted, got.Stage, got.Handler)
	}
}
