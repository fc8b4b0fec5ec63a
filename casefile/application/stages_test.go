package application_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/story"
	"gongkai/statute/clock"
)

// openCase are the acts of an open case, whatever its stage.
var openCase = []string{"assign", "complete", "contact", "note", "withdraw", "order-redo", "amend", "void"}

// running are the acts of a case that is being handled while its count runs.
var running = []string{"draft", "ask-correction", "consult", "ask-reasons", "fix-later-date", "charge"}

// What can be done in each stage of the work, and in each state of an extension beside it.
func TestActsOfEachStage(t *testing.T) {
	t.Parallel()
	ways := []struct {
		stage application.Stage
		act   []string
		tell  func(*story.Story) *story.Story
	}{
		{application.Handling, running, func(s *story.Story) *story.Story { return s }},
		{application.Review, []string{"pass", "countersign", "return"}, func(s *story.Story) *story.Story { return s.Drafted() }},
		{application.Signing, []string{"sign", "countersign", "return"}, func(s *story.Story) *story.Story { return s.Drafted().Passed() }},
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
	}
	for _, w := range ways {
		for _, x := range extensions {
			s := x.tell(w.tell(story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a"))).WantStage(w.stage)
			wantActs(t, string(w.stage)+", "+x.says, s.State(), slices.Concat(openCase, w.act, x.act))
			act := slices.DeleteFunc(slices.Clone(w.act), func(kind string) bool { return kind == "fix-later-date" })
			wantActs(t, string(w.stage)+", "+x.says+", receipt in truth unconfirmed", unconfirmed(s).State(),
				slices.Concat(openCase, act, []string{"confirm-receipt"}))
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
		{"registered", begun().State(), slices.Concat(openCase, []string{"ask-correction", "ask-reasons"})},
		{"answered", answered().State(), []string{"archive", "returned-mail", "record-service", "complete", "contact", "note", "order-redo", "amend", "void"}},
		{"answered and archived", answered().Archived().State(), []string{"returned-mail", "record-service", "complete", "contact", "note", "order-redo", "amend", "void"}},
		{"withdrawn", begun().Withdrew().State(), []string{"archive", "complete", "contact", "note", "amend", "void"}},
		{"withdrawn and archived", begun().Withdrew().Archived().State(), []string{"complete", "contact", "note", "amend", "void"}},
		{"struck out", begun().Voided().State(), nil},
	} {
		wantActs(t, c.says, c.state, c.acts)
	}
}

// What can be done while the clock waits for the applicant, and while a date fixed or ordered stands in its place.
func TestActsBesideTheCount(t *testing.T) {
	t.Parallel()
	handled := func() *story.Story { return story.New(t).Received("2024-03-01", story.InPerson).AssignedTo("a") }
	without := func(acts []string, none ...string) []string {
		return slices.DeleteFunc(slices.Clone(acts), func(kind string) bool { return slices.Contains(none, kind) })
	}
	waiting := without(running, "ask-correction", "fix-later-date", "charge")
	for _, c := range []struct {
		says string
		tell *story.Story
		acts []string
	}{
		{"art. 30: a correction is waited for", handled().AskedCorrection(), slices.Concat(openCase, waiting,
			[]string{"receive-correction", "record-service"})},
		{"art. 30: its notice is proved to have arrived", handled().AskedCorrection().Served(), slices.Concat(openCase, waiting,
			[]string{"receive-correction"})},
		{"art. 30: its time is over", handled().AskedCorrection(1).Served(), slices.Concat(openCase, waiting,
			[]string{"receive-correction", "close-uncorrected"})},
		{"art. 30: it came", handled().AskedCorrection().Served().Corrected(story.InPerson), slices.Concat(openCase, running,
			[]string{"request-extension"})},
		{"art. 30: it came by fax", handled().AskedCorrection().Served().Corrected(story.Fax), slices.Concat(openCase,
			without(running, "fix-later-date"), []string{"confirm-receipt"})},
		{"109号 art. 6: a fee is waited for", handled().Charged(), slices.Concat(openCase, waiting,
			[]string{"record-payment", "record-service"})},
		{"109号 art. 6: it was paid", handled().Charged().PaidFee(), slices.Concat(openCase, without(running, "charge"),
			[]string{"request-extension", "record-service"})},
		{"art. 32: an opinion is waited for", handled().Consulted(clock.ThirdParty), slices.Concat(openCase, running,
			[]string{"request-extension", "record-opinion", "withdraw-consultation", "record-service"})},
		{"art. 32: it came", handled().Consulted(clock.ThirdParty).Opinion("c1", application.Agrees), slices.Concat(openCase, running,
			[]string{"request-extension", "record-service"})},
		{"art. 35: a later date stands", handled().LaterDate("2024-06-28"), slices.Concat(openCase, running)},
		{"an order stands", handled().Drafted().Passed().Signed().Delivered("2024-03-01").RedoOrdered(0), slices.Concat(openCase,
			without(running, "fix-later-date"))},
	} {
		wantActs(t, c.says, c.tell.State(), c.acts)
	}
}

// wantActs: for somebody who drafted and asked for nothing himself.
func wantActs(t *testing.T, says string, s application.State, want []string) {
	t.Helper()
	got := []string{}
	for _, o := range application.Offers(s, "somebody else", day("2024-03-05"), rules(t)) {
		got = append(got, o.Kind)
	}
	slices.Sort(got)
	if diff := cmp.Diff(append([]string{}, slices.Sorted(slices.Values(want))...), got); diff != "" {
		t.Errorf("%s: -want +offered\n%s", says, diff)
	}
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
		if err != nil || d.Party == nil || !reflect.DeepEqual(*d.Party, want) {
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
