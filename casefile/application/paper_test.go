package application_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/internal/story"
	"gongkai/statute/review"
)

const scan = "0198f1a0-0000-7000-8000-0000000000ff"

// by is a signature of somebody with an account, on paper.
func by(signer string) *application.Paper { return &application.Paper{Signer: signer, Scan: scan} }

// What is true of a signature is true of whose it is, not of who typed it.
func TestWhoSignedOnPaperIsWhoSigned(t *testing.T) {
	t.Parallel()
	pass := func(p *application.Paper) application.Pass {
		c := plain("pass").(application.Pass)
		c.Paper = p
		return c
	}
	drafted := func() *story.Story {
		return story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-06").Drafted()
	}
	for _, c := range []struct {
		says, actor string
		cmd         casefile.Command
		check       string
	}{
		{"the drafter may enter what his head signed", "a", pass(by("head")), ""},
		{"but nobody's paper lets the drafter pass his own draft", "clerk", pass(by("a")), casefile.OwnApproval},
		{"a signature without a scan is a word", "clerk", pass(&application.Paper{Signer: "head"}), casefile.MissingField},
		{"whose signature it is must be said", "clerk", pass(&application.Paper{Scan: scan}), casefile.MissingField},
		{"the head is of the office", "clerk", pass(&application.Paper{Name: "李示范", Scan: scan}), casefile.MissingField},
		{"a legal reviewer may be from outside", "clerk", application.Countersign{Role: review.LegalReviewer, Opinion: review.Agrees,
			Paper: &application.Paper{Name: "李示范", Scan: scan}}, ""},
		{"another countersignature is not", "clerk", application.Countersign{Role: review.SecrecyOfficer, Opinion: review.Agrees,
			Paper: &application.Paper{Name: "李示范", Scan: scan}}, casefile.MissingField},
		{"either a name or an account", "clerk", application.Countersign{Role: review.LegalReviewer, Opinion: review.Agrees,
			Paper: &application.Paper{Signer: "head", Name: "李示范", Scan: scan}}, casefile.MissingField},
		{"the drafter cannot countersign on paper either", "clerk", application.Countersign{Role: review.LegalReviewer, Opinion: review.Agrees,
			Paper: by("a")}, casefile.OwnApproval},
	} {
		s := drafted().On("2024-03-07").By(c.actor)
		if c.check != "" {
			s.WantRefused(c.cmd, c.check)
			continue
		}
		s.Does(c.cmd)
	}
}

func TestASignatureOnPaper(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-06").Drafted()
	p := plain("pass").(application.Pass)
	p.Paper = by("head")
	s.On("2024-03-07").By("clerk").Does(p)
	if got := s.State(); got.ReviewedBy != "head" || got.ReviewedOn != day("2024-03-07") || got.Stage != application.Signing {
		t.Fatalf("reviewed by %q on %s, %s", got.ReviewedBy, got.ReviewedOn, got.Stage)
	}
	s.On("2024-03-08").By("clerk").WantRefused(application.Sign{Paper: by("a")}, casefile.OwnApproval)
	s.On("2024-03-06").By("clerk").WantRefused(application.Sign{Paper: by("leader")}, casefile.OutOfOrder)
	s.On("2024-03-08").By("clerk").Does(application.Sign{Paper: by("leader")})
	if got := s.State(); got.SignedBy != "leader" || got.SignedOn != day("2024-03-08") || got.Stage != application.Delivery {
		t.Errorf("signed by %q on %s, %s", got.SignedBy, got.SignedOn, got.Stage)
	}
}

// A warning may be taken upon himself on paper by whom it is to sign, and by nobody else.
func TestAWarningSignedOnPaper(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a").Drafted().By("head").Passed().Signed()
	courier := application.Deliver{Way: application.ByPost, Carrier: review.Courier}
	s.On("2024-03-06").By("clerk").Signing("E15").WantRefused(courier, "E15")
	courier.Paper = by("leader")
	s.By("clerk").Signing("E15").WantRefused(courier, "E15")
	courier.Paper = by("head")
	s.By("clerk").WantRefused(courier, "E15")
	s.By("clerk").Signing("E15").Does(courier)
	if s.State().Stage != application.Answered {
		t.Errorf("stage %s", s.State().Stage)
	}
}

