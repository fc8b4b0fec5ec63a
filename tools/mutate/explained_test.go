package main

import (
	"strings"
	"testing"
)

func TestAnExplanationOutlivesLines(t *testing.T) {
	t.Parallel()
	all, err := parseExplanations("# why\n\np/p.go T.f compare `a  <\tb` #2\n\tboth are\n\talike\np/p.go - number `x`\n reason\n")
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v %v", all, err)
	}
	if all[0].reason != "both are alike" || all[0].original != "a < b" {
		t.Errorf("read %+v", all[0])
	}
	m := mutant{key: key{"p/p.go", "T.f", "compare", "a < b"}, ordinal: 2, line: 99}
	if !all[0].fits(m) || all[1].fits(m) {
		t.Error("the second comparison is explained by the first line alone")
	}
	if m.ordinal = 1; all[0].fits(m) {
		t.Error("#2 speaks of the first comparison")
	}
	if m = (mutant{key: key{"p/p.go", "-", "number", "x"}, ordinal: 7}); !all[1].fits(m) {
		t.Error("without a number all are meant")
	}
}

func TestOneReasonServesSeveral(t *testing.T) {
	t.Parallel()
	all, err := parseExplanations("p/p.go f drop `a`\n\tfirst\np/p.go f drop `b`\np/p.go f drop `c`\n\tsecond\n\tgoes on\n")
	if err != nil || len(all) != 3 {
		t.Fatalf("%+v %v", all, err)
	}
	for i, want := range []string{"first", "second goes on", "second goes on"} {
		if all[i].reason != want {
			t.Errorf("%s: %q, want %q", all[i].original, all[i].reason, want)
		}
	}
}

func TestWhatIsNoExplanation(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"p/p.go f compare a < b\n\twhy\n":  "1: the source text",
		"p/p.go compare `a`\n\twhy\n":      "1: want file, function",
		"p/p.go f compare `a` 2\n\twhy\n":  "1: want #1",
		"p/p.go f compare `a` #0\n\twhy\n": "1: want #1",
		"\twhy\n":                          "1: a reason before",
		"#\np/p.go f compare `a`\n#\n":     "2: no reason",
	} {
		if _, err := parseExplanations(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestTheLineThatIsPrintedCanBeRead(t *testing.T) {
	t.Parallel()
	for _, m := range MustOffice(t, "counter") {
		all, err := parseExplanations(head(m) + "\n\twhy\n")
		if err != nil || !all[0].fits(m) {
			t.Errorf("%s: %+v %v", head(m), all, err)
		}
	}
}
