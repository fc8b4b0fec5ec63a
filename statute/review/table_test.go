package review_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

func TestSignatures(t *testing.T) {
	t.Parallel()
	table := MustRules(t).Table
	for _, c := range []struct {
		says string
		got  []review.Role
		want string
	}{
		{"G5: every refusal", table.Signatures(), "foi_head leader"},
		{"art. 14: 国家秘密", table.Signatures(outcome.X14_SECRET), "secrecy_officer foi_head leader"},
		{"art. 14: prohibited by law", table.Signatures(outcome.X14_LAW), "legal_reviewer foi_head leader"},
		{"art. 14: 三安全一稳定", table.Signatures(outcome.X14_3S1W), "foi_head leader"},
		{"art. 15", table.Signatures(outcome.X15_THIRD), "foi_head leader"},
		{"art. 16(1)", table.Signatures(outcome.X16_INTERNAL), "foi_head leader"},
		{"art. 16(2): process", table.Signatures(outcome.X16_PROCESS), "owning_unit foi_head leader"},
		{"art. 16(2): case file", table.Signatures(outcome.X16_CASEFILE), "enforcement_unit foi_head leader"},
		{"several grounds, each role once", table.Signatures(outcome.X16_CASEFILE, outcome.X14_SECRET, outcome.X14_SECRET), "enforcement_unit secrecy_officer foi_head leader"},
		{"art. 32: against an objection", table.Overriding(), "main_leader"},
		{"art. 36(4)", table.SignaturesOf(outcome.A36_4_NONE), "unit_head archivist"},
		{"art. 36(5)", table.SignaturesOf(outcome.A36_5_NOTOURS), "foi_head"},
		{"art. 36(6)", table.SignaturesOf(outcome.A36_6_REPEAT), "foi_head"},
		{"art. 36(7)", table.SignaturesOf(outcome.A36_7_REGISTER), ""},
		{"art. 38", table.SignaturesOf(outcome.A38_PROCESSING), "unit_head"},
		{"art. 39(1)", table.SignaturesOf(outcome.A39_PETITION), "foi_head"},
		{"art. 35", table.SignaturesOf(outcome.A35_ABUSE), "leader"},
		{"art. 36(2)", table.SignaturesOf(outcome.A36_2_GRANT), ""},
	} {
		words := make([]string, len(c.got))
		for i, r := range c.got {
			words[i] = string(r)
		}
		if got := strings.Join(words, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}
}

func TestForces(t *testing.T) {
	t.Parallel()
	for _, g := range outcome.Grounds() { // arts 14, 15: 不予公开; art. 16: 可以不予公开
		want := review.Must
		if strings.HasPrefix(string(g), "X16") {
			want = review.May
		}
		if got := review.ForceOf(g); got != want {
			t.Errorf("%s: %s", g, got)
		}
	}
	if review.ForceOf("X17") != "" {
		t.Error("an unknown ground has a force")
	}
}

func TestRolesHaveNames(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{"": true}
	for _, r := range review.Roles() {
		if seen[r.Name()] || !r.Known() {
			t.Errorf("%s is called %q", r, r.Name())
		}
		seen[r.Name()] = true
	}
	if review.Role("clerk").Known() || review.Role("clerk").Name() != "" {
		t.Error("a clerk signs nothing")
	}
}

func TestATableIsNotChangedThroughItsRows(t *testing.T) {
	t.Parallel()
	table := MustRules(t).Table
	before := table.Row("X14_SECRET").Options[0]
	table.Rows()[5].Options[0].ID, table.Row("X14_SECRET").Conditions[0].Text = "x", "x"
	if got := table.Row("X14_SECRET"); got.Options[0] != before || got.Conditions[0].Text == "x" || table.Row("X17").Key != "" {
		t.Errorf("%+v", got)
	}
}

// Nothing passes for want of a table: each condition then stops under its own name.
func TestWithoutATableEverythingStops(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	f := Refusal(r, outcome.X16_PROCESS)
	f.Bases[0].Process.FreshReason = ""
	r.Table = review.Table{}
	got := review.Check(f, today(), r)
	if len(got) != 1 || got[0].Check != "process_fresh_reason" || got[0].Severity != review.Stop {
		t.Errorf("%+v", got)
	}
}

func TestGroundDataIsReadStrictly(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../../seeds/grounds/grounds.json")
	if err != nil {
		t.Fatal(err)
	}
	seed := string(b)
	for _, c := range []struct{ name, old, new, reason string }{
		{"an unknown member", `"key": "items",`, `"key": "items", "since": "",`, "since"},
		{"an unknown row", `"key": "delivery"`, `"key": "X17"`, "X17"},
		{"a row twice", `"key": "X14_LAW"`, `"key": "X14_SECRET"`, "X14_SECRET"},
		{"another force", `"key": "X16_PROCESS", "force": "may"`, `"key": "X16_PROCESS", "force": "must"`, "force"},
		{"a force for a reply", `"key": "A35_ABUSE",`, `"key": "A35_ABUSE", "force": "may",`, "force"},
		{"a condition nobody tests", `"id": "law_rank"`, `"id": "law_rang"`, "law_rang"},
		{"a condition in another row", `"id": "law_rank"`, `"id": "harm_cause"`, "harm_cause"},
		{"an unknown check", `"id": "law_rank", "check": "E04"`, `"id": "law_rank", "check": "E17"`, "E17"},
		{"an unknown severity", `"check": "E11", "severity": "stop"`, `"check": "E11", "severity": "note"`, "note"},
		{"a stop that may be signed", `"check": "E11", "severity": "stop"`, `"check": "E11", "severity": "stop", "may_sign": "leader"`, "警告"},
		{"a warning that nobody may sign", `"check": "E11", "severity": "stop"`, `"check": "E11", "severity": "warning"`, "警告"},
		{"an unknown step", `"check": "E11", "severity": "stop", "from": "submit"`, `"check": "E11", "severity": "stop", "from": "never"`, "never"},
		{"no field", `"field": "carrier"`, `"field": ""`, "field"},
		{"an unknown signer", `["unit_head", "archivist"]`, `["unit_head", "clerk"]`, "clerk"},
		{"an unknown overrider", `["main_leader"]`, `["boss"]`, "boss"},
		{"an alternative without a text", `"id": "fee", "text": "收取信息处理费"`, `"id": "fee", "text": " "`, "fee"},
		{"an alternative twice", `"id": "later", "text"`, `"id": "fee", "text"`, "fee"},
	} {
		changed := strings.Replace(seed, c.old, c.new, 1)
		if changed == seed {
			t.Errorf("%s: nothing to replace", c.name)
		}
		if _, err := review.ParseGrounds([]byte(changed)); !errors.Is(err, review.ErrData) || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	for _, text := range []string{"", "[]", "null", "{}", seed + "[]", strings.Replace(seed, `"severity"`, `"Severity "`, 1)} {
		if _, err := review.ParseGrounds([]byte(text)); !errors.Is(err, review.ErrData) {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}

// The texts are for people: Chinese, with something to do, and without the ids of this program.
func TestTextsSayWhatToDo(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for _, row := range MustRules(t).Table.Rows() {
		for _, c := range row.Conditions {
			if ids[c.ID] {
				t.Errorf("%s stands twice", c.ID)
			}
			ids[c.ID] = true
			if strings.ContainsFunc(c.Text, func(r rune) bool { return r >= 'A' && r <= 'z' && r != '{' }) {
				t.Errorf("%s: %s", c.ID, c.Text)
			}
			if !slices.ContainsFunc([]string{"请", "应当", "不得", "不是"}, func(w string) bool { return strings.Contains(c.Text, w) }) {
				t.Errorf("%s does not say what to do: %s", c.ID, c.Text)
			}
		}
	}
}
