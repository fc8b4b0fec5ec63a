package casefile_test

import (
	"testing"

	"gongkai/casefile"
)

func TestHowLongATextMayBe(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		act, field string
		want       int
	}{
		{"draft", "text", 100000}, {"note", "text", 5000}, {"ask-correction", "text", 20000}, {"register", "request", 20000}, {"void", "reason", 5000},
		{"sign", "sign_E14", 5000}, {"draft", "file.bases.0.third.harm", 5000}, {"deliver", "tracking", 60}, {"complete", "name", 200},
	} {
		if got := casefile.Letters(c.act, c.field); got != c.want {
			t.Errorf("%s %s: %d, want %d", c.act, c.field, got, c.want)
		}
	}
}
