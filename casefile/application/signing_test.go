package application_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/story"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
	"gongkai/statute/review"
)

// awaitingSignature is a case that was passed.
func awaitingSignature(t *testing.T, ch clock.Channel, day string) *story.Story {
	t.Helper()
	return story.New(t).ReceivedConfirmed(day, ch, 0).AssignedTo("a").Drafted().Passed()
}

// signsOn decides a signature on a day under an office's names.
func signsOn(t *testing.T, s application.State, r application.Rules, on, today civil.Date) casefile.Refusals {
	t.Helper()
	e := casefile.Envelope{CommandID: "x", CaseID: s.ID, Actor: story.Signer, On: on, AcceptedAt: today.At(9, 0, 0), RecordedAt: today.At(9, 0, 0)}
	_, err := application.Decide(s, e, application.Sign{}, r)
	why, _ := err.(casefile.Refusals) //nolint:errorlint // Decide answers with the value itself
	return why
}

func missing(why casefile.Refusals) (out []string) {
	for _, x := range why {
		if x.Check == application.MissingRemedy {
			out = append(out, x.Facts["missing"])
		}
	}
	return out
}

func TestNoReplyIsSignedWithAGapInItsRemedy(t *testing.T) {
	t.Parallel()
	names := func(change func(*remedy.Names)) remedy.Venue {
		r := story.SomeRedress()
		r.Names.Online = ""
		change(&r.Names)
		return r
	}
	for _, c := range []struct {
		name, received string
		channel        clock.Channel
		redress        remedy.Venue
		want           []string
	}{
		{"nothing configured", "2024-03-04", clock.InPerson, remedy.Venue{}, []string{"body"}},
		{"复议法 art. 24: the county government", "2024-03-04", clock.InPerson, names(func(n *remedy.Names) { n.CountyGovernment = " " }), []string{"county_government"}},
		{"行诉法 art. 14: the basic court", "2024-03-04", clock.InPerson, names(func(n *remedy.Names) { n.BasicCourt = "" }), []string{"basic"}},
		{"what this body does not need", "2024-03-04", clock.InPerson, names(func(n *remedy.Names) { n.SuperiorDepartment, n.IntermediateCourt = "", "" }), nil},
		{"before 2024 the superior department is named too", "2023-03-06", clock.InPerson, names(func(n *remedy.Names) { n.SuperiorDepartment = "" }), []string{"superior_department"}},
		{"复议法 art. 22(2): an application by the internet", "2024-03-04", clock.Internet, names(func(*remedy.Names) {}), []string{"online"}},
		{"settings that give no paragraph", "2024-03-04", clock.InPerson, remedy.Venue{Body: remedy.Department}, []string{"paragraph"}},
		{"everything", "2024-03-04", clock.InPerson, story.SomeRedress(), nil},
	} {
		s := awaitingSignature(t, c.channel, c.received).State()
		r, on := rules(t), day(c.received)
		r.Redress = c.redress
		if diff := cmp.Diff(c.want, missing(signsOn(t, s, r, on, on))); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		_, offered := find(application.Offers(s, story.Signer, on, r), application.CmdSign)
		why := application.WhyNot(s, story.Signer, on, r)[application.CmdSign]
		if offered != (c.want == nil) || cmp.Diff(c.want, missing(why)) != "" {
			t.Errorf("%s: offered %v, why not %v", c.name, offered, why)
		}
	}
}

// The names that a day needs may differ from those of today: the offer begins with the first day that lacks none.
func TestASignatureOfAnEarlierDayNeedsTheNamesOfThatDay(t *testing.T) {
	t.Parallel()
	s := awaitingSignature(t, clock.InPerson, "2023-12-28").State()
	r := rules(t)
	r.Redress.Names.SuperiorDepartment = ""
	today := day("2024-01-03")
	o, ok := find(application.Offers(s, story.Signer, today, r), application.CmdSign)
	if !ok || o.From != day("2024-01-01") || o.To != today {
		t.Errorf("offered %v: %s to %s", ok, o.From, o.To)
	}
	if why := signsOn(t, s, r, day("2023-12-31"), today); cmp.Diff([]string{"superior_department"}, missing(why)) != "" {
		t.Errorf("on the last day of 2023: %v", why)
	}
	if why := signsOn(t, s, r, day("2024-01-01"), today); len(why) > 0 {
		t.Errorf("on the first of 2024: %v", why)
	}
}

func TestOneRoleIsASetting(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", clock.InPerson).AssignedTo("a").Drafted().By("law").
		Does(application.Countersign{Role: review.LegalReviewer, Opinion: review.Agrees}).State()
	r := rules(t)
	if why := application.WhyNot(s, "law", day("2024-03-04"), r)[application.CmdPass]; !why.Has(casefile.SecondRole) {
		t.Errorf("refused for %v", why)
	}
	r.OneRole = false
	if _, ok := find(application.Offers(s, "law", day("2024-03-04"), r), application.CmdPass); !ok {
		t.Error("an office that lets one person sign in two roles")
	}
}

// Both opinions of a role stay in the state, in the order of entry; the later one stands on the file.
func TestBothOpinionsStay(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", clock.InPerson).AssignedTo("a").Drafted()
	for _, o := range []review.Reaction{review.Objects, review.Agrees} {
		s.By("law").Does(application.Countersign{Role: review.LegalReviewer, Opinion: o, Text: "理由"})
	}
	d := s.State().Draft
	if len(d.Opinions) != 2 || d.Opinions[0].Opinion != review.Objects || d.Opinions[1].Opinion != review.Agrees || d.Opinions[0].TextID == d.Opinions[1].TextID {
		t.Errorf("%+v", d.Opinions)
	}
	if d.File.Legal.Conclusion != review.Agrees || len(d.File.Signatures) != 1 {
		t.Errorf("%+v", d.File)
	}
}

