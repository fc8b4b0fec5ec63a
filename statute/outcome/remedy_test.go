package outcome_test

import (
	"slices"
	"testing"

	"gongkai/statute/outcome"
)

// reply is an outcome with the ground of what it withholds, if any.
type reply struct {
	code   outcome.Code
	ground outcome.Ground
}

func replies() (all []reply) {
	for _, c := range outcome.Codes() {
		if c != outcome.A36_3_DENY {
			all = append(all, reply{c, ""})
		}
		if c == outcome.A36_3_DENY || c == outcome.A37_PARTIAL {
			for _, g := range outcome.Grounds() {
				all = append(all, reply{c, g})
			}
		}
	}
	return all
}

// 行政复议法 art. 23(1)(iv) with 法释〔2025〕8号 art. 1(2): 复议 comes first for refusals under arts 14–16 and for nothing else.
func TestRemedyFrom2024AndLetterOfEveryReply(t *testing.T) {
	t.Parallel()
	want := map[reply][2]string{
		{"A36_1_PUBLISHED", ""}:         {"optional", "T20"},
		{"A36_2_GRANT", ""}:             {"optional", "T21"},
		{"A37_PARTIAL", ""}:             {"optional", "T22"}, // what is left out is no government information
		{"A37_PARTIAL", "X14_SECRET"}:   {"mandatory", "T22"},
		{"A37_PARTIAL", "X14_LAW"}:      {"mandatory", "T22"},
		{"A37_PARTIAL", "X14_3S1W"}:     {"mandatory", "T22"},
		{"A37_PARTIAL", "X15_THIRD"}:    {"mandatory", "T22"},
		{"A37_PARTIAL", "X16_INTERNAL"}: {"mandatory", "T22"},
		{"A37_PARTIAL", "X16_PROCESS"}:  {"mandatory", "T22"},
		{"A37_PARTIAL", "X16_CASEFILE"}: {"mandatory", "T22"},
		{"A36_3_DENY", "X14_SECRET"}:    {"mandatory", "T23"},
		{"A36_3_DENY", "X14_LAW"}:       {"mandatory", "T24"},
		{"A36_3_DENY", "X14_3S1W"}:      {"mandatory", "T25"},
		{"A36_3_DENY", "X15_THIRD"}:     {"mandatory", "T26"},
		{"A36_3_DENY", "X16_INTERNAL"}:  {"mandatory", "T27"},
		{"A36_3_DENY", "X16_PROCESS"}:   {"mandatory", "T28"},
		{"A36_3_DENY", "X16_CASEFILE"}:  {"mandatory", "T29"},
		{"A36_7_REGISTER", ""}:          {"optional", "T30"}, // counted under 不予公开, but no refusal of arts 14–16
		{"A36_4_NONE", ""}:              {"optional", "T31"},
		{"A36_5_NOTOURS", ""}:           {"optional", "T32"},
		{"A38_PROCESSING", ""}:          {"optional", "T33"},
		{"A_UNCLEAR", ""}:               {"optional", "T34"},
		{"A39_PETITION", ""}:            {"optional", "T35"},
		{"A36_6_REPEAT", ""}:            {"optional", "T36"},
		{"A39_PUBLICATION", ""}:         {"optional", "T37"},
		{"A35_ABUSE", ""}:               {"optional", "T38"},
		{"A_CONFIRM", ""}:               {"optional", "T39"},
		{"A30_ABANDON_CORR", ""}:        {"optional", "T40"},
		{"A42_ABANDON_FEE", ""}:         {"optional", "T41"},
		{"A_WITHDRAWN", ""}:             {"none", "T43"}, // the confirmation is procedural
	}
	all := replies()
	if len(all) != len(want) {
		t.Errorf("%d replies, want %d", len(all), len(want))
	}
	for _, r := range all {
		row, known := want[r]
		if !known {
			t.Errorf("%v is not in the table", r)
			continue
		}
		if got := r.code.Remedy(r.ground); string(got) != row[0] {
			t.Errorf("%v is %s, want %s", r, got, row[0])
		}
		if got := r.code.Letter(r.ground); got != row[1] {
			t.Errorf("%v goes out as %s, want %s", r, got, row[1])
		}
		if got := outcome.RefusedUnder1416(r.code, []outcome.Ground{r.ground}); got != (row[0] == "mandatory") {
			t.Errorf("%v refused under arts 14–16: %v", r, got)
		}
	}
}

func TestOneWithheldPartIsEnough(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		grounds []outcome.Ground
		want    outcome.RemedyClass
	}{
		{"art. 37: nothing but what is no government information", []outcome.Ground{"", ""}, outcome.RemedyOptional},
		{"art. 37: one part is a third party's, one is no government information", []outcome.Ground{"", outcome.X15_THIRD}, outcome.RemedyMandatory},
		{"art. 37: a ground nobody knows is none of arts 14–16", []outcome.Ground{"X17"}, outcome.RemedyOptional},
	} {
		if got := outcome.A37_PARTIAL.Remedy(c.grounds...); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func TestNoTwoOutcomesShareALetter(t *testing.T) {
	t.Parallel()
	var seen []string
	for _, r := range replies() {
		l := r.code.Letter(r.ground)
		if r.code == outcome.A37_PARTIAL && slices.Contains(seen, l) {
			continue // one form, whatever its grounds
		}
		if l == "" || slices.Contains(seen, l) {
			t.Errorf("%v goes out as %q", r, l)
		}
		seen = append(seen, l)
	}
	for _, r := range []reply{{"A36_3_DENY", ""}, {"A36_3_DENY", "A36_4_NONE"}, {"", "X14_LAW"}, {"X14_LAW", ""}} {
		if l := r.code.Letter(r.ground); l != "" {
			t.Errorf("%v goes out as %s", r, l)
		}
	}
	if c := outcome.Code("A36").Remedy(outcome.X14_LAW); c != "" {
		t.Errorf("an unknown outcome is contested by %s", c)
	}
}
