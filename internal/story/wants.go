package story

import (
	"slices"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
)

func (d *diary) wantDate(what string, got civil.Date, want string) {
	d.t.Helper()
	if got.String() != want {
		d.t.Errorf("after act %d: %s %s, want %s", d.n, what, orNone(got), want)
	}
}

func orNone(d civil.Date) string {
	if d.IsZero() {
		return "none"
	}
	return d.String()
}

// WantStage holds where the case stands.
func (s *Story) WantStage(want application.Stage) *Story {
	s.t.Helper()
	if got := s.State().Stage; got != want {
		s.t.Errorf("after act %d: stage %s, want %s", s.n, got, want)
	}
	return s
}

// WantDue holds the reply due date.
func (s *Story) WantDue(want string) *Story {
	s.t.Helper()
	s.wantDate("due", s.State().Clock.ReplyDue, want)
	return s
}

// WantUnconfirmed holds that no period runs yet, and the date by which lists sort meanwhile.
func (s *Story) WantUnconfirmed(sorted string) *Story {
	s.t.Helper()
	c := s.State().Clock
	s.wantDate("due", c.ReplyDue, "")
	s.wantDate("received on", c.ReceivedOn, "")
	s.wantDate("sorted by", s.State().CaseDue(), sorted)
	if c.Status != clock.StatusUnconfirmed {
		s.t.Errorf("after act %d: status %s, want unconfirmed", s.n, c.Status)
	}
	return s
}

// WantReceivedOn holds the day of receipt (art. 31).
func (s *Story) WantReceivedOn(want string) *Story {
	s.t.Helper()
	s.wantDate("received on", s.State().ReceivedOn(), want)
	return s
}

// WantLimit holds the permissive date.
func (s *Story) WantLimit(want string) *Story {
	s.t.Helper()
	s.wantDate("limit", s.State().Clock.ReplyLimit, want)
	return s
}

// WantClosedOn holds the day on which the case was replied to, withdrawn or struck out; "" while open.
func (s *Story) WantClosedOn(want string) *Story {
	s.t.Helper()
	s.wantDate("closed on", s.State().ClosedOn, want)
	return s
}

// WantRepliedOn holds the reply date; "" without a reply.
func (s *Story) WantRepliedOn(want string) *Story {
	s.t.Helper()
	s.wantDate("replied on", s.State().RepliedOn, want)
	return s
}

// WantLate holds that the reply was late.
func (s *Story) WantLate() *Story {
	s.t.Helper()
	if !s.State().Clock.Late {
		s.t.Errorf("after act %d: in time, want late", s.n)
	}
	return s
}

// WantInTime holds that the reply was not late.
func (s *Story) WantInTime() *Story {
	s.t.Helper()
	if s.State().Clock.Late {
		s.t.Errorf("after act %d: late, want in time", s.n)
	}
	return s
}

// WantProvisional holds whether a date lies where no notice governs (暂定).
func (s *Story) WantProvisional(want bool) *Story {
	s.t.Helper()
	if got := s.State().Clock.Provisional; got != want {
		s.t.Errorf("after act %d: provisional %v, want %v", s.n, got, want)
	}
	return s
}

// WantViolations holds what the clock complains of.
func (s *Story) WantViolations(want ...clock.Check) *Story {
	s.t.Helper()
	if got := s.State().Clock.Violations; !slices.Equal(got, want) {
		s.t.Errorf("after act %d: the clock complains of %v, want %v", s.n, got, want)
	}
	return s
}

// WantConservative holds the date beside the due date that is safe whatever the law is taken to say.
func (s *Story) WantConservative(want string) *Story {
	s.t.Helper()
	s.wantDate("conservative date", s.State().Clock.ReplyDueConservative, want)
	return s
}

// WantWaiting holds what the clock is stopped for, that no reply is due meanwhile, and when the applicant's time ends.
func (s *Story) WantWaiting(want clock.StoppedFor, until string) *Story {
	s.t.Helper()
	got := s.State()
	if got.Waits() != want || got.Clock.Status != clock.StatusStopped {
		s.t.Errorf("after act %d: %s for %q, want stopped for %q", s.n, got.Clock.Status, got.Waits(), want)
	}
	s.wantDate("due", got.Clock.ReplyDue, "")
	s.wantDate("the applicant's time", got.CaseDue(), until)
	return s
}

