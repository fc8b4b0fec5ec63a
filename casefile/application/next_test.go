package application_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/story"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// turn is a turn as a row of a table: step, last day, with whom, since.
func turn(step application.Step, on string, whom application.Whom, since string) application.Turn {
	t := application.Turn{Step: step, On: date(on), Whom: whom, Since: date(since)}
	if whom == application.WithHandler {
		t.Account = "a"
	}
	return t
}

func date(s string) civil.Date {
	if s == "" {
		return 0
	}
	return day(s)
}

// incomplete is an application whose form names no telephone.
func incomplete(t *testing.T) *story.Story {
	r := story.Registration(story.InPerson)
	r.Party.Phone = ""
	return story.New(t).On("2024-03-04").Does(r).AssignedTo("a")
}

// The form of 2024-03-04 is complete; a notice of correction would be due on 13 March, the reply on 1 April.
func TestTheNextIrreversibleDay(t *testing.T) {
	t.Parallel()
	begun := func() *story.Story { return story.New(t).Received("2024-03-04", story.InPerson) }
	given := func() *story.Story { return begun().AssignedTo("a").Completed() }
	for _, c := range []struct {
		says      string
		tell      *story.Story
		now, then application.Turn // then: zero where the step stays
	}{
		{"art. 30: nobody has read it yet; then art. 33(2)", begun(),
			turn(application.StepCorrect, "2024-03-13", application.WithReviewer, "2024-03-04"),
			turn(application.StepExtend, "2024-04-01", application.WithReviewer, "2024-03-04")},
		{"art. 33(2): nothing is missing, the reply or the notice of extension", given(),
			turn(application.StepExtend, "2024-04-01", application.WithHandler, "2024-03-04"), application.Turn{}},
		{"art. 33(2): the head has to consent", given().On("2024-03-20").AskedExtension(20),
			turn(application.StepExtend, "2024-04-01", application.WithReviewer, "2024-03-20"), application.Turn{}},
		{"art. 33(2): he consented, the applicant is to be told", given().On("2024-03-20").AskedExtension(20).ApprovedExtension(),
			turn(application.StepExtend, "2024-04-01", application.WithHandler, "2024-03-04"), application.Turn{}},
		{"art. 33(2): one extension and no second", given().On("2024-03-20").AskedExtension(20).ApprovedExtension().ToldExtension(),
			turn(application.StepReply, "2024-04-29", application.WithHandler, "2024-03-04"), application.Turn{}},
		{"审核", given().On("2024-03-11").Drafted(),
			turn(application.StepReply, "2024-04-01", application.WithReviewer, "2024-03-11"), application.Turn{}},
		{"签发", given().On("2024-03-11").Drafted().On("2024-03-12").Passed(),
			turn(application.StepReply, "2024-04-01", application.WithSigner, "2024-03-12"), application.Turn{}},
		{"signed: it must be posted by the last day", given().On("2024-03-11").Drafted().Passed().On("2024-03-13").Signed(),
			turn(application.StepPost, "2024-04-01", application.WithWindow, "2024-03-13"), application.Turn{}},
		{"answered: no day of the law is left", given().On("2024-03-11").Drafted().Passed().Signed().Delivered("2024-03-12"),
			turn(application.StepArchive, "", application.WithHandler, "2024-03-12"), application.Turn{}},
		{"withdrawn before anybody had it", begun().On("2024-03-05").Withdrew(),
			turn(application.StepArchive, "", application.WithWindow, "2024-03-05"), application.Turn{}},
		{"archived", begun().On("2024-03-05").Withdrew().Archived(), application.Turn{}, application.Turn{}},
		{"struck out", begun().Voided(), application.Turn{}, application.Turn{}},
		{"art. 31: receipt is to be confirmed", story.New(t).Received("2024-03-04", story.OrdinaryMail),
			turn(application.StepConfirm, "2024-04-01", application.WithWindow, "2024-03-04"), application.Turn{}},
	} {
		got := c.tell.State().Next()
		want := c.then
		if want == (application.Turn{}) {
			want = c.now
		}
		if diff := cmp.Diff([]application.Turn{c.now, want}, []application.Turn{got.Now, got.Then}); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.says, diff)
		}
	}
}

// What others owe is theirs until its day is over; the day after it is the office's.
func TestWhatOthersOweComesBackByItself(t *testing.T) {
	t.Parallel()
	given := func() *story.Story {
		return story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a").Completed()
	}
	for _, c := range []struct {
		says          string
		tell          *story.Story
		before, after application.Turn
	}{
		{"art. 30: the applicant corrects, or is taken to have given up", given().On("2024-03-08").AskedCorrection(),
			application.Turn{Step: application.StepMend, Whom: application.WithApplicant, Since: day("2024-03-08")},
			application.Turn{Step: application.StepUnmet, Whom: application.WithReviewer}},
		{"109号 art. 6: he pays, or is taken to have given up", given().On("2024-03-08").Charged(),
			application.Turn{Step: application.StepPay, Whom: application.WithApplicant, Since: day("2024-03-08")},
			application.Turn{Step: application.StepUnpaid, Whom: application.WithReviewer}},
		{"art. 32: a third party is silent, the agency decides", given().On("2024-03-08").Consulted(clock.ThirdParty),
			application.Turn{Step: application.StepOpinion, Whom: application.WithThirdParty, Since: day("2024-03-08")},
			application.Turn{Step: application.StepExtend, Whom: application.WithHandler, Account: "a"}},
		{"art. 34: a co-maker is silent, which is consent", given().On("2024-03-08").Consulted(clock.CoMaker),
			application.Turn{Step: application.StepOpinion, Whom: application.WithCoMaker, Since: day("2024-03-08")},
			application.Turn{Step: application.StepExtend, Whom: application.WithHandler, Account: "a"}},
		{"art. 33(3): another agency", given().On("2024-03-08").Consulted(clock.Agency),
			application.Turn{Step: application.StepOpinion, Whom: application.WithAgency, Since: day("2024-03-08")},
			application.Turn{Step: application.StepExtend, Whom: application.WithHandler, Account: "a"}},
	} {
		n := c.tell.State().Next()
		last := n.Now.On
		if !n.Now.Whom.Outside() || last <= day("2024-03-08") {
			t.Errorf("%s: %+v", c.says, n.Now)
		}
		got, then := n.At(last), n.At(last+1)
		got.On = 0
		if diff := cmp.Diff(c.before, got); diff != "" {
			t.Errorf("%s, on the last day: -want +got\n%s", c.says, diff)
		}
		if then.Since != last+1 || then.On < last {
			t.Errorf("%s: it comes back on %s for %s", c.says, then.Since, then.On)
		}
		then.Since, then.On = 0, 0
		if diff := cmp.Diff(c.after, then); diff != "" {
			t.Errorf("%s, the day after: -want +got\n%s", c.says, diff)
		}
	}
}

