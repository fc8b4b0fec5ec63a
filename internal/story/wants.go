package story

import (
	"slices"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/clock"
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

func (s *Story) offers(kind string) []casefile.Offer {
	s.t.Helper()
	actor := s.actor
	if actor == "" {
		actor = s.usual(kind)
	}
	return application.Offers(s.State(), actor, s.today)
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
