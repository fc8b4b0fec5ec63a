package story

import (
	"time"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// T is what a story needs of a test: *testing.T and *rapid.T are both one.
type T interface {
	Helper()
	Name() string
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Submission is a command with everything that an envelope says about it.
type Submission struct {
	ID      string // of the command
	Kind    casefile.Kind
	Case    string
	Actor   string
	On      civil.Date
	At      time.Time // when it is accepted, and decided
	Command casefile.Command
	Signs   []string // checks that the actor takes upon himself, with a reason
}

// Birth reports whether the command makes its case.
func (s Submission) Birth() bool {
	switch s.Command.(type) {
	case application.Register, assignment.Issue, assignment.Open:
		return true
	}
	return false
}

func (s Submission) envelope() casefile.Envelope {
	e := casefile.Envelope{CommandID: s.ID, CaseID: s.Case, Actor: s.Actor, On: s.On, AcceptedAt: s.At, RecordedAt: s.At}
	for _, check := range s.Signs {
		e.Signed = append(e.Signed, casefile.Signed{Check: check, ReasonID: e.ID("signed/" + check)})
	}
	return e
}

// Runner is the level on which a story is told. Its clock stands at the instant of what it is given, and never goes back.
type Runner interface {
	// Submit decides a command and answers why it was refused. What the case orders of other cases is decided before Submit
	// returns; any other failure ends the test.
	Submit(t T, s Submission) casefile.Refusals
	// Look lets the clock come to an instant and does for a case what has fallen due.
	Look(t T, kind casefile.Kind, caseID string, to time.Time)
	// State is the case folded from its log; the blank state if there is none.
	State(t T, kind casefile.Kind, caseID string) casefile.State
}
