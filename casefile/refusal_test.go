package casefile_test

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile"
)

func TestRefuse(t *testing.T) {
	t.Parallel()
	want := casefile.Refusals{{Check: "E13", Article: "条例第三十三条", Field: "on", Facts: map[string]string{"reply_due": "2024-04-01", "n": "1"}}}
	if diff := cmp.Diff(want, casefile.Refuse("E13", "条例第三十三条", "on", "reply_due", "2024-04-01", "n", "1", "stage", "", "without a value")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(casefile.Refusals{{Check: "H04"}}, casefile.Refuse("H04", "", "")); diff != "" {
		t.Error(diff)
	}
}

func TestRefusalsAreAnErrorThatNamesChecksOnly(t *testing.T) {
	t.Parallel()
	why := append(casefile.Refuse("H04", "条例", "on", "stage", "intake"), casefile.Refuse("H05", "", "text")...)
	err := fmt.Errorf("decide: %w", why.OrNil())
	if err.Error() != "decide: refused: H04 H05" {
		t.Error(err)
	}
	var got casefile.Refusals
	if !errors.As(err, &got) || !got.Has("H05") || got.Has("H01") {
		t.Errorf("%v", got)
	}
	if casefile.Refusals(nil).OrNil() != nil || (casefile.Refusals{}).OrNil() != nil {
		t.Error("no reason is an error")
	}
}

func TestNeeded(t *testing.T) {
	t.Parallel()
	for value, missing := range map[string]bool{"": true, " ": true, "\t\n　": true, "x": false, " 无 ": false} {
		if got := casefile.Needed("reason", value); (len(got) > 0) != missing || missing && (got[0].Check != "H05" || got[0].Field != "reason") {
			t.Errorf("%q: %v", value, got)
		}
	}
}

// A warning is passed by a signature with a reason under its own check id; nothing else is.
func TestUnsigned(t *testing.T) {
	t.Parallel()
	why := casefile.Refusals{{Check: "E14", MaySign: true}, {Check: "E01"}, {Check: "E15", MaySign: true}}
	for _, c := range []struct {
		says   string
		signed []casefile.Signed
		left   []string
	}{
		{"nothing signed", nil, []string{"E14", "E01", "E15"}},
		{"a warning signed", []casefile.Signed{{Check: "E14", ReasonID: "r"}}, []string{"E01", "E15"}},
		{"signed without a reason", []casefile.Signed{{Check: "E14"}}, []string{"E14", "E01", "E15"}},
		{"a hard stop cannot be signed", []casefile.Signed{{Check: "E01", ReasonID: "r"}}, []string{"E14", "E01", "E15"}},
		{"both warnings", []casefile.Signed{{Check: "E15", ReasonID: "r"}, {Check: "E14", ReasonID: "r"}}, []string{"E01"}},
	} {
		if got := why.Unsigned(c.signed).Checks(); !slices.Equal(got, c.left) {
			t.Errorf("%s: %v, want %v", c.says, got, c.left)
		}
	}
	if !slices.Equal(why.Checks(), []string{"E14", "E01", "E15"}) {
		t.Error("Unsigned changed its argument")
	}
}

// Every check constant is listed, once, and lies in a block that doc.go describes.
func TestChecks(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("refusal.go")
	if err != nil {
		t.Fatal(err)
	}
	var constants []string
	for _, m := range regexp.MustCompile(`= "([A-Z]\d\d)"`).FindAllStringSubmatch(string(source), -1) {
		constants = append(constants, m[1])
	}
	slices.Sort(constants)
	listed := slices.Sorted(slices.Values(casefile.Checks()))
	if diff := cmp.Diff(constants, listed); diff != "" || len(slices.Compact(listed)) != len(constants) {
		t.Errorf("-constants +listed\n%s", diff)
	}
	for _, id := range listed {
		if !strings.HasPrefix(id, "H0") && !strings.HasPrefix(id, "H2") && !strings.HasPrefix(id, "S5") && !strings.HasPrefix(id, "S6") {
			t.Errorf("%s is no id of this package", id)
		}
	}
}