// What is offered for paper is done for paper, whoever enters it, and for whom it is not, not.
func TestPaperIsOfferedLikeWhatItStandsFor(t *testing.T) {
	t.Parallel()
	cal := story.MustCalendar(t)
	rapid.Check(t, func(t *rapid.T) {
		w := begun(t, cal)
		w.wander(t, rapid.IntRange(0, 20).Draw(t, "steps"))
		signer := rapid.SampledFrom(people).Draw(t, "signer")
		offers := application.PaperOffers(w.state(t), signer, w.today, w.rules())
		days := w.tellingDays(t, offers)
		for _, kind := range []string{"pass", "countersign", "sign"} {
			o, offered := find(offers, kind)
			full := onPaper(plain(kind), by(signer))
			for _, on := range rapid.SliceOfN(rapid.SampledFrom(days), 6, 6).Draw(t, "days") {
				can := offered && o.From <= on && on <= o.To
				if why := w.ask(t, "whoever enters it", on, full); (len(why) == 0) != can {
					t.Fatalf("%s of %s on %s: offered %v, refused for %v", kind, signer, on, can, why)
				}
				if why := w.ask(t, "whoever enters it", on, onPaper(empty(kind), &application.Paper{Signer: signer})); onlyMissing(why) != can {
					t.Fatalf("%s of %s on %s: offered %v, empty refused for %v", kind, signer, on, can, why)
				}
			}
		}
	})
}

// A 联系记录 moves nothing, whatever was said; it is asked for at any time until the case is struck out.
func TestAContactMovesNothing(t *testing.T) {
	t.Parallel()
	said := application.Contact{Time: "15:40", Way: application.ByPhone, ContactText: application.ContactText{Number: "000-0000", Person: "张三示例",
		Content: "口头提出撤回", Result: "告知须书面提出"}}
	s := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a")
	before := s.State()
	s.On("2024-03-06").By("clerk").Does(said)
	after := s.State()
	after.Seq = before.Seq
	if diff := cmp.Diff(before.Clock, after.Clock); diff != "" || after.Stage != before.Stage || after.WithdrawnSeq != 0 {
		t.Errorf("stage %s\n%s", after.Stage, diff)
	}
	for _, bad := range []application.Contact{{Way: said.Way, ContactText: said.ContactText}, {Time: "25:00", Way: said.Way, ContactText: said.ContactText},
		{Time: "9:05", Way: said.Way, ContactText: said.ContactText}, {Time: "09:05", ContactText: said.ContactText}, {Time: "09:05", Way: "pigeon", ContactText: said.ContactText},
		{Time: "09:05", Way: said.Way}} {
		s.WantRefused(bad, casefile.MissingField)
	}
	s.On("2024-03-03").WantRefused(said, casefile.BeforeReceipt)
}

// The first day on which a reply was handed to the post stays its day, however often it comes back (国办公开办函〔2016〕235号).
func TestMailThatCameBack(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a").Drafted().Passed().Signed().Delivered("2024-03-20")
	s.On("2024-03-19").WantRefused(application.ReturnedMail{Reason: application.MailMoved}, casefile.OutOfOrder)
	s.On("2024-03-25").WantRefused(application.ReturnedMail{Reason: "lost"}, casefile.MissingField).
		WantRefused(application.SendAgain{Way: application.ByPost}, casefile.NotInThisState).
		Does(application.ReturnedMail{Reason: application.MailMoved})
	s.WantRefused(application.ReturnedMail{Reason: application.MailMoved}, casefile.NotInThisState)
	s.WantRefused(application.RecordService{Target: s.State().DeliveredSeq}, casefile.NotInThisState, casefile.MissingField)
	s.On("2024-03-24").WantRefused(application.SendAgain{Way: application.ByPost}, casefile.OutOfOrder)
	s.On("2024-03-26").Does(application.SendAgain{Way: application.ByPost, Tracking: "EX000000001CN"})
	s.On("2024-03-25").WantRefused(application.RecordService{Target: s.State().DeliveredSeq}, casefile.OutOfOrder)
	s.On("2024-03-28").WantRefused(application.RecordService{Target: s.State().DeliveredSeq, Proof: application.Proof{QueriedOn: day("2024-03-27")}}, casefile.OutOfOrder).
		Today("2024-04-05").Does(application.RecordService{Target: s.State().DeliveredSeq, Proof: application.Proof{QueriedOn: day("2024-04-05"), Scan: scan}})
	got := s.State()
	if got.RepliedOn != day("2024-03-20") || got.Clock.ClosedOn != day("2024-03-20") || got.Stage != application.Answered {
		t.Errorf("replied on %s, closed on %s", got.RepliedOn, got.Clock.ClosedOn)
	}
	all := got.Postings()
	if len(all) != 2 || all[0].On != day("2024-03-20") || all[0].ReturnedOn != day("2024-03-25") || all[1].On != day("2024-03-26") || all[1].Tracking != "EX000000001CN" {
		t.Errorf("%+v", all)
	}
	s.On("2024-04-05").WantRefused(application.Amend{Target: got.DeliveredSeq, NewOn: day("2024-03-29"), Reason: "x"}, casefile.OutOfOrder, casefile.OutOfOrder)
	s.WantRefused(application.Amend{Target: got.DeliveredSeq, ServedOn: day("2024-03-19"), Reason: "x"}, casefile.OutOfOrder)
	s.DeliveryWas("2024-03-21")
	if on := s.State().Postings()[0].On; on != day("2024-03-21") {
		t.Errorf("first posting on %s", on)
	}
	if s.NeverDelivered(); len(s.State().Postings()) != 0 {
		t.Errorf("%+v", s.State().Postings())
	}
}

