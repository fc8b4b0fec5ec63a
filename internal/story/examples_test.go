package story_test

import (
	"slices"
	"testing"

	"gongkai/casefile"
	"gongkai/internal/story"
)

// strict is a test that the first failure ends; it keeps the checks of the last refusal.
type strict struct {
	*testing.T
	*story.Pure
	refused []string
}

// over is thrown where a test would end.
type over struct{}

func (*strict) Helper()               {}
func (*strict) Errorf(string, ...any) { panic(over{}) }
func (*strict) Fatalf(string, ...any) { panic(over{}) }

func (s *strict) Submit(t story.T, in story.Submission) casefile.Refusals {
	why := s.Pure.Submit(t, in)
	s.refused = why.Checks()
	return why
}

// fails reports whether an example cannot be told, and for which checks its last act was refused.
func fails(t *testing.T, x story.Example) (why []string, failed bool) {
	t.Helper()
	s := &strict{T: t, Pure: story.NewPure(t)}
	defer func() {
		if thrown := recover(); thrown != nil {
			if thrown != any(over{}) {
				panic(thrown)
			}
			why, failed = s.refused, true
		}
	}()
	x.Tell(story.With(s, s))
	return nil, false
}

// What the clock complains of, a casefile does not let come true: an example that is no scene fails at an act that is refused, or
// says something for which there is no act.
func TestExamplesThatNoOfficeCanTell(t *testing.T) {
	t.Parallel()
	untold := story.Untold()
	for _, x := range story.Examples() {
		want, listed := untold[x.File]
		delete(untold, x.File)
		if why, failed := fails(t, x); failed != listed || !slices.Equal(why, want) {
			t.Errorf("%s: told %v, refused for %v, want told %v, refused for %v", x.File, !failed, why, !listed, want)
		}
	}
	for file := range untold {
		t.Errorf("there is no example %s", file)
	}
}