// WantConsultation holds until when a party may answer, and how and when its letter ended.
func (s *Story) WantConsultation(ref, answerDue string, how clock.Ending, ended string) *Story {
	s.t.Helper()
	for _, c := range s.State().Clock.Consultations {
		if c.Ref != ref {
			continue
		}
		s.wantDate("answer to "+ref+" due", c.AnswerDue, answerDue)
		s.wantDate(ref+" ended", c.EndedOn, ended)
		if c.Ending != how {
			s.t.Errorf("after act %d: %s is %s, want %s", s.n, ref, c.Ending, how)
		}
		return s
	}
	s.t.Errorf("after act %d: no letter %s", s.n, ref)
	return s
}

// WantCounted holds the decision that the yearly report counts; "" for none.
func (s *Story) WantCounted(on string, as outcome.Code) *Story {
	s.t.Helper()
	got := s.State().Counted
	s.wantDate("counted with the decision of", got.On, on)
	if got.Outcome != as {
		s.t.Errorf("after act %d: counted as %q, want %q", s.n, got.Outcome, as)
	}
	return s
}

// WantOutcome holds how the case ended; "" while it has not.
func (s *Story) WantOutcome(want outcome.Code) *Story {
	s.t.Helper()
	if got := s.State().Outcome; got != want {
		s.t.Errorf("after act %d: outcome %q, want %q", s.n, got, want)
	}
	return s
}

// WantHandler holds who handles the case, and since when it lies where it lies.
func (s *Story) WantHandler(want, since string) *Story {
	s.t.Helper()
	if got := s.State().Handler; got != want {
		s.t.Errorf("after act %d: handled by %q, want %q", s.n, got, want)
	}
	s.wantDate("since", s.State().Since, since)
	return s
}

// WantMissing holds the checklist for the 补正 notice.
func (s *Story) WantMissing(want ...application.Missing) *Story {
	s.t.Helper()
	if got := s.State().Checklist; !slices.Equal(got, want) {
		s.t.Errorf("after act %d: missing %v, want %v", s.n, got, want)
	}
	return s
}

// rules are those of the stories, under the calendar the program ships.
func (s *Story) rules() application.Rules {
	s.t.Helper()
	return Files(MustCalendar(s.t))[casefile.KindApplication].(application.Casefile).Rules
}

func (s *Story) offers(kind string) []casefile.Offer {
	s.t.Helper()
	actor := s.actor
	if actor == "" {
		actor = s.usual(kind)
	}
	return application.Offers(s.State(), actor, s.today, s.rules())
}

// WantOffered holds that acts are possible today, each for whoever does such things.
func (s *Story) WantOffered(kinds ...string) *Story {
	s.t.Helper()
	for _, k := range kinds {
		if !offered(s.offers(k), k) {
			s.t.Errorf("after act %d: %s is not offered", s.n, k)
		}
	}
	s.actor = ""
	return s
}

// WantNotOffered holds that acts are not possible today.
func (s *Story) WantNotOffered(kinds ...string) *Story {
	s.t.Helper()
	for _, k := range kinds {
		if offered(s.offers(k), k) {
			s.t.Errorf("after act %d: %s is offered", s.n, k)
		}
	}
	s.actor = ""
	return s
}

// WantWindow holds for which legal dates an act is offered.
func (s *Story) WantWindow(kind, from, to string) *Story {
	s.t.Helper()
	for _, o := range s.offers(kind) {
		if o.Kind == kind {
			s.wantDate(kind+" offered from", o.From, from)
			s.wantDate(kind+" offered to", o.To, to)
			return s
		}
	}
	s.t.Errorf("after act %d: %s is not offered", s.n, kind)
	return s
}

// WantNext holds the one act that moves the case on.
func (s *Story) WantNext(want string) *Story {
	s.t.Helper()
	for _, o := range s.offers(want) {
		if o.Primary != (o.Kind == want) {
			s.t.Errorf("after act %d: next step %s: %v, want %s", s.n, o.Kind, o.Primary, want)
		}
	}
	return s
}

// WantRefused holds that an act is refused for exactly these reasons and leaves the case as it was.
func (s *Story) WantRefused(c casefile.Command, checks ...string) *Story {
	s.t.Helper()
	s.wantRefused(act{s.kind, s.id, s.who(s.usual(c.CommandKind())), c}, checks)
	return s
}

func offered(offers []casefile.Offer, kind string) bool {
	return slices.ContainsFunc(offers, func(o casefile.Offer) bool { return o.Kind == kind })
}
