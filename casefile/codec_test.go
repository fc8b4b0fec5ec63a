package casefile_test

import (
	"errors"
	"strings"
	"testing"

	"gongkai/casefile"
	"gongkai/internal/story/casetest"
)

type remark struct {
	Text string `json:"text"`
	N    int    `json:"n,omitempty"`
}

func (remark) CommandKind() string { return "remark" }
func (remark) EventType() string   { return "remarked" }
func (remark) EventVersion() int   { return 1 }

// The bytes are hashed: they may never change for a value.
func TestCanonical(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		v    any
		want string
	}{
		{remark{Text: "a<b>&c"}, `{"text":"a<b>&c"}`},
		{remark{Text: "换行\n", N: 2}, `{"text":"换行\n","n":2}`},
		{remark{}, `{"text":""}`},
		{struct{}{}, `{}`},
		{map[string]int{"b": 2, "a": 1}, `{"a":1,"b":2}`},
		{[]string(nil), `null`},
		{casefile.Refuse("H02", "", "on", "latest", "2024-03-20"), `[{"check":"H02","field":"on","facts":{"latest":"2024-03-20"}}]`},
		{casefile.Party{ID: "never", Name: "张三示例"}, `{"name":"张三示例"}`},
	} {
		if got := string(casetest.Canonical(t, c.v)); got != c.want {
			t.Errorf("%+v: %s, want %s", c.v, got, c.want)
		}
	}
	if _, err := casefile.Canonical(make(chan int)); err == nil {
		t.Error("a channel was encoded")
	}
}

func TestStrict(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"text":"x"}`, ` {"text":"x"} `, "{\"text\":\"x\"}\n", `{"text":"x","n":0}`} {
		got, err := casefile.ReadEvent[remark]([]byte(body))
		if err != nil || got != (remark{Text: "x"}) {
			t.Errorf("%q: %+v, %v", body, got, err)
		}
	}
	for _, body := range append(casetest.Broken(`{"text":"x"}`), `{"text":7}`, `{"text":"x","N2":1}`) {
		if got, err := casefile.ReadEvent[remark]([]byte(body)); !errors.Is(err, casefile.ErrNewer) || got != nil {
			t.Errorf("event %q: %+v, %v", body, got, err)
		}
		_, err := casefile.ReadCommand[remark]([]byte(body))
		if !errors.Is(err, casefile.ErrNewer) || !strings.HasPrefix(err.Error(), "command remark: ") || strings.Contains(err.Error(), "张三") {
			t.Errorf("command %q: %v", body, err)
		}
	}
}

func TestUnknown(t *testing.T) {
	t.Parallel()
	err := casefile.Unknown("event", "unheard_of", 3)
	if !errors.Is(err, casefile.ErrNewer) || err.Error() != "event unheard_of v3: written by a newer program" {
		t.Error(err)
	}
}
