package lawcases_test

import (
	"strings"
	"testing"

	"gongkai/internal/lawcases"
)

func TestACaseSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	c := lawcases.Case{Name: "示例", Article: "art. 33(2)", Want: map[string]any{"reply_due": "2024-04-01", "days_left": 3, "violations": []any{}}}
	if wrong := c.Wrong([]byte(`{"violations":[], "days_left":3, "reply_due":"2024-04-01", "late":true}`)); wrong != nil {
		t.Errorf("a right answer is called wrong: %q", wrong)
	}
	for answer, want := range map[string]string{
		`{"violations":[],"days_left":3,"reply_due":"2024-04-02"}`:      `示例 (art. 33(2)): reply_due is "2024-04-02", want "2024-04-01"`,
		`{"violations":[],"days_left":3,"reply_due":null}`:              `reply_due is null`,
		`{"violations":["S01"],"days_left":3,"reply_due":"2024-04-01"}`: `violations is ["S01"], want []`,
		`{"days_left":3,"reply_due":"2024-04-01"}`:                      `no member "violations"`,
		`[]`: "no object",
	} {
		if wrong := c.Wrong([]byte(answer)); len(wrong) != 1 || !strings.Contains(wrong[0], want) {
			t.Errorf("%s: %q, want %q", answer, wrong, want)
		}
	}
}

func TestAllFilesAreRead(t *testing.T) {
	t.Parallel()
	cases, err := lawcases.Clock()
	if err != nil || len(cases) < 100 {
		t.Errorf("%d examples, %v", len(cases), err)
	}
	sums, err := lawcases.AddWorking()
	if err != nil || len(sums) != 29 || sums[0]["start"] != "2019-05-15" {
		t.Errorf("%d sums, %v", len(sums), err)
	}
	due, err := lawcases.Due()
	if err != nil || len(due) < 15 || due[0]["which"] == "" {
		t.Errorf("%d periods, %v", len(due), err)
	}
}