// Of several opinions the first one due is looked at.
func TestTheFirstOpinionDueCounts(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a").On("2024-03-08").Consulted(clock.ThirdParty).
		On("2024-03-15").Consulted(clock.CoMaker)
	c := s.State().Clock.Consultations
	if got := s.State().Next().Now; got.On != min(c[0].AnswerDue, c[1].AnswerDue) || got.Whom != application.WithThirdParty {
		t.Errorf("%+v of %+v", got, c)
	}
	s.On("2024-03-18").Opinion("c1", application.Agrees)
	if got := s.State().Next().Now; got.On != c[1].AnswerDue || got.Whom != application.WithCoMaker || got.Since != day("2024-03-15") {
		t.Errorf("after the first: %+v", got)
	}
}

// art. 30: within seven working days and once. The day is over by itself, and the reply is left.
func TestTheDayOfTheCorrectionNoticePasses(t *testing.T) {
	t.Parallel()
	s := incomplete(t)
	n := s.State().Next()
	if n.At(day("2024-03-13")).Step != application.StepCorrect || n.At(day("2024-03-14")).Step != application.StepExtend {
		t.Errorf("%+v", n)
	}
	if got := n.At(day("2024-04-02")); got.On != day("2024-04-01") || got.Since != day("2024-03-04") {
		t.Errorf("past everything: %+v", got)
	}
	s.On("2024-03-08").AskedCorrection().On("2024-03-12").Corrected(story.InPerson)
	if got := s.State().Next().Now.Step; got != application.StepExtend {
		t.Errorf("after the one correction: %s", got)
	}
}

func TestWhatIsLacking(t *testing.T) {
	t.Parallel()
	given := func() *story.Story {
		return story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a").Completed()
	}
	for _, c := range []struct {
		says string
		tell *story.Story
		want []application.Lack
	}{
		{"art. 29(2): the form", incomplete(t), []application.Lack{application.LackData}},
		{"nothing", given(), nil},
		{"art. 33(3): an opinion, and proof that its letter arrived", given().On("2024-03-08").Consulted(clock.ThirdParty),
			[]application.Lack{application.LackOpinion, application.LackProof}},
		{"the proof came", given().On("2024-03-08").Consulted(clock.ThirdParty).On("2024-03-11").Served(), []application.Lack{application.LackOpinion}},
		{"arts 15, 17: what is handed out is looked at first", given().On("2024-03-11").Drafted(),
			[]application.Lack{application.LackSecrecy, application.LackPrivacy}},
		{"it was looked at", given().On("2024-03-11").Drafted().Passed(), nil},
		{"answered", story.New(t).Received("2024-03-04", story.InPerson).AssignedTo("a").Drafted().Passed().Signed().Delivered("2024-03-04"), nil},
	} {
		if diff := cmp.Diff(c.want, c.tell.State().Next().Lacks); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.says, diff)
		}
	}
}

// A refusal leaves after 法制审核, in whole or in part.
func TestARefusalLacksItsLegalReview(t *testing.T) {
	t.Parallel()
	for _, code := range outcome.Codes() {
		file := review.File{Replies: []review.Reply{{Item: "1", Code: outcome.A36_2_GRANT}, {Item: "2", Code: code}}}
		s := application.State{Stage: application.Review, Draft: &application.DraftState{File: file}}
		want := ""
		if code == outcome.A36_3_DENY || code == outcome.A37_PARTIAL {
			want = " legal "
		}
		if got := s.Next().Codes(); got != want {
			t.Errorf("%s lacks %q, want %q", code, got, want)
		}
		s.Draft.File.Legal = &review.LegalReview{Conclusion: review.Agrees}
		if got := s.Next().Codes(); got != "" {
			t.Errorf("%s, reviewed: %q", code, got)
		}
	}
}

// The order of one day is that of the constants: what goes to the post office stands first, and every step has a place.
func TestTheOrderOfOneDay(t *testing.T) {
	t.Parallel()
	order := []application.Step{application.StepPost, application.StepCorrect, application.StepExtend, application.StepOpinion, application.StepReply}
	for i, s := range order {
		if s.Rank() != i+1 {
			t.Errorf("%s stands at %d, want %d", s, s.Rank(), i+1)
		}
	}
	if application.Step("").Rank() != 0 || application.Step("").Passes() {
		t.Error("no step has a place")
	}
}
