package words_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"gongkai/auth"
	"gongkai/web/words"
)

var updatePolicy = flag.Bool("update", false, "write docs/policy.md anew")

const policyFile = "../../docs/policy.md"

func TestThePolicyIsTheCommittedOne(t *testing.T) {
	t.Parallel()
	got := words.PolicyTable()
	if *updatePolicy {
		if err := os.WriteFile(policyFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(policyFile)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Error("the policy differs from docs/policy.md; if that is meant: go test ./web/words -run Policy -update")
	}
}

// Every act has a name in Chinese: a code tells nothing to those who decide who may.
func TestEveryActOfThePolicyHasAName(t *testing.T) {
	t.Parallel()
	for _, r := range auth.Policy() {
		if name := words.PolicyAct(r.Act); strings.HasPrefix(name, "：") || strings.ContainsFunc(strings.ReplaceAll(name, "AB岗", ""), func(c rune) bool { return c < 0x80 }) {
			t.Errorf("%s is called %q", r.Act, name)
		}
	}
}

// printed is the policy as the document prints it: who may, by act, role and scope.
func printed(t *testing.T) map[auth.Act]map[auth.Role][]string {
	t.Helper()
	text, err := os.ReadFile(policyFile)
	if err != nil {
		t.Fatal(err)
	}
	out := map[auth.Act]map[auth.Role][]string{}
	for line := range strings.SplitSeq(string(text), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != len(auth.Roles())+4 || !strings.Contains(cells[2], "`") {
			continue
		}
		act := auth.Act(strings.Trim(cells[2], " `"))
		out[act] = map[auth.Role][]string{}
		for i, r := range auth.Roles() {
			for scope := range strings.SplitSeq(strings.TrimSpace(cells[3+i]), "、") {
				out[act][r] = append(out[act][r], scope)
			}
		}
	}
	return out
}

// TestThePrintedPolicyIsTrue tries every act in every role: on a case of the own agency or another's, assigned or not, of the own unit or
// another's; as oneself and as the deputy of somebody who has the role.
func TestThePrintedPolicyIsTrue(t *testing.T) {
	t.Parallel()
	table := printed(t)
	if len(table) < 50 {
		t.Fatalf("only %d acts were read", len(table))
	}
	for act, roles := range table {
		if text := words.PolicyAct(act); text == "" || strings.HasSuffix(text, "：") || text == string(act) {
			t.Errorf("%s has no name: %q", act, text)
		}
		for _, role := range auth.Roles() {
			for _, c := range situations() {
				holder := auth.Person{ID: "holder", AgencyID: "ours", UnitID: "unit", Roles: []auth.Role{role}}
				if got, want := auth.May(holder, act, c.on) == nil, c.covered(roles[role]); got != want {
					t.Errorf("%s as %s, %s: %v, the table says %v", act, role, c.says, got, want)
				}
				deputy := auth.Person{ID: "deputy", AgencyID: "ours", UnitID: "elsewhere", StandsIn: []auth.Person{holder}}
				lent := slices.DeleteFunc(slices.Clone(roles[role]), func(s string) bool { return s == "不限" || act == auth.ManageDeputies })
				behalf, err := auth.Behalf(deputy, act, c.on)
				if want := c.covered(lent); (err == nil) != want || want && behalf != "holder" {
					t.Errorf("%s as deputy of a %s, %s: for %q, %v, want %v", act, role, c.says, behalf, err, want)
				}
				deputy.AgencyID = "theirs"
				if err := auth.May(deputy, act, c.on); err == nil {
					t.Errorf("%s as deputy from another agency, %s: allowed", act, c.says)
				}
			}
		}
	}
}

// situation is whose a thing is, and which words of the table cover it.
type situation struct {
	says   string
	on     auth.Subject
	covers []string
}

func (s situation) covered(scopes []string) bool {
	return slices.ContainsFunc(scopes, func(x string) bool { return slices.Contains(s.covers, x) })
}

func situations() []situation {
	return []situation{
		{"nothing in particular", auth.Subject{}, []string{"不限"}},
		{"ours, assigned to another", auth.Subject{AgencyID: "ours", Handler: "another"}, []string{"本机关", "不限"}},
		{"ours, assigned to him", auth.Subject{AgencyID: "ours", Handler: "holder"}, []string{"本机关", "本人承办", "不限"}},
		{"another agency's", auth.Subject{AgencyID: "theirs", Handler: "another"}, []string{"不限"}},
		{"another agency's, assigned to him", auth.Subject{AgencyID: "theirs", Handler: "holder"}, []string{"不限"}},
		{"another agency's share of his unit", auth.Subject{AgencyID: "theirs", UnitID: "unit"}, []string{"本单位", "不限"}},
		{"our share of another unit", auth.Subject{AgencyID: "ours", UnitID: "other"}, []string{"本机关", "不限"}},
		{"our share of his unit", auth.Subject{AgencyID: "ours", UnitID: "unit"}, []string{"本机关", "本单位", "不限"}},
	}
}