// A private courier (E15) is the head's to sign against; whoever passed the draft is the head, the clerk is not.
func TestAWarningIsSignedByItsRole(t *testing.T) {
	t.Parallel()
	courier := application.Deliver{Way: application.ByPost, Carrier: review.Courier}
	s := story.New(t).Received("2024-03-04", clock.InPerson).AssignedTo("a").Drafted().Passed().Signed()
	s.Signing("E15").WantRefused(courier, "E15")
	e := casefile.Envelope{CommandID: "x", Actor: story.Clerk, On: day("2024-03-04"), AcceptedAt: day("2024-03-04").At(9, 0, 0)}
	_, err := application.Decide(s.State(), e, courier, rules(t))
	if why, _ := err.(casefile.Refusals); len(why) != 1 || why[0].MaySign || why[0].Facts["may_sign"] != "foi_head" { //nolint:errorlint // a value
		t.Errorf("%+v", why)
	}
	r := rules(t)
	e.Actor, e.Signed = story.Signer, []casefile.Signed{{Check: "E15", ReasonID: "x"}}
	if _, err := application.Decide(s.State(), e, courier, r); err != nil {
		t.Errorf("the leader signs for the head: %v", err)
	}
	r.HigherMaySign = false
	if _, err := application.Decide(s.State(), e, courier, r); err == nil {
		t.Error("an office in which only the role itself signs")
	}
	s.By(story.Reviewer).Signing("E15").Does(courier).WantStage(application.Answered)
}

func TestAnObjectionSaysWhy(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", clock.InPerson).AssignedTo("a").Consulted(clock.ThirdParty)
	s.WantRefused(application.RecordOpinion{Ref: "c1", Opinion: application.Objects, Text: " "}, "H05").
		Does(application.RecordOpinion{Ref: "c1", Opinion: application.Agrees})
}

// The signer's own objection is not passed over by his signature.
func TestNobodySignsOverTheObjectionOfHisRole(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", clock.InPerson).AssignedTo("a").Drafted()
	s.By(story.Reviewer).Does(application.Countersign{Role: review.OfficeHead, Opinion: review.Objects, Text: "依据不足"})
	pass := application.Pass{Secrecy: review.MayOpen, Privacy: review.MayOpen, Ours: review.MayOpen}
	s.WantRefused(pass, "H05").Passed("已补充依据")
	object := application.Countersign{Role: review.Leader, Opinion: review.Objects, Text: "再议"}
	s.By(story.Signer).Does(object).WantRefused(application.Sign{}, "H04").WantNotOffered(application.CmdSign)
	object.Opinion, object.Text = review.Agrees, "已议"
	s.By(story.Signer).Does(object).Signed().WantStage(application.Delivery)
}

func TestWhatIsAwaitedAndUntilWhen(t *testing.T) {
	t.Parallel()
	begun := func() *story.Story {
		return story.New(t).Received("2024-03-04", clock.InPerson).AssignedTo("a").On("2024-03-05")
	}
	for _, c := range []struct {
		name  string
		story *story.Story
		today string
		want  application.Awaiting
	}{
		{"art. 30: 等待补正", begun().AskedCorrection().Served(), "2024-03-11",
			application.Awaiting{For: clock.ForCorrection, Until: day("2024-03-26"), Act: "receive-correction"}},
		{"art. 30: nothing came", begun().AskedCorrection().Served(), "2024-03-27",
			application.Awaiting{For: clock.ForCorrection, Until: day("2024-03-26"), Act: "close-uncorrected"}},
		{"109号 art. 6: 等待缴费", begun().Charged().Served(), "2024-03-11",
			application.Awaiting{For: clock.ForFee, Until: day("2024-04-02"), Act: "record-payment"}},
		{"109号 art. 6: nothing was paid", begun().Charged().Served(), "2024-04-03",
			application.Awaiting{For: clock.ForFee, Until: day("2024-04-02"), Act: "close-unpaid"}},
		{"art. 32: 等待第三方意见", begun().Consulted(clock.ThirdParty).Served(), "2024-03-11",
			application.Awaiting{For: clock.ForConsultation, Party: clock.ThirdParty, Until: day("2024-03-26"), Act: "record-opinion"}},
		{"art. 32: silence, the agency decides", begun().Consulted(clock.ThirdParty).Served(), "2024-03-27", application.Awaiting{}},
		{"nothing", begun(), "2024-03-11", application.Awaiting{}},
	} {
		got, waits := c.story.State().Awaits(day(c.today))
		if diff := cmp.Diff(c.want, got); diff != "" || waits != (c.want.Act != "") {
			t.Errorf("%s: %v %s", c.name, waits, diff)
		}
	}
}

func TestTheOriginalRequestStaysReachable(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", clock.InPerson).AssignedTo("a")
	first := s.State().RequestID
	if got := s.State(); got.OriginalRequestID() != first || got.RequestID != first {
		t.Errorf("before: %q %q", got.OriginalRequestID(), got.RequestID)
	}
	s.On("2024-03-05").AskedCorrection().On("2024-03-08").Corrected(clock.InPerson)
	if got := s.State(); got.OriginalRequestID() != first || got.RequestID == first {
		t.Errorf("after: %q %q", got.OriginalRequestID(), got.RequestID)
	}
}

func TestAReplyWhileAFeeIsAwaitedIsAWarning(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", clock.InPerson).AssignedTo("a").On("2024-03-05").Charged()
	s.WantRefused(application.Draft{Outcome: outcome.A36_2_GRANT, Text: "现予公开。"}, "S60").Signing("S60").Drafted().WantStage(application.Review)
}
