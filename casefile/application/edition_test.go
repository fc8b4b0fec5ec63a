package application_test

import (
	"errors"
	"testing"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/internal/story"
)

// A new edition of the calendar moves the due date of an open case, and is silent about the others.
func TestAnotherEdition(t *testing.T) {
	t.Parallel()
	p := story.NewPure(t)
	s := story.With(t, p).Received("2024-03-04", story.InPerson).WantDue("2024-04-01").Recomputed()
	if s.State().Seq != 1 {
		t.Error("the same edition left an event")
	}
	p.Adopt(story.MustEdition(t, "test-2", "2024-03-18"))
	s.WantDue("2024-04-01").On("2024-03-05").Recomputed().WantDue("2024-04-02")
	if got := s.State(); got.CaseEdition() != "test-2" || got.Seq != 2 {
		t.Errorf("edition %s, seq %d", got.CaseEdition(), got.Seq)
	}
	if e, ok := p.Log(s.ID())[1].Event.(application.DueRecomputed); !ok || e.Before != day("2024-04-01") {
		t.Errorf("%+v", p.Log(s.ID())[1].Event)
	}
	s.Recomputed()
	if s.State().Seq != 2 {
		t.Error("seen once more, it left an event once more")
	}
}

func TestAnotherEditionLeavesClosedCasesAlone(t *testing.T) {
	t.Parallel()
	for name, tell := range map[string]func(*story.Story){
		"unborn":    func(*story.Story) {},
		"answered":  func(s *story.Story) { s.AssignedTo("a").Drafted().Passed().Signed().Delivered("2024-03-04") },
		"withdrawn": func(s *story.Story) { s.Withdrew() },
		"archived":  func(s *story.Story) { s.Withdrew().Archived() },
		"voided":    func(s *story.Story) { s.Voided() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := story.NewPure(t)
			s := story.With(t, p).On("2024-03-04")
			if name != "unborn" {
				tell(s.Received("2024-03-04", story.InPerson))
			}
			seq := s.State().Seq
			p.Adopt(story.MustEdition(t, "test-2", "2024-03-18"))
			if s.Recomputed(); s.State().Seq != seq {
				t.Error("it left an event")
			}
		})
	}
}

// What an event derived stands, whatever the calendar is when the log is folded.
func TestFoldingComputesNoLaw(t *testing.T) {
	t.Parallel()
	p := story.NewPure(t)
	s := story.With(t, p).Received("2024-03-04", story.InPerson)
	p.Adopt(story.MustEdition(t, "test-2", "2024-03-18"))
	s.On("2024-03-05").AssignedTo("a").WantDue("2024-04-01")
}

func TestStagesHoldersAndNames(t *testing.T) {
	t.Parallel()
	for _, stage := range application.Stages() {
		s := application.State{Stage: stage, Handler: "a", Number: "示例〔2024〕1号"}
		holds := stage == application.Handling || stage == application.Delivery
		if (s.Holder() == "a") != holds {
			t.Errorf("%s lies with %q", stage, s.Holder())
		}
		open := stage == "intake" || stage == "handling" || stage == "review" || stage == "signing" || stage == "delivery"
		if stage.Open() != open || s.CaseOpen() != open || s.CaseStage() != string(stage) || s.CaseNumber() != s.Number {
			t.Errorf("%s: %+v", stage, s)
		}
	}
	if application.Stage("unheard_of").Open() || (application.State{Stage: "unheard_of", Handler: "a"}).Holder() != "" {
		t.Error("an unknown stage is open")
	}
	if got := (application.Casefile{}).Kind(); got != casefile.KindApplication {
		t.Errorf("kind %s", got)
	}
}

// An act is judged by the calendar in force, although the case was not derived again yet: the notice of 2 April came too late.
func TestAnExtensionIsJudgedByTheCalendarInForce(t *testing.T) {
	t.Parallel()
	p := story.PureUnder(story.MustEdition(t, "test-2", "2024-03-18"))
	s := story.With(t, p).Received("2024-03-04", story.InPerson).WantDue("2024-04-02").AssignedTo("a").AskedExtension(20).ApprovedExtension()
	p.Adopt(story.MustCalendar(t))
	s.On("2024-04-02").WantRefused(application.NotifyExtension{Way: application.ByPost}, "E13").
		On("2024-04-01").ToldExtension().WantDue("2024-04-29")
}

type foreign struct{}

func (foreign) CommandKind() string { return "foreign" }
func (foreign) EventType() string   { return "foreign" }
func (foreign) EventVersion() int   { return 1 }

func TestWhatIsNotOfItsKindIsAFault(t *testing.T) {
	t.Parallel()
	file := application.Casefile{Rules: rules(t)}
	if _, err := file.Decide(file.Blank("x"), casefile.Envelope{}, foreign{}); !errors.Is(err, casefile.ErrNewer) {
		t.Errorf("command: %v", err)
	}
	if _, err := file.Evolve(file.Blank("x"), casefile.Recorded{Event: foreign{}}); !errors.Is(err, casefile.ErrNewer) {
		t.Errorf("event: %v", err)
	}
}