// By hand the reply's day is the day the applicant signed; who served it stands on the 送达回证.
func TestServersAreNamedWhereSomebodyServes(t *testing.T) {
	t.Parallel()
	signed := func() *story.Story {
		return story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a").Drafted().Passed().Signed()
	}
	two := []string{"刘示范", "陈示范"}
	signed().On("2024-03-06").By("clerk").WantRefused(application.Deliver{Way: application.ByPost, Servers: two}, casefile.MissingField).
		By("clerk").Does(application.Deliver{Way: application.ByHand, Servers: two})
}

// The proof of a posted reply is asked for on the tenth day, on a working morning, once; what came back or arrived asks for nothing.
func TestTheProofIsRemindedOf(t *testing.T) {
	t.Parallel()
	posted := func() *story.Story {
		return story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a").Drafted().Passed().Signed().Delivered("2024-03-20")
	}
	wanted := func(says string, s *story.Story, want ...casefile.Reminder) {
		t.Helper()
		if diff := cmp.Diff(want, application.Reminders(s.State(), rules(t))); diff != "" {
			t.Errorf("%s: -want +got\n%s", says, diff)
		}
	}
	wanted("a Saturday: told on Friday", posted(), casefile.Reminder{Kind: "proof", Due: day("2024-03-30"), At: at("2024-03-29 08:30"), To: "a"})
	wanted("archived", posted().Archived(), casefile.Reminder{Kind: "proof", Due: day("2024-03-30"), At: at("2024-03-29 08:30"), To: "a"})
	wanted("came back", posted().On("2024-03-25").Does(application.ReturnedMail{Reason: application.MailUnknown}))
	again := posted().On("2024-03-25").Does(application.ReturnedMail{Reason: application.MailUnknown}).On("2024-03-26").Does(application.SendAgain{Way: application.ByPost})
	wanted("sent again", again, casefile.Reminder{Kind: "proof", Due: day("2024-04-05"), At: at("2024-04-03 08:30"), To: "a"})
	served := posted()
	wanted("arrived", served.On("2024-03-22").Does(application.RecordService{Target: served.State().DeliveredSeq}))
	wanted("struck out", posted().Voided())
	byHand := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a").Drafted().Passed().Signed().Does(application.Deliver{Way: application.ByHand})
	wanted("by hand", byHand)
}

// A draft that was sent back is told to its handler.
func TestADraftSentBackIsTold(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a").Drafted().State()
	e := casefile.Envelope{CommandID: caseID, Actor: "head", On: day("2024-03-05"), AcceptedAt: at("2024-03-05 09:00")}
	d, err := application.Decide(s, e, application.Return{Reason: "请补充依据"}, rules(t))
	if diff := cmp.Diff([]casefile.Notice{{Kind: "returned", To: "a"}}, d.Tell); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}
