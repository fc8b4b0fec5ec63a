package casetest

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongkai/casefile"
	"gongkai/statute/clock"
	"gongkai/statute/review"
)

// secret stands for a value that no error may quote.
const secret = "张三示例"

// NewerIsRefused holds that a type, a version or a field this program does not know is casefile.ErrNewer, and that the fault
// quotes nothing of the body.
func NewerIsRefused(t *testing.T, f casefile.File, samples []Sample) {
	t.Helper()
	read := func(kind string, v int, body string) {
		t.Helper()
		_, err := f.ReadEvent(kind, v, []byte(body))
		if !errors.Is(err, casefile.ErrNewer) {
			t.Errorf("%s v%d %.60s…: %v, want ErrNewer", kind, v, body, err)
		}
		if err != nil && strings.Contains(err.Error(), secret) {
			t.Errorf("the fault of %s quotes the body", kind)
		}
	}
	for _, s := range samples {
		if s.old() {
			continue
		}
		kind, v, body := s.Event.EventType(), s.Event.EventVersion(), string(Canonical(t, s.Event))
		for _, other := range []int{-1, 0, v + 1, 99} { // older ones are read
			read(kind, other, body)
		}
		read(kind+"x", v, body)
		for _, broken := range Broken(body) {
			read(kind, v, broken)
		}
	}
	read("", 1, "{}")
}

// NewerCommandIsRefused is the same for the commands that wait.
func NewerCommandIsRefused(t *testing.T, f casefile.File, kinds []string) {
	t.Helper()
	for _, kind := range kinds {
		if _, err := f.ReadCommand(kind, 1, []byte("{}")); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
		for _, v := range []int{-1, 0, 2} {
			if _, err := f.ReadCommand(kind, v, []byte("{}")); !errors.Is(err, casefile.ErrNewer) {
				t.Errorf("%s v%d: %v, want ErrNewer", kind, v, err)
			}
		}
		for _, broken := range Broken("{}") {
			if _, err := f.ReadCommand(kind, 1, []byte(broken)); !errors.Is(err, casefile.ErrNewer) {
				t.Errorf("%s %s: %v, want ErrNewer", kind, broken, err)
			}
		}
	}
	if _, err := f.ReadCommand("unheard-of", 1, []byte("{}")); !errors.Is(err, casefile.ErrNewer) {
		t.Errorf("a command of no kind: %v, want ErrNewer", err)
	}
}

// Broken are bodies that are not what this program writes.
func Broken(body string) []string {
	inner := strings.TrimPrefix(body, "{")
	comma := ","
	if inner == "}" {
		comma = ""
	}
	out := []string{"", "null", " null ", "[]", `"` + secret + `"`, "7", body + "{}", body + " 1", body + "]", body[:len(body)-1],
		fmt.Sprintf(`{"unheard_of":%q%s%s`, secret, comma, inner)}
	if i := bytes.Index([]byte(body), []byte(`"clock":{`)); i >= 0 { // a newer clock within
		out = append(out, body[:i]+`"clock":{"unheard_of":1,`+body[i+len(`"clock":{`):])
	}
	return out
}

var (
	key  = regexp.MustCompile(`^[a-z_]+(\[\w*\])?(\.\w+(\[\w*\])?)*$`)
	fact = regexp.MustCompile(`^(\d{4}-\d\d-\d\d|\d{1,4}|[a-z_]+\d{0,3}|A\w+)$`)
)

// T is *testing.T or *rapid.T.
type T interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Documented holds that a refusal has a known check, a field that is a name, and facts that are dates, counts or codes.
func Documented(t T, why casefile.Refusals) {
	t.Helper()
	if why != nil && len(why) == 0 {
		t.Errorf("refused for nothing")
	}
	known := casefile.Checks()
	for _, c := range clock.Checks() {
		known = append(known, string(c))
	}
	for _, c := range review.Checks() {
		known = append(known, string(c))
	}
	for _, c := range review.Elsewhere() {
		known = append(known, string(c.Check))
	}
	for _, r := range why {
		if !slices.Contains(known, r.Check) {
			t.Errorf("%s is no documented check", r.Check)
		}
		if r.Field != "" && !key.MatchString(r.Field) {
			t.Errorf("%s: field %q", r.Check, r.Field)
		}
		for k, v := range r.Facts {
			if !key.MatchString(k) || !fact.MatchString(v) {
				t.Errorf("%s: fact %q is %q, neither a date nor a count nor a code", r.Check, k, v)
			}
		}
	}
}

// Standing is a case as it stands, with its rules.
type Standing struct {
	File  casefile.File
	State casefile.State
}

// Decide decides a command and holds what is true of every decision: it is refused for documented reasons, or it is not of this kind
// of case, or it is done, can be folded and comes back from its bytes. It answers the refusals and where the case then stands.
func (s Standing) Decide(t T, e casefile.Envelope, c casefile.Command) (casefile.Refusals, Standing) {
	t.Helper()
	d, err := s.File.Decide(s.State, e, c)
	var why casefile.Refusals
	switch {
	case errors.As(err, &why):
		Documented(t, why)
	case err != nil && !errors.Is(err, casefile.ErrNewer):
		t.Fatalf("%s: %v", c.CommandKind(), err)
	case err == nil:
		return nil, s.follow(t, e, d)
	}
	return why, s
}

func (s Standing) follow(t T, e casefile.Envelope, d casefile.Decision) Standing {
	t.Helper()
	for n, ev := range d.Events {
		body, err := casefile.Canonical(ev)
		if err != nil {
			t.Fatalf("write %s: %v", ev.EventType(), err)
		}
		again, err := s.File.ReadEvent(ev.EventType(), ev.EventVersion(), body)
		if err != nil {
			t.Fatalf("read %s: %v", ev.EventType(), err)
		}
		if got, err := casefile.Canonical(again); err != nil || !bytes.Equal(got, body) {
			t.Fatalf("%s comes back otherwise:\n%s\n%s", ev.EventType(), body, got)
		}
		r := casefile.Recorded{Seq: n + 1, CommandID: e.CommandID, Actor: e.Actor, On: e.On, At: e.RecordedAt, Event: again}
		if s.State, err = s.File.Evolve(s.State, r); err != nil {
			t.Fatalf("fold %s: %v", ev.EventType(), err)
		}
	}
	return s
}
